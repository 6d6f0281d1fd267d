"""``python -m focus_cte`` and the command ``focus-cte``: the same program as the one that Rust builds."""

from __future__ import annotations

import signal
import sys

from ._native import executar_cli


def main() -> int:
    """Runs the command line of this process and returns its exit code."""
    # Ctrl-C belongs to the program, not to Python's handler, which would only act when the program is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return executar_cli(["focus-cte", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
