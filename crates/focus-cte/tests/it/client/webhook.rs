//! Receiving deliveries.

use focus_cte::webhook::{self, Segredo};
use focus_cte::{Documento, ErrorKind};

const BODY: &[u8] =
    br#"{"ref": "pedido-42", "status": "autorizado", "chave_cte": "CTe35260712345678000195570010000000421876543218"}"#;

fn secret() -> Segredo {
    Segredo::authorization("Bearer s3gr3d0").unwrap()
}

#[test]
fn a_delivery_with_the_secret_is_a_document() {
    let documento = webhook::receber([("authorization", "Bearer s3gr3d0")], BODY, &secret()).unwrap();
    assert_eq!(documento.chave.unwrap().partes().numero, 42);
}

#[test]
fn the_secret_can_come_in_a_header_of_its_own() {
    let secret = Segredo::cabecalho("X-Segredo", "s3gr3d0").unwrap();
    let headers = [("Authorization", b"outro".as_slice()), ("x-segredo", b"s3gr3d0")];
    assert!(webhook::receber(headers, BODY, &secret).is_ok());
    assert!(webhook::receber([("Authorization", "s3gr3d0")], BODY, &secret).is_err());
}

#[test]
fn a_header_map_is_accepted_as_it_is() {
    let mut headers = axum::http::HeaderMap::new();
    headers.insert("Authorization", "Bearer s3gr3d0".parse().unwrap());
    assert!(webhook::receber(&headers, BODY, &secret()).is_ok());
}

#[test]
fn a_delivery_without_the_secret_is_to_be_answered_401() {
    for wrong in ["", "Bearer", "Bearer s3gr3d", "Bearer s3gr3d00", "bearer s3gr3d0"] {
        let error = webhook::receber([("Authorization", wrong)], BODY, &secret()).unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::WebhookInvalido, Some(401)));
        assert_eq!(error.codigo(), Some("segredo_invalido"));
    }
    let none: [(&str, &str); 0] = [];
    let error = webhook::receber(none, BODY, &secret()).unwrap_err();
    assert_eq!((error.codigo(), error.status()), (Some("segredo_ausente"), Some(401)));
    assert!(error.to_string().contains("não traz o cabeçalho Authorization"), "{error}");
}

#[test]
fn a_body_that_is_no_document_is_to_be_answered_400_and_kept() {
    for body in [b"".as_slice(), b"[]", b"{}", b"ref=pedido-42"] {
        let error = webhook::receber([("Authorization", "Bearer s3gr3d0")], body, &secret()).unwrap_err();
        assert_eq!((error.codigo(), error.status()), (Some("corpo_invalido"), Some(400)));
        assert_eq!(error.corpo().unwrap().as_bytes(), body);
    }
}

#[test]
fn the_secret_is_checked_before_the_body_is_read() {
    let error = webhook::receber([("Authorization", "outro")], b"?", &secret()).unwrap_err();
    assert_eq!(error.codigo(), Some("segredo_invalido"));
}

#[test]
fn a_delivery_of_a_received_cte_is_a_summary() {
    let body = br#"{"chave": "35260712345678000195570010000000421876543218", "versao": 7, "situacao": "autorizada"}"#;
    let summary = webhook::receber_recebida([("Authorization", "Bearer s3gr3d0")], body, &secret()).unwrap();
    assert_eq!(summary.versao, 7);
}

#[test]
fn an_empty_secret_is_refused_and_none_is_printed() {
    assert_eq!(Segredo::authorization(" ").unwrap_err().kind(), ErrorKind::Configuracao);
    assert_eq!(Segredo::cabecalho("X:Y", "a").unwrap_err().kind(), ErrorKind::Configuracao);
    let entrega = webhook::entrega_de_teste(&Documento::from_slice(BODY).unwrap(), &secret());
    assert!(!format!("{:?} {entrega:?}", secret()).contains("s3gr3d0"));
}

#[test]
fn a_test_delivery_is_received_as_the_document_that_it_was_made_of() {
    let documento = Documento::from_slice(BODY).unwrap();
    let entrega = webhook::entrega_de_teste(&documento, &secret());
    let headers = entrega.headers.iter().map(|(name, value)| (name, value));
    assert_eq!(webhook::receber(headers, &entrega.body, &secret()).unwrap(), documento);
}
