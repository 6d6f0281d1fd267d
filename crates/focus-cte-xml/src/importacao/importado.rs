//! What came of an import.

use focus_cte::documento::Protocolo;
use focus_cte::evento::TipoEvento;
use focus_cte::{Chave, Contexto, Modelo, Payload};

use super::SemLugar;
use crate::{Emissao, TipoAmbiente};

/// What was imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conteudo {
    /// A CT-e or CT-e OS.
    Documento(Modelo),
    /// An event of the API.
    Evento(TipoEvento),
}

/// A document or an event in the API's fields.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Importado<'a> {
    /// What it is.
    pub conteudo: Conteudo,
    /// Its fields, their values still in the text of the XML. What is computed is there too, see [`calculados`](Self::calculados).
    pub payload: Payload<'a>,
    /// Of an event: what all events have (`infEvento`).
    pub envelope: Option<Payload<'a>>,
    /// Version of the layout that the document says it has (`infCte/@versao`, `eventoCTe/@versao`).
    pub versao: Option<String>,
    /// Whether it has a signature. Whether that holds: [`verificar`](crate::verificar).
    pub assinado: bool,
    /// The authority's answer, of a processed document or event.
    pub protocolo: Option<Protocolo>,
    /// What the API has no place for, in the order of the XML; a thousand at most.
    pub sem_lugar: Vec<SemLugar>,
    /// How many more there are.
    pub omitidos: usize,
}

impl Importado<'_> {
    /// The document as the API takes it: its fields in the order of the layout, texts as in the XML. Of an event, the body.
    ///
    /// A letter of correction says `campo_api` `"0"`: what it corrects is named by tags, as the XML does.
    #[must_use]
    pub fn json(&self) -> String {
        let mut json = self.payload.to_json();
        if self.conteudo == Conteudo::Evento(TipoEvento::CartaCorrecao) {
            json.pop();
            json.push_str(if json.len() > 1 { ",\"campo_api\":\"0\"}" } else { "\"campo_api\":\"0\"}" });
        }
        json
    }

    /// What the XML has and the API computes, by tag: `cUF`, `cCT`, `cDV`, `tpAmb`, `Id`, `qrCodCTe`; of an event also `chCTe`, `CNPJ`,
    /// `dhEvento`, `tpEvento`, `nSeqEvento`, `nProt`.
    pub fn calculados(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.envelope.iter().chain([&self.payload]).flat_map(|payload| {
            let tags = payload.document().scope.fields.iter().filter_map(|campo| campo.name.strip_prefix('#'));
            tags.filter_map(|tag| payload.calculado(tag).map(|valor| (tag, valor)))
        })
    }

    /// One of [`calculados`](Self::calculados).
    #[must_use]
    pub fn calculado(&self, tag: &str) -> Option<&str> {
        self.calculados().find(|(esta, _)| *esta == tag).map(|(_, valor)| valor)
    }

    /// The access key: of the document, or of the document that the event is about. `None` when there is none or it is no key.
    #[must_use]
    pub fn chave(&self) -> Option<Chave> {
        let texto = self.calculado(if self.envelope.is_some() { "chCTe" } else { "Id" });
        texto.and_then(|texto| texto.parse().ok())
    }

    /// The model of the document, or of the one that the event is about.
    #[must_use]
    pub fn modelo(&self) -> Option<Modelo> {
        match self.conteudo {
            Conteudo::Documento(modelo) => Some(modelo),
            Conteudo::Evento(_) => self.chave().and_then(|chave| Modelo::de_codigo(chave.partes().modelo)),
        }
    }

    /// The environment that it is of (`tpAmb`).
    #[must_use]
    pub fn ambiente(&self) -> Option<TipoAmbiente> {
        match self.calculado("tpAmb")? {
            "1" => Some(TipoAmbiente::Producao),
            "2" => Some(TipoAmbiente::Homologacao),
            _ => None,
        }
    }

    /// This context, with what the XML says beside the API's fields: the computed elements; of an event, the key of its document, its
    /// number and who makes it.
    #[must_use]
    pub fn no_contexto(&self, contexto: Contexto) -> Contexto {
        let calculados = self.calculados().filter(|_| self.envelope.is_none());
        let contexto = calculados.fold(contexto, |c, (tag, texto)| c.computado(format!("#{tag}"), texto));
        if self.envelope.is_none() {
            return contexto;
        }
        let contexto = self.chave().into_iter().fold(contexto, Contexto::chave);
        let sequencia = self.calculado("nSeqEvento").and_then(|texto| texto.parse().ok());
        let contexto = sequencia.into_iter().fold(contexto, Contexto::sequencia);
        self.calculado("CNPJ").into_iter().fold(contexto, Contexto::autor)
    }

    /// What [`escrever`](crate::escrever) needs to write the document with the same key; `None` for an event, and where a part is missing.
    #[must_use]
    pub fn emissao(&self) -> Option<Emissao> {
        let texto = |campo: &str| self.payload.texto(campo);
        Some(Emissao {
            ambiente: self.ambiente()?,
            serie: texto("serie")?.parse().ok()?,
            numero: texto("numero")?.parse().ok()?,
            codigo_numerico: self.calculado("cCT")?.parse().ok()?,
            forma_emissao: texto("forma_emissao").and_then(|forma| forma.parse().ok()).unwrap_or(1),
            versao_aplicativo: self.calculado("verProc").unwrap_or(Emissao::VERSAO_APLICATIVO).to_owned(),
        })
    }
}
