"""How Indonesians and the hurried write in chats, and what it stands for; only for words the knowledge lacks."""

_INDONESIAN = """
ga:tidak gak:tidak nggak:tidak ngga:tidak enggak:tidak engga:tidak kaga:tidak kagak:tidak tdk:tidak tak:tidak gk:tidak
ndak:tidak gabisa:tidak_bisa gbs:tidak_bisa gabs:tidak_bisa gakbisa:tidak_bisa gada:tidak_ada gaada:tidak_ada
gatau:tidak_tahu gtau:tidak_tahu blm:belum blom:belum belom:belum blum:belum udh:sudah udah:sudah sdh:sudah dah:sudah
uda:sudah gmn:bagaimana gimana:bagaimana gmana:bagaimana bgmn:bagaimana gmna:bagaimana knp:kenapa knapa:kenapa
ngapa:kenapa dmn:di_mana dmana:di_mana kpn:kapan brp:berapa brpa:berapa brapa:berapa sp:siapa spa:siapa ap:apa
apk:aplikasi aplikasinya:aplikasi bs:bisa bsa:bisa bisaa:bisa yg:yang yng:yang dgn:dengan dg:dengan dr:dari dri:dari
utk:untuk untk:untuk tuk:untuk pd:pada kpd:kepada krn:karena karna:karena krna:karena tp:tapi tpi:tapi jg:juga
jga:juga klo:kalau kalo:kalau klu:kalau trs:terus trus:terus lg:lagi lgi:lagi skrg:sekarang skrng:sekarang
skg:sekarang bgt:banget bngt:banget bgd:banget aja:saja aj:saja doang:saja sm:sama sma:sama ama:sama org:orang
orng:orang tmn:teman bln:bulan thn:tahun mgg:minggu jm:jam tgl:tanggal kmrn:kemarin kmrin:kemarin bsk:besok ntar:nanti
nnti:nanti pw:kata_sandi sndi:sandi akn:akun akunnya:akun
ak:aku aq:aku gw:saya gue:saya gua:saya sy:saya sya:saya lu:kamu elu:kamu kmu:kamu kk:kakak kak:kakak mimin:admin
gan:kakak msk:masuk msuk:masuk kluar:keluar dftr:daftar daptar:daftar hps:hapus apus:hapus ilang:hilang ngilang:hilang
liat:lihat lht:lihat ngeliat:lihat cm:cuma cuman:cuma bnyk:banyak byk:banyak dikit:sedikit dkit:sedikit dpt:dapat
dapet:dapat dpet:dapat pke:pakai pake:pakai pakek:pakai mnta:minta tlg:tolong tlng:tolong tulung:tolong plis:tolong
pls:please plz:please mhn:mohon trims:terima_kasih makasih:terima_kasih mksh:terima_kasih makasi:terima_kasih
tengkyu:terima_kasih thx:thanks tq:terima_kasih msg:pesan psn:pesan pesen:pesan mesen:pesan krm:kirim kirimin:kirim
ngirim:kirim trkirim:terkirim bls:balas bales:balas tlp:telepon tlpn:telepon telp:telepon telpon:telepon
telfon:telepon nmr:nomor nomer:nomor almt:alamat hrg:harga hrga:harga brg:barang byr:bayar bayarin:bayar bli:beli
trf:transfer tf:transfer rek:rekening gnti:ganti gantiin:ganti ubh:ubah rubah:ubah lemot:lambat lelet:lambat
lola:lambat ngelag:lambat ngadat:macet ngehang:macet ngeblank:layar_kosong eror:error erorr:error erro:error
eroor:error trjadi:terjadi msh:masih msih:masih smpe:sampai nyampe:sampai sampe:sampai smp:sampai sampek:sampai
smua:semua smw:semua semuanya:semua stlh:setelah sblm:sebelum spt:seperti kyk:seperti kayak:seperti kek:seperti
tau:tahu tw:tahu kasi:kasih bkn:bukan bkin:bikin bikinin:buat pgn:ingin pengen:ingin pengin:ingin pgen:ingin mo:mau
mw:mau hrs:harus kudu:harus mesti:harus lngsung:langsung lgsg:langsung cpt:cepat cepet:cepat bntr:sebentar bener:benar
bnr:benar betulin:perbaiki benerin:perbaiki idup:hidup matiin:matikan nyalain:nyalakan pasangin:pasang ngerti:mengerti
ngertiin:mengerti bantuin:bantu bnt:bantu donlot:unduh donload:unduh dowload:unduh cust:customer cs:customer_service
kntr:kantor bos:bos prsh:perusahaan perush:perusahaan
"""
_ENGLISH = """
u:you ur:your r:are y:why wat:what wht:what wats:what_is whats:what_is hw:how wen:when thru:through b4:before
2day:today 2moro:tomorrow tmrw:tomorrow tmr:tomorrow yday:yesterday acc:account acct:account pwd:password
pasword:password passwd:password paswot:password paswort:password passwrd:password pswd:password msgs:messages pic:picture pics:pictures info:information txn:transaction amt:amount
bal:balance ac:account num:number nos:numbers avl:available avail:available del:delivery deliv:delivery dt:date
ppl:people cuz:because coz:because bcoz:because bcz:because gonna:going_to wanna:want_to gotta:got_to dunno:dont_know
lemme:let_me gimme:give_me cud:could wud:would shud:should abt:about btw:by_the_way asap:as_soon_as_possible
rn:right_now dnt:dont cnt:cant wnt:want nt:not nd:and fr:for frm:from hv:have hav:have gd:good gud:good knw:know
kno:know wrk:work wrks:works wrkng:working rcvd:received recd:received
"""


def _expansions(entries: str) -> dict[str, tuple[str, ...]]:
    pairs = (entry.split(":") for entry in entries.split())
    return {short: tuple(long.split("_")) for short, long in pairs}


# "gmn" -> ("bagaimana",), "pw" -> ("kata", "sandi"). Where both languages shorten alike, the Indonesian reading counts.
SLANG = _expansions(_ENGLISH) | _expansions(_INDONESIAN)
INDONESIAN_SLANG = frozenset(_expansions(_INDONESIAN))
