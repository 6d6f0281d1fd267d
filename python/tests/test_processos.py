"""Ctrl-C, forks, threads, cancelled tasks, memory."""

from __future__ import annotations

import asyncio
import concurrent.futures
import json
import multiprocessing
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable

import pytest
from conftest import exemplo
from focus_cte import AsyncClient, Client, NaoEncontradoError, Sandbox, validar

TEXTO = json.dumps(exemplo()).encode()

ESPERA = """
import asyncio, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell in the background ignores it
from focus_cte import AsyncClient, Client
url, chamada = sys.argv[1:]
client, assincrono = Client("t", url, tentativas=1), AsyncClient("t", url, tentativas=1)
print("pronto", flush=True)
try:
    eval(chamada)
except KeyboardInterrupt:
    print(time.monotonic(), flush=True)
"""


def interromper(url: str, chamada: str) -> float:
    """Seconds from Ctrl-C to the exception in a program that waits for an answer."""
    with subprocess.Popen([sys.executable, "-c", ESPERA, url, chamada], stdout=subprocess.PIPE, text=True) as programa:
        assert programa.stdout
        assert programa.stdout.readline() == "pronto\n"
        time.sleep(0.3)
        inicio = time.monotonic()
        programa.send_signal(signal.SIGINT)
        saida, _ = programa.communicate(timeout=10)
    return float(saida) - inicio


@pytest.mark.parametrize(
    "chamada", ["client.consultar('x')", "next(client.aguardar_muitos(['x']))", "asyncio.run(assincrono.consultar('x'))"]
)
def test_ctrl_c_ends_a_waiting_call_within_200_ms(mudo: Callable[[], str], chamada: str) -> None:
    url = mudo()
    assert min(interromper(url, chamada) for _ in range(3)) < 0.2


def test_a_cancelled_task_stops_its_request() -> None:
    async def cenario() -> None:
        chegou, soltou = asyncio.Event(), asyncio.Event()

        async def atender(leitor: asyncio.StreamReader, escritor: asyncio.StreamWriter) -> None:
            await leitor.readuntil(b"\r\n\r\n")
            chegou.set()
            assert await leitor.read() == b""
            soltou.set()
            escritor.close()

        servidor = await asyncio.start_server(atender, "127.0.0.1", 0)
        async with servidor, AsyncClient("t", f"http://127.0.0.1:{servidor.sockets[0].getsockname()[1]}") as client:
            tarefa = asyncio.create_task(client.consultar("x"))
            await chegou.wait()
            tarefa.cancel()
            with pytest.raises(asyncio.CancelledError):
                await tarefa
            await asyncio.wait_for(soltou.wait(), 5)

    asyncio.run(cenario())


def test_a_timeout_of_asyncio_stops_a_wait(focus_cte_sandbox: Sandbox) -> None:
    async def cenario() -> None:
        async with focus_cte_sandbox.async_client() as client:
            await client.emitir_cte("falha-consultas-99", exemplo())
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.aguardar("falha-consultas-99"), 0.2)
            assert (await client.consultar("falha-consultas-99")).em_processamento

    asyncio.run(cenario())


def test_one_client_serves_many_event_loops(focus_cte_sandbox: Sandbox) -> None:
    client = focus_cte_sandbox.async_client()

    async def consultar() -> None:
        with pytest.raises(NaoEncontradoError):
            await client.consultar("nada")

    for _ in range(20):
        asyncio.run(consultar())


def test_an_operation_is_made_once(focus_cte_client: Client) -> None:
    operacao = focus_cte_client._com({}).consultar("nada")
    with pytest.raises(NaoEncontradoError):
        operacao.esperar()
    with pytest.raises(RuntimeError, match="já foi feita"):
        operacao.esperar()


def test_threads_share_a_client(focus_cte_sandbox: Sandbox) -> None:
    with focus_cte_sandbox.client() as client, concurrent.futures.ThreadPoolExecutor(16) as threads:
        emitidos = list(threads.map(lambda i: client.emitir_cte(f"t{i}", exemplo()), range(64)))
    assert len({d.ref for d in emitidos}) == 64 and len(focus_cte_sandbox.documentos()) == 64


def test_a_waiting_call_leaves_python_to_other_threads(mudo: Callable[[], str]) -> None:
    client = Client("t", mudo(), timeout=0.5, tentativas=1)
    feitas = 0

    def consultar() -> None:
        with pytest.raises(TimeoutError):
            client.consultar("x")

    thread = threading.Thread(target=consultar)
    thread.start()
    while thread.is_alive():
        validar(TEXTO)
        feitas += 1
    thread.join()
    assert feitas > 50


def _no_filho(client: Client, assincrono: AsyncClient, ref: str, cano: int) -> None:
    try:
        texto = f"{client.emitir_cte(ref, exemplo()).status} {asyncio.run(assincrono.consultar(ref)).ref}"
    except BaseException as erro:
        texto = repr(erro)
    os.write(cano, texto.encode())
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where there is fork")
def test_a_client_works_in_a_child_after_a_fork_under_load(focus_cte_sandbox: Sandbox) -> None:
    parar = threading.Event()
    assincrono = focus_cte_sandbox.async_client()
    with focus_cte_sandbox.client() as client:
        client.emitir_cte("antes", exemplo())
        assert asyncio.run(assincrono.consultar("antes")).ref == "antes"

        def carga(n: int) -> None:
            for i in range(100_000):
                if parar.is_set():
                    return
                client.emitir_cte(f"carga-{n}-{i}", TEXTO)

        threads = [threading.Thread(target=carga, args=(n,)) for n in range(2)]
        for thread in threads:
            thread.start()
        try:
            for i in range(20):
                leitura, escrita = os.pipe()
                with warnings.catch_warnings():
                    # Python 3.12 and newer warn of any fork with threads.
                    warnings.simplefilter("ignore", DeprecationWarning)
                    pid = os.fork()
                if pid == 0:
                    _no_filho(client, assincrono, f"filho-{i}", escrita)
                os.close(escrita)
                with open(leitura, "rb") as cano:
                    assert cano.read().decode() == f"processando_autorizacao filho-{i}"
                os.waitpid(pid, 0)
            assert client.emitir_cte("depois", exemplo()).em_processamento
        finally:
            parar.set()
            for thread in threads:
                thread.join()


def _emitir(argumentos: tuple[str, str]) -> str:
    url, ref = argumentos
    with Client("token-de-teste", url) as client:
        return client.emitir_cte(ref, exemplo()).status


@pytest.mark.parametrize("metodo", sorted(set(multiprocessing.get_all_start_methods()) - {"forkserver"}))
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_multiprocessing_works_however_it_starts(focus_cte_sandbox: Sandbox, metodo: str) -> None:
    with focus_cte_sandbox.client() as client:
        client.emitir_cte("no-pai", exemplo())
    with multiprocessing.get_context(metodo).Pool(2) as processos:
        refs = [(focus_cte_sandbox.url, f"{metodo}-{i}") for i in range(8)]
        assert processos.map(_emitir, refs) == ["processando_autorizacao"] * 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where there is fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_child_does_not_stop_the_sandbox_of_its_parent(focus_cte_sandbox: Sandbox) -> None:
    pid = os.fork()
    if pid == 0:
        try:
            focus_cte_sandbox.encerrar()
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    with socket.create_connection(("127.0.0.1", focus_cte_sandbox.porta), 5):
        pass


def memoria() -> float:
    """Megabytes that this process holds now."""
    with open("/proc/self/statm", encoding="ascii") as arquivo:
        return int(arquivo.read().split()[1]) * resource.getpagesize() / 1e6


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="only on Linux")
def test_a_hundred_thousand_validations_do_not_grow() -> None:
    invalido = {**exemplo(), "cfop": "x"}

    def lote(vezes: int) -> None:
        for _ in range(vezes):
            validar(TEXTO)
            validar(invalido)

    lote(2_000)
    antes = memoria()
    lote(50_000)
    assert memoria() - antes < 5


REQUISICOES = """
import asyncio, sys
from pathlib import Path
from focus_cte import Client, AsyncClient, NaoEncontradoError

def memoria():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6

def consultar(client, vezes):
    for _ in range(vezes):
        try: client.consultar("nada")
        except NaoEncontradoError: pass

async def consultar_muitas(client, vezes):
    async def uma():
        try: await client.consultar("nada")
        except NaoEncontradoError: pass
    for _ in range(vezes // 32):
        await asyncio.gather(*(uma() for _ in range(32)))

async def principal():
    async with AsyncClient("t", sys.argv[1]) as client:
        await consultar_muitas(client, 1000)
        antes = memoria()
        await consultar_muitas(client, 5000)
        return memoria() - antes

with Client("t", sys.argv[1]) as client:
    consultar(client, 1000)
    antes = memoria()
    consultar(client, 5000)
    print(memoria() - antes)
print(asyncio.run(principal()))
"""


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="only on Linux")
def test_ten_thousand_requests_do_not_grow(focus_cte_sandbox: Sandbox) -> None:
    feito = subprocess.run(
        [sys.executable, "-c", REQUISICOES, focus_cte_sandbox.url], capture_output=True, text=True, check=True, timeout=300
    )
    assert all(float(linha) < 5 for linha in feito.stdout.split()), feito.stdout
