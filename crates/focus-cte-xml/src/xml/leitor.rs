//! One event of the document after another, borrowed from its text.
//!
//! Strict: what libxml2 refuses as not well-formed is refused, and a DTD always is, so that there are no entities to expand. Comments are
//! checked and passed over. Memory is bounded by the depth and by the attributes of one element, and both have a limit.

use memchr::{memchr, memmem};

use super::conferencia::Lugar;
use super::espacos::Espacos;
use super::{ErroLeitura, nomes};

/// How deep elements may be nested; the layout goes to 15.
pub(crate) const PROFUNDIDADE_MAXIMA: usize = 64;
/// The name of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Nome<'a> {
    /// As written, prefix included.
    pub(crate) qualificado: &'a str,
    /// Without prefix.
    pub(crate) local: &'a str,
    /// Its namespace, as the declaration writes it.
    pub(crate) espaco: Option<&'a str>,
}

/// An attribute, or the declaration of a namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Atributo<'a> {
    /// As written, prefix included.
    pub(crate) nome: &'a str,
    /// As written between the quotes.
    pub(crate) valor: &'a str,
}

impl<'a> Atributo<'a> {
    /// Prefix, empty when there is none, and local name.
    pub(crate) fn partes(&self) -> (&'a str, &'a str) {
        self.nome.split_once(':').unwrap_or(("", self.nome))
    }

    /// For the declaration of a namespace: its prefix, empty for the default one.
    pub(crate) fn declara(&self) -> Option<&'a str> {
        match self.nome.strip_prefix("xmlns") {
            Some("") => Some(""),
            Some(resto) => resto.strip_prefix(':'),
            None => None,
        }
    }
}

/// What comes next in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evento<'a> {
    /// An element begins; [`Leitor::atributos`] are its attributes.
    Abre(Nome<'a>),
    /// The last element that began ends, also when it was written as an empty tag.
    Fecha,
    /// Text, as written; its references are sound.
    Texto(&'a str),
    /// The inside of a CDATA section.
    Cdata(&'a str),
    /// A processing instruction inside of the root element: target and data.
    Instrucao(&'a str, &'a str),
    /// The end of the document.
    Fim,
}

/// An open element, and how many namespaces were declared outside of it.
#[derive(Debug, Clone)]
pub(super) struct Aberto<'a> {
    pub(super) nome: &'a str,
    pub(super) marca: usize,
}

/// Reads a document from its beginning to its end.
#[derive(Debug, Clone)]
pub(crate) struct Leitor<'a> {
    pub(super) xml: &'a str,
    pub(super) posicao: usize,
    inicio: usize,
    pub(super) abertos: Vec<Aberto<'a>>,
    pub(super) atributos: Vec<Atributo<'a>>,
    pub(super) espacos: Espacos<'a>,
    /// The last tag was an empty one: its end is still to be told.
    pub(super) vazio: bool,
    pub(super) teve_raiz: bool,
}

impl<'a> Leitor<'a> {
    /// At the beginning of a document, after its XML declaration.
    pub(crate) fn novo(xml: &'a str) -> Result<Self, ErroLeitura> {
        let mut leitor = Self {
            xml,
            posicao: 0,
            inicio: 0,
            abertos: Vec::with_capacity(16),
            atributos: Vec::with_capacity(8),
            espacos: Espacos::default(),
            vazio: false,
            teve_raiz: false,
        };
        if xml.trim_ascii().is_empty() {
            return Err(leitor.erro("xml_vazio", "o documento está vazio, mas esperava um XML como <CTe> ou <cteProc>"));
        }
        leitor.declaracao()?;
        Ok(leitor)
    }

    /// The whole text.
    pub(crate) fn xml(&self) -> &'a str {
        self.xml
    }

    /// Where the last event began.
    pub(crate) fn inicio(&self) -> usize {
        self.inicio
    }

    /// Where the last event ended.
    pub(crate) fn posicao(&self) -> usize {
        self.posicao
    }

    /// How many elements are open.
    pub(crate) fn profundidade(&self) -> usize {
        self.abertos.len()
    }

    /// The attributes of the element that began last, declarations of namespaces included.
    pub(crate) fn atributos(&self) -> &[Atributo<'a>] {
        &self.atributos
    }

    /// The namespace of a prefix here.
    pub(crate) fn espaco(&self, prefixo: &str) -> Option<&'a str> {
        self.espacos.buscar(prefixo)
    }

    /// The namespace of a prefix outside of the element that began last.
    pub(crate) fn espaco_de_fora(&self, prefixo: &str) -> Option<&'a str> {
        self.espacos.buscar_ate(prefixo, self.abertos.last().map_or(0, |aberto| aberto.marca))
    }

    /// Every namespace in scope here.
    pub(crate) fn espacos_em_vigor(&self) -> Vec<(&'a str, &'a str)> {
        self.espacos.em_vigor()
    }

    /// An error at the last event.
    #[cold]
    pub(crate) fn erro_no_evento(&self, codigo: &'static str, mensagem: impl Into<String>) -> ErroLeitura {
        ErroLeitura::em(self.xml, self.inicio, codigo, mensagem)
    }

    /// What comes next.
    #[inline]
    pub(crate) fn proximo(&mut self) -> Result<Evento<'a>, ErroLeitura> {
        if self.vazio {
            self.vazio = false;
            self.fechar();
            return Ok(Evento::Fecha);
        }
        loop {
            self.inicio = self.posicao;
            let evento = match &self.xml.as_bytes()[self.posicao..] {
                [b'<', b'/', ..] => Some(self.fecha()?),
                [b'<', b'!', ..] => self.marcacao()?,
                [b'<', b'?', ..] => self.instrucao()?,
                [b'<', ..] => Some(self.abre()?),
                [] => Some(self.fim()?),
                _ => self.texto()?,
            };
            if let Some(evento) = evento {
                return Ok(evento);
            }
        }
    }

    /// Passes over the rest of the element that began last.
    pub(crate) fn pular(&mut self) -> Result<(), ErroLeitura> {
        let fora = self.abertos.len();
        while self.abertos.len() >= fora {
            self.proximo()?;
        }
        Ok(())
    }

    fn fechar(&mut self) {
        if let Some(aberto) = self.abertos.pop() {
            self.espacos.fechar(aberto.marca);
        }
    }

    fn fim(&self) -> Result<Evento<'a>, ErroLeitura> {
        match self.abertos.last() {
            Some(aberto) => {
                Err(self.malformado(format!("o documento acaba antes de fechar <{}>; falta parte dele", aberto.nome)))
            }
            None if !self.teve_raiz => {
                Err(self.malformado("o documento não tem elemento, mas esperava um como <CTe> ou <cteProc>"))
            }
            None => Ok(Evento::Fim),
        }
    }

    fn fecha(&mut self) -> Result<Evento<'a>, ErroLeitura> {
        self.posicao += 2;
        let Some(aberto) = self.abertos.last() else {
            return Err(self.malformado("há um fechamento sem abertura"));
        };
        let nome = aberto.nome;
        let resto = &self.xml.as_bytes()[self.posicao..];
        if !resto.starts_with(nome.as_bytes()) {
            return Err(self.malformado(format!("esperava </{nome}>, que fecha o elemento aberto por último")));
        }
        self.posicao += nome.len();
        self.espacos_em_branco();
        if !self.consumir(b">") {
            return Err(self.malformado(format!("esperava </{nome}>, que fecha o elemento aberto por último")));
        }
        self.fechar();
        Ok(Evento::Fecha)
    }

    /// `<!--`, `<![CDATA[`, or what has no place here.
    fn marcacao(&mut self) -> Result<Option<Evento<'a>>, ErroLeitura> {
        let resto = &self.xml[self.posicao..];
        if let Some(comentario) = resto.strip_prefix("<!--") {
            let Some(fim) = memmem::find(comentario.as_bytes(), b"--") else {
                return Err(self.malformado("há um comentário sem «-->»"));
            };
            self.conferir_texto(&comentario[..fim], Lugar::Livre)?;
            self.posicao += "<!--".len() + fim;
            if !self.consumir(b"-->") {
                return Err(self.malformado("um comentário não pode ter «--»"));
            }
            return Ok(None);
        }
        if let Some(cdata) = resto.strip_prefix("<![CDATA[") {
            if self.abertos.is_empty() {
                return Err(self.malformado("há texto fora do elemento raiz"));
            }
            let Some(fim) = memmem::find(cdata.as_bytes(), b"]]>") else {
                return Err(self.malformado("há uma seção CDATA sem «]]>»"));
            };
            let dentro = &cdata[..fim];
            self.conferir_texto(dentro, Lugar::Livre)?;
            self.posicao += "<![CDATA[".len() + fim + "]]>".len();
            return Ok(Some(Evento::Cdata(dentro)));
        }
        if resto.starts_with("<!DOCTYPE") {
            return Err(self.erro(
                "dtd_recusada",
                "o documento tem uma DTD (<!DOCTYPE), que um documento fiscal não tem e que poderia trazer conteúdo de fora; retire-a",
            ));
        }
        Err(self.malformado("esperava um elemento, um comentário ou o fechamento do elemento aberto por último"))
    }

    fn instrucao(&mut self) -> Result<Option<Evento<'a>>, ErroLeitura> {
        self.posicao += 2;
        let alvo = self.nome("da instrução de processamento")?;
        if alvo.eq_ignore_ascii_case("xml") {
            return Err(
                self.malformado("a declaração <?xml só pode vir no começo do documento, antes de qualquer espaço")
            );
        }
        let resto = &self.xml[self.posicao..];
        let Some(fim) = memmem::find(resto.as_bytes(), b"?>") else {
            return Err(self.malformado("há uma instrução de processamento sem «?>»"));
        };
        let dados = &resto[..fim];
        let aparado = dados.trim_ascii_start();
        if !dados.is_empty() && aparado.len() == dados.len() {
            return Err(self.malformado("esperava espaço depois do nome da instrução de processamento"));
        }
        self.conferir_texto(dados, Lugar::Livre)?;
        self.posicao += fim + 2;
        Ok((!self.abertos.is_empty()).then_some(Evento::Instrucao(alvo, aparado)))
    }

    #[inline]
    fn texto(&mut self) -> Result<Option<Evento<'a>>, ErroLeitura> {
        let resto = &self.xml[self.posicao..];
        let fim = memchr(b'<', resto.as_bytes()).unwrap_or(resto.len());
        let texto = &resto[..fim];
        if self.abertos.is_empty() {
            if !texto.trim_ascii().is_empty() {
                self.posicao += texto.len() - texto.trim_ascii_start().len();
                return Err(self.malformado("há texto fora do elemento raiz"));
            }
            self.posicao += fim;
            return Ok(None);
        }
        self.conferir_texto(texto, Lugar::Elemento)?;
        self.posicao += fim;
        Ok(Some(Evento::Texto(texto)))
    }

    /// Where a part of the text begins in it.
    pub(crate) fn posicao_de(&self, parte: &str) -> usize {
        parte.as_ptr() as usize - self.xml.as_ptr() as usize
    }

    #[inline]
    pub(super) fn nome(&mut self, de_que: &str) -> Result<&'a str, ErroLeitura> {
        let resto = &self.xml[self.posicao..];
        let nome = &resto[..nomes::comprimento(resto)];
        if !nomes::valido(nome) {
            return Err(self.malformado(format!("esperava o nome {de_que}, e nomes começam por letra")));
        }
        self.posicao += nome.len();
        Ok(nome)
    }

    #[inline]
    pub(super) fn espacos_em_branco(&mut self) -> bool {
        let resto = &self.xml.as_bytes()[self.posicao..];
        let brancos = resto.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\n')).unwrap_or(resto.len());
        self.posicao += brancos;
        brancos > 0
    }

    pub(super) fn consumir(&mut self, literal: &[u8]) -> bool {
        let achou = self.xml.as_bytes()[self.posicao..].starts_with(literal);
        if achou {
            self.posicao += literal.len();
        }
        achou
    }

    #[cold]
    pub(super) fn erro(&self, codigo: &'static str, mensagem: impl Into<String>) -> ErroLeitura {
        ErroLeitura::em(self.xml, self.posicao, codigo, mensagem)
    }

    #[cold]
    pub(super) fn malformado(&self, mensagem: impl Into<String>) -> ErroLeitura {
        self.erro("xml_malformado", mensagem)
    }
}

#[cfg(test)]
mod tests;
