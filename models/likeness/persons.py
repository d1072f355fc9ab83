"""Names of persons without titles, degrees and the ways of writing Muhammad."""

from __future__ import annotations

from functools import lru_cache

from models.likeness.words import plain_words, sound, word_set

_TITLES = word_set(
    "h hj haji hajah hajjah k kh kyai kiai ki nyai ust ustad ustadz ustadzah gus ning ir drs dra dr prof bu "
    "ibu pak bapak bpk bp sdr sdri sdra saudara saudari ny nyonya tn tuan nn nona mbak mbok mas kang cak yu "
    "pakde bude bulik paklik alm almh almarhum almarhumah raden rr"
)
_DEGREES = word_set(
    "se sh st sp spd spdi spt skom si sip sag sos mm msi mpd mt mh amd skm ssos ssi skep"
)
_MUHAMMADS = word_set(
    "m md mh moh mohd mohamad mohammad mohammed moch mochamad mochammad mokhamad mokhammad much muchamad "
    "muchammad muh muhamad muhammad muhammed muhamat mukhamad"
)
_OF_FATHER = frozenset({"bin", "binti", "bt", "alias", "al"})


@lru_cache(maxsize=1 << 17)
def person_words(name: str) -> tuple[str, ...]:
    """The words that name a person, as they sound: "H. Moch. Soleh, S.E." and "Muhammad Sholeh" are the same."""
    called = name.partition(",")[0]
    words = _before_father(plain_words(called))
    named = [word for word in words if word not in _TITLES] or words
    named = [word for word in named if word not in _DEGREES or len(named) == 1]
    told = ["muhamad" if word in _MUHAMMADS and len(named) > 1 else sound(word) for word in named]
    return tuple(told)


def _before_father(words: list[str]) -> list[str]:
    at = next((at for at, word in enumerate(words) if at and word in _OF_FATHER), len(words))
    return words[:at]
