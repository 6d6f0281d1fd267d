//! The worker of the queue: it takes the documents that are due, has them judged, numbered and signed, and writes the
//! verdicts of the whole batch down in one transaction.
//!
//! There is one worker for each sandbox. The queue itself is the database: what was accepted before a crash is found there
//! by the next worker.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, oneshot, watch};

use crate::acaso::Acaso;
use crate::armazenamento::{Armazenamento, Julgado, Lote, NovaEntrega, Pendente, Serie, Veredito};
use crate::avisos::avisos;
use crate::citados;
use crate::empresas::Empresas;
use crate::estado::{Estado, Evento, transitar};
use crate::fiscal::{self, Emissao, Emitida, Leitura};
use crate::numeracao::{Numerador, Numero, SERIE_PADRAO};
use crate::paralelo::em_paralelo;
use crate::relogio::{Instante, Relogio};
use crate::rigor::Rigor;
use crate::sefaz;
use crate::webhooks::Webhooks;

/// Documents in a batch: enough to share the cost of a transaction, few enough not to keep a CT-e OS waiting.
const TAMANHO_DO_LOTE: usize = 64;
/// How long to wait after the database failed.
const PAUSA: Duration = Duration::from_millis(500);

/// The queue, seen by those who put documents in it.
#[derive(Debug)]
pub(crate) struct Fila {
    chegou: Notify,
    /// What the worker sleeps until. Documents that are due later need not wake it.
    acorda_em: AtomicI64,
    esperas: Mutex<HashMap<i64, oneshot::Sender<()>>>,
}

impl Fila {
    pub(crate) fn nova() -> Self {
        Self { chegou: Notify::new(), acorda_em: AtomicI64::new(i64::MAX), esperas: Mutex::default() }
    }

    /// Tells the worker of a document that is due then.
    pub(crate) fn avisar(&self, vence_em: Instante) {
        if vence_em.0 < self.acorda_em.load(Ordering::SeqCst) {
            self.chegou.notify_one();
        }
    }

    /// The worker sleeps until then; `None` until there is anything new.
    fn dormir_ate(&self, quando: Option<Instante>) {
        self.acorda_em.store(quando.map_or(i64::MAX, |quando| quando.0), Ordering::SeqCst);
    }

    /// Resolves when the verdict of a document is written down. Ask before looking at its state, so as not to miss it.
    pub(crate) fn esperar(&self, id: i64) -> oneshot::Receiver<()> {
        let (avisar, espera) = oneshot::channel();
        self.esperas.lock().unwrap_or_else(PoisonError::into_inner).insert(id, avisar);
        espera
    }

    /// Everything that was waited for is gone.
    pub(crate) fn esvaziar(&self) {
        self.esperas.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn concluir(&self, julgados: &[Julgado]) {
        let mut esperas = self.esperas.lock().unwrap_or_else(PoisonError::into_inner);
        for julgado in julgados {
            if let Some(avisar) = esperas.remove(&julgado.id) {
                // Nobody is listening when the caller gave up.
                let _ = avisar.send(());
            }
        }
    }
}

/// The worker.
#[derive(Debug)]
pub(crate) struct Trabalhador {
    pub(crate) fila: Arc<Fila>,
    pub(crate) armazenamento: Armazenamento,
    pub(crate) relogio: Relogio,
    pub(crate) rigor: Rigor,
    pub(crate) acaso: Acaso,
    pub(crate) empresas: Empresas,
    pub(crate) webhooks: Arc<Webhooks>,
    /// Tells the worker of the webhooks that there is something to deliver.
    pub(crate) entregas: Arc<Notify>,
    /// Held while numbers are given, or given up.
    pub(crate) numeracao: Arc<tokio::sync::Mutex<()>>,
}

impl Trabalhador {
    /// Works until told to stop; the batch at hand is finished first.
    pub(crate) async fn trabalhar(mut self, mut parar: watch::Receiver<bool>) {
        let mut mostrador = self.relogio.mostrador();
        while !*parar.borrow() {
            match self.proximo_lote().await {
                Ok(Proximo::Ja) => {}
                Ok(Proximo::Em(vencimento)) => tokio::select! {
                    _ = parar.changed() => {}
                    () = self.fila.chegou.notified() => {}
                    () = mostrador.esperar(vencimento) => {}
                },
                Err(causa) => {
                    tracing::error!(%causa, "a fila não conseguiu gravar; nova tentativa em instantes");
                    tokio::time::sleep(PAUSA).await;
                }
            }
        }
    }

    /// Processes what is due, and says when to look again.
    async fn proximo_lote(&mut self) -> Result<Proximo, sqlx::Error> {
        // What arrives from here on must wake the worker: the queries below may not see it.
        self.fila.dormir_ate(None);
        let pendentes = self.armazenamento.vencidos(self.relogio.agora(), TAMANHO_DO_LOTE).await?;
        if pendentes.is_empty() {
            let vencimento = self.armazenamento.proximo_vencimento().await?;
            self.fila.dormir_ate(vencimento);
            return Ok(Proximo::Em(vencimento));
        }
        self.processar(pendentes).await?;
        Ok(Proximo::Ja)
    }

    async fn processar(&mut self, pendentes: Vec<Pendente>) -> Result<(), sqlx::Error> {
        let numeracao = Arc::clone(&self.numeracao);
        let _numeracao = numeracao.lock().await;
        let agora = self.relogio.agora();
        let mut lote = Lote { geracao: self.armazenamento.geracao(), ..Lote::default() };
        self.empresas.conferir_geracao(lote.geracao);
        let ler = |pendente: &Pendente| fiscal::ler(pendente.modelo, pendente.requisicao.as_bytes());
        let mut a_emitir = Vec::with_capacity(pendentes.len());
        for (pendente, lido) in em_paralelo(pendentes, ler).await {
            if let Some(ditado) = &pendente.ditado
                && !sefaz::acolhe(ditado.cstat)
            {
                let veredito = ditado.clone();
                lote.julgados.push(self.rejeitado(&pendente, veredito, agora, &mut lote.entregas));
                continue;
            }
            match lido.unwrap_or_else(|| Err(sefaz::erro_nao_catalogado())) {
                Ok(leitura) => a_emitir.push((pendente, leitura)),
                Err(veredito) => {
                    lote.julgados.push(self.rejeitado(&pendente, veredito, agora, &mut lote.entregas));
                }
            }
        }
        self.emitir(a_emitir, agora, &mut lote).await?;
        lote.empresas = self.empresas.novas();
        self.armazenamento.gravar(&lote).await?;
        self.empresas.gravadas();
        self.fila.concluir(&lote.julgados);
        if !lote.entregas.is_empty() {
            self.entregas.notify_one();
        }
        Ok(())
    }

    /// Numbers, writes and signs the documents. One that fails with a number of the series gives it back: it is rejected,
    /// and the others are numbered again without it.
    async fn emitir(
        &mut self,
        mut a_emitir: Vec<(Pendente, Leitura)>,
        agora: Instante,
        lote: &mut Lote,
    ) -> Result<(), sqlx::Error> {
        loop {
            let (emissoes, series, protocolo) = self.numerar(&a_emitir, agora).await?;
            let resultados = em_paralelo(emissoes, fiscal::emitir).await;
            let resultados: Vec<_> = resultados
                .into_iter()
                .map(|(emissao, resultado)| (emissao, resultado.unwrap_or_else(|| Err(sefaz::erro_nao_catalogado()))))
                .collect();
            let devolvido =
                resultados.iter().any(|(emissao, resultado)| emissao.ocupado_por.is_none() && resultado.is_err());
            for (emissao, resultado) in resultados {
                match resultado {
                    Err(veredito) => {
                        a_emitir.retain(|(pendente, _)| pendente.id != emissao.pendente.id);
                        lote.julgados.push(self.rejeitado(&emissao.pendente, veredito, agora, &mut lote.entregas));
                    }
                    Ok(emitida) if !devolvido => {
                        lote.julgados.push(self.acolhido(&emissao, emitida, agora, &mut lote.entregas));
                    }
                    Ok(_) => {}
                }
            }
            if !devolvido {
                (lote.series, lote.protocolo) = (series, protocolo);
                return Ok(());
            }
        }
    }

    /// Gives each document its company, number and protocol.
    async fn numerar(
        &mut self,
        a_emitir: &[(Pendente, Leitura)],
        agora: Instante,
    ) -> Result<(Vec<Emissao>, Vec<(Serie, u32)>, Option<(String, u64)>), sqlx::Error> {
        let ano = agora.ano();
        let primeiro = self.armazenamento.proximo_protocolo(&ano).await?;
        let mut sequencial = primeiro;
        let mut numerador = Numerador::novo(&self.armazenamento);
        let mut emissoes = Vec::with_capacity(a_emitir.len());
        let mut ja_citadas = HashSet::new();
        for (pendente, leitura) in a_emitir {
            // What one document of the batch does to the one it cites, the next that cites it has to know: the next batch will.
            let chaves = || leitura.citacoes.iter().map(|citacao| citacao.chave.as_str());
            if chaves().any(|chave| ja_citadas.contains(chave)) {
                continue;
            }
            ja_citadas.extend(chaves());
            let citados = citados::buscar(&self.armazenamento, &leitura.citacoes).await?;
            let empresa = self.empresas.buscar(&self.armazenamento, &pendente.cnpj_emitente, leitura).await?;
            let serie = Serie { cnpj: pendente.cnpj_emitente.clone(), modelo: pendente.modelo, codigo: SERIE_PADRAO };
            let (serie, numero, ocupado_por) = match numerador.numerar(serie, leitura.pedido).await? {
                Numero::Dado { serie, numero } => (serie, numero, None),
                Numero::Ocupado { pedido, por } => (pedido.serie, pedido.numero, Some(por)),
                Numero::Adiado => continue,
            };
            emissoes.push(Emissao {
                pendente: pendente.clone(),
                empresa,
                serie,
                numero,
                codigo_numerico: self.acaso.codigo_numerico(numero),
                ano: ano.clone(),
                protocolo: sequencial,
                recebido_em: agora,
                ocupado_por,
                julga: self.rigor == Rigor::Sefaz,
                citacoes: leitura.citacoes.clone(),
                citados: citados.conhecidos,
                citacao_recusada: citados.recusa,
            });
            sequencial += u64::from(emissoes.last().is_some_and(|emissao| emissao.ocupado_por.is_none()));
        }
        let protocolo = (sequencial > primeiro).then_some((ano, sequencial));
        Ok((emissoes, numerador.proximos(), protocolo))
    }
}

impl Trabalhador {
    fn rejeitado(
        &self,
        pendente: &Pendente,
        veredito: Veredito,
        agora: Instante,
        entregas: &mut Vec<NovaEntrega>,
    ) -> Julgado {
        let julgado = Julgado {
            id: pendente.id,
            estado: depois_de(Evento::Rejeitar, agora),
            veredito,
            autorizacao: None,
            recebedores: Vec::new(),
            citacoes: Vec::new(),
        };
        entregas.extend(avisos(&self.webhooks, pendente, &julgado, agora));
        julgado
    }

    /// A document with its number, key and XML: authorised, or denied.
    fn acolhido(
        &self,
        emissao: &Emissao,
        emitida: Emitida,
        agora: Instante,
        entregas: &mut Vec<NovaEntrega>,
    ) -> Julgado {
        let Emitida { autorizacao, veredito, xml, recebedores } = emitida;
        let evento = if sefaz::denega(veredito.cstat) { Evento::Denegar } else { Evento::Autorizar };
        let julgado = Julgado {
            id: emissao.pendente.id,
            estado: depois_de(evento, agora),
            veredito,
            autorizacao: Some((autorizacao, xml)),
            recebedores,
            citacoes: emissao.citacoes.clone(),
        };
        entregas.extend(avisos(&self.webhooks, &emissao.pendente, &julgado, agora));
        julgado
    }
}

/// When to look at the queue again.
enum Proximo {
    Ja,
    /// At that time, or when something arrives.
    Em(Option<Instante>),
}

/// Everything in the queue is in process, so every verdict is possible.
fn depois_de(evento: Evento, agora: Instante) -> Estado {
    transitar(Estado::Processando { vence_em: agora }, evento, agora).expect("a document in process takes any verdict")
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use focus_cte::Modelo;

    use super::*;
    use crate::armazenamento::{Ditado, Novo};
    use crate::auth::Token;

    const TOKEN: &[u8] = b"abc";
    const CTE: &str = r#"{"cnpj_emitente": "11222333000181", "data_emissao": "2026-11-20T09:32:15-03:00"}"#;

    async fn trabalhador() -> Trabalhador {
        Trabalhador {
            fila: Arc::new(Fila::nova()),
            armazenamento: Armazenamento::abrir(None).await.expect("a database in memory"),
            relogio: Relogio::parado_em(UNIX_EPOCH),
            rigor: Rigor::Documentacao,
            acaso: Acaso::de_semente(1),
            empresas: Empresas::default(),
            webhooks: Arc::default(),
            entregas: Arc::default(),
            numeracao: Arc::default(),
        }
    }

    async fn aceitar(armazenamento: &Armazenamento, referencia: &str, requisicao: &str) {
        let novo = Novo {
            token: Token::de_segredo(TOKEN),
            referencia: referencia.to_owned(),
            modelo: Modelo::Cte,
            cnpj_emitente: "11222333000181".to_owned(),
            requisicao: requisicao.to_owned(),
            atraso: Duration::ZERO,
            ditado: Ditado::default(),
        };
        armazenamento.aceitar(&Arc::new(novo), Instante(0)).await.expect("a database").expect("a free reference");
    }

    /// Number, or the authority's code for its refusal.
    async fn resultado(armazenamento: &Armazenamento, referencia: &str) -> Result<u32, u16> {
        let consulta = armazenamento.consultar(&Token::de_segredo(TOKEN), referencia, false).await;
        let (registro, _) = consulta.expect("a database").expect("a document");
        registro
            .autorizacao
            .map(|autorizacao| autorizacao.numero)
            .ok_or_else(|| registro.veredito.expect("a verdict").cstat)
    }

    #[tokio::test]
    async fn documents_that_fail_in_a_batch_leave_no_gap_in_the_numbers_of_the_others() {
        let mut trabalhador = trabalhador().await;
        let armazenamento = trabalhador.armazenamento.clone();
        let fora_da_chave = CTE.replace('}', r#", "serie": "1000", "numero": "5"}"#);
        let lote = [("a", CTE), ("b", "ilegível"), ("c", &fora_da_chave), ("d", CTE)];
        for (referencia, requisicao) in lote {
            aceitar(&armazenamento, referencia, requisicao).await;
        }
        trabalhador.proximo_lote().await.expect("a database");
        assert_eq!(resultado(&armazenamento, "a").await, Ok(1));
        assert_eq!(resultado(&armazenamento, "b").await, Err(215));
        assert_eq!(resultado(&armazenamento, "c").await, Err(215));
        assert_eq!(resultado(&armazenamento, "d").await, Ok(2));
    }

    #[tokio::test]
    async fn a_number_asked_for_twice_in_a_batch_goes_to_the_first() {
        let mut trabalhador = trabalhador().await;
        let armazenamento = trabalhador.armazenamento.clone();
        let numerado = CTE.replace('}', r#", "serie": "1", "numero": "1"}"#);
        for (referencia, requisicao) in [("a", numerado.as_str()), ("b", &numerado), ("c", CTE)] {
            aceitar(&armazenamento, referencia, requisicao).await;
        }
        trabalhador.proximo_lote().await.expect("a database");
        trabalhador.proximo_lote().await.expect("a database");
        assert_eq!(resultado(&armazenamento, "a").await, Ok(1));
        assert_eq!(resultado(&armazenamento, "b").await, Err(539));
        assert_eq!(resultado(&armazenamento, "c").await, Ok(2));
    }
}
