"""What the system lacks is installed where the user may, otherwise named with the command to type."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.set_up.conftest import Modules

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LEWATI: paket sistem hanya dicari di Linux")


@pytest.fixture
def packages(module: Modules, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module on a Debian machine that has no Qt libraries, used by somebody without any right."""
    known = module("system_packages")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(known, "has_apt", lambda: True)
    monkeypatch.setattr(known, "is_root", lambda: False)
    monkeypatch.setattr(known, "has_free_sudo", lambda: False)
    monkeypatch.setattr(known, "can_load", lambda name: False)
    monkeypatch.setattr(known, "CERTIFICATES", Path("/"))
    return known


@pytest.fixture
def commands(packages: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run; they bring every library."""
    noted: list[list[str]] = []

    def note(place: object, command: list[str]) -> None:
        noted.append(command)
        monkeypatch.setattr(packages, "can_load", lambda name: True)

    monkeypatch.setattr(packages.Place, "run", note)
    return noted


def test_a_user_without_rights_is_told_every_package_and_the_command(
    packages: ModuleType, module: Modules, tmp_path: Path
) -> None:
    with pytest.raises(module("failures").SetUpFailed) as failed:
        packages.ensure(packages.Place(tmp_path), "desktop")
    sentence = failed.value.sentence
    assert "sudo apt-get install -y " in sentence
    assert set(packages.QT_LIBRARIES.values()) <= set(sentence.replace('"', " ").split())


def test_without_apt_the_parts_are_named_by_their_files(
    packages: ModuleType, module: Modules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "has_apt", lambda: False)
    with pytest.raises(module("failures").SetUpFailed, match=r"libxcb-cursor\.so\.0") as failed:
        packages.ensure(packages.Place(tmp_path), "desktop")
    assert "apt-get" not in failed.value.sentence


@pytest.mark.parametrize(("root", "start"), [(True, ["env"]), (False, ["sudo", "-n", "env"])])
def test_who_may_install_gets_the_packages_without_a_question(
    packages: ModuleType,
    commands: list[list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    root: bool,
    start: list[str],
) -> None:
    monkeypatch.setattr(packages, "is_root", lambda: root)
    monkeypatch.setattr(packages, "has_free_sudo", lambda: True)
    packages.ensure(packages.Place(tmp_path), "desktop")
    assert commands[0][-1] == "update"
    assert commands[-1][: len(start)] == start
    assert {"install", "-y", "libegl1", "libxcb-cursor0"} <= set(commands[-1])


def test_an_installation_that_brings_nothing_is_a_failure(
    packages: ModuleType, module: Modules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "is_root", lambda: True)
    monkeypatch.setattr(packages.Place, "run", lambda place, command: None)
    with pytest.raises(module("failures").SetUpFailed) as failed:
        packages.ensure(packages.Place(tmp_path), "desktop")
    assert (failed.value.reason, failed.value.sentence) == ("system packages", "")


def test_the_tests_go_on_without_a_virtual_display(
    packages: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(packages, "can_load", lambda name: True)
    monkeypatch.setattr(packages.shutil, "which", lambda name: None)
    packages.ensure(packages.Place(tmp_path), "test")
    assert capsys.readouterr().err.endswith("apt-get install -y xvfb xauth\n")


def test_headless_work_asks_for_no_library_of_qt(packages: ModuleType) -> None:
    names = [part.name for part in packages.necessary_parts("core")]
    assert names == ["ensurepip", "ca-certificates"]


def test_only_a_ci_run_insists_on_display_and_database(
    packages: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home = {part.package for part in packages.necessary_parts("test")}
    monkeypatch.setenv("CI", "true")
    in_ci = {part.package for part in packages.necessary_parts("test")}
    assert in_ci - at_home == {"xvfb", "xauth", "postgresql"}
    assert packages.useful_parts("test") == []


def test_the_loader_is_asked_for_libraries(module: Modules) -> None:
    known = module("system_packages")
    assert known.can_load("libc.so.6")
    assert not known.can_load("libtidak-ada.so.9")
