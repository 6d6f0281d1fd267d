//! The walk over XML and layout table together: each element finds its row, each row knows its slot.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use focus_cte::Modelo;
use focus_cte::evento::TipoEvento;
use focus_cte::layout::{EVENTO, Kind, NO_SLOT, Node, When};
use focus_cte::payload::{Builder, Item};

use super::sem_lugar::{Coletor, Motivo};
use crate::NAMESPACE;
use crate::xml::{ErroLeitura, Evento, Leitor, simples, valor_de_atributo, valor_de_texto};

/// The namespace of signatures.
pub(crate) const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";

/// A group that the API writes only under a condition, to be judged when everything is read.
pub(super) struct Condicao {
    pub(super) item: Item,
    pub(super) when: When,
    posicao: usize,
    caminho: String,
}

/// The state of one import.
pub(super) struct Importador<'a> {
    pub(super) leitor: Leitor<'a>,
    pub(super) builder: Builder,
    /// Of a document.
    pub(super) modelo: Option<Modelo>,
    pub(super) coletor: Coletor,
    pub(super) condicoes: Vec<Condicao>,
    pub(super) assinado: bool,
    /// The version that the document says it has.
    pub(super) versao: Option<String>,
    /// The content of an event.
    pub(super) evento: Option<(TipoEvento, Builder)>,
    /// Tags of the open elements below the root, with their place among others of the same name.
    caminho: Vec<(&'a str, Option<u32>)>,
    /// Groups already met in the open elements.
    grupos: Vec<&'static Node>,
    /// Text of a leaf that is not one piece of the source.
    texto: String,
}

/// The text of a leaf.
enum Valor {
    /// In the source.
    Trecho(Range<usize>),
    /// In the importer.
    Texto,
    Vazio,
}

impl<'a> Importador<'a> {
    pub(super) fn novo(leitor: Leitor<'a>) -> Self {
        Self {
            leitor,
            builder: Builder::new(&EVENTO),
            modelo: None,
            coletor: Coletor::default(),
            condicoes: Vec::new(),
            assinado: false,
            versao: None,
            evento: None,
            caminho: Vec::with_capacity(16),
            grupos: Vec::with_capacity(32),
            texto: String::new(),
        }
    }

    /// Everything in the element that was just opened, whose row is `node`. Tells whether there was any element.
    pub(super) fn filhos(&mut self, node: &'static Node, item: Item) -> Result<bool, ErroLeitura> {
        self.atributos(node, item);
        let mut teve_filhos = false;
        let marca = self.grupos.len();
        let mut dica = 0;
        loop {
            match self.leitor.proximo()? {
                Evento::Abre(tag) => {
                    teve_filhos = true;
                    let achado = match tag.espaco {
                        Some(NAMESPACE) => achar(node.nodes, tag.local, &mut dica),
                        Some(DSIG) if tag.local == "Signature" => assinatura(node.nodes),
                        _ => None,
                    };
                    let tag = tag.local;
                    match achado {
                        Some(filho) => self.elemento(filho, node, item, tag, marca)?,
                        None if node.nodes.iter().any(e_de_evento) => self.conteudo_de_evento(tag)?,
                        None => self.descartar(tag, None, Motivo::ForaDoLeiaute)?,
                    }
                }
                Evento::Texto(texto) | Evento::Cdata(texto) => {
                    let texto = texto.trim_ascii();
                    if !texto.is_empty() {
                        let caminho = self.caminho_de("");
                        self.coletor.anotar(self.leitor.inicio(), caminho, Some(texto.to_owned()), Motivo::TextoSolto);
                    }
                }
                Evento::Instrucao(..) => {}
                Evento::Fecha | Evento::Fim => break,
            }
        }
        self.grupos.truncate(marca);
        Ok(teve_filhos)
    }

    /// The content of an event has a table of its own, which its tag chooses.
    fn conteudo_de_evento(&mut self, tag: &'a str) -> Result<(), ErroLeitura> {
        let tipo = TipoEvento::TODOS.into_iter().find(|tipo| tipo.documento().root.tag == tag);
        let Some(tipo) = tipo else {
            let da_api: Vec<_> =
                TipoEvento::TODOS.iter().map(|tipo| format!("<{}>", tipo.documento().root.tag)).collect();
            let mensagem = format!("o evento <{tag}> não é da API, que tem {}", da_api.join(", "));
            return Err(self.leitor.erro_no_evento("evento_desconhecido", mensagem));
        };
        if self.evento.is_some() {
            return self.descartar(tag, None, Motivo::Repetido);
        }
        let envelope = std::mem::replace(&mut self.builder, Builder::new(tipo.documento()));
        self.caminho.push((tag, None));
        self.filhos(&tipo.documento().root, self.builder.root())?;
        self.caminho.pop();
        self.evento = Some((tipo, std::mem::replace(&mut self.builder, envelope)));
        Ok(())
    }

    fn elemento(
        &mut self,
        node: &'static Node,
        pai: &'static Node,
        item: Item,
        tag: &'a str,
        marca: usize,
    ) -> Result<(), ErroLeitura> {
        let inicio = self.leitor.inicio();
        let anteriores = self.grupos[marca..].iter().filter(|grupo| std::ptr::eq(**grupo, node)).count();
        match node.kind {
            Kind::Leaf => return self.folha(node, pai, item, tag),
            Kind::LeafList => return self.folha_de_lista(node, item, tag),
            Kind::Signature => {
                self.assinado = true;
                return self.leitor.pular();
            }
            Kind::Group | Kind::Object if anteriores > 0 => {
                let indice = u32::try_from(anteriores).ok();
                self.grupos.push(node);
                return self.descartar(tag, indice, Motivo::Repetido);
            }
            Kind::Group => {
                self.grupos.push(node);
                self.caminho.push((tag, None));
                if !self.filhos(node, item)? && node.min == 0 && !self.builder.any(item, node.first, node.end) {
                    let caminho = self.caminho_de("");
                    self.coletor.anotar(inicio, caminho, None, Motivo::Vazio);
                }
            }
            Kind::Object => {
                self.grupos.push(node);
                let dentro = self.builder.object(item, node.slot);
                self.caminho.push((tag, None));
                self.filhos(node, dentro)?;
            }
            Kind::List => {
                let indice = self.builder.len(item, node.slot);
                let dentro = self.builder.append(item, node.slot);
                self.caminho.push((tag, Some(indice)));
                self.filhos(node, dentro)?;
            }
            Kind::Outside => return self.descartar(tag, None, Motivo::SemCampo),
            Kind::Attribute | Kind::Sequence | Kind::Choice => {
                return self.descartar(tag, None, Motivo::ForaDoLeiaute);
            }
        }
        if !matches!(node.when(), When::Always) {
            let caminho = self.caminho_de("");
            self.condicoes.push(Condicao { item, when: node.when(), posicao: inicio, caminho });
        }
        self.caminho.pop();
        Ok(())
    }

    fn atributos(&mut self, node: &'static Node, item: Item) {
        for i in 0..self.leitor.atributos().len() {
            let atributo = self.leitor.atributos()[i];
            if atributo.declara().is_some() {
                continue;
            }
            let inicio = self.leitor.posicao_de(atributo.nome);
            let valor = valor_de_atributo(atributo.valor);
            if atributo.nome == "versao" && self.versao.is_none() {
                self.versao = Some(valor.clone().into_owned());
            }
            let achado = node.nodes.iter().find(|n| n.kind == Kind::Attribute && n.tag == atributo.nome);
            let Some(achado) = achado else {
                let caminho = self.caminho_de(&format!("@{}", atributo.nome));
                self.coletor.anotar(inicio, caminho, Some(valor.into_owned()), Motivo::ForaDoLeiaute);
                continue;
            };
            let motivo = match fixo(achado) {
                Some(fixo) if valor != fixo => Some(Motivo::ValorFixo(fixo)),
                Some(_) => None,
                None if valor.trim_ascii().is_empty() => Some(Motivo::Vazio),
                None => {
                    match &valor {
                        Cow::Borrowed(_) => {
                            let inicio = self.leitor.posicao_de(atributo.valor);
                            self.builder.set_range(item, achado.slot, inicio..inicio + atributo.valor.len());
                        }
                        Cow::Owned(texto) => self.builder.set_text(item, achado.slot, texto),
                    }
                    None
                }
            };
            if let Some(motivo) = motivo {
                let caminho = self.caminho_de(&format!("@{}", atributo.nome));
                let valor = if motivo == Motivo::Vazio { None } else { Some(valor.into_owned()) };
                self.coletor.anotar(inicio, caminho, valor, motivo);
            }
        }
    }

    fn folha(&mut self, node: &'static Node, pai: &'static Node, item: Item, tag: &'a str) -> Result<(), ErroLeitura> {
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

    fn folha_de_lista(&mut self, node: &'static Node, item: Item, tag: &'a str) -> Result<(), ErroLeitura> {
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

    fn texto_de(&self, valor: &Valor) -> &str {
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
    fn valor(&mut self, tag: &'a str) -> Result<Valor, ErroLeitura> {
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

    /// The attributes of the element around a document: only its version is of use.
    pub(super) fn atributos_de_fora(&mut self, tag: &'a str) {
        for i in 0..self.leitor.atributos().len() {
            let atributo = self.leitor.atributos()[i];
            if atributo.declara().is_none() && atributo.nome != "versao" {
                let valor = valor_de_atributo(atributo.valor).into_owned();
                let posicao = self.leitor.posicao_de(atributo.nome);
                self.coletor.anotar(posicao, format!("{tag}/@{}", atributo.nome), Some(valor), Motivo::SemCampo);
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

    /// Path of a child of the current element, or of the element itself for `""`.
    fn caminho_de(&self, filho: &str) -> String {
        let mut caminho = String::new();
        for (tag, indice) in &self.caminho {
            caminho.push_str(tag);
            if let Some(indice) = indice {
                let _ = write!(caminho, "[{}]", indice + 1);
            }
            caminho.push('/');
        }
        caminho.push_str(filho);
        if filho.is_empty() {
            caminho.pop();
        }
        caminho
    }
}

/// Groups whose condition does not hold in the document that was read.
pub(super) fn sem_efeito(condicoes: Vec<Condicao>, payload: &focus_cte::Payload<'_>, coletor: &mut Coletor) {
    for condicao in condicoes {
        if !payload.holds(condicao.item, condicao.when) {
            let campo = match condicao.when {
                When::In(slot, _) | When::NotIn(slot, _) | When::Present(slot) => {
                    payload.scope(condicao.item).fields[usize::from(slot)].name
                }
                When::Always => "",
            };
            coletor.anotar(condicao.posicao, condicao.caminho, None, Motivo::SemEfeito(campo));
        }
    }
}

fn fixo(node: &Node) -> Option<&'static str> {
    node.rule.and_then(|rule| rule.fixed)
}

/// The place of an event's content.
fn e_de_evento(node: &Node) -> bool {
    node.kind == Kind::Outside && node.tag.is_empty()
}

fn assinatura(nodes: &'static [Node]) -> Option<&'static Node> {
    nodes.iter().find(|node| node.kind == Kind::Signature)
}

/// The row of an element among the children of another's. `dica` is where the last one was found: elements mostly come in order.
fn achar(nodes: &'static [Node], tag: &str, dica: &mut usize) -> Option<&'static Node> {
    for passo in 0..nodes.len() {
        let i = if *dica + passo < nodes.len() { *dica + passo } else { *dica + passo - nodes.len() };
        if let Some(achado) = na_linha(&nodes[i], tag) {
            *dica = i;
            return Some(achado);
        }
    }
    None
}

fn na_linha(node: &'static Node, tag: &str) -> Option<&'static Node> {
    match node.kind {
        Kind::Sequence | Kind::Choice => node.nodes.iter().find_map(|n| na_linha(n, tag)),
        Kind::Attribute | Kind::Signature => None,
        _ => (node.tag == tag).then_some(node),
    }
}

#[cfg(test)]
mod tests {
    use focus_cte::evento::TipoEvento;
    use focus_cte::layout::{CTE, CTE_OS, EVENTO};

    use super::*;

    fn tags(nodes: &'static [Node], achadas: &mut Vec<&'static str>) {
        for node in nodes {
            match node.kind {
                Kind::Sequence | Kind::Choice => tags(node.nodes, achadas),
                Kind::Attribute => {}
                _ => achadas.push(node.tag),
            }
        }
    }

    fn conferir(node: &'static Node) {
        let mut achadas = Vec::new();
        tags(node.nodes, &mut achadas);
        achadas.sort_unstable();
        assert!(achadas.windows(2).all(|par| par[0] != par[1]), "{}: {achadas:?}", node.tag);
        node.nodes.iter().for_each(conferir);
    }

    /// The row of an element is found by its tag alone.
    #[test]
    fn no_two_children_of_an_element_have_the_same_tag() {
        conferir(&CTE.root);
        conferir(&CTE_OS.root);
        conferir(&EVENTO.root);
        TipoEvento::TODOS.iter().for_each(|tipo| conferir(&tipo.documento().root));
    }
}
