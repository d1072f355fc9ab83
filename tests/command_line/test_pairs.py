"""Runs, reasons, decisions and agreements through the command line."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from models.problems import UserProblem
from tests.command_line.running import DAY, answered, refused, run
from tests.reports.reading import whole_text

MATCH_KEYS = {
    "run", "value", "upper_bound", "gap", "fit", "priority", "lambda", "seconds", "counts", "needs", "proposals",
    "unmatched",
}  # fmt: skip
PROPOSAL_KEYS = {
    "proposal", "enterprise", "offer", "need", "pattern", "quantity", "unit", "score", "criteria", "path",
}  # fmt: skip
RULE_KEYS = {"rule", "holds", "theirs", "required", "source", "verified"}
CRITERION_KEYS = {"name", "weight", "value", "points"}
OTHER_CRITERIA = ("volume", "continuity", "distance", "price", "readiness", "support", "track_record")
AGREEMENT_KEYS = {"agreement", "number", "file", "sha256", "findings"}


def matched_again(place: Path, *more: object) -> dict[str, Any]:
    return answered(place, "match", "--date", DAY, *more)


def proposals(place: Path) -> dict[str, dict[str, Any]]:
    """The proposals of a new run by their need."""
    return {each["need"]: each for each in matched_again(place)["proposals"]}


def json_file(folder: Path, name: str, content: object) -> Path:
    file = folder / name
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_a_run_answers_with_every_key(place: Path, tmp_path: Path) -> None:
    written = tmp_path / "jawaban.json"
    answer = matched_again(place, "--out", written)
    assert answer.keys() >= MATCH_KEYS
    assert set(answer["seconds"]) == {"load", "candidates", "allocation", "explain", "save"}
    assert answer["lambda"] == 0.2
    assert 0 < answer["value"] <= answer["upper_bound"] * (1 + 1e-9)
    assert answer["gap"] == pytest.approx(1 - answer["value"] / answer["upper_bound"], abs=1e-9)
    assert answer["value"] == pytest.approx(answer["fit"] + answer["lambda"] * answer["priority"], abs=1e-6)
    assert all(need.keys() >= {"need", "pattern", "required", "filled", "unit"} for need in answer["needs"])
    assert json.loads(written.read_text(encoding="utf-8")) == answer


def test_points_add_up_and_quantities_to_what_is_filled(place: Path) -> None:
    answer = matched_again(place)
    assert len(answer["proposals"]) >= 3
    filled = dict.fromkeys((need["need"] for need in answer["needs"]), 0.0)
    for each in answer["proposals"]:
        assert each.keys() >= PROPOSAL_KEYS
        assert all(set(line) == CRITERION_KEYS for line in each["criteria"])
        assert sum(line["points"] for line in each["criteria"]) == pytest.approx(each["score"], abs=1e-6)
        assert sum(line["weight"] for line in each["criteria"]) == 100
        filled[each["need"]] += each["quantity"]
    assert filled == {need["need"]: pytest.approx(need["filled"]) for need in answer["needs"]}


def test_who_is_left_over_is_told_why(place: Path) -> None:
    answer = matched_again(place)
    left = {each["enterprise"]: each["reasons"] for each in answer["unmatched"]}
    assert set(left).isdisjoint({each["enterprise"] for each in answer["proposals"]})
    assert left["U-000005"] == ["belum ada kebutuhan yang terkait dengan produknya"]


def test_lines_for_people_count_what_the_json_counts(place: Path) -> None:
    said = run("--database", place, "match", "--date", DAY)
    assert said.status == 0
    assert said.out.startswith("R-0001: 4 usulan, ")
    assert "dari batas atas" in said.out


def test_settings_of_one_run(place: Path, tmp_path: Path) -> None:
    weights = {"supply_chain": 100} | dict.fromkeys(OTHER_CRITERIA, 0)
    given = {"lambda": 0.5, "region": "35.23", "candidates_per_need": 1, "weights": {"subkontrak": weights}}
    answer = matched_again(place, "--settings", json_file(tmp_path, "bobot.json", given))
    # so few candidates are kept that the plan has to bring its own
    assert (answer["lambda"], len(answer["proposals"])) == (0.5, 4)
    (sewn,) = (each for each in answer["proposals"] if each["pattern"] == "subkontrak")
    assert [line["name"] for line in sewn["criteria"] if line["weight"]] == ["supply_chain"]
    assert answered(place, "match")["lambda"] == 0.2


def test_a_region_without_anybody_is_told(place: Path, tmp_path: Path) -> None:
    elsewhere = json_file(tmp_path, "wilayah.json", {"region": "35.24"})
    told = refused(place, "match", "--settings", elsewhere, "--date", DAY)
    assert "di wilayah 35.24" in told
    assert "mpor" not in told
    assert answered(place, "check")["counts"]["matching_run"] == 0


@pytest.mark.parametrize(
    "content",
    [
        {"lamda": 1}, {"weights": {"inti_plasma": {"volume": 100}}}, {"weights": {"sewa": {}}}, {"lambda": "banyak"},
        {"months": [13]}, {"candidates_per_need": "x"}, {"weights": 3}, {"lambda": -1}, {"candidates_per_need": 0},
        {"lambda": 1e12}, {"maximum_needs": -1},
    ],
)  # fmt: skip
def test_settings_that_cannot_be_meant_are_refused(matched: Path, tmp_path: Path, content: object) -> None:
    before = answered(matched, "check")["counts"]["matching_run"]
    refused(matched, "match", "--settings", json_file(tmp_path, "bobot.json", content))
    assert answered(matched, "check")["counts"]["matching_run"] == before


def test_weights_that_are_left_out_stay(place: Path, tmp_path: Path) -> None:
    given = {"weights": {"subkontrak": {"volume": 20, "price": 5}}}
    answer = matched_again(place, "--settings", json_file(tmp_path, "bobot.json", given))
    (sewn,) = (each for each in answer["proposals"] if each["pattern"] == "subkontrak")
    weights = {line["name"]: line["weight"] for line in sewn["criteria"]}
    assert (weights["volume"], weights["price"], weights["supply_chain"]) == (20, 5, 20)
    given["weights"]["subkontrak"]["price"] = 6
    assert "101" in refused(place, "match", "--settings", json_file(tmp_path, "bobot.json", given))


@pytest.mark.parametrize(
    "content, named, expected",
    [
        ({"months": [True]}, "months[0]", "bilangan bulat dari 1 sampai 12"),
        ({"months": "juni"}, "months", "daftar di dalam kurung siku"),
        ({"candidates_per_need": 2.5}, "candidates_per_need", "bilangan bulat"),
        ({"lambda": "banyak"}, "lambda", "bilangan"),
        ({"lambda": True}, "lambda", "bilangan"),
        ({"region": 35}, "region", "teks di dalam tanda kutip"),
        ({"weights": {"sewa": {}}}, "weights.sewa", "inti_plasma"),
        ({"weights": {"inti_plasma": {"warna": 1}}}, "weights.inti_plasma.warna", "supply_chain"),
        ({"weights": {"inti_plasma": {"volume": "x"}}}, "weights.inti_plasma.volume", "bilangan bulat"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_settings_is_named(
    matched: Path, tmp_path: Path, content: object, named: str, expected: str
) -> None:
    told = refused(matched, "match", "--settings", json_file(tmp_path, "bobot.json", content))
    assert named in told
    assert expected in told


@pytest.mark.parametrize(
    "content, named, expected",
    [
        ({"witnesses": "ab"}, "witnesses", "daftar di dalam kurung siku"),
        ({"witnesses": [3]}, "witnesses[0]", "nama"),
        ({"forum": "BPSK"}, "forum", "BANI"),
        ({"price": 0}, "price", "paling kecil 1"),
        ({"price": -5}, "price", "paling kecil 1"),
        ({"price": 0.5}, "price", "paling kecil 1"),
        ({"price": 10.005}, "price", "dua desimal"),
        ({"overrides": [{"rule": "x", "reason": " ", "name": "Y", "position": "Z"}]}, "overrides[0]", "reason"),
        ({"price": "murah"}, "price", "bilangan"),
        ({"months": 2.5}, "months", "bilangan bulat"),
        ({"payment_days": True}, "payment_days", "bilangan bulat"),
        ({"date": "21-11-2026"}, "date", "tanggal seperti 2026-11-21"),
        ({"start": "2026-02-30"}, "start", "tanggal seperti 2026-11-21"),
        ({"place": ["Tuban"]}, "place", "teks"),
        ({"signatories": {"third": "X"}}, "signatories.third", "first"),
        ({"clauses": {"harga": {"x": True}}}, "clauses.harga.x", "bilangan"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_terms_is_named(
    matched: Path, tmp_path: Path, content: object, named: str, expected: str
) -> None:
    terms = json_file(tmp_path, "isi.json", content)
    told = refused(matched, "agreement", "P-000001", "--draft", "--out", tmp_path / "x.pdf", "--terms", terms)
    assert named in told
    assert expected in told


def test_a_court_is_a_forum(matched: Path, tmp_path: Path) -> None:
    code, file = proposals(matched)["K-0001"]["proposal"], tmp_path / "d.pdf"
    terms = json_file(tmp_path, "isi.json", {"forum": "Pengadilan Negeri Bojonegoro", "price": 2500.5})
    answered(matched, "agreement", code, "--draft", "--out", file, "--terms", terms)
    assert "Pengadilan Negeri Bojonegoro" in " ".join(whole_text(file.read_bytes()).split())


def test_a_possible_pair_is_explained(matched: Path) -> None:
    answer = answered(matched, "explain", "u-000001", "K-0001", "--date", DAY)
    assert answer.keys() >= {"possible", "rules", "criteria", "gaps"}
    assert (answer["possible"], answer["gaps"]) == (True, [])
    assert all(rule.keys() >= RULE_KEYS and rule["holds"] in (True, False, None) for rule in answer["rules"])
    assert not [rule for rule in answer["rules"] if rule["severity"] == "hard" and rule["holds"] is False]
    assert all(set(line) == CRITERION_KEYS for line in answer["criteria"])
    assert sum(line["points"] for line in answer["criteria"]) == pytest.approx(answer["score"], abs=1e-6)


def test_an_impossible_pair_says_which_rule_and_who_could_help(matched: Path) -> None:
    answer = answered(matched, "explain", "U-000005", "K-0001", "--date", DAY)
    assert answer["possible"] is False
    broken = {rule["rule"]: rule for rule in answer["rules"] if rule["holds"] is False}
    assert "commodity_reach" in broken
    assert broken["commodity_reach"]["theirs"] != broken["commodity_reach"]["required"]
    assert all(gap.keys() >= {"change", "agency", "intervention"} for gap in answer["gaps"])
    assert answer["gaps"]
    said = run("--database", matched, "explain", "U-000005", "K-0001")
    assert said.out.startswith("Tidak mungkin")
    assert "✗" in said.out


def test_unknown_codes_are_named(matched: Path) -> None:
    assert "U-999999" in refused(matched, "explain", "U-999999", "K-0001")
    assert "K-9999" in refused(matched, "explain", "U-000001", "K-9999")
    assert "P-999999" in refused(matched, "decide", "P-999999", "accept")
    assert "P-999999" in refused(matched, "agreement", "P-999999", "--out", matched.with_suffix(".pdf"))


@pytest.mark.parametrize(
    "word, status", [("accept", "accepted"), ("reject", "rejected"), ("lock", "locked"), ("forbid", "forbidden")]
)
def test_the_officers_word_stands_in_the_next_run(place: Path, word: str, status: str) -> None:
    first = proposals(place)["K-0002"]
    answer = answered(place, "decide", first["proposal"], word, "--reason", "sudah dibicarakan")
    assert answer == {"proposal": first["proposal"], "status": status}
    after = {
        (each["enterprise"], each["need"]): (each["status"], each["quantity"])
        for each in matched_again(place)["proposals"]
    }
    pair = (first["enterprise"], first["need"])
    if word in ("accept", "lock"):
        assert after[pair] == (status, first["quantity"])
    else:
        assert pair not in after


def test_a_draft_has_no_number_and_stores_nothing(matched: Path, tmp_path: Path) -> None:
    file = tmp_path / "draf.pdf"
    code = proposals(matched)["K-0001"]["proposal"]
    before = answered(matched, "check")["counts"]
    answer = answered(matched, "agreement", code, "--draft", "--out", file, "--date", DAY)
    assert answer.keys() >= AGREEMENT_KEYS
    assert (answer["agreement"], answer["number"], answer["file"]) == ("", "", str(file))
    assert "DRAF" in whole_text(file.read_bytes())
    assert answered(matched, "check")["counts"] == before


def test_a_numbered_agreement_holds_the_terms(matched: Path, tmp_path: Path) -> None:
    found, file = proposals(matched)["K-0001"], tmp_path / "perjanjian.pdf"
    refused(matched, "agreement", found["proposal"], "--out", file)
    assert not file.exists()
    answered(matched, "decide", found["proposal"], "accept")
    terms = {
        "date": DAY, "place": "Tuban", "start": "2026-12-01", "months": 24, "price": 3150, "payment_days": 7,
        "forum": "BANI", "signatories": {"second": {"name": "Wira Contoh", "position": "Direktur"}},
        "witnesses": ["Saksi Satu", "Saksi Dua"],
    }  # fmt: skip
    answer = answered(
        matched, "agreement", found["proposal"], "--out", file, "--terms", json_file(tmp_path, "isi.json", terms),
        "--date", DAY,
    )  # fmt: skip
    assert answer["number"] == "001/KADIN-JTM/XI/2026"
    assert answer["agreement"]
    assert answer["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    keys = {"level", "rule", "text", "source", "verified"}
    assert all(finding.keys() >= keys for finding in answer["findings"])
    text = whole_text(file.read_bytes())
    for wanted in ("Sabtu", "Rp3.150", "24 (dua puluh empat) bulan", "BANI", "Wira Contoh", "Saksi Dua", "Tuban"):
        assert wanted.casefold() in text.casefold(), wanted
    again = ("agreement", found["proposal"], "--out", tmp_path / "dua.pdf")
    told = refused(matched, *again, "--terms", tmp_path / "isi.json")
    assert "001/KADIN-JTM/XI/2026" in told
    assert "tanpa --terms" in told
    reprint = answered(matched, *again)
    assert reprint == {**answer, "file": str(tmp_path / "dua.pdf"), "findings": []}
    assert (tmp_path / "dua.pdf").read_bytes() == file.read_bytes()
    assert answered(matched, "check")["counts"]["issued_number"] == 1


def test_a_full_disk_costs_no_agreement(matched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, file = proposals(matched)["K-0001"]["proposal"], tmp_path / "a.pdf"
    answered(matched, "decide", code, "accept")

    def no_room(*_given: object) -> None:
        raise UserProblem("disk_full", file="a.pdf", folder=str(tmp_path))

    with monkeypatch.context() as full:
        full.setattr("models.files.write_bytes", no_room)
        refused(matched, "agreement", code, "--out", file, "--date", DAY)
    answer = answered(matched, "agreement", code, "--out", file, "--date", "2027-02-01")
    assert answer["number"] == "001/KADIN-JTM/XI/2026"
    assert answer["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert answered(matched, "check")["counts"]["agreement"] == 1


def test_a_draft_is_drawn_though_an_agreement_stands(matched: Path, tmp_path: Path) -> None:
    code = proposals(matched)["K-0001"]["proposal"]
    answered(matched, "decide", code, "accept")
    answered(matched, "agreement", code, "--out", tmp_path / "a.pdf", "--date", DAY)
    assert answered(matched, "agreement", code, "--draft", "--out", tmp_path / "d.pdf")["number"] == ""


def test_lines_for_people_name_only_what_needs_attention(matched: Path, tmp_path: Path) -> None:
    code = proposals(matched)["K-0001"]["proposal"]
    draft = ("agreement", code, "--draft", "--out", tmp_path / "d.pdf", "--date", DAY)
    levels = [finding["level"] for finding in answered(matched, *draft)["findings"]]
    said = run(*draft, "--database", matched)
    assert "green" in levels
    assert said.out.count("[") == sum(level != "green" for level in levels) > 0
    assert set(re.findall(r"\[(\w+)\]", said.out)) <= {"merah", "kuning"}


def test_what_forbids_an_agreement_is_told_in_words(matched: Path, tmp_path: Path) -> None:
    code = proposals(matched)["K-0001"]["proposal"]
    answered(matched, "decide", code, "accept")
    terms = json_file(tmp_path, "isi.json", {"subject": "Pasokan {{isi}} […]", "date": DAY})
    told = refused(matched, "agreement", code, "--out", tmp_path / "x.pdf", "--terms", terms)
    assert "Perjanjian belum dapat diterbitkan: " in told
    assert not re.search(r"[a-z]+_[a-z]+", told.replace("isi.json", ""))


def test_a_red_finding_is_answered_for_in_the_terms(matched: Path, tmp_path: Path) -> None:
    code, file = proposals(matched)["K-0001"]["proposal"], tmp_path / "x.pdf"
    answered(matched, "decide", code, "accept")
    flagged = {"subject": "Pemasaran dengan harga ditetapkan oleh PIHAK PERTAMA", "date": DAY}
    refused(matched, "agreement", code, "--out", file, "--terms", json_file(tmp_path, "isi.json", flagged))
    answer = {"rule": "red_flag_phrase", "reason": "harga acuan", "name": "Siti Contoh", "position": "Kepala Bidang"}
    terms = json_file(tmp_path, "jawab.json", {**flagged, "overrides": [answer]})
    assert answered(matched, "agreement", code, "--out", file, "--terms", terms)["number"]


def test_numbers_for_people_have_a_comma(matched: Path) -> None:
    said = run("--database", matched, "explain", "U-000001", "K-0001", "--date", DAY)
    assert re.match(r"Mungkin: \d+,\d dari 100\n", said.out)
    assert not re.search(r"\d\.\d\b", said.out)


def test_a_warning_is_no_refusal(matched: Path) -> None:
    answer = answered(matched, "explain", "U-000001", "K-0001", "--date", DAY)
    warned = [rule for rule in answer["rules"] if rule["severity"] == "warning" and rule["holds"] is False]
    said = run("--database", matched, "explain", "U-000001", "K-0001", "--date", DAY)
    assert said.out.count("  ! ") == len(warned) > 0
    assert "✗" not in said.out


def test_folio_is_folio(matched: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader

    file, code = tmp_path / "folio.pdf", proposals(matched)["K-0002"]["proposal"]
    answered(matched, "agreement", code, "--draft", "--paper", "F4", "--out", file)
    box = PdfReader(file).pages[0].mediabox
    size = tuple(round(float(points) / 72 * 25.4) for points in (box.width, box.height))
    assert size == (215, 330)


@pytest.mark.parametrize(
    "terms",
    [
        {"tanggal": DAY}, {"date": "besok"}, {"price": "murah"}, {"months": "setahun"}, {"clauses": {"harga": 3}},
        {"clauses": {"tidak_ada": {"x": 1}}}, {"signatories": 3},
    ],
)  # fmt: skip
def test_terms_that_cannot_be_meant_are_refused(matched: Path, tmp_path: Path, terms: object) -> None:
    code = proposals(matched)["K-0001"]["proposal"]
    answered(matched, "decide", code, "accept")
    file = tmp_path / "x.pdf"
    refused(matched, "agreement", code, "--out", file, "--terms", json_file(tmp_path, "isi.json", terms))
    assert not file.exists()
    assert answered(matched, "check")["counts"]["agreement"] == 0


def test_a_folder_that_is_not_there_takes_no_number_away(matched: Path, tmp_path: Path) -> None:
    code = proposals(matched)["K-0001"]["proposal"]
    answered(matched, "decide", code, "accept")
    refused(matched, "agreement", code, "--out", tmp_path / "tidak ada" / "x.pdf", "--date", DAY)
    answer = answered(matched, "agreement", code, "--out", tmp_path / "x.pdf", "--date", DAY)
    assert answer["number"] == "001/KADIN-JTM/XI/2026"


def test_a_run_whose_answer_could_not_be_written_is_not_made(place: Path, tmp_path: Path) -> None:
    for option in ("--candidates", "--out"):
        assert "tidak ada" in refused(place, "match", option, tmp_path / "tidak ada" / "x.csv")
        assert refused(place, "match", option, tmp_path)
    assert answered(place, "check")["counts"]["matching_run"] == 0


def test_a_run_without_anything_to_match_is_told_what_to_do(empty_file: Path) -> None:
    assert refused(empty_file, "match")
