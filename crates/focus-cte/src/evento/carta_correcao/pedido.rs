//! The JSON body of a letter of correction.

use serde::Deserialize;
use serde_json::Value;

use super::resolucao::{Falta, Pedido, procurar};
use crate::evento::problema::erro;
use crate::payload::Payload;
use crate::types::Modelo;
use crate::validation::{Contexto, Nomes, Problema, julgar, validar_payload};

/// Judges the body and puts the XML's group and tag in the place of the names that came, where they can be resolved.
///
/// `json` is what `payload` was read from: `campo_api` has no element, so the payload knows only that it came.
pub(in crate::evento) fn completar(
    modelo: Modelo,
    payload: &mut Payload<'_>,
    json: &[u8],
    contexto: &Contexto,
) -> Vec<Problema> {
    let mut problemas: Vec<_> =
        validar_payload(payload, &Contexto::leiaute()).problemas.into_iter().filter(sobre_o_corpo).collect();
    let mut contexto = contexto.clone();
    contexto.nomes = match campo_api(json) {
        Ok(nomes) => nomes,
        Err(problema) => {
            problemas.push(*problema);
            Nomes::Incertos
        }
    };
    julgar(payload, &contexto, &mut problemas);
    let Some(pedido) = pedido(payload, contexto.nomes) else { return problemas };
    let procura = procurar(modelo, &pedido);
    problemas.extend(procura.problemas);
    if let Some(alvo) = procura.alvo {
        payload.definir("grupo_corrigido", alvo.grupo);
        payload.definir("campo_corrigido", alvo.campo);
    }
    problemas
}

/// What the authority's rules refuse in a body; nothing when the model of its document is not known.
pub(crate) fn faltas(payload: &Payload<'_>, contexto: &Contexto) -> Vec<Falta> {
    let modelo = contexto.modelo_do_documento().and_then(Modelo::de_codigo);
    match (modelo, pedido(payload, contexto.nomes)) {
        (Some(modelo), Some(pedido)) => procurar(modelo, &pedido).faltas,
        _ => Vec::new(),
    }
}

/// What a body asks for, when it can be understood.
fn pedido<'p>(payload: &'p Payload<'_>, nomes: Nomes) -> Option<Pedido<'p>> {
    Some(Pedido {
        grupo: payload.texto("grupo_corrigido"),
        campo: payload.texto("campo_corrigido")?,
        valor: payload.texto("valor_corrigido").unwrap_or_default(),
        item: payload.texto("numero_item_grupo_corrigido"),
        campo_api: match nomes {
            Nomes::Api => true,
            Nomes::Xml => false,
            Nomes::Incertos => return None,
        },
    })
}

/// The layout's problem with the names themselves is not the body's: the API finds the group, and its names may be longer than tags.
fn sobre_o_corpo(problema: &Problema) -> bool {
    !matches!(
        (problema.campo.as_str(), problema.codigo),
        ("grupo_corrigido", "campo_obrigatorio" | "texto_longo")
            | ("campo_corrigido", "texto_longo")
            | ("campo_api", "campo_desconhecido")
    )
}

/// 1, the default, for the API's names; 0 for the XML's.
fn campo_api(json: &[u8]) -> Result<Nomes, Box<Problema>> {
    #[derive(Deserialize)]
    struct Corpo {
        campo_api: Option<Value>,
    }
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    let valor = serde_json::from_slice::<Corpo>(json).ok().and_then(|corpo| corpo.campo_api);
    let texto = match &valor {
        None => return Ok(Nomes::Api),
        Some(Value::String(texto)) => texto.trim().to_owned(),
        Some(outro) => outro.to_string(),
    };
    match texto.as_str() {
        "" | "1" => Ok(Nomes::Api),
        "0" => Ok(Nomes::Xml),
        _ => {
            let mensagem = format!("esperado 1 (nomes da API) ou 0 (tags do XML); veio «{texto}»");
            Err(Box::new(erro("campo_api", "", "valor_invalido", mensagem, Some(&texto))))
        }
    }
}
