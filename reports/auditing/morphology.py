"""Forms of Indonesian verbs: from "tetapkan" to menetapkan, ditetapkan, penetapan, ketetapan."""

from __future__ import annotations

_SONANTS = frozenset("lmnrwy")
_PLAIN = ("beri", "beli", "beban", "berhenti", "beran", "terima", "terbit")
_KEPT = ("per", "ber")


def active(root: str) -> str:
    """Return the form with me-: "tetapkan" → "menetapkan"; verbs in ber- and ter- stay as they are."""
    if root.startswith(("ber", "ter")) and not root.startswith(_PLAIN):
        return root
    return _joined("me", root)


def agent(root: str) -> str:
    """Return the noun of the doing: "tetapkan" → "penetapan"."""
    base = root.removesuffix("kan")
    if root == base and len(base) > 5 and base.endswith("i") and not base.endswith(("ti", "li")):
        base = base[:-1]
    if base.startswith(_KEPT):
        return f"{base}an"
    return f"{_joined('pe', base)}an"


def forms(root: str) -> tuple[tuple[str, str], ...]:
    """Return (form, voice): "a" it does, "p" it is done, "n" the doing, "b" bare."""
    base = root.removesuffix("kan")
    return (
        (active(root), "a"),
        (f"di{root}", "p"),
        (f"ter{base}", "p"),
        (root, "b"),
        (agent(root), "n"),
    )


def _joined(prefix: str, root: str) -> str:
    first, second = root[0], root[1:2]
    if root.startswith(_KEPT) and prefix == "me":
        return f"mem{root}"
    if first in _SONANTS:
        return prefix + root
    if first in "pf":
        return f"{prefix}m{root[1:] if first == 'p' and second not in 'rl' else root}"
    if first in "bv":
        return f"{prefix}m{root}"
    if first in "tcdjz":
        return f"{prefix}n{root[1:] if first == 't' and second != 'r' else root}"
    if first == "s":
        return f"{prefix}ny{root[1:]}"
    if first == "k":
        return f"{prefix}ng{root[1:]}"
    return f"{prefix}ng{root}"
