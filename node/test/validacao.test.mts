import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { FocusCteError, validar } from "focus-cte";
import { cte } from "./apoio.mjs";

test("newer tables are read from a folder", () => {
  const pasta = mkdtempSync(join(tmpdir(), "focus-cte-tabelas-"));
  try {
    writeFileSync(join(pasta, "aliquotas_ibs_cbs.csv"), "tributo,desde,ate,aliquota\ncbs,2026-01-01,,0.80\n");
    assert.deepEqual(validar(cte()).problemas, []);
    assert.ok(validar(cte(), { tabelas: pasta }).problemas.some((p) => p.campo === "cbs_aliquota"));
  } finally {
    rmSync(pasta, { recursive: true });
  }
  assert.throws(
    () => validar(cte(), { tabelas: pasta }),
    (e) => e instanceof FocusCteError && /a pasta não existe/.test(e.message),
  );
});
