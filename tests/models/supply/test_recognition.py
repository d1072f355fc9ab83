"""Product words as lists write them: a known spelling decides, likeness suggests and never decides."""

from __future__ import annotations

import pytest

from models.reference.words import shipped_lexicon

CERTAIN = {
    # plain, other marks, capitals
    "Tapioka": "tapioka", "TEPUNG TAPIOKA": "tapioka", "tepung kanji": "tapioka", "Pati Singkong": "tapioka",
    "Kripik Singkong": "keripik_singkong", "KERIPIK SINGKONG PEDAS": "keripik_singkong_pedas",
    "keripik singkong balado": "keripik_singkong_pedas", "Krupuk Udang": "kerupuk_udang",
    "kerupuk kulit": "kerupuk_rambak", "KRUPUK RAMBAK": "kerupuk_rambak", "Krupuk Ikan": "kerupuk_ikan_mentah",
    "Tempe": "tempe", "tempe daun": "tempe", "Tahu Takwa": "tahu_kuning", "tahu pong": "tahu_goreng",
    "ampas tahu": "ampas_tahu", "Gethuk Lindri": "gethuk", "peuyeum": "tape", "suwar-suwir": "suwar_suwir",
    "Gaplek": "gaplek", "tiwul instan": "tiwul_instan", "nasi tiwul instan": "tiwul_instan",
    # dialect
    "telo pohung": "ubi_kayu", "gereh": "ikan_asin", "Brambang": "bawang_merah", "lombok": "cabai",
    "iwak": "ikan_segar",
    "uyah": "garam_konsumsi", "endog asin": "telur_asin", "klopo": "kelapa", "pring": "bambu", "gedang": "pisang",
    "wos": "beras", "mbako": "tembakau_rajangan", "kunir": "kunyit", "jae": "jahe", "nongko": "nangka",
    # abbreviations
    "tlr asin": "telur_asin", "bw. merah": "bawang_merah", "kcg tanah": "kacang_tanah_polong", "gl merah": "gula_merah",
    "ikn asin": "ikan_asin", "ikn asap": "ikan_asap", "tepg beras": "tepung_beras", "kcg kedelai": "kedelai",
    "GKG": "gabah", "GKP": "gula_pasir", "SKT": "skt", "DOC": "doc", "LPG": "lpg", "jgng pipil": "jagung_pipil",
    "sgkg": "ubi_kayu", "krupuk ikn mth": "kerupuk_ikan_mentah",
    # hyphens and the 2 that says a word twice
    "Otak-otak": "otak_otak", "otak2": "otak_otak", "onde2": "onde_onde", "cumi2": "cumi", "manik2": "manik_manik",
    "empon2": "rimpang", "Manik-manik kaca": "manik_manik",
    # how much a pack holds
    "keripik singkong 250gr": "keripik_singkong", "Keripik tempe (100 gr)": "keripik_tempe",
    "kopi bubuk 200 g": "kopi_bubuk", "Tapioka @ 25 kg": "tapioka", "terasi 1/2 kg": "terasi",
    "abon ikan 100gram isi 12 pcs": "abon_ikan", "gula merah per kg": "gula_merah",
    "legen kemasan 600 ml": "legen_kemasan",
    "telur asin isi 10 butir": "telur_asin", "sambal kemasan 150gr": "sambal_kemasan",
    # word order: both are known and differ
    "ikan asap": "ikan_asap", "ikan asin": "ikan_asin", "teri nasi": "teri_nasi", "gula kelapa": "gula_kelapa",
    "kulit udang": "limbah_udang", "kerupuk udang": "kerupuk_udang", "susu kedelai": "sari_kedelai",
    "susu segar": "susu_segar", "kacang goreng bawang": "kacang_bawang", "bawang goreng": "bawang_goreng",
    "kayu jati": "kayu_jati", "jati gelondong": "kayu_jati", "kursi jati": "mebel_jati", "akar jati": "akar_jati",
    "batik gedog": "batik_gedog", "tenun gedog": "kain_gedog", "kemeja batik": "kemeja_batik",
    "kain batik": "kain_batik", "batik tulis": "batik_tulis", "kopyah": "songkok", "paving block": "batako",
    "batu bata merah": "batu_bata", "besek": "besek", "eceng gondok kering": "eceng_gondok_kering",
    "bandeng presto": "bandeng_presto", "petis udang": "petis", "daging rajungan": "daging_rajungan",
    "kecap legen": "kecap_lontar", "peyek kacang": "rempeyek_kacang", "rengginang lorjuk": "rengginang_lorjuk",
}  # fmt: skip

SUGGESTED = {
    # misspelt
    "kripik singkonk": "keripik_singkong", "keripik singkng pdas": "keripik_singkong_pedas", "tapoika": "tapioka",
    "tepung tapiyoka": "tapioka", "krupuk udank": "kerupuk_udang", "telor azin": "telur_asin", "terassi": "terasi",
    "rempeyeg kacang": "rempeyek_kacang", "gula mrerah": "gula_merah", "bawang mera": "bawang_merah",
    "bandeng persto": "bandeng_presto", "otak otak bandng": "otak_otak_bandeng", "batik tulis gedok": "batik_gedog",
    "songkog": "songkok", "mukenna": "mukena", "sandal kulid": "sandal_kulit", "meubel jaty": "mebel_jati",
    "kopi bubug": "kopi_bubuk", "simplicia": "simplisia", "wingko babad": "wingko", "ledree": "ledre",
    "rengginank": "rengginang", "dodool salak": "dodol", "anyaman bamboo": "anyaman_bambu", "abon sapy": "abon_sapi",
    "tempee": "tempe", "pindan ikan": "ikan_pindang", "jagung pipiel": "jagung_pipil",
    "kacang tana": "kacang_tanah_polong",
    "yogourt": "yoghurt", "genteang": "genteng", "rajunggan": "rajungan_segar",
    # further words, brands
    "keripik singkong pedas level 5": "keripik_singkong_pedas", "Keripik singkong Bu Tini": "keripik_singkong",
    "kripik tempe renyah khas Malang": "keripik_tempe", "aneka keripik pisang coklat premium": "keripik_pisang",
    "batik tulis motif lok can": "batik_tulis", "kopi bubuk asli Dampit premium": "kopi_bubuk",
    "sambal botol Mbok Yem extra pedas": "sambal_kemasan", "terasi super khas Tuban Bu Yanti": "terasi",
    "kue kering lebaran toples": "kue_kering", "telur asin asap khas Brebes": "telur_asin_asap",
    "tas anyaman eceng gondok wanita": "tas_eceng_gondok", "kaos sablon custom komunitas": "kaos",
    "seragam sekolah SD putih merah": "seragam", "songkok bordir eksklusif": "songkok_bordir",
    "gamis syari muslimah": "gamis", "mebel jati ukir minimalis": "mebel_jati",
    "bandeng presto duri lunak Sari Laut": "bandeng_presto",
    "rengginang ketan hitam gurih": "rengginang", "jamu serbuk jahe merah instan": "jamu_serbuk",
    "wingko babat rasa nangka": "wingko", "dodol rumput laut": "dodol", "jual bumbu pecel pedas Madiun": "bumbu_pecel",
    "produksi tahu putih segar harian": "tahu", "petani bawang merah Nganjuk": "bawang_merah",
    "budidaya lele konsumsi": "ikan_lele", "bakso ikan tengiri frozen": "bakso_ikan",
    "nugget ikan lele crispy": "nugget_ikan", "kerupuk ikan tengiri mentah": "kerupuk_ikan_mentah",
    "sepatu kulit pria Magetan": "sepatu_kulit", "perhiasan perak handmade": "perhiasan_perak",
    "gula merah siwalan Tuban asli": "gula_merah_lontar", "batu bata merah press": "batu_bata",
    "susu sapi segar murni pasteurisasi": "susu_pasteurisasi", "kopi robusta bubuk": "kopi_bubuk",
    # written together or in another order
    "telurasin": "telur_asin", "keripiksingkong": "keripik_singkong", "ikanasap": "ikan_asap",
    "bawangmerah": "bawang_merah",
    "singkong keripik": "keripik_singkong", "pedas keripik singkong": "keripik_singkong_pedas",
    "tulis batik": "batik_tulis",
    "presto bandeng duri": "bandeng_presto", "keripik-keripik singkong": "keripik_singkong",
    "kue2 kering": "kue_kering",
    "krupuk2 udang": "kerupuk_udang", "peyek2 kacang": "rempeyek_kacang",
}  # fmt: skip

NOT_DECIDED = (
    "nasi teri", "asap ikan", "asin ikan", "udang kulit", "kelapa gula", "jati kayu", "goreng kacang bawang",
    "kedelai susu", "batik kemeja", "buah2an", "otak", "onde", "manik", "susu segar kemasan 200ml", "tahu bulat",
    "tempe mendoan",
    "kopi susu", "es teh", "jasa laundry", "bengkel motor", "pulsa", "nasi goreng", "ayam geprek", "250 gr", "",
    "minyak goreng", "pecel lele", "kerupuk udang matang", "batik printing sutra", "sarung tangan", "kue ulang tahun",
    "jahe gajah bakar", "ikan hias", "kulit lumpia", "roti tawar panggang", "tepung terigu", "beras kencur",
)  # fmt: skip


def test_the_set_is_large_and_names_known_commodities() -> None:
    assert len(CERTAIN) + len(SUGGESTED) + len(NOT_DECIDED) >= 200


@pytest.mark.parametrize(("words", "slug"), CERTAIN.items())
def test_known_spellings_are_recognised(words: str, slug: str) -> None:
    found = shipped_lexicon().resolve(words)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize("words", NOT_DECIDED)
def test_what_is_only_alike_is_not_decided(words: str) -> None:
    found = shipped_lexicon().resolve(words)
    assert found is None, (words, found)


def test_no_decision_on_unknown_spellings_is_wrong() -> None:
    lexicon = shipped_lexicon()
    wrong = [
        (words, found.slug)
        for words, slug in SUGGESTED.items()
        if (found := lexicon.resolve(words)) and found.slug != slug
    ]
    assert wrong == []


def test_the_right_one_is_among_the_first_three_suggestions() -> None:
    lexicon = shipped_lexicon()
    missed = [
        words for words, slug in SUGGESTED.items() if slug not in {one.slug for one, _ in lexicon.suggest(words, 3)}
    ]
    right = len(SUGGESTED) - len(missed)
    share = f"{right} of {len(SUGGESTED)} ({100 * right / len(SUGGESTED):.1f} %), missed: {missed}"
    assert right >= 0.9 * len(SUGGESTED), share


def test_another_order_is_less_alike_than_the_same_words() -> None:
    lexicon = shipped_lexicon()
    for known, turned in (("teri nasi", "nasi teri"), ("ikan asap", "asap ikan"), ("gula kelapa", "kelapa gula")):
        right = lexicon.resolve(known)
        scores = dict(lexicon.suggest(turned, 50))
        assert right is not None
        assert scores.get(right, 0) < 80
        assert lexicon.suggest(known, 1) == ((right, 100),)
