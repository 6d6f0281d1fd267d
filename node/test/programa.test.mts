import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, test } from "node:test";
import { RAIZ } from "./apoio.mjs";

const PROGRAMA = join(RAIZ, "node", "bin", "focus-cte.js");

describe("the program", () => {
  test("validates, with its exit codes", () => {
    const valido = spawnSync(process.execPath, [PROGRAMA, "validar", join(RAIZ, "examples/cte_rodoviario.json")]);
    assert.equal(valido.status, 0, valido.stderr.toString());
    const ausente = spawnSync(process.execPath, [PROGRAMA, "validar", "nada.json"]);
    assert.deepEqual([ausente.status, ausente.stdout.toString()], [2, ""]);
    assert.match(ausente.stderr.toString(), /o arquivo não existe/);
  });

  for (const sinal of ["SIGINT", "SIGTERM"] as const) {
    test(`ends by ${sinal} while it serves, and while it reads`, { timeout: 20_000 }, async () => {
      const sandbox = spawn(process.execPath, [PROGRAMA, "sandbox", "--porta", "0"], {
        stdio: ["ignore", "pipe", "pipe"],
      });
      sandbox.stderr.resume();
      await Promise.race([once(sandbox.stdout, "data"), once(sandbox.stderr, "data")]);
      sandbox.kill(sinal);
      const [codigo, por] = await once(sandbox, "exit");
      assert.ok(codigo !== null || por === sinal);
      const leitura = spawn(process.execPath, [PROGRAMA, "validar", "--ndjson", "-"], {
        stdio: ["pipe", "pipe", "pipe"],
      });
      leitura.stdout.resume();
      const pronto = once(leitura.stdout, "data");
      leitura.stdin.write("{}\n".repeat(100_000));
      await pronto;
      leitura.kill(sinal);
      await once(leitura, "exit");
    });
  }
});
