"""Check digits, ours against other people's: Inscrição Estadual of the 27 units, CNPJ, Suframa and RENAVAM.

Numbers are drawn with a seed: at random, near valid ones (every value of the check digits, a digit changed, two exchanged) and
with zeros missing on the left. The manual has these completed before the check (rule G106); the other libraries do not do it,
so they are asked about the completed number, and we about the number as it is. `identificadores.json` holds the differences
that the published rules explain: one that it does not explain is a failure, and so is an explanation that nothing needed.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import re
import string
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import validador_ie
import validate_docbr
from erpbrasil.base.fiscal import ie as erpbrasil_ie
from erpbrasil.base.fiscal import suframa as erpbrasil_suframa

AQUI = Path(__file__).resolve().parent
MOSTRADAS = 5
# Per unit and length: places of the check digits, and beginnings that the libraries know.
FORMATOS: dict[str, list[tuple[int, list[int], list[str]]]] = {
    "AC": [(13, [11, 12], ["01"])],
    "AL": [(9, [8], ["240", "243", "245", "247", "248"])],
    "AM": [(9, [8], [""])],
    "AP": [(9, [8], ["03", "03000", "03000000", "03015", "03018", "0301701", "0301902"])],
    "BA": [(8, [6, 7], [""]), (9, [7, 8], [""])],
    "CE": [(9, [8], ["06"])],
    "DF": [(13, [11, 12], ["07", "08"])],
    "ES": [(9, [8], [""])],
    "GO": [(9, [8], ["10", "11", "15", "20", "29", "1010", "1011", "11094402"])],
    "MA": [(9, [8], ["12"])],
    "MG": [(13, [11, 12], [""])],
    "MS": [(9, [8], ["28", "50"])],
    "MT": [(11, [10], ["00", ""])],
    "PA": [(9, [8], ["15", "75", "79"])],
    "PB": [(9, [8], [""])],
    "PE": [(9, [7, 8], [""]), (14, [13], ["18"])],
    "PI": [(9, [8], [""])],
    "PR": [(10, [8, 9], [""])],
    "RJ": [(8, [7], [""])],
    "RN": [(9, [8], ["20"]), (10, [9], ["20"])],
    "RO": [(14, [13], ["0000000", "000001", ""]), (9, [8], [""])],
    "RR": [(9, [8], ["24"])],
    "RS": [(10, [9], [""])],
    "SC": [(9, [8], [""])],
    "SE": [(9, [8], [""])],
    "SP": [(12, [8, 11], ["1", "2", "6"])],
    "TO": [(9, [8], ["29"]), (11, [10], ["2901", "2902", "2903", "2999"])],
}
Pergunta = tuple[str, str]
Juiz = Callable[[list[Pergunta]], list[bool]]


def com_algarismos(numero: str, lugares: list[int], algarismos: str) -> str:
    letras = list(numero)
    for lugar, algarismo in zip(lugares, algarismos, strict=True):
        letras[lugar] = algarismo
    return "".join(letras)


def mutado(sorte: random.Random, numero: str) -> str:
    """A digit changed, two neighbours exchanged, or the zeros on the left taken out."""
    i = sorte.randrange(len(numero) - 1)
    match sorte.randrange(3):
        case 0:
            return com_algarismos(numero, [i], str(sorte.randrange(10)))
        case 1:
            return numero[:i] + numero[i + 1] + numero[i] + numero[i + 2 :]
        case _:
            return numero.lstrip("0") or "0"


def sorteados(sorte: random.Random, quantos: int, formatos: list[tuple[int, list[int], list[str]]]) -> list[str]:
    """Numbers of these formats; the digits of a tenth of them have any beginning."""
    numeros: list[str] = []
    while len(numeros) < quantos:
        tamanho, lugares, inicios = sorte.choice(formatos)
        inicio = "" if sorte.random() < 0.1 else sorte.choice(inicios)
        corpo = (inicio + "".join(sorte.choices(string.digits, k=tamanho)))[:tamanho]
        todos = 10 ** len(lugares)
        numeros += [com_algarismos(corpo, lugares, f"{d:0{len(lugares)}}") for d in range(todos)]
        numeros += [mutado(sorte, sorte.choice(numeros[-todos:])) for _ in range(todos // 2)]
        numeros.append("".join(sorte.choices(string.digits, k=tamanho)))
    return numeros[:quantos]


def completo(uf: str, numero: str) -> str:
    """With zeros on the left up to the first length of the unit that holds it, as rule G106 has it."""
    tamanhos = sorted(t for t, _, _ in FORMATOS[uf])
    return numero.zfill(next((t for t in tamanhos if t >= len(numero)), tamanhos[-1]))


def cnpjs(sorte: random.Random, quantos: int) -> list[str]:
    """Digits alone and with letters, all check digits of the last body mutated one by one."""
    numeros = ["PC3D315K000193", "12ABC34501DE35", "00000000000191"]
    while len(numeros) < quantos:
        alfabeto = sorte.choice([string.digits, string.digits + string.ascii_uppercase])
        corpo = "".join(sorte.choices(alfabeto, k=12))
        numeros += [f"{corpo}{d:02}" for d in range(100)]
    return numeros[:quantos]


def nosso(programa: Path) -> Juiz:
    def juiz(perguntas: list[Pergunta]) -> list[bool]:
        entrada = "".join(f"{tipo} {texto}\n" for tipo, texto in perguntas)
        feito = subprocess.run([programa], input=entrada, capture_output=True, text=True, check=True)
        return [linha == "1" for linha in feito.stdout.splitlines()]

    return juiz


def do_npm(pasta: Path, nome: str) -> Juiz:
    def juiz(perguntas: list[Pergunta]) -> list[bool]:
        entrada = json.dumps([[nome, tipo, texto] for tipo, texto in perguntas])
        pedido = ["node", AQUI / "identificadores.cjs", pasta]
        feito = subprocess.run(pedido, input=entrada, capture_output=True, text=True, check=True)
        return json.loads(feito.stdout)

    return juiz


def um_a_um(funcao: Callable[[str, str], bool]) -> Juiz:
    return lambda perguntas: [bool(funcao(tipo, texto)) for tipo, texto in perguntas]


class Explicacoes:
    """The differences that the published rules explain, and which of them were met."""

    def __init__(self, arquivo: Path):
        self.todas: list[dict[str, Any]] = json.loads(arquivo.read_text(encoding="utf-8"))
        self.vistas: collections.Counter[int] = collections.Counter()

    def explica(self, juiz: str, tipo: str, texto: str, aceito_por_nos: bool) -> bool:
        for i, e in enumerate(self.todas):
            cabe = juiz in e["juizes"] and tipo in e["tipos"] and aceito_por_nos == e["aceito_por_nos"]
            if cabe and re.search(e["numero"], texto):
                self.vistas[i] += 1
                return True
        return False

    def sobram(self) -> list[str]:
        return [f"{e['tipos']}: {e['porque']}" for i, e in enumerate(self.todas) if not self.vistas[i]]


def comparacoes(opcoes: argparse.Namespace) -> list[tuple[str, str, Juiz, list[str]]]:
    """Who judges what: name of the library, kind, verdicts, numbers."""
    sorte = random.Random(opcoes.seed)
    npm = {nome: do_npm(opcoes.npm, nome) for nome in ("inscricaoestadual", "br-validations", "cpf-cnpj-validator")}
    renavam = validate_docbr.RENAVAM()
    de_ie: dict[str, Juiz] = {
        "erpbrasil.base": um_a_um(lambda uf, texto: erpbrasil_ie.validar(uf.lower(), texto)),
        "validador-ie": um_a_um(lambda uf, texto: validador_ie.validar_ie(texto, uf).valida),
        "inscricaoestadual": npm["inscricaoestadual"],
        "br-validations": npm["br-validations"],
    }
    todas: list[tuple[str, str, Juiz, list[str]]] = []
    for uf, formatos in FORMATOS.items():
        numeros = sorteados(sorte, opcoes.n, formatos)
        todas += [(nome, uf, juiz, numeros) for nome, juiz in de_ie.items()]
    todas.append(("cpf-cnpj-validator", "cnpj", npm["cpf-cnpj-validator"], cnpjs(sorte, opcoes.n)))
    de_suframa = um_a_um(lambda _, texto: erpbrasil_suframa.validar(texto.zfill(9)))
    todas.append(("erpbrasil.base", "suframa", de_suframa, sorteados(sorte, opcoes.n, [(9, [8], [""])])))
    de_renavam = um_a_um(lambda _, texto: renavam.validate(texto.zfill(11)))
    todas.append(("validate-docbr", "renavam", de_renavam, sorteados(sorte, opcoes.n, [(11, [10], ["0", "00", ""])])))
    return todas


def main() -> int:
    leitor = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    leitor.add_argument("--programa", type=Path, required=True, help="o exemplo conferir_identificadores")
    leitor.add_argument("--npm", type=Path, required=True, help="pasta com node_modules")
    leitor.add_argument("--n", type=int, default=10_000, help="números de cada tipo")
    leitor.add_argument("--seed", type=int, default=20260706)
    opcoes = leitor.parse_args()
    nos = nosso(opcoes.programa)
    explicacoes = Explicacoes(AQUI / "identificadores.json")
    total = inexplicadas = 0
    # Numbers that we, and that they, accept: a comparison in which nothing is accepted says little.
    aceitos: collections.Counter[str] = collections.Counter()
    for nome, tipo, juiz, numeros in comparacoes(opcoes):
        inteiros = [completo(tipo, n) if tipo in FORMATOS else n for n in numeros]
        vereditos = zip(nos([(tipo, n) for n in numeros]), juiz([(tipo, n) for n in inteiros]), strict=True)
        sem_explicacao: list[str] = []
        for numero, inteiro, (aceito_por_nos, aceito) in zip(numeros, inteiros, vereditos, strict=True):
            aceitos[tipo] += aceito_por_nos and aceito
            if aceito != aceito_por_nos and not explicacoes.explica(nome, tipo, inteiro, aceito_por_nos):
                sem_explicacao.append(f"{numero} ({'só nós aceitamos' if aceito_por_nos else 'só nós recusamos'})")
        if sem_explicacao:
            exemplos = ", ".join(sem_explicacao[:MOSTRADAS])
            print(f"{tipo} contra {nome}: {len(sem_explicacao)} diferenças sem explicação: {exemplos}")
        total += len(numeros)
        inexplicadas += len(sem_explicacao)
    sobram = explicacoes.sobram()
    for sobra in sobram:
        print(f"explicação sem uso: {sobra}")
    print(f"aceitos por nós e por outro: {', '.join(f'{tipo} {n}' for tipo, n in sorted(aceitos.items()))}")
    explicadas = explicacoes.vistas.total()
    print(f"{total} comparações, {explicadas} diferenças explicadas, {inexplicadas} sem explicação (semente {opcoes.seed})")
    return 1 if inexplicadas or sobram or not all(aceitos.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
