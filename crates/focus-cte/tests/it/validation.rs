//! What validation says of documents that are wrong in one known way.

use focus_cte::{Contexto, Modelo, Problema, Severidade, validar_com};
use serde_json::{Value, json};

const CTE: &str = include_str!("../../../../examples/cte_rodoviario.json");
const CTE_OS: &str = include_str!("../../../../examples/cte_os_pessoas.json");

/// Problems of an example after a change.
fn after(modelo: Modelo, change: impl FnOnce(&mut Value)) -> Vec<Problema> {
    let source = if modelo == Modelo::Cte { CTE } else { CTE_OS };
    let mut value: Value = serde_json::from_str(source).expect("JSON");
    change(&mut value);
    validar_com(value.to_string().as_bytes(), modelo, &Contexto::leiaute()).expect("JSON").problemas
}

fn cte(change: impl FnOnce(&mut Value)) -> Vec<Problema> {
    after(Modelo::Cte, change)
}

#[track_caller]
fn assert_only(problems: &[Problema], campo: &str, codigo: &str) {
    let found: Vec<_> = problems.iter().map(|p| (p.campo.as_str(), p.codigo)).collect();
    assert_eq!(found, [(campo, codigo)], "{problems:#?}");
}

fn remove(value: &mut Value, field: &str) {
    value.as_object_mut().expect("an object").remove(field).expect(field);
}

#[test]
fn an_example_has_no_problem() {
    assert_eq!(cte(|_| {}), []);
    assert_eq!(after(Modelo::CteOs, |_| {}), []);
}

#[test]
fn a_missing_field_is_named_with_its_place() {
    let problems = cte(|v| remove(v, "natureza_operacao"));
    assert_only(&problems, "natureza_operacao", "campo_obrigatorio");
    assert_eq!(problems[0].caminho, "infCte/ide/natOp");
}

#[test]
fn a_list_item_is_named_by_its_index() {
    let problems = cte(|v| v["nfes"][1]["chave_nfe"] = json!("123"));
    assert_only(&problems, "nfes[1].chave_nfe", "chave_invalida");
    assert_eq!(problems[0].caminho, "infCte/infCTeNorm/infDoc/infNFe[2]/chave");
    assert_eq!(problems[0].valor.as_deref(), Some("123"));
}

#[test]
fn the_company_s_registration_and_numbering_may_be_absent() {
    let problems = cte(|v| {
        let kept = |name: &String| !name.ends_with("_emitente") || name == "cnpj_emitente";
        let fields = v.as_object_mut().unwrap();
        fields.retain(|name, _| kept(name) && name != "serie" && name != "numero");
    });
    assert_eq!(problems, []);
}

#[test]
fn an_unknown_tax_situation_is_told_with_the_known_ones() {
    let problems = cte(|v| v["icms_situacao_tributaria"] = json!("70"));
    assert_only(&problems, "icms_situacao_tributaria", "valor_invalido");
    assert!(problems[0].mensagem.contains("90_outra_uf"), "{}", problems[0].mensagem);
}

#[test]
fn fields_of_a_group_that_the_document_lacks_are_warnings() {
    let problems = cte(|v| v["nome_tomador"] = json!("Fulano"));
    assert_only(&problems, "nome_tomador", "campo_sem_efeito");
    assert_eq!(problems[0].severidade, Severidade::Aviso);
}

#[test]
fn an_unknown_field_is_a_warning_with_the_nearest_name() {
    let problems = cte(|v| v["nfes"][0]["chave_nef"] = json!("1"));
    assert_only(&problems, "nfes[0].chave_nef", "campo_desconhecido");
    assert!(problems[0].mensagem.contains("«chave_nfe»"), "{}", problems[0].mensagem);
}

#[test]
fn too_many_decimals_are_an_error_and_missing_ones_are_not() {
    assert_eq!(cte(|v| v["valor_total"] = json!("1500.5")), []);
    assert_only(&cte(|v| v["valor_total"] = json!("1500.555")), "valor_total", "casas_decimais");
}

#[test]
fn values_of_the_wrong_json_type_say_what_was_due() {
    assert_only(&cte(|v| v["cfop"] = json!(["5353"])), "cfop", "tipo_invalido");
    assert_only(&cte(|v| v["cfop"] = json!(true)), "cfop", "tipo_invalido");
    assert_only(&cte(|v| v["nfes"] = json!("texto")), "nfes", "tipo_invalido");
    assert_only(&cte(|v| v["nfes"][0] = json!("texto")), "nfes[0]", "tipo_invalido");
    assert_only(&cte(|v| v["modal_rodoviario"] = json!("texto")), "modal_rodoviario", "tipo_invalido");
}

#[test]
fn a_character_outside_latin_1_is_pointed_at() {
    let problems = cte(|v| v["observacao"] = json!("entrega – portaria"));
    assert_only(&problems, "observacao", "caractere_invalido");
    assert!(problems[0].mensagem.contains("U+2013"), "{}", problems[0].mensagem);
}

#[test]
fn all_problems_come_at_once() {
    let problems = validar_com(b"{}", Modelo::Cte, &Contexto::leiaute()).unwrap().problemas;
    assert!(problems.len() > 20, "{}", problems.len());
    assert!(problems.iter().all(|p| p.severidade == Severidade::Erro));
}
