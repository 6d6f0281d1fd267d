"""The native module. What is public of it is reached through ``focus_cte``."""

from collections.abc import Generator
from os import PathLike
from typing import Any, Generic, TypeVar, final

from .erros import FocusCteError
from .respostas import (
    CteRecebida,
    Documento,
    LimiteDeRequisicoes,
    PaginaRecebidas,
    RespostaBruta,
    RespostaEvento,
    RespostaInutilizacao,
    Webhook,
)

__all__ = [
    "Aguardador",
    "ClienteNativo",
    "Lote",
    "Operacao",
    "Problema",
    "Recebidas",
    "SandboxNativo",
    "__version__",
    "analisar_chave",
    "analisar_cnpj",
    "analisar_cpf",
    "cenarios_de_falha",
    "codigos_de_problema",
    "conferir_segredo",
    "entrega_de_teste",
    "executar_cli",
    "explicar",
    "gerar_dacte",
    "gerar_xml",
    "ler_documento",
    "montar_chave",
    "montar_cnpj",
    "receber_webhook",
    "receber_webhook_recebida",
    "rejeicao_do_documento",
    "rejeicao_do_evento",
    "tipos_de_erro",
    "validar",
    "validar_evento",
    "validar_muitos",
    "verificar_webhook",
]

_T_co = TypeVar("_T_co", covariant=True)

__version__: str

@final
class Problema:
    """One thing that is wrong with a document."""

    def __new__(
        cls,
        severidade: str,
        campo: str,
        caminho: str,
        codigo: str,
        mensagem: str,
        valor: str | None = None,
        campos: list[str] = ...,
        cstat: int | None = None,
        regra: str | None = None,
        nota: str | None = None,
        como_corrigir: str | None = None,
    ) -> Problema: ...
    @property
    def severidade(self) -> str:
        """``erro`` or ``aviso``."""
    @property
    def campo(self) -> str:
        """Field in the API's names: ``nfes[2].chave_nfe``. Alternatives are separated by `` ou ``."""
    @property
    def caminho(self) -> str:
        """Where the layout has it: ``infCte/infCTeNorm/infDoc/infNFe[3]/chave``. Empty when it has no place."""
    @property
    def codigo(self) -> str:
        """Stable code in snake_case."""
    @property
    def mensagem(self) -> str:
        """What was expected and what came, in Portuguese."""
    @property
    def valor(self) -> str | None:
        """The value that came, when there was one."""
    @property
    def campos(self) -> list[str]:
        """Of a rule: every field at fault, ``campo`` first. Empty for problems of the layout."""
    @property
    def cstat(self) -> int | None:
        """Of a rule: the code that the authority would answer; ``None`` where it is not published."""
    @property
    def regra(self) -> str | None:
        """Of a rule: its number in the manual or technical note, such as ``G047``."""
    @property
    def nota(self) -> str | None:
        """Of a rule: where it is published, such as ``MOC 4.00``."""
    @property
    def como_corrigir(self) -> str | None:
        """Of a rule: what to change, in one sentence."""
    def to_dict(self) -> dict[str, Any]:
        """The attributes by name: for JSON, tables and logs."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[type[Problema], tuple[Any, ...]]: ...

@final
class Operacao(Generic[_T_co]):
    def esperar(self) -> _T_co: ...
    def __await__(self) -> Generator[Any, None, _T_co]: ...

@final
class Lote:
    def __new__(
        cls, caminho: str | PathLike[str], modelo: int, nucleos: int | None = None, contexto: str | None = None
    ) -> Lote: ...
    def proximo(self) -> list[tuple[int, list[Problema]]]: ...

@final
class Aguardador:
    def proximo(self) -> Operacao[tuple[str, Documento | FocusCteError] | None]: ...
    def avisar(self, documento: Any) -> bool: ...

@final
class Recebidas:
    def proxima(self) -> Operacao[CteRecebida | None]: ...
    def cursor(self) -> int: ...
    def confirmar(self) -> None: ...
    def reter(self) -> None: ...

@final
class ClienteNativo:
    def __new__(
        cls,
        *,
        token: str | None,
        ambiente: str | None,
        connect_timeout: float | None,
        user_agent: str | None,
        proxy: str | None,
        ca_pem: bytes | None,
        creditos_por_minuto: int | None,
        max_body_bytes: int | None,
    ) -> ClienteNativo: ...
    def com_opcoes(
        self,
        *,
        timeout: float | None = None,
        deadline: float | None = None,
        tentativas: int | None = None,
        reenviar_recusado: bool | None = None,
    ) -> ClienteNativo: ...
    def ambiente(self) -> str: ...
    def limite(self) -> LimiteDeRequisicoes: ...
    def emitir_cte(self, ref: str, valor: Any) -> Operacao[Documento]: ...
    def emitir_cte_os(self, ref: str, valor: Any) -> Operacao[Documento]: ...
    def consultar(self, ref: str) -> Operacao[Documento]: ...
    def consultar_completa(self, ref: str) -> Operacao[Documento]: ...
    def aguardar(self, ref: str, *, como: tuple[float, float, float, int]) -> Operacao[Documento]: ...
    def aguardar_autorizacao(self, ref: str, *, como: tuple[float, float, float, int]) -> Operacao[Documento]: ...
    def aguardar_muitos(self, refs: list[str], *, como: tuple[float, float, float, int]) -> Aguardador: ...
    def cancelar(self, ref: str, justificativa: str) -> Operacao[RespostaEvento]: ...
    def carta_correcao(self, ref: str, valor: Any) -> Operacao[RespostaEvento]: ...
    def desacordo(self, ref: str, observacoes: str) -> Operacao[RespostaEvento]: ...
    def registro_multimodal(self, ref: str, valor: Any) -> Operacao[RespostaEvento]: ...
    def dados_gtv(self, ref: str, valor: Any) -> Operacao[RespostaEvento]: ...
    def inutilizar(self, valor: Any) -> Operacao[RespostaInutilizacao]: ...
    def baixar_xml(self, valor: Any) -> Operacao[bytes]: ...
    def baixar_dacte(self, valor: Any) -> Operacao[bytes]: ...
    def baixar_xml_cancelamento(self, valor: Any) -> Operacao[bytes]: ...
    def baixar_xml_carta_correcao(self, valor: Any) -> Operacao[bytes]: ...
    def baixar(self, caminho: str) -> Operacao[bytes]: ...
    def criar_webhook(
        self,
        *,
        evento: str,
        url: str,
        cnpj: str | None,
        cpf: str | None,
        authorization: str | None,
        authorization_header: str | None,
    ) -> Operacao[Webhook]: ...
    def listar_webhooks(self) -> Operacao[list[Webhook]]: ...
    def consultar_webhook(self, id: str) -> Operacao[Webhook]: ...
    def excluir_webhook(self, id: str) -> Operacao[Webhook]: ...
    def reenviar_webhook(self, ref: str) -> Operacao[list[Webhook]]: ...
    def recebidas(self, cnpj: str, versao: int) -> Operacao[PaginaRecebidas]: ...
    def recebidas_desde(self, cnpj: str, versao: int) -> Recebidas: ...
    def consultar_recebida(self, chave: str) -> Operacao[Any]: ...
    def baixar_xml_recebida(self, chave: str) -> Operacao[bytes]: ...
    def baixar_xml_cancelamento_recebida(self, chave: str) -> Operacao[bytes]: ...
    def baixar_xml_carta_correcao_recebida(self, chave: str) -> Operacao[bytes]: ...
    def desacordo_recebida(self, chave: str, observacoes: str) -> Operacao[RespostaEvento]: ...
    def consultar_desacordo_recebida(self, chave: str) -> Operacao[RespostaEvento]: ...
    def requisicao(self, metodo: str, caminho: str, corpo: bytes | None) -> Operacao[RespostaBruta]: ...

@final
class SandboxNativo:
    def __new__(
        cls,
        *,
        endereco: str | None,
        porta: int,
        dados: str | PathLike[str] | None,
        processamento: float | None,
        limite_por_minuto: int | None,
        nao_habilitadas: list[str],
        rigor: str,
        falhas: list[str],
        webhooks_externos: bool,
        semente: int | None,
        parado_em: float | None,
    ) -> SandboxNativo: ...
    def iniciar(self) -> Operacao[None]: ...
    def encerrar(self) -> Operacao[None]: ...
    def url(self) -> str: ...
    def porta(self) -> int: ...
    def avancar(self, segundos: float) -> None: ...
    def falhar(self, texto: str) -> None: ...
    def limpar_falhas(self) -> None: ...

_Partes = tuple[str, int, int, str, int, int, int, int, int]

def validar(valor: Any, modelo: int, contexto: str | None = None) -> list[Problema]: ...
def validar_evento(evento: str, valor: Any, modelo: int, contexto: str | None = None) -> list[Problema]: ...
def validar_muitos(
    valores: list[Any], modelo: int, nucleos: int | None, contexto: str | None = None
) -> list[list[Problema]]: ...
def codigos_de_problema() -> list[tuple[str, str]]: ...
def explicar(cstat: int) -> dict[str, Any] | None: ...
def rejeicao_do_documento(valor: Any) -> dict[str, Any] | None: ...
def rejeicao_do_evento(valor: RespostaEvento) -> dict[str, Any] | None: ...
def tipos_de_erro() -> list[str]: ...
def gerar_xml(
    valor: Any,
    modelo: int,
    *,
    empresa: Any,
    ambiente: str,
    serie: int | None,
    numero: int | None,
    codigo_numerico: int | None,
) -> tuple[str, str, bool]: ...
def gerar_dacte(valor: Any, modelo: int, *, logo: bytes | None, empresa: Any, cancelado: bool) -> tuple[bytes, str, str, int]: ...
def analisar_chave(texto: str) -> tuple[str, _Partes]: ...
def montar_chave(
    *,
    uf: str,
    ano: int,
    mes: int,
    cnpj: str,
    modelo: int,
    serie: int,
    numero: int,
    forma_emissao: int,
    codigo_numerico: int,
) -> str: ...
def analisar_cnpj(texto: str) -> tuple[str, str]: ...
def montar_cnpj(doze: str) -> str: ...
def analisar_cpf(texto: str) -> tuple[str, str]: ...
def ler_documento(valor: Any) -> Documento: ...
def conferir_segredo(cabecalho: str, valor: str) -> None: ...
def receber_webhook(headers: list[tuple[str, bytes]], corpo: bytes, cabecalho: str, valor: str) -> Documento: ...
def receber_webhook_recebida(headers: list[tuple[str, bytes]], corpo: bytes, cabecalho: str, valor: str) -> CteRecebida: ...
def verificar_webhook(headers: list[tuple[str, bytes]], cabecalho: str, valor: str) -> None: ...
def entrega_de_teste(documento: Any, cabecalho: str, valor: str) -> tuple[list[tuple[str, str]], bytes]: ...
def cenarios_de_falha() -> list[tuple[str, str, int, str]]: ...
def executar_cli(argumentos: list[str]) -> int: ...
