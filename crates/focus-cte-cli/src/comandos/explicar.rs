//! `focus-cte explicar`.

use std::path::Path;

use focus_cte::rejeicao::{self, Especie, ProximoPasso};
use focus_cte::validation::{Classe, DocumentoRegra, Regra, regras};
use focus_cte::{Contexto, Problema, Rejeicao, Relatorio, Severidade};
use serde::Serialize;

use crate::assunto::{Assunto, Verificado};
use crate::cli::Explicar;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::ficha::Ficha;
use crate::relatorio;
use crate::terminal::{self, Cor, Estilo, Resultado};

/// The layout's own codes: XML against the schema (C01), that of the modal (G026, H017), that of the event (N10).
const SCHEMA: u16 = 215;
const SCHEMA_DO_MODAL: u16 = 580;
const SCHEMA_DO_EVENTO: u16 = 630;

/// A code, and what in a file causes it, for `--json`.
#[derive(Serialize)]
struct Explicacao<'a> {
    #[serde(flatten)]
    rejeicao: &'a Rejeicao,
    #[serde(flatten)]
    no_arquivo: Option<NoArquivo<'a>>,
}

#[derive(Serialize)]
struct NoArquivo<'a> {
    arquivo: &'a str,
    #[serde(flatten)]
    assunto: Assunto,
    problemas: Vec<&'a Problema>,
}

/// Explains the code, and finds it in the file if one is given.
pub(crate) fn executar(pedido: &Explicar, json: bool) -> Result<Saida, CliError> {
    let rejeicao = rejeicao::explicar(pedido.cstat).ok_or_else(|| desconhecido(pedido.cstat))?;
    let assunto = Assunto::das_opcoes(pedido.os, pedido.evento);
    let contexto = pedido.contexto();
    let verificado = pedido.arquivo.as_deref().map(|caminho| verificar(caminho, assunto, &contexto)).transpose()?;
    let nome = pedido.arquivo.as_deref().map(entrada::nome).unwrap_or_default();
    let culpados = verificado.as_ref().map(|v| campos_em_falta(&v.relatorio, pedido.cstat, assunto));

    let saida = if culpados.as_ref().is_some_and(|c| !c.is_empty()) { Saida::Recusado } else { Saida::Ok };
    let mut resultado = Resultado::new();
    if json {
        let no_arquivo = culpados.map(|problemas| NoArquivo { arquivo: &nome, assunto, problemas });
        resultado.json(&Explicacao { rejeicao, no_arquivo })?;
    } else {
        escrever(&mut resultado, rejeicao)?;
        if let Some(culpados) = &culpados {
            escrever_culpados(&mut resultado, &nome, assunto, culpados, &sem_culpado(pedido, assunto))?;
        }
    }
    resultado.concluir()?;
    if let Some(dica) = verificado.and_then(|v| v.dica) {
        terminal::aviso(&dica);
    }
    Ok(saida)
}

fn desconhecido(cstat: u16) -> CliError {
    let mensagem = format!("o código {cstat} não é de nenhuma regra do CT-e conhecida por esta versão");
    CliError::new(Saida::Referencia, "codigo_desconhecido", mensagem)
        .dica("o código é o status_sefaz da resposta da API; se o número está certo, leia mensagem_sefaz")
}

fn verificar(caminho: &Path, assunto: Assunto, contexto: &Contexto) -> Result<Verificado, CliError> {
    let bytes = entrada::ler(caminho)?;
    assunto.verificar(&bytes, contexto).map_err(|e| super::json_invalido(&entrada::nome(caminho), &e))
}

/// The problems of the document that the authority answers with this code.
fn campos_em_falta(relatorio: &Relatorio, cstat: u16, assunto: Assunto) -> Vec<&Problema> {
    relatorio.problemas.iter().filter(|p| codigo_do_problema(p, assunto) == Some(cstat)).collect()
}

/// The code that the authority gives a problem: that of its rule or, of the layout, that of the schema that refuses it.
fn codigo_do_problema(problema: &Problema, assunto: Assunto) -> Option<u16> {
    if problema.regra.is_some() {
        return problema.cstat;
    }
    let do_leiaute = match assunto {
        Assunto::Evento(..) => SCHEMA_DO_EVENTO,
        _ if problema.caminho.contains("/infModal/") => SCHEMA_DO_MODAL,
        _ => SCHEMA,
    };
    (problema.severidade == Severidade::Erro).then_some(do_leiaute)
}

fn escrever(resultado: &mut Resultado, rejeicao: &Rejeicao) -> Result<(), CliError> {
    let cor = match rejeicao.especie {
        Especie::Autorizado | Especie::Evento => Cor::Verde,
        Especie::Processamento | Especie::Servico => Cor::Amarelo,
        _ => Cor::Vermelho,
    };
    let sim = |s: bool| Some(if s { "sim" } else { "não" });
    Ficha::new(rejeicao.cstat.to_string())
        .estado(cor, rejeicao.mensagem)
        .linha("causa", Some(sem_crases(rejeicao.causa)))
        .linha("a fazer", Some(sem_crases(rejeicao.o_que_fazer)))
        .linha("passo", Some(format!("{} ({})", rejeicao.proximo_passo, por_extenso(rejeicao.proximo_passo))))
        .linha("mesma ref", sim(rejeicao.reutiliza_referencia))
        .linha("mesmo nº", sim(rejeicao.reutiliza_numero))
        .linha("esperar", Some(if rejeicao.aguardar_ajuda { "pode resolver" } else { "não resolve" }))
        .linha("vigência", rejeicao.vigencia)
        .linha("fonte", Some(rejeicao.fonte))
        .escrever(resultado)
}

fn sem_crases(texto: &str) -> String {
    texto.replace('`', "")
}

fn por_extenso(passo: ProximoPasso) -> &'static str {
    match passo {
        ProximoPasso::Corrigir => "mude o documento e envie de novo",
        ProximoPasso::Aguardar => "envie o mesmo de novo mais tarde",
        ProximoPasso::Consultar => "consulte antes de qualquer novo envio",
        ProximoPasso::Cadastro => "acerte o cadastro e envie o mesmo de novo",
        _ => "enviar de novo não muda a resposta",
    }
}

fn escrever_culpados(
    resultado: &mut Resultado,
    nome: &str,
    assunto: Assunto,
    culpados: &[&Problema],
    sem_culpado: &str,
) -> Result<(), CliError> {
    let estilo = Estilo::da_saida();
    let titulo = estilo.pintar(Cor::Negrito, nome);
    if culpados.is_empty() {
        return resultado.linha(&format!("\n{titulo}: nenhum campo provoca este código; {sem_culpado}"));
    }
    let quantos = relatorio::plural(culpados.len(), "campo provoca", "campos provocam");
    resultado.linha(&format!("\n{titulo}: {quantos} este código ({assunto})"))?;
    for problema in culpados {
        relatorio::escrever_problema(resultado, problema, estilo)?;
    }
    Ok(())
}

/// Why nothing in the file causes the code, as far as can be told without the authority.
fn sem_culpado(pedido: &Explicar, assunto: Assunto) -> String {
    let documento = match assunto {
        Assunto::Documento(modelo) => Some(DocumentoRegra::de_modelo(modelo)),
        Assunto::Evento(tipo, _) => Some(DocumentoRegra::Evento(tipo)),
        Assunto::Inutilizacao => None,
    };
    let da_vez =
        |regra: &&Regra| regra.cstat() == Some(pedido.cstat) && documento.is_some_and(|d| regra.id(d).is_some());
    let regra = regras().find(da_vez);
    match regra {
        Some(regra) if regra.classe() == Classe::Relogio && pedido.quando.is_none() => {
            "a regra depende da hora do recebimento: informe --quando".to_owned()
        }
        Some(_) if pedido.ambiente.is_none() => "se a regra depende do ambiente, informe --ambiente".to_owned(),
        Some(_) => "a regra dele está satisfeita".to_owned(),
        None if matches!(pedido.cstat, SCHEMA | SCHEMA_DO_MODAL | SCHEMA_DO_EVENTO) => {
            "o leiaute está satisfeito".to_owned()
        }
        None => format!("ele depende de dados que só a SEFAZ tem, ou não é de {assunto}"),
    }
}
