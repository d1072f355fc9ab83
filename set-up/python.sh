# Read by run and test, which set $root: find_environment LEVEL leaves in $python an interpreter with that level's packages.

say() { printf '%s\n' "$*" >&2; }

find_environment() {
    level=$1
    room=$root
    is_ready || room=$(writable_room)
    is_ready || prepare
    python=$room/.venv/bin/python
}

# Without starting Python: same interpreter as then, and a lock that has not changed since.
is_ready() {
    stamps=$room/.venv/set-up
    [ -x "$room/.venv/bin/python" ] && [ -r "$stamps/python" ] && [ ! -e "$room/.set-up/unfinished" ] &&
        read -r made_with < "$stamps/python" &&
        [ "$made_with" = "$(readlink -f -- "$room/.venv/bin/python")" ] &&
        cmp -s -- "$stamps/$level" "$root/set-up/requirements-$level.txt" && engine_is_ready
}

# The engine is compiled anew after a change to any of its files.
engine_is_ready() {
    for source in "$root"/matching/*.py; do
        [ ! -e "$source" ] || [ "$stamps/engine" -nt "$source" ] || return 1
    done
}

# A checkout that may only be read gets its environment in the user's cache.
writable_room() {
    if [ -w "$root" ]; then
        printf '%s\n' "$root"
    else
        key=$(printf '%s' "$root" | cksum | cut -d ' ' -f 1)
        printf '%s\n' "${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/temumitra/$key"
    fi
}

prepare() {
    base=$(suitable_python) || refuse_python
    "$base" -E -s -B "$root/set-up/prepare.py" "$level" "$room"
}

suitable_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

refuse_python() {
    found=$(python3 --version 2>/dev/null) || found="tanpa Python"
    say "TemuMitra memerlukan Python 3.11 atau yang lebih baru, sedangkan komputer ini $found:" \
        "pasanglah dahulu (di Debian 12 atau Ubuntu 24.04: sudo apt-get install python3), lalu ulangi perintah ini."
    exit 1
}
