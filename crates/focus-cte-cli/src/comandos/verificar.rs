//! `focus-cte verificar`: whether signatures hold.

use std::io::Write as _;
use std::path::Path;

use focus_cte_xml::{AssinaturaVerificada, Verificacao, verificar};
use serde_json::{Value, json};

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
                    resultado.json(&para_maquinas(&nome, &verificacao))?;
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

fn para_maquinas(nome: &str, verificacao: &Verificacao) -> Value {
    let assinaturas: Vec<Value> = verificacao.assinaturas.iter().map(assinatura).collect();
    json!({"arquivo": nome, "integra": verificacao.is_integra(), "assinaturas": assinaturas})
}

fn assinatura(assinatura: &AssinaturaVerificada) -> Value {
    let falhas: Vec<Value> = assinatura.falhas.iter().map(|f| item(f.codigo(), f.cstat(), &f.to_string())).collect();
    let ressalvas: Vec<Value> =
        assinatura.ressalvas.iter().map(|r| item(r.codigo(), r.cstat(), &r.to_string())).collect();
    let titular = assinatura.titular.as_ref().map(|titular| {
        json!({
            "nome": titular.nome,
            "emissor": titular.emissor,
            "numero_de_serie": titular.numero_de_serie,
            "cnpj": titular.cnpj,
            "valido_de": titular.valido_de.to_string(),
            "valido_ate": titular.valido_ate.to_string(),
        })
    });
    json!({
        "elemento": assinatura.elemento,
        "id": assinatura.id,
        "integra": assinatura.is_integra(),
        "certificado": titular,
        "falhas": falhas,
        "ressalvas": ressalvas,
    })
}

fn item(codigo: &str, cstat: u16, mensagem: &str) -> Value {
    json!({"codigo": codigo, "cstat": cstat, "mensagem": mensagem})
}
