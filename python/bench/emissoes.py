"""2,000 emissions with 32 in flight by one client, given by name. Prints seconds and seconds of CPU of this process alone."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[2]
AO_MESMO_TEMPO = 32
TOKEN = "token-de-teste"


async def focus_cte_asyncio(url: str, refs: list[str], cte: dict[str, object]) -> None:
    """``AsyncClient``, from a dict."""
    from focus_cte import AsyncClient

    async with AsyncClient(TOKEN, url, creditos_por_minuto=0) as client:
        await em_voo(refs, lambda ref: client.emitir_cte(ref, cte))


async def focus_cte_threads(url: str, refs: list[str], cte: dict[str, object]) -> None:
    """``Client`` in threads, from a dict."""
    from focus_cte import Client

    with Client(TOKEN, url, creditos_por_minuto=0) as client, ThreadPoolExecutor(AO_MESMO_TEMPO) as threads:
        list(threads.map(lambda ref: client.emitir_cte(ref, cte), refs))


async def aiohttp(url: str, refs: list[str], cte: dict[str, object]) -> None:
    """What one would write with aiohttp."""
    import aiohttp as biblioteca

    conexoes = biblioteca.TCPConnector(limit=AO_MESMO_TEMPO)
    async with biblioteca.ClientSession(url, auth=biblioteca.BasicAuth(TOKEN, ""), connector=conexoes) as sessao:

        async def emitir(ref: str) -> None:
            async with sessao.post("/v2/cte", params={"ref": ref}, json=cte) as resposta:
                assert resposta.status == 202
                assert (await resposta.json())["status"] == "processando_autorizacao"

        await em_voo(refs, emitir)


async def httpx(url: str, refs: list[str], cte: dict[str, object]) -> None:
    """What one would write with httpx."""
    import httpx as biblioteca

    async with biblioteca.AsyncClient(base_url=url, auth=(TOKEN, "")) as client:

        async def emitir(ref: str) -> None:
            resposta = await client.post("/v2/cte", params={"ref": ref}, json=cte)
            assert resposta.status_code == 202
            assert resposta.json()["status"] == "processando_autorizacao"

        await em_voo(refs, emitir)


async def em_voo(refs: list[str], emitir: object) -> None:
    """Keeps so many under way until there are no more."""
    fila = iter(refs)

    async def trabalhar() -> None:
        for ref in fila:
            await emitir(ref)  # type: ignore[operator]

    await asyncio.gather(*(trabalhar() for _ in range(AO_MESMO_TEMPO)))


def main() -> None:
    nome, url, quantas, rodada = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    cte = json.loads((RAIZ / "examples/cte_rodoviario.json").read_text(encoding="utf-8"))
    medir = globals()[nome]
    asyncio.run(medir(url, [f"{nome}-{rodada}-aquece-{i}" for i in range(100)], cte))
    inicio, cpu = time.perf_counter(), time.process_time()
    asyncio.run(medir(url, [f"{nome}-{rodada}-{i}" for i in range(quantas)], cte))
    print(json.dumps({"segundos": time.perf_counter() - inicio, "cpu": time.process_time() - cpu}))


if __name__ == "__main__":
    main()
