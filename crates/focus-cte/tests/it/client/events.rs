//! Events: what is sent, what comes back, and what becomes of a lost answer.

use focus_cte::ErrorKind;
use focus_cte::client::retry::RetryPolicy;
use focus_cte::documento::StatusEvento;
use focus_cte::model::{Cancelamento, CartaCorrecao, RegistroMultimodal};
use serde_json::{Value, json};

use super::server::{Act, Server, answer, authorised, not_found, reference};

const QUERY: &str = "GET /v2/cte/pedido-42";
const COMPLETE: &str = "GET /v2/cte/pedido-42?completa=1";
const CANCEL: &str = "DELETE /v2/cte/pedido-42";
const LETTER: &str = "POST /v2/cte/pedido-42/carta_correcao";
const REASON: &str = "Erro na emissão do CT-e";

/// The answers that the API's documentation prints.
fn cancelled() -> Act {
    answer(
        200,
        r#"{"status_sefaz": "135", "mensagem_sefaz": "Evento registrado e vinculado a CT-e", "status": "cancelado",
            "caminho_xml": "/arquivos/cancelamento.xml"}"#,
    )
}

fn letter() -> Act {
    answer(
        200,
        r#"{"status_sefaz": "135", "mensagem_sefaz": "Evento registrado e vinculado a CT-e", "status": "autorizado",
            "caminho_xml": "/arquivos/carta.xml", "numero_carta_correcao": 2}"#,
    )
}

fn registered() -> Act {
    answer(200, r#"{"status_sefaz": "135", "status": "autorizado", "caminho_xml": "/arquivos/evento.xml"}"#)
}

fn correction() -> CartaCorrecao {
    CartaCorrecao {
        campo_corrigido: Some("uf_inicio".into()),
        valor_corrigido: Some("PR".into()),
        ..CartaCorrecao::default()
    }
}

fn body(server: &Server, place: usize) -> Value {
    serde_json::from_str(&server.asked()[place].body).unwrap()
}

#[tokio::test]
async fn a_cancellation_sends_its_reason_and_returns_the_authoritys_answer() {
    let server = Server::following(vec![cancelled()]).await;
    let resposta = server.client().cancelar(&reference(), REASON).await.unwrap();
    assert_eq!((resposta.status.clone(), resposta.aceito()), (StatusEvento::Cancelado, true));
    assert_eq!(resposta.sefaz().as_deref(), Some("135 - Evento registrado e vinculado a CT-e"));
    assert_eq!(resposta.resposta().unwrap().status(), 200);
    assert_eq!(server.lines(), [CANCEL]);
    assert_eq!(body(&server, 0), json!({"justificativa": REASON}));
    assert_eq!(server.asked()[0].header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn a_cancellation_can_have_other_fields() {
    let server = Server::following(vec![cancelled()]).await;
    let mut pedido = Cancelamento::from(REASON);
    pedido.extra.insert("novo".into(), json!("x"));
    server.client().cancelar(&reference(), pedido).await.unwrap();
    assert_eq!(body(&server, 0), json!({"justificativa": REASON, "novo": "x"}));
}

#[tokio::test]
async fn a_refused_event_is_an_answer_and_not_an_error() {
    let refused =
        answer(200, r#"{"status": "erro_cancelamento", "status_sefaz": 220, "mensagem_sefaz": "Prazo", "novo": 1}"#);
    let server = Server::following(vec![refused]).await;
    let resposta = server.client().cancelar(&reference(), REASON).await.unwrap();
    assert_eq!((resposta.status.clone(), resposta.aceito()), (StatusEvento::ErroCancelamento, false));
    assert_eq!(resposta.outros["novo"], json!(1));
}

#[tokio::test]
async fn a_letter_of_correction_is_sent_and_its_number_comes_back() {
    let server = Server::following(vec![authorised(), letter()]).await;
    let resposta = server.client().carta_correcao(&reference(), &correction()).await.unwrap();
    assert_eq!(resposta.numero_carta_correcao, Some(2));
    assert_eq!(server.lines(), [COMPLETE, LETTER]);
    assert_eq!(body(&server, 1), json!({"campo_corrigido": "uf_inicio", "valor_corrigido": "PR"}));
}

#[tokio::test]
async fn every_other_event_goes_to_its_own_path() {
    let server = Server::following([authorised(), registered()].into_iter().cycle().take(6).collect()).await;
    let client = server.client();
    let registro =
        RegistroMultimodal { registro: Some("Transbordo em Santos".into()), ..RegistroMultimodal::default() };
    assert!(client.desacordo(&reference(), "Carga entregue com avaria").await.unwrap().aceito());
    assert!(client.registro_multimodal(&reference(), &registro).await.unwrap().aceito());
    assert!(client.dados_gtv(&reference(), json!({"gtvs": []})).await.unwrap().aceito());
    let posts: Vec<String> = server.lines().into_iter().filter(|line| line.starts_with("POST")).collect();
    assert_eq!(
        posts,
        [
            "POST /v2/cte/pedido-42/desacordo",
            "POST /v2/cte/pedido-42/registro_multimodal",
            "POST /v2/cte/pedido-42/dados_gtv"
        ]
    );
    assert_eq!(body(&server, 1), json!({"observacoes": "Carga entregue com avaria"}));
    assert_eq!(body(&server, 3), json!({"registro": "Transbordo em Santos"}));
}

#[tokio::test]
async fn an_event_of_an_unknown_document_sends_nothing() {
    let server = Server::following(vec![not_found()]).await;
    let error = server.client().carta_correcao(&reference(), &correction()).await.unwrap_err();
    assert_eq!((error.kind(), error.operacao()), (ErrorKind::NaoEncontrado, Some("carta_correcao")));
    assert_eq!(server.lines(), [COMPLETE]);
}

#[tokio::test]
async fn an_event_for_the_wrong_model_is_refused_with_its_code() {
    let refused = answer(400, r#"{"codigo": "nao_autorizado", "mensagem": "CT-e não autorizado"}"#);
    let server = Server::following(vec![authorised(), refused]).await;
    let error = server.client().dados_gtv(&reference(), "{}").await.unwrap_err();
    assert_eq!((error.kind(), error.codigo()), (ErrorKind::RequisicaoInvalida, Some("nao_autorizado")));
}

#[tokio::test]
async fn after_a_lost_cancellation_a_cancelled_document_is_success() {
    let query = answer(200, r#"{"status": "cancelado", "caminho_xml_cancelamento": "/arquivos/c.xml"}"#);
    for lost in [Act::Drop, answer(503, "{}"), Act::Truncate { status: 200, body: "{".into() }] {
        let server = Server::following(vec![lost, query.clone()]).await;
        let resposta = server.client().cancelar(&reference(), REASON).await.unwrap();
        assert_eq!((resposta.status.clone(), resposta.reconciliado()), (StatusEvento::Cancelado, true));
        assert_eq!(resposta.caminho_xml.as_deref(), Some("/arquivos/c.xml"));
        assert_eq!(server.lines(), [CANCEL, QUERY]);
    }
}

#[tokio::test]
async fn after_a_lost_cancellation_a_document_still_authorised_is_cancelled_again() {
    let server = Server::following(vec![Act::Drop, authorised(), cancelled()]).await;
    assert!(server.client().cancelar(&reference(), REASON).await.unwrap().aceito());
    assert_eq!(server.lines(), [CANCEL, QUERY, CANCEL]);
}

#[tokio::test]
async fn a_second_cancellation_refused_because_the_first_arrived_is_success() {
    let refused = answer(422, r#"{"codigo": "erro", "mensagem": "CT-e já cancelado"}"#);
    let query = answer(200, r#"{"status": "cancelado"}"#);
    let server = Server::following(vec![Act::Drop, authorised(), refused, query]).await;
    assert!(server.client().cancelar(&reference(), REASON).await.unwrap().aceito());
    assert_eq!(server.lines(), [CANCEL, QUERY, CANCEL, QUERY]);
}

#[tokio::test]
async fn a_lost_letter_that_shows_in_the_query_is_not_sent_again() {
    let before = answer(200, r#"{"status": "autorizado", "caminho_xml_carta_correcao": "/1.xml"}"#);
    let after = answer(
        200,
        r#"{"status": "autorizado", "caminho_xml_carta_correcao": "/2.xml",
            "protocolo_carta_correcao": {"status": "135", "motivo": "ok", "numero_sequencial_evento": "2"}}"#,
    );
    let server = Server::following(vec![before, Act::Drop, after]).await;
    let resposta = server.client().carta_correcao(&reference(), &correction()).await.unwrap();
    assert!(resposta.aceito() && resposta.reconciliado());
    assert_eq!((resposta.numero_carta_correcao, resposta.caminho_xml.as_deref()), (Some(2), Some("/2.xml")));
    assert_eq!(resposta.sefaz().as_deref(), Some("135 - ok"));
    assert_eq!(server.lines(), [COMPLETE, LETTER, COMPLETE]);
}

#[tokio::test]
async fn a_lost_letter_that_left_no_trace_is_sent_again() {
    let server = Server::following(vec![authorised(), Act::Drop, authorised(), letter()]).await;
    let resposta = server.client().carta_correcao(&reference(), &correction()).await.unwrap();
    assert!(!resposta.reconciliado());
    assert_eq!(server.lines(), [COMPLETE, LETTER, COMPLETE, LETTER]);
}

#[tokio::test]
async fn a_lost_event_that_no_query_shows_is_unknown_and_never_sent_twice() {
    let server = Server::following(vec![authorised(), Act::Drop, authorised()]).await;
    let error = server.client().desacordo(&reference(), "Carga entregue com avaria").await.unwrap_err();
    assert_eq!((error.kind(), error.referencia()), (ErrorKind::ResultadoDesconhecido, Some(&reference())));
    assert!(error.to_string().starts_with("Não se sabe se o pedido foi executado"), "{error}");
    assert!(error.proximo_passo().contains("antes de enviar outra vez"), "{error}");
    assert_eq!(server.lines(), [COMPLETE, "POST /v2/cte/pedido-42/desacordo", COMPLETE]);
}

#[tokio::test]
async fn a_lost_event_that_the_query_shows_is_settled() {
    let after = answer(200, r#"{"status": "autorizado", "caminho_xml_registro_multimodal": "/m.xml"}"#);
    let server = Server::following(vec![authorised(), Act::Drop, after]).await;
    let resposta = server.client().registro_multimodal(&reference(), json!({"registro": "x"})).await.unwrap();
    assert_eq!((resposta.aceito(), resposta.caminho_xml.as_deref()), (true, Some("/m.xml")));
}

#[tokio::test]
async fn without_retries_an_event_asks_nothing_before_or_after() {
    let server = Server::following(vec![Act::Drop]).await;
    let client = server.builder().retry(RetryPolicy::never()).build().unwrap();
    let error = client.carta_correcao(&reference(), &correction()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ResultadoDesconhecido);
    assert_eq!(server.lines(), [LETTER]);
}
