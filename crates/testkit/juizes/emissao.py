"""The main job on every example: emit against the sandbox, wait, and judge the authorised XML with other people's tools.

Each `cte_*.json` is emitted by the program with `--sandbox --aguardar`; the saved cteProc must be valid against the official
XSDs (modal included) and its signature must be accepted by xmlsec1, where it is installed (`CI` makes it compulsory).
"""

from __future__ import annotations

import argparse
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree
from vereditos import NS, LibXml, erros

RAIZ = Path(__file__).resolve().parents[3]
PROCESSADOS = {"cte": ("procCTe_v4.00.xsd", "cteProc"), "cte_os": ("procCTeOS_v4.00.xsd", "cteOSProc")}


def emitir(programa: Path, exemplo: Path, pasta: Path) -> tuple[Path | None, str]:
    """The XML that the program saves, or what it said instead."""
    modelo = ["--os"] if exemplo.name.startswith("cte_os_") else []
    pedido = [programa, "emitir", exemplo, "--ref", exemplo.stem, "--aguardar", "--sandbox", "--saida", pasta, "--json", *modelo]
    feito = subprocess.run(pedido, capture_output=True, text=True, check=False)
    salvos = sorted(pasta.glob("*.xml"))
    if feito.returncode != 0 or len(salvos) != 1:
        return None, f"saiu com {feito.returncode} e {len(salvos)} XMLs: {feito.stdout}{feito.stderr}"
    resposta = json.loads(feito.stdout.splitlines()[-1])
    if resposta.get("status") != "autorizado":
        return None, f"status {resposta.get('status')!r}: {feito.stdout}"
    return salvos[0], ""


def julgar(xml: Path, modelo: str, libxml: LibXml, processado: etree.XMLSchema) -> list[str]:
    """Why the authorised XML is not right."""
    arvore = etree.parse(xml)
    motivos = [] if processado.validate(arvore) else erros(processado)
    documento = arvore.getroot().find(f"{NS}{libxml.raiz}")
    if arvore.getroot().tag != NS + PROCESSADOS[modelo][1] or documento is None:
        return [*motivos, f"a raiz é {arvore.getroot().tag}"]
    motivos += libxml.julgar(etree.tostring(documento)).motivos
    if shutil.which("xmlsec1"):
        pedido = ["xmlsec1", "--verify", "--id-attr:Id", "http://www.portalfiscal.inf.br/cte:infCte", "--insecure", xml]
        feito = subprocess.run(pedido, capture_output=True, text=True, check=False)
        if feito.returncode != 0:
            motivos.append(f"xmlsec1: {feito.stderr.strip()[:500]}")
    elif os.environ.get("CI"):
        motivos.append("falta o programa xmlsec1")
    return motivos


def main() -> int:
    leitor = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    leitor.add_argument("--programa", type=Path, required=True)
    leitor.add_argument("--xsd", type=Path, required=True)
    leitor.add_argument("--exemplos", type=Path, default=RAIZ / "examples")
    opcoes = leitor.parse_args()
    juizes = {m: (LibXml(opcoes.xsd, m), etree.XMLSchema(etree.parse(opcoes.xsd / PROCESSADOS[m][0]))) for m in PROCESSADOS}
    falhas = 0
    exemplos = sorted(opcoes.exemplos.glob("cte_*.json"))
    with tempfile.TemporaryDirectory() as base, concurrent.futures.ThreadPoolExecutor(4) as equipe:
        pastas = [Path(base, e.stem) for e in exemplos]
        for pasta in pastas:
            pasta.mkdir()
        emitidos = equipe.map(emitir, [opcoes.programa] * len(exemplos), exemplos, pastas)
        for exemplo, (xml, motivo) in zip(exemplos, emitidos, strict=True):
            modelo = "cte_os" if exemplo.name.startswith("cte_os_") else "cte"
            motivos = [motivo] if xml is None else julgar(xml, modelo, *juizes[modelo])
            falhas += bool(motivos)
            for motivo in motivos:
                print(f"{exemplo.name}: {motivo}")
    print(f"{len(exemplos)} exemplos emitidos no sandbox, {falhas} com problema")
    return 1 if falhas or not exemplos else 0


if __name__ == "__main__":
    sys.exit(main())
