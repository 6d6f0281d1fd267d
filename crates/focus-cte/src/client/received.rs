//! Received CT-es: `/v2/ctes_recebidas`.

use std::collections::VecDeque;

use serde_json::Value;
use tracing::Instrument as _;

use super::call::Call;
use super::core::Client;
use super::deadline::Deadline;
use super::interpret;
use super::payload::{IntoPayload, Json};
use super::retry::Operation;
use super::settle::{Found, Question};
use super::transport::Method;
use crate::documento::{CteRecebida, Ilegivel, PaginaRecebidas, RespostaEvento};
use crate::error::{Error, ErrorKind};
use crate::model::Desacordo;
use crate::types::Cnpj;

impl Client {
    /// One page of the CT-es that others issued for this company, those with a `versao` greater than this one; at most 100.
    pub async fn recebidas(&self, cnpj: &Cnpj, versao: u64) -> Result<PaginaRecebidas, Error> {
        let span = tracing::info_span!("focus_cte", operacao = "recebidas", versao);
        async {
            let url = self.url(&format!("/v2/ctes_recebidas?cnpj={}&versao={versao}", cnpj.as_str()));
            let call = Call::api(Operation::Query, Method::Get, url, |response, token| {
                let lista: Vec<Value> = interpret::json(&response, token)?;
                let numero = |nome| response.header(nome).and_then(|valor| valor.trim().parse().ok());
                Ok((lista, numero("x-total-count"), numero("x-max-version")))
            });
            let (lista, total, versao_maxima) = self.run(&call, self.deadline()).await?;
            let mut pagina = PaginaRecebidas::de_lista(lista, versao);
            (pagina.total, pagina.versao_maxima) = (total, versao_maxima);
            Ok(pagina)
        }
        .instrument(span)
        .await
        .map_err(|e: Error| e.com_operacao("recebidas"))
    }

    /// All received CT-es after this `versao`, one by one, page after page. Connects to nothing until asked.
    #[must_use]
    pub fn recebidas_desde(&self, cnpj: &Cnpj, versao: u64) -> Recebidas {
        Recebidas {
            client: self.clone(),
            cnpj: cnpj.clone(),
            posicao: versao,
            cursor: versao,
            limite: None,
            entregue: None,
            fila: VecDeque::new(),
            fim: false,
        }
    }

    /// The whole document as JSON, in the API's names.
    pub async fn consultar_recebida(&self, chave: impl AsRef<str>) -> Result<Value, Error> {
        let path = received_path(chave.as_ref(), ".json");
        let span = tracing::info_span!("focus_cte", operacao = "consultar_recebida");
        async {
            let url = self.url(&path?);
            let call =
                Call::api(Operation::Query, Method::Get, url, |response, token| interpret::json(&response, token));
            self.run(&call, self.deadline()).await
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao("consultar_recebida"))
    }

    /// The document's XML.
    pub async fn baixar_xml_recebida(&self, chave: impl AsRef<str>) -> Result<Vec<u8>, Error> {
        self.received_file(chave.as_ref(), ".xml", "baixar_xml_recebida").await
    }

    /// The XML of the document's cancellation.
    pub async fn baixar_xml_cancelamento_recebida(&self, chave: impl AsRef<str>) -> Result<Vec<u8>, Error> {
        self.received_file(chave.as_ref(), "/cancelamento.xml", "baixar_xml_cancelamento_recebida").await
    }

    /// The XML of the document's last letter of correction.
    pub async fn baixar_xml_carta_correcao_recebida(&self, chave: impl AsRef<str>) -> Result<Vec<u8>, Error> {
        self.received_file(chave.as_ref(), "/carta_correcao.xml", "baixar_xml_carta_correcao_recebida").await
    }

    /// Declares the service of a received CT-e in disagreement; `pedido` is the remark, 15 to 255 characters.
    ///
    /// After a lost answer the client queries the disagreement of this key: one that is there is this one.
    pub async fn desacordo_recebida(
        &self,
        chave: impl AsRef<str>,
        pedido: impl Into<Desacordo>,
    ) -> Result<RespostaEvento, Error> {
        let path = received_path(chave.as_ref(), "/desacordo");
        let corpo = Json(pedido.into()).into_payload();
        let span = tracing::info_span!("focus_cte", operacao = "desacordo_recebida");
        async {
            let url = self.url(&path?);
            let call =
                Call::api(Operation::Event, Method::Post, url.clone(), interpret::evento).body(corpo?.verified()?);
            self.send_settling(&call, &Disagreement { url }, self.deadline()).await
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao("desacordo_recebida"))
    }

    /// The disagreement declared for a received CT-e.
    pub async fn consultar_desacordo_recebida(&self, chave: impl AsRef<str>) -> Result<RespostaEvento, Error> {
        let path = received_path(chave.as_ref(), "/desacordo");
        let span = tracing::info_span!("focus_cte", operacao = "consultar_desacordo_recebida");
        async {
            let call = Call::api(Operation::Query, Method::Get, self.url(&path?), interpret::evento);
            self.run(&call, self.deadline()).await
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao("consultar_desacordo_recebida"))
    }

    async fn received_file(&self, chave: &str, suffix: &str, operacao: &'static str) -> Result<Vec<u8>, Error> {
        let path = received_path(chave, suffix).map_err(|e| e.com_operacao(operacao))?;
        self.download(&self.url(&path), operacao).await
    }
}

/// Path of a received document. Its key is looked at for form alone: a key with a wrong digit can still be on the list.
fn received_path(chave: &str, suffix: &str) -> Result<String, Error> {
    let chave = chave.trim();
    let chave = chave.get(..3).filter(|p| p.eq_ignore_ascii_case("cte")).map_or(chave, |_| &chave[3..]);
    if chave.len() == 44 && chave.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Ok(format!("/v2/ctes_recebidas/{chave}{suffix}"));
    }
    let mensagem = format!("a chave tem de ter 44 letras e algarismos, e a informada tem {}", chave.chars().count());
    Err(Error::new(ErrorKind::Configuracao, mensagem))
}

/// Is there a disagreement of this key?
struct Disagreement {
    url: String,
}

impl Question<RespostaEvento> for Disagreement {
    async fn ask(&self, client: &Client, deadline: Deadline) -> Result<Found<RespostaEvento>, Error> {
        let call = Call::api(Operation::Query, Method::Get, self.url.clone(), interpret::evento);
        match client.run(&call, deadline).await {
            Ok(resposta) if resposta.aceito() => Ok(Found::Settled(resposta.como_reconciliado())),
            Ok(_) => Ok(Found::Absent),
            Err(error) if error.kind() == ErrorKind::NaoEncontrado => Ok(Found::Absent),
            Err(error) => Err(error),
        }
    }
}

/// Received CT-es, one by one; made by [`Client::recebidas_desde`].
///
/// ```no_run
/// # async fn exemplo(client: focus_cte::Client, cnpj: focus_cte::Cnpj, salvo: u64) -> Result<(), Box<dyn std::error::Error>> {
/// let mut recebidas = client.recebidas_desde(&cnpj, salvo);
/// while let Some(item) = recebidas.proxima().await {
///     let Ok(cte) = item else { break };
///     // Writes over the row of the same key: a document comes again when it changes.
///     let xml = client.baixar_xml_recebida(&cte.chave_recebida).await;
///     if xml.is_err() {
///         recebidas.reter();
///     }
/// }
/// // What to start from next time.
/// let cursor = recebidas.cursor();
/// # Ok(())
/// # }
/// ```
///
/// **The cursor passes only what was read.** A summary counts as read when the next one is asked for, unless
/// [`Recebidas::reter`] was called for it. An entry that is no summary is an error in its place; the documents after it still come,
/// and the cursor stays before it. Starting again from the cursor gives some documents twice: write over the row of the same key.
#[derive(Debug)]
pub struct Recebidas {
    client: Client,
    cnpj: Cnpj,
    /// Where the next page starts.
    posicao: u64,
    /// Greatest version read.
    cursor: u64,
    /// Smallest version not read.
    limite: Option<u64>,
    /// Version of the summary that the caller has in hand.
    entregue: Option<u64>,
    fila: VecDeque<Entrada>,
    fim: bool,
}

#[derive(Debug)]
enum Entrada {
    Lida(Box<CteRecebida>),
    Ilegivel(Ilegivel),
}

impl Recebidas {
    /// The next summary, by growing `versao`; `None` after the last one.
    ///
    /// An error of a page leaves the place where it is: asking again asks for the same page. Dropping the future loses nothing.
    pub async fn proxima(&mut self) -> Option<Result<CteRecebida, Error>> {
        self.confirmar();
        if self.fila.is_empty() && !self.fim {
            match self.client.recebidas(&self.cnpj, self.posicao).await {
                Ok(pagina) => self.encher(pagina),
                Err(error) => return Some(Err(error)),
            }
        }
        match self.fila.pop_front()? {
            Entrada::Lida(item) => {
                self.entregue = Some(item.versao);
                Some(Ok(*item))
            }
            Entrada::Ilegivel(entrada) => Some(Err(ilegivel(&entrada))),
        }
    }

    /// The `versao` to start from next time: every document up to it was read.
    #[must_use]
    pub fn cursor(&self) -> u64 {
        match self.limite {
            Some(limite) => self.cursor.min(limite.saturating_sub(1)),
            None => self.cursor,
        }
    }

    /// Counts the summary in hand as read, without asking for the next one.
    pub fn confirmar(&mut self) {
        if let Some(versao) = self.entregue.take() {
            // Others of the same version may still be in the queue.
            let igual = self.fila.iter().any(|e| matches!(e, Entrada::Lida(item) if item.versao == versao));
            if !igual {
                self.cursor = self.cursor.max(versao);
            }
        }
    }

    /// Counts the summary in hand as not read: the cursor will not pass it.
    pub fn reter(&mut self) {
        if let Some(versao) = self.entregue.take() {
            self.segurar(versao);
        }
    }

    fn segurar(&mut self, versao: u64) {
        self.limite = Some(self.limite.map_or(versao, |limite| limite.min(versao)));
    }

    fn encher(&mut self, pagina: PaginaRecebidas) {
        let quantas = (pagina.itens.len() + pagina.ilegiveis.len()) as u64;
        let maior = pagina.itens.iter().map(|i| i.versao).chain(pagina.ilegiveis.iter().filter_map(|i| i.versao)).max();
        let avanca = maior.is_some_and(|maior| maior > self.posicao);
        // The count is of what follows the cursor or of everything: in both cases a page that holds them all is the last.
        self.fim = !avanca || pagina.total.is_some_and(|total| quantas >= total);
        if !pagina.ilegiveis.is_empty() {
            self.segurar(pagina.cursor.saturating_add(1));
        }
        self.posicao = maior.unwrap_or(self.posicao).max(self.posicao);
        let (sem_versao, com_versao): (Vec<_>, Vec<_>) = pagina.ilegiveis.into_iter().partition(|i| i.versao.is_none());
        let lidas = pagina.itens.into_iter().map(|i| (i.versao, Entrada::Lida(Box::new(i))));
        let faltas = com_versao.into_iter().map(|i| (i.versao.unwrap_or_default(), Entrada::Ilegivel(i)));
        let mut todas: Vec<(u64, Entrada)> = lidas.chain(faltas).collect();
        todas.sort_by_key(|(versao, _)| *versao);
        self.fila.extend(sem_versao.into_iter().map(Entrada::Ilegivel));
        self.fila.extend(todas.into_iter().map(|(_, entrada)| entrada));
    }
}

fn ilegivel(entrada: &Ilegivel) -> Error {
    let versao = entrada.versao.map_or_else(|| "sem versão legível".into(), |v| format!("versão {v}"));
    let mensagem = format!(
        "o item {} da lista de CT-es recebidos ({versao}) não pôde ser lido: {}",
        entrada.posicao + 1,
        entrada.motivo
    );
    Error::new(ErrorKind::RespostaInvalida, mensagem).com_operacao("recebidas").com_corpo(entrada.valor.to_string())
}
