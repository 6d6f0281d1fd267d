"""The parts of the benchmark that Python does: preparing documents, timing lxml, measuring the program on a large stream.

`preparar`: writes what the others read. `lxml`: parse and validation of the equivalent XML, modal included, schemas compiled
once. `fluxo`: wall time and peak memory of `focus-cte validar --ndjson`. `serializar`: libxml2 writing the same tree. Each prints
one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from lxml import etree
from vereditos import NS, LibXml

RAIZ = Path(__file__).resolve().parents[3]
TIPICO = "cte_rodoviario"


def minimo(arquivo: Path) -> str:
    return json.dumps(json.loads(arquivo.read_text(encoding="utf-8")), ensure_ascii=False, separators=(",", ":"))


def preparar(opcoes: argparse.Namespace) -> dict[str, object]:
    """The typical document minified and indented on one line each, all examples, the large stream, the XML."""
    pasta: Path = opcoes.pasta
    pasta.mkdir(parents=True, exist_ok=True)
    tipico = RAIZ / f"examples/{TIPICO}.json"
    (pasta / "tipico.ndjson").write_text(minimo(tipico) + "\n", encoding="utf-8")
    # Indentation without line feeds: the same number of bytes, still one line.
    indentado = tipico.read_text(encoding="utf-8").replace("\n", " ")
    (pasta / "indentado.ndjson").write_text(indentado + "\n", encoding="utf-8")
    exemplos = sorted(a for a in (RAIZ / "examples").glob("cte_*.json") if not a.name.startswith("cte_os_"))
    linhas = [minimo(a) + "\n" for a in exemplos]
    (pasta / "exemplos.ndjson").write_text("".join(linhas), encoding="utf-8")
    with (pasta / "fluxo.ndjson").open("w", encoding="utf-8") as saida:
        saida.writelines(linhas[i % len(linhas)] for i in range(opcoes.documentos))
    xml = subprocess.run([opcoes.programa, "xml", tipico], capture_output=True, check=True).stdout
    (pasta / "tipico.xml").write_bytes(xml)
    return {"documentos": opcoes.documentos, "bytes": (pasta / "fluxo.ndjson").stat().st_size}


def medir_lxml(opcoes: argparse.Namespace) -> dict[str, object]:
    libxml = LibXml(opcoes.xsd, "cte")
    texto = (opcoes.pasta / "tipico.xml").read_bytes()

    def julgar() -> bool:
        raiz = etree.fromstring(texto, libxml.leitor)
        modal = raiz.find(f".//{NS}infModal")[0]
        return libxml.principal.validate(raiz) and libxml.modais[modal.tag].validate(modal)

    if not julgar():
        raise SystemExit("o XML do documento típico não é válido")
    lotes = []
    for _ in range(41):
        inicio = time.perf_counter_ns()
        for _ in range(50):
            julgar()
        lotes.append((time.perf_counter_ns() - inicio) / 50)
    return {"lxml_ns": statistics.median(lotes), "bytes": len(texto)}


def medir_serializacao(opcoes: argparse.Namespace) -> dict[str, object]:
    """What libxml2 takes to write the tree of the typical document, not signed, that it has in memory."""
    raiz = etree.fromstring((opcoes.pasta / "tipico.xml").read_bytes())
    for assinatura in raiz.findall("{http://www.w3.org/2000/09/xmldsig#}Signature"):
        raiz.remove(assinatura)
    lotes = []
    for _ in range(41):
        inicio = time.perf_counter_ns()
        for _ in range(500):
            etree.tostring(raiz)
        lotes.append((time.perf_counter_ns() - inicio) / 500)
    return {"serializar_ns": statistics.median(lotes)}


def medir_fluxo(opcoes: argparse.Namespace) -> dict[str, object]:
    """The best of three runs: wall time is what other work on the machine disturbs."""
    tempos, memorias = [], []
    for _ in range(3):
        inicio = time.perf_counter()
        with subprocess.Popen(
            [opcoes.programa, "validar", "--ndjson", opcoes.pasta / "fluxo.ndjson"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as feito:
            _, situacao, uso = os.wait4(feito.pid, 0)
            tempos.append(time.perf_counter() - inicio)
            feito.returncode = os.waitstatus_to_exitcode(situacao)
        if feito.returncode != 0:
            raise SystemExit(f"focus-cte validar --ndjson saiu com {feito.returncode}")
        memorias.append(uso.ru_maxrss / 1024)
    (opcoes.pasta / "fluxo.ndjson").unlink()
    return {"segundos": min(tempos), "memoria_mb": max(memorias)}


def main() -> int:
    leitor = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    leitor.add_argument("parte", choices=["preparar", "lxml", "fluxo", "serializar"])
    leitor.add_argument("--programa", type=Path, required=True)
    leitor.add_argument("--xsd", type=Path, required=True)
    leitor.add_argument("--pasta", type=Path, required=True)
    leitor.add_argument("--documentos", type=int, default=100_000)
    opcoes = leitor.parse_args()
    partes = {"preparar": preparar, "lxml": medir_lxml, "fluxo": medir_fluxo, "serializar": medir_serializacao}
    print(json.dumps(partes[opcoes.parte](opcoes)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
