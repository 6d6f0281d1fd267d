/**
 * Where a document goes that a webhook brought. Deliveries come more than once: the same state again is nothing new.
 */

import type { Documento } from "focus-cte";

const situacao = new Map<string, string>();

export async function guardar(documento: Documento): Promise<void> {
  if (documento.ref === undefined || situacao.get(documento.ref) === documento.status) return;
  situacao.set(documento.ref, documento.status);
  console.log(`${documento.ref}: ${documento.status}${documento.sefaz ? ` (${documento.sefaz})` : ""}`);
}
