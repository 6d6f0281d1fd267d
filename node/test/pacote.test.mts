import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { lerJson } from "./apoio.mjs";

interface Trava {
  packages: Record<string, { resolved?: string; link?: boolean; optionalDependencies?: Record<string, string> }>;
}

for (const pasta of ["node", "node/bench", "node/examples"]) {
  describe(`the lock file of ${pasta}`, () => {
    const { packages } = lerJson<Trava>(`${pasta}/package-lock.json`);

    test("records no address", () => {
      const com = Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined && !link);
      assert.deepEqual(com, []);
    });

    test("has the binaries of every platform, so that `npm ci` takes it everywhere", () => {
      const opcionais = Object.values(packages).flatMap((um) => Object.keys(um.optionalDependencies ?? {}));
      assert.deepEqual(
        opcionais.filter((nome) => !(`node_modules/${nome}` in packages)),
        [],
      );
    });
  });
}
