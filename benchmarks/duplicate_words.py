"""How owners, businesses and addresses of micro-enterprises are called in the invented register of duplicates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate
from random import Random


class Role(Enum):
    """What a word does in a name."""

    FORM = auto()
    SHOP = auto()
    PRODUCT = auto()
    TITLE = auto()
    CORE = auto()
    DEGREE = auto()
    BRANCH = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name."""

    role: Role
    text: str


Parts = tuple[Part, ...]


class Skewed:
    """Words of which the first are far more frequent than the last, as in every real register."""

    def __init__(self, written: str) -> None:
        self.words = tuple(written.split(","))
        self._up_to = tuple(accumulate(1 / (rank + 6) for rank in range(len(self.words))))

    def draw(self, chance: Random) -> str:
        """One word."""
        return chance.choices(self.words, cum_weights=self._up_to)[0]


def parts(role: Role, text: str) -> Parts:
    """The words of the text, all in the same role."""
    return tuple(Part(role, word) for word in text.split())


MEN = Skewed(
    "Slamet,Sutrisno,Suparno,Suyanto,Sugeng,Supriyadi,Mulyono,Suwarno,Sukardi,Wahyudi,Hariyanto,Suwito,Kasmin,"
    "Sumarno,Bambang,Agus,Budi,Eko,Joko,Hadi,Imam,Ahmad,Muhammad,Abdul,Moh,Nur,Andi,Dwi,Tri,Rudi,Hendro,Purwanto,"
    "Sunarto,Ngadiman,Parno,Paijan,Tukiman,Wagiman,Wakidi,Karyono,Darmaji,Sarwono,Samsul,Zainal,Mustofa,Khoirul,"
    "Misbahul,Rokhim,Kholil,Mahfud,Munir,Anwar,Syaiful,Arifin,Fathur,Hasan,Husen,Ridwan,Yusuf,Ismail,Ibrahim,Sholeh,"
    "Maskur,Jumadi,Lasiman,Lasimin,Rusdi,Rusman,Sukirno,Sukirman,Suroso,Suroto,Sudarsono,Sudarmaji,Sujarwo,Sujatmiko,"
    "Subagyo,Subandi,Setiawan,Setyo,Teguh,Untung,Widodo,Wiyono,Yanto,Yuli,Misnawi,Buamin,Sahrul,Rofiq,Taufik,Dedi,"
    "Didik,Yoyok,Gatot,Heru,Kuswanto,Marsono,Ngatemin,Ponidi,Ponimin,Radi,Santoso,Siswanto,Tarmuji,Umar,Warsito,"
    "Yatno,Zaenuri"
)
MEN_LAST = Skewed(
    "Santoso,Setiawan,Wibowo,Prasetyo,Nugroho,Susanto,Hidayat,Rahman,Utomo,Purnomo,Kurniawan,Saputra,Wahyudi,Arifin,"
    "Cahyono,Widodo,Hariyanto,Efendi,Fauzi,Rohman,Ghofur,Mujib,Aziz,Hakim,Huda,Anam,Mustofa,Ismail,Hasyim,Zainuri,"
    "Sugianto,Budiono,Hartono,Winarno,Suprapto,Riyanto,Sulistyo,Firmansyah,Iskandar,Maulana,Basuki,Prayitno,Handoko,"
    "Subekti,Wijaya,Laksono,Pambudi,Rosyid,Wahab,Malik,Karim,Salam,Rozaq,Syukur,Jalil,Kohar,Mubarok,Romadhon,Yulianto"
)
WOMEN = Skewed(
    "Siti,Sri,Nur,Sumiati,Sulastri,Suparmi,Sumarni,Kasiyati,Endang,Dewi,Ani,Eni,Tini,Yuni,Yayuk,Sunarti,Rukmini,"
    "Tutik,Lilik,Luluk,Indah,Ika,Rini,Ratna,Wiwik,Titik,Tatik,Umi,Khusnul,Khoiriyah,Mutmainah,Aminah,Maryam,Fatimah,"
    "Halimah,Juwariyah,Kartini,Kusmiati,Lasmi,Lastri,Marsini,Mujiati,Musrifah,Muslikah,Nanik,Ngatini,Ngatmi,Painem,"
    "Parti,Ponirah,Rumiati,Rusmini,Sami,Samini,Saripah,Sarmi,Sholikah,Sukarti,Sukinah,Sumini,Supinah,Supiyah,Surati,"
    "Suwarni,Suyati,Tarmi,Tasmi,Tumini,Wagiyem,Warsini,Watini,Yatmi,Zulaikah,Zubaidah,Anik,Atik,Elok,Erna,Fitri,Heni,"
    "Iin,Lina,Maya,Mega,Novi,Puji,Retno,Rina,Rita,Susi,Tri,Uswatun,Vivi,Wahyu,Yanti,Yuliana,Ngatiyem,Rupiah,Kiptiyah,"
    "Masruroh"
)
WOMEN_LAST = Skewed(
    "Aminah,Aisyah,Fatimah,Khotimah,Rahayu,Wahyuni,Lestari,Hidayati,Handayani,Astuti,Rohmah,Maryam,Nurjanah,Mulyani,"
    "Kholifah,Zulaikah,Utami,Ningsih,Wulandari,Setyowati,Sulistyowati,Purwanti,Rahmawati,Kurniawati,Andayani,Hartini,"
    "Winarti,Yuliati,Suryani,Wati,Puspitasari,Anggraini,Permatasari,Ekawati,Indrawati,Susilowati,Nikmah,Hasanah,"
    "Jannah,Mahmudah,Munawaroh,Azizah,Romlah,Maimunah,Fadilah,Sholihah,Asiyah,Mudrikah,Munifah,Ulfa,Masitoh,Rukayah,"
    "Sundari"
)
STEMS = ("Su", "Har", "War", "Kar", "Mul", "Sar", "Nar", "Pur", "Mar", "Dar", "Wi", "Sum", "Sun", "Kas", "Ras", "Tas")
MAN_ENDS = ("yono", "yanto", "tono", "jito", "di", "no", "man", "min", "to", "wanto", "yadi", "tikno", "adi", "ijo")
WOMAN_ENDS = ("yati", "yani", "tini", "miati", "ti", "nah", "nem", "iyem", "mi", "tinah", "ipah", "inah", "itun")
FORTUNE = Skewed(
    "Barokah,Sumber Rejeki,Berkah,Jaya,Maju Jaya,Sumber Makmur,Rejeki,Putra Jaya,Mandiri,Berkah Jaya,Sinar Jaya,"
    "Abadi,Makmur,Lancar Jaya,Bintang,Mekar,Mekar Sari,Sari Rasa,Lestari,Cahaya,Al Barokah,Barokah Jaya,Dua Putra,"
    "Tiga Putra,Karya Mandiri,Sido Makmur,Sido Mulyo,Tani Makmur,Usaha Bersama,Sejahtera,Bina Usaha,Mulya,Melati,"
    "Mawar,Anggrek,Dahlia,Kenanga,Sekar Arum,Arum Manis,Rasa Sayang,Citra Rasa,Aneka Rasa,Dapur Ibu,Nikmat,Lezat,"
    "Gurih,Renyah,Sumber Urip,Sumber Agung,Agung,Murni,Sari Murni,Subur,Subur Makmur,Setia,Setia Kawan,Rukun,"
    "Rukun Santoso,Guyub Rukun,Ngudi Rejeki,Ngudi Luhur,Wahyu Jaya,Rizky Jaya,Rizki Mandiri,Aisyah,Zahra,Nabila,"
    "Salsabila,Putri,Dwi Putri,Amanah,Ar Rahman,An Nur,Nurul Huda,Hidayah,Istiqomah,Ikhlas,Tawakal,Annisa,Khadijah,"
    "Ridho Illahi,Restu Ibu,Restu Bunda,Kasih Ibu,Doa Ibu,Pelangi,Matahari,Surya,Surya Kencana,Kencana,Intan,Mutiara,"
    "Permata,Berlian,Zamrud,Garuda,Rajawali,Merpati,Kurnia,Anugerah,Karunia,Laris,Laris Manis,Murah Rejeki,"
    "Moro Seneng,Moro Dadi,Wijaya,Brawijaya,Majapahit,Gajah Mada"
)
SECOND = Skewed("Jaya,Mandiri,Makmur,Abadi,Sejahtera,Food,Snack,Collection,Craft,Sari,Putra,Baru,Group,Kencana,Lestari")
FORMS = ("UD", "UD", "UD", "CV", "IRT", "KUB", "UMKM", "PT", "Poktan", "KWT")
SHOPS = ("Warung", "Toko", "Depot", "Kedai", "Dapur", "Rumah", "Omah", "Griya")
PRODUCTS = (
    "keripik_singkong=Keripik Singkong,keripik_tempe=Keripik Tempe,tempe=Tempe,tahu=Tahu,rempeyek=Peyek,"
    "marning=Marning,telur_asin=Telur Asin,beras=Beras,rengginang=Rengginang,opak=Opak,gula_merah=Gula Merah,"
    "gula_kelapa=Gula Kelapa,kecap=Kecap,ikan_asin=Ikan Asin,bakso_ikan=Bakso Ikan,"
    "otak_otak_bandeng=Otak Otak Bandeng,terasi=Terasi,petis=Petis,kerupuk_ikan_mentah=Kerupuk Ikan,"
    "kerupuk_udang=Kerupuk Udang,bandeng_presto=Bandeng Presto,abon_ikan=Abon Ikan,ikan_asap=Ikan Asap,"
    "bakso_daging=Bakso,abon_sapi=Abon Sapi,kerupuk_rambak=Rambak,susu_segar=Susu Segar,tape=Tape,"
    "sandal_kulit=Sandal Kulit,sepatu_kulit=Sepatu,mebel_jati=Mebel Jati,mebel_kayu=Mebel,ukiran_kayu=Ukir Kayu,"
    "anyaman_bambu=Anyaman Bambu,besek=Besek,caping=Caping,batik_tulis=Batik Tulis,batik_cap=Batik,kain_atbm=Tenun,"
    "gamis=Konveksi,kaos=Sablon Kaos,jilbab=Hijab,songkok=Songkok,bordir=Bordir,batu_bata=Bata Merah,genteng=Genteng,"
    "gerabah=Gerabah,batako=Batako,kopi_bubuk=Kopi Bubuk,bawang_goreng=Bawang Goreng,sambal_kemasan=Sambal,roti=Roti,"
    "keripik_pisang=Keripik Pisang,dodol=Jenang,ledre=Ledre,wingko=Wingko,onde_onde=Onde Onde,kue_basah=Kue Basah,"
    "kue_kering=Kue Kering,jamu_serbuk=Jamu,pupuk_organik=Pupuk Organik,sari_kedelai=Sari Kedelai,"
    "bumbu_pecel=Sambel Pecel,kacang_telur=Kacang Telur,kerupuk_mentah=Kerupuk,keripik_buah=Keripik Buah,"
    "sirup_buah=Sirup,manik_manik=Manik Manik"
)
GOODS = tuple((slug, said) for slug, _, said in (one.partition("=") for one in PRODUCTS.split(",")))
STREETS = Skewed(
    "Raya,Diponegoro,Ahmad Yani,Pahlawan,Merdeka,Sudirman,Melati,Mawar,Masjid,Pasar,Kartini,Gajah Mada,Hayam Wuruk,"
    "Imam Bonjol,Basuki Rahmat,Veteran,Pemuda,Kenanga,Anggrek,Sunan Giri,Sunan Kalijaga,Panglima Sudirman,Teuku Umar,"
    "Airlangga,Brawijaya,Majapahit,Trunojoyo,Pattimura,Hasanuddin,Stasiun,Makam,Balai Desa,Lapangan,Kalimantan,Jawa"
)
HAMLETS = Skewed(
    "Krajan,Sumberejo,Karanganyar,Tegalrejo,Sidomulyo,Ngasem,Kauman,Karangrejo,Mulyorejo,Kedung,Sumbersari,Ngemplak,"
    "Bulu,Jati,Wonorejo,Sukorejo,Tanjung,Pandean,Gedangan,Kalianyar,Kebonsari,Kalongan,Mojo,Ngrowo,Padangan,Rejoso"
)
OLD_SPELLINGS = (("u", "oe"), ("j", "dj"), ("y", "j"), ("kh", "ch"), ("f", "p"), ("z", "j"), ("sy", "s"), ("h", ""))
SHORTENED = {
    "muhammad": ("M.", "Moh.", "Moch.", "Mochamad", "Mohammad"),
    "moh": ("Moch.", "M.", "Muhammad"),
    "ahmad": ("Achmad", "Akhmad", "A."),
    "abdul": ("Abd.", "Abd"),
    "siti": ("St.", "Sitti"),
    "nur": ("Noer", "Nor"),
    "sri": ("S.",),
    "dwi": ("Dwie",),
    "khoirul": ("Choirul", "Khoirul"),
}
KEYS = {"a": "sq", "e": "wr", "i": "uo", "o": "ip", "u": "yi", "n": "mb", "m": "n", "s": "ad", "t": "ry", "r": "et"}
PREFIXES = ("0812", "0813", "0821", "0822", "0852", "0853", "0857", "0856", "0858", "0878", "0819", "0895", "0896")
