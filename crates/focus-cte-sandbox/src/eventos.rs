//! Registering an event: judged, numbered, written, signed and kept, one at a time for each document.

use focus_cte::evento::TipoEvento;
use focus_cte::{Chave, Modelo};
use focus_cte_xml::Autor;

use crate::armazenamento::{EventoGravado, NovaEntrega, NovoEvento, Recebida, Registro, Veredito};
use crate::auth::Token;
use crate::erros::Erro;
use crate::estado::{Estado, Evento, transitar};
use crate::fiscal::{self, Registrado, Resumo, resumir};
use crate::relogio::Instante;
use crate::respostas::{DocumentoResposta, RecebidaResposta};
use crate::sefaz::{self, Pleito};
use crate::servidor::Contexto;
use crate::webhooks::{CTE, entregas};

/// The document that an event is of.
#[derive(Debug)]
pub(crate) struct Alvo<'a> {
    /// Who asks.
    pub(crate) token: &'a Token,
    pub(crate) chave: &'a str,
    pub(crate) modelo: Modelo,
    pub(crate) caminho_xml: &'a str,
    /// When it was authorised, if that is known.
    pub(crate) autorizado_em: Option<Instante>,
    /// The document itself, when the one who asks emitted it.
    pub(crate) registro: Option<&'a Registro>,
}

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Pedido {
    pub(crate) tipo: TipoEvento,
    /// The body as it was sent.
    pub(crate) corpo: String,
    /// CNPJ or CPF of who asks; otherwise the one that the kind of event takes.
    pub(crate) autor: Option<String>,
    /// The verdict that a fault dictates.
    pub(crate) ditado: Option<Veredito>,
}

/// What came of it: the authority's verdict, and the event if it was registered.
pub(crate) type Desfecho = (Veredito, Option<EventoGravado>);

/// Registers an event. The caller holds the document's lock, and has read it since.
pub(crate) async fn registrar(contexto: &Contexto, alvo: &Alvo<'_>, pedido: Pedido) -> Result<Desfecho, Erro> {
    let Pedido { tipo, corpo, autor, ditado } = pedido;
    let chave: Chave = alvo.chave.parse().map_err(|causa| Erro::interno(&causa))?;
    let xml = contexto.armazenamento.arquivo(alvo.caminho_xml).await?.unwrap_or_default();
    let documento = resumir(&String::from_utf8_lossy(&xml)).unwrap_or_default();
    let eventos = contexto.armazenamento.eventos(alvo.chave).await?;
    let agora = contexto.relogio.agora();
    let autor = autor.map_or_else(|| autor_de(tipo, &chave, &documento), autor_com);
    let (Autor::Cnpj(numero) | Autor::Cpf(numero)) = &autor;
    let feitos = eventos.iter().filter(|evento| evento.tipo == tipo.codigo()).count();
    let sequencia = u16::try_from(feitos + 1).unwrap_or(u16::MAX);
    let estado = alvo.registro.map_or(Estado::Autorizado, |registro| registro.estado);
    let pleito = Pleito {
        tipo,
        modelo: alvo.modelo,
        chave: &chave,
        sequencia,
        autor: numero,
        estado,
        autorizado_em: alvo.autorizado_em,
        documento: &documento,
        eventos: &eventos,
        citacoes: contexto.armazenamento.citacoes(alvo.chave).await?,
        agora,
    };
    let rejeicao = fiscal::conferir_evento(&pleito, corpo.as_bytes(), contexto.rigor)?;
    let veredito = ditado.or(rejeicao).unwrap_or_else(sefaz::evento_registrado);
    if !registra(&veredito) || eventos.iter().any(|evento| evento.tipo == tipo.codigo() && tipo.sequencia_maxima() == 1)
    {
        return Ok((veredito, None));
    }
    let registrado = Registrado {
        tipo,
        modelo: alvo.modelo,
        chave,
        autor,
        sequencia,
        protocolo_cte: documento.protocolo.clone(),
        protocolo: contexto.armazenamento.protocolo_de_evento(&agora.ano()).await?,
        agora,
        veredito,
        corpo,
    };
    let escrito = tokio::task::spawn_blocking(move || fiscal::escrever_evento(registrado)).await;
    let (evento, xml) = match escrito.map_err(|causa| Erro::interno(&causa))? {
        Ok(escrito) => escrito,
        Err(veredito) => return Ok((veredito, None)),
    };
    gravar(contexto, alvo, &documento, eventos, (evento, xml)).await
}

async fn gravar(
    contexto: &Contexto,
    alvo: &Alvo<'_>,
    documento: &Resumo,
    mut eventos: Vec<EventoGravado>,
    (evento, xml): (EventoGravado, String),
) -> Result<Desfecho, Erro> {
    eventos.push(evento.clone());
    let mut avisos = avisos_de_recebidas(contexto, alvo.chave, documento, &eventos).await?;
    let mut muda = None;
    if let Some(registro) = alvo.registro
        && evento.tipo == TipoEvento::Cancelamento.codigo()
    {
        let estado = transitar(registro.estado, Evento::Cancelar, evento.registrado_em)?;
        muda = Some((registro.id, estado));
        let cancelado = Registro { estado, ..registro.clone() };
        let interessados = contexto.webhooks.interessados(alvo.token, &registro.cnpj_emitente, CTE);
        let resposta = DocumentoResposta::nova(&cancelado, &eventos, None);
        avisos.extend(entregas(&interessados, &resposta, evento.registrado_em));
    }
    let avisa = !avisos.is_empty();
    let novo = NovoEvento { evento, xml, muda, entregas: avisos };
    contexto.armazenamento.registrar_evento(&novo).await?;
    if avisa {
        contexto.entregas.notify_one();
    }
    Ok((novo.evento.veredito.clone(), Some(novo.evento)))
}

/// Whoever received the CT-e is told that it changed.
async fn avisos_de_recebidas(
    contexto: &Contexto,
    chave: &str,
    documento: &Resumo,
    eventos: &[EventoGravado],
) -> Result<Vec<NovaEntrega>, Erro> {
    if contexto.webhooks.quantos() == 0 {
        return Ok(Vec::new());
    }
    let agora = contexto.relogio.agora();
    let mut avisos = Vec::new();
    for recebida in contexto.armazenamento.recebida(chave).await? {
        let interessados = contexto.webhooks.interessados_na_recebida(&recebida.empresa);
        let sem_versao = Recebida { versao: 0, ..recebida };
        avisos.extend(entregas(&interessados, &RecebidaResposta::nova(&sem_versao, documento, eventos), agora));
    }
    Ok(avisos)
}

/// Whether a verdict registers the event.
fn registra(veredito: &Veredito) -> bool {
    (134..=136).contains(&veredito.cstat)
}

/// Who makes an event: the issuer of the document; of a disagreement, who pays for the service.
fn autor_de(tipo: TipoEvento, chave: &Chave, documento: &Resumo) -> Autor {
    match (tipo, &documento.tomador) {
        (TipoEvento::PrestacaoDesacordo, Some(tomador)) => autor_com(tomador.clone()),
        _ => Autor::da_chave(chave),
    }
}

fn autor_com(numero: String) -> Autor {
    if numero.len() == 11 { Autor::Cpf(numero) } else { Autor::Cnpj(numero) }
}
