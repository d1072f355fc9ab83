"""Where PostgreSQL is absent, nobody can overlook it."""

from __future__ import annotations

import sys

import pytest

from tests import postgres


def test_absence_fails_a_ci_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="PostgreSQL tidak diuji"):
        postgres.refuse()


def test_absence_skips_elsewhere_with_the_command_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install -y postgresql"):
        postgres.refuse()


@pytest.mark.skipif(sys.platform == "win32", reason="LEWATI: di Windows tidak ada root")
def test_the_server_never_runs_as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(postgres, "has_user", lambda name: False)
    assert postgres.server_user() == "nobody"
