//! A verification as JSON for other programs and languages.

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::{AssinaturaVerificada, Falha, Ressalva, Verificacao};
use crate::titular::Titular;

/// `{integra, assinaturas}`.
impl Serialize for Verificacao {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut objeto = serializer.serialize_struct("Verificacao", 2)?;
        objeto.serialize_field("integra", &self.is_integra())?;
        objeto.serialize_field("assinaturas", &self.assinaturas)?;
        objeto.end()
    }
}

/// `{elemento, id, integra, certificado, falhas, ressalvas}`.
impl Serialize for AssinaturaVerificada {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut objeto = serializer.serialize_struct("AssinaturaVerificada", 6)?;
        objeto.serialize_field("elemento", &self.elemento)?;
        objeto.serialize_field("id", &self.id)?;
        objeto.serialize_field("integra", &self.is_integra())?;
        objeto.serialize_field("certificado", &self.titular)?;
        objeto.serialize_field("falhas", &self.falhas)?;
        objeto.serialize_field("ressalvas", &self.ressalvas)?;
        objeto.end()
    }
}

/// `{nome, emissor, numero_de_serie, cnpj, valido_de, valido_ate}`: a CPF is personal data, and not written.
impl Serialize for Titular {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut objeto = serializer.serialize_struct("Titular", 6)?;
        objeto.serialize_field("nome", &self.nome)?;
        objeto.serialize_field("emissor", &self.emissor)?;
        objeto.serialize_field("numero_de_serie", &self.numero_de_serie)?;
        objeto.serialize_field("cnpj", &self.cnpj)?;
        objeto.serialize_field("valido_de", &self.valido_de.to_string())?;
        objeto.serialize_field("valido_ate", &self.valido_ate.to_string())?;
        objeto.end()
    }
}

/// `{codigo, cstat, mensagem}`.
impl Serialize for Falha {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        item(serializer, self.codigo(), self.cstat(), &self.to_string())
    }
}

/// `{codigo, cstat, mensagem}`.
impl Serialize for Ressalva {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        item(serializer, self.codigo(), self.cstat(), &self.to_string())
    }
}

fn item<S: Serializer>(serializer: S, codigo: &str, cstat: u16, mensagem: &str) -> Result<S::Ok, S::Error> {
    let mut objeto = serializer.serialize_struct("Item", 3)?;
    objeto.serialize_field("codigo", codigo)?;
    objeto.serialize_field("cstat", &cstat)?;
    objeto.serialize_field("mensagem", mensagem)?;
    objeto.end()
}
