//! `focus-cte diff`: two documents, field by field.

use focus_cte::comparacao::{Diferenca, diferencas};
use serde_json::json;

use crate::assunto::Assunto;
use crate::cli::Diff;
use crate::documento;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::relatorio::plural;
use crate::terminal::{Cor, Estilo, Resultado, limpo, valor_curto};

/// Tells the differences; one of the documents may be XML and the other JSON.
pub(crate) fn executar(pedido: &Diff, json: bool) -> Result<Saida, CliError> {
    let (nome_a, nome_b) = (entrada::nome(&pedido.antes), entrada::nome(&pedido.depois));
    let (a, b) = (entrada::ler_bytes(&pedido.antes)?, entrada::ler_bytes(&pedido.depois)?);
    // A JSON beside an XML is of the same kind as the XML.
    let das_opcoes = Assunto::das_opcoes(pedido.os, pedido.evento);
    let da_outra = |bytes: &[u8], nome: &str| -> Result<Assunto, CliError> {
        if documento::e_xml(bytes) { Ok(documento::assunto(&documento::ler_xml(nome, bytes)?)) } else { Ok(das_opcoes) }
    };
    let (assunto_a, antes) = documento::campos(&nome_a, &a, da_outra(&b, &nome_b)?)?;
    let (assunto_b, depois) = documento::campos(&nome_b, &b, assunto_a)?;
    if !std::ptr::eq(antes.document(), depois.document()) {
        let mensagem = format!("{nome_a} é {assunto_a}, e {nome_b} é {assunto_b}: não há o que comparar");
        return Err(CliError::entrada("tipos_diferentes", mensagem));
    }
    let achadas = diferencas(&antes, &depois);
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
