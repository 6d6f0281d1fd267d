/**
 * Receives the API's webhooks with Fastify: `FOCUS_CTE_WEBHOOK=segredo npx tsx fastify.ts`.
 */

import Fastify from "fastify";
import { WebhookInvalidoError, webhook } from "focus-cte";
import { guardar } from "./guarda.js";

const segredo = process.env.FOCUS_CTE_WEBHOOK;
if (!segredo) throw new Error("informe em FOCUS_CTE_WEBHOOK o segredo que foi cadastrado no webhook (authorization)");

export const app = Fastify();

app.setErrorHandler((erro, _, resposta) => {
  if (!(erro instanceof WebhookInvalidoError)) return resposta.send(erro);
  return resposta.status(erro.status ?? 400).send({ mensagem: erro.mensagem });
});

app.post("/webhooks/cte", async (pedido, resposta) => {
  await guardar(webhook.receber(pedido.headers, pedido.body, segredo));
  return resposta.status(204).send();
});

console.log(`atendendo em ${await app.listen({ port: Number(process.env.PORT ?? 3000) })}`);
