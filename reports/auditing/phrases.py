"""Words that mean something only together; a bar between brackets leaves a choice: "tanpa (perlu|) persetujuan"."""

from __future__ import annotations

_CONSENT = (
    "(persetujuan|izin|kesepakatan|musyawarah|perundingan|pemberitahuan|peringatan|alasan|konfirmasi|konsultasi|"
    "berunding|"
    "negosiasi|kompensasi|syarat|sebab|bermusyawarah|merundingkan|memberitahu|memberitahukan|berkonsultasi|"
    "persetujuannya|"
    "tawar-menawar|surat|menjelaskan|pembicaraan|teguran|ganti rugi|ganti kerugian|pembahasan|disetujui|"
    "persesuaian|adendum|memberi tahu|memberi kabar|kabar|mengabari|penjelasan|keterangan|berkabar)"
)
_ASKING = (
    "(lebih dahulu|terlebih dahulu|lebih dulu|) (ada|adanya|menunggu|meminta|minta|memerlukan|melalui|mendapat|"
    "mendapatkan|didahului|memberi|memberikan|memperoleh|"
    "menyebutkan|menyatakan|lagi|menyertakan|)"
)
_OBJECT = (
    "(menolak|menawar|membantah|keberatan|mengajukan keberatan|menuntut|menggugat|mempersoalkan|mempermasalahkan|"
    "memprotes|"
    "protes|mengajukan tuntutan|meminta ganti|menyatakan keberatan|diganggu gugat|dirundingkan|ditawar|membatalkan|"
    "mengajukan klaim|mempertanyakan|meminta penjelasan|dibantah|mengubahnya|ikut campur|menuntut apa pun)"
)

PHRASES: dict[str, str] = {
    "alone": f"""
        kapan (saja|pun|pun juga|saja dikehendaki)
        sewaktu waktu
        setiap (saat|waktu)
        tanpa (perlu|harus|) {_ASKING} (lebih dahulu|terlebih dahulu|lebih dulu|) {_CONSENT}
        tidak (perlu|harus|wajib|usah|diperlukan|memerlukan) {_ASKING} {_CONSENT}
        tidak (membutuhkan|mensyaratkan|diwajibkan|berkewajiban|bergantung pada|tergantung pada) {_ASKING} {_CONSENT}
        (dengan|atas|karena) alasan apa pun
        (hak|kewenangan|wewenang|kuasa|kebebasan) (penuh|sepenuhnya|mutlak|prerogatif|eksklusif)
        sesuka hati
        bersifat (final|mutlak)
        (final dan|yang) mengikat
        tidak dapat diganggu gugat
        (pertimbangan|kehendak|penilaian|kebijakan|kebijaksanaan|perhitungan|keputusan) (sendiri|semata|bisnis)
        ada atau tidak (ada|adanya) (tanggapan|persetujuan|pemberitahuan|kesepakatan)
        begitu saja
        dengan atau tanpa {_CONSENT}
        (kapanpun|di mana pun dan kapan pun)
        tanpa sepengetahuan
        (hari|saat|detik) itu juga
    """,
    "noagree": """
        tidak (tercapai|ada|terdapat|dicapai) (kata|) (sepakat|kesepakatan|mufakat|persetujuan)
        (kesepakatan|mufakat) tidak (tercapai|dicapai|ada)
    """,
    "nochoice": f"""
        tidak (dapat|boleh|berhak|bisa|akan|diperkenankan) (untuk|) {_OBJECT}
        tidak (berwenang|mempunyai hak|memiliki hak|punya hak|ada hak|) (untuk|) {_OBJECT}
        tanpa (hak|) (tawar|menawar|tawar-menawar|keberatan|boleh menawar)
        tanpa (hak|) (dapat menawar|menolak|protes|hak tolak|boleh menolak|dapat menolak)
        (suka|mau) tidak (suka|mau)
        menerima apa adanya
        (manut|nurut) (saja|)
    """,
    "accept":
        "(wajib|harus|tinggal|mesti|terikat|tetap) (untuk|) (menerima|mengikuti|menyetujui|tunduk|menuruti|"
        "mematuhi|menerimanya|mengikutinya|ikut|terima)",
    "deemed": """
        dianggap (telah|sudah|sah|) (setuju|menyetujui|menerima|menyepakati|sepakat)
        dianggap (telah|sudah|sah|) (disetujui|diterima|mengetahui dan menyetujui|sanggup|mengikuti)
        dinyatakan (telah|) (setuju|menyetujui)
    """,
    "deemed_on":
        "(dianggap|dinyatakan|dipandang) (telah|sudah|) (diperpanjang|memperpanjang|berlanjut|diperbarui|berlaku "
        "kembali|berlaku lagi|bersambung)",
    "refuse": """
        (berhak|boleh|dapat|bebas|bisa) (untuk|) (menolak|menawar|keberatan|mengajukan keberatan|tidak menerima)
        hak (untuk|) (menolak|menawar|tolak)
    """,
    "price": """
        (nilai|harga) (beli|jual|bayar|tebus|tukar|borong|pembelian|penjualan|jasa|kontrak|pokok|hasil)
        imbal(an|) jasa
        biaya (jasa|jahit|kerja|produksi|pengerjaan|anyam|maklon|bordir)
        (uang|ongkos) (jahit|borongan|kerja|lelah|jasa)
        bagi hasil
        daftar harga
    """,
    "price hub": "(daftar|surat edaran|edaran|pengumuman|papan|surat|lembar) harga",
    "hub": """
        (papan|angka|harga) (di|pada) (papan|gudang|kantor)
        (pesan|grup|surat) (singkat|whatsapp|wa|edaran|pemberitahuan)
    """,
    "market": "harga (pasar|pasaran|acuan|patokan|eceran|referensi|pemerintah|lelang|dunia|internasional|indikasi)",
    "set_by_wind":
        "(mengikuti|menurut|sesuai|tergantung|ikut|berdasarkan|atas|mengacu|tunduk) (dengan|pada|kepada|atas|) "
        "(keputusan|kebijakan|kebijaksanaan|kehendak|pertimbangan|penilaian|kemauan|ketetapan|selera|maunya|"
        "arahan)",
    "fault": "bukan (karena|akibat|disebabkan|oleh) (oleh|) (kelalaian|kesalahan|)",
    "assurance not": "(bukan|tanpa|tidak ada|tidak meminta|tidak memerlukan|tidak diperlukan|bebas) (jaminan|agunan)",
    "assurance": """
        (jaminan|penjaminan|menjamin) (mutu|kualitas|pembelian|pasar|harga|pasokan|ketersediaan)
        (jaminan|penjaminan|menjamin) (keaslian|sosial|kesehatan|keselamatan|kecelakaan|hari tua|produk)
        (jaminan|penjaminan|menjamin) (pembayaran|kebenaran|halal|keamanan|penyerapan|serap|pesanan)
        (jaminan|penjaminan|menjamin) (ketenagakerjaan|pemasaran|kebersihan|umur)
        (jaminan|penjaminan|menjamin) (garansi|keberlanjutan|purnajual|bahan baku)
        sertifikat (halal|p-irt|pirt|sni|produksi|pelatihan|merek|kompetensi|bibit|benih|kesehatan|nkv)
        sertifikat (mutu|hasil|analisis|uji|organik|penyuluhan|laik|keamanan|cppob|produk|svlk|veteriner)
        (surat|nota|akta|daftar) (jalan|pesanan|pendirian|timbang|pengantar)
        bersertifikat (halal|)
        agunan tambahan tidak
        jaminan kebendaan
        garansi bank
    """,
    "deed": """
        sertifikat (tanah|rumah|hak milik|lahan|sawah|kebun|ruko|bangunan|hak)
        (surat|buku|akta|dokumen|bukti) (tanah|kendaraan|perahu|kapal|berharga|nikah|kepemilikan)
        (surat|buku|akta|dokumen|bukti) (tabungan|rumah|kios|pemilikan|letter c|asli|kebun|sawah)
        (ktp|kk|kartu keluarga|kartu tanda penduduk|dokumen|ijazah|surat) asli
        cek (kosong|mundur|bertanggal mundur)
        (cek|giro|bilyet giro) (mundur|kosong|yang sudah ditandatangani)
        (emas|perhiasan|kendaraan|motor|mobil|rumah|tanah|sawah) milik (small|keluarga|anggota|suami|istri)
        kartu (atm|tabungan)
        letter c
        kuasa (menjual|jual|memasang hak tanggungan)
        surat kuasa (menjual|jual|mutlak)
        hak tanggungan
        uang (jaminan|tanggungan)
        simpanan wajib
        surat-surat (tanah|kendaraan|berharga|)
        deposit (sebesar|senilai|rp|uang|kepada|jaminan|)
    """,
    "deal": """
        (kerja|hubungan) (sama|kerja|usaha|dagang|kemitraan|bisnis)
        kerja samanya
        (masa|jangka waktu) (kerja sama|kemitraan|perjanjian)
        pemberian (order|pekerjaan|pesanan)
    """,
    "term_word":
        "(kerja sama|jangka waktu|masa berlaku|masa kontrak|tahun berikutnya|periode berikutnya|masa berikutnya|"
        "satu masa|masa yang sama)",
    "fail": """
        tidak (memenuhi|sesuai|tepat|tercapai|mencapai|lunas|mampu|sanggup|melaksanakan)
        tidak (mematuhi|membayar|menyerahkan|mengirim|dipenuhi|dapat dipenuhi|mengikuti|layak|melunasi|terpenuhi)
        tidak (menjalankan|mengambil|dapat memenuhi|dapat mencapai|cukup|genap|menyetor|memasok|selesai)
        tidak (mencukupi|dapat menyerahkan|dapat menyelesaikan|merawat|menjaga)
        tidak (menepati|berhasil|bisa memenuhi|dapat mengirim|membeli)
        (cedera|cidera|ingkar) janji
        (di bawah|kurang dari) (target|jumlah|kuota|standar|mutu)
        lewat (waktu|tenggat|batas)
    """,
    "fine": "(wajib|harus|akan) membayar denda",
    "answerable":
        "(bertanggung jawab|ikut menanggung|turut menanggung|ikut bertanggung jawab|dapat dituntut|dapat dimintai|"
        "mau tahu|ikut campur|wajib mengganti|memberikan ganti|memberi ganti|berkewajiban mengganti|dibebani|"
        "mengganti kerugian)",
    "borne": """
        tanggung jawab
        (menjadi|jadi|tetap menjadi|merupakan) (beban|tanggungan|tanggung jawab|risiko|urusan|utang)
        (menjadi|jadi|tetap menjadi|merupakan) (kewajiban|kerugian|milik)
        (dipotong|dikurangkan|dipotongkan|diperhitungkan|dikurangi) (dari|dengan|pada|ke dalam)
        dihitung sebagai (utang|pinjaman)
        (kembali|balik) (menjadi|jadi) (beban|tanggungan)
        (beralih|dialihkan|berada|ada) (kepada|pada|di pundak|di|ke)
    """,
    "all": "(apa|siapa) pun (sebabnya|penyebabnya|juga|alasannya|)",
    "objective": "(harga|nilai) (pasar|acuan|patokan|referensi|lelang) ",
    "else": """
        (pihak|pembeli|pedagang|perusahaan|pabrik) (lain|lainnya|luar|mana pun|ketiga|lain mana pun|pesaing|sejenis)
        (mitra|orang|tempat|toko|pasar) (lain|lainnya|luar|mana pun|ketiga|lain mana pun|pesaing|sejenis)
        (agen|merek|prinsipal|pelanggan|pemesan) (lain|lainnya|luar|mana pun|ketiga|lain mana pun|pesaing|sejenis)
        (usaha|jaringan|konsumen|juragan|pengepul) (lain|lainnya|luar|mana pun|ketiga|lain mana pun|pesaing|sejenis)
        (bakul|industri|inti|warung|penampung) (lain|lainnya|luar|mana pun|ketiga|lain mana pun|pesaing|sejenis)
        (distributor|kontraktor|brand|pemberi kerja|offtaker) (lain|lainnya|luar|mana pun)
        (distributor|kontraktor|brand|pemberi kerja|offtaker) (ketiga|lain mana pun|pesaing|sejenis)
        (buyer|eksportir|gerai|pemborong|reseller) (lain|lainnya|luar|mana pun|ketiga|lain mana pun|pesaing|sejenis)
        (platform|saluran|order|pesanan|pengusaha) (lain|lainnya|luar|mana pun|ketiga|lain mana pun|pesaing|sejenis)
        (pihak|merek|barang|produk|pabrik|usaha|pabrikan) (kompetitor|pesaing|saingan)
        siapa (pun|saja) (selain|kecuali|)
        (di luar|selain|kecuali) (kepada|ke|untuk|dari|melalui|lewat|dengan|) large
        ke (luar|mana pun|tempat lain|yang lain|orang lain|pihak lain)
        (dari|pihak|order|pesanan|borongan|pekerjaan|kerjaan) luar
        (pasar|konsumen|pembeli) (bebas|umum|langsung|terbuka)
        yang lain
        di luar (perjanjian|kerja sama|jalur|kemitraan)
        barang sejenis
        produk sejenis
    """,
    "not_bound not": """
        tidak (wajib|berkewajiban|harus|terikat|menjamin|berjanji|diwajibkan) (untuk|)
        tidak (dibebani|ada kewajiban|memiliki kewajiban|mempunyai kewajiban) (untuk|)
        tidak (ada keharusan|diharuskan|punya kewajiban|ada jaminan) (untuk|)
        (bukan|tanpa) (merupakan|) (kewajiban|keharusan|jaminan)
    """,
    "as_needed": """
        sesuai (dengan|) (kebutuhan|permintaan|keinginan|keperluan)
        (jika|bila|apabila|kalau|bilamana|sepanjang|selama) (diperlukan|dibutuhkan|membutuhkan|memerlukan|perlu|butuh)
        (jika|bila|apabila|kalau|bilamana|sepanjang|selama) (ada permintaan|ada pesanan|masih membutuhkan)
        (jika|bila|apabila|kalau|bilamana|sepanjang|selama) (stok kosong|gudang memungkinkan|gudang longgar)
        (bergantung|tergantung|mengikuti) (pada|) (alokasi|kebutuhan|permintaan|pesanan|stok|keadaan)
        (bergantung|tergantung|mengikuti) (pada|) (kondisi|selera|pasar|situasi)
        (boleh|bisa|dapat) (nol|kosong|nihil|tidak ada)
        menurut kebutuhan
        (dapat|boleh|berhak|bebas) (membeli|menerima|mengambil) atau (menolak|tidak)
        (dapat|boleh|berhak|bebas) (menolak|menentukan jumlah|memilih|tidak ambil|tidak mengambil|tidak membeli)
        sebatas (kebutuhan|keperluan|kemampuan|yang diperlukan)
        tanpa (jumlah|batas|volume) (minimum|minimal|tertentu)
        bukan (komitmen|janji|kewajiban|jaminan) (pembelian|membeli|beli|)
        tidak mengikat
        semaunya
    """,
    "all buy": "(seluruh|semua|setiap) (hasil|panen|produksi|produk|barang) (yang|) (dibeli|diserap|ditampung)",
    "auto": """
        dengan sendirinya
        secara (otomatis|langsung|diam-diam)
        (serta|dengan) merta
        (demi|tahun demi) tahun
        terus menerus
        (langsung|otomatis) berlaku
        setiap akhir masa
        tanpa (perlu|harus|) (ditandatangani|menandatangani|dibuat|membuat|memperbarui) (ulang|lagi|baru|kontrak baru|)
    """,
    "auto_on": """
        (bersambung|jalan|berjalan|lanjut|berlanjut) (sendiri|terus)
        (langsung|otomatis|serta merta) (diperpanjang|berlanjut|tersambung)
        (langsung|otomatis|serta merta) (disambung|diperbarui|dilanjutkan|memperpanjang)
        (automatic|automatically) (renewal|renewed)
        perpanjangan (otomatis|diam-diam)
    """,
    "silence not": """
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (pemberitahuan|pernyataan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (pemberitahuan|pernyataan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (keberatan|penolakan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (keberatan|penolakan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) menerima (surat|) (pemberitahuan|pernyataan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (mengirim|mengirimkan) (surat|) (pemberitahuan|pernyataan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) menerima (surat|) (pemberitahuan|pernyataan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (mengirim|mengirimkan) (surat|) (pemberitahuan|pernyataan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (menerima|mengirim|mengirimkan) (surat|) (keberatan|penolakan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (menerima|mengirim|mengirimkan) (surat|) (keberatan|penolakan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (pemberitahuan|pernyataan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (keberatan|penolakan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) menerima (surat|) (pemberitahuan|pernyataan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (mengirim|mengirimkan) (surat|) (pemberitahuan|pernyataan) (keberatan|penolakan)
        (tidak|tak|tanpa|belum) (mengirim|mengirimkan) (surat|) (pemberitahuan|pernyataan) (apa pun|)
        (tidak|tak|tanpa|belum) menerima (surat|) (keberatan|penolakan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (mengirim|mengirimkan) (surat|) (keberatan|penolakan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (kabar|permintaan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (kabar|permintaan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (surat|permohonan|sanggahan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (surat|permohonan|sanggahan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (menerima|mengirim|mengirimkan) (surat|) (kabar|permintaan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (menerima|mengirim|mengirimkan) (surat|) (kabar|permintaan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) menerima (surat|) (surat|permohonan|sanggahan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (mengirim|mengirimkan) (surat|) (surat|permohonan|sanggahan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) menerima (surat|) (surat|permohonan|sanggahan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (mengirim|mengirimkan) (surat|) (surat|permohonan|sanggahan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (kabar|permintaan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (surat|permohonan|sanggahan) (keberatan|penolakan)
        (tidak|tak|tanpa|belum) (ada|adanya|terdapat) (surat|) (surat|permohonan|sanggahan) (apa pun|)
        (tidak|tak|tanpa|belum) menerima (surat|) (kabar|permintaan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (mengirim|mengirimkan) (surat|) (kabar|permintaan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) menerima (surat|) (surat|permohonan|sanggahan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (mengirim|mengirimkan) (surat|) (surat|permohonan|sanggahan) (keberatan|penolakan)
        (tidak|tak|tanpa|belum) (mengirim|mengirimkan) (surat|) (surat|permohonan|sanggahan) (apa pun|)
        (tidak|tak|tanpa|belum) menyampaikan (surat|) (pemberitahuan|pernyataan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (pemberitahuan|pernyataan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) menyampaikan (surat|) (pemberitahuan|pernyataan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (pemberitahuan|pernyataan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) menyampaikan (surat|) (keberatan|penolakan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (keberatan|penolakan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) menyampaikan (surat|) (keberatan|penolakan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (keberatan|penolakan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (mengajukan|didahului) (surat|) (pemberitahuan|pernyataan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (diterima|) (surat|) (pemberitahuan|pernyataan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (mengajukan|didahului) (surat|) (pemberitahuan|pernyataan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (diterima|) (surat|) (pemberitahuan|pernyataan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (mengajukan|didahului|diterima|) (surat|) (keberatan|penolakan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (mengajukan|didahului|diterima|) (surat|) (keberatan|penolakan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) menyampaikan (surat|) (pemberitahuan|pernyataan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (pemberitahuan|pernyataan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) menyampaikan (surat|) (keberatan|penolakan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (keberatan|penolakan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (mengajukan|didahului) (surat|) (pemberitahuan|pernyataan) (keberatan|penolakan)
        (tidak|tak|tanpa|belum) (mengajukan|didahului) (surat|) (pemberitahuan|pernyataan) (apa pun|)
        (tidak|tak|tanpa|belum) (diterima|) (surat|) (pemberitahuan|pernyataan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (mengajukan|didahului) (surat|) (keberatan|penolakan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (diterima|) (surat|) (keberatan|penolakan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (menyampaikan|memberi|memberikan) (surat|) (kabar|permintaan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (menyampaikan|memberi|memberikan) (surat|) (kabar|permintaan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) menyampaikan (surat|) (surat|permohonan|sanggahan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (surat|permohonan|sanggahan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) menyampaikan (surat|) (surat|permohonan|sanggahan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (surat|permohonan|sanggahan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (mengajukan|didahului|diterima|) (surat|) (kabar|permintaan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (mengajukan|didahului|diterima|) (surat|) (kabar|permintaan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (mengajukan|didahului) (surat|) (surat|permohonan|sanggahan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (diterima|) (surat|) (surat|permohonan|sanggahan) (berhenti|pengakhiran)
        (tidak|tak|tanpa|belum) (mengajukan|didahului) (surat|) (surat|permohonan|sanggahan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) (diterima|) (surat|) (surat|permohonan|sanggahan) (penghentian|tertulis)
        (tidak|tak|tanpa|belum) menyampaikan (surat|) (kabar|permintaan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (kabar|permintaan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) menyampaikan (surat|) (surat|permohonan|sanggahan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (surat|permohonan|sanggahan) (keberatan|penolakan)
        (tidak|tak|tanpa|belum) (memberi|memberikan) (surat|) (surat|permohonan|sanggahan) (apa pun|)
        (tidak|tak|tanpa|belum) (mengajukan|didahului) (surat|) (kabar|permintaan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (diterima|) (surat|) (kabar|permintaan) (keberatan|penolakan|apa pun|)
        (tidak|tak|tanpa|belum) (mengajukan|didahului) (surat|) (surat|permohonan|sanggahan) (keberatan|penolakan)
        (tidak|tak|tanpa|belum) (mengajukan|didahului) (surat|) (surat|permohonan|sanggahan) (apa pun|)
        (tidak|tak|tanpa|belum) (diterima|) (surat|) (surat|permohonan|sanggahan) (keberatan|penolakan|apa pun|)
        tidak (ada|) (pihak|satu pihak|salah satu pihak|both|) (yang|) (menyatakan|memberitahukan)
        tidak (ada|) (pihak|satu pihak|salah satu pihak|both|) (yang|) (memberitahu|mengajukan|meminta)
        tidak (ada|) (pihak|satu pihak|salah satu pihak|both|) (yang|) (mengakhiri|menghentikan)
        tidak (ada|) (pihak|satu pihak|salah satu pihak|both|) (yang|) (menolak|keberatan|membatalkan)
        tidak (diakhiri|dihentikan|dibatalkan|diputus|ada yang keberatan)
        tidak (menyatakan|memberitahukan|memberitahu|berkirim|bersurat)
        (kecuali|selama|sepanjang) (ada|terdapat|) (pemberitahuan|keberatan|pernyataan|surat)
    """,
    "own_ban": """
        (tidak|dilarang|bukan|larangan) (saling|ikut|turut|untuk|) (memiliki|menguasai)
        (tidak|dilarang|bukan|larangan) (saling|ikut|turut|untuk|) (mengambil alih|mencampuri|mengendalikan)
        (tidak akan|tidak boleh) (saling|ikut|turut|untuk|) (memiliki|menguasai|mengambil alih|mencampuri|mengendalikan)
        (tidak dapat|tidak berhak|dilarang untuk) (saling|ikut|turut|untuk|) (memiliki|menguasai)
        (tidak dapat|tidak berhak|dilarang untuk) (saling|ikut|turut|untuk|) (mengambil alih|mencampuri|mengendalikan)
        (memiliki|menguasai) (dan/atau|dan|atau|maupun|ataupun) (memiliki|menguasai)
    """,
    "control":
        "(di bawah|dibawah) (kendali|pengelolaan|penguasaan|arahan|perintah|pengendalian|pengawasan penuh|kontrol)",
    "own own/a": "(mengambil|pengambilan) alih",
    "own own/p": "diambil alih",
    "pledge": "(sebagai|untuk) (tanggungan|pegangan|pengikat|gadaian)",
    "sell": """
        bekerja (untuk|pada|kepada)
        (bekerja|menjalin kerja|menerima kerja) sama
        (bermitra|berhubungan) (dagang|)
    """,
    "fined": "(ganti|mengganti) (rugi|kerugian)",
    "loss": "tidak (laku|terjual|habis terjual|tercapai penjualannya)",
    "own": """
        (memegang|memiliki|menguasai) (kendali|saham|kuasa penuh)
    """,
    "by_opinion": """
        (di mata|menurut|dalam pandangan|berdasarkan penilaian) (tim|penilaian|pertimbangan|pendapat) (large|tim)
        (di mata|menurut|dalam pandangan|berdasarkan penilaian) (keyakinan|pandangan|petugas|) (large|tim)
        (atas penilaian|penilaian) (tim|penilaian|pertimbangan|pendapat) (large|tim)
        (dipandang oleh|dianggap oleh|dinilai) (tim|penilaian|pertimbangan|pendapat) (large|tim)
        (atas penilaian|penilaian|dipandang oleh|dianggap oleh|dinilai) (keyakinan|pandangan|petugas|) (large|tim)
        (apabila|bila|jika|kalau|bilamana) (large|) (menghendaki|menginginkan|memandang perlu|menganggap perlu)
        (apabila|bila|jika|kalau|bilamana) (large|) (memerlukan|dianggap perlu|dipandang perlu|dikehendaki|dirasa perlu)
        tidak (lagi|) (menguntungkan|memuaskan|dibutuhkan|diperlukan|berkenan|cocok|membutuhkan|sejalan)
        kurang memuaskan
    """,
    "becomes": """
        (menjadi|jadi|tetap|merupakan) (hak|) (milik|kepunyaan)
        (atas|dengan|ke|balik) nama
        (beralih|berpindah|dialihkan|dipindahkan|berganti|dipindahtangankan) (menjadi|kepada|ke|) (milik|)
        dibalik nama
    """,
    "mutual": """
        (hal|hak|ketentuan|denda|kewajiban|besaran|aturan|sanksi) (yang|) (sama|serupa|setara|timbal balik)
        (berlaku|demikian|begitu) (pula|juga|sebaliknya|timbal balik|bagi both|untuk both|dua arah) (bagi|untuk|)
        timbal balik
        dua arah
        sama-sama
        sama bagi
    """,
    "not_mutual": """
        (tidak|bukan) (berlaku|diberlakukan) (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) (sama|serupa)
        (tidak|bukan) (berlaku|diberlakukan) (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) (sebaliknya|denda|sanksi)
        (tidak|bukan) (dikenakan|menimbulkan|dikenai) (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) (sama|serupa)
        (tidak|bukan) dikenakan (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) (sebaliknya|denda|sanksi)
        (tidak|bukan) (menimbulkan|dikenai) (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) (sebaliknya|denda|sanksi)
        (tidak|bukan) (ada|memiliki|mempunyai) (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) (sama|serupa)
        (tidak|bukan) (ada|memiliki|mempunyai) (atas|) (hak|denda|hal) (yang|) (sebaliknya|denda|sanksi)
        (tidak|bukan) (ada|memiliki|mempunyai) (atas|) (sanksi|penalti|) (yang|) (sebaliknya|denda|sanksi)
        (tidak|bukan) (berhak|mendapat|punya) (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) (sama|serupa)
        (tidak|bukan) (berhak|mendapat|punya) (atas|) (hak|denda|hal) (yang|) (sebaliknya|denda|sanksi)
        (tidak|bukan) (berhak|mendapat|punya) (atas|) (sanksi|penalti|) (yang|) (sebaliknya|denda|sanksi)
        (tidak|bukan) (berlaku|diberlakukan) (atas|) (hak|denda|hal) (yang|) (penalti|apa pun|kepada large)
        (tidak|bukan) (berlaku|diberlakukan) (atas|) (sanksi|penalti|) (yang|) (penalti|apa pun|kepada large)
        (tidak|bukan) dikenakan (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) (penalti|apa pun|kepada large)
        (tidak|bukan) (menimbulkan|dikenai) (atas|) (hak|denda|hal) (yang|) (penalti|apa pun|kepada large)
        (tidak|bukan) (menimbulkan|dikenai) (atas|) (sanksi|penalti|) (yang|) (penalti|apa pun|kepada large)
        (tidak|bukan) (berlaku|diberlakukan) (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) bagi large
        (tidak|bukan) (berlaku|diberlakukan) (atas|) (hak|denda|hal) (yang|) (untuk large|terhadap large)
        (tidak|bukan) (berlaku|diberlakukan) (atas|) (sanksi|penalti|) (yang|) (untuk large|terhadap large)
        (tidak|bukan) (dikenakan|menimbulkan|dikenai) (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) bagi large
        (tidak|bukan) dikenakan (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) (untuk large|terhadap large)
        (tidak|bukan) (menimbulkan|dikenai) (atas|) (hak|denda|hal) (yang|) (untuk large|terhadap large)
        (tidak|bukan) (menimbulkan|dikenai) (atas|) (sanksi|penalti|) (yang|) (untuk large|terhadap large)
        (tidak|bukan) (ada|memiliki|mempunyai) (atas|) (hak|denda|hal) (yang|) (penalti|apa pun|kepada large)
        (tidak|bukan) (ada|memiliki|mempunyai) (atas|) (sanksi|penalti|) (yang|) (penalti|apa pun|kepada large)
        (tidak|bukan) (berhak|mendapat|punya) (atas|) (hak|denda|hal) (yang|) (penalti|apa pun|kepada large)
        (tidak|bukan) (berhak|mendapat|punya) (atas|) (sanksi|penalti|) (yang|) (penalti|apa pun|kepada large)
        (tidak|bukan) (ada|memiliki|mempunyai) (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) bagi large
        (tidak|bukan) (ada|memiliki|mempunyai) (atas|) (hak|denda|hal) (yang|) (untuk large|terhadap large)
        (tidak|bukan) (ada|memiliki|mempunyai) (atas|) (sanksi|penalti|) (yang|) (untuk large|terhadap large)
        (tidak|bukan) (berhak|mendapat|punya) (atas|) (hak|denda|hal|sanksi|penalti|) (yang|) bagi large
        (tidak|bukan) (berhak|mendapat|punya) (atas|) (hak|denda|hal) (yang|) (untuk large|terhadap large)
        (tidak|bukan) (berhak|mendapat|punya) (atas|) (sanksi|penalti|) (yang|) (untuk large|terhadap large)
        hal (yang|) (sama|serupa) tidak
    """,
}
