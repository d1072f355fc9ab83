"""Which catalogue was chosen on this computer; a server's password lies in the system's keyring only."""

from __future__ import annotations

import logging
from urllib.parse import quote, urlsplit, urlunsplit

from PySide6.QtCore import QSettings

log = logging.getLogger(__name__)

_KEY = "catalogue/place"
_SERVICE = "TemuMitra"


def remembered_place(memory: QSettings) -> str:
    """A path or URL, with its password; empty on a new computer."""
    place = str(memory.value(_KEY, ""))
    parts = urlsplit(place)
    if not parts.scheme.startswith("postgresql") or not parts.username or parts.password:
        return place
    password = _password(place)
    return _with_password(place, password) if password else place


def remember_place(memory: QSettings, place: str) -> None:
    """Open this catalogue at the next start."""
    parts = urlsplit(place)
    if parts.scheme.startswith("postgresql") and parts.password:
        bare = _with_password(place, "")
        _keep_password(bare, parts.password)
        place = bare
    memory.setValue(_KEY, place)
    memory.sync()


def _with_password(place: str, password: str) -> str:
    parts = urlsplit(place)
    user = f"{parts.username}:{quote(password, safe='')}" if password else str(parts.username)
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit(parts._replace(netloc=f"{user}@{parts.hostname}{port}"))


def _password(place: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, place) or ""
    except KeyringError:
        log.info("no keyring on this computer")
        return ""


def _keep_password(place: str, password: str) -> None:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, place, password)
    except KeyringError:
        log.info("no keyring on this computer: the password is asked for at the next start")
