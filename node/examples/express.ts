/**
 * Receives the API's webhooks with Express: `FOCUS_CTE_WEBHOOK=segredo npx tsx express.ts`.
 */

import type { AddressInfo } from "node:net";
import express from "express";
import { WebhookInvalidoError, webhook } from "focus-cte";
import { guardar } from "./guarda.js";

const segredo = process.env.FOCUS_CTE_WEBHOOK;
if (!segredo) throw new Error("informe em FOCUS_CTE_WEBHOOK o segredo que foi cadastrado no webhook (authorization)");

export const app = express();

app.post("/webhooks/cte", express.text({ type: "*/*", limit: "1mb" }), async (pedido, resposta) => {
  try {
    const documento = webhook.receber(pedido.headers, pedido.body, segredo);
    await guardar(documento);
    resposta.sendStatus(204);
  } catch (erro) {
    if (!(erro instanceof WebhookInvalidoError)) throw erro;
    resposta.status(erro.status ?? 400).json({ mensagem: erro.mensagem });
  }
});

const servidor = app.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`atendendo em http://127.0.0.1:${(servidor.address() as AddressInfo).port}`);
});
