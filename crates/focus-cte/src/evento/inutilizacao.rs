//! The request that gives up a range of numbers.
//!
//! **Legacy.** The manual 4.00 did away with the authority's service (MOC CT-e 4.00, change history: "Eliminação do serviço de
//! Inutilização"); the API still documents it, and so does this project. Numbers that were skipped need no request any more.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::problema::{aviso, erro, parecido};
use crate::layout::{self, EVENTO_CANCELAMENTO};
use crate::payload::{ErroJson, Payload};
use crate::types::{Cnpj, Modelo};
use crate::validation::{Problema, Relatorio, recusa};

/// Where the API takes it, by `POST`.
pub const CAMINHO: &str = "/v2/cte/inutilizacao";

/// Numbers `numero_inicial` to `numero_final`, both included, of a company's series, given up.
///
/// Written as the API's samples write it: every value a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inutilizacao {
    /// CNPJ of the issuer, 14 characters.
    pub cnpj: String,
    /// 57 (the API's default) or 67.
    pub modelo: Modelo,
    /// Series, 0 to 999.
    pub serie: u16,
    /// First number, from 1.
    pub numero_inicial: u32,
    /// Last number, up to 999999999.
    pub numero_final: u32,
    /// Why, 15 to 255 characters.
    pub justificativa: String,
    /// Fields beyond these, kept as they came.
    pub extra: Map<String, Value>,
}

impl Serialize for Inutilizacao {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut mapa = serializer.serialize_map(None)?;
        mapa.serialize_entry("cnpj", &self.cnpj)?;
        mapa.serialize_entry("serie", &self.serie.to_string())?;
        mapa.serialize_entry("numero_inicial", &self.numero_inicial.to_string())?;
        mapa.serialize_entry("numero_final", &self.numero_final.to_string())?;
        mapa.serialize_entry("justificativa", &self.justificativa)?;
        mapa.serialize_entry("modelo", &self.modelo)?;
        for (nome, valor) in &self.extra {
            mapa.serialize_entry(nome, valor)?;
        }
        mapa.end()
    }
}

/// The fields of the API's body.
const CAMPOS: [&str; 6] = ["cnpj", "serie", "numero_inicial", "numero_final", "justificativa", "modelo"];

/// Reads and judges the body of the request: `Some` exactly when nothing is wrong but warnings.
///
/// # Errors
/// [`ErroJson`] when the bytes are not a JSON object at all.
///
/// ```
/// use focus_cte::Modelo;
/// use focus_cte::evento::inutilizacao;
///
/// let json = r#"{"cnpj": "51916585000125", "serie": 1, "numero_inicial": 7, "numero_final": "9",
///                 "justificativa": "Numeração pulada por engano"}"#;
/// let (pedido, _) = inutilizacao::ler(json.as_bytes())?;
/// assert_eq!(pedido.unwrap().modelo, Modelo::Cte);
/// # Ok::<(), focus_cte::ErroJson>(())
/// ```
pub fn ler(json: &[u8]) -> Result<(Option<Inutilizacao>, Relatorio), ErroJson> {
    let mut leitor = Leitor { campos: objeto(json)?, problemas: Vec::new() };
    let cnpj = leitor.cnpj();
    let serie = leitor.numero("serie", 0, 999).and_then(|serie| u16::try_from(serie).ok());
    let numero_inicial = leitor.numero("numero_inicial", 1, 999_999_999);
    let numero_final = leitor.numero("numero_final", 1, 999_999_999);
    if let (Some(inicial), Some(ultimo)) = (numero_inicial, numero_final)
        && inicial > ultimo
    {
        let mensagem = format!("o número inicial ({inicial}) é maior que o final ({ultimo}); troque-os");
        leitor.erro("numero_inicial", "faixa_invertida", mensagem, Some(&inicial.to_string()));
    }
    let justificativa = leitor.justificativa();
    let modelo = leitor.modelo();
    leitor.desconhecidos();
    let Leitor { campos: extra, problemas } = leitor;
    let relatorio = Relatorio { problemas };
    let pedido = match (cnpj, modelo, serie, numero_inicial, numero_final, justificativa) {
        (Some(cnpj), Some(modelo), Some(serie), Some(numero_inicial), Some(numero_final), Some(justificativa))
            if relatorio.is_valido() =>
        {
            Some(Inutilizacao { cnpj, modelo, serie, numero_inicial, numero_final, justificativa, extra })
        }
        _ => None,
    };
    Ok((pedido, relatorio))
}

/// As [`ler`], for the report alone.
pub fn validar(json: &[u8]) -> Result<Relatorio, ErroJson> {
    ler(json).map(|(_, relatorio)| relatorio)
}

/// The object's fields. The reader of payloads judges the JSON, with places and repeated keys; which layout it has does not matter.
fn objeto(json: &[u8]) -> Result<Map<String, Value>, ErroJson> {
    Payload::from_slice_for(&EVENTO_CANCELAMENTO, json)?;
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    serde_json::from_slice(json).map_err(|erro| ErroJson {
        codigo: "json_invalido",
        mensagem: "o JSON tem níveis ou números além do que um documento comporta".into(),
        linha: erro.line().max(1),
        coluna: erro.column().max(1),
    })
}

/// Takes the known fields out of the body; what is left is extra.
struct Leitor {
    campos: Map<String, Value>,
    problemas: Vec<Problema>,
}

impl Leitor {
    fn erro(&mut self, campo: &str, codigo: &'static str, mensagem: String, valor: Option<&str>) {
        self.problemas.push(erro(campo, "", codigo, mensagem, valor));
    }

    /// The text of a string or number; blank and null are absent.
    fn opcional(&mut self, campo: &str) -> Option<String> {
        match self.campos.remove(campo)? {
            Value::Null => None,
            Value::String(texto) => Some(texto).filter(|texto| !texto.trim().is_empty()),
            Value::Number(numero) => Some(numero.to_string()),
            outro => {
                let mensagem = "esperado um texto ou número; veio outro tipo de valor".to_owned();
                self.erro(campo, "tipo_invalido", mensagem, Some(&outro.to_string()));
                None
            }
        }
    }

    fn obrigatorio(&mut self, campo: &str) -> Option<String> {
        let antes = self.problemas.len();
        let texto = self.opcional(campo);
        if texto.is_none() && self.problemas.len() == antes {
            self.erro(campo, "campo_obrigatorio", "obrigatório: informe o campo".into(), None);
        }
        texto
    }

    fn cnpj(&mut self) -> Option<String> {
        let texto = self.obrigatorio("cnpj")?;
        let formato = texto.len() == 14
            && texto.bytes().enumerate().all(|(i, b)| b.is_ascii_digit() || (i < 12 && b.is_ascii_uppercase()));
        if !formato {
            let mensagem = format!("esperado CNPJ de 14 posições sem pontuação; veio «{texto}»");
            self.erro("cnpj", "cnpj_invalido", mensagem, Some(&texto));
            return None;
        }
        if let Err(motivo) = texto.parse::<Cnpj>() {
            self.erro("cnpj", "digito_verificador", motivo.to_string(), Some(&texto));
        }
        Some(texto)
    }

    fn numero(&mut self, campo: &str, minimo: u32, maximo: u32) -> Option<u32> {
        let texto = self.obrigatorio(campo)?;
        let numero = texto.bytes().all(|b| b.is_ascii_digit()).then(|| texto.parse().ok()).flatten();
        let numero = numero.filter(|numero| (minimo..=maximo).contains(numero));
        if numero.is_none() {
            let mensagem = format!("esperado um número inteiro de {minimo} a {maximo}; veio «{texto}»");
            self.erro(campo, "numero_invalido", mensagem, Some(&texto));
        }
        numero
    }

    /// The API says 15 characters at least; the most is that of every justification of the layout (type `TJust`).
    fn justificativa(&mut self) -> Option<String> {
        let texto = self.obrigatorio("justificativa")?;
        let tipo = layout::simple_types().iter().find(|tipo| tipo.name == "TJust");
        if let Some(tipo) = tipo.filter(|tipo| !tipo.accepts(&texto)) {
            let (codigo, mensagem) = recusa(tipo, &texto);
            self.erro("justificativa", codigo, mensagem, Some(&texto));
        }
        Some(texto)
    }

    fn modelo(&mut self) -> Option<Modelo> {
        let antes = self.problemas.len();
        let Some(texto) = self.opcional("modelo") else {
            return (self.problemas.len() == antes).then_some(Modelo::Cte);
        };
        let modelo = texto.parse().ok();
        if modelo.is_none() {
            let mensagem = format!("esperado 57 (CT-e) ou 67 (CT-e OS); veio «{texto}»");
            self.erro("modelo", "valor_invalido", mensagem, Some(&texto));
        }
        modelo
    }

    fn desconhecidos(&mut self) {
        for nome in self.campos.keys() {
            let dica = parecido(nome, CAMPOS.into_iter()).map_or_else(
                || format!("os campos são {}", CAMPOS.join(", ")),
                |parecido| format!("o nome mais parecido é «{parecido}»"),
            );
            let mensagem = format!("campo desconhecido: é enviado à API como veio; {dica}");
            self.problemas.push(aviso(nome, "", "campo_desconhecido", mensagem, None));
        }
    }
}
