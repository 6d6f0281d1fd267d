"""Every check of the package: formatting, lints, types by two checkers, stubs against the native module, tests.

Run by a Python that has the package installed (``maturin develop`` in ``python/``) and the packages of ``requisitos.txt``::

    python python/tools/conferir.py [step ...]
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

PYTHON = Path(__file__).resolve().parents[1]

PASSOS: dict[str, list[list[str]]] = {
    "formato": [["ruff", "format", "--check", "--quiet", "."]],
    "lint": [["ruff", "check", "--quiet", "."]],
    "mypy": [["mypy"]],
    "pyright": [["pyright", "--pythonpath", sys.executable]],
    "stubtest": [["mypy.stubtest", "focus_cte._native", "--mypy-config-file", "pyproject.toml"]],
    "testes": [["pytest"]],
}
"""Modules to run, from the package's folder."""


def main() -> int:
    """Runs the steps that were named, or all; fails when one does, after the others had their turn."""
    nomes = sys.argv[1:] or list(PASSOS)
    if desconhecidos := set(nomes) - set(PASSOS):
        print(f"passos desconhecidos: {', '.join(sorted(desconhecidos))}; há {', '.join(PASSOS)}", file=sys.stderr)
        return 2
    falharam: list[str] = []
    for nome in nomes:
        print(f"== {nome}", flush=True)
        inicio = time.monotonic()
        if any(subprocess.run([sys.executable, "-m", *comando], cwd=PYTHON, check=False).returncode for comando in PASSOS[nome]):
            falharam.append(nome)
        print(f"   {time.monotonic() - inicio:.1f} s", flush=True)
    if falharam:
        print(f"falharam: {', '.join(falharam)}", file=sys.stderr)
    return bool(falharam)


if __name__ == "__main__":
    sys.exit(main())
