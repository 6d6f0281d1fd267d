//! The complete query: the six objects of the documentation's sample, in its names.

use std::collections::BTreeSet;

use focus_cte_sandbox::Rigor;
use serde_json::Value;

use crate::apoio::{Api, cte, iniciar};

const PROTOCOLO: [&str; 10] = [
    "versao",
    "id_tag",
    "ambiente",
    "versao_aplicativo",
    "chave",
    "data_recimento",
    "protocolo",
    "digest_value",
    "status",
    "motivo",
];
const REQUISICAO_EVENTO: [&str; 10] = [
    "versao",
    "id_tag",
    "codigo_orgao",
    "ambiente",
    "cnpj",
    "chave_cte",
    "data_evento",
    "tipo_evento",
    "numero_sequencial_evento",
    "versao_evento",
];
const PROTOCOLO_EVENTO: [&str; 13] = [
    "versao",
    "id_tag",
    "ambiente",
    "versao_aplicativo",
    "codigo_orgao",
    "status",
    "motivo",
    "chave_cte",
    "tipo_evento",
    "descricao_evento",
    "numero_sequencial_evento",
    "data_evento",
    "protocolo",
];

fn nomes(objeto: &Value) -> BTreeSet<&str> {
    objeto.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[tokio::test]
async fn the_six_objects_have_the_documentations_names() {
    let (sandbox, relogio) = iniciar(|builder| builder.rigor(Rigor::Documentacao)).await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    api.corrigir("1").await;
    api.corrigir("1").await;
    api.cancelar("1").await;
    let documento = api.get("/v2/cte/1?completa=1").await.json();
    assert_eq!(documento["requisicao"]["cfop"], cte()["cfop"]);
    assert_eq!(nomes(&documento["protocolo"]), BTreeSet::from(PROTOCOLO));
    for objeto in ["requisicao_cancelamento", "requisicao_carta_correcao"] {
        assert_eq!(nomes(&documento[objeto]), BTreeSet::from(REQUISICAO_EVENTO), "{objeto}");
    }
    for objeto in ["protocolo_cancelamento", "protocolo_carta_correcao"] {
        assert_eq!(nomes(&documento[objeto]), BTreeSet::from(PROTOCOLO_EVENTO), "{objeto}");
    }
    let carta = &documento["requisicao_carta_correcao"];
    assert_eq!((&carta["tipo_evento"], &carta["numero_sequencial_evento"]), (&"110110".into(), &"2".into()));
    assert_eq!(documento["protocolo_carta_correcao"]["descricao_evento"], "Carta Correção Registrada");
    assert_eq!(documento["protocolo"]["status"], "100", "the protocol of the document stays its own");
    assert_eq!(documento["protocolo_cancelamento"]["status"], "135");
    assert_eq!(documento["requisicao_cancelamento"]["tipo_evento"], "110111");
}

#[tokio::test]
async fn what_did_not_happen_has_no_object_and_the_plain_query_has_none() {
    let (sandbox, relogio) = iniciar(|builder| builder).await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let completa = api.get("/v2/cte/1?completa=1").await.json();
    assert!(completa.get("requisicao_cancelamento").is_none() && completa.get("protocolo_carta_correcao").is_none());
    api.cancelar("1").await;
    let simples = api.get("/v2/cte/1").await.json();
    for objeto in ["requisicao", "protocolo", "requisicao_cancelamento", "protocolo_cancelamento"] {
        assert_eq!(simples.get(objeto), None, "{objeto}");
    }
}
