//! Documents as JSON text.

use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{
    IntoPyDict as _, PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple, PyType,
};

use super::numero::sem_expoente;
use super::tipos::Tipos;
use crate::erro;

/// Objects inside objects: more is a cycle.
const PROFUNDIDADE: usize = 64;

/// A document's JSON text, borrowed from Python where it was text already.
pub(crate) enum Entrada {
    /// `bytes`, as they are.
    Bytes(PyBackedBytes),
    /// `str`, as it is.
    Texto(PyBackedStr),
    /// Written from objects.
    Escrita {
        /// The JSON text.
        json: Vec<u8>,
        /// Texts of the floats that have decimals: each has to be held against its field.
        floats: Vec<String>,
    },
}

impl Entrada {
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Entrada::Bytes(bytes) => bytes,
            Entrada::Texto(texto) => texto.as_bytes(),
            Entrada::Escrita { json, .. } => json,
        }
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        match self {
            Entrada::Escrita { json, .. } => json,
            emprestada => emprestada.bytes().to_vec(),
        }
    }

    /// Texts of the floats that have decimals.
    pub(crate) fn floats(&self) -> &[String] {
        match self {
            Entrada::Escrita { floats, .. } => floats,
            _ => &[],
        }
    }
}

/// A document in any accepted form: JSON as `str`, `bytes` or `bytearray`; a mapping; a dataclass; what has `model_dump()`.
pub(crate) fn documento(valor: &Bound<'_, PyAny>) -> PyResult<Entrada> {
    if let Ok(bytes) = valor.cast::<PyBytes>() {
        return Ok(Entrada::Bytes(bytes.clone().into()));
    }
    if let Ok(texto) = valor.cast::<PyString>() {
        return Ok(Entrada::Texto(PyBackedStr::try_from(texto.clone())?));
    }
    if let Ok(bytes) = valor.cast::<PyByteArray>() {
        return Ok(Entrada::Escrita { json: bytes.to_vec(), floats: Vec::new() });
    }
    let py = valor.py();
    let mut escritor = Escritor { json: Vec::with_capacity(4096), floats: Vec::new(), tipos: Tipos::do_python(py)? };
    escritor.raiz(valor).map_err(|falha| falha.em_excecao(py))?;
    Ok(Entrada::Escrita { json: escritor.json, floats: escritor.floats })
}

/// What a value cannot be, and where it stood; the path grows as the error goes up.
struct Falha {
    tipo: TipoDeFalha,
    caminho: String,
}

enum TipoDeFalha {
    Tipo(String),
    Valor(String),
    Fundo,
    Python(PyErr),
}

impl From<PyErr> for Falha {
    fn from(erro: PyErr) -> Self {
        Falha { tipo: TipoDeFalha::Python(erro), caminho: String::new() }
    }
}

impl Falha {
    fn valor(texto: String) -> Falha {
        Falha { tipo: TipoDeFalha::Valor(texto), caminho: String::new() }
    }

    /// Puts a part in front of the path.
    #[cold]
    fn dentro_de(mut self, parte: &str) -> Falha {
        let junta = if self.caminho.is_empty() || self.caminho.starts_with('[') { "" } else { "." };
        self.caminho = format!("{parte}{junta}{}", self.caminho);
        self
    }

    #[cold]
    fn em_excecao(self, py: Python<'_>) -> PyErr {
        let onde = if self.caminho.is_empty() { "documento".to_owned() } else { format!("campo {}", self.caminho) };
        match self.tipo {
            TipoDeFalha::Tipo(texto) => erro::tipo_invalido(py, &format!("{onde}: {texto}")),
            TipoDeFalha::Valor(texto) => erro::valor_invalido(py, &format!("{onde}: {texto}")),
            TipoDeFalha::Fundo => erro::valor_invalido(
                py,
                &format!(
                    "documento com mais de {PROFUNDIDADE} níveis de objetos e listas; há um objeto que contém a si mesmo?"
                ),
            ),
            TipoDeFalha::Python(erro) => erro,
        }
    }
}

type Escrito = Result<(), Falha>;

struct Escritor {
    json: Vec<u8>,
    floats: Vec<String>,
    tipos: &'static Tipos,
}

impl Escritor {
    fn raiz(&mut self, valor: &Bound<'_, PyAny>) -> Escrito {
        if let Ok(campos) = valor.cast_exact::<PyDict>() {
            return self.dict(campos, 0);
        }
        if let Some(aberto) = self.aberto(valor)? {
            return self.raiz(&aberto);
        }
        Err(Falha {
            tipo: TipoDeFalha::Tipo(format!(
                "esperado um dict, o JSON em str ou bytes, uma dataclass ou um objeto com model_dump(), mas veio {}",
                nome(valor)
            )),
            caminho: String::new(),
        })
    }

    fn qualquer(&mut self, valor: &Bound<'_, PyAny>, nivel: usize) -> Escrito {
        if nivel > PROFUNDIDADE {
            return Err(Falha { tipo: TipoDeFalha::Fundo, caminho: String::new() });
        }
        if let Ok(texto) = valor.cast_exact::<PyString>() {
            self.texto(&texto.to_cow()?);
        } else if let Ok(campos) = valor.cast_exact::<PyDict>() {
            return self.dict(campos, nivel);
        } else if let Ok(itens) = valor.cast_exact::<PyList>() {
            return self.lista(itens.iter(), nivel);
        } else if valor.is_none() {
            self.json.extend_from_slice(b"null");
        } else if let Ok(inteiro) = valor.cast_exact::<PyInt>() {
            self.inteiro(inteiro.as_any())?;
        } else if let Ok(logico) = valor.cast_exact::<PyBool>() {
            self.json.extend_from_slice(if logico.is_true() { b"true" } else { b"false" });
        } else if let Ok(real) = valor.cast_exact::<PyFloat>() {
            return self.real(real);
        } else {
            return self.outro(valor, nivel);
        }
        Ok(())
    }

    /// Everything that is not one of JSON's own types.
    fn outro(&mut self, valor: &Bound<'_, PyAny>, nivel: usize) -> Escrito {
        let py = valor.py();
        let tipos = self.tipos;
        let de = |tipo: &Py<PyType>| valor.is_instance(tipo.bind(py));
        if valor.get_type().is(tipos.decimal.bind(py)) || de(&tipos.decimal)? {
            return self.decimal(valor);
        }
        if de(&tipos.datetime)? {
            return self.iso(valor, true);
        }
        if de(&tipos.date)? {
            return self.iso(valor, false);
        }
        if de(&tipos.time)? {
            return self.iso(valor, true);
        }
        if de(&tipos.enumeracao)? {
            return self.qualquer(&valor.getattr("value")?, nivel + 1);
        }
        if let Ok(itens) = valor.cast::<PyTuple>() {
            return self.lista(itens.iter(), nivel);
        }
        if let Ok(itens) = valor.cast::<PyList>() {
            return self.lista(itens.iter(), nivel);
        }
        if let Ok(texto) = valor.cast::<PyString>() {
            self.texto(&texto.to_cow()?);
            return Ok(());
        }
        if valor.is_instance_of::<PyInt>() {
            return self.inteiro(&py.get_type::<PyInt>().call1((valor,))?);
        }
        if let Ok(real) = valor.cast::<PyFloat>() {
            return self.real(real);
        }
        if let Some(aberto) = self.aberto(valor)? {
            return self.qualquer(&aberto, nivel + 1);
        }
        Err(Falha {
            tipo: TipoDeFalha::Tipo(format!(
                "{} não tem forma em JSON; use str, int, Decimal, date, datetime, time, Enum, dict, list ou tuple",
                nome(valor)
            )),
            caminho: String::new(),
        })
    }

    /// The dict that a mapping, a dataclass or a model stands for.
    fn aberto<'py>(&self, valor: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let py = valor.py();
        if valor.is_instance_of::<PyType>() {
            return Ok(None);
        }
        if valor.is_instance(self.tipos.mapping.bind(py))? {
            return py.get_type::<PyDict>().call1((valor,)).map(Some);
        }
        if let Some(model_dump) = valor.getattr_opt("model_dump")? {
            return model_dump.call0().map(Some);
        }
        let Some(campos) = valor.getattr_opt("__dataclass_fields__")? else { return Ok(None) };
        let aberto = PyDict::new(py);
        for campo in campos.cast::<PyDict>()?.keys() {
            let nome = campo.cast_into::<PyString>()?;
            aberto.set_item(&nome, valor.getattr(&nome)?)?;
        }
        Ok(Some(aberto.into_any()))
    }

    fn dict(&mut self, campos: &Bound<'_, PyDict>, nivel: usize) -> Escrito {
        self.json.push(b'{');
        let mut primeiro = true;
        for (campo, valor) in campos.iter() {
            let Ok(campo) = campo.cast::<PyString>() else {
                let tipo = TipoDeFalha::Tipo(format!("o nome de um campo tem de ser str, mas veio {}", nome(&campo)));
                return Err(Falha { tipo, caminho: String::new() });
            };
            if !primeiro {
                self.json.push(b',');
            }
            primeiro = false;
            self.texto(&campo.to_cow()?);
            self.json.push(b':');
            if let Err(falha) = self.qualquer(&valor, nivel + 1) {
                return Err(falha.dentro_de(&campo.to_string_lossy()));
            }
        }
        self.json.push(b'}');
        Ok(())
    }

    fn lista<'py>(&mut self, itens: impl Iterator<Item = Bound<'py, PyAny>>, nivel: usize) -> Escrito {
        self.json.push(b'[');
        for (i, item) in itens.enumerate() {
            if i > 0 {
                self.json.push(b',');
            }
            if let Err(falha) = self.qualquer(&item, nivel + 1) {
                return Err(falha.dentro_de(&format!("[{i}]")));
            }
        }
        self.json.push(b']');
        Ok(())
    }

    fn texto(&mut self, texto: &str) {
        self.json.push(b'"');
        let bytes = texto.as_bytes();
        // Most texts have nothing to escape, which all their bytes together tell fastest.
        if bytes.iter().fold(false, |algum, byte| algum | matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
            self.com_escapes(bytes);
        } else {
            self.json.extend_from_slice(bytes);
        }
        self.json.push(b'"');
    }

    fn com_escapes(&mut self, bytes: &[u8]) {
        let mut inicio = 0;
        for (i, byte) in bytes.iter().enumerate() {
            let escape: &[u8] = match byte {
                b'"' => b"\\\"",
                b'\\' => b"\\\\",
                b'\n' => b"\\n",
                b'\r' => b"\\r",
                b'\t' => b"\\t",
                0..=0x1f => b"",
                _ => continue,
            };
            self.json.extend_from_slice(&bytes[inicio..i]);
            if escape.is_empty() {
                self.json.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
            } else {
                self.json.extend_from_slice(escape);
            }
            inicio = i + 1;
        }
        self.json.extend_from_slice(&bytes[inicio..]);
    }

    fn inteiro(&mut self, inteiro: &Bound<'_, PyAny>) -> Escrito {
        if let Ok(pequeno) = inteiro.extract::<i64>() {
            self.json.extend_from_slice(pequeno.to_string().as_bytes());
        } else {
            self.json.extend_from_slice(inteiro.str()?.to_cow()?.as_bytes());
        }
        Ok(())
    }

    /// As text, so that zeros at the end stay.
    fn decimal(&mut self, valor: &Bound<'_, PyAny>) -> Escrito {
        let texto = valor.str()?;
        let texto = texto.to_cow()?;
        if texto.bytes().any(|b| b.is_ascii_alphabetic() && b != b'E') {
            return Err(Falha::valor(format!("Decimal('{texto}') não é um número que um documento possa ter")));
        }
        self.json.push(b'"');
        self.json.extend_from_slice(sem_expoente(&texto).as_bytes());
        self.json.push(b'"');
        Ok(())
    }

    /// By its shortest text that means the same number, which is what `repr` gives.
    fn real(&mut self, valor: &Bound<'_, PyFloat>) -> Escrito {
        let numero = valor.value();
        if !numero.is_finite() {
            return Err(Falha::valor(format!("float('{numero}') não é um número que um documento possa ter")));
        }
        // Rust prints the same shortest digits as Python, and never an exponent.
        let texto = numero.to_string();
        self.json.extend_from_slice(texto.as_bytes());
        if texto.contains('.') {
            self.floats.push(texto);
        }
        Ok(())
    }

    /// Dates as they are; times to the second, which is what the layout has.
    fn iso(&mut self, valor: &Bound<'_, PyAny>, com_hora: bool) -> Escrito {
        let texto = if com_hora {
            let precisao = [("timespec", "seconds")].into_py_dict(valor.py())?;
            valor.call_method("isoformat", (), Some(&precisao))?
        } else {
            valor.call_method0("isoformat")?
        };
        self.texto(&texto.cast::<PyString>().map_err(PyErr::from)?.to_cow()?);
        Ok(())
    }
}

fn nome(valor: &Bound<'_, PyAny>) -> String {
    valor.get_type().qualname().map_or_else(|_| "um objeto".to_owned(), |nome| nome.to_string_lossy().into_owned())
}
