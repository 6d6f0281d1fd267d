"""The blocking door to the API. Every call releases the GIL, and Ctrl-C ends it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ._base import Base, Opcoes
from .iteracao import Aguardador, Recebidas

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self, Unpack

    from .documentos import Corpo, Payload
    from .respostas import (
        Documento,
        PaginaRecebidas,
        RespostaBruta,
        RespostaEvento,
        RespostaInutilizacao,
        Webhook,
    )

__all__ = ["Client"]


class Client(Base):
    __doc__ = Base.__doc__
    __slots__ = ()

    def emitir_cte(self, ref: str, documento: Payload, **opcoes: Unpack[Opcoes]) -> Documento:
        """Emits a CT-e (model 57). The verdict comes later: follow it with :meth:`aguardar`.

        The reference is the idempotency key. When an answer is lost, the client asks by reference before it sends again, and
        raises :class:`ResultadoDesconhecidoError` only when asking got no answer either; a 409 is never retried. A float with
        more decimals than its field raises :class:`ValidacaoError`; nothing else is judged here: see ``focus_cte.validar``.
        """
        return self._com(opcoes).emitir_cte(ref, documento).esperar()

    def emitir_cte_os(self, ref: str, documento: Payload, **opcoes: Unpack[Opcoes]) -> Documento:
        """Emits a CT-e OS (model 67). The verdict is in the answer.

        A lost answer is settled as :meth:`emitir_cte` tells.
        """
        return self._com(opcoes).emitir_cte_os(ref, documento).esperar()

    def consultar(self, ref: str, **opcoes: Unpack[Opcoes]) -> Documento:
        """Tells the state of a document."""
        return self._com(opcoes).consultar(ref).esperar()

    def consultar_completa(self, ref: str, **opcoes: Unpack[Opcoes]) -> Documento:
        """Tells the state of a document, with its request and the protocols of the authority."""
        return self._com(opcoes).consultar_completa(ref).esperar()

    def aguardar(
        self,
        ref: str,
        *,
        prazo: float = 120.0,
        intervalo: float = 1.0,
        intervalo_maximo: float = 10.0,
        max_consultas: int = 60,
        **opcoes: Unpack[Opcoes],
    ) -> Documento:
        """Waits until the document is no longer in process and returns it, whatever the verdict.

        Queries grow apart from ``intervalo`` to ``intervalo_maximo`` seconds. When ``prazo`` seconds or the queries run out it
        raises :class:`PrazoEsgotadoError`, with the document as last seen; the document goes on at the server.
        """
        return self._com(opcoes).aguardar(ref, como=(prazo, intervalo, intervalo_maximo, max_consultas)).esperar()

    def aguardar_autorizacao(
        self,
        ref: str,
        *,
        prazo: float = 120.0,
        intervalo: float = 1.0,
        intervalo_maximo: float = 10.0,
        max_consultas: int = 60,
        **opcoes: Unpack[Opcoes],
    ) -> Documento:
        """Waits until the document is authorised. Any other verdict raises :class:`DocumentoRecusadoError`, with the
        document in it.
        """
        return self._com(opcoes).aguardar_autorizacao(ref, como=(prazo, intervalo, intervalo_maximo, max_consultas)).esperar()

    def aguardar_muitos(
        self,
        refs: Iterable[str],
        *,
        prazo: float = 120.0,
        intervalo: float = 1.0,
        intervalo_maximo: float = 10.0,
        max_consultas: int = 60,
        **opcoes: Unpack[Opcoes],
    ) -> Aguardador:
        """Waits for many documents at once, and yields ``(ref, document or exception)`` as each is ready.

        Queries leave a quarter of the credits of each minute to other calls of the token. With more documents than credits
        give it a longer ``prazo``. A webhook ends a wait early: see :meth:`Aguardador.avisar`.
        """
        como = (prazo, intervalo, intervalo_maximo, max_consultas)
        return Aguardador(self._com(opcoes).aguardar_muitos(list(refs), como=como))

    def recebidas_desde(self, cnpj: str, versao: int = 0, **opcoes: Unpack[Opcoes]) -> Recebidas:
        """Iterates over received CT-es page after page, from a ``versao`` on. See :class:`focus_cte.iteracao.Recebidas`."""
        return Recebidas(self._com(opcoes).recebidas_desde(cnpj, versao))

    def cancelar(self, ref: str, justificativa: str, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """Cancels an authorised document. ``justificativa`` has 15 to 255 characters. See ``aceito`` of the answer."""
        return self._com(opcoes).cancelar(ref, justificativa).esperar()

    def carta_correcao(self, ref: str, correcao: Corpo, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """Registers a letter of correction: :class:`focus_cte.tipos.CartaCorrecao`."""
        return self._com(opcoes).carta_correcao(ref, correcao).esperar()

    def desacordo(self, ref: str, observacoes: str, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """Registers that the service was not as agreed. ``observacoes`` has 15 to 255 characters."""
        return self._com(opcoes).desacordo(ref, observacoes).esperar()

    def registro_multimodal(self, ref: str, registro: Corpo, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """Registers what links a multimodal CT-e: :class:`focus_cte.tipos.RegistroMultimodal`."""
        return self._com(opcoes).registro_multimodal(ref, registro).esperar()

    def dados_gtv(self, ref: str, dados: Corpo, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """Registers the transport of valuables of a CT-e OS: :class:`focus_cte.tipos.DadosGtv`."""
        return self._com(opcoes).dados_gtv(ref, dados).esperar()

    def inutilizar(self, pedido: Corpo, **opcoes: Unpack[Opcoes]) -> RespostaInutilizacao:
        """Gives up a range of numbers. Legacy: the national service ended with layout 4.00, and the API still documents it."""
        return self._com(opcoes).inutilizar(pedido).esperar()

    def baixar_xml(self, documento: Documento, **opcoes: Unpack[Opcoes]) -> bytes:
        """Downloads the document's XML. The token never goes to another host."""
        return self._com(opcoes).baixar_xml(documento).esperar()

    def baixar_dacte(self, documento: Documento, **opcoes: Unpack[Opcoes]) -> bytes:
        """Downloads the DACTE in PDF."""
        return self._com(opcoes).baixar_dacte(documento).esperar()

    def baixar_xml_cancelamento(self, documento: Documento, **opcoes: Unpack[Opcoes]) -> bytes:
        """Downloads the cancellation's XML."""
        return self._com(opcoes).baixar_xml_cancelamento(documento).esperar()

    def baixar_xml_carta_correcao(self, documento: Documento, **opcoes: Unpack[Opcoes]) -> bytes:
        """Downloads the XML of the last letter of correction."""
        return self._com(opcoes).baixar_xml_carta_correcao(documento).esperar()

    def baixar(self, caminho: str, **opcoes: Unpack[Opcoes]) -> bytes:
        """Downloads the file of any ``caminho_*`` of an answer."""
        return self._com(opcoes).baixar(caminho).esperar()

    def criar_webhook(
        self,
        evento: str,
        url: str,
        *,
        cnpj: str | None = None,
        cpf: str | None = None,
        authorization: str | None = None,
        authorization_header: str | None = None,
        **opcoes: Unpack[Opcoes],
    ) -> Webhook:
        """Creates a webhook of a company (``cnpj``) or a person (``cpf``) for an event: ``cte``, ``cte_recebida``,
        ``inutilizacao``.

        ``authorization`` is the secret that each delivery brings, in ``Authorization`` unless ``authorization_header`` names
        another header; :class:`focus_cte.webhook.Segredo` verifies it.
        """
        return (
            self._com(opcoes)
            .criar_webhook(
                evento=evento, url=url, cnpj=cnpj, cpf=cpf, authorization=authorization, authorization_header=authorization_header
            )
            .esperar()
        )

    def listar_webhooks(self, **opcoes: Unpack[Opcoes]) -> list[Webhook]:
        """Lists the webhooks."""
        return self._com(opcoes).listar_webhooks().esperar()

    def consultar_webhook(self, id: str, **opcoes: Unpack[Opcoes]) -> Webhook:
        """Tells a webhook."""
        return self._com(opcoes).consultar_webhook(id).esperar()

    def excluir_webhook(self, id: str, **opcoes: Unpack[Opcoes]) -> Webhook:
        """Deletes a webhook."""
        return self._com(opcoes).excluir_webhook(id).esperar()

    def reenviar_webhook(self, ref: str, **opcoes: Unpack[Opcoes]) -> list[Webhook]:
        """Has the webhooks of a document called again; returns those that were."""
        return self._com(opcoes).reenviar_webhook(ref).esperar()

    def recebidas(self, cnpj: str, versao: int = 0, **opcoes: Unpack[Opcoes]) -> PaginaRecebidas:
        """One page of received CT-es, those with a greater ``versao``. See :meth:`recebidas_desde` for all pages."""
        return self._com(opcoes).recebidas(cnpj, versao).esperar()

    def consultar_recebida(self, chave: str, **opcoes: Unpack[Opcoes]) -> Any:
        """The whole of a received CT-e, as the API writes it in JSON."""
        return self._com(opcoes).consultar_recebida(chave).esperar()

    def baixar_xml_recebida(self, chave: str, **opcoes: Unpack[Opcoes]) -> bytes:
        """Downloads the XML of a received CT-e."""
        return self._com(opcoes).baixar_xml_recebida(chave).esperar()

    def baixar_xml_cancelamento_recebida(self, chave: str, **opcoes: Unpack[Opcoes]) -> bytes:
        """Downloads the XML of the cancellation of a received CT-e."""
        return self._com(opcoes).baixar_xml_cancelamento_recebida(chave).esperar()

    def baixar_xml_carta_correcao_recebida(self, chave: str, **opcoes: Unpack[Opcoes]) -> bytes:
        """Downloads the XML of the last letter of correction of a received CT-e."""
        return self._com(opcoes).baixar_xml_carta_correcao_recebida(chave).esperar()

    def desacordo_recebida(self, chave: str, observacoes: str, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """Registers, as the one who took the service, that it was not as agreed."""
        return self._com(opcoes).desacordo_recebida(chave, observacoes).esperar()

    def consultar_desacordo_recebida(self, chave: str, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """Tells what became of :meth:`desacordo_recebida`."""
        return self._com(opcoes).consultar_desacordo_recebida(chave).esperar()

    def requisicao(self, metodo: str, caminho: str, corpo: bytes | None = None, **opcoes: Unpack[Opcoes]) -> RespostaBruta:
        """Makes any request of the API: what has no method of its own yet. ``caminho`` is ``/v2/...`` or a URL of the same
        host.

        A status that is not 2xx raises the error of its kind, with the body in ``corpo``.
        """
        return self._com(opcoes).requisicao(metodo, caminho, corpo).esperar()

    def close(self) -> None:
        """Lets go of the connections. Calls after it raise ``RuntimeError``."""
        self._fechar()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, tipo: type[BaseException] | None, erro: BaseException | None, rastro: TracebackType | None) -> None:
        self.close()
