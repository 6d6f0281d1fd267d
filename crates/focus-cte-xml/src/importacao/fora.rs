//! What is around a document: the attributes and the answer of a processed one.

use super::leitura::{DSIG, Importador};
use super::linhas::curto;
use super::sem_lugar::Motivo;
use crate::xml::{ErroLeitura, Evento, valor_de_atributo};

impl<'a> Importador<'a> {
    /// The attributes of the element around a document: only its version is of use.
    pub(super) fn atributos_de_fora(&mut self, tag: &'a str) {
        for i in 0..self.leitor.atributos().len() {
            let atributo = self.leitor.atributos()[i];
            if atributo.declara().is_none() && atributo.nome != "versao" {
                let valor = valor_de_atributo(atributo.valor).into_owned();
                let posicao = self.leitor.posicao_de(atributo.nome);
                let caminho = format!("{tag}/@{}", curto(atributo.nome));
                self.coletor.anotar(posicao, caminho, Some(valor), Motivo::SemCampo);
            }
        }
    }

    /// An attribute of the element that was just opened.
    pub(super) fn atributo(&self, tag: &str) -> Option<String> {
        let achado = self.leitor.atributos().iter().find(|a| a.nome == tag);
        achado.map(|a| valor_de_atributo(a.valor).into_owned())
    }

    /// Gives each child of the element that was just opened to `ler`, which reads it to its end.
    pub(super) fn em(
        &mut self,
        tag: &'a str,
        mut ler: impl FnMut(&mut Self, &'a str) -> Result<(), ErroLeitura>,
    ) -> Result<(), ErroLeitura> {
        self.caminho.push((tag, None));
        loop {
            match self.leitor.proximo()? {
                Evento::Abre(filho) if filho.espaco == Some(DSIG) => self.leitor.pular()?,
                Evento::Abre(filho) => ler(self, filho.local)?,
                Evento::Fecha | Evento::Fim => break,
                Evento::Texto(_) | Evento::Cdata(_) | Evento::Instrucao(..) => {}
            }
        }
        self.caminho.pop();
        Ok(())
    }

    /// The text of the element that was just opened.
    pub(super) fn texto_simples(&mut self, tag: &'a str) -> Result<String, ErroLeitura> {
        let valor = self.valor(tag)?;
        Ok(self.texto_de(&valor).to_owned())
    }
}
