"""What the set-up tells people, in Bahasa Indonesia."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path


class Reason(StrEnum):
    """Why a step of the set-up failed."""

    NETWORK = "network"
    CERTIFICATE = "certificate"
    DISK = "disk"
    FOLDER = "folder"
    HASHES = "hashes"
    UNSUPPORTED = "unsupported"
    SYSTEM_PACKAGES = "system packages"
    OTHER = "other"


FAILURES = {
    Reason.NETWORK: "Paket tidak dapat diunduh karena sambungan internet tidak ada atau terputus: "
    "sambungkan komputer (atau atur proksinya), lalu ulangi perintah ini",
    Reason.CERTIFICATE: "Paket tidak dapat diunduh karena sertifikat server tidak dikenal: "
    "periksa jam komputer dan sertifikat kantor, lalu ulangi perintah ini",
    Reason.DISK: "Ruang disk di {folder} habis: sediakan kira-kira 2 GB, lalu ulangi perintah ini",
    Reason.FOLDER: "Folder {folder} tidak dapat ditulis: berikan izin menulis (atau hapus .venv dan .set-up "
    "milik pengguna lain di dalamnya), lalu ulangi perintah ini",
    Reason.HASHES: "Paket yang diunduh tidak sama dengan yang dikunci, jadi tidak dipasang: "
    "ulangi perintah ini, dan bila terjadi lagi laporkan kepada pengelola TemuMitra",
    Reason.UNSUPPORTED: "Paket yang dikunci tidak tersedia untuk Python atau jenis komputer ini: "
    "pakailah Python 3.11 sampai 3.14 (64-bit) di Linux x86-64 dengan glibc 2.34 ke atas atau di Windows",
    Reason.SYSTEM_PACKAGES: "apt-get tidak berhasil memasang paket sistem: "
    "periksa sambungan internet dan sumber paketnya, lalu ulangi perintah ini",
    Reason.OTHER: "Penyiapan terhenti di langkah yang tidak diduga: "
    "ulangi perintah ini, dan bila terjadi lagi laporkan kepada pengelola TemuMitra",
}

BEGINNING = "Menyiapkan TemuMitra, sekali saja dan beberapa menit ..."
WAITING = "Menunggu penyiapan lain yang sedang berjalan ..."
INSTALLING_SYSTEM_PACKAGES = "Memasang paket sistem: {packages} ..."
MAKING_ENVIRONMENT = "Membuat lingkungan Python ..."
DOWNLOADING = "Mengunduh paket Python ..."
INSTALLING = "Memasang paket Python ..."
COMPILING = "Menyiapkan mesin pencocokan ..."
STOPPED = "Penyiapan dihentikan; jalankan perintah ini lagi untuk menyelesaikannya."


def failure(reason: Reason, folder: Path, log: Path) -> str:
    """One sentence: what happened, what to do, where the details are if there are any."""
    details = f" (rincian: {log})" if log.is_file() else ""
    return f"{FAILURES[reason].format(folder=folder)}{details}."


def missing_packages(packages: Iterable[str]) -> str:
    """One sentence that names the system packages and the command that installs them."""
    names = " ".join(packages)
    return (
        "Beberapa paket sistem belum terpasang dan tidak dapat dipasang tanpa kata sandi pengelola: jalankan "
        f'(atau mintalah pengelola menjalankan) "sudo apt-get update && sudo apt-get install -y {names}", '
        "lalu ulangi perintah ini."
    )


def missing_parts(parts: Iterable[str]) -> str:
    """The same for a system without apt-get: the parts themselves, by their file names."""
    names = ", ".join(parts)
    return f"Pasanglah dahulu bagian sistem yang belum ada ini, lalu ulangi perintah ini: {names}."


def optional_packages(packages: Iterable[str]) -> str:
    """A hint about packages without which the set-up goes on."""
    names = " ".join(packages)
    return f"Sebagian pengujian dilewati tanpa paket sistem ini: sudo apt-get install -y {names}"
