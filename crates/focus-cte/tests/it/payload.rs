//! Reading JSON: what is taken, and what is told of what cannot be.

use focus_cte::{Contexto, ErroJson, Modelo, Payload, validar_com};

fn error(json: &[u8]) -> ErroJson {
    Payload::from_slice(Modelo::Cte, json).expect_err("unreadable")
}

#[test]
fn numbers_keep_their_text() {
    let json = br#"{"valor_total": 1500.10, "valor_receber": 12345678901.10, "codigo_municipio_envio": 2927408}"#;
    let payload = Payload::from_slice(Modelo::Cte, json).unwrap();
    assert_eq!(payload.texto("valor_total"), Some("1500.10"));
    assert_eq!(payload.texto("valor_receber"), Some("12345678901.10"));
    assert_eq!(payload.texto("codigo_municipio_envio"), Some("2927408"));
}

#[test]
fn exponents_are_expanded_without_a_float() {
    let payload = Payload::from_slice(Modelo::Cte, br#"{"valor_total": 1.5e3, "valor_receber": 25E-2}"#).unwrap();
    assert_eq!(payload.texto("valor_total"), Some("1500"));
    assert_eq!(payload.texto("valor_receber"), Some("0.25"));
}

#[test]
fn null_and_blank_are_absent() {
    let payload =
        Payload::from_slice(Modelo::Cte, br#"{"cfop": null, "natureza_operacao": "  ", "nfes": []}"#).unwrap();
    assert!(!payload.tem("cfop") && !payload.tem("natureza_operacao") && !payload.tem("nfes"));
}

#[test]
fn escapes_are_decoded_in_values_and_names() {
    let payload = Payload::from_slice(Modelo::Cte, br#"{"munic\u0069pio_envio": "S\u00e3o \"Jo\u00e3o\""}"#).unwrap();
    assert_eq!(payload.texto("municipio_envio"), Some("São \"João\""));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let payload = Payload::from_slice(Modelo::Cte, b"\xEF\xBB\xBF{\"cfop\": \"5353\"}").unwrap();
    assert_eq!(payload.texto("cfop"), Some("5353"));
}

#[test]
fn documented_misspellings_fill_the_right_field() {
    let payload = Payload::from_slice(Modelo::Cte, br#"{"caracterisca_adicional_servico": "expresso"}"#).unwrap();
    assert_eq!(payload.texto("caracteristica_adicional_servico"), Some("expresso"));
    assert!(payload.unknown().is_empty());
}

#[test]
fn the_modal_follows_from_the_one_modal_object() {
    let payload = Payload::from_slice(Modelo::Cte, br#"{"modal_aereo": {"classe_tarifa": "G"}}"#).unwrap();
    assert_eq!(payload.texto("modal"), Some("02"));
    let two = br#"{"modal_aereo": {"classe_tarifa": "G"}, "modal_rodoviario": {"rntrc": "12345678"}}"#;
    assert_eq!(Payload::from_slice(Modelo::Cte, two).unwrap().texto("modal"), None);
}

#[test]
fn broken_json_is_told_with_line_and_column() {
    let e = error(b"{\n  \"cfop\": \"5353\"\n  \"serie\": 1\n}");
    assert_eq!((e.codigo, e.linha), ("json_invalido", 3));
    assert!(e.to_string().starts_with("linha 3, coluna "), "{e}");
}

#[test]
fn each_kind_of_unreadable_text_has_its_code() {
    let deep = format!("{{\"x\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let cases: [(&[u8], &str); 10] = [
        (b"", "json_vazio"),
        (b" \n ", "json_vazio"),
        (b"[1]", "nao_e_objeto"),
        (b"\"texto\"", "nao_e_objeto"),
        (b"{\"cfop\": NaN}", "json_invalido"),
        (b"{\"cfop\": 1} x", "json_invalido"),
        (b"{\"cfop\": \"\xff\"}", "utf8_invalido"),
        (b"{\"valor_total\": 1e400}", "numero_fora_do_limite"),
        (b"{\"cfop\": 1, \"cfop\": 2}", "campo_repetido"),
        (deep.as_bytes(), "aninhamento_excessivo"),
    ];
    for (json, codigo) in cases {
        assert_eq!(error(json).codigo, codigo, "{}", String::from_utf8_lossy(&json[..json.len().min(40)]));
    }
}

#[test]
fn a_repeated_unknown_or_null_field_is_refused_too() {
    assert_eq!(error(br#"{"novo": 1, "novo": 2}"#).codigo, "campo_repetido");
    assert_eq!(error(br#"{"cfop": null, "cfop": "5353"}"#).codigo, "campo_repetido");
    assert_eq!(error(br#"{"nfes": [{"chave_nfe": "1", "chave_nfe": "2"}]}"#).codigo, "campo_repetido");
}

#[test]
fn from_value_reads_as_from_slice_does() {
    let value = serde_json::json!({"cfop": "5353", "nfes": [{"chave_nfe": "x"}]});
    let report = validar_com(value.to_string().as_bytes(), Modelo::Cte, &Contexto::leiaute()).unwrap();
    let payload = Payload::from_value(Modelo::Cte, &value).unwrap();
    assert_eq!(focus_cte::validar_payload(&payload, &Contexto::leiaute()), report);
}
