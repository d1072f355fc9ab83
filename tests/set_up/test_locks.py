"""The locked packages: complete, hashed, the same on every level, and without any address."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.set_up.conftest import PROJECT, SET_UP

LEVELS = ("core", "desktop", "test")
PIN = re.compile(
    r"^(?P<pin>[a-z0-9][^ ;]*==[^ ;\\]+)(?: ; [^\\]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+$", re.MULTILINE
)


def text(level: str) -> str:
    return (SET_UP / f"requirements-{level}.txt").read_text(encoding="utf-8")


def pins(level: str) -> set[str]:
    return {found["pin"] for found in PIN.finditer(text(level))}


def asked_for(level: str) -> list[Requirement]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in LEVELS[1 : LEVELS.index(level) + 1]:
        wanted += project["optional-dependencies"][extra]
    return [Requirement(line) for line in wanted]


@pytest.mark.parametrize("level", LEVELS)
def test_every_line_belongs_to_a_hashed_pin(level: str) -> None:
    rest = PIN.sub("", text(level))
    assert [line for line in rest.splitlines() if line and not line.startswith("#")] == []
    assert pins(level)


@pytest.mark.parametrize("level", LEVELS)
def test_no_address_is_in_a_lock(level: str) -> None:
    assert not re.search(r"://|index|find-links|trusted|@ ", text(level))


@pytest.mark.parametrize("level", LEVELS)
def test_lock_fits_what_the_project_asks_for(level: str) -> None:
    versions: dict[str, list[str]] = {}
    for name, version in (pin.split("==") for pin in pins(level)):
        versions.setdefault(canonicalize_name(name.partition("[")[0]), []).append(version)
    for wanted in asked_for(level):
        locked = versions[canonicalize_name(wanted.name)]
        assert all(wanted.specifier.contains(version) for version in locked), f"{wanted}: locked {locked}"


def test_each_level_holds_the_one_below() -> None:
    assert pins("core") < pins("desktop") < pins("test")


def test_no_qt_without_a_window() -> None:
    assert not [pin for pin in pins("core") if "qt" in pin or "pyside" in pin or "shiboken" in pin]


def test_qt_stays_at_the_version_that_does_not_abort_on_python_3_11() -> None:
    assert {"pyside6-essentials==6.11.3", "shiboken6==6.11.3"} <= pins("desktop")
