"""A batch over a table, the way of SQLAlchemy (Django's ORM goes the same way): validate, emit, follow, keep.

Needs ``sqlalchemy``. The table is the memory: a run that was killed goes on where it stopped, because the reference is the
idempotency key. Runs offline as it is.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from focus_cte import Client, DocumentoRecusadoError, FocusCteError, Sandbox, validar
from sqlalchemy import JSON, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

RAIZ = Path(__file__).resolve().parents[2]


class Base(DeclarativeBase):
    pass


class Frete(Base):
    """A freight to be documented."""

    __tablename__ = "fretes"

    id: Mapped[int] = mapped_column(primary_key=True)
    dados: Mapped[dict[str, object]] = mapped_column(JSON)
    situacao: Mapped[str] = mapped_column(String, default="novo", index=True)
    chave: Mapped[str | None] = mapped_column(String(44))
    motivo: Mapped[str | None] = mapped_column(String)

    @property
    def ref(self) -> str:
        """One reference for each row, whatever happens."""
        return f"frete-{self.id}"


def fretes(sessao: Session, situacao: str) -> Iterable[Frete]:
    return sessao.scalars(select(Frete).where(Frete.situacao == situacao).order_by(Frete.id)).all()


def validar_novos(sessao: Session) -> None:
    """What the authority would refuse is told before anything is sent."""
    for frete in fretes(sessao, "novo"):
        erros = validar(frete.dados).erros
        frete.situacao, frete.motivo = ("invalido", "; ".join(map(str, erros))) if erros else ("valido", None)
    sessao.commit()


def enviar_validos(sessao: Session, client: Client) -> None:
    for frete in fretes(sessao, "valido"):
        try:
            client.emitir_cte(frete.ref, frete.dados)
            frete.situacao = "enviado"
        except DocumentoRecusadoError as erro:
            frete.situacao, frete.motivo = "recusado", erro.mensagem
        except FocusCteError as erro:
            # Stays valid: the next run sends it again, and the reference keeps it from being emitted twice.
            frete.motivo = str(erro)
        sessao.commit()


def acompanhar(sessao: Session, client: Client) -> None:
    enviados = {frete.ref: frete for frete in fretes(sessao, "enviado")}
    for ref, resultado in client.aguardar_muitos(enviados):
        if isinstance(resultado, FocusCteError):
            enviados[ref].motivo = str(resultado)
        else:
            enviados[ref].situacao = resultado.status
            enviados[ref].chave, enviados[ref].motivo = resultado.chave, resultado.sefaz
        sessao.commit()


def main() -> int:
    cte = json.loads((RAIZ / "examples/cte_rodoviario.json").read_text(encoding="utf-8"))
    cte["data_emissao"] = datetime.now().astimezone().isoformat(timespec="seconds")
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as sessao, Sandbox() as sandbox, sandbox.client() as client:
        sessao.add_all([Frete(dados=cte), Frete(dados={**cte, "cfop": "4353"}), Frete(dados=cte)])
        sessao.commit()
        validar_novos(sessao)
        enviar_validos(sessao, client)
        acompanhar(sessao, client)
        for frete in sessao.scalars(select(Frete)):
            print(frete.ref, frete.situacao, frete.chave, frete.motivo)
    engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main())
