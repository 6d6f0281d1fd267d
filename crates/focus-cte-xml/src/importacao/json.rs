//! What was imported, as JSON for other programs and languages.

use serde::ser::{Error as _, Serialize, SerializeMap as _, SerializeStruct as _, Serializer};
use serde_json::value::RawValue;

use super::{Conteudo, Importado, SemLugar};

/// `{caminho, valor, motivo, mensagem, linha, coluna}`.
impl Serialize for SemLugar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut objeto = serializer.serialize_struct("SemLugar", 6)?;
        objeto.serialize_field("caminho", &self.caminho)?;
        objeto.serialize_field("valor", &self.valor)?;
        objeto.serialize_field("motivo", self.motivo.codigo())?;
        objeto.serialize_field("mensagem", &self.motivo.to_string())?;
        objeto.serialize_field("linha", &self.linha)?;
        objeto.serialize_field("coluna", &self.coluna)?;
        objeto.end()
    }
}

/// `{modelo, evento, versao, chave, assinado, calculados, protocolo, sem_lugar, omitidos, documento}`: absent parts are null.
impl Serialize for Importado<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let evento = match self.conteudo {
            Conteudo::Documento(_) => None,
            Conteudo::Evento(tipo) => Some(tipo.nome()),
        };
        let documento = RawValue::from_string(self.json()).map_err(S::Error::custom)?;
        let mut objeto = serializer.serialize_struct("Importado", 10)?;
        objeto.serialize_field("modelo", &self.modelo())?;
        objeto.serialize_field("evento", &evento)?;
        objeto.serialize_field("versao", &self.versao)?;
        objeto.serialize_field("chave", &self.chave().as_ref().map(focus_cte::Chave::as_str))?;
        objeto.serialize_field("assinado", &self.assinado)?;
        objeto.serialize_field("calculados", &Calculados(self))?;
        objeto.serialize_field("protocolo", &self.protocolo)?;
        objeto.serialize_field("sem_lugar", &self.sem_lugar)?;
        objeto.serialize_field("omitidos", &self.omitidos)?;
        objeto.serialize_field("documento", &documento)?;
        objeto.end()
    }
}

struct Calculados<'i, 'a>(&'i Importado<'a>);

impl Serialize for Calculados<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut objeto = serializer.serialize_map(None)?;
        for (tag, valor) in self.0.calculados() {
            objeto.serialize_entry(tag, valor)?;
        }
        objeto.end()
    }
}
