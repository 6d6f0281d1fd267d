/**
 * Promises for the addon's asynchronous calls, and their interruption.
 *
 * The addon answers through one function; each call has a number. The process stays alive while an answer is due.
 */

import { deJson, erroDe, sincrono } from "./erros.js";
import { nativo, type PonteNativa } from "./nativo.js";

type Corpo = string | Uint8Array | undefined;

interface Pendente {
  resolver(resposta: Resposta): void;
  recusar(erro: Recusa): void;
}

/** What the addon gave. */
export interface Resposta {
  readonly corpo: Corpo;
  readonly bruto: string | null;
}

/** Why there is no answer: the addon's error as JSON, or the signal's reason. */
type Recusa = { readonly json: string } | { readonly motivo: unknown };

const pendentes = new Map<number, Pendente>();
let ultimo = 0;
let vivo: NodeJS.Timeout | undefined;

function entregar(pedido: number, ok: boolean, corpo: Corpo, bruto: string | null): void {
  const pendente = pendentes.get(pedido);
  if (!pendente) return;
  esquecer(pedido);
  if (ok) pendente.resolver({ corpo, bruto });
  else pendente.recusar({ json: corpo as string });
}

let ponte: PonteNativa | undefined;

/** Made on first use: who only validates needs none. */
function aPonte(): PonteNativa {
  ponte ??= new nativo.Ponte(entregar);
  return ponte;
}

function lembrar(pedido: number, pendente: Pendente): void {
  pendentes.set(pedido, pendente);
  if (pendentes.size > 1) return;
  // The longest that a timer takes; only its being referenced matters.
  if (vivo) vivo.ref();
  else vivo = setInterval(() => {}, 0x7fffffff);
}

function esquecer(pedido: number): void {
  pendentes.delete(pedido);
  if (pendentes.size === 0) vivo?.unref();
}

function numero(): number {
  do {
    ultimo = ultimo === 0xffffffff ? 1 : ultimo + 1;
  } while (pendentes.has(ultimo));
  return ultimo;
}

function interrompida(motivo: unknown, ref: string | undefined): Error {
  const mensagem = "o AbortSignal foi acionado";
  const proximoPasso = "Se era uma emissão, consulte pela referência antes de enviar outra vez.";
  return erroDe("operacao_interrompida", mensagem, {
    message: `A operação foi interrompida${ref === undefined ? "" : ` (ref "${ref}")`}: ${mensagem}. ${proximoPasso}`,
    proximoPasso,
    cause: motivo,
    ...(ref === undefined ? {} : { ref }),
  });
}

/**
 * Makes an asynchronous call of the addon. An aborted signal drops it at once, socket included.
 *
 * The error is built here, after the wait, so that its stack shows who called.
 */
export async function pedir(
  iniciar: (ponte: PonteNativa, pedido: number) => void,
  sinais: readonly (AbortSignal | undefined)[] = [],
  ref?: string,
): Promise<Resposta> {
  const soltar: (() => void)[] = [];
  try {
    return await new Promise<Resposta>((resolver, recusar) => {
      for (const sinal of sinais) if (sinal?.aborted) return recusar({ motivo: sinal.reason });
      const pedido = numero();
      // The addon may refuse the arguments: nothing is pending then.
      sincrono(() => iniciar(aPonte(), pedido));
      lembrar(pedido, { resolver, recusar });
      for (const sinal of sinais) {
        if (!sinal) continue;
        const desistir = () => {
          if (!pendentes.has(pedido)) return;
          esquecer(pedido);
          aPonte().interromper(pedido);
          recusar({ motivo: sinal.reason });
        };
        sinal.addEventListener("abort", desistir, { once: true });
        soltar.push(() => sinal.removeEventListener("abort", desistir));
      }
    });
  } catch (recusa) {
    if (recusa !== null && typeof recusa === "object") {
      if ("json" in recusa) throw deJson(recusa.json as string);
      if ("motivo" in recusa) throw interrompida(recusa.motivo, ref);
    }
    throw recusa;
  } finally {
    for (const solta of soltar) solta();
  }
}

/** The JSON of an answer. */
export function lerJson<T>({ corpo }: Resposta): T {
  return JSON.parse(corpo as string) as T;
}
