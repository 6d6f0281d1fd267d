//! Two documents, field by field.
//!
//! - [`diferencas`]: what one has and the other does not, or has otherwise, in the API's names and the order of the layout.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::layout::{NO_SLOT, Node, Trail, Visitor, walk};
use crate::payload::{Payload, Value};

/// What stands for the value of a field that the layout does not know, which is not kept.
const DESCONHECIDO: &str = "(campo desconhecido)";

/// A field in which two documents differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diferenca {
    /// Path of the field: `nfes[2].chave_nfe`.
    pub campo: String,
    /// Its value in the first document; `None` when only the second has it.
    pub antes: Option<String>,
    /// Its value in the second document; `None` when only the first has it.
    pub depois: Option<String>,
}

/// The fields in which `antes` and `depois` differ, in the order of the layout.
///
/// Values are compared as they go into the XML: a number and its text are the same, and so are `12.5` and `12.50` where the layout asks
/// for two decimals. Items of a list are compared place by place. Fields that the layout does not know are compared by name alone.
///
/// ```
/// use focus_cte::comparacao::diferencas;
/// use focus_cte::{Modelo, Payload};
///
/// let antes = Payload::from_slice(Modelo::Cte, br#"{"cfop": 5353, "valor_total": 10}"#)?;
/// let depois = Payload::from_slice(Modelo::Cte, br#"{"cfop": "6353", "valor_total": "10.00", "nfes": [{"chave_nfe": "x"}]}"#)?;
/// let diferencas = diferencas(&antes, &depois);
/// let campos: Vec<_> = diferencas.iter().map(|d| d.campo.as_str()).collect();
/// assert_eq!(campos, ["cfop", "nfes[0].chave_nfe"]);
/// assert_eq!(diferencas[0].antes.as_deref(), Some("5353"));
/// # Ok::<(), focus_cte::ErroJson>(())
/// ```
#[must_use]
pub fn diferencas(antes: &Payload<'_>, depois: &Payload<'_>) -> Vec<Diferenca> {
    let (antes, depois) = (valores(antes), valores(depois));
    let de_antes: HashMap<&str, &str> = antes.iter().map(|(campo, valor)| (campo.as_str(), valor.as_str())).collect();
    let lugares: HashMap<&str, usize> = depois.iter().enumerate().map(|(i, (campo, _))| (campo.as_str(), i)).collect();
    let so_depois = |(campo, valor): &(String, String)| {
        let novo = !de_antes.contains_key(campo.as_str());
        novo.then(|| Diferenca { campo: campo.clone(), antes: None, depois: Some(valor.clone()) })
    };
    let mut achadas = Vec::new();
    let mut proximo = 0;
    for (campo, valor) in &antes {
        match lugares.get(campo.as_str()) {
            Some(&lugar) => {
                if lugar >= proximo {
                    achadas.extend(depois[proximo..lugar].iter().filter_map(so_depois));
                    proximo = lugar + 1;
                }
                let outro = &depois[lugar].1;
                if outro != valor {
                    let (antes, depois) = (Some(valor.clone()), Some(outro.clone()));
                    achadas.push(Diferenca { campo: campo.clone(), antes, depois });
                }
            }
            None => achadas.push(Diferenca { campo: campo.clone(), antes: Some(valor.clone()), depois: None }),
        }
    }
    achadas.extend(depois[proximo..].iter().filter_map(so_depois));
    achadas
}

/// Every field with its value, each once, in the order of the layout; then those that the layout has no use for.
fn valores(payload: &Payload<'_>) -> Vec<(String, String)> {
    let mut folhas = Folhas { payload, achadas: Vec::new() };
    let visited = walk(payload, &mut folhas);
    let mut achadas = folhas.achadas;
    for (item, slot) in visited.unused(payload) {
        let name = payload.scope(item).fields[usize::from(slot)].name;
        if let Value::Scalar(scalar) = payload.value(item, slot)
            && !name.starts_with('#')
        {
            achadas.push((payload.path(item, name), scalar.text.to_owned()));
        }
    }
    let unknown = payload.unknown().iter();
    achadas.extend(unknown.map(|field| (payload.path(field.item, &field.name), DESCONHECIDO.to_owned())));
    let mut vistos = HashSet::new();
    achadas.retain(|(campo, _)| vistos.insert(campo.clone()));
    achadas
}

struct Folhas<'p, 'a> {
    payload: &'p Payload<'a>,
    achadas: Vec<(String, String)>,
}

impl Folhas<'_, '_> {
    fn anotar(&mut self, node: &'static Node, valor: String, trail: &Trail) {
        if node.slot == NO_SLOT || trail.name(node.slot).starts_with('#') {
            return;
        }
        let campo = if trail.is_item_of(node) { trail.objects() } else { trail.campo(node.slot) };
        self.achadas.push((campo, valor));
    }
}

impl Visitor for Folhas<'_, '_> {
    fn leaf(&mut self, node: &'static Node, text: &str, trail: &Trail) {
        // What is always written so is not what the field says.
        let dito = node.rule.and_then(|rule| rule.fixed).and_then(|_| self.payload.texto(trail.name(node.slot)));
        self.anotar(node, node.ty.normalise(dito.unwrap_or(text), "").into_owned(), trail);
    }

    fn wrong(&mut self, node: &'static Node, raw: &str, trail: &Trail) {
        self.anotar(node, raw.to_owned(), trail);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Modelo;

    fn entre(antes: &str, depois: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let antes = Payload::from_slice(Modelo::Cte, antes.as_bytes()).unwrap();
        let depois = Payload::from_slice(Modelo::Cte, depois.as_bytes()).unwrap();
        diferencas(&antes, &depois).into_iter().map(|d| (d.campo, d.antes, d.depois)).collect()
    }

    #[expect(clippy::unnecessary_wraps, reason = "stands beside `None` in the expectations")]
    fn t(texto: &str) -> Option<String> {
        Some(texto.to_owned())
    }

    #[test]
    fn added_removed_and_changed_come_in_the_order_of_the_layout() {
        let antes = r#"{"natureza_operacao": "A", "cfop": "5353", "observacoes_contribuinte": [{"campo": "x", "conteudo": "1"}, {"campo": "y"}]}"#;
        let depois =
            r#"{"cfop": "6353", "uf_fim": "SP", "observacoes_contribuinte": [{"campo": "x", "conteudo": "2"}]}"#;
        assert_eq!(
            entre(antes, depois),
            [
                ("cfop".into(), t("5353"), t("6353")),
                ("natureza_operacao".into(), t("A"), None),
                ("uf_fim".into(), None, t("SP")),
                ("observacoes_contribuinte[0].conteudo".into(), t("1"), t("2")),
                ("observacoes_contribuinte[1].campo".into(), t("y"), None),
            ]
        );
    }

    #[test]
    fn what_the_xml_does_not_tell_apart_is_the_same() {
        assert_eq!(
            entre(
                r#"{"valor_total": 10.5, "cfop": 5353}"#,
                r#"{"valor_total": "10.50", "cfop": "5353", "uf_fim": ""}"#
            ),
            []
        );
        assert_eq!(entre(r#"{"serie": "1"}"#, r#"{"serie": "01"}"#).len(), 1);
    }

    #[test]
    fn the_forms_of_icms_with_one_code_differ() {
        assert_eq!(
            entre(
                r#"{"icms_situacao_tributaria": "90_simples_nacional"}"#,
                r#"{"icms_situacao_tributaria": "90_outra_uf"}"#
            ),
            [("icms_situacao_tributaria".into(), t("90_simples_nacional"), t("90_outra_uf"))]
        );
    }

    #[test]
    fn fields_without_an_element_count_too() {
        let achadas =
            entre(r#"{"chave_cte_original_anulado": "1", "novidade": 1}"#, r#"{"chave_cte_original_anulado": "2"}"#);
        assert_eq!(
            achadas,
            [("chave_cte_original_anulado".into(), t("1"), t("2")), ("novidade".into(), t(DESCONHECIDO), None),]
        );
    }

    #[test]
    fn lists_of_bare_values_are_compared_by_place() {
        let com = |chaves: &str| format!(r#"{{"tipo_documento": "1", "chave_cte_complementado": {chaves}}}"#);
        assert_eq!(
            entre(&com(r#"["a", "b"]"#), &com(r#""c""#)),
            [
                ("chave_cte_complementado[0]".into(), t("a"), t("c")),
                ("chave_cte_complementado[1]".into(), t("b"), None)
            ]
        );
    }
}
