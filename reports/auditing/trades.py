"""What is made or sold, called by its name: "memasok keripik", not "menyerahkan hasil"."""

from __future__ import annotations

import re

from reports.auditing.dates import NUMBER_WORD

_TRADE = re.compile(
    r"\b(?:me(?:masok|mproduksi|mbuat\w*|njahit|nanam|melihara|mbudi\w*|ngolah|ngerjakan|njual\w*|masarkan|nyetor\w*|ngirim\w*|"
    r"nyerahkan|mbeli|nampung|nyerap|ngambil|mesan|rakit|ncetak|nganyam|mbatik|nenun|ngukir|nggarap|nyalurkan|ndistribusikan|"
    r"ngedarkan|nyediakan|masok|mbesarkan|ngumpulkan|nghimpun|nyubkontrak\w*|ngemas|nggiling|ngecor|mbordir|mbakar|mahat|"
    r"nyewakan|ngangkut|masak|nyulam|nyablon|mperdagangkan|niagakan|mbudidayakan|makai|nerima|laksanakan|najahkan)|"
    r"ber(?:tanam|ternak|kebun|dagang|jualan|niaga)|di(?:buat|produksi|jahit|tanam|pelihara|olah|kerjakan|jual|pasok|setor|beli|"
    r"cetak|anyam|garap|kirim|besarkan|budidayakan|pasarkan|sewakan|angkut|kemas)|(?:pembuatan|pengadaan|pemasokan|penjualan|"
    r"pembelian|penjahitan|budi ?daya|pengolahan|pengerjaan|pemasaran|penyediaan|distribusi|pendistribusian|penyaluran|jual beli|"
    r"perdagangan|pemeliharaan|pembesaran|penggemukan|produksi|pasokan|pencetakan|penganyaman|perakitan|penyewaan|pengangkutan|"
    r"pengelolaan|pencucian|pengemasan|penggilingan|pengumpulan|subkontrak|niaga|setoran|panen|kiriman|borongan|jasa)|"
    r"jual|setor|kirim|bikin|jahit|tanam|pelihara|garap|masak|ngingu|ternak|beli|pasok|sewa|produk|barang|komoditas|objek|"
    r"usaha|kegiatan|agen|keagenan|penyalur|pemasok|distributor|konsinyasi|titip\w*|memasarkan|terhadap|atas|berupa|ialah|adalah|yakni|yaitu)\b"
)
_PLAIN_WORD = frozenset(
    "barang produk hasil panen produksi satuan unit sarana bahan baku mentah pesanan order pekerjaan kerja jumlah mutu kualitas volume "
    "kuota target seluruh semua setiap tiap sebagian sesuai tepat waktu jadwal baik cermat paling lambat kepada dari untuk dengan "
    "yang dan atau ke di pada oleh large small both tersebut itu ini lain lainnya pihak mana pun setoran kiriman borongan jasa "
    "komoditas usaha kegiatan bidang bersama uang tagihan laporan nota faktur sekurang-kurangnya minimal maksimal sebanyak sejumlah "
    "lebih kurang sebulan seminggu bulan minggu hari gudang pabrik toko tempat rumah contoh gambar spesifikasi lampiran keterangan "
    "teknis sah penuh jadi saja hanya tidak boleh akan dapat wajib harus berhak hak atas kesepakatan perjanjian kemitraan pola "
    "subkontrak inti plasma inti-plasma rantai pasok keagenan distribusi agen pembayaran dokumen data informasi surat barangnya "
    "hasilnya mutunya harga ongkos upah gambarnya sisa bersih bagus khusus tunai langsung lancar lunas kembali sendiri sendirinya "
    "penyalur pemasok pembeli penjual mitra anggota kelompok jadwalnya rencana permintaan kebutuhan teliti rapi aman tertib rutin "
    "berkala bermutu layak cukup utama wilayah kota kabupaten kecamatan desa daerah jawa timur penerima jalan pasar pemasaran penjualan "
    "kelaziman adat kebiasaan umum saling percaya menguntungkan maju tumbuh risiko keuntungan kerugian pertumbuhan pengalaman "
    "dus karung kotak kemasan peti label nama merek cap papan brosur alat mesin perkakas peralatan modal biaya bantuan pelatihan "
    "memenuhi terbaik asli ukuran jenis macam bentuk urusan hal perihal tujuan maksud cara kali keperluan sarananya petugas "
    "sama sepakat sampai serta secara selama seperti begitu bila jika apabila kalau agar supaya karena sejak setelah sesudah sebelum "
    "tahun musim periode masa tanggal jam saat awal akhir satu dua tiga empat lima enam tujuh delapan sembilan sepuluh "
    "besar kecil mikro menengah bapak ibu perusahaan perseroan lolos periksa lulus uji dibayar membayar cacat rusak jaminan pengiriman penyerahan penerimaan pengambilan kekurangan imbalan "
    "tugas peran fungsi wewenang tanggung jawab kewajiban kedudukan setara ketentuan syarat pasal ayat butir pokok".split()
)
_AHEAD = 6
_NO_NOUN = re.compile(rf"(?:me[mnlrwy]|meng|di|ber|ter|pe[mnr]|se|ke)\w{{4,}}|{NUMBER_WORD}|\w{{1,2}}|[\w-]+nya")


def names_a_trade(plain: str) -> bool:
    """Tell whether a sentence says what is made or sold, by a name of its own."""
    return any(_named(plain[hit.end() :]) for hit in _TRADE.finditer(plain))


def _named(after: str) -> bool:
    words = re.findall(r"[a-z][a-z-]*", re.split(r"[.;:]", after.lstrip(" :"))[0])[:_AHEAD]
    return any(word not in _PLAIN_WORD and not _NO_NOUN.fullmatch(word) for word in words)
