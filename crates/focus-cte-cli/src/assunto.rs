//! What a JSON body is: a document, the body of an event, or that of the legacy request for unused numbers.

use std::fmt;

use focus_cte::evento::{self, TipoEvento, inutilizacao};
use focus_cte::{Contexto, ErroJson, Modelo, Payload, Relatorio, validar_payload};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// What `validar --evento` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Corpo {
    /// The body of an event.
    Evento(TipoEvento),
    /// The body of the request that gives up a range of numbers.
    Inutilizacao,
}

const INUTILIZACAO: &str = "inutilizacao";

impl Corpo {
    /// By its name in the API, with hyphens or underscores.
    pub(crate) fn de_nome(nome: &str) -> Option<Self> {
        let nome = nome.replace('-', "_");
        if nome == INUTILIZACAO {
            return Some(Corpo::Inutilizacao);
        }
        TipoEvento::TODOS.into_iter().find(|tipo| tipo.nome() == nome).map(Corpo::Evento)
    }

    /// All the names, for messages.
    pub(crate) fn nomes() -> String {
        let nomes: Vec<&str> = TipoEvento::TODOS.iter().map(|tipo| tipo.nome()).collect();
        format!("{} ou {INUTILIZACAO}", nomes.join(", "))
    }
}

/// What is validated and sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assunto {
    /// A document.
    Documento(Modelo),
    /// The body of an event of a document of that model.
    Evento(TipoEvento, Modelo),
    /// The body of the legacy request.
    Inutilizacao,
}

/// A verdict, and what explains many problems at once.
pub(crate) struct Verificado {
    /// Everything found.
    pub(crate) relatorio: Relatorio,
    /// The one cause that they may all have.
    pub(crate) dica: Option<String>,
}

impl Assunto {
    /// From the flags: `os`, and the event that `--evento` names.
    pub(crate) fn das_opcoes(os: bool, corpo: Option<Corpo>) -> Self {
        let modelo = if os { Modelo::CteOs } else { Modelo::Cte };
        match corpo {
            None => Assunto::Documento(modelo),
            Some(Corpo::Inutilizacao) => Assunto::Inutilizacao,
            Some(Corpo::Evento(tipo)) => Assunto::evento(tipo, os),
        }
    }

    /// An event of a CT-e OS where `os` says so, or where no other document has it.
    pub(crate) fn evento(tipo: TipoEvento, os: bool) -> Self {
        let modelo = if os || !tipo.aceita(Modelo::Cte) { Modelo::CteOs } else { Modelo::Cte };
        Assunto::Evento(tipo, modelo)
    }

    /// The verdict alone.
    pub(crate) fn validar(self, json: &[u8], contexto: &Contexto) -> Result<Relatorio, ErroJson> {
        match self {
            Assunto::Documento(modelo) => focus_cte::validar_com(json, modelo, contexto),
            Assunto::Evento(tipo, modelo) => evento::validar_com(tipo, modelo, json, contexto),
            Assunto::Inutilizacao => inutilizacao::validar(json),
        }
    }

    /// The verdict, and what may explain it.
    pub(crate) fn verificar(self, json: &[u8], contexto: &Contexto) -> Result<Verificado, ErroJson> {
        let Assunto::Documento(modelo) = self else {
            return self.validar(json, contexto).map(|relatorio| Verificado { relatorio, dica: None });
        };
        let payload = Payload::from_slice(modelo, json)?;
        let relatorio = validar_payload(&payload, contexto);
        let dica = if relatorio.is_valido() { None } else { outro_modelo(&payload) };
        Ok(Verificado { relatorio, dica })
    }

    /// The model of the document that it is, or is about.
    pub(crate) fn modelo(self) -> Option<Modelo> {
        match self {
            Assunto::Documento(modelo) | Assunto::Evento(_, modelo) => Some(modelo),
            Assunto::Inutilizacao => None,
        }
    }
}

/// A CT-e OS sent as CT-e has dozens of problems with one cause.
pub(crate) fn outro_modelo(payload: &Payload<'_>) -> Option<String> {
    let servico = payload.texto("tipo_servico").unwrap_or_default();
    match payload.modelo()? {
        Modelo::Cte if matches!(servico, "6" | "7" | "8") => {
            Some(format!("tipo_servico {servico} é de CT-e OS; se for o caso, use --os"))
        }
        Modelo::CteOs if matches!(servico, "0" | "1" | "2" | "3" | "4") => {
            Some(format!("tipo_servico {servico} é de CT-e; se for o caso, tire --os"))
        }
        _ => None,
    }
}

impl fmt::Display for Assunto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Assunto::Documento(modelo) => write!(f, "{modelo}"),
            Assunto::Evento(tipo, modelo) => write!(f, "{} de {modelo}", tipo.titulo()),
            Assunto::Inutilizacao => f.write_str("Inutilização"),
        }
    }
}

/// `modelo` and `evento`, for `#[serde(flatten)]`.
impl Serialize for Assunto {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut mapa = serializer.serialize_map(None)?;
        if let Some(modelo) = self.modelo() {
            mapa.serialize_entry("modelo", &modelo)?;
        }
        match self {
            Assunto::Documento(_) => {}
            Assunto::Evento(tipo, _) => mapa.serialize_entry("evento", tipo.nome())?,
            Assunto::Inutilizacao => mapa.serialize_entry("evento", INUTILIZACAO)?,
        }
        mapa.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_of_the_only_model_that_has_it() {
        let gtv = Corpo::de_nome("dados-gtv").unwrap();
        assert_eq!(Assunto::das_opcoes(false, Some(gtv)), Assunto::Evento(TipoEvento::InformacoesGtv, Modelo::CteOs));
        assert_eq!(Assunto::das_opcoes(true, None), Assunto::Documento(Modelo::CteOs));
        assert_eq!(Corpo::de_nome("carta"), None);
    }
}
