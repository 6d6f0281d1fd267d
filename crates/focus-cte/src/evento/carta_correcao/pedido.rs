//! The JSON body of a letter of correction.

use serde::Deserialize;
use serde_json::Value;

use super::resolucao::{Pedido, resolver};
use crate::evento::problema::erro;
use crate::payload::Payload;
use crate::types::Modelo;
use crate::validation::{Contexto, Problema, validar_payload};

/// Judges the body and puts the XML's group and tag in the place of the names that came, where they can be resolved.
///
/// `json` is what `payload` was read from: `campo_api` has no element, so the payload knows only that it came.
pub(in crate::evento) fn completar(modelo: Modelo, payload: &mut Payload<'_>, json: &[u8]) -> Vec<Problema> {
    let mut problemas: Vec<_> =
        validar_payload(payload, &Contexto::leiaute()).problemas.into_iter().filter(sobre_o_corpo).collect();
    let campo_api = match campo_api(json) {
        Ok(campo_api) => campo_api,
        Err(problema) => {
            problemas.push(*problema);
            return problemas;
        }
    };
    let Some(campo) = payload.texto("campo_corrigido") else { return problemas };
    let resolucao = resolver(
        modelo,
        &Pedido {
            grupo: payload.texto("grupo_corrigido"),
            campo,
            valor: payload.texto("valor_corrigido").unwrap_or_default(),
            item: payload.texto("numero_item_grupo_corrigido"),
            campo_api,
        },
    );
    problemas.extend(resolucao.problemas);
    if let Some(alvo) = resolucao.alvo {
        payload.definir("grupo_corrigido", alvo.grupo);
        payload.definir("campo_corrigido", alvo.campo);
    }
    problemas
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
fn campo_api(json: &[u8]) -> Result<bool, Box<Problema>> {
    #[derive(Deserialize)]
    struct Corpo {
        campo_api: Option<Value>,
    }
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    let valor = serde_json::from_slice::<Corpo>(json).ok().and_then(|corpo| corpo.campo_api);
    let texto = match &valor {
        None => return Ok(true),
        Some(Value::String(texto)) => texto.trim().to_owned(),
        Some(outro) => outro.to_string(),
    };
    match texto.as_str() {
        "" | "1" => Ok(true),
        "0" => Ok(false),
        _ => {
            let mensagem = format!("esperado 1 (nomes da API) ou 0 (tags do XML); veio «{texto}»");
            Err(Box::new(erro("campo_api", "", "valor_invalido", mensagem, Some(&texto))))
        }
    }
}
