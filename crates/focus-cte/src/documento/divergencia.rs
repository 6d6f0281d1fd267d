//! What came back differs from what was sent.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Documento;
use super::leitura::texto;

/// A field whose value at the API differs from the one sent: the API numbers by itself, and in contingency the series can change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Divergencia {
    /// Name of the field: `numero` or `serie`.
    pub campo: &'static str,
    /// What was sent.
    pub enviado: String,
    /// What the document has.
    pub recebido: String,
}

/// `numero: enviado 10, recebido 11`.
impl fmt::Display for Divergencia {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: enviado {}, recebido {}", self.campo, self.enviado, self.recebido)
    }
}

/// What a sent document said of its own number and series.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enviado {
    numero: Option<u64>,
    serie: Option<u64>,
}

impl Enviado {
    /// Reads number and series of a document's JSON; what is absent or no number is not compared.
    ///
    /// ```
    /// use focus_cte::documento::{Documento, Enviado};
    ///
    /// let enviado = Enviado::de_json(br#"{"numero": "10", "serie": 1}"#);
    /// let documento = Documento::from_slice(br#"{"status": "autorizado", "numero": "11", "serie": "1"}"#)?;
    /// let documento = documento.comparado_com(&enviado);
    /// assert_eq!(documento.divergencias()[0].to_string(), "numero: enviado 10, recebido 11");
    /// # Ok::<(), focus_cte::documento::ErroDocumento>(())
    /// ```
    #[must_use]
    pub fn de_json(json: &[u8]) -> Enviado {
        /// The two fields; nothing is made of the others.
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Numeracao {
            numero: Value,
            serie: Value,
        }
        // Most documents leave their numbers to the API; names with escapes are read.
        let ha = |texto: &str| memchr::memmem::find(json, texto.as_bytes()).is_some();
        if !["\"numero\"", "\"serie\"", "\\u"].into_iter().any(ha) {
            return Enviado::default();
        }
        let Numeracao { numero, serie } = serde_json::from_slice(json).unwrap_or_default();
        Enviado::novo(&numero, &serie)
    }

    /// From the values of both fields; what is no number is not compared.
    pub(crate) fn novo(numero: &Value, serie: &Value) -> Enviado {
        let inteiro = |valor: &Value| texto(valor)?.trim().parse().ok();
        Enviado { numero: inteiro(numero), serie: inteiro(serie) }
    }

    pub(super) fn comparar(&self, documento: &Documento) -> Vec<Divergencia> {
        let pares = [
            ("numero", self.numero, documento.numero.map(u64::from)),
            ("serie", self.serie, documento.serie.map(u64::from)),
        ];
        let diferente = |(campo, enviado, recebido): (&'static str, Option<u64>, Option<u64>)| {
            let (enviado, recebido) = (enviado?, recebido?);
            let divergencia = Divergencia { campo, enviado: enviado.to_string(), recebido: recebido.to_string() };
            (enviado != recebido).then_some(divergencia)
        };
        pares.into_iter().filter_map(diferente).collect()
    }
}
