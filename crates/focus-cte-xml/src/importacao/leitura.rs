//! The walk over XML and layout table together: each element finds its row, each row knows its slot.

use std::borrow::Cow;
use std::fmt::Write as _;

use focus_cte::Modelo;
use focus_cte::evento::TipoEvento;
use focus_cte::layout::{EVENTO, Kind, Node, When};
use focus_cte::payload::{Builder, Item};

use super::linhas::{achar, assinatura, curto, e_de_evento, fixo};
use super::sem_lugar::{Coletor, Motivo};
use crate::NAMESPACE;
use crate::xml::{ErroLeitura, Evento, Leitor, valor_de_atributo};

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
    pub(super) caminho: Vec<(&'a str, Option<u32>)>,
    /// Groups already met in the open elements, and how often.
    grupos: Vec<(&'static Node, u32)>,
    /// Text of a leaf that is not one piece of the source.
    pub(super) texto: String,
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
                    let nosso = tag.espaco == Some(NAMESPACE);
                    let tag = tag.local;
                    match achado {
                        Some(filho) => self.elemento(filho, node, item, tag, marca)?,
                        None if nosso && node.nodes.iter().any(e_de_evento) => self.conteudo_de_evento(tag)?,
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

    /// Whether a group was met before in the element that holds it; now it was.
    fn repetido(&mut self, node: &'static Node, marca: usize) -> bool {
        if let Some((_, vezes)) = self.grupos[marca..].iter_mut().find(|(grupo, _)| std::ptr::eq(*grupo, node)) {
            *vezes += 1;
            return true;
        }
        self.grupos.push((node, 0));
        false
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
        match node.kind {
            Kind::Leaf => return self.folha(node, pai, item, tag),
            Kind::LeafList => return self.folha_de_lista(node, item, tag),
            Kind::Signature => {
                self.assinado = true;
                return self.leitor.pular();
            }
            Kind::Group | Kind::Object if self.repetido(node, marca) => {
                let indice = self.grupos[marca..].iter().find(|(grupo, _)| std::ptr::eq(*grupo, node)).map(|(_, n)| *n);
                return self.descartar(tag, indice, Motivo::Repetido);
            }
            Kind::Group => {
                self.caminho.push((tag, None));
                if !self.filhos(node, item)? && node.min == 0 && !self.builder.any(item, node.first, node.end) {
                    let caminho = self.caminho_de("");
                    self.coletor.anotar(inicio, caminho, None, Motivo::Vazio);
                }
            }
            Kind::Object => {
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
        // Of a list, the first item stands for all.
        let primeiro = node.kind != Kind::List || self.builder.len(item, node.slot) == 1;
        if primeiro && !matches!(node.when(), When::Always) {
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

    /// Path of a child of the current element, or of the element itself for `""`.
    pub(super) fn caminho_de(&self, filho: &str) -> String {
        let mut caminho = String::new();
        for (tag, indice) in &self.caminho {
            caminho.push_str(curto(tag));
            if let Some(indice) = indice {
                let _ = write!(caminho, "[{}]", indice + 1);
            }
            caminho.push('/');
        }
        caminho.push_str(curto(filho));
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
