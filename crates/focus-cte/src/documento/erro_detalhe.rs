//! One entry of a list of errors.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::leitura::texto;

/// One entry of the list `erros` of an answer, whatever its form there.
///
/// The API writes `{"campo", "mensagem"}`, `{"codigo", "mensagem"}`, `{"numero_correcao", "erros": [..]}` (one entry here for each
/// inner text), or a bare text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ErroDetalhe {
    /// Code of the error, or `cStat` when it comes from the authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codigo: Option<String>,
    /// Field at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campo: Option<String>,
    /// Number, from 1, of the correction at fault in a letter of correction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numero_correcao: Option<u32>,
    /// What is wrong.
    pub mensagem: String,
}

impl ErroDetalhe {
    /// An entry with a message alone.
    pub fn new(mensagem: impl Into<String>) -> ErroDetalhe {
        ErroDetalhe { mensagem: mensagem.into(), ..ErroDetalhe::default() }
    }

    /// Names the field at fault.
    #[must_use]
    pub fn com_campo(mut self, campo: impl Into<String>) -> ErroDetalhe {
        self.campo = Some(campo.into());
        self
    }

    /// Reads the value of `erros`: a list of any of the known forms, or a single one. Anything else becomes its own text.
    #[must_use]
    pub fn lista(valor: &Value) -> Vec<ErroDetalhe> {
        match valor {
            Value::Null => Vec::new(),
            Value::Array(itens) => itens.iter().flat_map(ErroDetalhe::lista).collect(),
            Value::Object(campos) => {
                let um = ErroDetalhe {
                    codigo: campos.get("codigo").and_then(texto),
                    campo: campos.get("campo").and_then(texto),
                    numero_correcao: campos.get("numero_correcao").and_then(texto).and_then(|t| t.parse().ok()),
                    mensagem: campos.get("mensagem").and_then(texto).unwrap_or_default(),
                };
                let internos = campos.get("erros").map(ErroDetalhe::lista).unwrap_or_default();
                if !internos.is_empty() {
                    let herdar = |e: ErroDetalhe| ErroDetalhe {
                        codigo: e.codigo.or_else(|| um.codigo.clone()),
                        campo: e.campo.or_else(|| um.campo.clone()),
                        numero_correcao: e.numero_correcao.or(um.numero_correcao),
                        mensagem: e.mensagem,
                    };
                    return internos.into_iter().map(herdar).collect();
                }
                if um.mensagem.is_empty() { vec![ErroDetalhe { mensagem: valor.to_string(), ..um }] } else { vec![um] }
            }
            outro => vec![ErroDetalhe::new(texto(outro).unwrap_or_else(|| outro.to_string()))],
        }
    }
}

/// `campo: mensagem (codigo)`, with what there is.
impl fmt::Display for ErroDetalhe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(numero) = self.numero_correcao {
            write!(f, "correção {numero}: ")?;
        }
        if let Some(campo) = &self.campo {
            write!(f, "{campo}: ")?;
        }
        f.write_str(&self.mensagem)?;
        if let Some(codigo) = &self.codigo {
            write!(f, " ({codigo})")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::ErroDetalhe;

    #[test]
    fn every_documented_form_of_the_list_is_read() {
        let erros = ErroDetalhe::lista(&json!([
            {"campo": "cfop", "mensagem": "inválido"},
            {"codigo": 598, "mensagem": "Razão social"},
            {"numero_correcao": 1, "erros": ["campo não existe", "valor vazio"]},
            "texto solto",
        ]));
        let textos: Vec<String> = erros.iter().map(ToString::to_string).collect();
        assert_eq!(
            textos,
            [
                "cfop: inválido",
                "Razão social (598)",
                "correção 1: campo não existe",
                "correção 1: valor vazio",
                "texto solto"
            ]
        );
    }

    #[test]
    fn an_unknown_form_is_kept_as_its_text() {
        assert_eq!(ErroDetalhe::lista(&json!({"x": 1}))[0].mensagem, r#"{"x":1}"#);
        assert!(ErroDetalhe::lista(&json!(null)).is_empty());
    }
}
