"""Where this user's own catalogue lies."""

from __future__ import annotations

import os
from pathlib import Path

ENVIRONMENT = "TEMUMITRA_DATABASE"


def data_directory() -> Path:
    """The platform's directory for the user's data of this program."""
    import platformdirs

    return Path(platformdirs.user_data_dir("TemuMitra", appauthor=False))


def default_place() -> str:
    """The URL or path that the environment names, else the user's own catalogue."""
    return os.environ.get(ENVIRONMENT) or str(data_directory() / "katalog.db")
