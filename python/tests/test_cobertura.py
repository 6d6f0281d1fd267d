"""Nothing of the core is without a Python face: kinds of error, operations, fields."""

from __future__ import annotations

import inspect
import re

import pytest
from conftest import RAIZ
from focus_cte import AsyncClient, Client, Problema, Sandbox, _native, erros, respostas, validar, webhook
from focus_cte._base import Opcoes
from focus_cte.erros import CLASSES, FocusCteError

CORE = RAIZ / "crates/focus-cte/src"

# What a Python method of another name does.
OUTRO_NOME = {
    "aguardar_com": "aguardar",
    "with": "com_opcoes",
    "rate_limit": "limite",
    "builder": "__init__",
    "options": "com_opcoes",
}


def operacoes_do_core() -> set[str]:
    nomes: set[str] = set()
    for arquivo in (CORE / "client").glob("*.rs"):
        for bloco in re.findall(r"^impl Client \{\n(.*?)^\}", arquivo.read_text(encoding="utf-8"), re.M | re.S):
            nomes |= set(re.findall(r"^    pub (?:async )?fn (\w+)", bloco, re.M))
    return nomes


def publicos(classe: type) -> set[str]:
    return {nome for nome in dir(classe) if not nome.startswith("_")}


def test_every_kind_of_error_has_a_class() -> None:
    assert set(CLASSES) == {*_native.tipos_de_erro(), "valor_invalido", "tipo_invalido"}
    assert len(set(CLASSES.values())) == len(CLASSES)
    for kind, classe in CLASSES.items():
        assert classe.kind == kind and issubclass(classe, FocusCteError) and classe.__name__ in erros.__all__


def test_every_operation_of_the_core_has_a_method() -> None:
    core = operacoes_do_core()
    assert len(core) > 30
    faltam = {nome for nome in core if OUTRO_NOME.get(nome, nome) not in {*dir(Client)}}
    assert faltam == set()


def test_both_doors_have_the_same_operations_and_signatures() -> None:
    assert publicos(Client) - {"close"} == publicos(AsyncClient) - {"aclose"}
    for nome in publicos(Client) - {"close"}:
        um, outro = getattr(Client, nome), getattr(AsyncClient, nome)
        if callable(um):
            assert inspect.signature(um).parameters == inspect.signature(outro).parameters, nome


def test_every_operation_is_tested_on_both_doors() -> None:
    fonte = (RAIZ / "python/tests/test_operacoes.py").read_text(encoding="utf-8")
    fonte += (RAIZ / "python/tests/conftest.py").read_text(encoding="utf-8")
    operacoes = publicos(Client) - {"close", "ambiente", "limite", "com_opcoes"}
    assert {nome for nome in operacoes if f'"{nome}"' not in fonte} == set()


@pytest.mark.parametrize(
    ("classe", "arquivo", "outros_nomes"),
    [
        ("Documento", "mod.rs", {"referencia": "ref"}),
        ("RespostaEvento", "evento.rs", {}),
        ("RespostaInutilizacao", "evento.rs", {}),
        ("Protocolo", "protocolo.rs", {}),
        ("ErroDetalhe", "erro_detalhe.rs", {}),
        ("Divergencia", "divergencia.rs", {}),
        ("CteRecebida", "recebida.rs", {}),
        ("Ilegivel", "recebida.rs", {}),
        ("PaginaRecebidas", "recebida.rs", {}),
        ("Webhook", "webhook.rs", {}),
    ],
)
def test_every_field_of_an_answer_has_an_attribute(classe: str, arquivo: str, outros_nomes: dict[str, str]) -> None:
    fonte = (CORE / "documento" / arquivo).read_text(encoding="utf-8")
    corpo = re.search(rf"^pub struct {classe} \{{\n(.*?)^\}}", fonte, re.M | re.S)
    assert corpo
    campos = set(re.findall(r"^    pub (\w+):", corpo[1], re.M))
    assert campos
    assert {c for c in campos if outros_nomes.get(c, c) not in publicos(getattr(respostas, classe))} == set()


def test_every_option_of_a_call_can_be_given() -> None:
    fonte = (CORE / "client/options.rs").read_text(encoding="utf-8")
    campos = set(re.findall(r"^    pub (\w+):", fonte, re.M))
    assert {"tentativas" if c == "retry" else c for c in campos} == set(Opcoes.__annotations__)


def test_every_fact_of_an_error_is_an_attribute() -> None:
    fonte = (CORE / "error.rs").read_text(encoding="utf-8")
    corpo = re.search(r"^impl Error \{\n(.*?)^\}", fonte, re.M | re.S)
    assert corpo
    metodos = set(re.findall(r"^    pub fn (\w+)\(&self", corpo[1], re.M))
    nomes = {"referencia": "ref"}
    faltam = {m for m in metodos if nomes.get(m, m) not in {*FocusCteError.__annotations__}}
    assert faltam == set()


def test_every_field_of_a_problem_is_an_attribute() -> None:
    fonte = (CORE / "validation/report.rs").read_text(encoding="utf-8")
    corpo = re.search(r"^pub struct Problema \{\n(.*?)^\}", fonte, re.M | re.S)
    assert corpo
    campos = set(re.findall(r"^    pub (\w+):", corpo[1], re.M))
    assert campos and campos == publicos(Problema) - {"to_dict"} == set(validar({})[0].to_dict())


def test_every_operation_on_webhooks_received_has_a_function() -> None:
    fonte = (CORE / "client/webhook.rs").read_text(encoding="utf-8")
    assert {nome for nome in re.findall(r"^pub fn (\w+)", fonte, re.M)} <= set(webhook.__all__)


def test_every_setting_of_the_sandbox_can_be_given() -> None:
    fonte = (RAIZ / "crates/focus-cte-sandbox/src/builder.rs").read_text(encoding="utf-8")
    ajustes = set(re.findall(r"^    pub fn (\w+)\(mut self", fonte, re.M))
    nomes = {"falha": "falhas", "empresa_nao_habilitada": "nao_habilitadas"}
    assert {nomes.get(a, a) for a in ajustes} == set(inspect.signature(Sandbox).parameters)


def test_every_setting_of_a_client_can_be_given() -> None:
    fonte = (CORE / "client/builder.rs").read_text(encoding="utf-8")
    ajustes = set(re.findall(r"^    pub fn (\w+)\(mut self", fonte, re.M))
    # A transport is written in Rust; the other two are the options of calls.
    nomes = {"retry": "tentativas", "options": "timeout", "transport": "token"}
    parametros = {*inspect.signature(Client).parameters, *Opcoes.__annotations__}
    assert {a for a in ajustes if nomes.get(a, a) not in parametros} == set()
