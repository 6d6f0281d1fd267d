"""How long BrazilFiscalReport takes for the DACTE of an XML: `banco_dacte.py ARQUIVO.xml`."""

import json
import sys
import time
from pathlib import Path

from brazilfiscalreport.dacte import Dacte

LOTES = 7
POR_LOTE = 3


def main() -> None:
    xml = Path(sys.argv[1]).read_text(encoding="utf-8")
    tempos = []
    pdf = b""
    for _ in range(LOTES):
        inicio = time.perf_counter()
        for _ in range(POR_LOTE):
            pdf = bytes(Dacte(xml=xml).output())
        tempos.append((time.perf_counter() - inicio) / POR_LOTE)
    if not pdf.startswith(b"%PDF-"):
        sys.exit("BrazilFiscalReport não deu um PDF")
    print(json.dumps({"microssegundos": sorted(tempos)[LOTES // 2] * 1e6, "bytes": len(pdf)}))


main()
