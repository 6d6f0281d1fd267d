//! What the queue needs to know of an accepted document.

use focus_cte::payload::Value;
use focus_cte::{Empresa, Modelo, Payload};

use super::conferencia::emitente;
use crate::armazenamento::{Citacao, Especie, Veredito};
use crate::numeracao::Pedido;
use crate::sefaz;

/// A document, as far as numbering and registration go.
#[derive(Debug)]
pub(crate) struct Leitura {
    /// The number and series that it asks for.
    pub(crate) pedido: Option<Pedido>,
    /// What it says of its company, under made-up data.
    pub(crate) empresa: Empresa,
    /// The documents that it replaces, complements or stands in for.
    pub(crate) citacoes: Vec<Citacao>,
}

/// Reads an accepted document. One that was accepted by another version and is not readable any more is rejected.
pub(crate) fn ler(modelo: Modelo, json: &[u8]) -> Result<Leitura, Veredito> {
    let payload = Payload::from_slice(modelo, json).map_err(|erro| sefaz::falha_no_schema(&erro.to_string()))?;
    let pedido = match (payload.texto("serie"), payload.texto("numero")) {
        (Some(serie), Some(numero)) => Some(pedido(serie, numero)?),
        _ => None,
    };
    Ok(Leitura { pedido, empresa: empresa(&payload), citacoes: citacoes(&payload) })
}

fn citacoes(payload: &Payload<'_>) -> Vec<Citacao> {
    let citacao = |especie, chave: &str| Citacao { especie, chave: chave.to_owned() };
    let mut citacoes: Vec<Citacao> = match payload.texto("tipo_documento") {
        Some("3") => {
            let substituida = payload.texto("chave_cte_original_sub");
            substituida.map(|chave| citacao(Especie::Substitui, chave)).into_iter().collect()
        }
        Some("1") => complementadas(payload).map(|chave| citacao(Especie::Complementa, chave)).collect(),
        _ => Vec::new(),
    };
    citacoes.extend(payload.texto("chave_cte_cancelado").map(|chave| citacao(Especie::RefereCancelado, chave)));
    citacoes
}

fn complementadas<'p>(payload: &'p Payload<'_>) -> impl Iterator<Item = &'p str> {
    let lista = payload.scope(payload.root()).slot("chave_cte_complementado");
    let primeira = match lista.map(|slot| payload.value(payload.root(), slot)) {
        Some(Value::List(primeira, _)) => Some(primeira),
        _ => None,
    };
    std::iter::successors(primeira, |item| payload.next(*item)).filter_map(|item| {
        match payload.value(item, payload.scope(item).slot(".")?) {
            Value::Scalar(chave) => Some(chave.text),
            _ => None,
        }
    })
}

fn pedido(serie: &str, numero: &str) -> Result<Pedido, Veredito> {
    match (serie.parse(), numero.parse()) {
        (Ok(serie), Ok(numero)) => Ok(Pedido { serie, numero }),
        _ => Err(sefaz::falha_no_schema("série ou número fora do leiaute")),
    }
}

/// The registration that a company gets on its first document: made-up data, under what the document says.
fn empresa(payload: &Payload<'_>) -> Empresa {
    let mut empresa = Empresa::ficticia(emitente(payload).unwrap_or_default());
    if payload.texto("cnpj_emitente").is_none() {
        (empresa.cnpj, empresa.cpf) = (None, empresa.cnpj);
    }
    for (campo, destino) in [
        ("nome_emitente", &mut empresa.nome),
        ("nome_fantasia_emitente", &mut empresa.nome_fantasia),
        ("inscricao_estadual_emitente", &mut empresa.inscricao_estadual),
        ("inscricao_estadual_st_emitente", &mut empresa.inscricao_estadual_st),
        ("regime_tributario_emitente", &mut empresa.regime_tributario),
        ("logradouro_emitente", &mut empresa.logradouro),
        ("numero_emitente", &mut empresa.numero),
        ("complemento_emitente", &mut empresa.complemento),
        ("bairro_emitente", &mut empresa.bairro),
        ("codigo_municipio_emitente", &mut empresa.codigo_municipio),
        ("municipio_emitente", &mut empresa.municipio),
        ("uf_emitente", &mut empresa.uf),
        ("cep_emitente", &mut empresa.cep),
        ("telefone_emitente", &mut empresa.telefone),
    ] {
        if let Some(valor) = payload.texto(campo) {
            *destino = Some(valor.to_owned());
        }
    }
    empresa
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_company_is_what_its_document_says_over_made_up_data() {
        let json = br#"{"cnpj_emitente": "11222333000181", "nome_emitente": "Transportes X", "uf_emitente": "BA"}"#;
        let empresa = ler(Modelo::Cte, json).expect("readable").empresa;
        let ficticia = Empresa::ficticia("11222333000181");
        let esperada = Empresa { nome: Some("Transportes X".into()), uf: Some("BA".into()), ..ficticia };
        assert_eq!(empresa, esperada);
    }

    #[test]
    fn a_natural_person_is_registered_by_its_cpf() {
        let empresa = ler(Modelo::Cte, br#"{"cpf_emitente": "11144477735"}"#).expect("readable").empresa;
        assert_eq!((empresa.cnpj, empresa.cpf.as_deref()), (None, Some("11144477735")));
    }

    #[test]
    fn a_number_is_asked_for_together_with_its_series() {
        let pedido = |json: &[u8]| ler(Modelo::Cte, json).expect("readable").pedido;
        assert_eq!(pedido(br#"{"serie": "0", "numero": 42}"#), Some(Pedido { serie: 0, numero: 42 }));
        assert_eq!(pedido(br#"{"serie": "1"}"#), None);
    }

    #[test]
    fn a_document_says_which_others_it_replaces_complements_or_stands_in_for() {
        let citacoes = |modelo, json: &[u8]| ler(modelo, json).expect("readable").citacoes;
        let citacao = |especie, chave: &str| Citacao { especie, chave: chave.to_owned() };
        let substituto = br#"{"tipo_documento": "3", "chave_cte_original_sub": "a", "chave_cte_complementado": ["b"]}"#;
        assert_eq!(citacoes(Modelo::Cte, substituto), [citacao(Especie::Substitui, "a")]);
        let complemento = br#"{"tipo_documento": "1", "chave_cte_complementado": ["a", "b"]}"#;
        let esperadas = ["a", "b"].map(|chave| citacao(Especie::Complementa, chave));
        assert_eq!(citacoes(Modelo::Cte, complemento), esperadas);
        let outra_vez = br#"{"tipo_documento": "0", "chave_cte_cancelado": "a"}"#;
        assert_eq!(citacoes(Modelo::CteOs, outra_vez), [citacao(Especie::RefereCancelado, "a")]);
    }
}
