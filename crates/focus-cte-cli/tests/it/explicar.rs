//! `focus-cte explicar`.

use crate::apoio::{Lugar, exemplo, invalido, rodoviario};

#[test]
fn a_code_is_explained_with_the_next_step() {
    let fim = Lugar::new().rodar(&["explicar", "539"]).com_codigo(0);
    let fim = fim.diz("539: Rejeição: Duplicidade de CTe, com diferença na Chave de Acesso");
    let fim = fim.diz("consultar (consulte antes de qualquer novo envio)");
    fim.diz("mesma ref  sim").diz("mesmo nº   não").diz("esperar    não resolve").diz("CT-e G157");
}

#[test]
fn machines_get_every_field() {
    let fim = Lugar::new().rodar(&["explicar", "207", "--json"]).com_codigo(0);
    let json = fim.json();
    assert_eq!(json["cstat"], 207);
    assert_eq!(json["mensagem"], "Rejeição: CNPJ do emitente inválido");
    assert_eq!((&json["proximo_passo"], &json["especie"]), (&"corrigir".into(), &"rejeicao".into()));
    assert_eq!((&json["reutiliza_referencia"], &json["aguardar_ajuda"]), (&true.into(), &false.into()));
    assert!(json["o_que_fazer"].as_str().unwrap().contains("`cnpj_emitente`"), "{json}");
    assert!(json.get("arquivo").is_none(), "{json}");
}

#[test]
fn a_code_that_no_rule_has_is_not_found() {
    Lugar::new().rodar(&["explicar", "2222"]).com_codigo(6).avisa("o código 2222 não é de nenhuma regra");
    Lugar::new().rodar(&["explicar", "abc"]).com_codigo(2).avisa("status_sefaz");
    let json = &Lugar::new().rodar(&["explicar", "2222", "--json"]).com_codigo(6).json()["erro"];
    assert_eq!(json["codigo"], "codigo_desconhecido");
}

#[test]
fn the_fields_of_a_document_that_cause_the_code_are_named() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", invalido().to_string());
    let fim = lugar.rodar(&["explicar", "215", "a.json"]).com_codigo(1);
    fim.diz("a.json: 1 campo provoca este código (CT-e)").diz("erro  cfop [");
    let json = lugar.rodar(&["explicar", "215", "a.json", "--json"]).com_codigo(1).json();
    assert_eq!((&json["arquivo"], &json["problemas"][0]["campo"]), (&"a.json".into(), &"cfop".into()));
}

#[test]
fn a_fault_of_the_modal_has_the_modals_code() {
    let lugar = Lugar::new();
    let mut documento = rodoviario();
    documento["modal_rodoviario"]["rntrc"] = "12".into();
    lugar.escrever("a.json", documento.to_string());
    lugar.rodar(&["explicar", "580", "a.json"]).com_codigo(1).diz("modal_rodoviario.rntrc");
    lugar.rodar(&["explicar", "215", "a.json"]).com_codigo(0).diz("nenhum campo provoca este código");
}

#[test]
fn a_rule_names_its_fields_and_the_change() {
    let lugar = Lugar::new();
    let mut documento = rodoviario();
    documento["valor_total"] = "100.00".into();
    documento["valor_receber"] = "120.00".into();
    lugar.escrever("a.json", documento.to_string());
    lugar.rodar(&["explicar", "531", "a.json"]).com_codigo(1).diz("erro  valor_receber [");
    let json = lugar.rodar(&["explicar", "531", "a.json", "--json"]).com_codigo(1).json();
    assert_eq!((&json["cstat"], &json["problemas"][0]["regra"]), (&531.into(), &"G048".into()));
    assert_eq!(json["problemas"].as_array().unwrap().len(), 1, "{json}");
}

#[test]
fn what_only_the_authority_knows_is_said_to_be_so() {
    let fim = Lugar::new().rodar(&["explicar", "230", &exemplo("cte_rodoviario.json")]).com_codigo(0);
    fim.diz("depende de dados que só a SEFAZ tem");
}

#[test]
fn a_correct_document_causes_nothing() {
    let fim = Lugar::new().rodar(&["explicar", "215", &exemplo("cte_rodoviario.json")]).com_codigo(0);
    fim.diz("cte_rodoviario.json: nenhum campo provoca este código");
}
