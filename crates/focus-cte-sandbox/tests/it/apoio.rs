//! A sandbox for a test, and raw requests to it.

use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use focus_cte_sandbox::{Relogio, Sandbox, SandboxBuilder};
use focus_cte_testkit::exemplo_de_agora;
use jiff::Timestamp;
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// 2026-11-22T12:30:05Z: half past nine in Brasília.
pub(crate) fn instante() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_350_605)
}

/// A sandbox whose clock stands still: a CT-e stays in process until the test moves the time.
pub(crate) async fn sandbox() -> (Sandbox, Relogio) {
    iniciar(|builder| builder).await
}

pub(crate) async fn iniciar(ajustar: impl FnOnce(SandboxBuilder) -> SandboxBuilder) -> (Sandbox, Relogio) {
    let relogio = Relogio::parado_em(instante());
    let builder = Sandbox::builder().relogio(relogio.clone());
    (ajustar(builder).iniciar().await.expect("the sandbox starts"), relogio)
}

/// A valid CT-e (model 57), on time by the clock that stands still.
pub(crate) fn cte() -> Value {
    documento("cte_rodoviario")
}

/// A valid CT-e OS (model 67), on time by the clock that stands still.
pub(crate) fn cte_os() -> Value {
    documento("cte_os_pessoas")
}

/// A valid CT-e (model 57), on time by the system's clock.
pub(crate) fn cte_de_agora() -> Value {
    exemplo_de_agora("cte_rodoviario.json", Timestamp::now())
}

/// An example of an event's body.
pub(crate) fn evento(nome: &str) -> Value {
    let arquivo = format!("{}/../../examples/evento_{nome}.json", env!("CARGO_MANIFEST_DIR"));
    exemplo(&std::fs::read_to_string(arquivo).expect("a readable example"))
}

/// An example document, by its file's name, on time by the clock that stands still.
pub(crate) fn documento(nome: &str) -> Value {
    exemplo_de_agora(&format!("{nome}.json"), Timestamp::try_from(instante()).expect("a moment"))
}

/// Every example document, by its file's name.
pub(crate) fn exemplos() -> Vec<(String, Value)> {
    let pasta = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let arquivos = std::fs::read_dir(pasta).expect("the examples").map(|arquivo| arquivo.expect("an example").path());
    let documentos = arquivos.filter(|arquivo| arquivo.extension().is_some_and(|extensao| extensao == "json"));
    let com_nome = documentos.filter_map(|arquivo| {
        let nome = arquivo.file_stem()?.to_str()?.to_owned();
        nome.starts_with("cte_").then(|| (nome.clone(), documento(&nome)))
    });
    let exemplos: Vec<_> = com_nome.collect();
    assert!(exemplos.len() > 10, "{} examples in {pasta}", exemplos.len());
    exemplos
}

fn exemplo(texto: &str) -> Value {
    serde_json::from_str(texto).expect("examples are JSON")
}

/// `documento` with some fields replaced; `null` takes a field out.
pub(crate) fn com(mut documento: Value, campos: Value) -> Value {
    let (Value::Object(destino), Value::Object(campos)) = (&mut documento, campos) else { panic!("two objects") };
    for (campo, valor) in campos {
        if valor.is_null() {
            destino.remove(&campo);
        } else {
            destino.insert(campo, valor);
        }
    }
    documento
}

/// A caller of the API, with a token.
#[derive(Clone)]
pub(crate) struct Api {
    url: String,
    token: String,
}

#[derive(Debug)]
pub(crate) struct Resposta {
    pub(crate) http: u16,
    pub(crate) cabecalhos: HeaderMap,
    pub(crate) texto: String,
}

impl Resposta {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.texto).unwrap_or_else(|_| panic!("not JSON: {}", self.texto))
    }

    pub(crate) fn cabecalho(&self, nome: &str) -> &str {
        self.cabecalhos.get(nome).unwrap_or_else(|| panic!("no header {nome}")).to_str().expect("plain text")
    }

    /// Status and body, to compare with what the documentation has.
    pub(crate) fn em_json(&self) -> (u16, Value) {
        (self.http, self.json())
    }
}

impl Api {
    pub(crate) fn nova(sandbox: &Sandbox) -> Self {
        Self::em(&sandbox.url())
    }

    pub(crate) fn em(url: &str) -> Self {
        Self { url: url.into(), token: "token-de-teste".into() }
    }

    pub(crate) fn com_token(&self, token: &str) -> Self {
        Self { token: token.into(), ..self.clone() }
    }

    /// A request without any credentials.
    pub(crate) fn requisicao(&self, metodo: Method, caminho: &str) -> RequestBuilder {
        static CLIENTE: OnceLock<()> = OnceLock::new();
        CLIENTE.get_or_init(|| {
            // Another test may have been faster.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let cliente = Client::builder().no_proxy().build().expect("a client");
        cliente.request(metodo, format!("{}{caminho}", self.url))
    }

    pub(crate) async fn get(&self, caminho: &str) -> Resposta {
        enviar(self.requisicao(Method::GET, caminho).basic_auth(&self.token, Some(""))).await
    }

    pub(crate) async fn post(&self, caminho: &str, corpo: impl Into<reqwest::Body>) -> Resposta {
        enviar(self.requisicao(Method::POST, caminho).basic_auth(&self.token, Some("")).body(corpo)).await
    }

    pub(crate) async fn delete(&self, caminho: &str, corpo: impl Into<reqwest::Body>) -> Resposta {
        enviar(self.requisicao(Method::DELETE, caminho).basic_auth(&self.token, Some("")).body(corpo)).await
    }

    pub(crate) async fn cancelar(&self, referencia: &str) -> Resposta {
        let corpo = json!({"justificativa": "Teste de cancelamento de nota"});
        self.delete(&format!("/v2/cte/{referencia}"), corpo.to_string()).await
    }

    /// `POST /v2/cte/REF/EVENTO`.
    pub(crate) async fn evento(&self, referencia: &str, evento: &str, corpo: Value) -> Resposta {
        self.post(&format!("/v2/cte/{referencia}/{evento}"), corpo.to_string()).await
    }

    pub(crate) async fn corrigir(&self, referencia: &str) -> Resposta {
        let corpo = json!({"campo_corrigido": "uf_inicio", "valor_corrigido": "PR"});
        self.evento(referencia, "carta_correcao", corpo).await
    }

    /// The control endpoint.
    pub(crate) async fn controle(&self, caminho: &str, corpo: Value) -> Resposta {
        enviar(self.requisicao(Method::POST, &format!("/_sandbox{caminho}")).body(corpo.to_string())).await
    }

    pub(crate) async fn emitir_cte(&self, referencia: &str, documento: &Value) -> Resposta {
        self.post(&format!("/v2/cte?ref={referencia}"), documento.to_string()).await
    }

    pub(crate) async fn emitir_cte_os(&self, referencia: &str, documento: &Value) -> Resposta {
        self.post(&format!("/v2/cte_os?ref={referencia}"), documento.to_string()).await
    }

    /// Asks until the verdict is there.
    pub(crate) async fn veredito(&self, referencia: &str) -> Value {
        let consultas = async {
            loop {
                let documento = self.get(&format!("/v2/cte/{referencia}")).await.json();
                if documento["status"] != "processando_autorizacao" {
                    return documento;
                }
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), consultas).await.expect("a verdict in time")
    }

    /// Emits a CT-e, lets its time pass, and asks for the verdict.
    pub(crate) async fn emitir_e_aguardar(&self, relogio: &Relogio, referencia: &str, documento: &Value) -> Value {
        let aceito = self.emitir_cte(referencia, documento).await;
        assert_eq!(aceito.http, 202, "{}", aceito.texto);
        relogio.avancar(Duration::from_millis(300));
        self.veredito(referencia).await
    }
}

pub(crate) async fn enviar(requisicao: RequestBuilder) -> Resposta {
    let resposta = requisicao.send().await.expect("an answer");
    Resposta {
        http: resposta.status().as_u16(),
        cabecalhos: resposta.headers().clone(),
        texto: resposta.text().await.expect("a body"),
    }
}

pub(crate) fn erro(codigo: &str, mensagem: &str) -> Value {
    json!({"codigo": codigo, "mensagem": mensagem})
}

/// Sends `requisicao` as it is, and returns all that comes back.
pub(crate) async fn cru(sandbox: &Sandbox, requisicao: &str) -> String {
    let mut conexao = TcpStream::connect(sandbox.endereco()).await.expect("a connection");
    conexao.write_all(requisicao.as_bytes()).await.expect("a request sent");
    let mut resposta = String::new();
    conexao.read_to_string(&mut resposta).await.expect("an answer");
    resposta
}
