"""Commands of the READMEs, run as a reader would: in a fresh folder with the examples, with the program just built.

Taken: lines of ```shell blocks and inline code of tables that start with `focus-cte` or `cargo run ... focus-cte --`.
A line that ends in `# sai com N` is expected to exit with N. A block after `<!-- sem teste -->` is left alone, as are
commands that are not the program's, which are listed, and synopses (`focus-cte xml ARQUIVO`). `focus-cte sandbox` passes
when it is still serving after a moment.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[3]
PAGINAS = ["README.md", "README.pt-BR.md", "examples/README.md"]
BLOCO = re.compile(r"^(<!-- sem teste -->\s*)?^```(?:shell|sh|bash|console)\n(.*?)^```", re.M | re.S)
SINOPSE = re.compile(r"\b[A-Z]{3,}\b|\.\.\.|…")
DA_TABELA = re.compile(r"`(focus-cte [^`]+)`")


def comandos(texto: str) -> list[str]:
    """Commands of a page, in order, each once."""
    linhas: list[str] = []
    for bloco in BLOCO.finditer(texto):
        if not bloco.group(1):
            linhas += bloco.group(2).replace("\\\n", " ").splitlines()
    for linha in texto.splitlines():
        if linha.startswith("|"):
            linhas += DA_TABELA.findall(linha)
    return list(dict.fromkeys(linha.strip().removeprefix("$ ") for linha in linhas if linha.strip()))


def do_programa(comando: str) -> str | None:
    """The command with the program as a bare name, or None when it is another program's."""
    comando = re.sub(r"^cargo run( --\S+)*( --bin focus-cte| -p focus-cte-cli) -- ", "focus-cte ", comando)
    return comando if comando.startswith("focus-cte ") else None


def serve(pasta: Path, ambiente: dict[str, str], comando: str) -> str | None:
    """Why a server did not keep serving."""
    with subprocess.Popen(
        shlex.split(comando), cwd=pasta, env=ambiente, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as feito:
        try:
            feito.wait(timeout=2)
        except subprocess.TimeoutExpired:
            feito.terminate()
            return None
        return f"saiu com {feito.returncode}: {feito.stderr.read().decode() if feito.stderr else ''}"


def rodar(comando: str, pasta: Path, ambiente: dict[str, str]) -> str | None:
    """Why the command did not do what the page says."""
    if comando.startswith("focus-cte sandbox"):
        return serve(pasta, ambiente, comando.partition("#")[0])
    anotado = re.search(r"#\s*sai com (\d+)\s*$", comando)
    esperado = int(anotado.group(1)) if anotado else 0
    try:
        feito = subprocess.run(
            ["bash", "-c", comando], cwd=pasta, env=ambiente, capture_output=True, text=True, timeout=120, check=False
        )
    except subprocess.TimeoutExpired:
        return "não terminou em 120 s"
    if feito.returncode != esperado:
        return f"saiu com {feito.returncode}, e não {esperado}\n{feito.stdout}{feito.stderr}"
    return None


def main() -> int:
    leitor = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    leitor.add_argument("--programa", type=Path, required=True)
    leitor.add_argument("--xsd", type=Path, help="não usada; todos os juízes a recebem")
    programa = leitor.parse_args().programa.resolve()
    falhas = feitos = 0
    with tempfile.TemporaryDirectory() as base:
        caminho = Path(base, "bin")
        caminho.mkdir()
        (caminho / programa.name).symlink_to(programa)
        ambiente = {c: v for c, v in os.environ.items() if not c.startswith("FOCUS_CTE_")}
        ambiente |= {"PATH": f"{caminho}{os.pathsep}{os.environ['PATH']}", "HOME": base, "XDG_CONFIG_HOME": base}
        for pagina in (RAIZ / p for p in PAGINAS if (RAIZ / p).is_file()):
            pasta = Path(base, shlex.quote(pagina.relative_to(RAIZ).as_posix()).replace("/", "_"))
            shutil.copytree(RAIZ / "examples", pasta / "examples")
            for comando in comandos(pagina.read_text(encoding="utf-8")):
                nosso = do_programa(comando)
                if nosso is not None and SINOPSE.search(nosso.partition("#")[0]):
                    continue
                if nosso is None:
                    print(f"{pagina.relative_to(RAIZ)}: não executado: {comando}")
                    continue
                feitos += 1
                if motivo := rodar(nosso, pasta, ambiente):
                    falhas += 1
                    print(f"{pagina.relative_to(RAIZ)}: {comando}: {motivo}")
    print(f"{feitos} comandos dos READMEs executados, {falhas} com problema")
    return 1 if falhas else 0


if __name__ == "__main__":
    sys.exit(main())
