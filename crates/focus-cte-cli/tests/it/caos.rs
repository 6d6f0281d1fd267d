//! Many documents to a sandbox that is killed in the middle, through a network that loses what it can.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Child, Stdio};
use std::time::Instant;

use crate::apoio::Lugar;
use crate::emissoes::{aguardar_todas, caos, cliente, conferir, emitir_todas, encerrar_falhas, quantas};

/// `focus-cte sandbox` on a port and a folder of its own.
struct Servidor {
    lugar: Lugar,
    porta: String,
    falhas: [String; 7],
    processo: Option<Child>,
}

impl Servidor {
    fn novo(falhas: [String; 7]) -> Self {
        let mut servidor = Servidor { lugar: Lugar::new(), porta: porta_livre().to_string(), falhas, processo: None };
        servidor.iniciar();
        servidor
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.porta)
    }

    fn iniciar(&mut self) {
        let mut argumentos =
            vec!["sandbox", "--json", "--porta", &self.porta, "--dados", "dados", "--processamento", "50"];
        for falha in &self.falhas {
            argumentos.extend(["--falha", falha]);
        }
        let mut processo = self.lugar.comando(&argumentos).stderr(Stdio::inherit()).spawn().unwrap();
        let mut linha = String::new();
        BufReader::new(processo.stdout.as_mut().unwrap()).read_line(&mut linha).unwrap();
        assert!(linha.contains(&self.url()), "{linha}");
        self.processo = Some(processo);
    }

    /// SIGKILL, and the same again.
    fn matar_e_reiniciar(&mut self) {
        self.matar();
        self.iniciar();
    }

    fn matar(&mut self) {
        if let Some(mut processo) = self.processo.take() {
            processo.kill().unwrap();
            processo.wait().unwrap();
        }
    }
}

impl Drop for Servidor {
    fn drop(&mut self) {
        self.matar();
    }
}

/// A free port below those that the system gives to connections: none of them must take it while the sandbox is down.
fn porta_livre() -> u16 {
    let primeira = 20_000 + u16::try_from(std::process::id() % 10_000).unwrap();
    (primeira..32_000).find(|porta| TcpListener::bind(("127.0.0.1", *porta)).is_ok()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_when_the_sandbox_is_killed_three_times_in_the_middle() {
    let quantas = quantas();
    let mut servidor = Servidor::novo(caos(quantas / 4));
    let url = servidor.url();
    let cliente = cliente(&url);

    let inicio = Instant::now();
    let erros = emitir_todas(&cliente, quantas, |prontas| {
        if [quantas / 4, quantas / 2, quantas * 3 / 4].contains(&prontas) {
            servidor.matar_e_reiniciar();
        }
    })
    .await;
    let emitidas_em = inicio.elapsed();
    aguardar_todas(&cliente, quantas).await;
    println!("{quantas} emissões em {emitidas_em:?}, vereditos em {:?}", inicio.elapsed());
    println!("falhas: {:?}; deixadas para quem chama: {}", encerrar_falhas(&cliente, &url).await, erros.len());

    conferir(&cliente, &url, quantas).await;
}
