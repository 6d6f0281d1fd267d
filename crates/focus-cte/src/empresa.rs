//! The company's registration at the API: what it completes in every document of that company.

use serde::{Deserialize, Serialize};

/// Registration of an issuing company, in the names the API's own company records use.
///
/// Every field is optional: what is absent is simply not completed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Empresa {
    /// CNPJ, 14 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cnpj: Option<String>,
    /// CPF, for natural persons (series 920 to 969).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpf: Option<String>,
    /// Legal name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nome: Option<String>,
    /// Trade name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nome_fantasia: Option<String>,
    /// State registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inscricao_estadual: Option<String>,
    /// State registration as tax substitute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inscricao_estadual_st: Option<String>,
    /// Tax regime: 1 Simples Nacional, 2 Simples over the limit, 3 normal, 4 MEI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime_tributario: Option<String>,
    /// Street.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logradouro: Option<String>,
    /// Number in the street.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numero: Option<String>,
    /// Rest of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complemento: Option<String>,
    /// District.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bairro: Option<String>,
    /// IBGE code of the municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codigo_municipio: Option<String>,
    /// Municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipio: Option<String>,
    /// State.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uf: Option<String>,
    /// Postal code, 8 digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cep: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telefone: Option<String>,
}

impl Empresa {
    /// Made-up but valid data for a CNPJ, marked as such by its name.
    #[must_use]
    pub fn ficticia(cnpj: &str) -> Self {
        let texto = |t: &str| Some(t.to_owned());
        Self {
            cnpj: texto(cnpj),
            cpf: None,
            nome: texto("EMPRESA FICTICIA - DADOS DE TESTE SEM VALOR"),
            nome_fantasia: texto("EMPRESA FICTICIA"),
            inscricao_estadual: texto("110042490114"),
            inscricao_estadual_st: None,
            regime_tributario: texto("3"),
            logradouro: texto("Rua de Teste"),
            numero: texto("100"),
            complemento: None,
            bairro: texto("Centro"),
            codigo_municipio: texto("3550308"),
            municipio: texto("São Paulo"),
            uf: texto("SP"),
            cep: texto("01001000"),
            telefone: texto("1130000000"),
        }
    }

    /// API fields of a document with the values registered for them.
    pub(crate) fn campos(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("nome_emitente", &self.nome),
            ("nome_fantasia_emitente", &self.nome_fantasia),
            ("inscricao_estadual_emitente", &self.inscricao_estadual),
            ("inscricao_estadual_st_emitente", &self.inscricao_estadual_st),
            ("regime_tributario_emitente", &self.regime_tributario),
            ("logradouro_emitente", &self.logradouro),
            ("numero_emitente", &self.numero),
            ("complemento_emitente", &self.complemento),
            ("bairro_emitente", &self.bairro),
            ("codigo_municipio_emitente", &self.codigo_municipio),
            ("municipio_emitente", &self.municipio),
            ("uf_emitente", &self.uf),
            ("cep_emitente", &self.cep),
            ("telefone_emitente", &self.telefone),
        ]
        .into_iter()
        .filter_map(|(campo, valor)| valor.as_deref().map(|v| (campo, v)))
    }
}
