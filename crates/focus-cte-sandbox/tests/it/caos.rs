//! Many documents from the real client, through a network that loses what it can.

use std::time::{Duration, Instant};

use focus_cte_sandbox::{Sandbox, SandboxBuilder};

use crate::emissoes::{aguardar_todas, caos, cliente, conferir, emitir_todas, encerrar_falhas, quantas};

#[tokio::test(flavor = "multi_thread")]
async fn no_document_is_lost_or_doubled_whatever_the_network_does() {
    let quantas = quantas();
    let builder = Sandbox::builder().semente(2026).processamento(Duration::from_millis(50));
    let regras = caos(quantas).map(|regra| regra.parse().expect("a rule"));
    let sandbox = regras.into_iter().fold(builder, SandboxBuilder::falha).iniciar().await.expect("the sandbox starts");
    let (cliente, url) = (cliente(&sandbox.url()), sandbox.url());

    let inicio = Instant::now();
    let erros = emitir_todas(&cliente, quantas, |_| {}).await;
    let emitidas_em = inicio.elapsed();
    aguardar_todas(&cliente, quantas).await;
    println!("{quantas} emissões em {emitidas_em:?}, vereditos em {:?}", inicio.elapsed());
    println!("falhas: {:?}; deixadas para quem chama: {}", encerrar_falhas(&cliente, &url).await, erros.len());

    conferir(&cliente, &url, quantas).await;
}
