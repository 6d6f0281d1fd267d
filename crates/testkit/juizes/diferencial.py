"""Differential test: our verdict against libxml2's, over documents mutated at random.

Every example is taken as it is (both must accept it) and then mutated; the verdict of `focus-cte validar` is compared
with that of libxml2, with the official XSDs, on the XML that `focus-cte xml --sem-validar` writes of the same document.
Prints the seed and every disagreement; exits with 1 when there is one.
"""

from __future__ import annotations

import argparse
import collections
import json
import multiprocessing
import os
import random
import re
import sys
import time
from pathlib import Path
from typing import Any

from minimizar import aplicar, escrita, minimizar
from mutacoes import Acervo, Mutador, como_json
from vereditos import LibXml, Programa, Veredito, julgar

AQUI = Path(__file__).resolve().parent
LOTE = 250
MOSTRADAS = 20


class Juiz:
    """Everything a worker needs for one model."""

    def __init__(self, modelo: str, opcoes: argparse.Namespace):
        self.modelo = modelo
        self.semente = opcoes.seed
        self.exemplos = ler_exemplos(opcoes.exemplos, modelo)
        self.acervo = Acervo(self.exemplos, AQUI / "fragmentos.json", modelo)
        self.programa = Programa(opcoes.programa, modelo)
        self.libxml = LibXml(opcoes.xsd, modelo)
        self.vistas: set[str] = set()

    def lote(self, numero: int, quantos: int) -> dict[str, Any]:
        """Judges one batch; the same seed and number make the same documents."""
        mutador = Mutador(self.acervo, random.Random(f"{self.semente}/{self.modelo}/{numero}"))
        casos = [mutador.documento() for _ in range(quantos)]
        pares = julgar(self.programa, self.libxml, [como_json(d) for _, d in casos])
        discordias = [
            (assinatura(par), self.discordia(nome, documento, par))
            for (nome, documento), par in zip(casos, pares, strict=True)
            if par[0].valido != par[1].valido
        ]
        return {
            "documentos": quantos,
            "validos": sum(nosso.valido for nosso, _ in pares),
            "sem_xml": sum(par[1].motivos == ["o programa não escreveu XML"] for par in pares),
            "discordias": discordias,
        }

    def discordia(self, nome: str, documento: Any, par: tuple[Veredito, Veredito]) -> str | None:
        """The smallest form of a disagreement; nothing when one like it was already told by this worker."""
        if assinatura(par) in self.vistas:
            return None
        self.vistas.add(assinatura(par))
        base = self.exemplos[nome]
        sentido = par[0].valido

        def persiste(candidatos: list[Any]) -> list[bool]:
            pares = julgar(self.programa, self.libxml, [como_json(c) for c in candidatos])
            return [a.valido == sentido and b.valido != sentido for a, b in pares]

        mudancas = minimizar(base, documento, persiste)
        ((nosso, deles),) = julgar(self.programa, self.libxml, [como_json(aplicar(base, mudancas))])
        linhas = [f"{nome}, com:", *(f"    {linha}" for linha in escrita(mudancas))]
        linhas += [f"  nosso veredito: {resumo(nosso)}", f"  libxml2:        {resumo(deles)}"]
        return "\n".join(linhas)

    def exemplos_validos(self) -> list[str]:
        """Examples that either judge refuses as they are."""
        pares = julgar(self.programa, self.libxml, [como_json(e) for e in self.exemplos.values()])
        return [
            f"{nome}: {quem} recusa o exemplo: {resumo(v)}"
            for nome, par in zip(self.exemplos, pares, strict=True)
            for quem, v in zip(("focus-cte", "libxml2"), par, strict=True)
            if not v.valido
        ]


def ler_exemplos(pasta: Path, modelo: str) -> dict[str, dict[str, Any]]:
    arquivos = sorted(pasta.glob("cte_*.json"))
    arquivos = [a for a in arquivos if a.name.startswith("cte_os_") == (modelo == "cte_os")]
    if not arquivos:
        raise SystemExit(f"nenhum exemplo de {modelo} em {pasta}")
    return {a.stem: json.loads(a.read_text(encoding="utf-8")) for a in arquivos}


def assinatura(par: tuple[Veredito, Veredito]) -> str:
    """What makes two disagreements alike: who refuses and why, values left out."""
    quem = "nós" if par[1].valido else "libxml2"
    motivo = (par[0].motivos or par[1].motivos)[0]
    return f"só {quem} recusa: " + re.sub(r"\['.*?'\]|«.*?»|'[^']*'|\d+|linha", "…", motivo)


def resumo(veredito: Veredito) -> str:
    return "válido" if veredito.valido else "inválido: " + " | ".join(veredito.motivos[:4])


_JUIZES: dict[str, Juiz] = {}


def preparar(opcoes: argparse.Namespace, modelos: list[str]) -> None:
    _JUIZES.update({m: Juiz(m, opcoes) for m in modelos})


def trabalhar(tarefa: tuple[str, int, int]) -> tuple[str, dict[str, Any]]:
    modelo, numero, quantos = tarefa
    return modelo, _JUIZES[modelo].lote(numero, quantos)


def executar(opcoes: argparse.Namespace) -> int:
    modelos = ["cte", "cte_os"] if opcoes.modelo == "ambos" else [opcoes.modelo]
    print(f"semente {opcoes.seed} (repita com --seed {opcoes.seed})", flush=True)
    recusados = [r for m in modelos for r in Juiz(m, opcoes).exemplos_validos()]
    for recusado in recusados:
        print(recusado)
    inicio = time.monotonic()
    tarefas = [(m, i, min(LOTE, opcoes.n - i * LOTE)) for i in range(-(-opcoes.n // LOTE)) for m in modelos]
    somas: dict[str, dict[str, int]] = {m: {"documentos": 0, "validos": 0, "sem_xml": 0} for m in modelos}
    discordias: collections.Counter[str] = collections.Counter()
    # Fresh processes: libxml2's schemas do not cross a fork.
    contexto = multiprocessing.get_context("spawn")
    with contexto.Pool(opcoes.processos, preparar, (opcoes, modelos)) as equipe:
        for modelo, feito in equipe.imap_unordered(trabalhar, tarefas):
            for chave in somas[modelo]:
                somas[modelo][chave] += feito[chave]
            for especie, texto in feito["discordias"]:
                discordias[especie] += 1
                if discordias[especie] == 1 and len(discordias) <= opcoes.mostrar:
                    print(f"\ndiscordância em {texto}", flush=True)
    for modelo, soma in somas.items():
        invalidos = soma["documentos"] - soma["validos"]
        print(
            f"{modelo}: {soma['documentos']} documentos, {soma['validos']} válidos e {invalidos} inválidos para nós, "
            f"{soma['sem_xml']} sem XML"
        )
    for especie, vezes in discordias.most_common():
        print(f"{vezes:>6} x {especie}")
    print(f"{discordias.total()} discordâncias, {len(recusados)} exemplos recusados, {time.monotonic() - inicio:.0f} s")
    return 1 if discordias or recusados else 0


def main() -> int:
    raiz = AQUI.parents[2]
    xsds = raiz / "target/xsd/nfelib-3.2.0/nfelib/cte/schemas/v4_0"
    leitor = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    leitor.add_argument("--programa", type=Path, default=raiz / "target/release/focus-cte", help="o executável focus-cte")
    leitor.add_argument("--xsd", type=Path, default=xsds, help="pasta dos XSDs")
    leitor.add_argument("--exemplos", type=Path, default=raiz / "examples", help="pasta dos exemplos")
    leitor.add_argument("--modelo", choices=["cte", "cte_os", "ambos"], default="ambos")
    leitor.add_argument("--n", type=int, default=20_000, help="documentos de cada modelo")
    leitor.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9), help="semente do acaso")
    leitor.add_argument("--processos", type=int, default=os.cpu_count() or 1)
    leitor.add_argument("--mostrar", type=int, default=MOSTRADAS, help="quantas espécies de discordância mostrar")
    return executar(leitor.parse_args())


if __name__ == "__main__":
    sys.exit(main())
