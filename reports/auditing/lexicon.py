"""The words by which contracts say what matters, by what they mean; verbs as roots, everything else as written."""

from __future__ import annotations

from reports.auditing.phrases import PHRASES

__all__ = ["PHRASES", "VERBS", "WORDS"]

VERBS: dict[str, str] = {
    "set": "tetapkan tentukan patok ubah sesuaikan turunkan naikkan koreksi revisi putuskan atur tinjau pasang geser "
           "berlakukan umumkan edarkan keluarkan terbitkan pangkas kurangi tekan perbarui perbaharui kendalikan "
           "susun gariskan",
    "end": "akhiri putuskan putus batalkan hentikan cabut sudahi bubarkan copot gugurkan akhirkan stop setop",
    "give":
        "serahkan berikan beri titipkan setorkan setor sediakan taruh tinggalkan lampirkan letakkan kuasakan "
        "limpahkan "
            "bayar bayarkan tempatkan simpan tandatangani sertakan",
    "pledging": "jaminkan agunkan gadaikan tanggungkan borgkan",
    "hold":
        "simpan tahan pegang kuasai ambil tarik cairkan minta pungut wajibkan syaratkan terima potong titipkan "
        "serahkan "
            "letakkan taruh kumpulkan",
    "seize": "sita eksekusi lelang",
    "sell":
        "jual pasok setor setorkan kirim kirimkan salurkan pasarkan lepas tawarkan serahkan edarkan suplai "
        "niagakan bawa "
            "perdagangkan distribusikan berikan kerjakan layani terima lempar pajang sediakan ambil jualkan "
            "perjualbelikan ekspor "
            "sajikan garap titipkan jahit buat produksi alihkan",
    "buy": "beli tampung serap borong",
    "bear": "tanggung pikul ganti bebankan tanggungkan gantikan relakan lunasi timpakan limpahkan",
    "cut": "potong kurangi perhitungkan pangkas sunat perhitung kurangkan",
    "fine": "kenakan kenai denda jatuhkan jatuhi bebani pungut tagih bebankan potong",
    "own":
        "miliki kuasai kendalikan ambilalih peroleh alihkan pindahkan catatkan daftarkan balik hibahkan limpahkan "
        "kontrol",
    "run": "kelola jalankan kendalikan pimpin urus atur pegang arahkan tentukan",
    "appoint": "tunjuk angkat tempatkan berhentikan ganti pilih copot tentukan",
    "go_on": "perpanjang lanjutkan teruskan perbarui perbaharui sambung ulang",
}  # fmt: skip

WORDS: dict[str, str] = {
    "set set/n": "perubahan penyesuaian revisi koreksi kenaikan penurunan peninjauan pematokan",
    "set set/p": "berubah menyesuaikan turun naik terserah tergantung bergantung",
    "end end/n": "pemutusan pembatalan penghentian pengakhiran pencabutan",
    "ended": "mundur keluar berakhir gugur putus selesai batal berhenti tamat hapus bubar usai habis",
    "go_on go_on/n": "perpanjangan keberlanjutan kelanjutan perpanjangannya pembaruan",
    "goes_on": "berlanjut berlangsung berjalan bersambung berulang lanjut tersambung menyambung jalan lagi kembali",
    "not":
        "tidak bukan dilarang jangan belum tiada tanpa tidaklah bukanlah larangan terlarang pantang tak "
        "diharamkan no not",
    "banned": "dilarang jangan larangan terlarang pantang haram diharamkan",
    "if": "apabila jika bila bilamana kalau manakala jikalau seandainya ketika sekiranya andai",
    "may": "dapat boleh berhak bisa berwenang diperkenankan diperbolehkan leluasa bebas dibolehkan diizinkan",
    "must":
        "wajib harus berkewajiban mesti diwajibkan diharuskan bersedia sanggup menyanggupi berjanji menjamin "
        "terikat",
    "only": "hanya semata-mata cuma satu-satunya tunggal eksklusif melulu",
    "exclusive": "eksklusif eksklusivitas keeksklusifan",
    "all":
        "seluruh semua segala segenap seluruhnya sepenuhnya semuanya setiap keseluruhan penuh sendirian 100% "
        "sepenuh",
    "by_self": "sendiri sendirian",
    "price": "harga tarif upah ongkos imbalan komisi honor nilai besaran banderol bayaran rabat margin",
    "will":
        "keputusan kebijakan kebijaksanaan kehendak pertimbangan wewenang kewenangan ketetapan penetapan kemauan "
        "selera "
            "diskresi urusan arahan instruksi prerogatif putusan hitungan hak penilaian otoritas",
    "hub": "papan edaran pengumuman grup whatsapp wa memo daftar surat",
    "agree":
        "kesepakatan disepakati sepakat persetujuan disetujui bersama musyawarah dimusyawarahkan mufakat "
        "dirundingkan "
             "perundingan negosiasi dinegosiasikan berdua adendum addendum setuju both "
             "bersepakat dirembuk dirembug rembug rembuk bareng-bareng diparaf disahkan bermusyawarah berunding "
             "musyawarahkan "
             "menyepakati sekata amandemen",
    "signed": "ditandatangani diteken menandatangani ditandatanganinya",
    "objective":
        "dinas pemerintah bapanas siskaperbapo indeks rumus formula bps kementerian bupati gubernur kurs bursa "
        "lelang "
                 "disbun disnak pinsar rendemen acuan tpi",
    "alone": "sepihak sewaktu-waktu mutlak semaunya seenaknya prerogatif sesukanya",
    "at_once": "seketika serta-merta langsung segera",
    "pledge": "jaminan agunan borg boreh gadai kolateral",
    "deed": "shm bpkb ijazah petok sppt stnk shgb deposito fidusia",
    "deal":
        "perjanjian kerjasama kemitraan kontrak hubungan kesepakatan keagenan penunjukan ikatan order pesanan "
        "pasokan "
            "langganan kerjanya kedistributoran kemitraannya subkontrak pembelian penyaluran distribusi surat waralaba",
    "fail":
        "lalai kelalaian terlambat keterlambatan telat gagal kegagalan melanggar pelanggaran ingkar wanprestasi "
        "meleset "
            "cedera cidera kekurangan kurang mundur kesalahan menunggak tunggakan mangkir melalaikan kelambatan "
            "lambat salah "
            "menyalahgunakan pailit wanprestasinya bersalah sengaja lewat",
    "fault":
        "kelalaian kesalahan kesengajaan disengaja ulah pelanggaran melanggar lalai kecurangan kelengahan "
        "kecerobohan salah "
             "lalainya keteledoran penyalahgunaan",
    "fined": "denda penalti pinalti sanksi didenda kompensasi hukuman penalty bunga",
    "cut cut/p": "potongan pemotongan pengurangan",
    "late_supply":
        "antar mengantar pengantaran bongkar mengirim pengiriman menyerahkan penyerahan memasok pasokan setor "
        "setoran menyetor kirim kiriman panen "
                   "produksi pengerjaan mutu menyelesaikan mengerjakan kuota kualitas pekerjaan hasil jahitan "
                   "volume penyetoran",
    "late_pay":
        "ambil jemput dibayar dibayarkan membayar pembayaran bayar pelunasan melunasi menjemput penjemputan "
        "transfer pembelian mengambil "
                "pengambilan",
    "loss":
        "risiko rugi mati bangkrut puso banjir kemarau hama penyakit musibah kebakaran gagal rusak hilang susut "
        "cuaca "
            "kerugian kehilangan kerusakan kegagalan kematian penyusutan wabah bencana mortalitas kecurian dicuri "
            "reject afkir "
            "ditolak kemerosotan sakitnya matinya retur rusaknya hilangnya merugi tersisa terbakar apkir basi "
            "busuk turun pecah "
            "membusuk kedaluwarsa",
    "borne":
        "beban tanggungan tanggungjawab tanggung-jawab dipertanggungkan ditanggung dipikul dibebankan diganti "
        "ditimpakan "
             "urusan utang dipertanggungjawabkan memikul menanggung mengganti menanggungnya dipotongkan "
             "dikurangkan dipotong "
             "diperhitungkan dialihkan kembali",
    "free": "dibebaskan bebas terbebas lepas dilepaskan terlepas",
    "answerable": "bertanggung-jawab bertanggungjawab menanggung memikul dituntut mengganti ikut-ikut",
    "thing":
        "saham kepemilikan aset usaha usahanya tanah lahan kandang kolam merek mesin bangunan kebun tambak sawah "
        "bengkel "
             "paten rumah kepengurusan manajemen kendali pengelolaan perusahaan modal nib rekening pembukuan kas "
             "resep desain "
             "rancangan pelanggan gudang izin kapal perahu keuangan logo nama hak peralatan formula",
    "control": "kendali pengendalian penguasaan pengelolaan kepengurusan manajemen pengaturan penguasa",
    "boss":
        "pengurus direktur direksi pimpinan manajer ketua bendahara komisaris pengelola kepala penanggungjawab "
        "direkturnya",
    "books": "rekening pembukuan kas keuangan belanja gaji pengeluaran anggaran token pin stempel",
    "else": "tengkulak pengepul kompetitor pesaing bakul pengijon",
    "goods":
        "hasil produk produksi barang panen telur susu ikan kain kopi keripik gula daging udang madu jagung padi "
        "rotan "
             "kerupuk tempe garam sayur buah komoditas dagangan produknya panenan ternak kerajinan batik mebel "
             "susunya madunya "
             "kelebihan sisa surplus ayam sapi cabai bawang kedelai kentang teh cengkih tembakau karya",
    "capacity_word":
        "kapasitas tenaga alat mesin bengkel rak gudang waktu etalase lapak dapur kandang lahan freezer penjahit "
                     "kemampuan",
    "auto": "otomatis serta-merta",
    "term_word":
        "perjanjian kerjasama kemitraan kontrak kesepakatan masa periode jangka perpanjangan ikatan keagenan "
        "penunjukan "
                 "kerja surat",
    "third": "bank dinas kadin koperasi asuransi penjamin jamkrida kur lembaga pemerintah",
    "where_large": "gudang pabrik kantor brankas toko",
}  # fmt: skip
