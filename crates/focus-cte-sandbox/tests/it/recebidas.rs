//! Received CT-es.

use serde_json::{Value, json};

use crate::apoio::{Api, cte, enviar, erro, evento, sandbox};
use crate::receptor::Receptor;
use focus_cte_sandbox::{Relogio, Sandbox};

/// The CNPJ of who pays for the example.
fn tomador() -> String {
    let documento = cte();
    let parte = match documento["tomador"].as_str() {
        Some("0") => "remetente",
        Some("3") => "destinatario",
        outro => panic!("the example's tomador is {outro:?}"),
    };
    documento[format!("cnpj_{parte}")].as_str().expect("a CNPJ").to_owned()
}

/// A CT-e emitted by one token, and the API of the one that receives it. Its key comes without a prefix.
async fn recebida() -> (Sandbox, Relogio, Api, Api, String) {
    let (sandbox, relogio) = sandbox().await;
    let emitente = Api::nova(&sandbox);
    let documento = emitente.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let chave = documento["chave"].as_str().and_then(|chave| chave.strip_prefix("CTe")).expect("a key").to_owned();
    let recebedor = emitente.com_token("recebedor");
    (sandbox, relogio, emitente, recebedor, chave)
}

async fn listar(api: &Api, versao: i64) -> Value {
    api.get(&format!("/v2/ctes_recebidas?cnpj={}&versao={versao}", tomador())).await.json()
}

#[tokio::test]
async fn a_company_lists_the_ct_es_in_which_it_takes_part() {
    let (_sandbox, _relogio, emitente, recebedor, chave) = recebida().await;
    let resposta = recebedor.get(&format!("/v2/ctes_recebidas?cnpj={}", tomador())).await;
    let versao = resposta.json()[0]["versao"].as_i64().expect("a version");
    assert_eq!(resposta.cabecalho("x-total-count"), "1");
    assert_eq!(resposta.cabecalho("x-max-version"), versao.to_string());
    let documento = emitente.get("/v2/cte/1?completa=1").await.json();
    let esperada = json!([{
        "nome_emitente": resposta.json()[0]["nome_emitente"],
        "documento_emitente": cte()["cnpj_emitente"],
        "cnpj_destinatario": cte()["cnpj_destinatario"],
        "chave": chave,
        "valor_total": cte()["valor_total"],
        "data_emissao": cte()["data_emissao"],
        "situacao": "autorizada",
        "versao": versao,
        "digest_value": documento["protocolo"]["digest_value"],
        "numero_carta_correcao": null,
        "carta_correcao": null,
        "data_carta_correcao": null,
        "data_cancelamento": null,
        "justificativa_cancelamento": null,
    }]);
    assert_eq!(resposta.json(), esperada);
    assert_eq!(listar(&recebedor, versao).await, json!([]));
}

#[tokio::test]
async fn a_ct_e_that_changes_takes_a_new_version_for_the_cursor() {
    let (_sandbox, relogio, emitente, recebedor, chave) = recebida().await;
    let primeira = listar(&recebedor, 0).await[0]["versao"].as_i64().expect("a version");
    emitente.corrigir("1").await;
    let corrigida = listar(&recebedor, primeira).await;
    assert_eq!(corrigida[0]["chave"], chave);
    assert_eq!(corrigida[0]["numero_carta_correcao"], "1");
    assert_eq!(corrigida[0]["carta_correcao"], "uf_inicio: PR");
    emitente.emitir_e_aguardar(&relogio, "2", &cte()).await;
    emitente.cancelar("2").await;
    let depois = listar(&recebedor, corrigida[0]["versao"].as_i64().expect("a version")).await;
    assert_eq!(depois.as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&depois[0]["situacao"], &depois[0]["justificativa_cancelamento"]),
        (&json!("cancelada"), &json!("Teste de cancelamento de nota"))
    );
}

#[tokio::test]
async fn the_files_of_a_received_ct_e_are_served() {
    let (_sandbox, relogio, emitente, recebedor, chave) = recebida().await;
    listar(&recebedor, 0).await;
    let caminho = |resto: &str| format!("/v2/ctes_recebidas/{chave}{resto}");
    assert_eq!(recebedor.get(&caminho(".json")).await.json()["chave"], chave);
    let xml = recebedor.get(&caminho(".xml")).await;
    assert_eq!(xml.cabecalho("content-type"), "application/xml; charset=utf-8");
    assert!(xml.texto.contains("<cteProc") && xml.texto.contains(&chave));
    assert_eq!(recebedor.get(&caminho("/cancelamento.xml")).await.http, 404);
    emitente.corrigir("1").await;
    assert!(recebedor.get(&caminho("/carta_correcao.xml")).await.texto.contains("<tpEvento>110110</tpEvento>"));
    let outro = emitente.emitir_e_aguardar(&relogio, "2", &cte()).await;
    emitente.cancelar("2").await;
    let chave = outro["chave"].as_str().expect("a key");
    let xml = recebedor.get(&format!("/v2/ctes_recebidas/{chave}/cancelamento.xml")).await;
    assert!(xml.texto.contains("<tpEvento>110111</tpEvento>"));
}

#[tokio::test]
async fn only_who_acts_for_a_company_sees_what_it_received() {
    let (_sandbox, _relogio, _emitente, recebedor, chave) = recebida().await;
    let estranho = recebedor.com_token("estranho");
    let resposta = estranho.get(&format!("/v2/ctes_recebidas/{chave}.json")).await.em_json();
    assert_eq!(resposta, (404, erro("nao_encontrado", "CT-e não encontrado")));
    assert_eq!(estranho.get("/v2/ctes_recebidas").await.json(), json!([]));
    assert_eq!(estranho.get("/v2/ctes_recebidas?cnpj=99888777000199").await.json(), json!([]));
    listar(&recebedor, 0).await;
    assert_eq!(recebedor.get("/v2/ctes_recebidas").await.json()[0]["chave"], chave);
}

#[tokio::test]
async fn the_one_who_pays_may_disagree() {
    let (_sandbox, _relogio, _emitente, recebedor, chave) = recebida().await;
    listar(&recebedor, 0).await;
    let caminho = format!("/v2/ctes_recebidas/{chave}/desacordo");
    assert_eq!(recebedor.get(&caminho).await.http, 404);
    let curta = recebedor.post(&caminho, json!({"observacoes": "curta"}).to_string()).await.em_json();
    assert_eq!((curta.0, &curta.1["codigo"]), (400, &json!("requisicao_invalida")));
    let (http, resposta) = recebedor.post(&caminho, evento("desacordo").to_string()).await.em_json();
    assert_eq!((http, &resposta["status"], &resposta["status_sefaz"]), (200, &json!("autorizado"), &json!("135")));
    assert_eq!(recebedor.get(&caminho).await.em_json(), (200, resposta.clone()));
    let xml = recebedor.get(resposta["caminho_xml"].as_str().expect("a path")).await.texto;
    assert!(xml.contains(&format!("<CNPJ>{}</CNPJ>", tomador())), "the author is who pays: {xml}");
}

#[tokio::test]
async fn whoever_does_not_pay_may_not_disagree() {
    let (_sandbox, _relogio, _emitente, recebedor, chave) = recebida().await;
    let documento = cte();
    let partes = ["cnpj_remetente", "cnpj_destinatario"].map(|parte| documento[parte].as_str().expect("a CNPJ"));
    let outra = partes.into_iter().find(|cnpj| *cnpj != tomador()).expect("another party");
    let corpo = json!({"observacoes": evento("desacordo")["observacoes"], "cnpj": outra}).to_string();
    let resposta = recebedor.post(&format!("/v2/ctes_recebidas/{chave}/desacordo"), corpo).await.json();
    assert_eq!((&resposta["status"], &resposta["status_sefaz"]), (&json!("erro_autorizacao"), &json!("755")));
}

#[tokio::test]
async fn a_ct_e_from_outside_is_received_by_the_control_endpoint_and_told_to_the_webhook() {
    let (sandbox, relogio) = sandbox().await;
    let emitente = Api::nova(&sandbox);
    let documento = emitente.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let xml = emitente.get(documento["caminho_xml"].as_str().expect("a path")).await.texto;
    let api = emitente.com_token("outro");
    let mut receptor = Receptor::iniciar(&[]).await;
    let gatilho = json!({"cnpj": "99888777000199", "event": "cte_recebida", "url": receptor.url});
    api.post("/v2/hooks", gatilho.to_string()).await;
    let (http, recebida) = api.controle("/recebidas", json!({"cnpj": "99888777000199", "xml": xml})).await.em_json();
    assert_eq!(http, 201, "{recebida}");
    assert_eq!(receptor.proximo().await.corpo["chave"], recebida["chave"]);
    assert_eq!(api.get("/v2/ctes_recebidas?cnpj=99888777000199").await.json(), json!([recebida]));
    let chave = recebida["chave"].as_str().expect("a key");
    assert_eq!(api.get(&format!("/v2/ctes_recebidas/{chave}.xml")).await.texto, xml);
    assert_eq!(api.controle("/recebidas", json!({"cnpj": "99888777000199", "xml": "<a/>"})).await.http, 400);
}

#[tokio::test]
async fn a_page_has_at_most_a_hundred_and_the_cursor_goes_on_from_it() {
    let (sandbox, relogio) = sandbox().await;
    let emitente = Api::nova(&sandbox);
    for referencia in 0..101 {
        emitente.emitir_cte(&referencia.to_string(), &cte()).await;
    }
    relogio.avancar(std::time::Duration::from_millis(300));
    for referencia in 0..101 {
        emitente.veredito(&referencia.to_string()).await;
    }
    let recebedor = emitente.com_token("recebedor");
    let caminho = |versao: &str| format!("/v2/ctes_recebidas?cnpj={}&versao={versao}", tomador());
    let pagina = recebedor.get(&caminho("0")).await;
    assert_eq!((pagina.json().as_array().map(Vec::len), pagina.cabecalho("x-total-count")), (Some(100), "101"));
    let resto = recebedor.get(&caminho(pagina.cabecalho("x-max-version"))).await;
    assert_eq!(resto.json().as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_strange_company_or_cursor_is_an_invalid_field() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for consulta in ["cnpj=1", "cnpj=11222333000181&versao=x"] {
        let resposta = enviar(
            api.requisicao(reqwest::Method::GET, &format!("/v2/ctes_recebidas?{consulta}")).basic_auth("t", Some("")),
        )
        .await;
        assert_eq!((resposta.http, &resposta.json()["codigo"]), (400, &json!("campos_invalidos")), "{consulta}");
    }
}
