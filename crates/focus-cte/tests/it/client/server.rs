//! A server that follows a script, one act for each request, and remembers what it was asked.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use focus_cte::client::retry::RetryPolicy;
use focus_cte::client::{Client, ClientBuilder};
use focus_cte::{Ambiente, Referencia};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

pub(super) const TOKEN: &str = "t0k3nS3cr3t0DaEmpresa";
/// `base64("t0k3nS3cr3t0DaEmpresa:")`, by coreutils.
pub(super) const BASIC: &str = "Basic dDBrM25TM2NyM3QwRGFFbXByZXNhOg==";

/// A token of its own for a client whose clock is not the others': clients of one token share their credits.
pub(super) fn fresh_token() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("tok3n{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// What the server does with one request, after reading it whole.
#[derive(Clone)]
pub(super) enum Act {
    Answer {
        status: u16,
        headers: Vec<(&'static str, String)>,
        body: String,
    },
    /// Closes the connection without a word.
    Drop,
    /// Promises more bytes than it sends, and closes.
    Truncate {
        status: u16,
        body: String,
    },
    /// Says nothing and keeps the connection.
    Hang,
}

#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) line: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Asked {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

pub(super) struct Server {
    pub(super) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    task: JoinHandle<()>,
}

impl Server {
    pub(super) async fn following(script: Vec<Act>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let script = Arc::new(Mutex::new(script.into_iter()));
        let seen = Arc::clone(&asked);
        let task = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let (seen, script) = (Arc::clone(&seen), Arc::clone(&script));
                tokio::spawn(async move {
                    let mut socket = socket;
                    let Some(request) = read(&mut socket).await else { return };
                    seen.lock().unwrap().push(request);
                    let act = script.lock().unwrap().next();
                    play(&mut socket, act.unwrap_or_else(|| answer(418, r#"{"codigo": "fim_do_roteiro"}"#))).await;
                });
            }
        });
        Server { url, asked, task }
    }

    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The request lines so far, without the protocol's version.
    pub(super) fn lines(&self) -> Vec<String> {
        self.asked().into_iter().map(|a| a.line).collect()
    }

    /// A client of this server, with waits of about a millisecond.
    pub(super) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    pub(super) fn builder(&self) -> ClientBuilder {
        Client::builder().token(TOKEN).ambiente(Ambiente::Url(self.url.clone())).retry(quick())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub(super) fn quick() -> RetryPolicy {
    let mut policy = RetryPolicy::default();
    policy.base_delay = Duration::from_millis(1);
    policy.max_delay = Duration::from_millis(10);
    policy
}

pub(super) fn reference() -> Referencia {
    Referencia::new("pedido-42").unwrap()
}

pub(super) fn answer(status: u16, body: impl Into<String>) -> Act {
    answer_with(status, &[], body)
}

pub(super) fn answer_with(status: u16, headers: &[(&'static str, &str)], body: impl Into<String>) -> Act {
    let headers = headers.iter().map(|(n, v)| (*n, (*v).to_owned())).collect();
    Act::Answer { status, headers, body: body.into() }
}

pub(super) fn in_process() -> Act {
    answer(202, r#"{"status": "processando_autorizacao", "ref": "pedido-42"}"#)
}

pub(super) fn authorised() -> Act {
    answer(
        200,
        r#"{"cnpj_emitente": "11111151000119", "ref": "pedido-42", "status": "autorizado", "status_sefaz": "100",
            "mensagem_sefaz": "Autorizado o uso do CT-e", "chave": "CTe35260712345678000195570010000000421876543218",
            "numero": "42", "serie": "1", "modelo": "57", "caminho_xml": "/arquivos/42.xml"}"#,
    )
}

pub(super) fn not_found() -> Act {
    answer(404, r#"{"codigo": "nao_encontrado", "mensagem": "CT-e não encontrado"}"#)
}

async fn read(socket: &mut TcpStream) -> Option<Asked> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
            break end + 4;
        }
        if socket.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let line = lines.next().unwrap().trim_end_matches(" HTTP/1.1").to_owned();
    let headers: Vec<(String, String)> =
        lines.filter_map(|l| l.split_once(": ")).map(|(n, v)| (n.to_lowercase(), v.to_owned())).collect();
    let length = headers.iter().find(|(n, _)| n == "content-length").map_or(0, |(_, v)| v.parse().unwrap());
    while bytes.len() < end + length {
        if socket.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    Some(Asked { line, headers, body: String::from_utf8(bytes[end..].to_vec()).unwrap() })
}

async fn play(socket: &mut TcpStream, act: Act) {
    let (status, headers, body, length) = match act {
        Act::Drop => return,
        Act::Hang => return std::future::pending().await,
        Act::Answer { status, headers, body } => (status, headers, body.clone(), body.len()),
        Act::Truncate { status, body } => (status, Vec::new(), body.clone(), body.len() + 100),
    };
    let mut text = format!("HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {length}\r\n");
    if !headers.iter().any(|(n, _)| *n == "content-type") {
        text.push_str("content-type: application/json; charset=utf-8\r\n");
    }
    for (name, value) in headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    text.push_str("\r\n");
    text.push_str(&body);
    let _ = socket.write_all(text.as_bytes()).await;
    let _ = socket.shutdown().await;
}
