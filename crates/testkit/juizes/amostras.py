"""The code samples of the API's documentation, run as they are against the sandbox, with the documented answers.

Each sample of `crates/testkit/amostras` runs in its own interpreter; only the host is another. Before it, the sandbox is
given what the sample supposes: a reference that is authorised, or has a letter of correction. After it, the HTTP status and the
body that the sample printed are compared with the answer that the documentation shows: the same fields, of the same form, and
the same value where the value says how it went. A language whose interpreter is missing is skipped, and the reason is printed.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RAIZ = Path(__file__).resolve().parents[3]
AMOSTRAS = RAIZ / "crates/testkit/amostras"
HOSTS = ("https://homologacao.focusnfe.com.br", "https://api.focusnfe.com.br")
PRAZO = 60
XMLHTTPREQUEST = "xmlhttprequest@1.8.0"

# Fields whose value is documented; of the others only the form is.
FIXOS = {"status", "status_sefaz", "mensagem_sefaz", "motivo", "modelo", "ambiente", "tipo_evento", "descricao_evento"}
# The answer of the page is that of a document that was corrected.
SO_COM_CORRECAO = {"caminho_xml_carta_correcao"}
# In the page's list of fields, and not in its answers.
SO_NA_LISTA = {"caminho_dacte"}
ACEITO = {"cnpj_emitente": "1", "ref": "a", "status": "processando_autorizacao"}


@dataclass(frozen=True)
class Linguagem:
    """How a language's samples are run, and who they say they are."""

    nome: str
    extensao: str
    comando: list[str]
    token: str = "Token_obtido_no_cadastro_da_empresa"
    referencia: str = "12345"


@dataclass(frozen=True)
class Resposta:
    http: int
    corpo: Any


class Sandbox:
    """The sandbox, by its address."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.abrir = urllib.request.build_opener(urllib.request.ProxyHandler({})).open

    def pedir(self, metodo: str, caminho: str, corpo: bytes | None = None, token: str = "") -> Any:
        pedido = urllib.request.Request(f"{self.url}{caminho}", corpo, method=metodo)
        pedido.add_header("Authorization", "Basic " + base64.b64encode(f"{token}:".encode()).decode())
        with self.abrir(pedido, timeout=PRAZO) as resposta:
            return json.loads(resposta.read() or b"null")

    def autorizar(self, token: str, referencia: str) -> None:
        """A document of this reference, authorised."""
        self.pedir("POST", f"/v2/cte?ref={referencia}", (AMOSTRAS / "dados/cte.json").read_bytes(), token)
        self.veredito(token, referencia)

    def veredito(self, token: str, referencia: str) -> None:
        """Waits until the document of this reference is authorised."""
        fim = time.monotonic() + PRAZO
        while (documento := self.pedir("GET", f"/v2/cte/{referencia}", token=token))["status"] == "processando_autorizacao":
            if time.monotonic() > fim:
                raise RuntimeError(f"{referencia} continua em processamento")
            time.sleep(0.02)
        if documento["status"] != "autorizado":
            raise RuntimeError(f"{referencia}: {documento}")

    def corrigir(self, token: str, referencia: str) -> None:
        """A letter of correction of this reference."""
        correcao = json.dumps({"campo_corrigido": "uf_inicio", "valor_corrigido": "PR"}).encode()
        self.pedir("POST", f"/v2/cte/{referencia}/carta_correcao", correcao, token)


@contextmanager
def servir(programa: Path) -> Iterator[Sandbox]:
    comando = [programa, "sandbox", "--rigor", "documentacao", "--json"]
    with subprocess.Popen(comando, stdout=subprocess.PIPE, text=True) as processo:
        try:
            linha = processo.stdout.readline() if processo.stdout else ""
            if not linha:
                raise SystemExit(f"o sandbox não começou: saiu com {processo.wait()}")
            yield Sandbox(json.loads(linha)["url"])
        finally:
            processo.terminate()


def javascript() -> tuple[Path | None, str]:
    """The folder of the package that the samples in JavaScript require, installed on first use."""
    pasta = RAIZ / "target/amostras"
    if not (pasta / "node_modules/xmlhttprequest").is_dir():
        if shutil.which("npm") is None:
            return None, "falta o npm"
        pasta.mkdir(parents=True, exist_ok=True)
        pedido = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", pasta, XMLHTTPREQUEST]
        feito = subprocess.run(pedido, capture_output=True, text=True, check=False)
        if feito.returncode != 0:
            return None, f"o pacote {XMLHTTPREQUEST} não pôde ser instalado: {feito.stderr.strip()[-300:]}"
    return pasta / "node_modules", ""


def linguagens(ambiente: dict[str, str]) -> Iterator[Linguagem | tuple[str, str]]:
    """The languages that can be run here; of the others, why not."""
    yield ("java", "as amostras pedem um JDK, jersey-client 1 e jettison, e a de envio não compila como está")
    if shutil.which("curl") and shutil.which("bash"):
        yield Linguagem("shell", "sh", ["bash"], token="token obtido no cadastro da empresa")
    else:
        yield ("shell", "falta o curl (Debian: apt-get install curl)")
    if subprocess.run([sys.executable, "-c", "import requests"], capture_output=True, check=False).returncode == 0:
        yield Linguagem("python", "py", [sys.executable])
    else:
        yield ("python", "falta o pacote requests (pip install requests)")
    if shutil.which("ruby"):
        yield Linguagem("ruby", "rb", ["ruby"], token="codigo_alfanumerico_token", referencia="id_referencia_nota")
    else:
        yield ("ruby", "falta o Ruby (Debian: apt-get install ruby)")
    com_curl = ["php", "-r", "exit(extension_loaded('curl') ? 0 : 1);"]
    if shutil.which("php") and subprocess.run(com_curl, capture_output=True, check=False).returncode == 0:
        yield Linguagem("php", "php", ["php"])
    else:
        yield ("php", "falta o PHP com curl (Debian: apt-get install php-cli php-curl)")
    modulos, motivo = javascript() if shutil.which("node") else (None, "falta o Node")
    if modulos:
        ambiente["NODE_PATH"] = str(modulos)
        yield Linguagem("javascript", "js", ["node"])
    else:
        yield ("javascript", motivo)


def preparar(sandbox: Sandbox, linguagem: Linguagem, operacao: str) -> None:
    """What the sample supposes to be there."""
    sandbox.pedir("POST", "/_sandbox/reiniciar", b"")
    if operacao in ("consulta", "cancelamento", "carta_correcao"):
        sandbox.autorizar(linguagem.token, linguagem.referencia)
    if operacao in ("consulta", "carta_correcao"):
        sandbox.corrigir(linguagem.token, linguagem.referencia)


def rodar(amostra: Path, linguagem: Linguagem, sandbox: Sandbox, ambiente: dict[str, str]) -> Resposta:
    """Runs a sample with the sandbox in the place of the API, and reads what it prints."""
    with tempfile.TemporaryDirectory() as pasta:
        texto = amostra.read_text(encoding="utf-8")
        for host in HOSTS:
            texto = texto.replace(host, sandbox.url)
        Path(pasta, amostra.name).write_text(texto, encoding="utf-8")
        for dados in (AMOSTRAS / "dados").glob("*.json"):
            shutil.copy(dados, pasta)
        # The samples with curl print the body alone: its configuration adds the status.
        Path(pasta, ".curlrc").write_text('write-out = "\\n%{http_code}"\n', encoding="utf-8")
        feito = subprocess.run(
            [*linguagem.comando, amostra.name],
            cwd=pasta,
            env={**ambiente, "CURL_HOME": pasta},
            capture_output=True,
            text=True,
            timeout=PRAZO,
            check=False,
        )
    corpo = re.search(r"\{.*\}", feito.stdout, re.S)
    http = re.search(r"\b[1-5]\d\d\b", feito.stdout.replace(corpo.group(), "") if corpo else feito.stdout)
    if feito.returncode != 0 or corpo is None or http is None:
        raise RuntimeError(f"saiu com {feito.returncode}: {feito.stdout}{feito.stderr}")
    return Resposta(int(http.group()), json.loads(corpo.group()))


def documentada(operacao: str, amostra: str) -> Resposta:
    """The answer that the documentation shows for a sample."""

    def ler(nome: str) -> Any:
        return json.loads((AMOSTRAS / f"respostas/{nome}.json").read_text(encoding="utf-8"))

    if operacao == "envio":
        return Resposta(202, ACEITO)
    if operacao == "envio_os":
        return Resposta(201, {c: v for c, v in ler("consulta").items() if c not in SO_COM_CORRECAO} | {"modelo": "67"})
    if operacao == "consulta":
        return Resposta(200, ler("consulta_completa" if "completa=1" in amostra else "consulta"))
    return Resposta(200, ler(operacao))


def forma(valor: str) -> str:
    """A key, number, code or date with its digits taken out; of any other text only that it is one."""
    numerico = re.fullmatch(r"(CTe|ID)?\d+|\d+\.\d+|\d{4}-\d\d-\d\dT.*", valor)
    return re.sub(r"\d+", "9", valor) if numerico else "texto"


def diferencas(documentado: Any, recebido: Any, caminho: str = "") -> list[str]:
    """Where an answer is not as documented."""
    if isinstance(documentado, dict) and isinstance(recebido, dict):
        # Written as a comment in the documentation: the whole document goes there.
        if documentado == {}:
            return [] if recebido else [f"{caminho} está vazio"]
        motivos = [f"falta {caminho}{campo}" for campo in documentado.keys() - recebido.keys()]
        motivos += [f"{caminho}{campo} não é documentado" for campo in recebido.keys() - documentado.keys() - SO_NA_LISTA]
        for campo in documentado.keys() & recebido.keys():
            motivos += diferencas(documentado[campo], recebido[campo], f"{caminho}{campo}.")
        return motivos
    campo = caminho.rstrip(".")
    if type(documentado) is not type(recebido):
        return [f"{campo} é {recebido!r}, e não como {documentado!r}"]
    if campo.rpartition(".")[2] in FIXOS:
        return [] if documentado == recebido else [f"{campo} é {recebido!r}, e não {documentado!r}"]
    if isinstance(documentado, str) and forma(documentado) not in (forma(recebido), "texto"):
        return [f"{campo} é {recebido!r}, que não tem a forma de {documentado!r}"]
    return []


def julgar(amostra: Path, linguagem: Linguagem, sandbox: Sandbox, ambiente: dict[str, str]) -> list[str]:
    """Why a sample did not get the documented answer."""
    operacao = amostra.stem
    try:
        preparar(sandbox, linguagem, operacao)
        esperada = documentada(operacao, amostra.read_text(encoding="utf-8"))
        recebida = rodar(amostra, linguagem, sandbox, ambiente)
        motivos = [] if recebida.http == esperada.http else [f"HTTP {recebida.http}, e não {esperada.http}"]
        motivos += diferencas(esperada.corpo, recebida.corpo)
        if motivos:
            return [*motivos, json.dumps(recebida.corpo, ensure_ascii=False)]
        if operacao == "envio":
            sandbox.veredito(linguagem.token, linguagem.referencia)
    except (RuntimeError, OSError, ValueError, subprocess.TimeoutExpired) as erro:
        return [str(erro)]
    return []


def main() -> int:
    leitor = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    leitor.add_argument("--programa", type=Path, required=True)
    leitor.add_argument("--xsd", type=Path, help="não usada; todos os juízes a recebem")
    programa = leitor.parse_args().programa.resolve()
    sem_proxy = {nome: valor for nome, valor in os.environ.items() if not nome.lower().endswith("_proxy")}
    falhas = rodadas = 0
    with servir(programa) as sandbox:
        for linguagem in linguagens(sem_proxy):
            if isinstance(linguagem, tuple):
                print(f"pulada  {linguagem[0]}: {linguagem[1]}")
                continue
            amostras = sorted((AMOSTRAS / linguagem.nome).glob(f"*.{linguagem.extensao}"))
            for amostra in amostras:
                rodadas += 1
                motivos = julgar(amostra, linguagem, sandbox, sem_proxy)
                falhas += bool(motivos)
                print("FALHA " if motivos else "ok    ", f"{linguagem.nome}/{amostra.name}", *motivos, sep="  ")
    print(f"{rodadas} amostras, {falhas} falhas")
    return 1 if falhas or not rodadas else 0


if __name__ == "__main__":
    sys.exit(main())
