"""500 documents with ``asyncio``, 32 under way at a time, and a progress bar. Needs ``tqdm``; runs offline as it is.

For the real API take the sandbox away and set ``FOCUS_CTE_TOKEN`` and ``FOCUS_CTE_AMBIENTE``: the client keeps to the
rate limit by itself.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

from focus_cte import AsyncClient, FocusCteError, Sandbox
from tqdm import tqdm

RAIZ = Path(__file__).resolve().parents[2]
AO_MESMO_TEMPO = 32


async def emitir_todos(client: AsyncClient, documentos: dict[str, bytes]) -> dict[str, FocusCteError]:
    """Emits every document under its reference; returns those that failed, to be sent again another time."""
    falhas: dict[str, FocusCteError] = {}
    fila = iter(documentos.items())

    async def trabalhar() -> None:
        for ref, documento in fila:
            try:
                await client.emitir_cte(ref, documento)
            except FocusCteError as erro:
                falhas[ref] = erro
            barra.update()

    with tqdm(total=len(documentos), desc="envio", unit="CT-e") as barra:
        await asyncio.gather(*(trabalhar() for _ in range(AO_MESMO_TEMPO)))
    return falhas


async def main(quantos: int) -> int:
    cte = json.loads((RAIZ / "examples/cte_rodoviario.json").read_text(encoding="utf-8"))
    cte["data_emissao"] = datetime.now().astimezone().isoformat(timespec="seconds")
    documentos = {f"lote-7-{i}": json.dumps(cte).encode() for i in range(1, quantos + 1)}
    async with Sandbox() as sandbox, sandbox.async_client() as client:
        falhas = await emitir_todos(client, documentos)
        situacoes: Counter[str] = Counter()
        with tqdm(total=len(documentos) - len(falhas), desc="SEFAZ", unit="CT-e") as barra:
            async for ref, resultado in client.aguardar_muitos([r for r in documentos if r not in falhas], prazo=600):
                if isinstance(resultado, FocusCteError):
                    falhas[ref] = resultado
                else:
                    situacoes[resultado.status] += 1
                barra.update()
    print(dict(situacoes))
    for ref, erro in falhas.items():
        print(f"{ref}: {erro}", file=sys.stderr)
    return 1 if falhas else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)))
