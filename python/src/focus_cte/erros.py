"""The exceptions: one base, and one class for each kind of error that the core has.

A refusal by the authority is a status of a document, not an exception, except from ``aguardar_autorizacao``, which promises
success.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from ._native import Problema
    from .respostas import Documento, ErroDetalhe

__all__ = [
    "AutenticacaoError",
    "Causa",
    "ConexaoError",
    "ConfiguracaoError",
    "ConflitoError",
    "DocumentoRecusadoError",
    "FocusCteError",
    "JsonInvalidoError",
    "LimiteError",
    "NaoEncontradoError",
    "OperacaoInterrompidaError",
    "PrazoEsgotadoError",
    "RequisicaoInvalidaError",
    "RespostaInvalidaError",
    "ResultadoDesconhecidoError",
    "ServidorError",
    "TimeoutError",
    "TipoInvalidoError",
    "ValidacaoError",
    "ValorInvalidoError",
    "WebhookInvalidoError",
]


class FocusCteError(Exception):
    """Base of every exception of the package. ``str(erro)`` is a full Portuguese sentence that ends with the next step.

    The body of the answer is in ``corpo`` alone: it may hold personal data, so mind where it is written.
    """

    kind: ClassVar[str] = ""
    """Stable code of the kind, the same in every language."""

    mensagem: str
    """What happened: the server's own message when there is one."""
    operacao: str | None
    """The operation that failed, such as ``emitir_cte``."""
    status: int | None
    """HTTP status of the answer, if there was one."""
    codigo: str | None
    """The API's code of the error, such as ``erro_validacao_schema``."""
    erros: list[ErroDetalhe]
    """The errors listed one by one."""
    corpo: str | None
    """Body of the answer as text."""
    request_id: str | None
    """The server's identifier of the request, to quote to its support."""
    ref: str | None
    """Reference of the document."""
    retry_after: float | None
    """Seconds that the server asks to wait before the next request."""
    retryable: bool
    """Whether the same call may succeed later without any change."""
    proximo_passo: str
    """What to do next, in Portuguese."""
    documento: Documento | None
    """The document as last seen, where there is one."""

    def __init__(
        self,
        texto: str = "",
        *,
        mensagem: str | None = None,
        operacao: str | None = None,
        status: int | None = None,
        codigo: str | None = None,
        erros: list[dict[str, Any]] | None = None,
        corpo: str | None = None,
        request_id: str | None = None,
        ref: str | None = None,
        retry_after: float | None = None,
        retryable: bool = False,
        proximo_passo: str = "",
        documento: Documento | None = None,
    ) -> None:
        super().__init__(texto)
        self.mensagem = texto if mensagem is None else mensagem
        self.operacao = operacao
        self.status = status
        self.codigo = codigo
        self.erros = _detalhes(erros)
        self.corpo = corpo
        self.request_id = request_id
        self.ref = ref
        self.retry_after = retry_after
        self.retryable = retryable
        self.proximo_passo = proximo_passo
        self.documento = documento


def _detalhes(erros: list[dict[str, Any]] | None) -> list[ErroDetalhe]:
    if not erros:
        return []
    from .respostas import ErroDetalhe

    return [ErroDetalhe(campos) for campos in erros]


class ConfiguracaoError(FocusCteError):
    """The client was set up with something that cannot work."""

    kind = "configuracao"


class ConexaoError(FocusCteError, ConnectionError):
    """No connection, or it was lost; for an emission, only while nothing had been sent."""

    kind = "conexao"


class TimeoutError(FocusCteError, builtins.TimeoutError):
    """No answer in time."""

    kind = "timeout"


class AutenticacaoError(FocusCteError):
    """Token refused (401, 403)."""

    kind = "autenticacao"


class RequisicaoInvalidaError(FocusCteError):
    """The request is invalid (400 and other 4xx)."""

    kind = "requisicao_invalida"


class NaoEncontradoError(FocusCteError):
    """No such document (404)."""

    kind = "nao_encontrado"


class ConflitoError(FocusCteError):
    """A document with this reference is authorised or in process (409). Never retried."""

    kind = "conflito"


class JsonInvalidoError(FocusCteError, ValueError):
    """The payload is not JSON: found before sending, or by the server (415)."""

    kind = "json_invalido"

    linha: int | None
    """Line of the fault, from 1, where it was found before sending."""
    coluna: int | None
    """Column of the fault in bytes, from 1."""

    def __init__(self, texto: str = "", *, linha: int | None = None, coluna: int | None = None, **campos: Any) -> None:
        super().__init__(texto, **campos)
        self.linha = linha
        self.coluna = coluna


class ValidacaoError(FocusCteError, ValueError):
    """Well formed, and refused by validation, here or by the API, or for the document's state (422)."""

    kind = "validacao"

    problemas: list[Problema]
    """What validation found before anything was sent."""

    def __init__(self, texto: str = "", *, problemas: list[Problema] | None = None, **campos: Any) -> None:
        super().__init__(texto, **campos)
        self.problemas = problemas or []


class LimiteError(FocusCteError):
    """Too many requests (429)."""

    kind = "limite"


class ServidorError(FocusCteError):
    """The server failed (5xx)."""

    kind = "servidor"


class RespostaInvalidaError(FocusCteError):
    """An answer that is not what the API promises."""

    kind = "resposta_invalida"


class ResultadoDesconhecidoError(FocusCteError):
    """A request that changes something was sent, no answer came, and asking did not settle what became of it."""

    kind = "resultado_desconhecido"


class PrazoEsgotadoError(FocusCteError, builtins.TimeoutError):
    """The deadline of a wait passed and the document is still in process: it is in ``documento``."""

    kind = "prazo_esgotado"


class DocumentoRecusadoError(FocusCteError):
    """The authority refused the document, which is in ``documento``.

    From helpers that promise success, and before such a document would be sent again unchanged.
    """

    kind = "documento_recusado"


class WebhookInvalidoError(FocusCteError):
    """A webhook's delivery without the agreed secret, or with a body that is not what the API sends.

    ``status`` is what to answer: 401 or 400.
    """

    kind = "webhook_invalido"


class OperacaoInterrompidaError(FocusCteError):
    """The operation was given up."""

    kind = "operacao_interrompida"


class ValorInvalidoError(FocusCteError, ValueError):
    """A value that is not what its name says: a key whose digit is wrong, an empty reference, a float that is not a number."""

    kind = "valor_invalido"


class TipoInvalidoError(FocusCteError, TypeError):
    """A value of a type that a document cannot have."""

    kind = "tipo_invalido"


class Causa(FocusCteError):
    """What lies behind another error, as ``__cause__``: a refused connection, a certificate that is not trusted."""

    kind = "causa"


CLASSES: dict[str, type[FocusCteError]] = {
    classe.kind: classe
    for classe in (
        ConfiguracaoError,
        ConexaoError,
        TimeoutError,
        AutenticacaoError,
        RequisicaoInvalidaError,
        NaoEncontradoError,
        ConflitoError,
        JsonInvalidoError,
        ValidacaoError,
        LimiteError,
        ServidorError,
        RespostaInvalidaError,
        ResultadoDesconhecidoError,
        PrazoEsgotadoError,
        DocumentoRecusadoError,
        WebhookInvalidoError,
        OperacaoInterrompidaError,
        ValorInvalidoError,
        TipoInvalidoError,
    )
}
"""The class of each kind."""
