//! The core's answers as JSON text.

use focus_cte::Documento;
use focus_cte::documento::{
    CteRecebida, Ilegivel, PaginaRecebidas, RawResponse, RespostaEvento, RespostaInutilizacao, Webhook,
};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// What an operation gives to JavaScript.
pub(crate) struct Sucesso {
    pub(crate) corpo: Corpo,
    /// The HTTP answer behind it, as JSON.
    pub(crate) bruto: Option<String>,
}

/// The result itself.
pub(crate) enum Corpo {
    /// Nothing: `undefined`.
    Nada,
    /// JSON text.
    Json(String),
    /// Bytes of a file.
    Bytes(Vec<u8>),
}

/// Something that an operation of the core gives.
pub(crate) trait ParaJs {
    /// Its form for JavaScript.
    fn para_js(self) -> Sucesso;
}

/// A result without an HTTP answer of its own.
pub(crate) fn so_json(valor: &impl Serialize) -> Sucesso {
    Sucesso { corpo: Corpo::Json(texto(valor)), bruto: None }
}

fn texto(valor: &impl Serialize) -> String {
    serde_json::to_string(valor).unwrap_or_default()
}

fn com_bruto(valor: &Value, resposta: Option<&RawResponse>) -> Sucesso {
    Sucesso { corpo: Corpo::Json(texto(valor)), bruto: resposta.map(bruto) }
}

fn bruto(resposta: &RawResponse) -> String {
    #[derive(Serialize)]
    struct Bruto<'a> {
        status: u16,
        headers: &'a [(String, String)],
        corpo: std::borrow::Cow<'a, str>,
    }
    texto(&Bruto {
        status: resposta.status(),
        headers: resposta.headers(),
        corpo: String::from_utf8_lossy(resposta.body()),
    })
}

/// The fields of an answer with those that nobody knew under `outros`.
fn campos(valor: &impl Serialize, outros: &Map<String, Value>) -> Map<String, Value> {
    let Ok(Value::Object(mut mapa)) = serde_json::to_value(valor) else { return Map::new() };
    // A known field stands where one of the same name was not understood.
    let separados: Map<String, Value> = outros
        .iter()
        .filter(|(nome, valor)| mapa.get(*nome) == Some(valor))
        .map(|(n, v)| (n.clone(), v.clone()))
        .collect();
    for nome in separados.keys() {
        mapa.remove(nome);
    }
    mapa.insert("outros".into(), Value::Object(separados));
    mapa
}

fn numero(mapa: &mut Map<String, Value>, nome: &str, valor: Option<impl Into<u64>>) {
    if let Some(valor) = valor {
        mapa.insert(nome.into(), Value::from(valor.into()));
    }
}

/// A document for JavaScript: numbers as numbers, the key when it holds, and what is derived.
pub(crate) fn valor_documento(documento: &Documento) -> Value {
    let mut mapa = campos(documento, &documento.outros);
    numero(&mut mapa, "numero", documento.numero);
    numero(&mut mapa, "serie", documento.serie);
    numero(&mut mapa, "modelo", documento.modelo.map(focus_cte::Modelo::codigo));
    mapa.remove("chave");
    if let Some(chave) = &documento.chave {
        mapa.insert("chave".into(), chave.as_str().into());
    }
    if let Some(chave) = &documento.chave_recebida {
        mapa.insert("chave_recebida".into(), chave.as_str().into());
    }
    mapa.insert("erros".into(), json!(documento.erros));
    mapa.insert("autorizado".into(), documento.autorizado().into());
    mapa.insert("em_processamento".into(), documento.em_processamento().into());
    mapa.insert("reconciliado".into(), documento.reconciliado().into());
    mapa.insert("divergencias".into(), json!(documento.divergencias()));
    if let Some(sefaz) = documento.sefaz() {
        mapa.insert("sefaz".into(), sefaz.into());
    }
    if let Some(rejeicao) = documento.rejeicao() {
        mapa.insert("rejeicao".into(), json!(rejeicao));
    }
    Value::Object(mapa)
}

fn valor_recebida(recebida: &CteRecebida) -> Value {
    let mut mapa = campos(recebida, &recebida.outros);
    mapa.remove("chave");
    if let Some(chave) = &recebida.chave {
        mapa.insert("chave".into(), chave.as_str().into());
    }
    mapa.insert("chave_recebida".into(), recebida.chave_recebida.as_str().into());
    Value::Object(mapa)
}

fn valor_webhook(webhook: &Webhook) -> Value {
    Value::Object(campos(webhook, &webhook.outros))
}

fn valor_ilegivel(entrada: &Ilegivel) -> Value {
    json!({"posicao": entrada.posicao, "versao": entrada.versao, "motivo": entrada.motivo, "valor": entrada.valor})
}

impl ParaJs for Documento {
    fn para_js(self) -> Sucesso {
        com_bruto(&valor_documento(&self), self.resposta())
    }
}

impl ParaJs for RespostaEvento {
    fn para_js(self) -> Sucesso {
        let mut mapa = campos(&self, &self.outros);
        mapa.insert("erros".into(), json!(self.erros));
        mapa.insert("aceito".into(), self.aceito().into());
        mapa.insert("reconciliado".into(), self.reconciliado().into());
        if let Some(sefaz) = self.sefaz() {
            mapa.insert("sefaz".into(), sefaz.into());
        }
        if let Some(rejeicao) = self.rejeicao() {
            mapa.insert("rejeicao".into(), json!(rejeicao));
        }
        com_bruto(&Value::Object(mapa), self.resposta())
    }
}

impl ParaJs for RespostaInutilizacao {
    fn para_js(self) -> Sucesso {
        let mut mapa = campos(&self, &self.outros);
        numero(&mut mapa, "serie", self.serie);
        numero(&mut mapa, "numero_inicial", self.numero_inicial);
        numero(&mut mapa, "numero_final", self.numero_final);
        mapa.insert("erros".into(), json!(self.erros));
        mapa.insert("aceito".into(), self.aceito().into());
        if let Some(sefaz) = self.sefaz() {
            mapa.insert("sefaz".into(), sefaz.into());
        }
        com_bruto(&Value::Object(mapa), self.resposta())
    }
}

impl ParaJs for CteRecebida {
    fn para_js(self) -> Sucesso {
        so_json(&valor_recebida(&self))
    }
}

impl ParaJs for Option<CteRecebida> {
    fn para_js(self) -> Sucesso {
        self.map_or(Sucesso { corpo: Corpo::Nada, bruto: None }, CteRecebida::para_js)
    }
}

impl ParaJs for PaginaRecebidas {
    fn para_js(self) -> Sucesso {
        so_json(&json!({
            "itens": self.itens.iter().map(valor_recebida).collect::<Vec<_>>(),
            "ilegiveis": self.ilegiveis.iter().map(valor_ilegivel).collect::<Vec<_>>(),
            "total": self.total,
            "versao_maxima": self.versao_maxima,
            "cursor": self.cursor,
        }))
    }
}

impl ParaJs for Webhook {
    fn para_js(self) -> Sucesso {
        so_json(&valor_webhook(&self))
    }
}

impl ParaJs for Vec<Webhook> {
    fn para_js(self) -> Sucesso {
        so_json(&self.iter().map(valor_webhook).collect::<Vec<_>>())
    }
}

impl ParaJs for RawResponse {
    fn para_js(self) -> Sucesso {
        Sucesso { corpo: Corpo::Nada, bruto: Some(bruto(&self)) }
    }
}

impl ParaJs for Value {
    fn para_js(self) -> Sucesso {
        so_json(&self)
    }
}

impl ParaJs for Vec<u8> {
    fn para_js(self) -> Sucesso {
        Sucesso { corpo: Corpo::Bytes(self), bruto: None }
    }
}

impl ParaJs for Sucesso {
    fn para_js(self) -> Sucesso {
        self
    }
}

impl ParaJs for () {
    fn para_js(self) -> Sucesso {
        Sucesso { corpo: Corpo::Nada, bruto: None }
    }
}
