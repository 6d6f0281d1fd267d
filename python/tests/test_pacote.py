"""The package as a user meets it: import, plugin, program, log, webhooks, sandbox."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import focus_cte
import pytest
from conftest import RAIZ, exemplo
from focus_cte import AsyncClient, Client, ConfiguracaoError, Sandbox, ValorInvalidoError, WebhookInvalidoError, webhook
from focus_cte.respostas import Documento
from focus_cte.sandbox import cenarios

pytest_plugins = ["pytester"]


PAGINAS = ["README.md", "README.pt-BR.md"]


def blocos(pagina: str) -> list[str]:
    """The Python of a page, but for what is of a user's own suite or server."""
    texto = (RAIZ / "python" / pagina).read_text(encoding="utf-8")
    return re.findall(r"^```python\n(.*?)^```", texto, re.M | re.S)


@pytest.mark.parametrize("pagina", PAGINAS)
def test_the_code_of_a_readme_runs_as_printed(pagina: str, tmp_path: Path) -> None:
    codigo = blocos(pagina)
    assert len(codigo) >= 3
    for bloco in codigo:
        arquivo = tmp_path / "test_bloco.py"
        arquivo.write_text(bloco, encoding="utf-8")
        modulo = ["-m", "pytest", "-p", "no:cacheprovider"] if "def test_" in bloco else []
        feito = subprocess.run(
            [sys.executable, "-W", "error", *modulo, arquivo], cwd=RAIZ, capture_output=True, text=True, timeout=300, check=False
        )
        assert feito.returncode == 0, f"{bloco}\n{feito.stdout}{feito.stderr}"


def test_both_readmes_have_the_same_code() -> None:
    sem_comentarios = [[re.sub(r" *#.*", "", bloco) for bloco in blocos(pagina)] for pagina in PAGINAS]
    assert sem_comentarios[0] == sem_comentarios[1]


def python(*argumentos: str, **ambiente: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *argumentos], capture_output=True, text=True, timeout=300, env={**os.environ, **ambiente}, check=False
    )


def test_importing_takes_less_than_30_ms() -> None:
    codigo = "import time; t = time.process_time(); import focus_cte; print(time.process_time() - t)"
    assert min(float(python("-c", codigo).stdout) for _ in range(5)) < 0.030


def test_importing_reads_neither_types_nor_network() -> None:
    codigo = "import sys, focus_cte; print([m for m in ('asyncio', 'focus_cte.tipos', 'focus_cte.client') if m in sys.modules])"
    assert python("-c", codigo).stdout == "[]\n"


def test_everything_that_is_promised_is_there() -> None:
    assert {nome for nome in focus_cte.__all__ if not hasattr(focus_cte, nome)} == set()
    assert set(focus_cte.__all__) <= set(dir(focus_cte))
    with pytest.raises(AttributeError):
        focus_cte.nada  # noqa: B018  # pyright: ignore


def test_nothing_warns_from_start_to_end(focus_cte_sandbox: Sandbox) -> None:
    codigo = (
        "import asyncio, sys; from focus_cte import *\n"
        "async def f():\n"
        "    async with AsyncClient('t', sys.argv[1]) as c:\n"
        "        try: await c.consultar('nada')\n"
        "        except NaoEncontradoError: pass\n"
        "asyncio.run(f())\n"
        "with Sandbox() as s, s.client() as c: c.listar_webhooks()\n"
    )
    feito = python("-X", "dev", "-W", "error", "-c", codigo, focus_cte_sandbox.url)
    assert (feito.returncode, feito.stderr) == (0, "")


def test_a_client_left_open_at_the_end_does_no_harm(focus_cte_sandbox: Sandbox) -> None:
    codigo = "import sys; from focus_cte import *\nc = Client('t', sys.argv[1]); c.listar_webhooks(); s = Sandbox().iniciar()"
    feito = python("-W", "error", "-c", codigo, focus_cte_sandbox.url)
    assert (feito.returncode, feito.stderr) == (0, "")


FIM_NO_MEIO = """
import asyncio, logging, sys, threading, time
from focus_cte import AsyncClient, FocusCteError

sys.setswitchinterval(1e-6)

class Lento(logging.Handler):
    def passo(self, i): return i
    def emit(self, registro):
        for i in range(3000): self.passo(i)

log = logging.getLogger("focus_cte")
log.setLevel(logging.DEBUG)
log.addHandler(Lento())

async def consultar(client):
    while True:
        try: await client.consultar("nada")
        except FocusCteError: pass

async def todos():
    client = AsyncClient("t", sys.argv[1])
    await asyncio.gather(*(consultar(client) for _ in range(16)))

threading.Thread(target=lambda: asyncio.run(todos()), daemon=True).start()
time.sleep(0.3)
"""


def test_a_program_ends_well_in_the_middle_of_calls_and_log_records(focus_cte_sandbox: Sandbox) -> None:
    for _ in range(12):
        feito = python("-c", FIM_NO_MEIO, focus_cte_sandbox.url)
        assert (feito.returncode, feito.stderr) == (0, "")


def test_the_module_is_the_program() -> None:
    feito = python("-m", "focus_cte", "validar", str(RAIZ / "examples/cte_rodoviario.json"))
    assert feito.returncode == 0 and "válido" in feito.stdout
    assert python("-m", "focus_cte", "validar", "nada.json").returncode == 2


def test_ctrl_c_ends_the_sandbox_of_the_program() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "focus_cte", "sandbox", "--porta", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as programa:
        assert programa.stdout and programa.stdout.readline()
        programa.send_signal(signal.SIGINT)
        programa.communicate(timeout=20)
    assert programa.returncode in (0, 130)


def test_the_command_is_installed() -> None:
    comando = Path(sys.executable).with_name("focus-cte")
    feito = subprocess.run([comando, "--version"], capture_output=True, text=True, check=True)
    assert focus_cte.__version__ in feito.stdout


def test_the_plugin_gives_a_users_suite_a_sandbox(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import asyncio
        from focus_cte import Client

        def test_um(focus_cte_client):
            assert focus_cte_client.listar_webhooks() == []

        def test_do_ambiente(focus_cte_sandbox):
            with Client() as client:
                assert client.ambiente == focus_cte_sandbox.url

        def test_assincrono(focus_cte_async_client):
            assert asyncio.run(focus_cte_async_client.listar_webhooks()) == []
        """
    )
    pytester.runpytest_subprocess("-W", "error", "-p", "no:cacheprovider").assert_outcomes(passed=3)


def test_the_log_of_the_core_is_pythons(focus_cte_sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="focus_cte")
    focus_cte_sandbox.falhar("erro_503", vezes=1)
    with focus_cte_sandbox.client("token-secreto-42") as client:
        client.listar_webhooks()
    registros = [r for r in caplog.records if r.name.startswith("focus_cte")]
    assert registros and any("operacao=listar_webhooks" in r.getMessage() for r in registros)
    assert "token-secreto-42" not in caplog.text


def test_a_quiet_logger_hears_nothing(focus_cte_sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="focus_cte")
    focus_cte_sandbox.falhar("erro_503", vezes=1)
    with focus_cte_sandbox.client() as client:
        client.listar_webhooks()
    assert caplog.records == []


def test_a_delivery_is_verified_and_read() -> None:
    segredo = webhook.Segredo("Bearer s3gr3d0")
    entrega = webhook.entrega_de_teste(Documento.ler({"ref": "p", "status": "autorizado"}), segredo)
    for headers in (entrega.headers, dict(entrega.headers), [(n.lower().encode(), v.encode()) for n, v in entrega.headers]):
        assert webhook.receber(headers, entrega.corpo, segredo).ref == "p"
    webhook.verificar(entrega.headers, segredo)
    assert "s3gr3d0" not in repr(segredo)


@pytest.mark.parametrize(
    ("headers", "corpo", "status", "codigo"),
    [
        ({}, b"{}", 401, "segredo_ausente"),
        ({"Authorization": "outro"}, b"{}", 401, "segredo_invalido"),
        ({"authorization": "s"}, b"<html>", 400, "corpo_invalido"),
    ],
)
def test_a_false_delivery_says_what_to_answer(headers: dict[str, str], corpo: bytes, status: int, codigo: str) -> None:
    with pytest.raises(WebhookInvalidoError) as excecao:
        webhook.receber(headers, corpo, webhook.Segredo("s"))
    assert (excecao.value.status, excecao.value.codigo) == (status, codigo)


def test_a_summary_of_a_received_document_is_delivered_too() -> None:
    segredo = webhook.Segredo("s", cabecalho="X-Segredo")
    recebida = webhook.receber_recebida([("X-Segredo", "s")], b'{"chave": "1", "versao": 7, "valor_total": "1.50"}', segredo)
    assert recebida.versao == 7 and str(recebida.valor_total) == "1.50"
    with pytest.raises(ConfiguracaoError, match="vazio"):
        webhook.Segredo(" ")


def test_the_clock_of_a_sandbox_stands_and_moves() -> None:
    meio_dia = datetime(2026, 5, 4, 12, 0, tzinfo=timezone.utc)
    with Sandbox(relogio=meio_dia) as sandbox:
        assert sandbox.estado()["agora"] == "2026-05-04T12:00:00Z"
        sandbox.avancar(timedelta(hours=1))
        sandbox.avancar(30)
        assert sandbox.estado()["agora"] == "2026-05-04T13:00:30Z"


def test_data_survive_in_a_folder(tmp_path: Path) -> None:
    with Sandbox(dados=tmp_path) as sandbox, sandbox.client() as client:
        client.emitir_cte("fica", exemplo())
    with Sandbox(dados=tmp_path, rigor="documentacao", semente=1, limite_por_minuto=50) as sandbox, sandbox.client() as client:
        assert client.aguardar("fica", intervalo=0.02).autorizado
        assert client.limite.limit == 50
        sandbox.reiniciar()
        assert sandbox.documentos() == [] and sandbox.entregas() == []


def test_faults_are_set_and_taken_back() -> None:
    with Sandbox(falhas=["erro_500:vezes=1"], endereco="127.0.0.1") as sandbox:
        sandbox.falhar("latencia", 5, percentual=50, metodo="GET", caminho="/v2/cte", referencia="a*", apos=1, durante=9)
        assert sandbox.estado()["falhas"] == 2
        sandbox.limpar_falhas()
        assert sandbox.estado()["falhas"] == 0
        with pytest.raises(ValorInvalidoError):
            sandbox.falhar("inexistente")
    assert {"queda_depois", "latencia", "cstat"} <= {c.nome for c in cenarios()}
    with pytest.raises(RuntimeError, match="não está no ar"):
        sandbox.url  # noqa: B018
    with pytest.raises(ConfiguracaoError, match="já foi iniciada"):
        sandbox.iniciar()


def test_a_port_in_use_is_told() -> None:
    with Sandbox() as um, pytest.raises(ConfiguracaoError, match=str(um.porta)):
        Sandbox(porta=um.porta).iniciar()


def test_options_make_another_client_of_the_same_connections(focus_cte_sandbox: Sandbox) -> None:
    with focus_cte_sandbox.client() as client:
        rapido = client.com_opcoes(timeout=0.05, tentativas=1)
        with pytest.raises(focus_cte.TimeoutError):
            rapido.consultar("falha-latencia-5000")
        assert isinstance(rapido, Client) and client.listar_webhooks() == []
    with pytest.raises(ValorInvalidoError, match="timeout: esperado um número de segundos"):
        rapido.com_opcoes(timeout=-1)


def test_a_webhook_ends_a_wait_early(focus_cte_sandbox: Sandbox) -> None:
    async def cenario(client: AsyncClient) -> None:
        ref = "falha-consultas-99"
        await client.emitir_cte(ref, exemplo())
        espera = client.aguardar_muitos([ref])
        tarefa = asyncio.ensure_future(espera.__anext__())
        await asyncio.sleep(0)
        assert espera.avisar(Documento.ler({"ref": ref, "status": "autorizado"}))
        assert (await tarefa)[0] == ref
        assert not espera.avisar(Documento.ler({"ref": "outra", "status": "autorizado"}))

    asyncio.run(cenario(focus_cte_sandbox.async_client()))


def test_the_cursor_of_a_list_waits_for_the_item_at_hand(focus_cte_sandbox: Sandbox) -> None:
    with focus_cte_sandbox.client() as client:
        client.emitir_cte("r", exemplo())
        xml = client.baixar_xml(client.aguardar("r", intervalo=0.02)).decode()
        focus_cte_sandbox.receber("22987654000193", xml)
        lista = client.recebidas_desde("22987654000193")
        item = next(lista)
        assert lista.cursor < item.versao
        lista.confirmar()
        assert lista.cursor == item.versao
        outra = client.recebidas_desde("22987654000193")
        next(outra)
        outra.reter()
        assert next(outra, None) is None and outra.cursor < item.versao


USUARIO = """
from dataclasses import dataclass
from decimal import Decimal
from focus_cte import Client, Cte, validar
from focus_cte.tipos import ModalRodoviario

@dataclass
class Correcao:
    campo_corrigido: str
    valor_corrigido: str

rodoviario: ModalRodoviario = {"rntrc": "12345678"}
cte: Cte = {"cfop": "5353", "modal": "01", "valor_total": Decimal("10.00"), "modal_rodoviario": rodoviario}
validar(cte).levantar()
with Client("t", "homologacao") as client:
    documento = client.emitir_cte("ref", cte, timeout=5)
    client.carta_correcao("ref", Correcao("cep_remetente", "80045165"))
    numero: int | None = documento.numero
    total = client.recebidas("11222333000181").itens[0].valor_total
    valor: Decimal | None = total
"""

ERRADO = """
from focus_cte import Client, Cte

a: Cte = {"cfpo": "5353"}
b: Cte = {"modal": "99"}
Client("t", "homologacao").consultar("r", tentativa=1)
"""


VERIFICADORES = {
    "mypy": ["mypy", "--strict", "--python-version", "3.10", "--no-incremental"],
    "pyright": ["pyright", "--pythonversion", "3.10", "--pythonpath", sys.executable],
}


@pytest.mark.parametrize("verificador", VERIFICADORES)
def test_a_type_checker_accepts_a_users_code_and_finds_its_mistakes(verificador: str, tmp_path: Path) -> None:
    pytest.importorskip(verificador)
    bom, ruim = tmp_path / "bom.py", tmp_path / "ruim.py"
    bom.write_text(USUARIO, encoding="utf-8")
    ruim.write_text(ERRADO, encoding="utf-8")
    modulo, *opcoes = VERIFICADORES[verificador]
    feito = python("-m", modulo, *opcoes, str(bom))
    assert feito.returncode == 0, feito.stdout + feito.stderr
    feito = python("-m", modulo, *opcoes, str(ruim))
    linhas = set(re.findall(r"ruim\.py:(\d+)(?::\d+)*(?: -|:) error", feito.stdout))
    assert linhas == {"4", "5", "6"}, feito.stdout
