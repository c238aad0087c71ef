"""Groups of words about support: money, orders, accounts, faults, devices, and talking about them."""

GROUPS = """
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
withdraw withdrawal withdrew pull_out_money take_out_money cash_out tarik penarikan menarik_uang tarik_tunai
  pencairan cairkan wd
deposit topup top_up top_ups add_money add_funds isi_saldo isi_ulang setor setoran menyetor
  refill reload recharge replenish load_money put_money_in
deduct deducted debited taken_out subtract terpotong dipotong potong kepotong terdebit
credit_to credited
lend loan borrow mortgage pinjam pinjaman kredit cicilan installment emi mengangsur angsuran kpr
save saving savings tabungan menabung
invest investment stock share saham investasi
tax taxes pajak ppn vat
salary wage paycheck payday income pay_check gaji upah pendapatan penghasilan
insurance insured asuransi
currency dollar dollars euro euros pound pounds rupiah rupee rupees yen peso pesos usd eur gbp idr kurs mata_uang
  ringgit baht dolar
exchange_rate conversion_rate nilai_tukar
spend spending expense expenditure pengeluaran belanja
transaction transaksi
lack shortage insufficient less kurang kekurangan tidak_cukup ga_cukup not_enough
deliver delivery ship shipping shipment shipped courier antar mengantar pengiriman kirim_barang ongkir kurir dikirim
  diantar
send mail_out kirim mengirim kirimkan kirimin dispatch
arrive arrived reach come_in land sampai tiba datang nyampe arrival
receive received get_through obtain terima menerima diterima dapat mendapatkan dapet dapatkan
track tracking trace lacak melacak pelacakan resi whereabouts
late delay delayed overdue slow lag laggy lemot lambat telat terlambat lama lelet ngelag lola tertunda
fast quick quickly rapid speed soon immediately instantly instant asap cepat segera cepet langsung buruan
  sekarang_juga express
wait waiting tunggu menunggu nunggu pending await awaiting tertunda_proses on_hold
status progress state kondisi perkembangan
stock_available available availability in_stock tersedia ada_stok ketersediaan ready
warranty guarantee garansi jaminan
size dimension dimensions width height length measurement ukuran besar_kecil dimensi lebar tinggi panjang inch
  inches cm
custom customize customise customized customization bespoke tailor kustom kustomisasi
compare comparison versus vs difference different differ beda bandingkan perbandingan perbedaan bedanya membandingkan
best recommend recommendation suggest suggestion advise better saran sarankan rekomendasi terbaik merekomendasikan
  rekomen
feature features function fitur fungsi kemampuan capability
quality kualitas mutu
product item goods article barang produk
color colour shade tone red blue green yellow pink purple orange white black warna merah biru hijau kuning putih
  hitam ungu
forget forgot forgotten cant_remember dont_remember lupa terlupa ga_ingat tidak_ingat ga_inget lupain
remember recall ingat mengingat inget
remind reminder reminders ingatkan pengingat mengingatkan ingetin
password passcode passwd pwd pw pass passphrase sandi kata_sandi katasandi passwort psw
pin pincode pin_number
code kode otp verification_code token
login log_in sign_in signin logon log_on masuk masuk_akun logged_in signing_in login_page
logout log_out sign_out signout keluar keluar_akun
register registration sign_up signup enroll enrol create_account daftar mendaftar pendaftaran registrasi buat_akun
  join_up
verify verification verified confirm confirmation validate authenticate verifikasi konfirmasi memverifikasi
  mengonfirmasi validasi autentikasi identity id ktp identitas passport paspor who_i_am prove_myself its_me
  identify identification
username user_name nama_pengguna userid user_id
user users pengguna member anggota
role permission permissions access hak_akses akses izin peran privilege authorize authorization
  authorise authorised authorized
security secure safe aman keamanan protect protection
privacy private privasi rahasia confidential
hack hacked compromised stolen steal theft thief dibobol dicuri curi maling diretas retas kebobolan
  rob robbed robbery mugged
fraud fraudulent scam cheat cheated fake suspicious penipuan tipu menipu palsu curang cheating
  suspicious_activity unauthorized unauthorised unrecognized
lose lost missing misplaced gone disappear disappeared vanish vanished hilang kehilangan lenyap raib ilang
find found locate search look_for looking_for cari mencari temukan menemukan nyari carikan pencarian lookup
broken damaged damage defective faulty rusak cacat kerusakan pecah
repair fix mend solve resolve troubleshoot perbaiki memperbaiki benerin betulin perbaikan mengatasi atasi
error errors bug glitch crash crashed eror galat gagal_sistem crashing mistake fault hang ngehang macet nge_hang
  freeze frozen_screen stuck
problem issue trouble problems issues masalah kendala kesulitan gangguan problema difficulty
fail failed failing failure gagal didnt_work doesnt_work does_not_work not_working isnt_working wont_work
  unsuccessful unable cannot cant could_not couldnt can_not not_able tidak_bisa ga_bisa gak_bisa gabisa nggak_bisa
  tdk_bisa tidak_dapat tak_bisa tidak_berfungsi ga_jalan tidak_jalan not_go_through wont
reject rejected decline declined deny denied refuse refused ditolak tolak menolak penolakan
block blocked lock locked suspend suspended freeze_account frozen hold disabled banned blokir diblokir terblokir
  terkunci kunci dikunci dibekukan ditangguhkan
unblock unlock reactivate buka_blokir unfreeze aktifkan_kembali buka_kunci
activate activation enable aktifkan mengaktifkan aktivasi aktif menyalakan turn_on switch_on nyalakan hidupkan
  power_on nyalain hidupin
deactivate disable nonaktifkan menonaktifkan matikan turn_off switch_off shut_off shut_down shutdown power_off
  mematikan matiin mute silence silent
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
connect connection link linking integrate integration pair hubungkan koneksi sambungkan integrasi terhubung
  menghubungkan tersambung sambungan
disconnect disconnected offline terputus putus unlink
sync synchronize synchronise sinkron sinkronisasi
configure configuration setting settings preference preferences atur pengaturan setelan konfigurasi setting_an
  mengatur setup_options
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
language bahasa translate translation terjemahkan english spanish french german indonesian inggris indonesia_bahasa
  speak
help assist assistance support aid bantu bantuan tolong menolong bantuin tulung
agent human person representative operator staff cs customer_service admin orang manusia petugas agen live_agent
  real_person
boss supervisor manager_person atasan pimpinan
complain complaint dissatisfied unhappy disappointed keluhan komplain kecewa mengeluh
good great nice excellent awesome amazing wonderful fantastic bagus baik hebat mantap keren oke mantul
bad terrible awful horrible worst useless waste jelek buruk parah payah
like love favorite favourite favorit suka enjoy kesukaan menyukai
hate dislike benci tidak_suka
thanks thank_you thank thx thankyou terima_kasih makasih trims tq makasi tks
hello hi hey greetings good_morning good_evening good_afternoon halo hai selamat_pagi selamat_siang selamat_malam
  hei helo
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
need require required necessary must have_to butuh perlu membutuhkan harus requirement syarat persyaratan
  persyaratannya
use using usage utilize pakai menggunakan gunakan memakai pake penggunaan dipakai
view see show look display_it check lihat melihat cek periksa memeriksa tampilkan tunjukkan menampilkan liat ngecek
  mengecek
read baca membaca bacakan recite
write tulis menulis type ketik note notes catatan catat jot
tell inform let_me_know say beri_tahu kasih_tau kasih_tahu katakan sampaikan
ask question query tanya bertanya pertanyaan nanya
answer reply respond response balas jawab jawaban membalas balasan menjawab
know tahu mengetahui tau info information informasi details detail
give provide supply beri memberi berikan kasih menyediakan
complete completed completion finalize finalise go_through come_through process processed succeed success successful
  diproses proses berhasil sukses
show_up turn_up reflect reflected visible muncul
notice noticed spotted
refer referral referrer rujukan referensi
join joined participate participation bergabung gabung ikut_serta
original genuine authentic authenticity legit legitimate asli orisinal ori
retrieve regain get_back
eligible eligibility qualify qualified memenuhi_syarat
dispute disputed disputing sanggah sanggahan
swallow swallowed ate tertelan ditelan
parcel parcels consignment kiriman
consult consultation advice advisor konsultasi berkonsultasi
reverse reversed reversal
temporary disposable single_use one_time sementara sekali_pakai
method mode metode
by_mistake by_accident accidental accidentally tidak_sengaja ga_sengaja
device equipment tool gadget alat perangkat
machine mesin
debt owe hutang utang
center centre pusat
talk conversation converse bicara berbicara ngobrol ngomong
cause affect effect impact pengaruh dampak efek akibat
same identical sama serupa
overcharge overcharged
investigate investigation selidiki menyelidiki
"""
