//! `focus-cte validar --ndjson`: one verdict a line, as the lines come, in constant memory.

use std::io::{BufWriter, Write};

use focus_cte::{ErroJson, Problema};
use serde::Serialize;

use crate::assunto::Assunto;
use crate::cli::Validar;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::linhas::Linha;
use crate::terminal;

#[derive(Serialize)]
struct Veredito<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    arquivo: Option<&'a str>,
    linha: u64,
    valido: bool,
    problemas: &'a [Problema],
}

#[derive(Serialize)]
struct Falha<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    arquivo: Option<&'a str>,
    linha: u64,
    valido: bool,
    erro: Motivo<'a>,
}

#[derive(Serialize)]
struct Motivo<'a> {
    codigo: &'a str,
    mensagem: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    coluna: Option<usize>,
}

/// Counts of the whole stream.
#[derive(Default)]
struct Resumo {
    validas: u64,
    invalidas: u64,
    ilegiveis: u64,
}

/// Validates every line of every file.
pub(crate) fn validar(pedido: &Validar) -> Result<Saida, CliError> {
    let assunto = Assunto::das_opcoes(pedido.os, pedido.evento);
    let contexto = super::validar::contexto(pedido, assunto)?;
    let mut saida = BufWriter::with_capacity(256 * 1024, std::io::stdout().lock());
    let mut resumo = Resumo::default();
    for caminho in &pedido.arquivos {
        let nome = entrada::nome(caminho);
        let arquivo = (pedido.arquivos.len() > 1).then_some(nome.as_str());
        let mut linhas = entrada::fluxo(caminho)?;
        loop {
            if linhas.vai_esperar() {
                saida.flush()?;
            }
            let Some((numero, linha)) = linhas.proxima().map_err(|e| entrada::erro_de_fluxo(caminho, &e))? else {
                break;
            };
            match linha {
                Linha::Texto(texto) if texto.trim_ascii().is_empty() => {}
                Linha::Texto(texto) => match assunto.validar(texto, &contexto) {
                    Ok(relatorio) => {
                        let valido = relatorio.is_valido();
                        *if valido { &mut resumo.validas } else { &mut resumo.invalidas } += 1;
                        escrever(
                            &mut saida,
                            &Veredito { arquivo, linha: numero, valido, problemas: &relatorio.problemas },
                        )?;
                    }
                    Err(erro) => {
                        resumo.ilegiveis += 1;
                        escrever(&mut saida, &Falha { arquivo, linha: numero, valido: false, erro: (&erro).into() })?;
                    }
                },
                Linha::GrandeDemais => {
                    resumo.ilegiveis += 1;
                    let mensagem = entrada::linha_grande_demais();
                    let erro = Motivo { codigo: "arquivo_grande", mensagem: &mensagem, coluna: None };
                    escrever(&mut saida, &Falha { arquivo, linha: numero, valido: false, erro })?;
                }
            }
        }
    }
    saida.flush()?;
    terminal::avisar(&resumo.por_extenso());
    Ok(if resumo.invalidas + resumo.ilegiveis == 0 { Saida::Ok } else { Saida::Recusado })
}

impl<'a> From<&'a ErroJson> for Motivo<'a> {
    fn from(erro: &'a ErroJson) -> Self {
        Motivo { codigo: erro.codigo, mensagem: &erro.mensagem, coluna: Some(erro.coluna) }
    }
}

impl Resumo {
    fn por_extenso(&self) -> String {
        let total = self.validas + self.invalidas + self.ilegiveis;
        let ilegiveis =
            if self.ilegiveis > 0 { format!(", {} sem JSON legível", self.ilegiveis) } else { String::new() };
        format!("{total} documento(s): {} válido(s), {} inválido(s){ilegiveis}", self.validas, self.invalidas)
    }
}

fn escrever(saida: &mut impl Write, linha: &impl Serialize) -> Result<(), CliError> {
    serde_json::to_writer(&mut *saida, linha).map_err(std::io::Error::from)?;
    saida.write_all(b"\n")?;
    Ok(())
}
