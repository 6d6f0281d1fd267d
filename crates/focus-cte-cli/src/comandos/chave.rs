//! `focus-cte chave`: what an access key says.

use focus_cte::types::ErroChave;
use focus_cte::{Chave, TipoAmbiente};
use focus_cte_xml::url_qrcode;
use serde_json::{Value, json};

use crate::cli::DaChaveDeAcesso;
use crate::erros::{CliError, Saida};
use crate::terminal::{Cor, Estilo, Resultado};

/// Explains one key; spaces between groups of digits make it several arguments, and they are put together.
pub(crate) fn executar(pedido: &DaChaveDeAcesso, json: bool) -> Result<Saida, CliError> {
    let chave: Chave = pedido
        .chave
        .concat()
        .parse()
        .map_err(|e: ErroChave| CliError::new(Saida::Recusado, "chave_invalida", e.to_string()))?;
    let partes = chave.partes();
    let ambiente = pedido.ambiente.unwrap_or(TipoAmbiente::Producao);
    // The QR code of other models has another address.
    let qrcode = matches!(partes.modelo, 57 | 67).then(|| url_qrcode(&chave, ambiente));
    let mut resultado = Resultado::new();
    if json {
        let explicadas: Vec<Value> = chave
            .explicar()
            .into_iter()
            .map(|p| json!({"parte": p.parte, "posicao": p.posicao, "valor": p.valor, "significado": p.significado}))
            .collect();
        resultado.json(&json!({"chave": chave.as_str(), "valida": true, "partes": explicadas, "qrcode": qrcode}))?;
    } else {
        let estilo = Estilo::da_saida();
        let veredito = estilo.pintar(Cor::Verde, "válida");
        resultado.linha(&format!("{}: {veredito}", estilo.pintar(Cor::Negrito, chave.as_str())))?;
        for parte in chave.explicar() {
            let fim = parte.posicao + parte.valor.len() - 1;
            let lugar = if fim == parte.posicao { format!("{fim}") } else { format!("{}-{fim}", parte.posicao) };
            resultado.linha(&format!("  {lugar:>5}  {:<15} {}", parte.valor, parte.significado))?;
        }
        if let Some(qrcode) = qrcode {
            resultado.linha(&format!("  QR Code: {qrcode}"))?;
        }
    }
    resultado.concluir()?;
    Ok(Saida::Ok)
}
