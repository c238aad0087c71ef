"""Groups of everyday words: time, home, leisure, food, places, and what people do and think."""

GROUPS = """
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
january february march april june july august september october november december januari februari maret juni juli
  agustus oktober desember
one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty hundred
  thousand satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas puluh ratus ribu
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
weather forecast rain rainy sunny snow snowy temperature cloudy humid storm windy hot cold cuaca hujan cerah suhu
  panas dingin salju umbrella payung badai prakiraan degrees fog sunshine hail humidity jaket mendung
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
child children kids baby kid anak bayi son daughter teen teenager remaja
mother father mom dad parent parents brother sister wife husband ibu ayah suami istri kakak adik aunt uncle family
  keluarga spouse
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
not no never dont didnt doesnt isnt arent wasnt werent hasnt havent hadnt wouldnt shouldnt neither nor tidak bukan
  belum tak jangan
come came coming comes datang mendatang
go went goes gone pergi
take took taken taking takes ambil mengambil
bring brought bawa membawa
expire expired expires expiring expiry expiration valid_until kedaluwarsa kadaluarsa kadaluwarsa berlaku
  masa_berlaku jatuh_tempo due deadline
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
bread rice chicken beef pork fish cheese milk pasta spaghetti macaroni soup salad cookie cookies cake sugar egg eggs
  potato potatoes onion butter flour sushi taco tacos burger sandwich bacon cereal chocolate nasi ayam sapi ikan
  keju susu telur roti sayur buah
usa america american uk england british europe european india indian china chinese japan japanese korea korean
  france italy italian germany spain russia mexico mexican canada canadian brazil africa asia australia singapore
  malaysia thailand jakarta bandung surabaya bali london paris rome tokyo new_york chicago boston dallas denver
  seattle miami atlanta houston los_angeles las_vegas san_francisco hawaii florida texas california eu
mastercard amex american_express maestro
"""
