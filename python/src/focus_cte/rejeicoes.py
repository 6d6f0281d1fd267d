"""What the authority's return codes mean, and what to do about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from . import _native

__all__ = ["Especie", "ProximoPasso", "Rejeicao", "explicar"]

ProximoPasso = Literal["corrigir", "aguardar", "consultar", "cadastro", "nao_reenviar"]
"""``corrigir``: change the document (or the event) and send it again. ``aguardar``: it is right; send the same again later, or
when what ``o_que_fazer`` asks for has happened. ``consultar``: ask by reference or key before anything is sent again.
``cadastro``: set a registration right (authority, company at the API, certificate) and send the same again.
``nao_reenviar``: sending again changes nothing."""

Especie = Literal["autorizado", "processamento", "rejeicao", "denegacao", "evento", "servico", "desconhecida"]
"""What kind of answer a code is; ``desconhecida`` for one that the table does not have."""


@dataclass(frozen=True)
class Rejeicao:
    """What one return code of the authority means."""

    cstat: int
    """The code, ``status_sefaz`` in the API."""
    mensagem: str
    """The official message, word for word, with the manual's placeholders."""
    mensagem_parcial: bool
    """Whether only the beginning of the official message is known, or nothing of it: ``[...]`` stands for the rest."""
    especie: Especie
    """What kind of answer it is."""
    causa: str
    """Why the authority answers so, in Portuguese."""
    o_que_fazer: str
    """What to do about it, in Portuguese, with the fields in the API's names between backticks."""
    proximo_passo: ProximoPasso
    """The same for a program."""
    reutiliza_referencia: bool
    """Whether the same ``ref`` may go in another sending: the API takes it again while its document is ``erro_autorizacao``, and
    never once that document was authorised or denied. For an event it is the ``ref`` of its document."""
    reutiliza_numero: bool
    """Whether the number is still free."""
    aguardar_ajuda: bool
    """Whether time alone may change the answer."""
    fonte: str
    """Rules of the manual or technical notes that the code comes from."""
    vigencia: str | None
    """Since when it holds, or why it does not any more."""
    em_vigor: bool
    """Whether the authority may still answer so to a new document."""


def explicar(cstat: int | str) -> Rejeicao | None:
    """What a return code means: a number, or a text as ``status_sefaz`` has it. ``None`` for one that no rule has."""
    try:
        campos = _native.explicar(int(cstat))
    except (OverflowError, ValueError):
        return None
    return Rejeicao(**campos) if campos else None
