"""System packages that a Debian or Ubuntu machine may lack, and their installation where the user may."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from glob import glob
from pathlib import Path

import sentences
from failures import SetUpFailed
from place import Place, say
from sentences import Reason

# What the platform plugins of Qt 6 are linked against, with Debian's name of the package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
# A fresh machine updates itself in the background: wait for apt's lock instead of failing on it.
APT_GET = ("apt-get", "-q", "-o", "DPkg::Lock::Timeout=300")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the system that the program needs, and the Debian package that brings it."""

    name: str
    package: str
    is_there: Callable[[], bool]


def ensure(place: Place, level: str) -> None:
    """Installs or names the packages that the level lacks; only necessary ones stop the set-up."""
    if sys.platform != "linux":
        return
    provide(place, missing(necessary_parts(level)))
    offer(place, missing(useful_parts(level)))


def provide(place: Place, parts: list[Part]) -> None:
    """Installs missing parts; where that is not allowed, the set-up ends with what the user can do."""
    if not parts:
        return
    if not may_install():
        raise SetUpFailed(Reason.SYSTEM_PACKAGES, sentence_for(parts))
    install(place, parts)


def offer(place: Place, parts: list[Part]) -> None:
    """Installs missing parts where that is easy, otherwise says what goes undone without them."""
    if parts and may_install():
        with suppress(SetUpFailed):
            install(place, parts)
    still_missing = missing(parts)
    if still_missing:
        say(sentences.optional_packages(packages_of(still_missing)))


def necessary_parts(level: str) -> list[Part]:
    """What the level cannot do without; under CI nothing may be left out."""
    parts = python_parts()
    if level != "core":
        parts += [library(*pair) for pair in QT_LIBRARIES.items()]
    if level == "test" and under_ci():
        parts += display_parts() + postgresql_parts()
    return parts


def useful_parts(level: str) -> list[Part]:
    """What the level can do without, with a word about it."""
    return display_parts() if level == "test" and not under_ci() else []


def python_parts() -> list[Part]:
    """What makes virtual environments and checks the servers that packages come from."""
    return [
        Part("ensurepip", venv_package(), lambda: importlib.util.find_spec("ensurepip") is not None),
        Part("ca-certificates", "ca-certificates", lambda: CERTIFICATES.exists() or not has_apt()),
    ]


def venv_package() -> str:
    """Debian's package with `ensurepip` for the running interpreter."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return "python3-venv" if Path("/usr/bin/python3").resolve().name == version else f"{version}-venv"


def display_parts() -> list[Part]:
    """The virtual X display for the journey through the window."""
    return [program("xvfb-run", "xvfb"), program("xauth", "xauth")]


def postgresql_parts() -> list[Part]:
    """A PostgreSQL server for the tests."""
    return [Part("initdb", "postgresql", has_initdb)]


def has_initdb() -> bool:
    """Whether a server can be made; Debian keeps its programs off the search path."""
    return bool(shutil.which("initdb") or glob("/usr/lib/postgresql/*/bin/initdb"))


def program(name: str, package: str) -> Part:
    """A program on the search path."""
    return Part(name, package, lambda: shutil.which(name) is not None)


def library(file_name: str, package: str) -> Part:
    """A shared library, there when the loader finds it."""
    return Part(file_name, package, lambda: can_load(file_name))


def can_load(file_name: str) -> bool:
    """Whether the loader finds a shared library with all it needs."""
    try:
        ctypes.CDLL(file_name)
    except OSError:
        return False
    return True


def missing(parts: list[Part]) -> list[Part]:
    """The parts that are not there."""
    importlib.invalidate_caches()
    return [part for part in parts if not part.is_there()]


def packages_of(parts: list[Part]) -> list[str]:
    """The names of the packages, each once."""
    return list(dict.fromkeys(part.package for part in parts))


def sentence_for(parts: list[Part]) -> str:
    """What to tell a user who has to see to missing parts."""
    if has_apt():
        return sentences.missing_packages(packages_of(parts))
    return sentences.missing_parts([part.name for part in parts])


def install(place: Place, parts: list[Part]) -> None:
    """Installs the packages of missing parts with apt-get, and looks whether the parts are there now."""
    packages = packages_of(parts)
    say(sentences.INSTALLING_SYSTEM_PACKAGES.format(packages=" ".join(packages)))
    # An interrupted installation is completed first; old lists may do where new ones cannot be fetched.
    for preparation in ([*APT_GET, "update"], ["dpkg", "--configure", "-a"]):
        with suppress(SetUpFailed):
            place.run([*prefix(), *preparation])
    try:
        place.run([*prefix(), *APT_GET, "install", "-y", "--no-install-recommends", *packages])
    except SetUpFailed as failure:
        reason = Reason.SYSTEM_PACKAGES if failure.reason is Reason.OTHER else failure.reason
        raise SetUpFailed(reason) from failure
    if missing(parts):
        raise SetUpFailed(Reason.SYSTEM_PACKAGES)


def may_install() -> bool:
    """Whether packages can be installed without asking anybody anything."""
    return has_apt() and (is_root() or has_free_sudo())


def prefix() -> list[str]:
    """What goes before an apt-get that must not ask questions."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    return quiet if is_root() else ["sudo", "-n", *quiet]


def has_apt() -> bool:
    """Whether this is a Debian or one of its relatives."""
    return shutil.which("apt-get") is not None


def is_root() -> bool:
    """Whether the user is the administrator."""
    return sys.platform != "win32" and os.geteuid() == 0


def has_free_sudo() -> bool:
    """Whether sudo works without a password."""
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def under_ci() -> bool:
    """Whether a CI service runs this: nothing may be skipped then."""
    return os.environ.get("CI") == "true"
