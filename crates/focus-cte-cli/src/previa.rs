//! A document's official XML as a preview: completed, numbered, signed with the test certificate.

use focus_cte::{Contexto, Empresa, ErroJson, Payload, Relatorio, validar_payload};
use focus_cte_xml::{Certificado, CteXml, Emissao, TipoAmbiente, escrever, escrever_assinado};
use serde_json::Value;

use crate::cadastro;
use crate::cli::Xml;
use crate::comandos;
use crate::erros::{CliError, Saida};

/// Used where the document does not even have an emitente.
const CNPJ_DE_EXEMPLO: &str = "11222333000181";

/// Why there is no XML.
pub(crate) enum Falta {
    /// The text is no document.
    Json(ErroJson),
    /// The document is invalid, and nobody said to go on.
    Invalido(Relatorio),
    /// Anything else.
    Outra(CliError),
}

impl From<CliError> for Falta {
    fn from(erro: CliError) -> Self {
        Falta::Outra(erro)
    }
}

/// What was made of one document.
pub(crate) struct Previa {
    /// The whole document, without a declaration.
    pub(crate) xml: String,
    /// Its access key.
    pub(crate) chave: String,
    /// Whether validation found no error.
    pub(crate) valido: bool,
    /// Whether made-up data of the company is in it.
    pub(crate) ficticia: bool,
}

/// What is the same for every document of a stream.
pub(crate) struct Fonte {
    /// The registration that `--empresa` gives.
    pub(crate) empresa: Option<Empresa>,
    /// The certificate that signs, instead of the test one.
    pub(crate) certificado: Option<Certificado>,
}

/// `ordem` counts documents from 0, for the numbers of a stream.
pub(crate) fn fazer(pedido: &Xml, fonte: &Fonte, json: &[u8], ordem: u32) -> Result<Previa, Falta> {
    let modelo = comandos::modelo(pedido.os);
    let mut payload = Payload::from_slice(modelo, json).map_err(Falta::Json)?;
    let relatorio = validar_payload(&payload, &Contexto::leiaute());
    let valido = relatorio.is_valido();
    if !valido && !pedido.sem_validar {
        comandos::sugerir_modelo(&payload);
        return Err(Falta::Invalido(relatorio));
    }
    let emissao = numerar(pedido, &mut payload, ordem);
    let (da_empresa, ficticia) = empresa_de(&payload, fonte.empresa.as_ref())?;
    let CteXml { xml, chave } = if pedido.sem_assinatura {
        escrever(&mut payload, &da_empresa, &emissao)
    } else {
        payload.completar(&da_empresa);
        let certificado = certificado(fonte, &payload)?;
        escrever_assinado(&mut payload, &da_empresa, &emissao, certificado)
    }
    .map_err(|e| CliError::new(Saida::Recusado, "xml_impossivel", format!("o XML não pôde ser escrito: {e}")))?;
    Ok(Previa { xml, chave: chave.as_str().to_owned(), valido, ficticia })
}

/// The registration that completes a document, and whether what it completes is made up.
pub(crate) fn empresa_de(payload: &Payload<'_>, empresa: Option<&Empresa>) -> Result<(Empresa, bool), CliError> {
    if let Some(empresa) = empresa {
        cadastro::conferir_dono(empresa, payload)?;
        return Ok((empresa.clone(), false));
    }
    let ficticia = Empresa::ficticia(payload.texto("cnpj_emitente").unwrap_or(CNPJ_DE_EXEMPLO));
    let usada = completa_algo(&ficticia, payload);
    Ok((ficticia, usada))
}

/// The certificate that signs; one of a company has to be of the document's.
fn certificado<'f>(fonte: &'f Fonte, payload: &Payload<'_>) -> Result<&'f Certificado, CliError> {
    let Some(certificado) = &fonte.certificado else { return Ok(Certificado::de_teste()) };
    let autor = payload.texto("cnpj_emitente").or(payload.texto("cpf_emitente"));
    certificado
        .conferir(autor, jiff::Timestamp::now())
        .map_err(|e| CliError::new(Saida::Recusado, "certificado", e.to_string()))?;
    Ok(certificado)
}

/// A flag wins over the document, and the document over the default.
fn numerar(pedido: &Xml, payload: &mut Payload<'_>, ordem: u32) -> Emissao {
    if let Some(serie) = pedido.serie {
        payload.definir("serie", &serie.to_string());
    }
    if let Some(numero) = pedido.numero {
        payload.definir("numero", &numero.saturating_add(ordem).to_string());
    }
    let serie = payload.texto("serie").and_then(|s| s.parse().ok()).unwrap_or(1);
    let numero = payload.texto("numero").and_then(|n| n.parse().ok()).unwrap_or(1 + ordem);
    let ambiente = pedido.ambiente.unwrap_or(TipoAmbiente::Homologacao);
    Emissao::nova(ambiente, serie, numero)
}

/// Whether the document lacks anything that the registration has.
fn completa_algo(empresa: &Empresa, payload: &Payload<'_>) -> bool {
    let Ok(Value::Object(campos)) = serde_json::to_value(empresa) else { return true };
    campos.keys().filter(|c| *c != "cnpj").any(|campo| payload.texto(&format!("{campo}_emitente")).is_none())
}
