//! A developer's receiver of webhooks: it keeps what it gets, and answers what it is told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// What was posted.
#[derive(Debug)]
pub(crate) struct Recebido {
    pub(crate) cabecalhos: String,
    pub(crate) corpo: Value,
}

pub(crate) struct Receptor {
    pub(crate) url: String,
    recebidos: mpsc::UnboundedReceiver<Recebido>,
}

impl Receptor {
    /// Answers with these statuses, in this order, and then with 200.
    pub(crate) async fn iniciar(respostas: &[u16]) -> Self {
        let escuta = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/gatilho", escuta.local_addr().expect("an address"));
        let respostas = Arc::new(Mutex::new(respostas.iter().copied().collect::<VecDeque<_>>()));
        let (enviar, recebidos) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((conexao, _)) = escuta.accept().await {
                tokio::spawn(atender(conexao, enviar.clone(), Arc::clone(&respostas)));
            }
        });
        Self { url, recebidos }
    }

    /// The next thing that is posted.
    pub(crate) async fn proximo(&mut self) -> Recebido {
        let proximo = tokio::time::timeout(Duration::from_secs(10), self.recebidos.recv());
        proximo.await.expect("a delivery in time").expect("a delivery")
    }

    pub(crate) fn nada(&mut self) -> bool {
        self.recebidos.try_recv().is_err()
    }
}

async fn atender(
    conexao: TcpStream,
    enviar: mpsc::UnboundedSender<Recebido>,
    respostas: Arc<Mutex<VecDeque<u16>>>,
) -> Option<()> {
    let mut conexao = BufReader::new(conexao);
    loop {
        let mut cabecalhos = String::new();
        while !cabecalhos.ends_with("\r\n\r\n") {
            if conexao.read_line(&mut cabecalhos).await.ok()? == 0 {
                return None;
            }
        }
        let cabecalhos = cabecalhos.to_lowercase();
        let tamanho =
            cabecalhos.lines().find_map(|linha| linha.strip_prefix("content-length: "))?.trim().parse().ok()?;
        let mut corpo = vec![0; tamanho];
        conexao.read_exact(&mut corpo).await.ok()?;
        let http = respostas.lock().expect("not poisoned").pop_front().unwrap_or(200);
        let corpo = serde_json::from_slice(&corpo).expect("JSON");
        enviar.send(Recebido { cabecalhos, corpo }).ok()?;
        let resposta = format!("HTTP/1.1 {http} X\r\ncontent-length: 0\r\nlocation: /outro\r\n\r\n");
        conexao.write_all(resposta.as_bytes()).await.ok()?;
    }
}
