//! The typed models read what the API accepts and write what it takes.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use std::path::{Path, PathBuf};

use focus_cte::model::{
    Cancelamento, CartaCorrecao, Cte, CteOs, DadosGtv, Desacordo, InstrucaoManuseio, Modal, Nfe, RegistroMultimodal,
    SituacaoTributariaIcms, TipoServico, TipoServicoOs,
};
use focus_cte::{Contexto, Modelo, Payload, validar_payload};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn exemplos(prefixo: &str) -> Vec<PathBuf> {
    let pasta = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut todos: Vec<PathBuf> = std::fs::read_dir(pasta)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.file_stem().unwrap().to_string_lossy().starts_with(prefixo) && p.extension().unwrap() == "json")
        .collect();
    todos.sort();
    assert!(!todos.is_empty(), "no example starts with {prefixo}");
    todos
}

/// Numbers become their text, the one liberty of a round trip.
fn em_texto(valor: Value) -> Value {
    match valor {
        Value::Number(n) => Value::String(n.to_string()),
        Value::Array(itens) => itens.into_iter().map(em_texto).collect(),
        Value::Object(campos) => campos.into_iter().map(|(nome, valor)| (nome, em_texto(valor))).collect(),
        outro => outro,
    }
}

fn ida_e_volta<T: DeserializeOwned + Serialize>(arquivo: &Path) {
    let texto = std::fs::read_to_string(arquivo).unwrap();
    let original: Value = serde_json::from_str(&texto).unwrap();
    let lido: T = serde_json::from_str(&texto).unwrap_or_else(|e| panic!("{}: {e}", arquivo.display()));
    assert_eq!(serde_json::to_value(&lido).unwrap(), em_texto(original), "{}", arquivo.display());
}

fn todos_ida_e_volta<T: DeserializeOwned + Serialize>(prefixo: &str) {
    for arquivo in exemplos(prefixo) {
        ida_e_volta::<T>(&arquivo);
    }
}

#[test]
fn every_example_survives_a_round_trip() {
    for arquivo in exemplos("cte_") {
        if arquivo.file_name().unwrap().to_string_lossy().starts_with("cte_os_") {
            ida_e_volta::<CteOs>(&arquivo);
        } else {
            ida_e_volta::<Cte>(&arquivo);
        }
    }
    todos_ida_e_volta::<Cancelamento>("evento_cancelamento");
    todos_ida_e_volta::<CartaCorrecao>("evento_carta_correcao");
    todos_ida_e_volta::<Desacordo>("evento_desacordo");
    todos_ida_e_volta::<RegistroMultimodal>("evento_registro_multimodal");
    todos_ida_e_volta::<DadosGtv>("evento_dados_gtv");
}

#[test]
fn no_field_of_the_examples_is_unknown() {
    for arquivo in exemplos("cte_rodoviario") {
        let cte: Cte = serde_json::from_str(&std::fs::read_to_string(&arquivo).unwrap()).unwrap();
        assert!(cte.extra.is_empty(), "{}: {:?}", arquivo.display(), cte.extra);
    }
}

#[test]
fn a_typed_document_is_as_valid_as_its_json() {
    for arquivo in exemplos("cte_rodoviario") {
        let cte: Cte = serde_json::from_str(&std::fs::read_to_string(&arquivo).unwrap()).unwrap();
        let payload = Payload::from_value(Modelo::Cte, &serde_json::to_value(&cte).unwrap()).unwrap();
        let relatorio = validar_payload(&payload, &Contexto::leiaute());
        assert!(relatorio.is_valido(), "{}: {:?}", arquivo.display(), relatorio.problemas);
    }
}

#[test]
fn codes_come_as_strings_or_as_the_numbers_that_spell_them() {
    let cte: Cte = serde_json::from_value(json!({"tipo_servico": 4, "modal": "02"})).unwrap();
    assert_eq!((cte.tipo_servico, cte.modal), (Some(TipoServico::VinculadoMultimodal), Some(Modal::Aereo)));
    assert_eq!(serde_json::to_value(&cte).unwrap(), json!({"modal": "02", "tipo_servico": "4"}));
    let erro = serde_json::from_value::<Cte>(json!({"modal": 2})).unwrap_err().to_string();
    assert!(erro.contains("modal") && erro.contains("01 (Rodoviário)") && erro.contains("«2»"), "{erro}");
}

#[test]
fn the_tax_situations_of_the_api_are_codes() {
    let cte: Cte = serde_json::from_value(json!({"icms_situacao_tributaria": "90_outra_uf"})).unwrap();
    assert_eq!(cte.icms_situacao_tributaria, Some(SituacaoTributariaIcms::OutraUf));
    assert_eq!("90_simples_nacional".parse(), Ok(SituacaoTributariaIcms::SimplesNacional));
}

#[test]
fn each_model_has_its_own_services() {
    assert!(serde_json::from_value::<CteOs>(json!({"tipo_servico": "6"})).is_ok());
    assert!(serde_json::from_value::<Cte>(json!({"tipo_servico": "6"})).is_err());
    assert_eq!(TipoServicoOs::TODOS.len(), 3);
    assert_eq!(TipoServicoOs::Pessoas.significado(), "Transporte de pessoas");
}

#[test]
fn decimals_keep_their_scale_and_text_fields_take_numbers() {
    let cte: Cte =
        serde_json::from_value(json!({"valor_total": "1500.00", "codigo_municipio_inicio": 2_927_408})).unwrap();
    let escrito = json!({"valor_total": "1500.00", "codigo_municipio_inicio": "2927408"});
    assert_eq!(serde_json::to_value(&cte).unwrap(), escrito);
}

#[test]
fn null_and_blank_are_absent() {
    let cte: Cte =
        serde_json::from_value(json!({"cfop": null, "valor_total": "", "nfes": null, "modal": " "})).unwrap();
    assert_eq!(cte, Cte::default());
}

#[test]
fn scalars_stand_for_lists_where_the_api_documents_them() {
    let cte: Cte = serde_json::from_value(json!({
        "codigo_interno_passagem": "SBGR",
        "chave_cte_complementado": "35260712345678000195570010000000421876543218",
        "modal_aereo": {"informacoes_manuseio": "03"},
    }))
    .unwrap();
    assert_eq!(cte.passagens[0].codigo_interno.as_deref(), Some("SBGR"));
    assert_eq!(cte.chave_cte_complementado.len(), 1);
    let aereo = cte.modal_aereo.unwrap();
    assert_eq!(aereo.informacoes_manuseio[0].codigo, Some(InstrucaoManuseio::SomenteCargueira));
    assert!(serde_json::from_value::<Cte>(json!({"nfes": "3526"})).is_err());
}

#[test]
fn a_list_of_one_scalar_is_written_bare_and_a_longer_one_as_a_list() {
    let chave = "35260712345678000195570010000000421876543218";
    for valor in [json!(chave), json!([chave, chave])] {
        let cte: Cte = serde_json::from_value(json!({"chave_cte_complementado": valor})).unwrap();
        assert_eq!(serde_json::to_value(&cte).unwrap()["chave_cte_complementado"], valor);
    }
}

#[test]
fn documented_misspellings_are_known_and_written_right() {
    let cte: Cte = serde_json::from_value(json!({"caracterisca_adicional_transporte": "REENTREGA"})).unwrap();
    assert_eq!(serde_json::to_value(&cte).unwrap(), json!({"caracteristica_adicional_transporte": "REENTREGA"}));
}

#[test]
fn unknown_fields_survive_at_every_level() {
    let documento =
        json!({"campo_novo": {"a": [1, 2.5]}, "nfes": [{"outro_novo": true}], "modal_aereo": {"mais_um": null}});
    let cte: Cte = serde_json::from_value(documento.clone()).unwrap();
    assert_eq!(cte.extra["campo_novo"], json!({"a": [1, 2.5]}));
    assert_eq!(serde_json::to_value(&cte).unwrap(), documento);
}

#[test]
fn an_error_says_which_field_of_which_item() {
    let nfes = json!([{}, {}, {"chave_nfe": "35260712345678000195570010000000421876543219"}]);
    let erro = serde_json::from_value::<Cte>(json!({"nfes": nfes})).unwrap_err().to_string();
    assert!(erro.starts_with("nfes[2].chave_nfe: "), "{erro}");
    let erro = serde_json::from_str::<Cte>("{\n  \"valor_total\": \"abc\"\n}").unwrap_err();
    assert!(erro.to_string().starts_with("valor_total: "), "{erro}");
    assert!(erro.line() > 1, "{erro}");
}

#[test]
fn a_repeated_field_is_an_error() {
    assert!(serde_json::from_str::<Cte>(r#"{"cfop": "5353", "cfop": "6353"}"#).is_err());
    assert!(serde_json::from_value::<Cte>(json!({"passagens": ["A"], "codigo_interno_passagem": "B"})).is_err());
}

#[test]
fn zeros_stand_for_a_company_abroad() {
    let cte: Cte = serde_json::from_value(json!({"cnpj_remetente": "00000000000000", "uf_remetente": "EX"})).unwrap();
    assert_eq!(serde_json::to_value(&cte).unwrap(), json!({"cnpj_remetente": "00000000000000", "uf_remetente": "EX"}));
    assert!(serde_json::from_value::<Cte>(json!({"cnpj_emitente": "00000000000000"})).is_err());
}

#[test]
fn a_value_written_in_code_reads_back_the_same() {
    let cte = Cte {
        modal: Some(Modal::Rodoviario),
        data_emissao: Some("2026-11-22T10:00:00-03:00".parse().unwrap()),
        cnpj_remetente: Some("11222333000181".parse().unwrap()),
        nfes: vec![Nfe { data_prevista: Some(jiff::civil::date(2026, 11, 25)), ..Nfe::default() }],
        ..Cte::default()
    };
    let texto = serde_json::to_string(&cte).unwrap();
    assert!(texto.contains(r#""data_emissao":"2026-11-22T10:00:00-03:00""#), "{texto}");
    assert_eq!(serde_json::from_str::<Cte>(&texto).unwrap(), cte);
}
