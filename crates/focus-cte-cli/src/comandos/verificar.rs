//! `focus-cte verificar`: whether signatures hold.

use std::io::Write as _;
use std::path::Path;

use focus_cte_xml::{Verificacao, verificar};
use serde::Serialize;

use crate::cli::Verificar;
use crate::documento::xml_ilegivel;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::relatorio::Falha;
use crate::terminal::{self, Cor, Estilo, Resultado, limpo};

/// Each file in turn; one that cannot be read does not stop the others.
pub(crate) fn executar(pedido: &Verificar, json: bool) -> Result<Saida, CliError> {
    let mut resultado = Resultado::new();
    let (mut ilegiveis, mut recusados) = (0, 0);
    for caminho in &pedido.arquivos {
        let nome = entrada::nome(caminho);
        match julgar(caminho, &nome) {
            Ok(verificacao) => {
                recusados += usize::from(!verificacao.is_integra());
                if json {
                    resultado.json(&Resposta { arquivo: &nome, verificacao: &verificacao })?;
                } else {
                    para_pessoas(&mut resultado, &nome, &verificacao)?;
                }
                resultado.flush()?;
            }
            Err(erro) => {
                ilegiveis += 1;
                if json {
                    resultado.json(&Falha { arquivo: Some(&nome), valido: None, erro: (&erro).into() })?;
                }
                resultado.flush()?;
                terminal::erro(&erro);
            }
        }
    }
    resultado.concluir()?;
    Ok(match (ilegiveis, recusados) {
        (0, 0) => Saida::Ok,
        (0, _) => Saida::Recusado,
        _ => Saida::Entrada,
    })
}

fn julgar(caminho: &Path, nome: &str) -> Result<Verificacao, CliError> {
    let bytes = entrada::ler_bytes(caminho)?;
    verificar(&bytes).map_err(|e| xml_ilegivel(nome, &e))
}

fn para_pessoas(resultado: &mut Resultado, nome: &str, verificacao: &Verificacao) -> Result<(), CliError> {
    let estilo = Estilo::da_saida();
    let nome = estilo.pintar(Cor::Negrito, nome);
    if verificacao.assinaturas.is_empty() {
        return resultado.linha(&format!("{nome}: {}", estilo.pintar(Cor::Vermelho, "não está assinado")));
    }
    for assinatura in &verificacao.assinaturas {
        let veredito = if assinatura.is_integra() {
            estilo.pintar(Cor::Verde, "assinatura íntegra")
        } else {
            estilo.pintar(Cor::Vermelho, "assinatura que não confere")
        };
        let alvo = if assinatura.elemento.is_empty() { "?" } else { &assinatura.elemento };
        resultado.linha(&format!("{nome}: {veredito} ({alvo} {})", limpo(&assinatura.id)))?;
        if let Some(titular) = &assinatura.titular {
            let cnpj = titular.cnpj.as_deref().map(|cnpj| format!(", CNPJ {cnpj}")).unwrap_or_default();
            resultado.linha(&format!("  certificado: {}{}", limpo(&titular.nome), limpo(&cnpj)))?;
            resultado.linha(&format!("  emitido por: {}", limpo(&titular.emissor)))?;
            resultado.linha(&format!("  válido de {} a {}", titular.valido_de, titular.valido_ate))?;
        }
        for falha in &assinatura.falhas {
            let rotulo = estilo.pintar(Cor::Vermelho, "falha");
            let texto = format!("{} [{}, cStat {}]", falha, falha.codigo(), falha.cstat());
            resultado.linha(&format!("  {rotulo}: {}", estilo.quebrar(&limpo(&texto), 9)))?;
        }
        for ressalva in &assinatura.ressalvas {
            let rotulo = estilo.pintar(Cor::Amarelo, "ressalva");
            let texto = format!("{} [{}, cStat {}]", ressalva, ressalva.codigo(), ressalva.cstat());
            resultado.linha(&format!("  {rotulo}: {}", estilo.quebrar(&limpo(&texto), 12)))?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Resposta<'a> {
    arquivo: &'a str,
    #[serde(flatten)]
    verificacao: &'a Verificacao,
}
