"""Two thousand invented names with everything that markup is made of are printed as they were written."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from reports.agreement import SpecificationRow, Witness, agreement_pdf
from reports.layout.text import printable
from tests.reports.reading import whole_text
from tests.reports.samples import agreement

COUNT = 2_000
PIECES = (
    "<b>", "</b>", "<br/>", "<para>", "</para>", "<a href='x'>", "<img src=\"x\"/>", "<!--", "-->", "<![CDATA[", "]]>",
    "&amp;", "&lt;", "&#65;", "&nbsp;", "&", "<", ">", '"', "'", "`", "\\", "\\n", "(", ")", "{", "}", "[", "]",
    "{tempat}", "{{", "}}", "%s", "%(nama)s", "${nama}", "#", "*", "_", "~", "|", "^", "$", "@", "/", ";", "..",
    "%%EOF", "endstream",
)  # fmt: skip
WORDS = (
    "UD",
    "CV",
    "PT",
    "Kop.",
    "Sumber",
    "Rejeki",
    "Tani",
    "Makmur",
    "Jaya",
    "R&D",
    "Ñoño",
    "Café",
    "D’Lima",
    "“Ibu”",
    "–",
)


def invented(chance: random.Random) -> str:
    """Between words and pieces of markup, sometimes without a space."""
    parts = [chance.choice(WORDS)]
    for _ in range(chance.randint(1, 4)):
        parts.append(chance.choice(("", " ")))
        parts.append(chance.choice(PIECES if chance.random() < 0.6 else WORDS))
    return "".join(parts)


def names() -> list[str]:
    """The same two thousand every time."""
    chance = random.Random(1983)
    return [invented(chance) for _ in range(COUNT)]


def squeezed(words: str) -> str:
    """What is left of words when lines may have been broken anywhere."""
    return "".join(printable(words).split())


def unprinted(pdf: bytes, chosen: Sequence[str]) -> list[str]:
    """Return the names that are not there between the number before them and the word after them."""
    text = squeezed(whole_text(pdf))
    return [name for at, name in enumerate(chosen, start=1) if f"{at}.{squeezed(name)}mutu{at}akhir" not in text]


def listed(chosen: Sequence[str]) -> bytes:
    """Print names as the rows of an agreement's annex."""
    rows = tuple(SpecificationRow(name, f"mutu{at}", "akhir") for at, name in enumerate(chosen, start=1))
    return agreement_pdf(replace(agreement(), specification=rows))


@pytest.mark.parametrize("quarter", range(4))
def test_names_in_a_table(quarter: int) -> None:
    chosen = names()[quarter::4]
    assert len(set(chosen)) > 450
    assert unprinted(listed(chosen), chosen) == []


@pytest.mark.parametrize("name", names()[::80])
def test_a_name_everywhere(name: str) -> None:
    document = agreement()
    marked = replace(
        document,
        second=replace(document.second, name=name, representative=name),
        place=name,
        witnesses=(Witness(f"Awal {name} Akhir"),),
    )
    text = squeezed(whole_text(agreement_pdf(marked)))
    assert text.count(squeezed(name)) >= 7
    assert f"atasnama{squeezed(name)},selanjutnya" in text
    assert f"Awal{squeezed(name)}Akhir" in text
