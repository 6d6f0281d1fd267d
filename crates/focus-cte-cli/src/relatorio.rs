//! A validation report as people and machines read it.

use std::borrow::Cow;
use std::io::{self, Write};

use focus_cte::{Problema, Relatorio, Severidade};
use serde::Serialize;

use crate::assunto::Assunto;
use crate::erros::{CliError, DaApi};
use crate::terminal::{Cor, Estilo, limpo, valor_curto};

/// Where the text of a problem begins.
const RECUO: usize = 8;

/// How many problems of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Contagem {
    /// What makes the document invalid.
    pub(crate) erros: usize,
    /// What only deserves a look.
    pub(crate) avisos: usize,
}

impl Contagem {
    /// Counts a report.
    pub(crate) fn de(relatorio: &Relatorio) -> Self {
        let erros = relatorio.problemas.iter().filter(|p| p.severidade == Severidade::Erro).count();
        Contagem { erros, avisos: relatorio.problemas.len() - erros }
    }

    /// `2 erros e 1 aviso`, or nothing.
    pub(crate) fn por_extenso(self) -> Option<String> {
        let partes: Vec<String> = [(self.erros, "erro", "erros"), (self.avisos, "aviso", "avisos")]
            .into_iter()
            .filter(|(n, _, _)| *n > 0)
            .map(|(n, um, varios)| plural(n, um, varios))
            .collect();
        (!partes.is_empty()).then(|| partes.join(" e "))
    }
}

/// `1 erro`, `2 erros`.
pub(crate) fn plural(n: usize, um: &str, varios: &str) -> String {
    format!("{n} {}", if n == 1 { um } else { varios })
}

/// Writes the verdict on one document and its problems.
pub(crate) fn escrever(
    saida: &mut impl Write,
    nome: &str,
    assunto: Assunto,
    relatorio: &Relatorio,
    estilo: Estilo,
) -> io::Result<()> {
    let valido = relatorio.is_valido();
    let veredito =
        if valido { estilo.pintar(Cor::Verde, "válido") } else { estilo.pintar(Cor::Vermelho, "inválido") };
    let detalhe = Contagem::de(relatorio).por_extenso().map(|c| format!(", {c}")).unwrap_or_default();
    writeln!(saida, "{}: {veredito} ({assunto}{detalhe})", estilo.pintar(Cor::Negrito, nome))?;
    for problema in &relatorio.problemas {
        escrever_problema(saida, problema, estilo)?;
    }
    Ok(())
}

/// Writes one problem, indented under what it is about.
pub(crate) fn escrever_problema(saida: &mut impl Write, problema: &Problema, estilo: Estilo) -> io::Result<()> {
    let severidade = match problema.severidade {
        Severidade::Erro => estilo.pintar(Cor::Vermelho, "erro "),
        Severidade::Aviso => estilo.pintar(Cor::Amarelo, "aviso"),
    };
    let campo = if problema.campo.is_empty() { "(documento)".into() } else { limpo(&problema.campo) };
    let codigo = format!("[{}]", problema.codigo);
    writeln!(saida, "  {severidade} {} {}", estilo.pintar(Cor::Negrito, &campo), estilo.pintar(Cor::Apagado, &codigo))?;
    writeln!(saida, "{:RECUO$}{}", "", estilo.quebrar(&limpo(&mensagem(problema)), RECUO))?;
    let dito = |valor: &String| problema.mensagem.contains(&format!("«{valor}»"));
    if let Some(valor) = problema.valor.as_ref().filter(|v| !dito(v)) {
        writeln!(saida, "{:RECUO$}valor: {}", "", estilo.quebrar(&valor_curto(valor), RECUO + 7))?;
    }
    if let [_, outros @ ..] = problema.campos.as_slice()
        && !outros.is_empty()
    {
        writeln!(saida, "{:RECUO$}junto de: {}", "", estilo.quebrar(&limpo(&outros.join(", ")), RECUO + 10))?;
    }
    if let Some(conselho) = &problema.como_corrigir {
        let rotulo = estilo.pintar(Cor::Verde, "como corrigir:");
        writeln!(saida, "{:RECUO$}{rotulo} {}", "", estilo.quebrar(&limpo(conselho), RECUO + 15))?;
    }
    Ok(())
}

/// What is wrong; of a rule, in the authority's words, after its code and where it is published.
fn mensagem(problema: &Problema) -> Cow<'_, str> {
    let (Some(regra), Some(nota)) = (problema.regra, problema.nota) else {
        return Cow::Borrowed(&problema.mensagem);
    };
    // The code says already that it is a rejection; what the authority would put in brackets is not known.
    let palavras = problema
        .mensagem
        .strip_prefix("Rejeição")
        .map_or(problema.mensagem.as_str(), |resto| resto.trim_start_matches(':').trim_start());
    let palavras = palavras.split(" [").next().unwrap_or_default();
    let codigo = problema.cstat.map_or_else(String::new, |cstat| format!("{cstat} "));
    Cow::Owned(format!("SEFAZ {codigo}(regra {regra}, {nota}): {palavras}"))
}

/// The verdict on one file, for `--json`.
#[derive(Serialize)]
pub(crate) struct Veredito<'a> {
    /// The file as the user named it.
    pub(crate) arquivo: &'a str,
    /// Model, and event if it is the body of one.
    #[serde(flatten)]
    pub(crate) assunto: Assunto,
    /// No problem of severity `erro`.
    pub(crate) valido: bool,
    /// Everything found.
    pub(crate) problemas: &'a [Problema],
}

/// An error in place of a verdict, for `--json`.
#[derive(Serialize)]
pub(crate) struct Falha<'a> {
    /// The file as the user named it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) arquivo: Option<&'a str>,
    /// Always false where it appears.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) valido: Option<bool>,
    /// What happened.
    pub(crate) erro: ErroJson<'a>,
}

/// A [`CliError`] for machines.
#[derive(Serialize)]
pub(crate) struct ErroJson<'a> {
    codigo: &'a str,
    mensagem: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    linha: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coluna: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dica: Option<&'a str>,
    #[serde(flatten)]
    api: Option<&'a DaApi>,
    saida: u8,
}

impl<'a> From<&'a CliError> for ErroJson<'a> {
    fn from(erro: &'a CliError) -> Self {
        ErroJson {
            codigo: erro.codigo,
            mensagem: &erro.mensagem,
            linha: erro.posicao.map(|(linha, _)| linha),
            coluna: erro.posicao.map(|(_, coluna)| coluna),
            dica: erro.dica.as_deref(),
            api: erro.api.as_deref(),
            saida: erro.saida.codigo(),
        }
    }
}
