"""Names of businesses and addresses."""

from __future__ import annotations

from random import Random

from models.domain.intake import PersonIntake
from models.reference.regions import Region
from models.reference.sample.people import Drawing
from models.reference.sample.seeds import names

TRIES = 12
LEGAL_FORMS = {
    "UD": "UD",
    "CV": "CV",
    "PT": "PT",
    "Koperasi": "Koperasi",
    "Kelompok": "Kelompok",
    "Poklahsar": "Kelompok",
    "Pokdakan": "Kelompok",
    "Sanggar": "Kelompok",
}


def business_name(draw: Drawing, naming: str, person: PersonIntake, place: Region) -> str:
    """A name that no other business of the sample bears."""
    rng, taken = draw.rng, draw.registry.names
    for _ in range(TRIES):
        name = _filled(rng, naming, person)
        if name not in taken:
            break
    else:
        name = f"{_filled(rng, naming, person)} {place.name}"
    while name in taken:
        name = f"{name} {rng.choice(names().hamlets)}"
    taken.add(name)
    return name


def _filled(rng: Random, naming: str, person: PersonIntake) -> str:
    first = person.name.split()[0]
    call = f"Bu {first}" if person.female else f"Pak {first}"
    form = rng.choice(names().forms(naming))
    return form.format(call=call, first=first, luck=rng.choice(names().luck))


def legal_form(name: str) -> str:
    """The legal form that a name tells; most are in their owner's name."""
    return LEGAL_FORMS.get(name.split()[0], "Perorangan")


def address(rng: Random) -> str:
    """A hamlet or a street, with RT and RW."""
    if rng.random() < 0.6:
        place = f"Dsn. {rng.choice(names().hamlets)}"
    else:
        place = f"Jl. {rng.choice(names().streets)} {rng.randint(1, 180)}"
    return f"{place}, RT {rng.randint(1, 9):02}/RW {rng.randint(1, 6):02}"
