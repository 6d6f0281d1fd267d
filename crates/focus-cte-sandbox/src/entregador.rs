//! The worker that delivers to webhooks: a `POST` of the JSON, and again after 1 minute, 30 minutes, 1 hour, 3 hours and 24
//! hours while the answer is not 2xx.
//!
//! The queue is the database: deliveries survive the end of the process. One that was on its way then is made again.

use std::collections::HashSet;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

use crate::armazenamento::{Armazenamento, Entrega, Situacao, Webhook};
use crate::relogio::{Instante, Relogio};
use crate::webhooks::Webhooks;

/// How long after each failed attempt the next one is made.
const ESPERAS: [Duration; 5] = [
    Duration::from_mins(1),
    Duration::from_mins(30),
    Duration::from_hours(1),
    Duration::from_hours(3),
    Duration::from_hours(24),
];
/// How long a receiver has to answer.
const PRAZO: Duration = Duration::from_secs(10);
/// Deliveries on their way at once.
const SIMULTANEAS: usize = 32;
/// How long to wait after the database failed.
const PAUSA: Duration = Duration::from_millis(500);

/// The worker.
#[derive(Debug)]
pub(crate) struct Entregador {
    pub(crate) armazenamento: Armazenamento,
    pub(crate) relogio: Relogio,
    pub(crate) webhooks: Arc<Webhooks>,
    pub(crate) chegou: Arc<Notify>,
    pub(crate) carteiro: Carteiro,
}

/// Who posts.
#[derive(Clone, Debug)]
pub(crate) struct Carteiro {
    cliente: Client,
    /// Whether other machines may be posted to.
    externos: bool,
}

impl Entregador {
    /// Works until told to stop. Deliveries on their way are then left for the next sandbox.
    pub(crate) async fn trabalhar(self, mut parar: watch::Receiver<bool>) {
        let mut mostrador = self.relogio.mostrador();
        let mut a_caminho = HashSet::new();
        let mut tarefas: JoinSet<i64> = JoinSet::new();
        while !*parar.borrow() {
            let proxima = match self.despachar(&mut tarefas, &mut a_caminho).await {
                Ok(proxima) => proxima,
                Err(causa) => {
                    tracing::error!(%causa, "não foi possível ler as entregas; nova tentativa em instantes");
                    tokio::time::sleep(PAUSA).await;
                    continue;
                }
            };
            tokio::select! {
                _ = parar.changed() => {}
                Some(feita) = tarefas.join_next() => {
                    // A delivery that panicked stays out of the way until the next sandbox.
                    if let Ok(id) = feita {
                        a_caminho.remove(&id);
                    }
                }
                () = self.chegou.notified() => {}
                () = mostrador.esperar(proxima), if a_caminho.is_empty() => {}
            }
        }
    }

    /// Sends out what is due and says when the next delivery is.
    async fn despachar(
        &self,
        tarefas: &mut JoinSet<i64>,
        a_caminho: &mut HashSet<i64>,
    ) -> Result<Option<Instante>, sqlx::Error> {
        let quantas = u32::try_from(SIMULTANEAS + a_caminho.len()).unwrap_or(u32::MAX);
        for entrega in self.armazenamento.entregas_vencidas(self.relogio.agora(), quantas).await? {
            if a_caminho.len() >= SIMULTANEAS || !a_caminho.insert(entrega.id) {
                continue;
            }
            let webhook = self.webhooks.por_id(&entrega.webhook);
            let (armazenamento, relogio) = (self.armazenamento.clone(), self.relogio.clone());
            let carteiro = self.carteiro.clone();
            tarefas.spawn(async move {
                let resultado = match webhook {
                    Some(webhook) => carteiro.entregar(&webhook, &entrega.corpo).await,
                    None => Err("o webhook não existe mais".to_owned()),
                };
                concluir(&armazenamento, &entrega, &resultado, relogio.agora()).await;
                entrega.id
            });
        }
        self.armazenamento.proxima_entrega().await
    }
}

async fn concluir(
    armazenamento: &Armazenamento,
    entrega: &Entrega,
    resultado: &Result<String, String>,
    agora: Instante,
) {
    let (situacao, proxima_em) = depois_de(resultado.is_ok(), entrega.tentativas, agora);
    let (Ok(texto) | Err(texto)) = resultado;
    if let Err(causa) = armazenamento.concluir_tentativa(entrega.id, situacao, proxima_em, texto).await {
        tracing::error!(%causa, "não foi possível gravar o resultado da entrega; ela será repetida");
        tokio::time::sleep(PAUSA).await;
    }
}

/// Where a delivery stands after one more attempt, and when the next one is.
fn depois_de(entregue: bool, tentativas_antes: u32, agora: Instante) -> (Situacao, Instante) {
    let espera = usize::try_from(tentativas_antes).ok().and_then(|feitas| ESPERAS.get(feitas));
    match (entregue, espera) {
        (true, _) => (Situacao::Entregue, agora),
        (false, Some(espera)) => (Situacao::Pendente, agora.mais(*espera)),
        (false, None) => (Situacao::Desistida, agora),
    }
}

impl Carteiro {
    pub(crate) fn novo(externos: bool) -> Result<Self, String> {
        let raizes = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let provedor = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provedor)
            .with_safe_default_protocol_versions()
            .map_err(|causa| causa.to_string())?
            .with_root_certificates(raizes)
            .with_no_client_auth();
        let cliente = Client::builder()
            .tls_backend_preconfigured(tls)
            .no_proxy()
            .redirect(Policy::none())
            .timeout(PRAZO)
            .user_agent("focus-cte-sandbox")
            .build();
        Ok(Self { cliente: cliente.map_err(|causa| causa.to_string())?, externos })
    }

    /// One attempt: what the receiver answered, or what went wrong.
    async fn entregar(&self, webhook: &Webhook, corpo: &str) -> Result<String, String> {
        let url = Url::parse(&webhook.url).map_err(|causa| format!("a URL do webhook não é válida: {causa}"))?;
        if !self.externos && !local(&url) {
            return Err("o sandbox só entrega nesta máquina: use uma URL em 127.0.0.1 ou localhost, ou permita webhooks externos".to_owned());
        }
        let mut pedido = self.cliente.post(url).header(CONTENT_TYPE, "application/json").body(corpo.to_owned());
        if let Some(segredo) = &webhook.authorization {
            let cabecalho = webhook.authorization_header.as_deref().unwrap_or(AUTHORIZATION.as_str());
            pedido = pedido.header(cabecalho, segredo);
        }
        // The address may hold a secret: errors are told without it.
        let resposta = pedido.send().await.map_err(|causa| causa.without_url().to_string())?;
        let http = resposta.status();
        if http.is_success() { Ok(format!("HTTP {http}")) } else { Err(format!("HTTP {http}")) }
    }
}

/// Whether a URL is of this machine, by its own word: no name is looked up.
fn local(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let endereco = host.trim_start_matches('[').trim_end_matches(']');
    endereco.eq_ignore_ascii_case("localhost") || endereco.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTO: i64 = 60_000;

    #[test]
    fn a_failed_delivery_is_tried_again_after_1_min_30_min_1_h_3_h_and_24_h_and_then_given_up() {
        let esperas: Vec<_> = (0..6).map(|feitas| depois_de(false, feitas, Instante(0))).collect();
        let pendente = |minutos: i64| (Situacao::Pendente, Instante(minutos * MINUTO));
        let desistida = (Situacao::Desistida, Instante(0));
        assert_eq!(esperas, [pendente(1), pendente(30), pendente(60), pendente(180), pendente(24 * 60), desistida]);
    }

    #[test]
    fn a_delivery_that_is_taken_is_done() {
        assert_eq!(depois_de(true, 3, Instante(7)), (Situacao::Entregue, Instante(7)));
    }

    #[test]
    fn only_this_machine_is_local() {
        let local = |texto: &str| local(&Url::parse(texto).expect("a URL"));
        for url in ["http://127.0.0.1:8080/x", "http://localhost/x", "https://[::1]:1/", "http://127.1.2.3/"] {
            assert!(local(url), "{url}");
        }
        for url in ["http://exemplo.com.br/", "http://10.0.0.1/", "http://localhost.exemplo.com/"] {
            assert!(!local(url), "{url}");
        }
    }
}
