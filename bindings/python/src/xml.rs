//! The official XML of a document.

use focus_cte::{Empresa, Payload};
use focus_cte_xml::{Emissao, TipoAmbiente, escrever};
use pyo3::prelude::*;

use crate::conversao::documento;
use crate::erro;
use crate::validacao::modelo_de;

/// Used where the document does not name its emitente.
pub(crate) const CNPJ_DE_EXEMPLO: &str = "11222333000181";

/// The XML, its access key, and whether made-up data of a company may be in it.
#[pyfunction]
#[pyo3(signature = (valor, modelo, *, empresa, ambiente, serie, numero, codigo_numerico))]
#[expect(clippy::too_many_arguments, reason = "an emission has so many parts, all named")]
pub(crate) fn gerar_xml(
    py: Python<'_>,
    valor: &Bound<'_, PyAny>,
    modelo: u8,
    empresa: Option<&Bound<'_, PyAny>>,
    ambiente: &str,
    serie: Option<u16>,
    numero: Option<u32>,
    codigo_numerico: Option<u32>,
) -> PyResult<(String, String, bool)> {
    let modelo = modelo_de(py, modelo)?;
    let ambiente = match ambiente {
        "producao" => TipoAmbiente::Producao,
        "homologacao" => TipoAmbiente::Homologacao,
        outro => {
            let texto = format!("ambiente {outro:?}: esperado \"producao\" ou \"homologacao\"");
            return Err(erro::valor_invalido(py, &texto));
        }
    };
    let empresa = empresa.map(ler_empresa).transpose()?;
    let entrada = documento(valor)?;
    py.detach(|| {
        let mut payload = Payload::from_slice(modelo, entrada.bytes()).map_err(FalhaXml::Json)?;
        if let Some(serie) = serie {
            payload.definir("serie", &serie.to_string());
        }
        if let Some(numero) = numero {
            payload.definir("numero", &numero.to_string());
        }
        let ficticia = empresa.is_none();
        let empresa =
            empresa.unwrap_or_else(|| Empresa::ficticia(payload.texto("cnpj_emitente").unwrap_or(CNPJ_DE_EXEMPLO)));
        let mut emissao = Emissao::nova(ambiente, serie.unwrap_or(1), numero.unwrap_or(1));
        emissao.codigo_numerico = codigo_numerico.unwrap_or(emissao.codigo_numerico);
        let cte = escrever(&mut payload, &empresa, &emissao).map_err(|e| FalhaXml::Xml(e.to_string()))?;
        Ok((cte.xml, cte.chave.as_str().to_owned(), ficticia))
    })
    .map_err(|falha| match falha {
        FalhaXml::Json(e) => erro::json_invalido(py, &e),
        FalhaXml::Xml(texto) => erro::valor_invalido(py, &texto),
    })
}

enum FalhaXml {
    Json(focus_cte::ErroJson),
    Xml(String),
}

pub(crate) fn ler_empresa(empresa: &Bound<'_, PyAny>) -> PyResult<Empresa> {
    let entrada = documento(empresa)?;
    serde_json::from_slice(entrada.bytes())
        .map_err(|e| erro::valor_invalido(empresa.py(), &format!("cadastro da empresa: {e}")))
}
