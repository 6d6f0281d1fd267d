//! A correct document has no finding: every example, in both environments, this year and the next.

use focus_cte::model::DataHora;
use focus_cte::{Chave, Contexto, Modelo, TipoAmbiente, validar_com};
use focus_cte_testkit::exemplos;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::aritmetica::{em_centavos, recalcular};

#[test]
fn no_example_has_a_finding_in_any_environment() {
    for (nome, modelo, json) in documentos() {
        assert_no_finding(&nome, modelo, &json);
    }
}

#[test]
fn no_example_has_a_finding_when_it_is_of_2027() {
    let mut sem_ajuste = 0;
    for (nome, modelo, mut json) in documentos() {
        um_ano_depois(&mut json);
        sem_ajuste += usize::from(!aliquotas_de_2027(&mut json));
        assert!(json["data_emissao"].as_str().expect("a date").starts_with("2027-"), "{nome}");
        assert_no_finding(&nome, modelo, &json);
    }
    assert!(sem_ajuste < documentos().count() / 2, "most examples have IBS and CBS");
}

#[test]
fn the_rates_of_2026_are_found_in_2027() {
    let (_, modelo, mut json) = documentos().find(|(nome, ..)| nome == "cte_rodoviario.json").expect("it is there");
    um_ano_depois(&mut json);
    let relatorio = validar_com(json.to_string().as_bytes(), modelo, &Contexto::novo()).expect("JSON");
    let campos: Vec<&str> = relatorio.problemas.iter().map(|p| p.campo.as_str()).collect();
    assert!(campos.contains(&"ibs_uf_aliquota") && campos.contains(&"ibs_mun_aliquota"), "{campos:?}");
}

fn documentos() -> impl Iterator<Item = (String, Modelo, Value)> {
    exemplos("cte_").into_iter().map(|(nome, texto)| {
        let modelo = if nome.starts_with("cte_os_") { Modelo::CteOs } else { Modelo::Cte };
        (nome, modelo, serde_json::from_str(&texto).expect("JSON"))
    })
}

fn assert_no_finding(nome: &str, modelo: Modelo, json: &Value) {
    let texto = json.to_string();
    let emissao: DataHora = json["data_emissao"].as_str().expect("every example has it").parse().expect("a date");
    let quando = emissao.instante().expect("with offset");
    for ambiente in [None, Some(TipoAmbiente::Homologacao), Some(TipoAmbiente::Producao)] {
        let contexto = ambiente.into_iter().fold(Contexto::novo().quando(quando), Contexto::ambiente);
        assert_eq!(
            validar_com(texto.as_bytes(), modelo, &contexto).expect("JSON").problemas,
            [],
            "{nome} {ambiente:?}"
        );
    }
}

/// Moves every date, and the month of every key, a year on.
fn um_ano_depois(json: &mut Value) {
    match json {
        Value::Object(membros) => membros.iter_mut().for_each(|(_, valor)| um_ano_depois(valor)),
        Value::Array(itens) => itens.iter_mut().for_each(um_ano_depois),
        Value::String(texto) if texto.starts_with("2026-") => texto.replace_range(..4, "2027"),
        Value::String(texto) if texto.parse::<Chave>().is_ok() => {
            let ano: u8 = texto[2..4].parse().expect("digits");
            texto.replace_range(2..4, &format!("{:02}", ano + 1));
            let digito = (0..10).find(|d| format!("{}{d}", &texto[..43]).parse::<Chave>().is_ok()).expect("a digit");
            texto.replace_range(43.., &digito.to_string());
        }
        _ => {}
    }
}

/// Sets the rates of IBS of 2027 and what follows from them; whether there are any.
fn aliquotas_de_2027(json: &mut Value) -> bool {
    let aliquota: Decimal = "0.05".parse().expect("a rate");
    let mut ha = false;
    for tributo in ["ibs_uf", "ibs_mun"] {
        let campo = format!("{tributo}_aliquota");
        if json.get(&campo).is_none() {
            continue;
        }
        ha = true;
        json[campo] = aliquota.to_string().into();
        let reducao = json.get(format!("{tributo}_percentual_reducao_aliquota")).and_then(Value::as_str);
        if let Some(reducao) = reducao.map(|r| r.parse::<Decimal>().expect("a percentage")) {
            let efetiva = aliquota * (Decimal::ONE - reducao / Decimal::ONE_HUNDRED);
            json[format!("{tributo}_aliquota_efetiva")] = em_centavos(efetiva).to_string().into();
        }
    }
    if ha {
        recalcular(json);
    }
    ha
}
