//! The authority's rules: what the document says, and what the sandbox knows of the documents that it has.

use std::time::Duration;

use focus_cte_sandbox::Rigor;
use serde_json::{Value, json};

use crate::apoio::{Api, com, cte, cte_os, documento, evento, iniciar, sandbox};

const DIA: Duration = Duration::from_hours(24);

/// Code and status of a document that was judged.
fn veredito(documento: &Value) -> (&str, &str) {
    let texto = |campo: &str| documento[campo].as_str().unwrap_or_default();
    (texto("status"), texto("status_sefaz"))
}

const AUTORIZADO: (&str, &str) = ("autorizado", "100");

fn recusado(cstat: &'static str) -> (&'static str, &'static str) {
    ("erro_autorizacao", cstat)
}

/// The key of an answer, without its prefix.
fn chave(documento: &Value) -> String {
    documento["chave"].as_str().and_then(|chave| chave.strip_prefix("CTe")).expect("a key").to_owned()
}

/// The same document with another numeric code in its key: of the same number, and of no document.
fn outra(chave: &str) -> String {
    let outro_codigo = if &chave[35..43] == "11111111" { "22222222" } else { "11111111" };
    let sem_digito = format!("{}{outro_codigo}", &chave[..35]);
    let digito = focus_cte::Chave::digito(&sem_digito).expect("43 characters");
    format!("{sem_digito}{digito}")
}

/// A CT-e with the parties of the example that complements.
fn original() -> Value {
    let mut documento = cte();
    documento.as_object_mut().expect("an object").retain(|campo, _| !campo.ends_with("_recebedor"));
    documento
}

fn substituto(de: &str) -> Value {
    com(original(), json!({"tipo_documento": "3", "chave_cte_original_sub": de}))
}

fn complemento(de: &str) -> Value {
    com(documento("cte_rodoviario_complementar"), json!({"chave_cte_complementado": de}))
}

async fn evento_registrado(api: &Api, referencia: &str, nome: &str) -> Value {
    api.evento(referencia, nome, evento(nome)).await.json()["status_sefaz"].clone()
}

#[tokio::test]
async fn a_ct_e_that_breaks_a_rule_is_rejected_in_the_authoritys_words() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let total = cte()["valor_total"].as_str().and_then(|total| total.parse::<f64>().ok()).expect("an amount");
    let errado = com(cte(), json!({"valor_receber": format!("{:.2}", total + 0.01)}));
    let documento = api.emitir_e_aguardar(&relogio, "1", &errado).await;
    assert_eq!(veredito(&documento), recusado("531"), "{documento}");
    let mensagem = documento["mensagem_sefaz"].as_str().expect("a message");
    assert!(mensagem.starts_with("Rejeição: ") && !mensagem.contains('['), "{mensagem}");
    let certo = api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    assert_eq!((veredito(&certo), &certo["numero"]), (AUTORIZADO, &json!("1")), "the number was not spent");
}

#[tokio::test]
async fn a_ct_e_os_that_breaks_a_rule_is_rejected_in_the_same_request() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let errado = com(cte_os(), json!({"valor_receber": "9999999.00"}));
    let (http, documento) = api.emitir_cte_os("1", &errado).await.em_json();
    assert_eq!((http, veredito(&documento)), (201, recusado("531")), "{documento}");
    assert_eq!(veredito(&api.emitir_cte_os("1", &cte_os()).await.json()), AUTORIZADO);
}

#[tokio::test]
async fn homologacao_wants_the_names_of_its_own() {
    let (sandbox, relogio) = sandbox().await;
    let errado = com(cte(), json!({"nome_remetente": "Brasa Viva Ltda"}));
    assert_eq!(veredito(&Api::nova(&sandbox).emitir_e_aguardar(&relogio, "1", &errado).await), recusado("646"));
}

#[tokio::test]
async fn an_emission_is_on_time_by_the_sandboxs_clock() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let futuro = com(cte(), json!({"data_emissao": "2026-11-22T10:00:00-03:00"}));
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "1", &futuro).await), recusado("212"));
    relogio.avancar(8 * DIA);
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "2", &futuro).await), recusado("228"));
}

#[tokio::test]
async fn the_documentations_rigour_applies_no_rule() {
    let (sandbox, relogio) = iniciar(|builder| builder.rigor(Rigor::Documentacao)).await;
    let api = Api::nova(&sandbox);
    let errado = com(cte(), json!({"nome_remetente": "Brasa Viva Ltda", "valor_receber": "9999999.00"}));
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "1", &errado).await), AUTORIZADO);
}

#[tokio::test]
async fn a_substitute_needs_a_disagreement_and_comes_once() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let de = chave(&api.emitir_e_aguardar(&relogio, "original", &original()).await);
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "s", &substituto(&de)).await), recusado("739"));
    assert_eq!(evento_registrado(&api, "original", "desacordo").await, "135");
    let de_outra_chave = substituto(&outra(&de));
    let recusada = api.emitir_e_aguardar(&relogio, "s", &de_outra_chave).await;
    assert_eq!(veredito(&recusada), recusado("673"));
    assert!(recusada["mensagem_sefaz"].as_str().expect("a message").contains(&format!("[chCTe: {de}]")), "{recusada}");
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "s", &substituto(&de)).await), AUTORIZADO);
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "outro", &substituto(&de)).await), recusado("570"));
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "c", &complemento(&de)).await), recusado("657"));
    assert_eq!(api.corrigir("original").await.json()["status_sefaz"], "664");
    assert_eq!(evento_registrado(&api, "original", "desacordo").await, "664");
    assert_eq!(api.cancelar("original").await.json()["status_sefaz"], "576");
    assert_eq!(api.cancelar("s").await.json()["status_sefaz"], "574");
}

#[tokio::test]
async fn of_two_substitutes_sent_at_once_one_is_authorised() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let de = chave(&api.emitir_e_aguardar(&relogio, "original", &original()).await);
    evento_registrado(&api, "original", "desacordo").await;
    for referencia in ["a", "b"] {
        assert_eq!(api.emitir_cte(referencia, &substituto(&de)).await.http, 202);
    }
    relogio.avancar(Duration::from_millis(300));
    let (a, b) = (api.veredito("a").await, api.veredito("b").await);
    assert_eq!((veredito(&a), veredito(&b)), (AUTORIZADO, recusado("570")));
}

#[tokio::test]
async fn what_a_substitute_has_to_repeat_is_compared() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let de = chave(&api.emitir_e_aguardar(&relogio, "original", &original()).await);
    evento_registrado(&api, "original", "desacordo").await;
    let de_outro_remetente = com(substituto(&de), json!({"cnpj_remetente": "33876543000126"}));
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "s", &de_outro_remetente).await), recusado("511"));
}

#[tokio::test]
async fn a_cancelled_document_is_neither_replaced_nor_complemented() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let de = chave(&api.emitir_e_aguardar(&relogio, "original", &original()).await);
    api.cancelar("original").await;
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "s", &substituto(&de)).await), recusado("569"));
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "c", &complemento(&de)).await), recusado("655"));
    assert_eq!(api.corrigir("original").await.json()["status_sefaz"], "218");
}

#[tokio::test]
async fn a_complemented_document_is_kept_until_its_complement_is_cancelled() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let de = chave(&api.emitir_e_aguardar(&relogio, "original", &original()).await);
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "x", &complemento(&outra(&de))).await), recusado("671"));
    let documento = api.emitir_e_aguardar(&relogio, "c", &complemento(&de)).await;
    assert_eq!(veredito(&documento), AUTORIZADO, "{documento}");
    assert_eq!(api.cancelar("original").await.json()["status_sefaz"], "660");
    evento_registrado(&api, "original", "desacordo").await;
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "s", &substituto(&de)).await), recusado("659"));
    assert_eq!(api.cancelar("c").await.json()["status"], "cancelado");
    assert_eq!(api.cancelar("original").await.json()["status"], "cancelado");
}

#[tokio::test]
async fn a_document_takes_ten_complements() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let de = chave(&api.emitir_e_aguardar(&relogio, "original", &original()).await);
    for numero in 1..=10 {
        let documento = api.emitir_e_aguardar(&relogio, &format!("c{numero}"), &complemento(&de)).await;
        assert_eq!(veredito(&documento), AUTORIZADO, "{documento}");
    }
    assert_eq!(veredito(&api.emitir_e_aguardar(&relogio, "c11", &complemento(&de)).await), recusado("520"));
}

#[tokio::test]
async fn what_a_document_cites_and_the_sandbox_does_not_have_is_not_held_against_it() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for nome in ["cte_rodoviario_substituto", "cte_rodoviario_complementar"] {
        let documento = api.emitir_e_aguardar(&relogio, nome, &documento(nome)).await;
        assert_eq!(veredito(&documento), AUTORIZADO, "{documento}");
    }
}

#[tokio::test]
async fn a_ct_e_os_stands_in_for_one_that_was_cancelled() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let valores = documento("cte_os_valores");
    let de = chave(&api.emitir_cte_os("original", &valores).await.json());
    let refeito = |chave: &str| com(valores.clone(), json!({"chave_cte_cancelado": chave}));
    assert_eq!(veredito(&api.emitir_cte_os("r", &refeito(&de)).await.json()), recusado("826"));
    api.cancelar("original").await;
    assert_eq!(veredito(&api.emitir_cte_os("r", &refeito(&outra(&de))).await.json()), recusado("825"));
    assert_eq!(veredito(&api.emitir_cte_os("r", &refeito(&de)).await.json()), AUTORIZADO);
}

#[tokio::test]
async fn a_disagreement_comes_within_45_days() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    api.emitir_e_aguardar(&relogio, "2", &cte()).await;
    relogio.avancar((45 * DIA).saturating_sub(Duration::from_millis(300)));
    assert_eq!(evento_registrado(&api, "2", "desacordo").await, "135");
    relogio.avancar(Duration::from_secs(1));
    assert_eq!(evento_registrado(&api, "1", "desacordo").await, "787");
}

#[tokio::test]
async fn guides_of_valuables_are_told_once_and_rightly() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_cte_os("1", &documento("cte_os_valores")).await;
    let mut guia = evento("dados_gtv");
    let primeira = guia["gtvs"][0].clone();
    guia["gtvs"] = json!([primeira, primeira]);
    assert_eq!(api.evento("1", "dados_gtv", guia.clone()).await.json()["status_sefaz"], "618");
    guia["gtvs"] = json!([com(primeira.clone(), json!({"cnpj_remetente": "86678901000153", "cpf_remetente": null}))]);
    let recusada = api.evento("1", "dados_gtv", guia.clone()).await.json();
    assert_eq!(recusada["status_sefaz"], "415");
    assert_eq!(recusada["mensagem_sefaz"], "Rejeição: CNPJ do remetente inválido");
    let com_ie = json!({"inscricao_estadual_destinatario": "110042490115", "uf_destinatario": "SP"});
    guia["gtvs"] = json!([com(primeira, com_ie)]);
    assert_eq!(api.evento("1", "dados_gtv", guia).await.json()["status_sefaz"], "210");
}
