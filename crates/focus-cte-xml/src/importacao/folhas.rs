//! The leaves: what their text is, where it goes, and what has no place.

use std::ops::Range;

use focus_cte::layout::{NO_SLOT, Node, When};
use focus_cte::payload::Item;

use super::leitura::Importador;
use super::linhas::fixo;
use super::sem_lugar::Motivo;
use crate::xml::{ErroLeitura, Evento, simples, valor_de_atributo, valor_de_texto};

/// The text of a leaf.
pub(super) enum Valor {
    /// In the source.
    Trecho(Range<usize>),
    /// In the importer.
    Texto,
    Vazio,
}

impl<'a> Importador<'a> {
    pub(super) fn folha(
        &mut self,
        node: &'static Node,
        pai: &'static Node,
        item: Item,
        tag: &'a str,
    ) -> Result<(), ErroLeitura> {
        let inicio = self.leitor.inicio();
        let valor = self.valor(tag)?;
        let motivo = match fixo(node) {
            _ if matches!(valor, Valor::Vazio) => Motivo::Vazio,
            Some(fixo) => {
                self.decidir(node, pai, item);
                if self.texto_de(&valor) == fixo {
                    return Ok(());
                }
                Motivo::ValorFixo(fixo)
            }
            None if node.slot == NO_SLOT => Motivo::SemCampo,
            None if self.builder.present(item, node.slot) => Motivo::Repetido,
            None => {
                self.guardar(item, node.slot, valor);
                return Ok(());
            }
        };
        self.recusar(inicio, tag, &valor, motivo);
        Ok(())
    }

    /// Two groups of ICMS have the same code in the XML: what the API's field says is the group's condition.
    fn decidir(&mut self, node: &'static Node, pai: &'static Node, item: Item) {
        if let When::In(slot, [valor]) = pai.when()
            && slot == node.slot
            && !self.builder.present(item, slot)
        {
            self.builder.set_text(item, slot, valor);
        }
    }

    pub(super) fn folha_de_lista(&mut self, node: &'static Node, item: Item, tag: &'a str) -> Result<(), ErroLeitura> {
        let inicio = self.leitor.inicio();
        let valor = self.valor(tag)?;
        if matches!(valor, Valor::Vazio) {
            self.recusar(inicio, tag, &valor, Motivo::Vazio);
        } else {
            let dentro = self.builder.append(item, node.slot);
            let escalar = self.builder.scope(dentro).scalar;
            self.guardar(dentro, escalar, valor);
        }
        Ok(())
    }

    fn guardar(&mut self, item: Item, slot: u16, valor: Valor) {
        match valor {
            Valor::Trecho(trecho) => self.builder.set_range(item, slot, trecho),
            Valor::Texto => self.builder.set_text(item, slot, &self.texto),
            Valor::Vazio => {}
        }
    }

    pub(super) fn texto_de(&self, valor: &Valor) -> &str {
        match valor {
            Valor::Trecho(trecho) => &self.leitor.xml()[trecho.clone()],
            Valor::Texto => &self.texto,
            Valor::Vazio => "",
        }
    }

    #[cold]
    fn recusar(&mut self, posicao: usize, tag: &str, valor: &Valor, motivo: Motivo) {
        let texto = self.texto_de(valor);
        let texto = (!texto.is_empty()).then(|| texto.to_owned());
        let caminho = self.caminho_de(tag);
        self.coletor.anotar(posicao, caminho, texto, motivo);
    }

    /// The text of the element that was just opened, to its end.
    pub(super) fn valor(&mut self, tag: &'a str) -> Result<Valor, ErroLeitura> {
        self.atributos_a_mais(tag);
        let mut trecho = 0..0;
        let mut juntando = false;
        loop {
            match self.leitor.proximo()? {
                Evento::Texto(texto) if !juntando && trecho.is_empty() && simples(texto) => {
                    trecho = self.leitor.inicio()..self.leitor.posicao();
                }
                Evento::Texto(texto) => {
                    self.comecar_a_juntar(&mut juntando, &trecho);
                    self.texto.push_str(&valor_de_texto(texto));
                }
                Evento::Cdata(texto) => {
                    self.comecar_a_juntar(&mut juntando, &trecho);
                    self.texto.push_str(&texto.replace("\r\n", "\n").replace('\r', "\n"));
                }
                Evento::Abre(dentro) => {
                    self.caminho.push((tag, None));
                    self.descartar(dentro.local, None, Motivo::ForaDoLeiaute)?;
                    self.caminho.pop();
                }
                Evento::Instrucao(..) => {}
                Evento::Fecha | Evento::Fim => break,
            }
        }
        let valor = if juntando { Valor::Texto } else { Valor::Trecho(trecho) };
        let vazio = self.texto_de(&valor).trim_ascii().is_empty();
        Ok(if vazio { Valor::Vazio } else { valor })
    }

    fn comecar_a_juntar(&mut self, juntando: &mut bool, trecho: &Range<usize>) {
        if !*juntando {
            *juntando = true;
            self.texto.clear();
            self.texto.push_str(&self.leitor.xml()[trecho.clone()]);
        }
    }

    /// A leaf has no attributes.
    fn atributos_a_mais(&mut self, tag: &str) {
        for i in 0..self.leitor.atributos().len() {
            let atributo = self.leitor.atributos()[i];
            if atributo.declara().is_none() {
                let caminho = self.caminho_de(&format!("{tag}/@{}", atributo.nome));
                let valor = valor_de_atributo(atributo.valor).into_owned();
                self.coletor.anotar(self.leitor.posicao_de(atributo.nome), caminho, Some(valor), Motivo::ForaDoLeiaute);
            }
        }
    }

    /// Tells every text of the element that was just opened, which has no place.
    pub(super) fn descartar(&mut self, tag: &'a str, indice: Option<u32>, motivo: Motivo) -> Result<(), ErroLeitura> {
        let inicio = self.leitor.inicio();
        self.atributos_a_mais(tag);
        self.caminho.push((tag, indice));
        let (mut texto, mut filhos) = (String::new(), false);
        loop {
            match self.leitor.proximo()? {
                Evento::Abre(dentro) => {
                    filhos = true;
                    self.descartar(dentro.local, None, motivo)?;
                }
                Evento::Texto(pedaco) => texto.push_str(&valor_de_texto(pedaco)),
                Evento::Cdata(pedaco) => texto.push_str(pedaco),
                Evento::Instrucao(..) => {}
                Evento::Fecha | Evento::Fim => break,
            }
        }
        let texto = texto.trim_ascii();
        if !filhos || !texto.is_empty() {
            let caminho = self.caminho_de("");
            self.coletor.anotar(inicio, caminho, (!texto.is_empty()).then(|| texto.to_owned()), motivo);
        }
        self.caminho.pop();
        Ok(())
    }
}
