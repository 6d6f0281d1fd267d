//! From a payload to the document's XML: one walk over the layout, one string, canonical as it is written.

use focus_cte::layout::{Check, Kind, Node, Trail, Visitor, walk};
use focus_cte::payload::Payload;
use focus_cte::types::ErroChave;
use focus_cte::{Chave, Empresa, Uf};

use crate::computado::{Computado, Declarado};
use crate::emissao::Emissao;
use crate::{NAMESPACE, escape};

/// A document as XML, not signed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CteXml {
    /// `<CTe>` or `<CTeOS>`, canonical, without XML declaration.
    pub xml: String,
    /// Its access key.
    pub chave: Chave,
}

/// Why no XML could be written. What is wrong with the payload itself is no reason: see [`escrever`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroXml {
    /// The payload is of an event.
    #[error("o XML de CT-e é escrito de um CT-e ou CT-e OS, mas o documento é {0:?}")]
    SemModelo(&'static str),
    /// Series, number or code of the emission do not fit an access key.
    #[error("emissão: {0}")]
    Emissao(#[from] ErroChave),
}

/// Writes the XML of `payload`, after completing it: the issuer's data from `empresa`, numbering, key and everything else that is
/// computed from `emissao`. What the payload says itself is kept, series and number included.
///
/// Never judges the payload: what validation finds wrong is written so that the official XSD refuses it as well. A value whose JSON
/// type is wrong becomes an element `json` inside of its own, or follows U+FFFD in an attribute.
///
/// ```
/// use focus_cte::{Empresa, Modelo, payload::Payload};
/// use focus_cte_xml::{Emissao, TipoAmbiente, escrever};
///
/// let mut payload = Payload::from_slice(Modelo::Cte, br#"{"cfop": 5353, "natureza_operacao": "FRETE"}"#)?;
/// let empresa = Empresa::ficticia("07504505000132");
/// let cte = escrever(&mut payload, &empresa, &Emissao::nova(TipoAmbiente::Homologacao, 1, 42))?;
/// assert!(cte.xml.contains("<CFOP>5353</CFOP><natOp>FRETE</natOp><mod>57</mod><serie>1</serie><nCT>42</nCT>"));
/// assert!(cte.xml.contains(cte.chave.as_str()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn escrever(payload: &mut Payload<'_>, empresa: &Empresa, emissao: &Emissao) -> Result<CteXml, ErroXml> {
    let modelo = payload.modelo().ok_or(ErroXml::SemModelo(payload.document().name))?;
    payload.completar(empresa);
    let declarado = Declarado {
        uf: payload.texto("uf_emitente"),
        data_emissao: payload.texto("data_emissao"),
        cnpj: payload.texto("cnpj_emitente"),
        cpf: payload.texto("cpf_emitente"),
        serie: payload.texto("serie"),
        numero: payload.texto("numero"),
        forma_emissao: payload.texto("forma_emissao"),
    };
    let computado = Computado::novo(modelo, &declarado, emissao)?;
    let uf = declarado.uf.and_then(|uf| uf.parse().ok());
    completar(payload, &computado, emissao);
    Ok(CteXml { xml: escrever_payload(payload, uf), chave: computado.chave })
}

/// Puts what is computed where the layout reads it: a computed field is called `#` and its tag.
fn completar(payload: &mut Payload<'_>, computado: &Computado, emissao: &Emissao) {
    for (campo, valor) in [
        ("#Id", &computado.id),
        ("#cUF", &computado.codigo_uf),
        ("#cCT", &computado.codigo_numerico),
        ("#cDV", &computado.digito),
        ("#tpAmb", &computado.ambiente),
        ("#verProc", &emissao.versao_aplicativo),
        ("#qrCodCTe", &computado.qrcode),
    ] {
        payload.definir(campo, valor);
    }
    for (campo, valor) in
        [("serie", &computado.serie), ("numero", &computado.numero), ("forma_emissao", &computado.forma_emissao)]
    {
        if !payload.tem(campo) {
            payload.definir(campo, valor);
        }
    }
}

/// The XML of a payload that is complete. Date-times without an offset get that of `uf`.
fn escrever_payload(payload: &Payload<'_>, uf: Option<Uf>) -> String {
    let mut escritor = Escritor {
        xml: String::with_capacity(16 * 1024),
        atributos: Vec::new(),
        aberta: false,
        fuso: uf.unwrap_or(Uf::Df).fuso(),
    };
    walk(payload, &mut escritor);
    escritor.xml
}

struct Escritor {
    xml: String,
    /// Attributes of the element whose opening tag is not closed yet.
    atributos: Vec<(&'static str, String)>,
    /// Whether the last thing written is an opening tag without its `>`.
    aberta: bool,
    fuso: &'static str,
}

impl Escritor {
    fn abrir(&mut self, tag: &str) {
        self.fechar_abertura();
        self.xml.push('<');
        self.xml.push_str(tag);
    }

    fn fechar(&mut self, tag: &str) {
        self.xml.push_str("</");
        self.xml.push_str(tag);
        self.xml.push('>');
    }

    /// Writes the attributes, by name as canonical XML has them, and the `>`.
    fn fechar_abertura(&mut self) {
        if !self.aberta {
            return;
        }
        self.aberta = false;
        self.atributos.sort_unstable_by_key(|(nome, _)| *nome);
        for (nome, valor) in self.atributos.drain(..) {
            self.xml.push(' ');
            self.xml.push_str(nome);
            self.xml.push_str("=\"");
            escape::atributo(&mut self.xml, &valor);
            self.xml.push('"');
        }
        self.xml.push('>');
    }
}

impl Visitor for Escritor {
    fn enter(&mut self, node: &'static Node, _trail: &Trail) {
        let raiz = self.xml.is_empty();
        self.abrir(node.tag);
        if raiz {
            self.xml.push_str(" xmlns=\"");
            self.xml.push_str(NAMESPACE);
            self.xml.push('"');
        }
        self.aberta = true;
    }

    fn leave(&mut self, node: &'static Node) {
        self.fechar_abertura();
        self.fechar(node.tag);
    }

    fn leaf(&mut self, node: &'static Node, text: &str, trail: &Trail) {
        let valor = node.ty.normalise(text, self.fuso);
        if node.kind == Kind::Attribute {
            self.atributos.push((node.tag, valor.into_owned()));
            return;
        }
        // Every other type refuses what stands for such a character; these would take it.
        if matches!(node.ty.check, Check::Free(..) | Check::Email(..)) && escape::nao_cabe(&valor) {
            return self.wrong(node, &valor, trail);
        }
        self.abrir(node.tag);
        self.xml.push('>');
        escape::texto(&mut self.xml, &valor);
        self.fechar(node.tag);
    }

    /// No simple type takes an element, and no group has one of this name; no type of an attribute takes U+FFFD.
    fn wrong(&mut self, node: &'static Node, raw: &str, _trail: &Trail) {
        if node.kind == Kind::Attribute {
            self.atributos.push((node.tag, format!("\u{FFFD}{raw}")));
            return;
        }
        self.abrir(node.tag);
        self.xml.push_str("><json>");
        escape::texto(&mut self.xml, raw);
        self.xml.push_str("</json>");
        self.fechar(node.tag);
    }
}
