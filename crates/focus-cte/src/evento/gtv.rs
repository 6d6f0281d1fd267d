//! Rules of the GTV event (MOC CT-e 4.00, Visão Geral, 6.7) that its body alone can break.

use std::collections::HashMap;

use super::problema::erro;
use crate::payload::{Item, Payload, Value};
use crate::types::{Cnpj, Cpf, ErroCnpj, ErroCpf};
use crate::validation::Problema;

/// Fields with check digits, and where the XML has them.
const CADASTROS: [(&str, &str); 4] = [
    ("cnpj_remetente", "rem/CNPJ"),
    ("cpf_remetente", "rem/CPF"),
    ("cnpj_destinatario", "dest/CNPJ"),
    ("cpf_destinatario", "dest/CPF"),
];

/// Rules O07, O08, O10, O11 and Q13.
pub(super) fn problemas(payload: &Payload<'_>) -> Vec<Problema> {
    let mut problemas = Vec::new();
    let mut vistas = HashMap::new();
    for (indice, gtv) in gtvs(payload).enumerate() {
        for (campo, tag) in CADASTROS {
            problemas.extend(digito(payload, gtv, campo, &format!("infGTV[{}]/{tag}", indice + 1)));
        }
        let (Some(numero), Some(identificador)) = (texto(payload, gtv, "numero"), texto(payload, gtv, "identificador"))
        else {
            continue;
        };
        if let Some(primeira) = vistas.insert((numero, identificador), indice) {
            let mensagem = format!(
                "a GTV de número «{numero}» e identificador «{identificador}» já está em gtvs[{primeira}]; informe cada uma só uma vez"
            );
            let caminho = format!("infGTV[{}]/nDoc", indice + 1);
            problemas.push(erro(&payload.path(gtv, "numero"), &caminho, "gtv_repetida", mensagem, Some(numero)));
        }
    }
    problemas
}

fn gtvs<'p>(payload: &'p Payload<'_>) -> impl Iterator<Item = Item> + 'p {
    let lista = payload.document().scope.slot("gtvs").map(|slot| payload.value(payload.root(), slot));
    let primeira = match lista {
        Some(Value::List(primeira, _)) => Some(primeira),
        _ => None,
    };
    std::iter::successors(primeira, |gtv| payload.next(*gtv))
}

fn texto<'p>(payload: &'p Payload<'_>, item: Item, campo: &str) -> Option<&'p str> {
    match payload.value(item, payload.scope(item).slot(campo)?) {
        Value::Scalar(escalar) => Some(escalar.text),
        _ => None,
    }
}

/// A CNPJ or CPF of the right shape that is zero or has wrong check digits; other shapes the layout refuses already.
fn digito(payload: &Payload<'_>, gtv: Item, campo: &str, caminho: &str) -> Option<Problema> {
    let valor = texto(payload, gtv, campo)?;
    let motivo = if campo.starts_with("cnpj") {
        valor.parse::<Cnpj>().err().filter(|e| matches!(e, ErroCnpj::Digitos { .. } | ErroCnpj::Zerado))?.to_string()
    } else {
        valor.parse::<Cpf>().err().filter(|e| matches!(e, ErroCpf::Digitos | ErroCpf::Repetido))?.to_string()
    };
    Some(erro(&payload.path(gtv, campo), caminho, "digito_verificador", motivo, None))
}
