"""Sentences that contracts use, unfair and fair, by kind; a bar between brackets leaves a choice."""

from __future__ import annotations

from reports.auditing import Kind

UNFAIR: dict[Kind, str] = {
    Kind.UNILATERAL_PRICE: """
        PIHAK PERTAMA (berhak|berwenang|dapat) (mengubah|menurunkan|menyesuaikan) harga sewaktu-waktu.
        Harga beli (ditetapkan|ditentukan|diputuskan) sepenuhnya oleh PIHAK PERTAMA.
        Penetapan harga merupakan (hak|kewenangan|wewenang) PIHAK PERTAMA.
        Besarnya (upah|ongkos) mengikuti keputusan PIHAK PERTAMA.
        PIHAK KEDUA (wajib|harus) menerima harga yang diumumkan PIHAK PERTAMA pada hari pengiriman.
        Perubahan harga berlaku tanpa (persetujuan|perlu disetujui|memerlukan persetujuan) PIHAK KEDUA.
        Harga dapat berubah (kapan saja|sewaktu-waktu|setiap saat) menurut pertimbangan PIHAK PERTAMA.
        PIHAK KEDUA tidak (dapat|berhak|boleh) menawar harga yang sudah ditentukan PIHAK PERTAMA.
        Apabila tidak tercapai kesepakatan, harga ditetapkan PIHAK PERTAMA.
        Daftar harga baru langsung berlaku bagi PIHAK KEDUA sejak diumumkan.
        PIHAK KEDUA dianggap (menyetujui|menerima) setiap perubahan harga.
        Upah jahit boleh diturunkan PIHAK PERTAMA di tengah pekerjaan.
    """,
    Kind.COLLATERAL: """
        PIHAK KEDUA (menyerahkan|menitipkan) sertifikat (tanah|rumah) kepada PIHAK PERTAMA sebagai jaminan.
        BPKB kendaraan milik PIHAK KEDUA (disimpan|ditahan) oleh PIHAK PERTAMA selama perjanjian.
        PIHAK KEDUA wajib menjaminkan (rumah|tanah)nya untuk bibit yang diterima.
        PIHAK PERTAMA (menahan|menyimpan) ijazah asli PIHAK KEDUA.
        Ijazah dan KTP asli anggota diserahkan kepada PIHAK PERTAMA.
        PIHAK KEDUA menandatangani cek kosong yang dipegang PIHAK PERTAMA.
        Uang jaminan sebesar Rp 10.000.000 (disetor|dibayar) PIHAK KEDUA kepada PIHAK PERTAMA.
        PIHAK PERTAMA berhak menyita ternak PIHAK KEDUA apabila pinjaman tidak lunas.
        Jenis dan nilai agunan ditentukan oleh PIHAK PERTAMA.
        PIHAK KEDUA memberikan surat kuasa menjual atas tanahnya kepada PIHAK PERTAMA.
        Surat perahu anggota dititipkan di kantor PIHAK PERTAMA.
        PIHAK KEDUA harus menyerahkan deposit sebesar Rp 5.000.000 kepada PIHAK PERTAMA.
        Sebelum barang dikirim PIHAK KEDUA (wajib|harus) meletakkan jaminan pada PIHAK PERTAMA.
        Sepeda motor PIHAK KEDUA dijadikan jaminan atas pakan yang diterima.
        PIHAK PERTAMA (meminta|memegang) surat tanah PIHAK KEDUA.
    """,
    Kind.UNILATERAL_END: """
        PIHAK PERTAMA (dapat|berhak|berwenang|boleh) mengakhiri perjanjian ini sewaktu-waktu tanpa alasan.
        PIHAK PERTAMA (dapat|berhak) (memutuskan|menghentikan) perjanjian ini sewaktu-waktu tanpa alasan.
        PIHAK PERTAMA (berwenang|boleh) (memutuskan|menghentikan) perjanjian ini sewaktu-waktu tanpa alasan.
        Perjanjian dapat (diakhiri|dibatalkan|diputus) oleh PIHAK PERTAMA secara sepihak.
        Hak mengakhiri perjanjian hanya ada pada PIHAK PERTAMA.
        Apabila PIHAK PERTAMA menghendaki, kerja sama berakhir seketika.
        Hanya PIHAK PERTAMA yang dapat (mengakhiri|menghentikan) kerja sama.
        Penunjukan ini dapat dicabut PIHAK PERTAMA kapan saja tanpa pemberitahuan.
        PIHAK PERTAMA sewaktu-waktu boleh menghentikan kemitraan ini dengan pemberitahuan lisan.
        Kontrak gugur pada hari itu juga bilamana menurut penilaian PIHAK PERTAMA mutu kurang memuaskan.
        PIHAK PERTAMA dapat membatalkan kontrak tanpa ganti rugi, sedangkan PIHAK KEDUA tidak boleh mengakhiri.
        Pemutusan perjanjian merupakan wewenang PIHAK PERTAMA.
    """,
    Kind.RENEWAL: """
        Perjanjian ini (diperpanjang otomatis|otomatis diperpanjang|dengan sendirinya diperpanjang) satu tahun lagi.
        Bila tidak ada pemberitahuan, perjanjian (dianggap diperpanjang|berlanjut satu tahun).
        Bila tidak ada (keberatan|pernyataan berhenti), perjanjian (dianggap diperpanjang|berlanjut satu tahun).
        Perjanjian diperpanjang tanpa (persetujuan|perlu persetujuan) PIHAK KEDUA.
        Setelah habis masa, kerja sama jalan terus setahun lagi.
        Selama PIHAK PERTAMA tidak menyatakan berhenti, kontrak berlaku kembali untuk masa yang sama.
        PIHAK KEDUA dianggap setuju atas perpanjangan untuk satu masa lagi.
        Perpanjangan masa kerja sama diputuskan PIHAK PERTAMA.
        Kecuali ada surat keberatan, perjanjian terus berlanjut secara otomatis.
        Perpanjangan perjanjian cukup dengan surat PIHAK PERTAMA.
        Kontrak nyambung sendiri tiap akhir tahun.
        Jangka waktu perjanjian diperpanjang secara otomatis setiap kali berakhir.
        Jika para pihak diam, perjanjian otomatis berlanjut.
        Diamnya PIHAK KEDUA dianggap setuju memperpanjang perjanjian.
        Apabila PIHAK KEDUA tidak berkirim surat, perjanjian dianggap telah diperpanjang.
        Kemitraan ini serta merta diperpanjang pada setiap akhir musim.
        PIHAK PERTAMA berwenang memperpanjang perjanjian ini tanpa menanyakan PIHAK KEDUA.
    """,
    Kind.EXCLUSIVITY: """
        PIHAK KEDUA (dilarang|tidak boleh|tidak diperkenankan) menjual (hasil panen|produksi)nya kepada pihak lain.
        PIHAK KEDUA hanya boleh menjual kepada PIHAK PERTAMA.
        Seluruh hasil panen (wajib|harus) dijual kepada PIHAK PERTAMA.
        PIHAK KEDUA tidak akan memasok pembeli lain selama perjanjian.
        Produk hanya dijual kepada PIHAK PERTAMA.
        Seluruh kapasitas bengkel dicadangkan untuk PIHAK PERTAMA.
        PIHAK KEDUA dilarang menerima (pesanan|pekerjaan) dari pihak selain PIHAK PERTAMA.
        PIHAK KEDUA (terikat secara eksklusif|memasok secara eksklusif) kepada PIHAK PERTAMA.
        Dilarang menjual hasil kebun ke tengkulak atau pedagang lain.
        PIHAK KEDUA tidak boleh melayani toko lain.
        Menerima borongan dari luar dianggap melanggar perjanjian.
        PIHAK KEDUA menyerahkan seluruh hasil produksinya hanya kepada PIHAK PERTAMA.
        PIHAK KEDUA tidak boleh bekerja sama dengan perusahaan lain.
        Hasil panen tidak boleh dibawa ke pasar lain.
        PIHAK KEDUA hanya menjual merek PIHAK PERTAMA dan tidak boleh menjual merek lain.
        PIHAK KEDUA wajib menjual semua telur kepada PIHAK PERTAMA; PIHAK PERTAMA tidak wajib membeli.
    """,
    Kind.PENALTY: """
        PIHAK KEDUA yang terlambat (mengirim|menyerahkan barang) dikenakan denda 1% per hari.
        Apabila PIHAK KEDUA terlambat menyerahkan, PIHAK KEDUA (membayar denda|dikenai denda|didenda) 2% sehari.
        PIHAK PERTAMA berhak (mengenakan|memotong|menjatuhkan) denda kepada PIHAK KEDUA sebesar 5%.
        Keterlambatan pengiriman oleh PIHAK KEDUA didenda 1% per hari; keterlambatan PIHAK PERTAMA tidak didenda.
        Denda keterlambatan hanya (dibebankan|dikenakan) kepada PIHAK KEDUA.
        Setiap kekurangan setoran PIHAK KEDUA dikenai potongan Rp 5.000 per kg.
        PIHAK KEDUA wajib membayar ganti rugi apabila gagal memenuhi target.
        Upah PIHAK KEDUA dipotong Rp 50.000 untuk setiap hari terlambat.
        Kelalaian PIHAK KEDUA dikenakan sanksi berupa denda dua kali lipat.
        Keterlambatan PIHAK KEDUA dikenai penalti; hal yang sama tidak berlaku bagi PIHAK PERTAMA.
        PIHAK KEDUA didenda bila telat kirim, PIHAK PERTAMA bebas dari denda.
        Jika PIHAK PERTAMA terlambat membayar, PIHAK KEDUA harap maklum; jika PIHAK KEDUA terlambat, dikenai denda 1%.
        PIHAK KEDUA menanggung denda keterlambatan sebesar 3%.
        Sanksi denda dijatuhkan PIHAK PERTAMA kepada PIHAK KEDUA atas barang yang kurang.
        Potongan 10% dikenakan atas tagihan PIHAK KEDUA bila terlambat menyerahkan pesanan.
        Denda 1% per hari dikenakan kepada PIHAK KEDUA saja.
    """,
    Kind.RISK: """
        (Segala|Seluruh) risiko kematian ayam menjadi (tanggung jawab|beban|tanggungan) PIHAK KEDUA.
        (Segala|Seluruh) risiko (gagal panen|kerugian) menjadi (tanggung jawab|beban|tanggungan) PIHAK KEDUA.
        PIHAK PERTAMA dibebaskan dari segala (kerugian|tanggung jawab atas kerugian).
        PIHAK PERTAMA tidak bertanggung jawab atas kerugian apa pun.
        PIHAK KEDUA menanggung sendiri seluruh kerugian akibat hama dan banjir.
        Kerugian karena turunnya harga pasar ditanggung PIHAK KEDUA sepenuhnya.
        Barang yang tidak laku di gerai PIHAK PERTAMA menjadi beban PIHAK KEDUA.
        Apabila panen gagal, PIHAK KEDUA menanggung semua kerugian.
        Ternak mati apa pun sebabnya diganti oleh PIHAK KEDUA.
        Wabah, bencana, dan kebakaran menjadi risiko dan tanggungan PIHAK KEDUA.
        Semua kerusakan di gudang PIHAK PERTAMA dibebankan kepada PIHAK KEDUA.
        Segala kerugian dipikul PIHAK KEDUA, termasuk akibat bencana alam.
        PIHAK PERTAMA tidak menanggung kerugian akibat keadaan kahar.
        Keadaan kahar tidak membebaskan PIHAK KEDUA; seluruh kerugian menjadi tanggungan PIHAK KEDUA.
    """,
    Kind.OWNERSHIP: """
        PIHAK PERTAMA (memperoleh|mendapat|berhak atas) 60% saham usaha PIHAK KEDUA.
        Merek dagang milik PIHAK KEDUA (menjadi milik|beralih kepada|dialihkan kepada) PIHAK PERTAMA.
        Pengurus kelompok (ditunjuk|diangkat|diberhentikan) oleh PIHAK PERTAMA.
        PIHAK PERTAMA (mengambil alih|mengendalikan|menguasai) usaha PIHAK KEDUA.
        Usaha PIHAK KEDUA berada di bawah kendali PIHAK PERTAMA.
        Rekening usaha PIHAK KEDUA dipegang oleh PIHAK PERTAMA.
        Tanah dan kandang PIHAK KEDUA dibalik nama menjadi milik PIHAK PERTAMA.
        PIHAK KEDUA menyerahkan kepemilikan usahanya kepada PIHAK PERTAMA.
        PIHAK PERTAMA menunjuk direktur pada usaha PIHAK KEDUA.
        Pembukuan dan kas PIHAK KEDUA dikelola PIHAK PERTAMA.
        PIHAK KEDUA mengalihkan 51% saham kepada PIHAK PERTAMA.
        Seluruh keputusan usaha PIHAK KEDUA diambil oleh PIHAK PERTAMA.
        Resep dan merek PIHAK KEDUA didaftarkan atas nama PIHAK PERTAMA.
        Hak atas lahan PIHAK KEDUA beralih menjadi milik PIHAK PERTAMA.
        Pengelolaan usaha PIHAK KEDUA diserahkan kepada PIHAK PERTAMA.
    """,
}
FAIR: dict[Kind, str] = {
    Kind.UNILATERAL_PRICE: """
        Harga (ditetapkan|diubah|ditinjau) (bersama|atas kesepakatan kedua belah pihak|oleh kedua pihak).
        PIHAK PERTAMA (tidak berhak|dilarang|tidak boleh) mengubah harga secara sepihak.
        Perubahan harga hanya berlaku setelah disetujui PIHAK KEDUA.
        Perubahan harga hanya berlaku (dengan persetujuan tertulis PARA PIHAK|setelah ditandatangani keduanya).
        Harga mengikuti harga acuan Dinas Perdagangan ditambah Rp 500.
        Harga beli Rp 12.000 per kg, tetap selama satu tahun.
        PIHAK KEDUA berhak menolak harga baru yang diusulkan PIHAK PERTAMA.
        Harga tidak dapat diubah tanpa persetujuan PIHAK KEDUA.
        Upah disesuaikan bersama apabila upah minimum naik.
        PIHAK PERTAMA memberitahukan harga pasar setiap minggu.
        PIHAK PERTAMA membayar sesuai harga yang disepakati.
        PIHAK KEDUA bebas menetapkan harga jual eceran.
        Kenaikan harga bahan lebih dari 10% menjadi dasar perundingan harga baru.
        Harga dihitung dengan rumus dalam Lampiran 1 yang ditandatangani kedua pihak.
        Tidak ada pihak yang boleh mengubah harga sendiri-sendiri.
        Harga kontrak berlaku selama enam bulan dan dirundingkan kembali sesudahnya.
        Penyesuaian harga dibicarakan dan disepakati tertulis oleh PARA PIHAK.
    """,
    Kind.COLLATERAL: """
        PIHAK PERTAMA tidak meminta (agunan|jaminan|sertifikat tanah) dari PIHAK KEDUA.
        PIHAK PERTAMA (dilarang meminta|tidak mensyaratkan) (agunan|jaminan|sertifikat tanah) dari PIHAK KEDUA.
        PIHAK KEDUA (tidak diwajibkan|tidak perlu) menyerahkan agunan (dalam bentuk apa pun|).
        PIHAK PERTAMA memberi jaminan (pembelian|pasar) atas hasil panen.
        PIHAK KEDUA memberikan jaminan mutu selama 30 hari.
        PIHAK KEDUA menyerahkan salinan sertifikat halal.
        Tidak ada jaminan atau agunan dalam kerja sama ini.
        Tanpa agunan.
        Pinjaman bibit diberikan tanpa jaminan.
        Produk PIHAK KEDUA memiliki sertifikat merek dan sertifikat halal.
        PIHAK PERTAMA membantu PIHAK KEDUA memperoleh kredit bank dengan penjaminan dari lembaga penjamin.
        PIHAK KEDUA menjamin bahwa produk bebas pengawet.
        PIHAK PERTAMA menjamin ketersediaan bibit.
        Komponen dijamin 90 hari terhadap cacat produksi.
        PIHAK PERTAMA menyerahkan jaminan pembayaran kepada PIHAK KEDUA.
        Agunan tidak diminta.
        PIHAK PERTAMA tidak menahan dokumen asli milik PIHAK KEDUA.
        Jaminan mutu berlaku 60 hari sejak tanggal produksi.
        Surat jalan diserahkan kepada PIHAK PERTAMA pada saat pengiriman.
        Bebas dari kewajiban menyerahkan jaminan kebendaan.
    """,
    Kind.UNILATERAL_END: """
        Masing-masing pihak (dapat|berhak) mengakhiri perjanjian dengan pemberitahuan tertulis 30 hari sebelumnya.
        Salah satu pihak (dapat|berhak) mengakhiri perjanjian dengan pemberitahuan tertulis 30 hari sebelumnya.
        Pihak mana pun (dapat|berhak) mengakhiri perjanjian dengan pemberitahuan tertulis 30 hari sebelumnya.
        PIHAK PERTAMA (tidak boleh|dilarang) mengakhiri perjanjian secara sepihak.
        Perjanjian berakhir karena jangka waktunya habis.
        Perjanjian dapat diakhiri atas kesepakatan kedua belah pihak.
        PIHAK PERTAMA maupun PIHAK KEDUA dapat berhenti dengan surat 60 hari di muka.
        Pengakhiran dilakukan secara tertulis setelah semua tagihan dilunasi kedua pihak.
        Perjanjian ini tidak dapat diputus secara sepihak oleh PIHAK PERTAMA.
        PIHAK KEDUA dapat mengakhiri perjanjian apabila PIHAK PERTAMA tidak membayar.
        Tidak tercapainya target bukan alasan pengakhiran.
        Pengakhiran oleh pihak mana pun didahului surat 60 hari.
        Perjanjian berakhir pada 31 Desember 2027.
        Bila perjanjian berakhir, PIHAK PERTAMA melunasi semua tagihan PIHAK KEDUA.
        PARA PIHAK dapat mengakhiri perjanjian lebih awal dengan kesepakatan tertulis.
        Kedua pihak sama-sama boleh berhenti dengan memberi kabar tertulis sebulan sebelumnya.
        Setelah perjanjian berakhir, PIHAK PERTAMA membeli kembali sisa stok.
        Siapa pun yang ingin berhenti memberi surat 45 hari sebelumnya.
        Pemutusan sepihak tidak diperbolehkan.
    """,
    Kind.RENEWAL: """
        Perjanjian tidak diperpanjang secara otomatis.
        Perjanjian (tidak otomatis diperpanjang|tidak diperpanjang dengan sendirinya).
        Perjanjian dapat diperpanjang (dengan|atas) persetujuan tertulis kedua belah pihak.
        Perpanjangan hanya dengan surat yang ditandatangani keduanya.
        Tidak ada perpanjangan (otomatis|diam-diam).
        Perpanjangan memerlukan persetujuan tertulis PARA PIHAK.
        Perjanjian berlaku selama dua tahun sejak ditandatangani.
        Kalau mau lanjut, ditulis lagi dan disetujui berdua.
        Diamnya salah satu pihak bukan persetujuan untuk memperpanjang.
        Perjanjian berakhir dengan sendirinya pada 31 Desember 2027.
        Perjanjian ini berakhir otomatis setelah dua tahun.
        Perpanjangan dibicarakan bersama paling lambat 30 hari sebelum masa berakhir.
        Kontrak diperpanjang bila dikehendaki dan ditandatangani keduanya.
        Tanpa persetujuan tertulis kedua pihak, perjanjian tidak diperpanjang.
        Perpanjangan kerja sama dituangkan dalam adendum yang disepakati PARA PIHAK.
        Keterlambatan bahan memperpanjang waktu penyerahan dengan jumlah hari yang sama.
        Perjanjian hanya dapat diperpanjang apabila kedua belah pihak setuju.
        Lanjut atau tidaknya kerja sama diputuskan berdua.
        Perjanjian tidak berlanjut tanpa tanda tangan baru kedua pihak.
        Masa kerja sama dua musim tanam dan tidak bersambung sendiri.
        Perpanjangan dilakukan melalui musyawarah kedua pihak.
        Perpanjangan tanpa persetujuan PIHAK KEDUA tidak sah.
    """,
    Kind.EXCLUSIVITY: """
        PIHAK KEDUA (bebas|boleh|berhak) menjual (kelebihan hasil|hasil panennya) kepada pihak lain.
        PIHAK KEDUA (bebas|boleh|berhak) menjual (kelebihan hasil|hasil panennya) kepada (siapa pun|pembeli lain).
        PIHAK KEDUA tidak dilarang menjual ke pihak lain.
        PIHAK KEDUA tidak terikat menjual hanya kepada PIHAK PERTAMA.
        PIHAK PERTAMA memberikan hak eksklusif kepada PIHAK KEDUA untuk wilayah Tuban.
        PIHAK KEDUA bukan agen tunggal dan boleh menjual merek lain.
        PIHAK PERTAMA tidak boleh menunjuk agen lain di wilayah PIHAK KEDUA.
        PIHAK KEDUA menjaga kerahasiaan desain dan tidak memberikannya kepada pihak lain.
        Perjanjian ini tidak bersifat eksklusif.
        PIHAK PERTAMA tidak melarang PIHAK KEDUA melayani pembeli lain.
        PIHAK KEDUA tetap boleh menerima order lain.
        Sisa hasil panen boleh dijual bebas.
        PIHAK KEDUA tidak boleh mengalihkan perjanjian ini kepada pihak lain tanpa persetujuan.
        PIHAK PERTAMA dilarang menggunakan resep PIHAK KEDUA untuk usaha lain.
        Tidak ada kewajiban bagi PIHAK KEDUA untuk menjual hanya kepada PIHAK PERTAMA.
        PIHAK KEDUA boleh menjual hasil kebunnya ke pasar bebas.
        PIHAK KEDUA tidak menyerahkan bahan milik PIHAK PERTAMA kepada pihak lain.
        Kemitraan ini tanpa eksklusivitas.
        PIHAK KEDUA dapat menerima pekerjaan dari perusahaan lain.
        PARA PIHAK bebas bekerja sama dengan pihak lain.
        PIHAK PERTAMA wajib membeli seluruh hasil panen PIHAK KEDUA.
    """,
    Kind.PENALTY: """
        (Pihak|Pihak mana pun) yang terlambat dikenai denda (0,1%|1 permil) per hari.
        Keterlambatan pengiriman dan keterlambatan pembayaran dikenai denda yang sama.
        PIHAK PERTAMA dan PIHAK KEDUA yang terlambat dikenai denda 0,1% per hari.
        Tidak ada denda dalam perjanjian ini.
        PARA PIHAK tidak dikenakan denda selama keadaan memaksa.
        Denda berlaku timbal balik, paling banyak 5%.
        Terlambat kirim maupun terlambat bayar didenda 0,1% sehari.
        PIHAK KEDUA yang terlambat menyerahkan dikenai denda; PIHAK PERTAMA yang terlambat membayar dikenai denda sama.
        Siapa pun yang terlambat membayar denda 1 permil per hari.
        Keterlambatan siapa pun, kirim bahan ataupun setor barang, dikenai Rp 50 per pasang per hari.
        PIHAK PERTAMA yang terlambat membayar dikenai denda 0,1% per hari.
        Masing-masing pihak yang lalai membayar denda 0,5% per hari.
        Yang telat, baik kirim maupun bayar, kena 1 per seribu sehari.
        Denda dihitung sama bagi kedua belah pihak.
        Keterlambatan tanpa denda bila diberitahukan sebelumnya.
        Kedua pihak sepakat tidak mengenakan denda.
        Tidak tercapainya target tidak berakibat denda.
        PIHAK KEDUA tidak dikenai denda atas keterlambatan karena cuaca.
        Denda keterlambatan berlaku bagi kedua pihak.
        Pihak yang melanggar membayar ganti rugi kepada pihak lain.
        Sanksi denda yang sama dikenakan kepada PIHAK PERTAMA bila terlambat mengambil barang.
    """,
    Kind.RISK: """
        (Kerugian|Risiko gagal panen) akibat keadaan memaksa ditanggung bersama.
        (Kerugian|Risiko gagal panen) akibat keadaan memaksa ditanggung masing-masing 50%.
        (Kerugian|Risiko gagal panen) akibat keadaan memaksa ditanggung kedua belah pihak secara berimbang.
        Kerugian akibat kelalaian PIHAK KEDUA ditanggung PIHAK KEDUA.
        PIHAK KEDUA tidak menanggung kerugian akibat bencana.
        Risiko gagal panen ditanggung PIHAK PERTAMA 60% dan PIHAK KEDUA 40%.
        Kerusakan dalam pengangkutan ditanggung PIHAK PERTAMA.
        Risiko beralih kepada PIHAK PERTAMA pada saat serah terima.
        Kerugian tidak dibebankan seluruhnya kepada PIHAK KEDUA.
        Keadaan kahar membebaskan kedua pihak dari tuntutan.
        Barang yang rusak sebelum diserahkan menjadi urusan PIHAK KEDUA; sesudahnya menjadi urusan PIHAK PERTAMA.
        PIHAK PERTAMA menanggung seluruh kerugian akibat cacat bibit.
        PIHAK PERTAMA bertanggung jawab atas kerusakan bahan yang disimpannya.
        Kematian ternak karena wabah dibagi rata.
        Masing-masing pihak menanggung kerugiannya sendiri akibat bencana.
        Bahan yang rusak bukan karena kelalaian PIHAK KEDUA ditanggung PIHAK PERTAMA.
        Selama keadaan kahar tidak ada pihak yang dapat dituntut ganti rugi.
        PIHAK KEDUA dibebaskan dari kewajiban mengganti ternak yang mati karena wabah.
        Risiko harga pasar turun ditanggung PIHAK PERTAMA.
        Susut sampai 2% dianggap wajar, selebihnya dibagi dua.
        Barang yang rusak karena salah jahit diperbaiki PIHAK KEDUA.
        Gagal panen karena hama mengurangi jumlah setoran tanpa sanksi.
        Kehilangan di gudang PIHAK PERTAMA ditanggung PIHAK PERTAMA.
    """,
    Kind.OWNERSHIP: """
        PIHAK PERTAMA (tidak boleh|dilarang|tidak akan) memiliki dan menguasai usaha PIHAK KEDUA.
        PIHAK PERTAMA (tidak boleh|dilarang|tidak akan) (memiliki atau menguasai|mengambil alih) usaha PIHAK KEDUA.
        Merek dagang tetap menjadi milik PIHAK KEDUA.
        PIHAK PERTAMA meminjamkan mesin yang tetap menjadi milik PIHAK PERTAMA.
        Barang yang telah dibayar menjadi milik PIHAK PERTAMA.
        Perjanjian ini bukan pengalihan kepemilikan usaha.
        PIHAK PERTAMA membantu PIHAK KEDUA mendaftarkan merek atas nama PIHAK KEDUA.
        PIHAK KEDUA mengelola usahanya sendiri.
        PIHAK PERTAMA mendampingi pembukuan PIHAK KEDUA.
        Pembayaran dilakukan ke rekening atas nama PIHAK KEDUA.
        PIHAK KEDUA membayar ke rekening Bank Jatim atas nama PIHAK PERTAMA.
        Kepemilikan barang beralih kepada PIHAK PERTAMA setelah ditimbang dan dibayar.
        PIHAK PERTAMA memberi pelatihan pengelolaan keuangan.
        Kandang dan lahan tetap dikuasai PIHAK KEDUA.
        PIHAK PERTAMA tidak mencampuri kepengurusan koperasi.
        PIHAK KEDUA memelihara sapi bakalan milik PIHAK PERTAMA.
        PIHAK PERTAMA memberikan hak memasarkan kepada PIHAK KEDUA.
        PIHAK PERTAMA menerima laporan keuangan panen setiap musim.
        PIHAK PERTAMA tidak menunjuk pengurus kelompok.
        Rancangan asli perajin tetap milik PIHAK KEDUA.
    """,
}
