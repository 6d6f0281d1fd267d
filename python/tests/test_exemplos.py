"""The examples run as a reader would run them; those that need another package are passed over where it is not installed."""

from __future__ import annotations

import runpy
import sys
from typing import Any

import pytest
from conftest import RAIZ
from focus_cte import webhook

PASTA = RAIZ / "python/examples"


def rodar(nome: str, monkeypatch: pytest.MonkeyPatch, *argumentos: str) -> dict[str, Any]:
    monkeypatch.setattr(sys, "argv", [nome, *argumentos])
    return runpy.run_path(str(PASTA / f"{nome}.py"), run_name="__main__")


def test_the_walk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    rodar("passeio", monkeypatch)
    saida = capsys.readouterr().out
    assert "Autorizado o uso do CT-e" in saida and "status='cancelado'" in saida and "cfop" in saida


def test_five_hundred_documents(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    with pytest.raises(SystemExit) as saida:
        rodar("quinhentos", monkeypatch, "100")
    assert saida.value.code == 0 and "{'autorizado': 100}" in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_batch(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sqlalchemy")
    with pytest.raises(SystemExit):
        rodar("lote_sqlalchemy", monkeypatch)
    linhas = capsys.readouterr().out.splitlines()
    assert [linha.split()[1] for linha in linhas] == ["autorizado", "invalido", "autorizado"]


@pytest.mark.filterwarnings("ignore")
def test_the_receiver_of_webhooks() -> None:
    pytest.importorskip("fastapi")
    pytest.importorskip("httpx")
    from fastapi.testclient import TestClient

    modulo = runpy.run_path(str(PASTA / "webhook_fastapi.py"))
    entrega = webhook.entrega_de_teste({"ref": "pedido-1", "status": "autorizado"}, modulo["segredo"])
    with TestClient(modulo["app"]) as client:
        aceita = client.post("/webhooks/cte", content=entrega.corpo, headers=entrega.headers)
        assert aceita.status_code == 204 and modulo["documentos"]["pedido-1"].autorizado
        assert client.post("/webhooks/cte", content=entrega.corpo).status_code == 401
