"""The door to the API for ``asyncio``: the same operations. Cancelling a task stops its request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ._base import Base, Opcoes
from .iteracao import AguardadorAssincrono, RecebidasAssincronas

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

__all__ = ["AsyncClient"]


class AsyncClient(Base):
    """:class:`Client` for ``asyncio``: every operation is a coroutine. Make it in any thread; use it from any event loop."""

    __slots__ = ()

    async def emitir_cte(self, ref: str, documento: Payload, **opcoes: Unpack[Opcoes]) -> Documento:
        """See :meth:`Client.emitir_cte`."""
        return await self._com(opcoes).emitir_cte(ref, documento)

    async def emitir_cte_os(self, ref: str, documento: Payload, **opcoes: Unpack[Opcoes]) -> Documento:
        """See :meth:`Client.emitir_cte_os`."""
        return await self._com(opcoes).emitir_cte_os(ref, documento)

    async def consultar(self, ref: str, **opcoes: Unpack[Opcoes]) -> Documento:
        """See :meth:`Client.consultar`."""
        return await self._com(opcoes).consultar(ref)

    async def consultar_completa(self, ref: str, **opcoes: Unpack[Opcoes]) -> Documento:
        """See :meth:`Client.consultar_completa`."""
        return await self._com(opcoes).consultar_completa(ref)

    async def aguardar(
        self,
        ref: str,
        *,
        prazo: float = 120.0,
        intervalo: float = 1.0,
        intervalo_maximo: float = 10.0,
        max_consultas: int = 60,
        **opcoes: Unpack[Opcoes],
    ) -> Documento:
        """See :meth:`Client.aguardar`."""
        return await self._com(opcoes).aguardar(ref, como=(prazo, intervalo, intervalo_maximo, max_consultas))

    async def aguardar_autorizacao(
        self,
        ref: str,
        *,
        prazo: float = 120.0,
        intervalo: float = 1.0,
        intervalo_maximo: float = 10.0,
        max_consultas: int = 60,
        **opcoes: Unpack[Opcoes],
    ) -> Documento:
        """See :meth:`Client.aguardar_autorizacao`."""
        return await self._com(opcoes).aguardar_autorizacao(ref, como=(prazo, intervalo, intervalo_maximo, max_consultas))

    def aguardar_muitos(
        self,
        refs: Iterable[str],
        *,
        prazo: float = 120.0,
        intervalo: float = 1.0,
        intervalo_maximo: float = 10.0,
        max_consultas: int = 60,
        **opcoes: Unpack[Opcoes],
    ) -> AguardadorAssincrono:
        """See :meth:`Client.aguardar_muitos`; iterate with ``async for``."""
        como = (prazo, intervalo, intervalo_maximo, max_consultas)
        return AguardadorAssincrono(self._com(opcoes).aguardar_muitos(list(refs), como=como))

    def recebidas_desde(self, cnpj: str, versao: int = 0, **opcoes: Unpack[Opcoes]) -> RecebidasAssincronas:
        """See :meth:`Client.recebidas_desde`; iterate with ``async for``."""
        return RecebidasAssincronas(self._com(opcoes).recebidas_desde(cnpj, versao))

    async def cancelar(self, ref: str, justificativa: str, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """See :meth:`Client.cancelar`."""
        return await self._com(opcoes).cancelar(ref, justificativa)

    async def carta_correcao(self, ref: str, correcao: Corpo, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """See :meth:`Client.carta_correcao`."""
        return await self._com(opcoes).carta_correcao(ref, correcao)

    async def desacordo(self, ref: str, observacoes: str, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """See :meth:`Client.desacordo`."""
        return await self._com(opcoes).desacordo(ref, observacoes)

    async def registro_multimodal(self, ref: str, registro: Corpo, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """See :meth:`Client.registro_multimodal`."""
        return await self._com(opcoes).registro_multimodal(ref, registro)

    async def dados_gtv(self, ref: str, dados: Corpo, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """See :meth:`Client.dados_gtv`."""
        return await self._com(opcoes).dados_gtv(ref, dados)

    async def inutilizar(self, pedido: Corpo, **opcoes: Unpack[Opcoes]) -> RespostaInutilizacao:
        """See :meth:`Client.inutilizar`."""
        return await self._com(opcoes).inutilizar(pedido)

    async def baixar_xml(self, documento: Documento, **opcoes: Unpack[Opcoes]) -> bytes:
        """See :meth:`Client.baixar_xml`."""
        return await self._com(opcoes).baixar_xml(documento)

    async def baixar_dacte(self, documento: Documento, **opcoes: Unpack[Opcoes]) -> bytes:
        """See :meth:`Client.baixar_dacte`."""
        return await self._com(opcoes).baixar_dacte(documento)

    async def baixar_xml_cancelamento(self, documento: Documento, **opcoes: Unpack[Opcoes]) -> bytes:
        """See :meth:`Client.baixar_xml_cancelamento`."""
        return await self._com(opcoes).baixar_xml_cancelamento(documento)

    async def baixar_xml_carta_correcao(self, documento: Documento, **opcoes: Unpack[Opcoes]) -> bytes:
        """See :meth:`Client.baixar_xml_carta_correcao`."""
        return await self._com(opcoes).baixar_xml_carta_correcao(documento)

    async def baixar(self, caminho: str, **opcoes: Unpack[Opcoes]) -> bytes:
        """See :meth:`Client.baixar`."""
        return await self._com(opcoes).baixar(caminho)

    async def criar_webhook(
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
        """See :meth:`Client.criar_webhook`."""
        return await self._com(opcoes).criar_webhook(
            evento=evento, url=url, cnpj=cnpj, cpf=cpf, authorization=authorization, authorization_header=authorization_header
        )

    async def listar_webhooks(self, **opcoes: Unpack[Opcoes]) -> list[Webhook]:
        """See :meth:`Client.listar_webhooks`."""
        return await self._com(opcoes).listar_webhooks()

    async def consultar_webhook(self, id: str, **opcoes: Unpack[Opcoes]) -> Webhook:
        """See :meth:`Client.consultar_webhook`."""
        return await self._com(opcoes).consultar_webhook(id)

    async def excluir_webhook(self, id: str, **opcoes: Unpack[Opcoes]) -> Webhook:
        """See :meth:`Client.excluir_webhook`."""
        return await self._com(opcoes).excluir_webhook(id)

    async def reenviar_webhook(self, ref: str, **opcoes: Unpack[Opcoes]) -> list[Webhook]:
        """See :meth:`Client.reenviar_webhook`."""
        return await self._com(opcoes).reenviar_webhook(ref)

    async def recebidas(self, cnpj: str, versao: int = 0, **opcoes: Unpack[Opcoes]) -> PaginaRecebidas:
        """See :meth:`Client.recebidas`."""
        return await self._com(opcoes).recebidas(cnpj, versao)

    async def consultar_recebida(self, chave: str, **opcoes: Unpack[Opcoes]) -> Any:
        """See :meth:`Client.consultar_recebida`."""
        return await self._com(opcoes).consultar_recebida(chave)

    async def baixar_xml_recebida(self, chave: str, **opcoes: Unpack[Opcoes]) -> bytes:
        """See :meth:`Client.baixar_xml_recebida`."""
        return await self._com(opcoes).baixar_xml_recebida(chave)

    async def baixar_xml_cancelamento_recebida(self, chave: str, **opcoes: Unpack[Opcoes]) -> bytes:
        """See :meth:`Client.baixar_xml_cancelamento_recebida`."""
        return await self._com(opcoes).baixar_xml_cancelamento_recebida(chave)

    async def baixar_xml_carta_correcao_recebida(self, chave: str, **opcoes: Unpack[Opcoes]) -> bytes:
        """See :meth:`Client.baixar_xml_carta_correcao_recebida`."""
        return await self._com(opcoes).baixar_xml_carta_correcao_recebida(chave)

    async def desacordo_recebida(self, chave: str, observacoes: str, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """See :meth:`Client.desacordo_recebida`."""
        return await self._com(opcoes).desacordo_recebida(chave, observacoes)

    async def consultar_desacordo_recebida(self, chave: str, **opcoes: Unpack[Opcoes]) -> RespostaEvento:
        """See :meth:`Client.consultar_desacordo_recebida`."""
        return await self._com(opcoes).consultar_desacordo_recebida(chave)

    async def requisicao(self, metodo: str, caminho: str, corpo: bytes | None = None, **opcoes: Unpack[Opcoes]) -> RespostaBruta:
        """See :meth:`Client.requisicao`."""
        return await self._com(opcoes).requisicao(metodo, caminho, corpo)

    async def aclose(self) -> None:
        """See :meth:`Client.close`."""
        self._fechar()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, tipo: type[BaseException] | None, erro: BaseException | None, rastro: TracebackType | None) -> None:
        await self.aclose()
