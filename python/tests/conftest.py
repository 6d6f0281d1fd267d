"""What the tests share: the repository's documents, and both doors of the client behind one name."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import focus_cte
import pytest
from focus_cte import Sandbox

RAIZ = Path(__file__).resolve().parents[2]
EMITENTE = "11222333000181"


AGORA = datetime.now(timezone(timedelta(hours=-3)))
"""When these tests began: documents that are equal stay so."""


def exemplo(nome: str = "cte_rodoviario") -> dict[str, Any]:
    """A document of ``examples/``, emitted today: the authority refuses what is a week old."""
    documento: dict[str, Any] = json.loads((RAIZ / f"examples/{nome}.json").read_text(encoding="utf-8"))
    if "data_emissao" in documento:
        documento["data_emissao"] = AGORA.isoformat(timespec="seconds")
    modal = documento.get("modal_rodoviario", {})
    if "data_viagem_fretamento" in modal:
        modal["data_viagem_fretamento"] = (AGORA + timedelta(days=7)).isoformat(timespec="seconds")
    return documento


class Porta:
    """One of the two doors: ``chamar("consultar", ref)`` blocks on either."""

    def __init__(self, sandbox: Sandbox, assincrona: bool) -> None:
        self.sandbox = sandbox
        self.assincrona = assincrona

    def chamar(self, nome: str, *args: Any, **opcoes: Any) -> Any:
        if not self.assincrona:
            with self.sandbox.client() as client:
                return getattr(client, nome)(*args, **opcoes)

        async def chamar() -> Any:
            async with self.sandbox.async_client() as client:
                return await getattr(client, nome)(*args, **opcoes)

        return asyncio.run(chamar())

    def listar(self, nome: str, *args: Any, **opcoes: Any) -> list[Any]:
        if not self.assincrona:
            with self.sandbox.client() as client:
                return list(getattr(client, nome)(*args, **opcoes))

        async def listar() -> list[Any]:
            async with self.sandbox.async_client() as client:
                return [item async for item in getattr(client, nome)(*args, **opcoes)]

        return asyncio.run(listar())

    def emitir(self, ref: str, nome: str = "cte_rodoviario") -> focus_cte.Documento:
        """A document that is authorised."""
        if nome.startswith("cte_os"):
            return self.chamar("emitir_cte_os", ref, exemplo(nome))  # type: ignore[no-any-return]
        self.chamar("emitir_cte", ref, exemplo(nome))
        return self.chamar("aguardar", ref, intervalo=0.02)  # type: ignore[no-any-return]


@pytest.fixture(params=["sync", "async"])
def porta(request: pytest.FixtureRequest, focus_cte_sandbox: Sandbox) -> Porta:
    return Porta(focus_cte_sandbox, request.param == "async")


@pytest.fixture
def mudo() -> Iterator[Callable[[], str]]:
    """A server that takes requests and never answers; calling it gives its URL."""
    import socket

    abertos: list[socket.socket] = []

    def abrir() -> str:
        escuta = socket.create_server(("127.0.0.1", 0))
        abertos.append(escuta)
        return f"http://127.0.0.1:{escuta.getsockname()[1]}"

    yield abrir
    for escuta in abertos:
        escuta.close()
