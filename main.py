"""Start TemuMitra: with a window, or with a command."""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Run the window when no command is given, otherwise the command; returns the exit status."""
    from ui.command_line import names_a_command, run_command

    if names_a_command(arguments):
        return run_command(arguments)
    from ui.desktop import start_desktop

    return start_desktop(arguments)


def run() -> None:
    """The installed script."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
