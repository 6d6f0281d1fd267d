//! The printed document.

use focus_cte::{Empresa, ErroJson, Payload};
use focus_cte_dacte::{Dacte, ErroDacte, Logo, Opcoes, e_xml, gerar_de_xml, previa};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;

use crate::conversao::documento;
use crate::erro;
use crate::validacao::modelo_de;
use crate::xml::{CNPJ_DE_EXEMPLO, ler_empresa};

/// The PDF, the access key, where the document stands, and the number of sheets.
#[pyfunction]
#[pyo3(signature = (valor, modelo, *, logo, empresa, cancelado))]
#[expect(clippy::needless_pass_by_value, reason = "PyO3 gives its arguments away")]
pub(crate) fn gerar_dacte<'py>(
    py: Python<'py>,
    valor: &Bound<'py, PyAny>,
    modelo: u8,
    logo: Option<PyBackedBytes>,
    empresa: Option<&Bound<'py, PyAny>>,
    cancelado: bool,
) -> PyResult<(Bound<'py, PyBytes>, String, &'static str, usize)> {
    let modelo = modelo_de(py, modelo)?;
    let empresa = empresa.map(ler_empresa).transpose()?;
    let entrada = documento(valor)?;
    let dacte = py.detach(|| -> Result<Dacte, Falha> {
        let opcoes = Opcoes { logo: logo.as_deref().map(Logo::de).transpose()?, cancelado };
        if e_xml(entrada.bytes()) {
            return Ok(gerar_de_xml(entrada.bytes(), &opcoes)?);
        }
        let mut payload = Payload::from_slice(modelo, entrada.bytes())?;
        let empresa =
            empresa.unwrap_or_else(|| Empresa::ficticia(payload.texto("cnpj_emitente").unwrap_or(CNPJ_DE_EXEMPLO)));
        Ok(previa(&mut payload, &empresa, &opcoes)?)
    });
    let dacte = dacte.map_err(|falha| match falha {
        Falha::Json(e) => erro::json_invalido(py, &e),
        Falha::Dacte(e) => erro::valor_invalido(py, &e.to_string()),
    })?;
    let pdf = PyBytes::new(py, &dacte.pdf);
    Ok((pdf, dacte.chave.as_str().to_owned(), dacte.situacao.as_str(), dacte.folhas))
}

enum Falha {
    Json(ErroJson),
    Dacte(ErroDacte),
}

impl From<ErroJson> for Falha {
    fn from(erro: ErroJson) -> Self {
        Falha::Json(erro)
    }
}

impl From<ErroDacte> for Falha {
    fn from(erro: ErroDacte) -> Self {
        Falha::Dacte(erro)
    }
}
