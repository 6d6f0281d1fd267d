//! Validation of many documents, on every core, without the GIL.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;

use focus_cte::{Contexto, ErroJson, Modelo, Relatorio, validar_com};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};

use crate::conversao::{Entrada, documento};
use crate::validacao::{Problema, contexto_de, modelo_de, problemas};

/// Bytes of a file that are judged at a time.
const LOTE: usize = 4 * 1024 * 1024;

type Julgado = Result<Relatorio, ErroJson>;

/// The problems of each document of a list, in its order. Text that is no JSON is a problem of its document, not an exception.
#[pyfunction]
#[pyo3(signature = (valores, modelo, nucleos, contexto=None))]
pub(crate) fn validar_muitos<'py>(
    py: Python<'py>,
    valores: &Bound<'py, PyList>,
    modelo: u8,
    nucleos: Option<NonZero<usize>>,
    contexto: Option<&str>,
) -> PyResult<Bound<'py, PyList>> {
    let modelo = modelo_de(py, modelo)?;
    let contexto = contexto_de(py, modelo, contexto)?;
    let entradas: Vec<Entrada> = valores.iter().map(|valor| documento(&valor)).collect::<PyResult<_>>()?;
    let textos: Vec<&[u8]> = entradas.iter().map(Entrada::bytes).collect();
    let julgados = py.detach(|| em_paralelo(&textos, modelo, nucleos, &contexto));
    let saida = PyList::empty(py);
    for julgado in julgados {
        saida.append(lista(py, julgado)?)?;
    }
    Ok(saida)
}

/// A file of one JSON document a line, judged a few megabytes at a time.
#[pyclass(frozen, module = "focus_cte._native")]
pub(crate) struct Lote {
    arquivo: Mutex<Leitura>,
    modelo: Modelo,
    nucleos: Option<NonZero<usize>>,
    contexto: Contexto,
}

struct Leitura {
    arquivo: BufReader<File>,
    linha: u64,
}

#[pymethods]
impl Lote {
    #[new]
    #[pyo3(signature = (caminho, modelo, nucleos=None, contexto=None))]
    fn novo(
        py: Python<'_>,
        caminho: PathBuf,
        modelo: u8,
        nucleos: Option<NonZero<usize>>,
        contexto: Option<&str>,
    ) -> PyResult<Self> {
        let modelo = modelo_de(py, modelo)?;
        let contexto = contexto_de(py, modelo, contexto)?;
        let arquivo =
            Mutex::new(Leitura { arquivo: BufReader::with_capacity(1 << 20, File::open(caminho)?), linha: 0 });
        Ok(Lote { arquivo, modelo, nucleos, contexto })
    }

    /// `(line, problems)` of the next documents; an empty list at the end. Blank lines have no document.
    fn proximo<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let (linhas, julgados) = py.detach(|| -> PyResult<_> {
            let lidas = self.arquivo.lock().unwrap_or_else(PoisonError::into_inner).ler()?;
            let textos: Vec<&[u8]> = lidas.iter().map(|(_, texto)| texto.as_slice()).collect();
            let julgados = em_paralelo(&textos, self.modelo, self.nucleos, &self.contexto);
            Ok((lidas.iter().map(|(linha, _)| *linha).collect::<Vec<_>>(), julgados))
        })?;
        let saida = PyList::empty(py);
        for (linha, julgado) in linhas.into_iter().zip(julgados) {
            let problemas = lista(py, julgado)?.into_any();
            saida.append(PyTuple::new(py, [linha.into_pyobject(py)?.into_any(), problemas])?)?;
        }
        Ok(saida)
    }
}

impl Leitura {
    fn ler(&mut self) -> std::io::Result<Vec<(u64, Vec<u8>)>> {
        let (mut lidas, mut bytes) = (Vec::new(), 0);
        while bytes < LOTE {
            let mut linha = Vec::new();
            if self.arquivo.read_until(b'\n', &mut linha)? == 0 {
                break;
            }
            self.linha += 1;
            bytes += linha.len();
            if !linha.trim_ascii().is_empty() {
                lidas.push((self.linha, linha));
            }
        }
        Ok(lidas)
    }
}

fn em_paralelo(textos: &[&[u8]], modelo: Modelo, nucleos: Option<NonZero<usize>>, contexto: &Contexto) -> Vec<Julgado> {
    let nucleos = nucleos.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let parte = textos.len().div_ceil(nucleos).max(1);
    let julgar =
        |parte: &[&[u8]]| parte.iter().map(|texto| validar_com(texto, modelo, contexto)).collect::<Vec<Julgado>>();
    if nucleos == 1 || textos.len() < 2 {
        return julgar(textos);
    }
    thread::scope(|escopo| {
        let partes: Vec<_> = textos.chunks(parte).map(|parte| escopo.spawn(move || julgar(parte))).collect();
        partes.into_iter().flat_map(|parte| parte.join().expect("validation does not panic")).collect()
    })
}

fn lista(py: Python<'_>, julgado: Julgado) -> PyResult<Bound<'_, PyList>> {
    match julgado {
        Ok(relatorio) => problemas(py, relatorio.problemas.into_iter().map(Problema::from)),
        Err(erro) => problemas(py, std::iter::once(Problema::from(erro))),
    }
}
