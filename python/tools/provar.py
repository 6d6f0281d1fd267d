"""The package as a stranger gets it: an environment with nothing but pip, installed from the folder and from the sdist, and the
quickstart of both READMEs as printed. Takes two release builds::

    python python/tools/provar.py [--pasta FOLDER]

``CARGO_TARGET_DIR`` is respected: with the checkout's own ``target`` the second build finds most of the first.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

PYTHON = Path(__file__).resolve().parents[1]
RAIZ = PYTHON.parent
LIMITE_MB = 8.0


def quickstart(pagina: str) -> str:
    """The first Python of a page."""
    achado = re.search(r"^```python\n(.*?)^```", (PYTHON / pagina).read_text(encoding="utf-8"), re.M | re.S)
    assert achado, pagina
    return achado[1]


def vazio(pasta: Path) -> Path:
    """A new environment with nothing but pip."""
    venv.create(pasta, with_pip=True, clear=True)
    return pasta / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def pip(python: Path, *argumentos: str | Path) -> None:
    inicio = time.monotonic()
    subprocess.run([python, "-m", "pip", "--disable-pip-version-check", "--quiet", *argumentos], check=True)
    print(f"   pip {' '.join(map(str, argumentos))}: {time.monotonic() - inicio:.0f} s", flush=True)


def instalado_funciona(python: Path) -> None:
    """Runs the quickstarts where the examples are, and the program."""
    for pagina in ("README.md", "README.pt-BR.md"):
        subprocess.run([python, "-W", "error", "-c", quickstart(pagina)], cwd=RAIZ, check=True)
    subprocess.run([python.with_name("focus-cte"), "validar", "examples/cte_rodoviario.json"], cwd=RAIZ, check=True)
    subprocess.run([python, "-m", "focus_cte", "--version"], cwd=RAIZ, check=True)


def main() -> int:
    """Installs in both ways; fails when anything does, or when the wheel is too large."""
    leitor = argparse.ArgumentParser(description=__doc__)
    leitor.add_argument("--pasta", type=Path, default=None)
    pasta: Path = leitor.parse_args().pasta or Path(tempfile.mkdtemp())
    print(f"== da pasta, em {pasta}", flush=True)
    python = vazio(pasta / "venv")
    pip(python, "install", PYTHON)
    instalado_funciona(python)
    print("== do sdist", flush=True)
    ferramentas = vazio(pasta / "ferramentas")
    pip(ferramentas, "install", "maturin>=1.9,<2")
    sdists = pasta / "sdist"
    subprocess.run([ferramentas, "-m", "maturin", "sdist", "--out", sdists], cwd=PYTHON, check=True)
    [sdist] = sdists.glob("*.tar.gz")
    do_sdist = vazio(pasta / "venv-sdist")
    pip(do_sdist, "wheel", "--no-cache-dir", "--no-deps", "--wheel-dir", pasta / "wheel", sdist)
    [wheel] = (pasta / "wheel").glob("*.whl")
    pip(do_sdist, "install", "--no-index", wheel)
    instalado_funciona(do_sdist)
    tamanho = wheel.stat().st_size / 1e6
    print(f"{wheel.name}: {tamanho:.1f} MB (até {LIMITE_MB:.0f} MB); sdist: {sdist.stat().st_size / 1e6:.1f} MB")
    return int(tamanho > LIMITE_MB)


if __name__ == "__main__":
    sys.exit(main())
