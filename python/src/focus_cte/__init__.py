"""CT-e and CT-e OS through the Focus NFe API: validation before anything is sent, the client, and a sandbox of the API.

- :func:`validar`, :func:`validar_muitos`, :func:`validar_evento`: what is wrong with a document.
- :func:`gerar_xml`: the official XML of a document; :func:`importar_xml`: back from it; :func:`diferencas`: two documents
  compared.
- :func:`assinar`, :func:`verificar`, :class:`Certificado`: signatures.
- :func:`explicar`: what a return code of the authority means, as :class:`Rejeicao`.
- :func:`gerar_dacte`: the printed document, in PDF.
- :class:`Client`, :class:`AsyncClient`: the API. :class:`Sandbox`: the API, offline, for tests.
- :class:`Documento` and the other answers: ``focus_cte.respostas``. Exceptions: ``focus_cte.erros``.
- ``focus_cte.webhook``: what the API posts. :class:`Chave`, :class:`Cnpj`, :class:`Cpf`: checked values.
- ``Cte``, ``CteOs`` and the other ``TypedDict`` of documents: ``focus_cte.tipos``.

The package logs to ``logging.getLogger("focus_cte")``, without tokens and personal data.
"""

from __future__ import annotations

from ._native import __version__

# What a type checker takes for `typing.TYPE_CHECKING`, without half of the time that importing this package takes.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import webhook
    from .assinatura import Assinatura, Certificado, Titular, Verificacao, assinar, verificar
    from .async_client import AsyncClient
    from .client import Client
    from .dacte import Dacte, gerar_dacte
    from .erros import (
        AutenticacaoError,
        ConexaoError,
        ConfiguracaoError,
        ConflitoError,
        DocumentoRecusadoError,
        FocusCteError,
        JsonInvalidoError,
        LimiteError,
        NaoEncontradoError,
        OperacaoInterrompidaError,
        PrazoEsgotadoError,
        RequisicaoInvalidaError,
        RespostaInvalidaError,
        ResultadoDesconhecidoError,
        ServidorError,
        TimeoutError,
        TipoInvalidoError,
        ValidacaoError,
        ValorInvalidoError,
        WebhookInvalidoError,
    )
    from .importacao import Diferenca, Importado, SemLugar, diferencas, importar_xml
    from .rejeicoes import Rejeicao, explicar
    from .respostas import Documento, RespostaEvento
    from .sandbox import Sandbox
    from .tipos import CartaCorrecao, Cte, CteOs, DadosGtv, RegistroMultimodal
    from .validacao import Contexto, Problema, Resultado, validar, validar_evento, validar_muitos
    from .valores import Chave, Cnpj, Cpf
    from .xml import CteXml, gerar_xml

__all__ = [
    "Assinatura",
    "AsyncClient",
    "AutenticacaoError",
    "CartaCorrecao",
    "Certificado",
    "Chave",
    "Client",
    "Cnpj",
    "ConexaoError",
    "ConfiguracaoError",
    "ConflitoError",
    "Contexto",
    "Cpf",
    "Cte",
    "CteOs",
    "CteXml",
    "Dacte",
    "DadosGtv",
    "Diferenca",
    "Documento",
    "DocumentoRecusadoError",
    "FocusCteError",
    "Importado",
    "JsonInvalidoError",
    "LimiteError",
    "NaoEncontradoError",
    "OperacaoInterrompidaError",
    "PrazoEsgotadoError",
    "Problema",
    "RegistroMultimodal",
    "Rejeicao",
    "RequisicaoInvalidaError",
    "RespostaEvento",
    "RespostaInvalidaError",
    "Resultado",
    "ResultadoDesconhecidoError",
    "Sandbox",
    "SemLugar",
    "ServidorError",
    "TimeoutError",
    "TipoInvalidoError",
    "Titular",
    "ValidacaoError",
    "ValorInvalidoError",
    "Verificacao",
    "WebhookInvalidoError",
    "__version__",
    "assinar",
    "diferencas",
    "explicar",
    "gerar_dacte",
    "gerar_xml",
    "importar_xml",
    "validar",
    "validar_evento",
    "validar_muitos",
    "verificar",
    "webhook",
]

_MODULOS = {
    "Assinatura": "assinatura",
    "AsyncClient": "async_client",
    "AutenticacaoError": "erros",
    "CartaCorrecao": "tipos",
    "Certificado": "assinatura",
    "Chave": "valores",
    "Client": "client",
    "Cnpj": "valores",
    "ConexaoError": "erros",
    "ConfiguracaoError": "erros",
    "ConflitoError": "erros",
    "Contexto": "validacao",
    "Cpf": "valores",
    "Cte": "tipos",
    "CteOs": "tipos",
    "CteXml": "xml",
    "Dacte": "dacte",
    "DadosGtv": "tipos",
    "Diferenca": "importacao",
    "Documento": "respostas",
    "DocumentoRecusadoError": "erros",
    "FocusCteError": "erros",
    "Importado": "importacao",
    "JsonInvalidoError": "erros",
    "LimiteError": "erros",
    "NaoEncontradoError": "erros",
    "OperacaoInterrompidaError": "erros",
    "PrazoEsgotadoError": "erros",
    "Problema": "validacao",
    "RegistroMultimodal": "tipos",
    "Rejeicao": "rejeicoes",
    "RequisicaoInvalidaError": "erros",
    "RespostaEvento": "respostas",
    "RespostaInvalidaError": "erros",
    "Resultado": "validacao",
    "ResultadoDesconhecidoError": "erros",
    "Sandbox": "sandbox",
    "SemLugar": "importacao",
    "ServidorError": "erros",
    "TimeoutError": "erros",
    "TipoInvalidoError": "erros",
    "Titular": "assinatura",
    "ValidacaoError": "erros",
    "ValorInvalidoError": "erros",
    "Verificacao": "assinatura",
    "WebhookInvalidoError": "erros",
    "assinar": "assinatura",
    "diferencas": "importacao",
    "explicar": "rejeicoes",
    "gerar_dacte": "dacte",
    "gerar_xml": "xml",
    "importar_xml": "importacao",
    "validar": "validacao",
    "validar_evento": "validacao",
    "validar_muitos": "validacao",
    "verificar": "assinatura",
}
"""What is imported on first use."""


def __getattr__(nome: str) -> Any:
    from importlib import import_module

    if nome == "webhook":
        return import_module(f"{__name__}.webhook")
    if modulo := _MODULOS.get(nome):
        valor = globals()[nome] = getattr(import_module(f"{__name__}.{modulo}"), nome)
        return valor
    raise AttributeError(f"module {__name__!r} has no attribute {nome!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
