//! A few labelled lines under a title: how one thing is shown to people.

use crate::erros::CliError;
use crate::terminal::{Cor, Estilo, Resultado, limpo};

/// Columns of a label and the spaces around it.
const RECUO: usize = 13;

/// A title, a state, and lines with labels; texts may come from anywhere.
pub(crate) struct Ficha {
    titulo: String,
    estado: Option<(Cor, String)>,
    linhas: Vec<(&'static str, String)>,
}

impl Ficha {
    /// A title alone.
    pub(crate) fn new(titulo: impl Into<String>) -> Self {
        Ficha { titulo: titulo.into(), estado: None, linhas: Vec::new() }
    }

    /// The state, after the title.
    pub(crate) fn estado(mut self, cor: Cor, texto: impl Into<String>) -> Self {
        self.estado = Some((cor, texto.into()));
        self
    }

    /// A line, where there is a value.
    pub(crate) fn linha(mut self, rotulo: &'static str, valor: Option<impl Into<String>>) -> Self {
        self.linhas.extend(valor.map(|valor| (rotulo, valor.into())));
        self
    }

    /// Writes it.
    pub(crate) fn escrever(&self, resultado: &mut Resultado) -> Result<(), CliError> {
        let estilo = Estilo::da_saida();
        let titulo = limpo(&self.titulo);
        let titulo = estilo.pintar(Cor::Negrito, &titulo);
        match &self.estado {
            Some((cor, texto)) => resultado.linha(&format!("{titulo}: {}", estilo.pintar(*cor, &limpo(texto))))?,
            None => resultado.linha(&titulo)?,
        }
        for (rotulo, valor) in &self.linhas {
            let valor = estilo.quebrar(&limpo(valor), RECUO);
            resultado.linha(&format!("  {} {valor}", estilo.pintar(Cor::Apagado, &format!("{rotulo:<10}"))))?;
        }
        Ok(())
    }
}
