//! Observations, and what has no field of its own but belongs to the carriage: characteristics, planned delivery, the
//! reason of a contingency.

use crate::campos::Campos;
use crate::documento::Documento;
use crate::fluxo::{Fluxo, TextoCorrido};
use crate::formato;

/// `transbordo`: fields of the header that have no room there.
pub(crate) fn fluxo<'p>(documento: &Documento<'p>, transbordo: &[(&'static str, String)]) -> Fluxo<'p> {
    let c = documento.campos;
    let mut linhas: Vec<String> = Vec::new();
    let mut por = |rotulo: &str, valor: &str| {
        if !valor.is_empty() {
            linhas.push(if rotulo.is_empty() { valor.to_owned() } else { format!("{rotulo}: {valor}") });
        }
    };
    // One name in the CT-e, another in the CT-e OS.
    por("", c.primeiro(&["observacao", "observacoes"]));
    por("Característica adicional do transporte", c.texto("caracteristica_adicional_transporte"));
    por("Característica adicional do serviço", c.texto("caracteristica_adicional_servico"));
    por("Previsão de entrega", &entrega(c));
    let origem_destino = [c.texto("municipio_origem"), c.texto("municipio_destino")];
    por("Origem e destino para o cálculo do frete", &formato::juntar(&origem_destino, " - "));
    por("Informações adicionais de interesse do fisco", c.texto("informacoes_adicionais_fisco"));
    if c.tem("data_entrada_contingencia") {
        let quando = formato::data_hora(c.texto("data_entrada_contingencia"));
        por("Contingência", &format!("desde {quando} - {}", c.texto("motivo_entrada_contingencia")));
    }
    for (titulo, valor) in transbordo {
        por(titulo, valor);
    }
    Fluxo::Texto(TextoCorrido::novo("OBSERVAÇÕES", linhas.join("\n"), 11.0))
}

/// The planned delivery in words (`compl/Entrega`).
fn entrega(c: Campos<'_>) -> String {
    let data = |campo| formato::data(c.texto(campo)).into_owned();
    let hora = |campo| c.texto(campo).to_owned();
    let dia = match (c.texto("tipo_data_programada"), c.texto("tipo_periodo")) {
        ("1", _) => format!("em {}", data("data_programada")),
        ("2", _) => format!("até {}", data("data_programada")),
        ("3", _) => format!("a partir de {}", data("data_programada")),
        (_, "4") => format!("de {} a {}", data("data_inicial"), data("data_final")),
        _ => String::new(),
    };
    let hora = match (c.texto("com_hora_tipo_hora_programada"), c.texto("tipo_hora_programada")) {
        ("1", _) => format!("às {}", hora("hora_programada")),
        ("2", _) => format!("até as {}", hora("hora_programada")),
        ("3", _) => format!("a partir das {}", hora("hora_programada")),
        (_, "4") => format!("das {} às {}", hora("hora_programada_inicial"), hora("hora_programada_final")),
        _ => String::new(),
    };
    formato::juntar(&[&dia, &hora], ", ")
}
