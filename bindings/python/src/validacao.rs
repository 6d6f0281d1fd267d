//! Validation of one document.

use std::borrow::Cow;

use focus_cte::evento::{self, TipoEvento};
use focus_cte::{Contexto, ErroJson, Modelo, Relatorio, Severidade, validation};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyType};

use crate::conversao::documento;
use crate::erro;

/// One thing that is wrong with a document.
#[pyclass(frozen, eq, hash, get_all, module = "focus_cte")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Problema {
    severidade: &'static str,
    campo: String,
    caminho: String,
    codigo: String,
    mensagem: String,
    valor: Option<String>,
    campos: Vec<String>,
    cstat: Option<u16>,
    regra: Option<String>,
    nota: Option<String>,
    como_corrigir: Option<String>,
}

impl From<focus_cte::Problema> for Problema {
    fn from(p: focus_cte::Problema) -> Self {
        Problema {
            severidade: match p.severidade {
                Severidade::Erro => "erro",
                Severidade::Aviso => "aviso",
            },
            campo: p.campo,
            caminho: p.caminho,
            codigo: p.codigo.to_owned(),
            mensagem: p.mensagem,
            valor: p.valor,
            campos: p.campos,
            cstat: p.cstat,
            regra: p.regra.map(str::to_owned),
            nota: p.nota.map(str::to_owned),
            como_corrigir: p.como_corrigir.map(Cow::into_owned),
        }
    }
}

impl From<ErroJson> for Problema {
    fn from(e: ErroJson) -> Self {
        Problema {
            severidade: "erro",
            campo: String::new(),
            caminho: String::new(),
            codigo: e.codigo.to_owned(),
            mensagem: e.to_string(),
            valor: None,
            campos: Vec::new(),
            cstat: None,
            regra: None,
            nota: None,
            como_corrigir: None,
        }
    }
}

#[pymethods]
impl Problema {
    #[new]
    #[pyo3(signature = (severidade, campo, caminho, codigo, mensagem, valor=None, campos=vec![], cstat=None, regra=None, nota=None, como_corrigir=None))]
    #[expect(clippy::too_many_arguments, reason = "one for each attribute, as pickle gives them back")]
    fn novo(
        py: Python<'_>,
        severidade: &str,
        campo: String,
        caminho: String,
        codigo: String,
        mensagem: String,
        valor: Option<String>,
        campos: Vec<String>,
        cstat: Option<u16>,
        regra: Option<String>,
        nota: Option<String>,
        como_corrigir: Option<String>,
    ) -> PyResult<Self> {
        let severidade = match severidade {
            "erro" => "erro",
            "aviso" => "aviso",
            outra => {
                return Err(erro::valor_invalido(py, &format!("severidade {outra:?}: esperado \"erro\" ou \"aviso\"")));
            }
        };
        Ok(Problema { severidade, campo, caminho, codigo, mensagem, valor, campos, cstat, regra, nota, como_corrigir })
    }

    /// The attributes by name.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let campos = PyDict::new(py);
        campos.set_item("severidade", self.severidade)?;
        campos.set_item("campo", &self.campo)?;
        campos.set_item("caminho", &self.caminho)?;
        campos.set_item("codigo", &self.codigo)?;
        campos.set_item("mensagem", &self.mensagem)?;
        campos.set_item("valor", &self.valor)?;
        campos.set_item("campos", &self.campos)?;
        campos.set_item("cstat", self.cstat)?;
        campos.set_item("regra", &self.regra)?;
        campos.set_item("nota", &self.nota)?;
        campos.set_item("como_corrigir", &self.como_corrigir)?;
        Ok(campos)
    }

    fn __reduce__(slf: &Bound<'_, Self>) -> (Py<PyType>, Campos) {
        let p = slf.get().clone();
        let campos = (
            p.severidade,
            p.campo,
            p.caminho,
            p.codigo,
            p.mensagem,
            p.valor,
            p.campos,
            p.cstat,
            p.regra,
            p.nota,
            p.como_corrigir,
        );
        (slf.get_type().unbind(), campos)
    }

    fn __repr__(&self) -> String {
        format!("Problema({}: {}: {} [{}])", self.severidade, self.campo, self.mensagem, self.codigo)
    }

    fn __str__(&self) -> String {
        let mut texto =
            if self.campo.is_empty() { self.mensagem.clone() } else { format!("{}: {}", self.campo, self.mensagem) };
        if let Some(como) = &self.como_corrigir {
            texto.push_str(" - ");
            texto.push_str(como);
        }
        texto
    }
}

type Campos = (
    &'static str,
    String,
    String,
    String,
    String,
    Option<String>,
    Vec<String>,
    Option<u16>,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// The problems of a document.
#[pyfunction]
#[pyo3(signature = (valor, modelo, contexto=None))]
pub(crate) fn validar<'py>(
    py: Python<'py>,
    valor: &Bound<'py, PyAny>,
    modelo: u8,
    contexto: Option<&str>,
) -> PyResult<Bound<'py, PyList>> {
    let modelo = modelo_de(py, modelo)?;
    let contexto = contexto_de(py, modelo, contexto)?;
    let entrada = documento(valor)?;
    let relatorio = py.detach(|| validation::validar_com(entrada.bytes(), modelo, &contexto));
    lista(py, relatorio)
}

/// The problems of an event's body.
#[pyfunction]
#[pyo3(signature = (evento, valor, modelo, contexto=None))]
pub(crate) fn validar_evento<'py>(
    py: Python<'py>,
    evento: &str,
    valor: &Bound<'py, PyAny>,
    modelo: u8,
    contexto: Option<&str>,
) -> PyResult<Bound<'py, PyList>> {
    let modelo = modelo_de(py, modelo)?;
    let contexto = contexto_de(py, modelo, contexto)?;
    let entrada = documento(valor)?;
    let json = entrada.bytes();
    if evento == "inutilizacao" {
        return lista(py, evento::inutilizacao::validar(json));
    }
    let Some(tipo) = TipoEvento::TODOS.into_iter().find(|tipo| tipo.nome() == evento) else {
        let nomes: Vec<&str> = TipoEvento::TODOS.iter().map(|tipo| tipo.nome()).collect();
        let texto = format!("evento {evento:?}: esperado {} ou inutilizacao", nomes.join(", "));
        return Err(erro::valor_invalido(py, &texto));
    };
    lista(py, evento::validar_com(tipo, modelo, json, &contexto))
}

/// Every code that a problem may have, with what it means.
#[pyfunction]
pub(crate) fn codigos_de_problema() -> Vec<(&'static str, &'static str)> {
    validation::CODIGOS.iter().chain(&evento::CODIGOS).copied().collect()
}

/// What is known beside the document, as JSON.
pub(crate) fn contexto_de(py: Python<'_>, modelo: Modelo, json: Option<&str>) -> PyResult<Contexto> {
    json.map_or_else(|| Ok(Contexto::novo()), |json| Contexto::de_json(modelo, json))
        .map_err(|e| erro::valor_invalido(py, &e.to_string()))
}

/// 57 or 67.
pub(crate) fn modelo_de(py: Python<'_>, codigo: u8) -> PyResult<Modelo> {
    Modelo::de_codigo(codigo)
        .ok_or_else(|| erro::valor_invalido(py, &format!("modelo {codigo}: esperado 57 (CT-e) ou 67 (CT-e OS)")))
}

fn lista(py: Python<'_>, relatorio: Result<Relatorio, ErroJson>) -> PyResult<Bound<'_, PyList>> {
    let relatorio = relatorio.map_err(|e| erro::json_invalido(py, &e))?;
    problemas(py, relatorio.problemas.into_iter().map(Problema::from))
}

pub(crate) fn problemas(py: Python<'_>, problemas: impl Iterator<Item = Problema>) -> PyResult<Bound<'_, PyList>> {
    let lista = PyList::empty(py);
    for problema in problemas {
        lista.append(Py::new(py, problema)?)?;
    }
    Ok(lista)
}

/// Raises `ValidacaoError` for these problems, if there is any.
pub(crate) fn levantar(py: Python<'_>, achados: impl Iterator<Item = focus_cte::Problema>) -> PyResult<()> {
    let lista = problemas(py, achados.map(Problema::from))?;
    if !lista.is_empty() {
        py.import("focus_cte.validacao")?.getattr("Resultado")?.call1((lista,))?.call_method0("levantar")?;
    }
    Ok(())
}
