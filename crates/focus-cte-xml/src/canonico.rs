//! A check that a document is in canonical form, and where its parts are.
//!
//! A signature covers the canonical form of an element (Canonical XML 1.0). What this crate writes is in that form already, so
//! the bytes can be hashed as they are. This module makes sure of it before they are: it accepts the canonical form of documents
//! without comments, prefixes or processing instructions, with one namespace declared at the root, and nothing else.

use std::ops::Range;

/// Where and why a document is not in canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NaoCanonico {
    /// Byte offset.
    pub(crate) posicao: usize,
    /// In Portuguese, to be put after "esperava".
    pub(crate) esperado: &'static str,
}

/// The parts of a canonical document that signing needs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Documento<'a> {
    /// The namespace that the root declares, escaped as it is there.
    pub(crate) namespace: Option<&'a str>,
    /// The children of the root, in order.
    pub(crate) filhos: Vec<Filho<'a>>,
    /// Where the root's closing tag begins.
    pub(crate) fim: usize,
}

/// A child of the root.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Filho<'a> {
    pub(crate) nome: &'a str,
    /// The value of its attribute `Id`.
    pub(crate) id: Option<&'a str>,
    /// The whole element, tags included.
    pub(crate) trecho: Range<usize>,
}

/// Reads `xml`, which must be canonical from its first byte to its last.
///
/// Elements of another namespace than the root's are not canonical here, except those inside a child that declares its own, which a
/// signature does.
pub(crate) fn ler(xml: &str) -> Result<Documento<'_>, NaoCanonico> {
    let mut leitor = Leitor { xml, posicao: 0 };
    let mut documento = Documento { namespace: None, filhos: Vec::with_capacity(4), fim: 0 };
    let mut abertos: Vec<&str> = Vec::with_capacity(16);
    loop {
        let inicio = leitor.posicao;
        if leitor.consumir("</") {
            let nome = abertos.pop().ok_or(leitor.erro("a abertura de um elemento"))?;
            if !(leitor.consumir(nome) && leitor.consumir(">")) {
                return Err(leitor.erro("o fechamento do elemento aberto por último"));
            }
            match abertos.len() {
                0 => {
                    documento.fim = inicio;
                    let fim = leitor.posicao == xml.len();
                    return if fim { Ok(documento) } else { Err(leitor.erro("o fim do documento")) };
                }
                1 => {
                    if let Some(filho) = documento.filhos.last_mut() {
                        filho.trecho.end = leitor.posicao;
                    }
                }
                _ => {}
            }
        } else {
            let etiqueta = leitor.abertura()?;
            match abertos.len() {
                0 => documento.namespace = etiqueta.namespace,
                1 => documento.filhos.push(Filho { nome: etiqueta.nome, id: etiqueta.id, trecho: inicio..inicio }),
                _ if etiqueta.namespace.is_some() => {
                    return Err(NaoCanonico { posicao: inicio, esperado: "xmlns somente no elemento raiz" });
                }
                _ => {}
            }
            abertos.push(etiqueta.nome);
        }
        leitor.texto(b'<')?;
    }
}

struct Etiqueta<'a> {
    nome: &'a str,
    namespace: Option<&'a str>,
    id: Option<&'a str>,
}

struct Leitor<'a> {
    xml: &'a str,
    posicao: usize,
}

impl<'a> Leitor<'a> {
    fn erro(&self, esperado: &'static str) -> NaoCanonico {
        NaoCanonico { posicao: self.posicao, esperado }
    }

    fn consumir(&mut self, literal: &str) -> bool {
        let achou = self.xml[self.posicao..].starts_with(literal);
        if achou {
            self.posicao += literal.len();
        }
        achou
    }

    /// `<nome xmlns="..." a="..." b="...">`: the namespace first, then the attributes by name.
    fn abertura(&mut self) -> Result<Etiqueta<'a>, NaoCanonico> {
        if !self.consumir("<") {
            return Err(self.erro("\"<\""));
        }
        let nome = self.nome()?;
        let mut etiqueta = Etiqueta { nome, namespace: None, id: None };
        let mut anterior = "";
        while !self.consumir(">") {
            if !self.consumir(" ") {
                return Err(self.erro("um único espaço antes de cada atributo, ou \">\""));
            }
            let atributo = self.nome()?;
            if !self.consumir("=\"") {
                return Err(self.erro("'=\"' depois do nome do atributo"));
            }
            let inicio = self.posicao;
            self.texto(b'"')?;
            let valor = &self.xml[inicio..self.posicao];
            self.posicao += 1;
            if atributo == "xmlns" && anterior.is_empty() && etiqueta.namespace.is_none() {
                etiqueta.namespace = Some(valor);
                continue;
            }
            if atributo <= anterior || atributo == "xmlns" {
                return Err(self.erro("xmlns primeiro e os demais atributos em ordem alfabética, sem repetição"));
            }
            if atributo == "Id" {
                etiqueta.id = Some(valor);
            }
            anterior = atributo;
        }
        Ok(etiqueta)
    }

    /// A name without prefix. Names of the layout are ASCII.
    fn nome(&mut self) -> Result<&'a str, NaoCanonico> {
        let resto = &self.xml[self.posicao..];
        let fim = resto.bytes().position(|b| !b.is_ascii_alphanumeric() && b != b'_').unwrap_or(resto.len());
        if fim == 0 || resto.as_bytes()[0].is_ascii_digit() {
            return Err(self.erro("um nome sem prefixo"));
        }
        self.posicao += fim;
        Ok(&resto[..fim])
    }

    /// Moves to `fim` over text whose special characters are written as Canonical XML writes them: in an element when `fim` is `<`,
    /// in an attribute when it is `"`.
    fn texto(&mut self, fim: u8) -> Result<(), NaoCanonico> {
        let em_elemento = fim == b'<';
        let referencias: &[&str] = if em_elemento {
            &["&amp;", "&lt;", "&gt;", "&#xD;"]
        } else {
            &["&amp;", "&lt;", "&quot;", "&#x9;", "&#xA;", "&#xD;"]
        };
        let bytes = self.xml.as_bytes();
        while let Some(&byte) = bytes.get(self.posicao) {
            match byte {
                _ if byte == fim => return Ok(()),
                b'&' => {
                    if !referencias.iter().any(|referencia| self.consumir(referencia)) {
                        return Err(self.erro("uma referência canônica, como \"&amp;\" ou \"&lt;\""));
                    }
                }
                b'<' | b'\r' => return Err(self.erro("o caractere escrito como referência")),
                b'>' if em_elemento => return Err(self.erro("\"&gt;\"")),
                b'\t' | b'\n' if !em_elemento => return Err(self.erro("o caractere escrito como referência")),
                _ => self.posicao += 1,
            }
        }
        Err(self.erro("o restante do documento"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_document_are_found() {
        let xml = r#"<R xmlns="urn:x" v="1"><a Id="k" v="&quot;/>"><b>x &amp; y</b><b></b></a><c></c></R>"#;
        let documento = ler(xml).unwrap();
        assert_eq!(documento.namespace, Some("urn:x"));
        assert_eq!(documento.filhos[0].id, Some("k"));
        assert_eq!(&xml[documento.filhos[0].trecho.clone()], r#"<a Id="k" v="&quot;/>"><b>x &amp; y</b><b></b></a>"#);
        assert_eq!(&xml[documento.filhos[1].trecho.clone()], "<c></c>");
        assert_eq!(&xml[documento.fim..], "</R>");
    }

    #[test]
    fn what_canonical_xml_would_write_otherwise_is_refused() {
        for xml in [
            "<?xml version=\"1.0\"?><R></R>",
            "<R/>",
            "<R></R>\n",
            "<R ></R>",
            "<R></R >",
            "<R  a=\"1\"></R>",
            "<R a='1'></R>",
            "<R a=\"1\" a=\"2\"></R>",
            "<R b=\"1\" a=\"2\"></R>",
            "<R a=\"1\" xmlns=\"urn:x\"></R>",
            "<R xmlns=\"urn:x\" xmlns=\"urn:x\"></R>",
            "<R xmlns:p=\"urn:x\"></R>",
            "<p:R></p:R>",
            "<R><a><b xmlns=\"urn:x\"></b></a></R>",
            "<R>&#13;</R>",
            "<R>&quot;</R>",
            "<R>></R>",
            "<R>\r\n</R>",
            "<R a=\"\t\"></R>",
            "<R><![CDATA[x]]></R>",
            "<R><!-- x --></R>",
            "<R><a></R></a>",
            "<R><a></aa></R>",
            "<R>",
            "<R",
            "</R>",
            "texto",
            "",
        ] {
            assert!(ler(xml).is_err(), "{xml:?}");
        }
    }
}
