//! Many at once.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::apoio::{Api, cte, cte_os, sandbox};

#[tokio::test(flavor = "multi_thread")]
async fn sixty_four_documents_at_once_get_the_numbers_one_to_sixty_four() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let mut envios = JoinSet::new();
    for referencia in 0..64 {
        let api = api.clone();
        envios.spawn(async move { api.emitir_cte(&referencia.to_string(), &cte()).await.http });
    }
    assert!(envios.join_all().await.iter().all(|http| *http == 202));
    relogio.avancar(Duration::from_millis(300));
    let mut numeros = BTreeSet::new();
    for referencia in 0..64 {
        let documento = api.veredito(&referencia.to_string()).await;
        numeros.insert(documento["numero"].as_str().and_then(|numero| numero.parse::<u32>().ok()));
    }
    assert_eq!(numeros, (1..=64).map(Some).collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn synchronous_documents_at_once_get_numbers_without_gaps_too() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let mut envios = JoinSet::new();
    for referencia in 0..32 {
        let api = api.clone();
        envios.spawn(async move { api.emitir_cte_os(&referencia.to_string(), &cte_os()).await.json() });
    }
    let numeros: BTreeSet<_> = envios
        .join_all()
        .await
        .iter()
        .map(|documento| documento["numero"].as_str().and_then(|numero| numero.parse::<u32>().ok()))
        .collect();
    assert_eq!(numeros, (1..=32).map(Some).collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_reference_sent_twenty_times_at_once_is_one_document() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let mut envios = JoinSet::new();
    for _ in 0..20 {
        let api = api.clone();
        envios.spawn(async move { api.emitir_cte("a-mesma", &cte()).await.http });
    }
    let mut respostas = envios.join_all().await;
    respostas.sort_unstable();
    assert_eq!((respostas[0], &respostas[1..]), (202, [409; 19].as_slice()));
    relogio.avancar(Duration::from_millis(300));
    assert_eq!(api.veredito("a-mesma").await["numero"], "1");
    assert_eq!(api.emitir_e_aguardar(&relogio, "a-seguinte", &cte()).await["numero"], "2");
}
