//! A server that says what a test tells it to say.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Its address, and the first line of every request as it comes.
pub(crate) struct Servidor {
    pub(crate) url: String,
    pedidos: Receiver<String>,
}

impl Servidor {
    /// The same answer to everything.
    pub(crate) fn sempre(status: &'static str, corpo: &'static str) -> Self {
        Self::por_metodo((status, corpo), (status, corpo))
    }

    /// One answer to POST and one to GET.
    pub(crate) fn por_metodo(post: (&'static str, &'static str), get: (&'static str, &'static str)) -> Self {
        Self::respondendo(move |pedido| if pedido.starts_with("POST") { post } else { get })
    }

    /// Status and body for each first line of a request.
    pub(crate) fn respondendo(resposta: impl Fn(&str) -> (&'static str, &'static str) + Send + 'static) -> Self {
        let ouvinte = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", ouvinte.local_addr().unwrap());
        let (enviar, pedidos) = channel();
        thread::spawn(move || {
            for conexao in ouvinte.incoming() {
                let mut conexao = conexao.unwrap();
                let pedido = ler(&mut conexao);
                let (status, corpo) = resposta(&pedido);
                let _ = enviar.send(pedido);
                let _ = write!(
                    conexao,
                    "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{corpo}",
                    corpo.len()
                );
            }
        });
        Servidor { url, pedidos }
    }

    /// Waits for the next request.
    pub(crate) fn proximo_pedido(&self) -> String {
        self.pedidos.recv_timeout(Duration::from_mins(1)).unwrap()
    }
}

/// Reads a whole request and gives its first line.
fn ler(conexao: &mut TcpStream) -> String {
    let mut lido = Vec::new();
    let mut bloco = vec![0; 16 * 1024];
    loop {
        let n = conexao.read(&mut bloco).unwrap_or(0);
        lido.extend_from_slice(&bloco[..n]);
        let texto = String::from_utf8_lossy(&lido).into_owned();
        let Some((cabecalho, corpo)) = texto.split_once("\r\n\r\n") else {
            if n == 0 {
                return String::new();
            }
            continue;
        };
        let tamanho = cabecalho.lines().find_map(|l| {
            l.to_ascii_lowercase().strip_prefix("content-length:").map(|v| v.trim().parse().unwrap_or(0))
        });
        if n == 0 || corpo.len() >= tamanho.unwrap_or(0) {
            return cabecalho.lines().next().unwrap_or_default().to_owned();
        }
    }
}
