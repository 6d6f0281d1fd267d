//! `focus-cte diff`: two documents, field by field.

use focus_cte::comparacao::Diferenca;
use focus_cte_xml::{ErroComparacao, ErroDocumento, comparar};
use serde_json::json;

use crate::assunto::Corpo;
use crate::cli::Diff;
use crate::documento::xml_ilegivel;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::relatorio::plural;
use crate::terminal::{Cor, Estilo, Resultado, limpo, valor_curto};

/// Tells the differences; one of the documents may be XML and the other JSON.
pub(crate) fn executar(pedido: &Diff, json: bool) -> Result<Saida, CliError> {
    let (nome_a, nome_b) = (entrada::nome(&pedido.antes), entrada::nome(&pedido.depois));
    let (antes, depois) = (entrada::ler_bytes(&pedido.antes)?, entrada::ler_bytes(&pedido.depois)?);
    let modelo = super::modelo(pedido.os);
    let evento = match pedido.evento {
        None => None,
        Some(Corpo::Evento(tipo)) => Some(tipo),
        Some(Corpo::Inutilizacao) => {
            let mensagem = "a inutilização não tem leiaute com que comparar; use diff com documentos e eventos";
            return Err(CliError::entrada("sem_leiaute", mensagem));
        }
    };
    let achadas = comparar(&antes, &depois, modelo, evento).map_err(|e| recusa(&nome_a, &nome_b, &e))?;
    let mut resultado = Resultado::new();
    if json {
        resultado
            .json(&json!({"antes": nome_a, "depois": nome_b, "iguais": achadas.is_empty(), "diferencas": achadas}))?;
    } else {
        for diferenca in &achadas {
            resultado.linha(&linha(diferenca))?;
        }
        if achadas.is_empty() {
            resultado.linha("nenhuma diferença")?;
        } else {
            resultado.linha(&plural(achadas.len(), "diferença", "diferenças"))?;
        }
    }
    resultado.concluir()?;
    Ok(if achadas.is_empty() { Saida::Ok } else { Saida::Recusado })
}

fn recusa(nome_a: &str, nome_b: &str, erro: &ErroComparacao) -> CliError {
    let ilegivel = |nome: &str, erro: &ErroDocumento| match erro {
        ErroDocumento::Xml(erro) => xml_ilegivel(nome, erro),
        ErroDocumento::Json(erro) => super::json_invalido(nome, erro),
        outro => CliError::entrada("documento_ilegivel", format!("{nome}: {outro}")),
    };
    match erro {
        ErroComparacao::Antes(erro) => ilegivel(nome_a, erro),
        ErroComparacao::Depois(erro) => ilegivel(nome_b, erro),
        outro => CliError::entrada("tipos_diferentes", format!("{nome_a} e {nome_b}: {outro}")),
    }
}

fn linha(diferenca: &Diferenca) -> String {
    let estilo = Estilo::da_saida();
    let campo = limpo(&diferenca.campo).into_owned();
    match (&diferenca.antes, &diferenca.depois) {
        (Some(antes), Some(depois)) => {
            format!("{} {campo}: {} -> {}", estilo.pintar(Cor::Amarelo, "~"), valor_curto(antes), valor_curto(depois))
        }
        (Some(antes), None) => format!("{} {campo}: {}", estilo.pintar(Cor::Vermelho, "-"), valor_curto(antes)),
        (None, Some(depois)) => format!("{} {campo}: {}", estilo.pintar(Cor::Verde, "+"), valor_curto(depois)),
        (None, None) => campo,
    }
}
