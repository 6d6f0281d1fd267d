//! Documents whose every text is as long as the layout allows, and worse.

use focus_cte::Modelo;
use focus_cte::layout::{self, Check, Kind, Node};
use focus_cte_dacte::{Opcoes, gerar};
use focus_cte_xml::TipoAmbiente;
use serde_json::Value;

use crate::comum::{autorizado, exemplo, exemplos, modelo};
use crate::disposicao::conferir;
use crate::ferramentas::{existe, sem_espacos, texto};

/// A text of `n` characters, of words as wide as names are.
fn longo(n: usize, semente: &str) -> String {
    let base = format!("{} WAGNER COMÉRCIO ÇÃO ", semente.to_uppercase().replace('_', "")).repeat(n / 12 + 1);
    let mut texto: String = base.chars().take(n).collect();
    if texto.ends_with(' ') {
        texto.pop();
        texto.push('X');
    }
    texto
}

/// Makes every free text of the document that the layout knows as long as it may be.
fn encher(valor: &mut Value, tamanhos: &dyn Fn(&str) -> Option<u32>) {
    match valor {
        Value::Object(campos) => {
            for (campo, valor) in campos {
                if let (Value::String(texto), Some(tamanho)) = (&mut *valor, tamanhos(campo)) {
                    *texto = longo(tamanho as usize, campo);
                } else {
                    encher(valor, tamanhos);
                }
            }
        }
        Value::Array(itens) => itens.iter_mut().for_each(|item| encher(item, tamanhos)),
        _ => {}
    }
}

/// The greatest length of the texts of a field, by its name.
fn tamanho(no: &Node, campos: &[layout::Field], nome: &str) -> Option<u32> {
    let deste = match (no.kind, no.ty.check) {
        (Kind::Leaf | Kind::Attribute, Check::Text(_, maximo)) if no.slot != layout::NO_SLOT => {
            campos.get(usize::from(no.slot)).filter(|campo| campo.name == nome).map(|_| maximo)
        }
        _ => None,
    };
    let campos = no.scope.map_or(campos, |escopo| escopo.fields);
    deste.or_else(|| no.nodes.iter().find_map(|filho| tamanho(filho, campos, nome)))
}

#[test]
fn texts_of_the_greatest_length_neither_collide_nor_leave_their_sheet() {
    if !existe("pdftotext") {
        return;
    }
    for (nome, json) in exemplos() {
        let modelo = modelo(&nome);
        let documento = layout::document(modelo);
        let mut valor: Value = serde_json::from_str(&json).unwrap();
        encher(&mut valor, &|campo| tamanho(&documento.root, documento.scope.fields, campo));
        let json = valor.to_string();
        let (payload, autorizacao) = autorizado(modelo, &json, TipoAmbiente::Producao);
        let pdf = gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf;
        conferir(&pdf, &nome);
        let texto = sem_espacos(&texto(&pdf));
        for campo in
            ["natureza_operacao", "nome_tomador", "logradouro_remetente", "bairro_destinatario", "produto_predominante"]
        {
            if let Some(valor) = valor[campo].as_str() {
                assert!(texto.contains(&sem_espacos(valor)), "{nome}: {campo}");
            }
        }
    }
}

#[test]
fn texts_that_are_too_long_for_the_layout_are_printed_all_the_same() {
    if !existe("pdftotext") {
        return;
    }
    let mut valor: Value = serde_json::from_str(&exemplo("cte_rodoviario")).unwrap();
    let natureza = longo(700, "natureza");
    let globalizado = longo(1500, "globalizado");
    valor["natureza_operacao"] = natureza.clone().into();
    valor["informacoes_cte_globalizado"] = globalizado.clone().into();
    valor["complemento_remetente"] = longo(3000, "complemento").into();
    valor["nome_destinatario"] = "X".repeat(400).into();
    let json = valor.to_string();
    let (payload, autorizacao) = autorizado(Modelo::Cte, &json, TipoAmbiente::Producao);
    let pdf = gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf;
    conferir(&pdf, "longo demais");
    let texto = sem_espacos(&texto(&pdf));
    for esperado in [&natureza, &globalizado, &"X".repeat(400)] {
        assert!(texto.contains(&sem_espacos(esperado)), "{esperado}");
    }
}

#[test]
fn nothing_at_all_and_wrong_types_still_make_a_page() {
    for (modelo, json) in [
        (Modelo::Cte, r#"{"cnpj_emitente": "11222333000181"}"#),
        (Modelo::CteOs, r#"{"cnpj_emitente": "11222333000181"}"#),
        (
            Modelo::Cte,
            r#"{"cnpj_emitente": "11222333000181", "nfes": [1, "x", null, {}], "modal": "02", "modal_aereo": {"artigos_perigosos": [{}]}, "valor_total": "日本 (\\)", "quantidades": {}}"#,
        ),
        (
            Modelo::Cte,
            r#"{"cnpj_emitente": "11222333000181", "modal": "04", "modal_ferroviario": {"ferrovias": [{"cnpj": "é"}]}, "data_emissao": "2026-11-20Té", "cep_remetente": "çççç"}"#,
        ),
    ] {
        let (payload, autorizacao) = autorizado(modelo, json, TipoAmbiente::Homologacao);
        assert!(gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf.starts_with(b"%PDF-"));
    }
}
