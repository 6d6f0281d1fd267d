"""A walk through the package, cell by cell (``# %%``), for a notebook or an editor that runs cells. Runs offline as it is."""

# %% A document, as the API has it
import json
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from focus_cte import Chave, ConflitoError, Cte, Sandbox, gerar_xml, validar

RAIZ = Path(__file__).resolve().parents[2]
cte: Cte = json.loads((RAIZ / "examples/cte_rodoviario.json").read_text(encoding="utf-8"))
cte["valor_receber"] = Decimal("2800.00")
cte["data_emissao"] = datetime.now(timezone(timedelta(hours=-3)))

# %% What is wrong with it? Nothing.
print(validar(cte))

# %% And with this one?
quebrado: Cte = {**cte, "cfop": "4353", "cep_remetente": "123"}
for problema in validar(quebrado):
    print(f"{problema.campo:<20} {problema.codigo:<20} {problema.mensagem}")

# %% The XML that the API would make of it
previa = gerar_xml(cte)
print(previa.chave.partes)
print(previa.xml[:200])

# %% The API, on this machine
sandbox = Sandbox().iniciar()
client = sandbox.client()
print(client.emitir_cte("passeio-1", cte))
documento = client.aguardar_autorizacao("passeio-1")
print(documento.sefaz, documento.chave)

# %% The same reference again is a conflict, never a second document
try:
    client.emitir_cte("passeio-1", cte)
except ConflitoError as erro:
    print(erro)

# %% Its XML, its protocol
xml = client.baixar_xml(documento)
protocolo = client.consultar_completa("passeio-1").protocolo
print(len(xml), protocolo)

# %% A letter of correction
correcao = {"campo_corrigido": "caracteristica_adicional_transporte", "valor_corrigido": "EXPRESSO"}
print(client.carta_correcao("passeio-1", correcao))

# %% Keys are text that was checked
chave = Chave(str(documento.chave))
print(chave.partes.uf, chave.partes.numero, chave.digito)

# %% The answer gets lost on the way: the client asks before it sends again
sandbox.falhar("queda_depois", vezes=1, metodo="POST")
perdido = client.emitir_cte("passeio-2", cte)
print(perdido, perdido.reconciliado)

# %% Authorised, and cancelled
client.aguardar_autorizacao("passeio-2")
print(client.cancelar("passeio-2", "Prestação não realizada, por acordo"))
print(client.consultar("passeio-2"))

# %% The end
client.close()
sandbox.encerrar()
