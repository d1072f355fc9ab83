"""The layers drawn in the README are the layers in the code, and what is heavy is imported late."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("ui", "models", "matching", "reports")
SOLVERS = ("highspy", "networkx", "numba", "llvmlite")
HEAVY = (*SOLVERS, "scipy", "pandas", "reportlab", "openpyxl", "xlsxwriter", "python_calamine", "alembic")


def test_imports_only_point_downwards() -> None:
    # in a process of its own: the linter switches the loggers of its process off
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def modules_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_the_command_line_never_loads_qt() -> None:
    loaded = modules_after("import ui.command_line, ui.commands.intake, ui.commands.pairs, ui.commands.catalogue")
    assert not loaded & {"PySide6", "shiboken6", "qtawesome", "qtpy"}


@pytest.mark.parametrize("statement", ["import ui.desktop", "import ui.main_window"])
def test_nothing_heavy_is_imported_before_the_first_window(statement: str) -> None:
    assert not modules_after(statement) & {*HEAVY, "numpy"}


def functions() -> list[tuple[str, int]]:
    found = []
    for part in PARTS:
        for file in sorted((ROOT / part).rglob("*.py")):
            if "versions" in file.parts:
                continue
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    found.append((f"{file.relative_to(ROOT)}:{node.name}", lines_of(node)))
    return found


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    documented = (first.end_lineno or 0) - first.lineno + 1 if text else 0
    return (node.end_lineno or 0) - node.lineno + 1 - documented


def test_functions_and_files_stay_within_their_budgets() -> None:
    sizes = functions()
    lengths = sorted(size for _name, size in sizes)
    assert [name for name, size in sizes if size > 40] == []
    assert lengths[len(lengths) // 2] <= 6
    assert lengths[int(len(lengths) * 0.9)] <= 20
    long_files = [
        str(file.relative_to(ROOT))
        for part in PARTS
        for file in (ROOT / part).rglob("*.py")
        if "versions" not in file.parts and file.read_text(encoding="utf-8").count("\n") > 400
    ]
    assert long_files == []
