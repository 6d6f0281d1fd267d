//! JSON to [`Documento`] and back.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::{Documento, ErroDetalhe, Protocolo, Status};

/// Why a body is not a document.
#[derive(Debug, thiserror::Error)]
pub enum ErroDocumento {
    /// Not JSON.
    #[error("a resposta não é JSON (linha {}, coluna {})", .0.line(), .0.column())]
    Json(#[from] serde_json::Error),
    /// JSON, but not an object.
    #[error("a resposta tem de ser um objeto JSON, mas é {0}")]
    Tipo(&'static str),
    /// An object without the state of a document.
    #[error("a resposta não traz o campo status do documento")]
    SemStatus,
    /// An object without a field that nothing can be done without.
    #[error("a resposta não traz o campo {0}")]
    SemCampo(&'static str),
}

/// Fields of an object, taken out as they are read, so that what stays is what nobody knew.
pub(super) struct Campos(pub(super) Map<String, Value>);

impl Campos {
    /// The first of these fields whose value `ler` understands. Null and blank are absent; a value that is not understood
    /// stays where it is.
    fn tomar<T>(&mut self, nomes: &[&str], ler: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let mut achado = None;
        for nome in nomes {
            let Some(valor) = self.0.get(*nome) else { continue };
            let vazio = valor.is_null() || valor.as_str().is_some_and(|t| t.trim().is_empty());
            let lido = if vazio || achado.is_some() { None } else { ler(valor) };
            if vazio || lido.is_some() {
                self.0.remove(*nome);
            }
            achado = achado.or(lido);
        }
        achado
    }

    /// Text or number, as text.
    pub(super) fn texto(&mut self, nomes: &[&str]) -> Option<String> {
        self.tomar(nomes, texto)
    }

    pub(super) fn analisado<T: std::str::FromStr>(&mut self, nome: &str) -> Option<T> {
        self.tomar(&[nome], |v| texto(v)?.trim().parse().ok())
    }

    pub(super) fn objeto(&mut self, nome: &str) -> Option<Value> {
        self.tomar(&[nome], |v| v.is_object().then(|| v.clone()))
    }

    pub(super) fn erros(&mut self) -> Vec<ErroDetalhe> {
        self.tomar(&["erros"], |v| Some(ErroDetalhe::lista(v))).unwrap_or_default()
    }

    pub(super) fn booleano(&mut self, nome: &str) -> Option<bool> {
        self.tomar(&[nome], |v| match v {
            Value::Bool(b) => Some(*b),
            outro => texto(outro)?.trim().parse().ok(),
        })
    }

    fn protocolo(&mut self, nome: &str) -> Option<Protocolo> {
        self.tomar(&[nome], |v| v.as_object().map(|o| Protocolo::ler(o.clone())))
    }
}

/// Text of a scalar, but for booleans.
pub(super) fn texto(valor: &Value) -> Option<String> {
    match valor {
        Value::String(t) => Some(t.clone()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

pub(super) fn de_bytes(json: &[u8]) -> Result<Documento, ErroDocumento> {
    de_valor(valor(json)?)
}

fn valor(json: &[u8]) -> Result<Value, ErroDocumento> {
    // Some servers put a byte order mark before their JSON.
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    Ok(serde_json::from_slice(json)?)
}

/// The fields of a JSON object.
pub(super) fn campos(json: Value) -> Result<Campos, ErroDocumento> {
    match json {
        Value::Object(objeto) => Ok(Campos(objeto)),
        Value::Array(_) => Err(ErroDocumento::Tipo("uma lista")),
        Value::Null => Err(ErroDocumento::Tipo("null")),
        _ => Err(ErroDocumento::Tipo("um valor simples")),
    }
}

/// The status and the other fields of an answer.
pub(super) fn objeto_com_status(json: &[u8]) -> Result<(String, Campos), ErroDocumento> {
    let mut c = campos(valor(json)?)?;
    let status = c.texto(&["status"]).ok_or(ErroDocumento::SemStatus)?;
    Ok((status, c))
}

pub(super) fn de_valor(json: Value) -> Result<Documento, ErroDocumento> {
    let mut c = campos(json)?;
    let status = c.texto(&["status"]).ok_or(ErroDocumento::SemStatus)?;
    let chave_recebida = c.texto(&["chave", "chave_cte"]).map(|t| sem_prefixo(&t).to_owned());
    Ok(Documento {
        status: Status::from(status.trim()),
        referencia: c.texto(&["ref"]),
        cnpj_emitente: c.texto(&["cnpj_emitente"]),
        status_sefaz: c.texto(&["status_sefaz"]),
        mensagem_sefaz: c.texto(&["mensagem_sefaz"]),
        chave: chave_recebida.as_deref().and_then(|t| t.parse().ok()),
        chave_recebida,
        numero: c.analisado("numero"),
        serie: c.analisado("serie"),
        modelo: c.analisado("modelo"),
        caminho_xml: c.texto(&["caminho_xml", "caminho_xml_nota_fiscal"]),
        caminho_dacte: c.texto(&["caminho_dacte"]),
        caminho_xml_carta_correcao: c.texto(&["caminho_xml_carta_correcao"]),
        caminho_xml_cancelamento: c.texto(&["caminho_xml_cancelamento"]),
        numero_carta_correcao: c.analisado("numero_carta_correcao"),
        erros: c.erros(),
        requisicao: c.objeto("requisicao"),
        protocolo: c.protocolo("protocolo"),
        requisicao_cancelamento: c.objeto("requisicao_cancelamento"),
        protocolo_cancelamento: c.protocolo("protocolo_cancelamento"),
        requisicao_carta_correcao: c.objeto("requisicao_carta_correcao"),
        protocolo_carta_correcao: c.protocolo("protocolo_carta_correcao"),
        outros: c.0,
        resposta: None,
        divergencias: Vec::new(),
        reconciliado: false,
    })
}

/// An access key without the prefix `CTe`.
pub(super) fn sem_prefixo(chave: &str) -> &str {
    let chave = chave.trim();
    match chave.get(..3) {
        Some(p) if p.eq_ignore_ascii_case("cte") => &chave[3..],
        _ => chave,
    }
}

/// Puts a field that is there; one of the same name that was kept as unknown gives way.
pub(super) fn inserir(mapa: &mut Map<String, Value>, nome: &str, valor: Option<impl Serialize>) {
    if let Some(valor) = valor {
        mapa.insert(nome.to_owned(), json!(valor));
    }
}

pub(super) fn escrever<S: Serializer>(d: &Documento, serializer: S) -> Result<S::Ok, S::Error> {
    let mut m = d.outros.clone();
    inserir(&mut m, "status", Some(&d.status));
    inserir(&mut m, "ref", d.referencia.as_ref());
    inserir(&mut m, "cnpj_emitente", d.cnpj_emitente.as_ref());
    inserir(&mut m, "status_sefaz", d.status_sefaz.as_ref());
    inserir(&mut m, "mensagem_sefaz", d.mensagem_sefaz.as_ref());
    inserir(&mut m, "chave", d.chave_recebida.as_ref());
    inserir(&mut m, "numero", d.numero.map(|n| n.to_string()));
    inserir(&mut m, "serie", d.serie.map(|n| n.to_string()));
    inserir(&mut m, "modelo", d.modelo);
    inserir(&mut m, "caminho_xml", d.caminho_xml.as_ref());
    inserir(&mut m, "caminho_dacte", d.caminho_dacte.as_ref());
    inserir(&mut m, "caminho_xml_carta_correcao", d.caminho_xml_carta_correcao.as_ref());
    inserir(&mut m, "caminho_xml_cancelamento", d.caminho_xml_cancelamento.as_ref());
    inserir(&mut m, "numero_carta_correcao", d.numero_carta_correcao);
    inserir(&mut m, "erros", (!d.erros.is_empty()).then_some(&d.erros));
    inserir(&mut m, "requisicao", d.requisicao.as_ref());
    inserir(&mut m, "protocolo", d.protocolo.as_ref());
    inserir(&mut m, "requisicao_cancelamento", d.requisicao_cancelamento.as_ref());
    inserir(&mut m, "protocolo_cancelamento", d.protocolo_cancelamento.as_ref());
    inserir(&mut m, "requisicao_carta_correcao", d.requisicao_carta_correcao.as_ref());
    inserir(&mut m, "protocolo_carta_correcao", d.protocolo_carta_correcao.as_ref());
    m.serialize(serializer)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Documento, Status};
    use crate::types::Modelo;

    /// The complete answer that the API's documentation prints, with its misprinted name and a key whose digit is wrong.
    fn completa() -> serde_json::Value {
        json!({
            "cnpj_emitente": "11111151000119", "ref": "ref123", "status": "autorizado", "status_sefaz": "100",
            "mensagem_sefaz": "Autorizado o uso do CT-e", "chave": "CTe21111114611151000119570010000000111973476363",
            "numero": "11", "serie": "1", "modelo": "57", "caminho_xml": "https://example.com/a.xml",
            "caminho_xml_carta_correcao": "https://example.com/b.xml",
            "requisicao": {"cfop": "5353"},
            "protocolo": {"versao": "3.00", "ambiente": "2", "data_recimento": "2018-05-10T15:23:36-03:00",
                "protocolo": "329180000007009", "status": 100, "motivo": "Autorizado o uso do CT-e"},
            "protocolo_carta_correcao": {"chave_cte": "21111114611151000119570010000000111973476363", "novo": true},
        })
    }

    #[test]
    fn the_documented_complete_answer_is_read() {
        let d = Documento::from_value(completa()).unwrap();
        assert_eq!(
            (d.status.clone(), d.numero, d.serie, d.modelo),
            (Status::Autorizado, Some(11), Some(1), Some(Modelo::Cte))
        );
        let protocolo = d.protocolo.unwrap();
        assert_eq!(protocolo.data_recebimento.as_deref(), Some("2018-05-10T15:23:36-03:00"));
        assert_eq!(protocolo.status.as_deref(), Some("100"));
        let carta = d.protocolo_carta_correcao.unwrap();
        assert_eq!(carta.chave.as_deref(), Some("21111114611151000119570010000000111973476363"));
        assert_eq!(carta.outros["novo"], json!(true));
        assert!(d.outros.is_empty(), "{:?}", d.outros);
    }

    #[test]
    fn a_key_that_does_not_hold_does_not_lose_the_document() {
        let d = Documento::from_value(completa()).unwrap();
        assert_eq!(d.chave, None);
        assert_eq!(d.chave_recebida.as_deref(), Some("21111114611151000119570010000000111973476363"));
    }

    #[test]
    fn aliases_are_resolved_and_blank_or_null_is_absent() {
        let d = Documento::from_value(json!({
            "status": "autorizado", "chave": null, "chave_cte": "35260712345678000195570010000000421876543218",
            "caminho_xml_nota_fiscal": "/x.xml", "caminho_dacte": "", "numero": 42, "serie": 0, "modelo": 67,
        }))
        .unwrap();
        assert_eq!(d.chave.unwrap().partes().numero, 42);
        assert_eq!(d.caminho_xml.as_deref(), Some("/x.xml"));
        assert_eq!((d.caminho_dacte, d.numero, d.serie, d.modelo), (None, Some(42), Some(0), Some(Modelo::CteOs)));
        assert!(d.outros.is_empty(), "{:?}", d.outros);
    }

    #[test]
    fn unknown_states_and_fields_are_kept() {
        let d = Documento::from_value(json!({"status": "contingencia", "numero": "doze", "protocolo": 7, "novo": [1]}))
            .unwrap();
        assert_eq!(d.status, Status::Outro("contingencia".into()));
        assert_eq!(d.outros["numero"], json!("doze"));
        assert_eq!(d.outros["protocolo"], json!(7));
        assert_eq!(d.outros["novo"], json!([1]));
    }

    #[test]
    fn a_document_survives_a_round_trip_through_json() {
        let d = Documento::from_value(completa()).unwrap();
        let texto = serde_json::to_string(&d).unwrap();
        assert_eq!(serde_json::from_str::<Documento>(&texto).unwrap(), d);
    }

    #[test]
    fn a_body_that_is_no_document_is_an_error() {
        for corpo in
            ["", "<html>", "[]", "null", "1", "{}", r#"{"status": null}"#, r#"{"codigo": "x", "mensagem": "y"}"#]
        {
            assert!(Documento::from_slice(corpo.as_bytes()).is_err(), "{corpo}");
        }
    }
}
