"""Chains and inferred needs through the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from tests.command_line.running import DAY, answered, refused, run

STAGE_KEYS = {
    *("commodity", "step", "kbli", "yield_low", "yield_high", "needed", "unit", "offers", "missing", "could_fill"),
}


def keep_file(folder: Path, **more: object) -> Path:
    kept = {"commodity": "tapioka", "pattern": "subkontrak", "quantity": 750, "unit": "kg"} | more
    file = folder / "simpan.json"
    file.write_text(json.dumps({"needs": [{key: each for key, each in kept.items() if each is not None}]}))
    return file


def test_chains_of_a_need_that_nobody_fills(matched: Path, tmp_path: Path) -> None:
    answered(matched, "infer-needs", "M-0001", "--keep", keep_file(tmp_path))
    answered(matched, "match", "--date", DAY)
    answer = answered(matched, "chains", "K-0004", "--date", DAY)
    (chain,) = answer["chains"]
    assert (chain["need"], chain["unit"], chain["complete"], chain["bottleneck"]) == ("K-0004", "kg", False, "Tapioka")
    cassava, tapioca = chain["stages"]
    assert cassava.keys() >= STAGE_KEYS
    assert (cassava["needed"], cassava["missing"], cassava["step"]) == (3750, False, None)
    assert {each["enterprise"] for each in cassava["offers"]} <= {"U-000001", "U-000002"}
    assert (tapioca["kbli"], tapioca["yield_low"], tapioca["yield_high"], tapioca["missing"]) == (
        "10621", 0.2, 0.25, True,
    )  # fmt: skip
    assert {each["why"] for each in tapioca["could_fill"]} == {"makes_input"}
    assert answer["needs"][0]["inferred"] is True
    said = run("--database", matched, "chains", "--run", "R-0002", "--date", DAY)
    assert (said.status, "Ubi kayu segar → Tapioka: satu mata rantai kurang" in said.out) == (0, True)


def test_full_needs_have_no_chains(matched: Path) -> None:
    assert answered(matched, "chains", "--date", DAY)["chains"] == []
    assert "tidak ada kebutuhan yang masih kurang" in run("--database", matched, "chains", "--date", DAY).out.casefold()
    assert "K-0003 tidak dicarikan rantai" in run("--database", matched, "chains", "k-0003", "--date", DAY).out
    assert refused(matched, "chains", "K-0099")
    assert refused(matched, "chains", "--run", "R-0099")


def test_needs_are_concluded_kept_and_marked(matched: Path, tmp_path: Path) -> None:
    answer = answered(matched, "infer-needs", "m-0001")
    told = {(each["commodity"], each["pattern"]): each for each in answer["needs"]}
    assert told["ubi_kayu", "rantai_pasok"]["existing"] == "K-0001"
    step = told["tapioka", "subkontrak"]
    assert (step["kind"], step["existing"]) == ("langkah", None)
    assert step["reason"].endswith("sebagian langkahnya dapat dikerjakan UMKM (menurut KBLI 10621 edisi 2020)")
    assert answer["kept"] == []
    assert answered(matched, "infer-needs", "M-0001", "--keep", keep_file(tmp_path))["kept"] == ["K-0004"]
    found = {each["need"]: each for each in answered(matched, "match", "--date", DAY)["needs"]}
    assert (found["K-0004"]["inferred"], found["K-0001"]["inferred"]) == (True, False)
    assert "K-0004" in refused(matched, "infer-needs", "M-0001", "--keep", keep_file(tmp_path))


def test_an_exported_list_of_needs_tells_conclusions_from_statements(matched: Path, tmp_path: Path) -> None:
    answered(matched, "infer-needs", "M-0001", "--keep", keep_file(tmp_path))
    file = tmp_path / "kebutuhan.csv"
    answered(matched, "export", "needs", "--out", file)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        origin = {row["Kode Kebutuhan"]: row["Asal"] for row in csv.DictReader(stream, delimiter=";")}
    assert origin == {
        **dict.fromkeys(("K-0001", "K-0002", "K-0003"), "dinyatakan mitra"),
        "K-0004": "disimpulkan, belum dikonfirmasi",
    }
    answered(matched, "import", file, "--as", "needs")
    match = {each["need"]: each["inferred"] for each in answered(matched, "match", "--date", DAY)["needs"]}
    assert match["K-0004"] is True


def test_a_file_that_says_too_little_is_refused_with_its_key(matched: Path, tmp_path: Path) -> None:
    assert "quantity" in refused(matched, "infer-needs", "M-0001", "--keep", keep_file(tmp_path, quantity=None))
    assert "pattern" in refused(matched, "infer-needs", "M-0001", "--keep", keep_file(tmp_path, pattern="titip"))
    assert refused(matched, "infer-needs", "M-0001", "--keep", keep_file(tmp_path, quantity=0))
    assert refused(matched, "infer-needs", "M-0001", "--keep", tmp_path / "tidak-ada.json")
    assert refused(matched, "infer-needs", "M-0099")
