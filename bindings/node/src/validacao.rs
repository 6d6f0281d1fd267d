//! Validation: of one document where the caller stands, of many on other threads.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::sync::{Arc, Mutex, PoisonError};

use focus_cte::evento::{self, TipoEvento};
use focus_cte::{Contexto, ErroJson, Error, ErrorKind, Modelo, Relatorio, validar_com};
use napi::bindgen_prelude::{BufferSlice, Either};
use napi_derive::napi;
use serde::Serialize;

use crate::cliente::{Json, bytes};
use crate::erro;
use crate::ponte::Ponte;
use crate::resposta::{Corpo, Sucesso};

/// Documents of a file that are read at a time.
const LINHAS_POR_LOTE: usize = 256;
/// Bytes of a file that are read at a time.
const BYTES_POR_LOTE: usize = 1 << 20;

/// The legacy request that gives up numbers, which is judged as an event is.
const INUTILIZACAO: &str = "inutilizacao";

pub(crate) fn modelo(codigo: u8) -> Result<Modelo, Error> {
    match codigo {
        57 => Ok(Modelo::Cte),
        67 => Ok(Modelo::CteOs),
        outro => Err(erro::configuracao(format!("o modelo é 57 (CT-e) ou 67 (CT-e OS), mas veio {outro}"))),
    }
}

/// What is known beside the document, as JSON.
fn contexto(modelo: Modelo, json: Option<&str>) -> Result<Contexto, Error> {
    json.map_or_else(|| Ok(Contexto::novo()), |json| Contexto::de_json(modelo, json))
        .map_err(|e| erro::configuracao(e.to_string()))
}

fn relatorio(resultado: Result<Relatorio, ErroJson>) -> napi::Result<Option<String>> {
    match resultado {
        // The usual case crosses the border as nothing.
        Ok(relatorio) if relatorio.problemas.is_empty() => Ok(None),
        Ok(relatorio) => Ok(Some(serde_json::to_string(&relatorio).unwrap_or_default())),
        Err(e) => Err(erro::lancar(&erro::de_json(&e))),
    }
}

/// Problems of a document as JSON; nothing when there are none.
#[napi(js_name = "validar")]
pub fn validar_js(
    json: Either<String, BufferSlice<'_>>,
    modelo: u8,
    contexto: Option<String>,
) -> napi::Result<Option<String>> {
    let modelo = self::modelo(modelo).map_err(|e| erro::lancar(&e))?;
    let contexto = self::contexto(modelo, contexto.as_deref()).map_err(|e| erro::lancar(&e))?;
    relatorio(match &json {
        Either::A(texto) => validar_com(texto.as_bytes(), modelo, &contexto),
        Either::B(bytes) => validar_com(bytes, modelo, &contexto),
    })
}

/// Problems of an event's body as JSON; nothing when there are none.
#[napi]
pub fn validar_evento(
    evento: String,
    json: Json<'_>,
    modelo: u8,
    contexto: Option<String>,
) -> napi::Result<Option<String>> {
    if evento == INUTILIZACAO {
        return relatorio(evento::inutilizacao::validar(&bytes(json)));
    }
    let preparar = || {
        let tipo = TipoEvento::TODOS.into_iter().find(|t| t.nome() == evento || t.codigo() == evento);
        let nomes = || TipoEvento::TODOS.map(TipoEvento::nome).join(", ");
        let tipo = tipo.ok_or_else(|| {
            erro::configuracao(format!("{evento:?} não é um evento; há {} e {INUTILIZACAO}", nomes()))
        })?;
        let modelo = self::modelo(modelo)?;
        Ok((tipo, modelo, self::contexto(modelo, contexto.as_deref())?))
    };
    let (tipo, modelo, contexto) = preparar().map_err(|e: Error| erro::lancar(&e))?;
    relatorio(evento::validar_com(tipo, modelo, &bytes(json), &contexto))
}

/// The verdict on one of many documents.
#[derive(Serialize)]
struct Veredito {
    #[serde(skip_serializing_if = "Option::is_none")]
    linha: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problemas: Option<Relatorio>,
    #[serde(skip_serializing_if = "Option::is_none")]
    erro: Option<String>,
}

impl Veredito {
    fn de(json: &[u8], modelo: Modelo, contexto: &Contexto, linha: Option<usize>) -> Self {
        match validar_com(json, modelo, contexto) {
            Ok(relatorio) if relatorio.problemas.is_empty() => Self { linha, problemas: None, erro: None },
            Ok(relatorio) => Self { linha, problemas: Some(relatorio), erro: None },
            Err(e) => Self { linha, problemas: None, erro: Some(erro::json(&erro::de_json(&e))) },
        }
    }
}

/// One verdict a line, so that JavaScript reads them one by one.
fn linhas(vereditos: &[Veredito]) -> Sucesso {
    let linhas: Vec<String> = vereditos.iter().map(|v| serde_json::to_string(v).unwrap_or_default()).collect();
    Sucesso { corpo: Corpo::Json(linhas.join("\n")), bruto: None }
}

/// Validates a batch on another thread: verdicts, one a line, in the order given.
#[napi]
pub fn validar_lote(
    ponte: &Ponte,
    pedido: u32,
    lote: Vec<Json<'_>>,
    modelo: u8,
    contexto: Option<String>,
) -> napi::Result<()> {
    let lote: Vec<Vec<u8>> = lote.into_iter().map(bytes).collect();
    ponte.calcular(pedido, move || {
        let modelo = self::modelo(modelo)?;
        let contexto = self::contexto(modelo, contexto.as_deref())?;
        Ok(linhas(&lote.iter().map(|json| Veredito::de(json, modelo, &contexto, None)).collect::<Vec<_>>()))
    })
}

/// A file with one document a line.
#[napi]
pub struct ArquivoNdjson(Arc<Mutex<Leitura>>);

struct Leitura {
    caminho: String,
    modelo: u8,
    contexto: Option<String>,
    aberto: Option<BufReader<File>>,
    linha: usize,
}

#[napi]
impl ArquivoNdjson {
    /// Opens nothing yet.
    #[napi(constructor)]
    pub fn new(caminho: String, modelo: u8, contexto: Option<String>) -> Self {
        Self(Arc::new(Mutex::new(Leitura { caminho, modelo, contexto, aberto: None, linha: 0 })))
    }

    /// Validates the next lines on another thread: verdicts, one a line, or nothing at the end. Blank lines are passed over.
    #[napi]
    pub fn proximo_lote(&self, ponte: &Ponte, pedido: u32) -> napi::Result<()> {
        let leitura = Arc::clone(&self.0);
        ponte.calcular(pedido, move || leitura.lock().unwrap_or_else(PoisonError::into_inner).lote())
    }
}

impl Leitura {
    fn lote(&mut self) -> Result<Sucesso, Error> {
        let modelo = modelo(self.modelo)?;
        let contexto = contexto(modelo, self.contexto.as_deref())?;
        let falha = |caminho: &str, e: std::io::Error| {
            Error::new(ErrorKind::Configuracao, format!("o arquivo {caminho:?} não pôde ser lido: {e}"))
                .com_codigo("arquivo_ilegivel")
                .com_fonte(e)
        };
        if self.aberto.is_none() {
            let arquivo = File::open(&self.caminho).map_err(|e| falha(&self.caminho, e))?;
            self.aberto = Some(BufReader::with_capacity(256 * 1024, arquivo));
        }
        let Some(arquivo) = &mut self.aberto else { return Ok(fim()) };
        let (mut vereditos, mut lidos, mut texto) = (Vec::new(), 0, Vec::new());
        while vereditos.len() < LINHAS_POR_LOTE && lidos < BYTES_POR_LOTE {
            texto.clear();
            let bytes = arquivo.read_until(b'\n', &mut texto).map_err(|e| falha(&self.caminho, e))?;
            if bytes == 0 {
                break;
            }
            lidos += bytes;
            self.linha += 1;
            if !texto.trim_ascii().is_empty() {
                vereditos.push(Veredito::de(texto.trim_ascii_end(), modelo, &contexto, Some(self.linha)));
            }
        }
        if vereditos.is_empty() && lidos == 0 { Ok(fim()) } else { Ok(linhas(&vereditos)) }
    }
}

fn fim() -> Sucesso {
    Sucesso { corpo: Corpo::Nada, bruto: None }
}
