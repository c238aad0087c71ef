"""Words that mean the same to a visitor, in English, Indonesian and slang, one group a line.

Phrasings are few, so a question often uses another word than all of them: "price" for "cost", "sandi" for "password".
Each group is one concept; a concept counts as a further feature beside the words and never replaces them.
A phrase is written with "_" between its words. The groups hold general language only: nothing of a product.
"""

_GROUPS = """
price cost rate expensive cheap pricey costly pricing tariff harga tarif biaya_berapa mahal murah how_much berapaan
fee charge surcharge commission biaya ongkos beban potongan_biaya admin_fee
pay payment paid paying bayar pembayaran membayar dibayar byr bayarin
bill invoice receipt statement tagihan faktur kuitansi nota invois struk
buy purchase bought acquire beli membeli pembelian dibeli
order ordered pesan pesanan memesan pemesanan order_placed dipesan book booking reserve reservation reservasi
sell sold selling jual menjual penjualan dijual
shop store outlet retailer toko gerai showroom warung market supermarket pasar
refund reimburse reimbursement money_back uang_kembali kembalikan_uang pengembalian_dana rifan
return give_back send_back retur mengembalikan kembalikan pengembalian dikembalikan balikin
exchange swap replace replacement substitute tukar menukar ganti_barang penukaran ditukar
cancel cancelled cancellation abort revoke undo batal batalkan membatalkan pembatalan dibatalkan cancelation
subscribe subscription membership langganan berlangganan keanggotaan membership_plan
plan package tier paket edition edisi
upgrade tingkatkan naik_paket naikkan upgrading
downgrade turun_paket turunkan_paket
trial free gratis cuma_cuma percobaan free_of_charge coba_gratis
discount promo promotion coupon voucher deal offer sale diskon kupon potongan promosi cashback rabat
bonus reward rewards cashback_reward hadiah gift prize_money point_reward kado
money fund funds cash uang dana duit tunai
balance saldo remaining_balance sisa_saldo
account akun rekening acc acct profile profil akunku
bank atm teller
card kartu debit_card credit_card kartu_kredit kartu_debit
transfer wire remit remittance kirim_uang mentransfer ditransfer trf tf
withdraw withdrawal withdrew pull_out_money take_out_money cash_out tarik penarikan menarik_uang tarik_tunai pencairan cairkan wd
deposit topup top_up add_money add_funds isi_saldo isi_ulang setor setoran menyetor
deduct deducted debited taken_out subtract terpotong dipotong potong kepotong terdebit
credit_to credited
lend loan borrow mortgage pinjam pinjaman kredit cicilan installment emi mengangsur angsuran kpr
save saving savings tabungan menabung
invest investment stock share saham investasi
tax taxes pajak ppn vat
salary wage paycheck payday income pay_check gaji upah pendapatan penghasilan
insurance insured asuransi
currency dollar dollars euro euros pound pounds rupiah rupee rupees yen peso pesos usd eur gbp idr kurs mata_uang ringgit baht dolar
exchange_rate conversion_rate nilai_tukar
spend spending expense expenditure pengeluaran belanja
transaction transaksi
lack shortage insufficient less kurang kekurangan tidak_cukup ga_cukup not_enough
deliver delivery ship shipping shipment shipped courier antar mengantar pengiriman kirim_barang ongkir kurir dikirim diantar
send mail_out kirim mengirim kirimkan kirimin dispatch
arrive arrived reach come_in land sampai tiba datang nyampe
receive received get_through obtain terima menerima diterima dapat mendapatkan dapet dapatkan
track tracking trace lacak melacak pelacakan resi whereabouts
late delay delayed overdue slow lag laggy lemot lambat telat terlambat lama lelet ngelag lola tertunda
fast quick quickly rapid speed soon immediately instantly instant asap cepat segera cepet langsung buruan sekarang_juga express
wait waiting tunggu menunggu nunggu pending await awaiting tertunda_proses
status progress state kondisi perkembangan
stock_available available availability in_stock tersedia ada_stok ketersediaan ready
warranty guarantee garansi jaminan
size dimension dimensions width height length measurement ukuran besar_kecil dimensi lebar tinggi panjang inch inches cm
custom customize customise customized customization bespoke tailor kustom kustomisasi
compare comparison versus vs difference different differ beda bandingkan perbandingan perbedaan bedanya membandingkan
best recommend recommendation suggest suggestion advise better saran sarankan rekomendasi terbaik merekomendasikan rekomen
feature features function fitur fungsi kemampuan capability
quality kualitas mutu
product item goods article barang produk
color colour shade tone red blue green yellow pink purple orange white black warna merah biru hijau kuning putih hitam ungu
forget forgot forgotten cant_remember dont_remember lupa terlupa ga_ingat tidak_ingat ga_inget lupain
remember recall ingat mengingat inget
remind reminder reminders ingatkan pengingat mengingatkan ingetin
password passcode passwd pwd pw pass passphrase sandi kata_sandi pasword katasandi passwort paswot paswrd psw
pin pincode pin_number
code kode otp verification_code token
login log_in sign_in signin logon log_on masuk masuk_akun logged_in signing_in login_page
logout log_out sign_out signout keluar keluar_akun
register registration sign_up signup enroll enrol create_account daftar mendaftar pendaftaran registrasi buat_akun join_up
verify verification verified confirm confirmation validate authenticate verifikasi konfirmasi memverifikasi mengonfirmasi validasi autentikasi confrom
identity id ktp identitas passport paspor who_i_am prove_myself its_me
username user_name nama_pengguna userid user_id
user users pengguna member anggota
role permission permissions access hak_akses akses izin peran privilege authorize authorization
security secure safe aman keamanan protect protection
privacy private privasi rahasia confidential
hack hacked compromised stolen steal theft thief dibobol dicuri curi maling diretas retas kebobolan
fraud fraudulent scam cheat cheated fake froud suspicious penipuan tipu menipu palsu curang cheating suspicious_activity unauthorized unauthorised unrecognized
lose lost missing misplaced gone disappear disappeared vanish vanished hilang kehilangan lenyap raib ilang
find found locate search look_for looking_for cari mencari temukan menemukan nyari carikan pencarian lookup
broken damaged damage defective faulty rusak cacat kerusakan pecah
repair fix mend solve resolve troubleshoot perbaiki memperbaiki benerin betulin perbaikan mengatasi atasi
error errors bug glitch crash crashed eror galat gagal_sistem crashing mistake fault hang ngehang macet nge_hang freeze frozen_screen stuck
problem issue trouble problems issues masalah kendala kesulitan gangguan problema difficulty
fail failed failing failure gagal didnt_work doesnt_work does_not_work not_working isnt_working wont_work unsuccessful unable cannot cant could_not couldnt can_not not_able tidak_bisa ga_bisa gak_bisa gabisa nggak_bisa tdk_bisa tidak_dapat tak_bisa tidak_berfungsi ga_jalan tidak_jalan not_go_through wont
reject rejected decline declined deny denied refuse refused ditolak tolak menolak penolakan
block blocked lock locked suspend suspended freeze_account frozen hold disabled banned blokir diblokir terblokir terkunci kunci dikunci dibekukan ditangguhkan
unblock unlock reactivate buka_blokir unfreeze aktifkan_kembali buka_kunci
activate activation enable aktifkan mengaktifkan aktivasi aktif menyalakan turn_on switch_on nyalakan hidupkan power_on nyalain hidupin
deactivate disable nonaktifkan menonaktifkan matikan turn_off switch_off shut_off shut_down shutdown power_off mematikan matiin mute silence silent
start begin launch open initiate mulai memulai buka membuka bukain
stop end finish quit halt berhenti hentikan akhiri selesai menghentikan pause cease
continue resume lanjut lanjutkan teruskan melanjutkan
change modify edit alter amend adjust switch ubah mengubah ganti mengganti sunting rubah diubah diganti gantiin
update updated updating refresh perbarui memperbarui pembaruan pemutakhiran diperbarui versi_baru
new newest latest recent baru terbaru terkini terakhir_keluar
old older existing lama_punya previous sebelumnya
delete remove erase clear wipe hapus menghapus dihapus hilangkan buang apus get_rid_of take_off cross_off unsubscribe
close terminate tutup menutup ditutup
add append insert include put_on tambah menambah tambahkan menambahkan masukkan memasukkan tambahin masukin
create make build generate set_up setup establish buat membuat bikin dibuat buatkan bikinin pengaturan_awal
reset restart reboot restore reinstall pulihkan setel_ulang atur_ulang mengatur_ulang mulai_ulang recover recovery
install download unduh mengunduh pasang memasang instal unduhan donlot pasangin
uninstall copot hapus_aplikasi
upload attach attachment unggah mengunggah lampiran lampirkan melampirkan
export ekspor eksport dump
import impor migrate migration migrasi pindah_data
share sharing bagikan berbagi membagikan invite invitation undang mengundang undangan
connect connection link linking integrate integration pair hubungkan koneksi sambungkan integrasi terhubung menghubungkan tersambung sambungan
disconnect disconnected offline terputus putus unlink
sync synchronize synchronise sinkron sinkronisasi
configure configuration setting settings preference preferences atur pengaturan setelan konfigurasi setting_an mengatur setup_options
app application apk aplikasi software program apps
website site web webpage situs laman halaman page url
browser chrome firefox safari peramban
phone mobile cellphone smartphone handphone ponsel hape telepon_genggam iphone android hp
computer laptop pc desktop komputer mac
internet wifi network jaringan sinyal signal
server database hosting
screen display layar tampilan blank_screen
report reports laporan reporting
dashboard dasbor panel
chart graph grafik diagram bagan
file document documents dokumen berkas folder pdf excel spreadsheet
picture photo image foto gambar picture_frame camera kamera selfie
email mail e_mail surel inbox gmail imel
message text sms chat pesan_teks dm whatsapp wa messaging pesan_masuk
notification notifications alert notifikasi pemberitahuan notif
call dial ring phone_call telepon telpon menelepon hubungi_telepon telfon ngobrol_telepon
contact reach_out get_in_touch hubungi menghubungi kontak customer_care call_center call_centre helpline toll_free
number no nomor nmr nomer
address alamat
name names nama
language bahasa translate translation terjemahkan english spanish french german indonesian inggris indonesia_bahasa speak
help assist assistance support aid bantu bantuan tolong menolong bantuin tulung
agent human person representative operator staff cs customer_service admin orang manusia petugas agen live_agent real_person
boss supervisor manager_person atasan pimpinan
complain complaint dissatisfied unhappy disappointed keluhan komplain kecewa mengeluh
good great nice excellent awesome amazing wonderful fantastic bagus baik hebat mantap keren oke mantul
bad terrible awful horrible worst useless waste jelek buruk parah payah
like love favorite favourite favorit suka enjoy kesukaan menyukai
hate dislike benci tidak_suka
thanks thank_you thank thx thankyou terima_kasih makasih trims tq makasi tks
hello hi hey greetings good_morning good_evening good_afternoon halo hai selamat_pagi selamat_siang selamat_malam hei helo
bye goodbye see_you dadah sampai_jumpa farewell good_night
sorry apologize maaf mohon_maaf
please plz pls mohon silakan kindly
yes yeah yep sure correct right iya betul benar agree true
no_answer nope nah bukan
wrong incorrect false inaccurate salah keliru tidak_benar tidak_sesuai mistaken improper ga_bener
dont_know unsure not_sure tidak_tahu ga_tau gatau entah
understand comprehend mengerti paham ngerti clarify explain explanation jelaskan menjelaskan penjelasan
mean meaning definition define arti definisi maksud artinya makna
what_is apa_itu tell_me_about
why reason kenapa mengapa knp alasan how_come knapa explain_why
how how_to how_do cara bagaimana gimana gmn caranya steps langkah gmana bgmn instructions procedure
where dimana di_mana dmn mana location lokasi located place tempat
when kapan kpn what_time jam_berapa jadwal schedule
who siapa whos
which yang_mana
can could able possible bisa dapatkah boleh bs allowed allow permit permitted
want wanna would_like wish mau ingin pengen pengin kepingin
need require required necessary must have_to butuh perlu membutuhkan harus requirement syarat persyaratan persyaratannya
use using usage utilize pakai menggunakan gunakan memakai pake penggunaan dipakai
view see show look display_it check lihat melihat cek periksa memeriksa tampilkan tunjukkan menampilkan liat ngecek mengecek
read baca membaca bacakan recite
write tulis menulis type ketik note notes catatan catat jot
tell inform let_me_know say beri_tahu kasih_tau kasih_tahu katakan sampaikan
ask question query tanya bertanya pertanyaan nanya
answer reply respond response balas jawab jawaban membalas balasan menjawab
know tahu mengetahui tau info information informasi details detail
give provide supply beri memberi berikan kasih menyediakan
time hour clock jam waktu pukul timezone zone
day date today tanggal hari hari_ini
tomorrow besok esok
yesterday kemarin kmrn
tonight evening night malam nanti_malam sore
morning pagi noon afternoon siang
week weekly minggu pekan weekend mingguan akhir_pekan
month monthly bulan bulanan
year yearly annual annually tahun tahunan
hourly_daily daily everyday every_day setiap_hari harian
monday tuesday wednesday thursday friday saturday sunday senin selasa rabu kamis jumat sabtu
january february march april june july august september october november december januari februari maret juni juli agustus oktober desember
one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty hundred thousand satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas puluh ratus ribu
first second_one third pertama kedua ketiga
limit maximum minimum limits max min batas batasan maksimal minimal maksimum kuota quota cap
more extra additional another lagi lebih tambahan spare
many multiple several banyak beberapa various
all every everything semua seluruh setiap
duplicate twice double again_charge dua_kali dobel ganda doubled
change_back revert reverted
automatic automatically auto otomatis
manual manually sendiri
schedule_event appointment meeting calendar event agenda rapat acara kalender janji jadwal_rapat
alarm wake_up bangunkan alarm_clock bangunin snooze tunda
timer countdown stopwatch penghitung_waktu
weather forecast rain rainy sunny snow snowy temperature cloudy humid storm windy hot cold cuaca hujan cerah suhu panas dingin salju umbrella payung badai prakiraan degrees fog sunshine hail humidity jaket mendung
music song songs track_song album playlist singer artist band lagu musik penyanyi daftar_putar tune
play listen putar mainkan memutar dengarkan mendengarkan putarkan
game games permainan
movie film films movies cinema bioskop theater theatre filem
book_to_read novel buku
podcast radio station stasiun
news headline headlines berita
sport match football soccer basketball cricket pertandingan team olahraga
score points point result results skor poin hasil nilai
win winning won winner winnings menang kemenangan juara
contest league tournament kontes lomba liga
joke funny laugh lelucon lucu humor jokes
food meal eat dinner lunch breakfast pizza makanan makan sarapan makan_siang makan_malam snack dish cuisine
restaurant cafe diner bar pub eatery restoran kafe rumah_makan bistro steakhouse
cook recipe ingredient ingredients bake memasak masak resep bahan cooking
drink coffee tea minuman kopi teh minum
calories calorie nutrition nutritional healthy diet kalori gizi protein weight_loss fat
health doctor hospital medicine sick pain disease symptom dokter obat sakit kesehatan
side_effect side_effects efek_samping
child children kids baby kid anak bayi
mother father mom dad parent parents brother sister wife husband ibu ayah suami istri kakak adik aunt uncle family keluarga spouse
friend friends teman sahabat kawan
car vehicle automobile mobil kendaraan
tire tires ban tyre
gas fuel petrol gasoline bensin bbm
taxi cab uber ride ojek taksi
train bus subway kereta bis metro
flight plane airline airport fly pesawat penerbangan bandara
travel trip vacation journey visit liburan perjalanan holiday wisata tour
hotel motel inn lodging penginapan
luggage baggage bagasi koper
visa visas
country city abroad overseas foreign international state negara kota luar_negeri region wilayah province
near nearby nearest close_by closest around_here dekat terdekat sekitar
far distance away jauh jarak miles kilometers mile km
direction directions route navigate map arah rute peta petunjuk_jalan
traffic jam_traffic congestion macet_jalan kemacetan lalu_lintas
light lights lamp bulb lampu brightness bright lighting
dim darker redupkan gelap less_bright
volume louder loud quieter sound audio speaker suara keras kencang speakers
increase raise higher turn_up bump_up naik naikin menaikkan tambah_besar crank_up
decrease lower reduce turn_down cut_down turun kurangi turunin mengecilkan kecilkan
clean cleaning vacuum bersihkan membersihkan
house home room kitchen bedroom rumah kamar dapur living_room
list daftar_isi lists todo to_do shopping_list daftar_belanja
calculate compute sum plus minus math multiply divide hitung menghitung square_root times
convert conversion konversi
spell spelling eja mengeja ejaan
capital population president history ibu_kota presiden
repeat again say_again ulang ulangi mengulang once_more
age old_are_you umur usia birthday born ulang_tahun
job work occupation career employer kerja pekerjaan kantor office company perusahaan
robot bot ai computer_program artificial
hobby hobbies pastime
pet pets dog cat peliharaan kucing anjing
weigh weight heavy berat
flip_coin coin roll dice dadu koin
random acak
reservation_table table meja
open_hours opening_hours business_hours jam_buka jam_operasional working_hours operating
distributor dealer distributors reseller agen_resmi
crypto bitcoin cryptocurrency
cheque check_paper cek_kertas checks checkbook
branch cabang
apple_pay google_pay gopay ovo dana_wallet ewallet wallet e_wallet dompet
recipient beneficiary receiver penerima
sender pengirim
student pelajar siswa school sekolah
event_fun festival concert konser festival_acara show_event
tv television series show_tv serial channel episode
social_media facebook twitter instagram tweet medsos
version versi
theme tema dark_mode mode_gelap
backup cadangan cadangkan
api webhook endpoint rest_api api_key
domain subdomain dns
license licence lisensi
contract kontrak agreement perjanjian terms syarat_ketentuan policy kebijakan rules aturan
compensation ganti_rugi kompensasi
not no never dont didnt doesnt isnt arent wasnt werent hasnt havent hadnt wouldnt shouldnt neither nor tidak bukan belum tak jangan
come came coming comes datang mendatang
go went goes gone pergi
take took taken taking takes ambil mengambil
bring brought bawa membawa
expire expired expires expiring expiry expiration valid_until kedaluwarsa kadaluarsa kadaluwarsa berlaku masa_berlaku jatuh_tempo due deadline
merchant seller vendor penjual
physical plastic fisik
interest apr interest_rate suku_bunga
credit_score credit_rating skor_kredit
apply applied applying applicant lamar melamar mengajukan ajukan pengajuan
approve approved accept accepted accepts acceptable acceptance approval disetujui setujui menyetujui
urgent urgently emergency darurat mendesak genting
recognize recognise recognized recognised unknown unfamiliar kenal mengenali dikenali
request requested requesting minta meminta permintaan ask_for
try tried trying tries attempt attempted coba mencoba dicoba nyoba
happen happened happening happens terjadi kejadian going_on
seem seems appear appears appeared sepertinya kayaknya tampaknya
always constantly repeatedly selalu terus berkali_kali keep_getting keeps
amount total jumlah nominal
now currently current right_now at_the_moment sekarang saat_ini present
rent rental lease sewa menyewa rented landlord
plug socket smart_plug colokan stopkontak
choose choosing chosen select selected pick pilih memilih pilihan option options opsi choice
prove proof evidence bukti
should supposed expected expect harusnya seharusnya semestinya
postcode zip zip_code postal serviceable kode_pos
covid coronavirus corona pandemic lockdown pandemi
gym workout exercise fitness muscle otot latihan kebugaran
vaccine vaccination vaccinations shot shots vaksin imunisasi
hear heard dengar mendengar terdengar
think thought thoughts opinion pikir menurut pendapat believe
feedback review reviews rating rate_it ulasan masukan kritik testimoni stars bintang penilaian
cart basket keranjang
bed mattress kasur pillow pillows bantal
watch tonton menonton nonton streaming
next skip berikutnya selanjutnya lewati
last previous_one terakhir
percent percentage persen
how_often frequency seberapa_sering
how_long duration berapa_lama durasi
how_many berapa_banyak
bread rice chicken beef pork fish cheese milk pasta spaghetti macaroni soup salad cookie cookies cake sugar egg eggs potato potatoes onion butter flour sushi taco tacos burger sandwich bacon cereal chocolate nasi ayam sapi ikan keju susu telur roti sayur buah
usa america american uk england british europe european india indian china chinese japan japanese korea korean france italy italian germany spain russia mexico mexican canada canadian brazil africa asia australia singapore malaysia thailand jakarta bandung surabaya bali london paris rome tokyo new_york chicago boston dallas denver seattle miami atlanta houston los_angeles las_vegas san_francisco hawaii florida texas california
mastercard amex american_express maestro
thing things stuff hal
without tanpa
outside luar
inside within dalam
together bersama bareng
alone sendirian
other others lain lainnya else
same sama identical
again kembali
before sebelum earlier ago lalu
after setelah sesudah afterwards
since sejak
until till sampai_dengan hingga
because karena sebab due_to
also too juga pula
only just hanya cuma saja
very really so_much sangat sekali banget
maybe perhaps mungkin
people orang_orang
man woman men women pria wanita
hungry thirsty lapar haus
tired bored lelah capek bosan
happy glad senang bahagia
sad upset sedih
angry mad furious marah kesal
true real actual nyata
important penting
easy simple mudah gampang
hard difficult tough sulit susah sukar
big large huge besar
small little tiny kecil
high tinggi
low rendah
full penuh
empty kosong blank
busy sibuk
i me my mine myself im ive saya aku gue gw
we our us ours kami kita
you your yours youre kamu anda kalian
this these ini
that those itu
in at di pada
to ke kepada
for untuk bagi
from dari
with dengan
and dan
or atau
but tapi tetapi namun
if kalau jika bila apabila
have has had punya memiliki
is are am be was were been adalah ialah
will would akan
still masih
already sudah telah
do does did apakah
there ada
what apa
"""


def _lookup() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _GROUPS.split("\n"):
        members = line.split()
        for member in members:
            found.setdefault(member.replace("_", " "), f"#{members[0]}")
    return found


# What a word or phrase means: "kata sandi" -> "#password".
CONCEPTS = _lookup()
LONGEST_PHRASE = max(len(phrase.split()) for phrase in CONCEPTS)
