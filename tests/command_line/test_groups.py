"""Groups through the command line: listed, tried with another radius, decided."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.use_cases.open_catalogue import open_catalogue
from tests.command_line.running import DAY, answered, refused, run
from tests.conftest import copy_of
from tests.small_enterprises import NAMES, import_small_ones

GROUP_KEYS = {"group", "need", "leader", "place", "quantity", "unit", "members", "departures", "status"}
MEMBER_KEYS = {"enterprise", "offer", "quantity", "reserve"}
DEPARTURE_KEYS = {"enterprise", "covered", "uncovered", "still_possible"}


@pytest.fixture(scope="module")
def farmers_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue in which only a group can fill the need, after one run."""
    folder = tmp_path_factory.mktemp("kelompok")
    opened = open_catalogue(str(copy_of(empty_file, folder)))
    import_small_ones(opened, folder)
    opened.catalogue.close()
    file = folder / "katalog.db"
    assert answered(file, "match", "--date", DAY)["counts"]["groups"] == 1
    return file


@pytest.fixture
def farmers(farmers_file: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return copy_of(farmers_file, tmp_path)


def test_groups_answer_with_every_key(farmers: Path) -> None:
    answer = answered(farmers, "groups")
    assert answer["run"] == "R-0001"
    (group,) = answer["groups"]
    assert group.keys() >= GROUP_KEYS
    assert (group["group"], group["status"], group["need"], group["unit"]) == ("KL-0001", "open", "K-0001", "kg")
    assert all(member.keys() >= MEMBER_KEYS for member in group["members"])
    assert sum(member["quantity"] for member in group["members"]) == group["quantity"] == 1_500
    assert group["members"][0]["enterprise"] == group["leader"]
    assert all(each.keys() >= DEPARTURE_KEYS and each["still_possible"] for each in group["departures"])
    assert len(group["departures"]) == len(NAMES)


def test_another_radius_is_tried_and_not_stored(farmers: Path) -> None:
    (tried,) = answered(farmers, "groups", "--run", "R-0001", "--radius", "2,5", "--date", DAY)["groups"]
    assert (tried["group"], tried["radius"], tried["quantity"]) == ("", 2.5, 1_500)
    assert len(answered(farmers, "groups")["groups"]) == 1
    assert run("--database", farmers, "groups", "--radius", "0").status == 2
    assert run("--database", farmers, "groups", "--radius", "jauh").status == 2


def test_the_word_on_a_group_is_kept(farmers: Path) -> None:
    answer = answered(farmers, "decide", "kl-0001", "accept", "--reason", "sudah bermusyawarah")
    assert (answer["group"], answer["proposal"], answer["status"]) == ("KL-0001", "KL-0001", "accepted")
    later = answered(farmers, "match", "--date", DAY)
    assert later["counts"]["groups"] == 0
    (kept,) = answered(farmers, "groups")["groups"]
    assert (kept["group"], kept["status"], kept["run"]) == ("KL-0001", "accepted", "R-0001")


def test_what_groups_do_not_know_is_refused_in_words(farmers: Path) -> None:
    assert "diterima, ditolak, atau dikembalikan" in refused(farmers, "decide", "KL-0001", "lock")
    assert "KL-0009" in refused(farmers, "decide", "KL-0009", "accept")
    assert "R-0404" in refused(farmers, "groups", "--run", "R-0404")


def test_lines_for_people_name_members_and_what_if_one_leaves(farmers: Path) -> None:
    told = run("--database", farmers, "groups")
    said = " ".join(told.out.split())
    assert told.status == 0
    assert said.startswith("KL-0001 untuk K-0001 Ubi kayu, ketua Koperasi Tani Rukun (Menunggu)")
    for name in NAMES:
        assert f"Bila {name} keluar: bagiannya 300 kg tertutup seluruhnya oleh yang lain." in said
    assert "Ketua berikutnya: " in said


def test_without_groups_the_command_says_so(place: Path) -> None:
    assert answered(place, "groups") == {"run": "", "groups": []}
    assert run("--database", place, "groups").out == "Tidak ada kelompok yang dapat diusulkan.\n"
    assert json.loads(run("--database", place, "groups", "--json").out)["groups"] == []
