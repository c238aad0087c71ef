"""Everyday words that are spelled right though no phrasing has them: they are never "corrected" into others."""

_ENGLISH = """
a able about above accept accident according across act action active actual actually add address adult advice affect
afraid after afternoon again against age ago agree air alarm all allow almost alone along already also alternative
although always am amazing among amount an and angry animal another answer any anybody anyhow anymore anyone anything
anyway anywhere apart apartment apparently appear apple apply approach are area arent arm around arrive art article as
aside ask asleep at attack attempt attend aunt available average avoid awake aware away awful baby back bad badly bag
ball band bank bar base baseball basic basis bath battery beach bear beat beautiful became because become bed been
beef beer before began begin behavior behind being believe bell belong below belt bench beside besides best bet better
between beyond big bike bill bird birth birthday bit bite black blame blank blind blood blow blue board boat body bone
book boot border bored born both bother bottle bottom bought bout bowl box boy boys brain branch bread break breath
bridge brief bright bring broke broken brother brought brown build building built burn bus busy but butter button buy
by cake call calm came camp can cannot cant cap captain car care careful carry cart case cash cat catch cause cell
center century certain certainly chain chair chance change channel charge chase chat cheap check cheese chicken chief
child children choice choose chose church circle citizen city claim class classic clean clear clearly click client
clock close closer cloth clothes cloud club coach coast coat coca code cola cold collect college come comes comfort
coming common company complete concern condition consider contact contain content context continue control cook cool
copy corn corner cost couch could couldnt count country couple course court cousin cover cow crazy cream create credit
crew cross crowd cry cup current currently curious custom cut cute daily damage dance danger dark data date daughter
day days dead deal dear death debate decide deep degree delay dept desk detail develop did didnt die diet differ
dinner direct dirt dirty discover discuss dish do doctor does doesnt dog doing dollar done dont door double doubt down
dozen draft drag draw drawer dream dress drink drive driver drop drug drunk dry due during dust duty each ear earlier
early earn earth ease easier easily east easy eat edge effect effort egg eight either else empty end ends energy
engine enjoy enough enter entire entirely entry equal escape especially even evening event ever every everybody
everyone everything everywhere exact exactly example except excited excuse exist exit expect expert explain express
extra eye face fact factor fair fairly faith fall false family famous fan far farm fast fat father fault favor fear
feel feeling feet fell felt few field fifth fight figure file fill film final finally find fine finger finish fire
firm first fish fit five fix flat flight floor flow flower fly focus folk follow food fool foot for force forest
forever form former forth forward found four frame free fresh friend frog from front fruit full fun funny further
future gain gas gate gave general gently get gets getting giant girl give given glad glass go goal god goes going gold
gone good got gotten government grab grade grand grandma grandpa grass gray great green grew ground group grow guess
guest guide guilty guy guys had hair half hall hand handle hang happen happy hard hardly harm has hasnt hate have
havent having he head hear heard heart heat heavy heck held hell help hence her here hers herself hey hidden hide high
hill him himself hint his history hit hold hole holiday home hone honest hope horse hostel hot hour house how however
huge human hundred hung hungry hurt i idea if ikea ill im image imagine in inch include indeed inside instead into
invite is island isnt issue it item its itself ive jacket job join joint jones judge juice jump junior just keep kept
key kick kid kids kill kind king kitchen knee knew knife knock know known lack lady laid lake lamp land lane language
large last late lately later laugh law lay lazy lead leader leaf learn least leather leave led left leg legal lemon
less lesson let lets letter level lie life lift light like likely limit line lines lip list listen literally little
live lives load local lock long longer look looks lose loss lost lot lots loud love low luck lucky lunch machine mad
made magic mail main mainly major make makes making male mall man manage manager many map march mark market married
mass master match mate matter may maybe me meal mean means meant meat media medical meet member memory men mention
menu merely mere mess met metal method middle might mile milk mind mine minor minute minutes mirror miss mix mode
model modern mom moment money month mood moon moral more morning most mostly mother motor mountain mouse mouth move
movie much music must my myself nail naked name napa narrow nation natural nature near nearby nearly neat neck need
needs neither nerve net never new news next nice night nine no nobody noise none nor normal north nose not note
nothing notice now nowhere nurse obvious occur ocean odd of off offer office often oh oil okay old olive on once one
ones only onto open opinion option or orange order ordinary other others otherwise ought our ours ourselves out
outside oven over own owner pack packet page paid pain paint pair palace pan panel panic pants paper parent paris park
part party pass past path patient pay peace pen people perfect perhaps period person personal phone photo piece pig
pile pillow pilot pin pink pipe place places plain plan planet plant plastic plate plates play player please plenty
plus pocket poem point poker pole police policy polite pool poor pop popular possible post pot pound power practice
prefer prepare present president press pretty prevent previous previously price pride prime print prior private prize
probably problem process profit program promise proof proper properly protect proud prove public pull punk purple
purpose push put puts quality quarter queen question quick quiet quit quite quote race radio rain raise ran random
range rare rarely rate rather reach react read ready real realize really rear reason receive recent recently record
red regard regular relate relation relative relax rely remain remember remind remove rent repair repeat reply report
request respect rest result return review rice rich ride ridge right ring rise risk river road rock role roll roof
room root rope rough round route row royal rude rule run rush sad safe said sail salad sale salt same sand sat save
saved saw say saying says scale scan scared scary scene school science scientist score screen sea search season seat
second secret section see seed seek seem seems seen self sell send sense sent sentence separate serious serve service
set seven several sex shadow shake shall shape share sharp she sheet shell shift shine ship shirt shock shoe shoes
shoot shop shore short shot should shoulder shouldnt shout show shown shut sick side sight sign signal silent silly
silver similar simple simply since sing single sir sister sit site situation six size skill skin skip sky sleep slice
slide slight slip slow slowly small smart smell smile smoke smooth snake snow so soap social society soft soil sold
solid some somebody somehow someone something sometime sometimes somewhere son song soon sort soul sound soup source
south space speak special specific speech speed spell spend spent spirit spoke spoken spot spread spring square staff
stage stair stand standard star start state states station stay steak steal step stick still stolen stone stood stop
store stored storm story straight strange stream street stress strike string strip stripe strong student stuff stupid
style subject such sudden suddenly suffer sugar suit summer sun super supply support suppose supposed sure surely
surface surprise sweet swim switch system table take taken takes taking talk tall tape taste tax tea teach team tear
tell ten tend term terrible test text than thank that thats the their theirs them theme themselves then theory there
therefore these they theyre thick thin thing things think third thirsty this those though thought three threw through
throughout throw thus ticket tie tight till time times tiny tip tire tired to today toe together told tomorrow tone
tonight too took tool tooth top topic total totally touch tough tour toward towards town toy trade train trash travel
treat tree trial trick tried trip truck true truly trust truth try trying tuna tune turn twelve twenty twice two type
ugly ultimately uncle under unless until up upon upper upset us use used useful user using usual usually valid value
van various vary vast very via victim video view village visit voice vote wait wake walk wall want warm warn was wash
wasnt waste watch water wave way ways we weak wear weather wedding week weight weird welcome well went were west wet
what whatever wheel when whenever where whether which while white who whole whom whose why wide wife wild will win
wind window wine wing winter wise wish with within without woke woman women won wonder wont wood word words work works
world worn worried worry worse worst worth would wouldnt wow wrap write writer writing wrong wrote yard yeah year
years yell yellow yes yesterday yet you young your yours yourself youth zero zone
"""
_INDONESIAN = """
abad abis acara ada adalah adanya adik agak agama agar air ajak ajar akal akan akhir akhirnya aku alam alasan alat
alam aman amat ambil anak anda aneh angin angka anggota anjing antara antar anti apa apabila apakah apalagi api arah
arti artis asal asing asli atas atau aturan awal awan ayah ayam ayo badan bagai bagaimana bagi bagian bagus bahan
bahasa bahkan bahwa baik baju bakal bakar balik ban bandar bangsa bangun banyak bapak barang barat baris baru batal
batas batu bawa bawah bayar bayi beban beberapa beda begini begitu bekas bekerja bela belah belajar belakang beli
belum benar benda berada berapa beras berat berbagai berdasarkan berhasil berikut berikutnya beri berita berjalan
bernama bersama besar besok betul biar biasa biasanya bicara bidang bila bilang bintang bisa bisnis boleh bola buah
buat bukan buka buku bulan bulat bumi bunga buruh buruk burung butuh cair cantik cara cari catat cepat cerah cerita
cinta coba contoh cuaca cukup cuma curi daerah daftar dalam dan dana dapat dapur dari daripada darah dasar datang
dekat demi demikian dengan denda depan derajat desa dewasa di dia diam diri dingin dokter dosa dua dulu dunia duduk
empat enak enam engkau entah film foto gambar gampang ganti garam garis gelap gerak gigi guna gunung guru habis hadap
hadir hak hal halaman halus hampir hancur hangat hanya harap harga hari harta harus hasil hati hebat hendak heran
hewan hidup hijau hilang hitam hitung hotel hubungan hujan hukum hutan ia ibu ikan ikut ilmu indah ingat ingin ini isi
istri itu iya izin jadi jadwal jaga jalan jam jangan janji jarak jarang jasa jatuh jauh jawab jelas jenis jika jual
juga jumlah jumpa jutaan juta kabar kadang kaki kakak kalau kali kalian kalimat kamar kami kamu kanan kantor kapal
kapan karena karya kasar kasih kata kaya ke kecil kecuali kedua keluarga keluar kemarin kembali kemudian kena kenal
kenapa kepada kepala keras kerja kertas ketika khusus kira kiri kirim kita kopi kosong kota kotak kotor kuasa kuat
kucing kulit kurang kursi lagi lagu lain lainnya laki lalu lama lampu langit langsung lantai lapar laut lawan layak
layar lebih lemah lengkap lepas letak lewat lihat lima lingkungan listrik lokasi luar luas lucu lupa maaf macam mahal
maju maka makan makanan makin malah malam malas mampu mana manis manusia mari masa masak masalah masih masing masuk
mata matahari mati mau maupun melalui melihat memang membawa membuat membeli memberi memiliki mempunyai menang
mendapat menjadi menit menurut mereka merah merasa merupakan meski mesin mimpi minggu minta minum misal misalnya mobil
mohon motor mudah muka mulai muncul mungkin murah musik musim nah naik nama namun nanti negara nilai nomor nonton obat
olahraga omong orang otak pada padahal pagi paham pakai paling panas panggil panjang pantai para parah pasar pasti
pecah pedas pekan pekerjaan pelan penting penuh perempuan pergi perlu pernah pertama pesan pesawat pihak pikir pilih
pindah pintu pisah posisi potong pulang pulau pun punya pusat putih putus rakyat ramai rapat rasa rata ratus rekan
rencana ribu ringan rumah rusak sabar saja sakit salah saling sama sambil sampai sana sandi sangat satu saudara saya
sebab sebabnya sebagai sebagian sebelah sebelum sebentar sebuah sebut sedang sedih sedikit segala segar segera sehat
sehingga sejak sejarah sekarang sekali sekitar sekolah selain selalu selama selamat selesai seluruh semakin sembilan
semoga sempat semua semuanya sendiri sengaja senang seorang sepatu sepeda seperti sepuluh serba sering serius serta
serupa sesuai sesuatu sesudah setelah setiap setuju siang siap siapa sifat silakan sini situ sisa suami suara suasana
sudah suka sulit sungai supaya surat susah tadi tahan tahu tahun takut taman tambah tampak tanah tanda tangan tanggal
tanpa tanya tapi tarik taruh tas tayang teh telah telepon teman tempat tengah tentang tentu tenang terakhir terang
terbaik terbuka terhadap terima terjadi terlalu termasuk ternyata tersebut terus tetap tetapi tiap tiba tidak tidur
tiga tinggal tinggi tiri tolong tugas tuju tujuh tukar tulis tumbuh turun tutup uang udara ujung ukur umum umur untuk
upaya urus usaha usia utama utara wajah wajib waktu walau walaupun wanita warga warna yaitu yakin yakni yang apartemen
artikel bahagia bantal bendera bensin biru boneka cincin dinas doa dompet gaji gelas gula handuk jaket jendela jeruk
kamera karpet kaus kebun kipas kolam kompor kuning lemari madu majalah mangga meja minyak nasi pensil piring pisang
pohon radio roti rok sabun sawah selimut sendok singa sapi susu tahu tebu teman tikus tomat topi ubi ular wortel
"""

ENGLISH = frozenset(_ENGLISH.split())
INDONESIAN = frozenset(_INDONESIAN.split())
COMMON = ENGLISH | INDONESIAN
