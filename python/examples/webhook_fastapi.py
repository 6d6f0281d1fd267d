"""A receiver of webhooks in FastAPI. Needs ``fastapi`` and ``uvicorn``: ``uvicorn webhook_fastapi:app``.

Deliveries come more than once and late: what arrives is written over what is there, and 2xx is answered at once.
"""

from __future__ import annotations

import os

from fastapi import FastAPI, Request, Response
from focus_cte import Documento, WebhookInvalidoError, webhook

app = FastAPI()
segredo = webhook.Segredo(os.environ.get("SEGREDO_DO_WEBHOOK", "Bearer troque-este-segredo"))
documentos: dict[str, Documento] = {}
"""By reference; a table of your database in real life."""


@app.post("/webhooks/cte")
async def receber(request: Request) -> Response:
    """Verifies the secret, keeps the document."""
    try:
        documento = webhook.receber(request.headers, await request.body(), segredo)
    except WebhookInvalidoError as erro:
        return Response(erro.mensagem, status_code=erro.status or 400)
    if documento.ref:
        documentos[documento.ref] = documento
    return Response(status_code=204)
