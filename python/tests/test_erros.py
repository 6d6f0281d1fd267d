"""Exceptions: attributes, causes, pickling, other threads and processes."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import pickle
import socket
from typing import Any

import pytest
from conftest import exemplo
from focus_cte import (
    AutenticacaoError,
    Client,
    ConexaoError,
    ConfiguracaoError,
    ConflitoError,
    DocumentoRecusadoError,
    FocusCteError,
    LimiteError,
    NaoEncontradoError,
    PrazoEsgotadoError,
    RespostaInvalidaError,
    ResultadoDesconhecidoError,
    Sandbox,
    ServidorError,
    TimeoutError,
    ValidacaoError,
    validar,
)
from focus_cte.erros import CLASSES
from focus_cte.respostas import Documento


def test_an_error_survives_pickling_with_all_it_knows(focus_cte_client: Client) -> None:
    focus_cte_client.emitir_cte("falha-cstat-539", exemplo())
    with pytest.raises(DocumentoRecusadoError) as excecao:
        focus_cte_client.aguardar_autorizacao("falha-cstat-539", intervalo=0.02)
    copia = pickle.loads(pickle.dumps(excecao.value))
    assert type(copia) is DocumentoRecusadoError and str(copia) == str(excecao.value)
    assert vars(copia) == vars(excecao.value)
    assert copia.documento and copia.documento.status_sefaz == "539"


@pytest.mark.parametrize("classe", CLASSES.values(), ids=lambda c: c.__name__)
def test_every_class_survives_pickling(classe: type[FocusCteError]) -> None:
    erro = classe("texto", mensagem="m", status=418, codigo="c", erros=[{"mensagem": "x"}], ref="r", retryable=True)
    copia = pickle.loads(pickle.dumps(erro))
    assert (type(copia), str(copia), vars(copia)) == (classe, "texto", vars(erro))


def test_a_validation_error_survives_pickling() -> None:
    with pytest.raises(ValidacaoError) as excecao:
        validar({}).levantar()
    assert pickle.loads(pickle.dumps(excecao.value)).problemas == excecao.value.problemas


def _consultar(url: str) -> None:
    Client("t", url).consultar("nada")


def test_an_error_crosses_processes(focus_cte_sandbox: Sandbox) -> None:
    contexto = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=contexto) as processos:
        futuro = processos.submit(_consultar, focus_cte_sandbox.url)
        with pytest.raises(NaoEncontradoError) as excecao:
            futuro.result()
    assert excecao.value.ref == "nada"


def test_a_refused_connection_has_its_cause() -> None:
    with socket.create_server(("127.0.0.1", 0)) as escuta:
        porta = escuta.getsockname()[1]
    with Client("t", f"http://127.0.0.1:{porta}", tentativas=1) as client, pytest.raises(ConexaoError) as excecao:
        client.consultar("x")
    assert excecao.value.__cause__ is not None and excecao.value.retryable
    assert isinstance(excecao.value, ConnectionError)


@pytest.mark.parametrize(
    ("falha", "parametro", "classe"),
    [
        ("erro_500", None, ServidorError),
        ("erro_503", None, ServidorError),
        ("html_401", None, AutenticacaoError),
        ("limite", 60, LimiteError),
        ("queda_antes", None, ConexaoError),
        ("corpo_cortado", None, NaoEncontradoError),
    ],
)
def test_each_fault_of_a_query_has_its_class(
    focus_cte_sandbox: Sandbox, falha: str, parametro: int | None, classe: type[FocusCteError]
) -> None:
    focus_cte_sandbox.falhar(falha, parametro)
    with focus_cte_sandbox.client(tentativas=1) as client, pytest.raises(classe):
        client.consultar("x")


def test_a_lost_answer_is_settled_by_asking(focus_cte_sandbox: Sandbox) -> None:
    focus_cte_sandbox.falhar("queda_depois", vezes=1, metodo="POST")
    with focus_cte_sandbox.client() as client:
        documento = client.emitir_cte("perdida", exemplo())
    assert documento.reconciliado and len(focus_cte_sandbox.documentos()) == 1


def test_an_answer_that_nobody_can_settle_is_unknown(focus_cte_sandbox: Sandbox) -> None:
    focus_cte_sandbox.falhar("queda_depois")
    with focus_cte_sandbox.client(tentativas=1) as client, pytest.raises(ResultadoDesconhecidoError) as excecao:
        client.emitir_cte("perdida", exemplo())
    assert not excecao.value.retryable and "Consulte pela referência" in excecao.value.proximo_passo


def test_a_conflict_is_never_retried(focus_cte_sandbox: Sandbox) -> None:
    with focus_cte_sandbox.client() as client:
        client.emitir_cte("uma-vez", exemplo())
        with pytest.raises(ConflitoError) as excecao:
            client.emitir_cte("uma-vez", exemplo())
    assert excecao.value.status == 409


def test_a_refused_document_is_not_sent_again_unchanged(focus_cte_sandbox: Sandbox) -> None:
    ref, cte = "falha-cstat-539", exemplo()
    with focus_cte_sandbox.client() as client:
        client.emitir_cte(ref, cte)
        assert client.aguardar(ref, intervalo=0.02).status == "erro_autorizacao"
        with pytest.raises(DocumentoRecusadoError):
            client.emitir_cte(ref, cte)
        assert client.emitir_cte(ref, exemplo(), reenviar_recusado=True).em_processamento


@pytest.mark.parametrize(
    ("argumentos", "frase"),
    [
        ({}, "falta o token"),
        ({"token": "t"}, "falta o ambiente"),
        ({"token": "t", "ambiente": "teste"}, "não é um ambiente"),
        ({"token": "t\tx", "ambiente": "homologacao"}, "token"),
    ],
)
def test_a_client_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch, argumentos: dict[str, Any], frase: str) -> None:
    monkeypatch.delenv("FOCUS_CTE_TOKEN", raising=False)
    monkeypatch.delenv("FOCUS_CTE_AMBIENTE", raising=False)
    with pytest.raises(ConfiguracaoError, match=frase):
        Client(**argumentos)


def test_the_environment_configures_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOCUS_CTE_TOKEN", "segredo-do-ambiente")
    monkeypatch.setenv("FOCUS_CTE_AMBIENTE", "homologacao")
    client = Client()
    assert client.ambiente == "homologacao" and "segredo" not in repr(client)
    client.close()
    with pytest.raises(RuntimeError, match="fechado"):
        client.consultar("x")


def test_time_that_ran_out_is_a_timeout_of_python_too() -> None:
    import builtins

    assert issubclass(TimeoutError, builtins.TimeoutError) and issubclass(PrazoEsgotadoError, builtins.TimeoutError)


def test_an_answer_is_a_value() -> None:
    documento = Documento.ler(b'{"status": "autorizado", "numero": "doze", "chave": "CTe12", "novo": [1.5, null, true]}')
    assert documento.numero is None and documento.chave is None and documento.chave_recebida == "12"
    assert documento.outros == {"numero": "doze", "novo": [1.5, None, True]}
    copia = pickle.loads(pickle.dumps(documento))
    assert copia == documento and Documento.ler(documento.to_dict()) == documento
    with pytest.raises(AttributeError, match="só de leitura"):
        documento.status = "outro"  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(RespostaInvalidaError):
        Documento.ler("{}")
