"""The two verdicts on a document: ours, from the program, and libxml2's on the XML that the program writes of it."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

NS = "{http://www.portalfiscal.inf.br/cte}"
PRINCIPAIS = {"cte": ("cte_v4.00.xsd", "CTe"), "cte_os": ("cteOS_v4.00.xsd", "CTeOS")}
MODAIS = {
    "cte": {
        "rodo": "cteModalRodoviario_v4.00.xsd",
        "aereo": "cteModalAereo_v4.00.xsd",
        "aquav": "cteModalAquaviario_v4.00.xsd",
        "ferrov": "cteModalFerroviario_v4.00.xsd",
        "duto": "cteModalDutoviario_v4.00.xsd",
        "multimodal": "cteMultiModal_v4.00.xsd",
    },
    "cte_os": {"rodoOS": "cteModalRodoviarioOS_v4.00.xsd"},
}


# libxml2 (2.9 to 2.14 at least) lets longer texts pass where alternatives of a pattern repeat overlapping classes a fixed
# number of times: `[A-Z]{2,3}[0-9]{4}|...|[A-Z0-9]{7}` accepts AAAA9999. Python reads these patterns in its place.
PADROES_MAL_LIDOS = {"placa": "TPlaca"}


@dataclass
class Veredito:
    """Whether it is valid, and why not."""

    valido: bool
    motivos: list[str]


class LibXml:
    """libxml2 with the official schemas, compiled once."""

    def __init__(self, pasta: Path, modelo: str):
        arquivo, self.raiz = PRINCIPAIS[modelo]
        self.principal = etree.XMLSchema(etree.parse(pasta / arquivo))
        self.modais = {NS + e: etree.XMLSchema(etree.parse(pasta / a)) for e, a in MODAIS[modelo].items()}
        tipos = etree.parse(pasta / "tiposGeralCTe_v4.00.xsd")
        self.padroes = {NS + e: re.compile(padrao(tipos, t)) for e, t in PADROES_MAL_LIDOS.items()}
        self.leitor = etree.XMLParser(resolve_entities=False, no_network=True)

    def julgar(self, xml: bytes) -> Veredito:
        """Main schema, and the modal's own schema on the element that the main one lets pass as it is."""
        try:
            raiz = etree.fromstring(xml, self.leitor)
        except etree.XMLSyntaxError as erro:
            return Veredito(False, [f"XML malformado: {erro}"])
        motivos = []
        if raiz.tag != NS + self.raiz:
            motivos.append(f"a raiz é {raiz.tag}, e não {self.raiz}")
        if not self.principal.validate(raiz):
            motivos += erros(self.principal)
        for lugar in raiz.iter(f"{NS}infModal"):
            for modal in lugar.iterchildren(tag=etree.Element):
                esquema = self.modais.get(modal.tag)
                if esquema is None:
                    motivos.append(f"{modal.tag} não é um modal do leiaute")
                elif not esquema.validate(modal):
                    motivos += erros(esquema)
        for elemento in raiz.iter(*self.padroes):
            if not self.padroes[elemento.tag].fullmatch(elemento.text or ""):
                motivos.append(f"{elemento.tag}: {elemento.text!r} não casa com o padrão".replace(NS, ""))
        return Veredito(not motivos, motivos)


def padrao(tipos: etree._ElementTree, tipo: str) -> str:
    """The only pattern of a named type."""
    (unico,) = tipos.xpath("//*[@name=$tipo]//*[local-name()='pattern']/@value", tipo=tipo)
    return unico


def erros(esquema: etree.XMLSchema) -> list[str]:
    return [f"linha {e.line}: {e.message}".replace(NS, "") for e in esquema.error_log]


class Programa:
    """`focus-cte` as judge and writer; whole batches at a time."""

    def __init__(self, caminho: Path, modelo: str):
        self.caminho = caminho
        self.os = ["--os"] if modelo == "cte_os" else []

    def validar(self, linhas: list[str]) -> list[Veredito]:
        return [nosso(json.loads(linha)) for linha in self._rodar("validar", ["--rigor", "layout"], linhas)]

    def xml(self, linhas: list[str]) -> list[bytes]:
        return self._rodar("xml", ["--sem-validar"], linhas)

    def _rodar(self, comando: str, opcoes: list[str], linhas: list[str]) -> list[bytes]:
        entrada = "".join(f"{linha}\n" for linha in linhas).encode()
        pedido = [str(self.caminho), comando, "--ndjson", *self.os, *opcoes, "-"]
        feito = subprocess.run(pedido, input=entrada, capture_output=True, check=False)
        saida = feito.stdout.split(b"\n")[:-1]
        if feito.returncode not in (0, 1) or len(saida) != len(linhas):
            detalhe = feito.stderr.decode(errors="replace")[-2000:]
            raise SystemExit(
                f"{' '.join(pedido)}: saiu com {feito.returncode} e {len(saida)} linhas para {len(linhas)} documentos\n{detalhe}"
            )
        return saida


def nosso(resposta: dict[str, Any]) -> Veredito:
    if "erro" in resposta:
        erro = resposta["erro"]
        return Veredito(False, [f"{erro['codigo']}: {erro['mensagem']}"])
    problemas = [p for p in resposta["problemas"] if p["severidade"] == "erro"]
    motivos = [f"{p['campo'] or p['caminho']} [{p['codigo']}] {p['mensagem']}" for p in problemas]
    if resposta["valido"] == bool(problemas):
        raise SystemExit(f"o veredito contradiz os problemas: {resposta}")
    return Veredito(resposta["valido"], motivos)


def julgar(programa: Programa, libxml: LibXml, linhas: list[str]) -> list[tuple[Veredito, Veredito]]:
    """Both verdicts on each document; a document of which no XML is written counts as refused, with that reason."""
    sem_xml = Veredito(False, ["o programa não escreveu XML"])
    xmls = programa.xml(linhas)
    return list(zip(programa.validar(linhas), (libxml.julgar(x) if x else sem_xml for x in xmls), strict=True))
