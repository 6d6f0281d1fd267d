"""Side by side: validation against pydantic, XML against nfelib, emissions against aiohttp and httpx.

Needs a release build (``maturin develop --release``) and ``pip install -r python/bench/requisitos.txt``. What is not installed is
left out, and said. ``--exigir`` fails when a ratio is under its goal.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

AQUI = Path(__file__).resolve().parent
RAIZ = AQUI.parents[1]
sys.path.insert(0, str(AQUI))

RODADAS = 9
"""Loads of each client, which take turns; the median of each counts."""

MENOS_RODADAS = {"httpx": 1}
"""Of those that would take all the time."""

falhas: list[str] = []


def lado_a_lado(nosso: Callable[[], object], outro: Callable[[], object], rodadas: int = 21) -> tuple[float, float]:
    """Seconds of CPU of one call of each: the median of batches that take turns, so that a busy machine is unkind to both."""
    lotes = []
    for fazer in (nosso, outro):
        inicio = time.process_time()
        for _ in range(5):
            fazer()
        quantas = max(1, int(0.05 / max((time.process_time() - inicio) / 5, 1e-7)))
        lotes.append((fazer, quantas, list[float]()))
    for _ in range(rodadas):
        for fazer, quantas, tempos in lotes:
            inicio = time.process_time()
            for _ in range(quantas):
                fazer()
            tempos.append((time.process_time() - inicio) / quantas)
    return statistics.median(lotes[0][2]), statistics.median(lotes[1][2])


def linha(o_que: str, nosso: float, outro: float, nome: str, meta: float) -> None:
    """One comparison; times, smaller is better."""
    razao = outro / nosso
    marca = "ok" if razao >= meta else "ABAIXO"
    print(f"{o_que:<34} {nosso * 1e6:>10.1f} µs   {nome:<22} {outro * 1e6:>10.1f} µs   {razao:>6.2f}x (meta {meta}x) {marca}")
    if razao < meta:
        falhas.append(o_que)


def falta(modulo: str) -> bool:
    """Whether a package is missing, and says so."""
    if importlib.util.find_spec(modulo) is None:
        print(f"(sem {modulo}: pip install -r python/bench/requisitos.txt)")
        return True
    return False


def validacao(texto: bytes, cte: dict[str, object]) -> None:
    from focus_cte import validar, validar_muitos

    muitos = [texto] * 20_000
    inicio = time.perf_counter()
    assert all(r.valido for r in validar_muitos(muitos))
    print(f"validar_muitos: {len(muitos) / (time.perf_counter() - inicio):,.0f} documentos por segundo")
    if falta("pydantic"):
        return
    from modelo import modelo

    cte_pydantic = modelo()
    cte_pydantic.model_validate_json(texto)
    de_bytes = lado_a_lado(lambda: validar(texto), lambda: cte_pydantic.model_validate_json(texto))
    linha("validar(bytes)", *de_bytes, "model_validate_json", 2.5)
    so_leiaute = lado_a_lado(lambda: validar(texto, rigor="layout"), lambda: cte_pydantic.model_validate_json(texto))
    linha("validar(bytes, rigor=layout)", *so_leiaute, "model_validate_json", 2.5)
    de_dict = lado_a_lado(lambda: validar(cte), lambda: cte_pydantic.model_validate(cte))
    linha("validar(dict)", *de_dict, "model_validate", 1.5)


def xml(texto: bytes) -> None:
    from focus_cte import gerar_xml

    if falta("nfelib"):
        return
    from nfelib.cte.bindings.v4_0.cte_v4_00 import Cte

    lido = Cte.from_xml(gerar_xml(texto).xml)
    tempos = lado_a_lado(lambda: gerar_xml(texto, exigir_valido=False), lambda: lido.to_xml())
    linha("gerar_xml(bytes)", *tempos, "nfelib to_xml", 30)


def emissoes(quantas: int) -> None:
    medidas: dict[str, list[dict[str, float]]] = {}
    with subprocess.Popen(
        [sys.executable, AQUI / "servidor.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as servidor:
        assert servidor.stdout and servidor.stdin
        url = servidor.stdout.readline().strip()
        nomes = [n for n in ("focus_cte_asyncio", "focus_cte_threads", "aiohttp", "httpx") if "focus" in n or not falta(n)]
        for rodada in range(RODADAS):
            for nome in nomes:
                if rodada >= MENOS_RODADAS.get(nome, RODADAS):
                    continue
                comando = [sys.executable, AQUI / "emissoes.py", nome, url, str(quantas), str(rodada)]
                medida = json.loads(subprocess.run(comando, capture_output=True, text=True, check=True).stdout)
                medidas.setdefault(nome, []).append(medida)
        servidor.stdin.close()
    medianas = {
        nome: {o_que: statistics.median(m[o_que] for m in vezes) for o_que in ("segundos", "cpu")}
        for nome, vezes in medidas.items()
    }
    for nome, medida in medianas.items():
        por_segundo, cpu = quantas / medida["segundos"], medida["cpu"] / quantas * 1e6
        print(f"{nome:<34} {por_segundo:>8,.0f} emissões/s   {cpu:>8.0f} µs de CPU cada")
    if "aiohttp" in medianas:
        nosso, outro = medianas["focus_cte_asyncio"], medianas["aiohttp"]
        linha("tempo por emissão", nosso["segundos"] / quantas, outro["segundos"] / quantas, "aiohttp", 2)
        linha("CPU por emissão", nosso["cpu"] / quantas, outro["cpu"] / quantas, "aiohttp", 2)


def tamanho() -> None:
    import focus_cte

    pasta = Path(focus_cte.__file__).parent
    bytes_ = io.BytesIO()
    with zipfile.ZipFile(bytes_, "w", zipfile.ZIP_DEFLATED) as wheel:
        for arquivo in pasta.rglob("*"):
            if arquivo.is_file() and "__pycache__" not in arquivo.parts:
                wheel.write(arquivo, arquivo.relative_to(pasta))
    tamanho = len(bytes_.getvalue()) / 1e6
    print(f"wheel: {tamanho:.1f} MB (meta: menos de 8 MB) {'ok' if tamanho < 8 else 'ACIMA'}")
    if tamanho >= 8:
        falhas.append("tamanho da wheel")


def importacao() -> None:
    codigo = "import time; t = time.process_time(); import focus_cte; print(time.process_time() - t)"
    tempos = [float(subprocess.check_output([sys.executable, "-c", codigo])) for _ in range(11)]
    print(f"import focus_cte: {statistics.median(tempos) * 1e3:.1f} ms (meta: menos de 30 ms)")
    if statistics.median(tempos) >= 0.030:
        falhas.append("import focus_cte")


def main() -> int:
    leitor = argparse.ArgumentParser(description=__doc__)
    leitor.add_argument("--emissoes", type=int, default=2000)
    leitor.add_argument("--exigir", action="store_true")
    opcoes = leitor.parse_args()
    cte = json.loads((RAIZ / "examples/cte_rodoviario.json").read_text(encoding="utf-8"))
    texto = json.dumps(cte, ensure_ascii=False, separators=(",", ":")).encode()
    tamanho()
    importacao()
    validacao(texto, cte)
    xml(texto)
    emissoes(opcoes.emissoes)
    if falhas:
        print(f"abaixo da meta: {', '.join(falhas)}", file=sys.stderr)
    return int(opcoes.exigir and bool(falhas))


if __name__ == "__main__":
    sys.exit(main())
