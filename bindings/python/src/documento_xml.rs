//! XML of others: read, signed, verified, compared.

use focus_cte::Modelo;
use focus_cte::evento::TipoEvento;
use focus_cte_xml::{
    Certificado, ErroAssinatura, assinar as assinar_xml, assinar_conferido, comparar, importar, texto_do_xml,
    verificar as verificar_xml,
};
use jiff::Timestamp;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde_json::Value;

use crate::conversao::{dicionario, documento, objeto};
use crate::erro;
use crate::validacao::modelo_de;

/// What was imported, and the document itself as JSON text.
#[pyfunction]
pub(crate) fn importar_xml<'py>(py: Python<'py>, xml: &Bound<'py, PyAny>) -> PyResult<(Bound<'py, PyAny>, String)> {
    let entrada = documento(xml)?;
    let lido = py.detach(|| {
        importar(entrada.bytes()).map(|importado| {
            let mut dados = serde_json::to_value(&importado).unwrap_or_default();
            if let Value::Object(campos) = &mut dados {
                campos.remove("documento");
            }
            (dados, importado.json())
        })
    });
    let (dados, json) = lido.map_err(|e| erro::valor_invalido(py, &e))?;
    Ok((objeto(py, &dados)?, json))
}

/// `{integra, assinaturas}`.
#[pyfunction]
pub(crate) fn verificar<'py>(py: Python<'py>, xml: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    let entrada = documento(xml)?;
    let verificacao = py.detach(|| verificar_xml(entrada.bytes())).map_err(|e| erro::valor_invalido(py, &e))?;
    dicionario(py, &verificacao)
}

/// `[{campo, antes, depois}]`.
#[pyfunction]
#[pyo3(signature = (antes, depois, modelo, evento=None))]
pub(crate) fn diferencas<'py>(
    py: Python<'py>,
    antes: &Bound<'py, PyAny>,
    depois: &Bound<'py, PyAny>,
    modelo: u8,
    evento: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let modelo: Modelo = modelo_de(py, modelo)?;
    let evento = match evento {
        None => None,
        Some(nome) => {
            let tipo = TipoEvento::TODOS.into_iter().find(|tipo| tipo.nome() == nome);
            let texto = || {
                let nomes: Vec<_> = TipoEvento::TODOS.iter().map(|tipo| tipo.nome()).collect();
                format!("evento {nome:?}: esperado um de {}", nomes.join(", "))
            };
            Some(tipo.ok_or_else(|| erro::valor_invalido(py, &texto()))?)
        }
    };
    let (antes, depois) = (documento(antes)?, documento(depois)?);
    let achadas = py.detach(|| comparar(antes.bytes(), depois.bytes(), modelo, evento));
    let achadas = achadas.map_err(|e| erro::valor_invalido(py, &e))?;
    objeto(py, &serde_json::to_value(achadas).unwrap_or_default())
}

/// A private key with its certificate. Nothing shows the key.
#[pyclass(frozen, name = "CertificadoNativo", module = "focus_cte._native")]
pub(crate) struct CertificadoNativo(Certificado);

#[pymethods]
impl CertificadoNativo {
    #[staticmethod]
    fn de_pkcs12(py: Python<'_>, arquivo: &[u8], senha: &str) -> PyResult<Self> {
        let certificado = py.detach(|| Certificado::de_pkcs12(arquivo, senha));
        certificado.map(Self).map_err(|e| erro::valor_invalido(py, &e))
    }

    #[staticmethod]
    fn de_pem(py: Python<'_>, chave: &str, certificado: &str) -> PyResult<Self> {
        let certificado = Certificado::de_pem(chave, certificado);
        certificado.map(Self).map_err(|e| erro::valor_invalido(py, &e))
    }

    #[staticmethod]
    fn de_teste() -> Self {
        Self(Certificado::de_teste().clone())
    }

    fn titular<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        dicionario(py, self.0.titular())
    }

    fn __repr__(&self) -> String {
        format!("CertificadoNativo(cnpj={:?})", self.0.titular().cnpj.as_deref().unwrap_or_default())
    }
}

/// The signed XML. `agora` in seconds since 1970 makes sure first that the certificate may sign it.
#[pyfunction]
#[pyo3(signature = (xml, certificado, agora=None))]
pub(crate) fn assinar(
    py: Python<'_>,
    xml: &Bound<'_, PyAny>,
    certificado: &CertificadoNativo,
    agora: Option<i64>,
) -> PyResult<String> {
    let entrada = documento(xml)?;
    let agora = agora.map(Timestamp::from_second).transpose().map_err(|e| erro::valor_invalido(py, &e))?;
    let certificado = &certificado.0;
    let assinado = py.detach(|| -> Result<String, ErroAssinatura> {
        let texto = texto_do_xml(entrada.bytes())?;
        match agora {
            Some(agora) => assinar_conferido(&texto, certificado, agora),
            None => assinar_xml(&texto, certificado),
        }
    });
    assinado.map_err(|e| erro::valor_invalido(py, &e))
}
