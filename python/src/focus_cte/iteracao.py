"""Waits and lists that go on: one item at a time, blocking or with ``async for``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import _native
    from .erros import FocusCteError
    from .respostas import CteRecebida, Documento

__all__ = ["Aguardador", "AguardadorAssincrono", "Recebidas", "RecebidasAssincronas"]


class _Espera:
    __slots__ = ("_nativo",)

    def __init__(self, nativo: _native.Aguardador) -> None:
        self._nativo = nativo

    def avisar(self, documento: Documento) -> bool:
        """Tells the wait what a webhook brought; returns whether its reference is being waited for. May be called from any
        thread.

        A document that is authorised, cancelled or denied ends its wait. A refusal is asked for at once instead, since
        webhooks come late and it may be that of an earlier sending.
        """
        return self._nativo.avisar(documento)


class Aguardador(_Espera):
    """A wait for many documents, made by ``Client.aguardar_muitos``: yields ``(ref, document or exception)`` as each
    is ready.
    """

    __slots__ = ()

    def __iter__(self) -> Aguardador:
        return self

    def __next__(self) -> tuple[str, Documento | FocusCteError]:
        item = self._nativo.proximo().esperar()
        if item is None:
            raise StopIteration
        return item


class AguardadorAssincrono(_Espera):
    """:class:`Aguardador` for ``async for``."""

    __slots__ = ()

    def __aiter__(self) -> AguardadorAssincrono:
        return self

    async def __anext__(self) -> tuple[str, Documento | FocusCteError]:
        item = await self._nativo.proximo()
        if item is None:
            raise StopAsyncIteration
        return item


class _Lista:
    __slots__ = ("_nativo",)

    def __init__(self, nativo: _native.Recebidas) -> None:
        self._nativo = nativo

    @property
    def cursor(self) -> int:
        """The ``versao`` to go on from another time: everything up to it was yielded, and the loop went on after it.

        Keep it with what you store. The item that the loop is working on is not counted until ``confirmar`` or the next turn.
        """
        return self._nativo.cursor()

    def confirmar(self) -> None:
        """Counts the item that was yielded last as done."""
        self._nativo.confirmar()

    def reter(self) -> None:
        """Keeps the cursor before the item that was yielded last, so that it comes again another time."""
        self._nativo.reter()


class Recebidas(_Lista):
    """Received CT-es, page after page, made by ``Client.recebidas_desde``."""

    __slots__ = ()

    def __iter__(self) -> Recebidas:
        return self

    def __next__(self) -> CteRecebida:
        item = self._nativo.proxima().esperar()
        if item is None:
            raise StopIteration
        return item


class RecebidasAssincronas(_Lista):
    """:class:`Recebidas` for ``async for``."""

    __slots__ = ()

    def __aiter__(self) -> RecebidasAssincronas:
        return self

    async def __anext__(self) -> CteRecebida:
        item = await self._nativo.proxima()
        if item is None:
            raise StopAsyncIteration
        return item
