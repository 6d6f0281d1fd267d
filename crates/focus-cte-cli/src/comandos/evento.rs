//! `cancelar`, `corrigir`, `desacordo`, `multimodal` and `gtv`: one event of an emitted document.

use focus_cte::Referencia;
use focus_cte::documento::{RespostaEvento, StatusEvento};
use focus_cte::evento::TipoEvento;
use focus_cte::model;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::corpo::Corpo;
use crate::api::{self, Conexao};
use crate::arquivo::{Arquivo, Peca};
use crate::assunto::Assunto;
use crate::cli::DoEvento;
use crate::erros::{CliError, Saida};
use crate::ficha::Ficha;
use crate::gravacao;
use crate::terminal::{self, Cor, Espera, Resultado, limpo};

/// What is about to be sent.
pub(crate) struct Evento<'a> {
    pub(crate) tipo: TipoEvento,
    pub(crate) os: bool,
    pub(crate) referencia: &'a str,
    pub(crate) corpo: Corpo,
    pub(crate) opcoes: &'a DoEvento,
}

/// Sends one event. Nothing leaves this machine before everything that can be checked here has been.
pub(crate) fn executar(evento: &Evento<'_>, json: bool) -> Result<Saida, CliError> {
    let Evento { tipo, opcoes, corpo, .. } = evento;
    let assunto = Assunto::evento(*tipo, evento.os);
    if let Some(saida) = super::conferir(corpo, assunto, &opcoes.acesso, opcoes.sem_validar, json)? {
        return Ok(saida);
    }
    let referencia = api::referencia(evento.referencia)?;
    if let Some(pasta) = &opcoes.saida {
        gravacao::preparar_pasta(pasta)?;
    }
    let (resposta, arquivo) = api::com_api(
        &opcoes.acesso,
        || interrompido(evento),
        async |conexao| {
            let resposta = {
                let _espera = Espera::new(&format!("enviando {}", tipo.titulo()));
                enviar(conexao, evento, &referencia).await?
            };
            let arquivo = salvar(conexao, evento, &resposta).await;
            Ok((resposta, arquivo))
        },
    )?;
    let (arquivo, falha) = match arquivo {
        Ok(arquivo) => (arquivo, None),
        Err(erro) => (None, Some(erro)),
    };
    escrever(
        &Registrado {
            nome: tipo.nome(),
            referencia: Some(&referencia),
            resposta: &resposta,
            arquivo: arquivo.as_ref(),
        },
        json,
    )?;
    match falha {
        Some(erro) => Err(sem_xml(erro, tipo.titulo())),
        None => Ok(concluir(*tipo, &resposta)),
    }
}

async fn enviar(conexao: &Conexao, evento: &Evento<'_>, referencia: &Referencia) -> Result<RespostaEvento, CliError> {
    let (client, json) = (&conexao.client, &evento.corpo.json);
    let resposta = match evento.tipo {
        TipoEvento::Cancelamento => client.cancelar(referencia, tipado::<model::Cancelamento>(&evento.corpo)?).await,
        TipoEvento::CartaCorrecao => client.carta_correcao(referencia, json).await,
        TipoEvento::PrestacaoDesacordo => {
            client.desacordo(referencia, tipado::<model::Desacordo>(&evento.corpo)?).await
        }
        TipoEvento::RegistroMultimodal => client.registro_multimodal(referencia, json).await,
        TipoEvento::InformacoesGtv => client.dados_gtv(referencia, json).await,
    };
    resposta.map_err(|e| conexao.erro(&e))
}

/// The body as its type, for the operations that take one.
pub(super) fn tipado<T: DeserializeOwned>(corpo: &Corpo) -> Result<T, CliError> {
    serde_json::from_slice(&corpo.json).map_err(|e| {
        CliError::entrada("json_invalido", format!("{}: o corpo não tem a forma deste evento", corpo.nome))
            .em(e.line(), e.column())
            .dica("veja o que está errado com: focus-cte validar --evento")
    })
}

/// The event's XML, where it was asked for and there is one.
async fn salvar(
    conexao: &Conexao,
    evento: &Evento<'_>,
    resposta: &RespostaEvento,
) -> Result<Option<Arquivo>, CliError> {
    let (Some(pasta), true) = (&evento.opcoes.saida, resposta.aceito()) else { return Ok(None) };
    let Some(caminho) = &resposta.caminho_xml else {
        terminal::aviso("a API não informou onde está o XML do evento; nada foi salvo");
        return Ok(None);
    };
    let _espera = Espera::new("baixando o XML do evento");
    let xml = conexao.client.baixar(caminho).await.map_err(|e| conexao.erro(&e))?;
    Arquivo::salvar(pasta, &Peca::Evento(evento.tipo), None, &xml).map(Some)
}

/// An event's answer, as it is shown.
pub(super) struct Registrado<'a> {
    pub(super) nome: &'static str,
    pub(super) referencia: Option<&'a Referencia>,
    pub(super) resposta: &'a RespostaEvento,
    pub(super) arquivo: Option<&'a Arquivo>,
}

/// Writes the answer on standard output.
pub(super) fn escrever(evento: &Registrado<'_>, json: bool) -> Result<(), CliError> {
    let Registrado { nome, referencia, resposta, arquivo } = evento;
    if resposta.reconciliado() {
        terminal::aviso("a resposta do pedido se perdeu; a situação abaixo é a da consulta");
    }
    let mut resultado = Resultado::new();
    if json {
        resultado.json(&para_maquinas(evento))?;
        return resultado.concluir();
    }
    let titulo = referencia.map_or_else(|| (*nome).to_owned(), |r| format!("{}: {nome}", r.as_str()));
    let mut ficha = Ficha::new(titulo)
        .estado(cor(&resposta.status), resposta.status.as_str())
        .linha("SEFAZ", resposta.sefaz())
        .linha("carta nº", resposta.numero_carta_correcao.map(|n| n.to_string()))
        .linha("protocolo", arquivo.and_then(|a| a.protocolo.clone()))
        .linha("XML", arquivo.map(Arquivo::caminho));
    if arquivo.is_none() {
        ficha = ficha.linha("XML na API", resposta.caminho_xml.clone());
    }
    resposta
        .erros
        .iter()
        .fold(ficha, |ficha, erro| ficha.linha("erro", Some(erro.to_string())))
        .escrever(&mut resultado)?;
    resultado.concluir()
}

fn para_maquinas(evento: &Registrado<'_>) -> Value {
    let mut valor = serde_json::to_value(evento.resposta).unwrap_or_default();
    if let Value::Object(campos) = &mut valor {
        campos.insert("evento".to_owned(), evento.nome.into());
        if let Some(referencia) = evento.referencia {
            campos.insert("ref".to_owned(), referencia.as_str().into());
        }
        if evento.resposta.reconciliado() {
            campos.insert("reconciliado".to_owned(), true.into());
        }
        if let Some(arquivo) = evento.arquivo {
            campos.insert("arquivo_xml".to_owned(), arquivo.caminho().into());
        }
    }
    valor
}

/// The exit code of an event's state.
pub(super) fn saida(status: &StatusEvento) -> Saida {
    match status {
        StatusEvento::Autorizado | StatusEvento::Cancelado => Saida::Ok,
        StatusEvento::ErroAutorizacao | StatusEvento::ErroCancelamento => Saida::Recusado,
        _ => Saida::Indefinido,
    }
}

/// The colour of an event's state.
pub(super) fn cor(status: &StatusEvento) -> Cor {
    match saida(status) {
        Saida::Ok => Cor::Verde,
        Saida::Recusado => Cor::Vermelho,
        _ => Cor::Amarelo,
    }
}

/// How it ended; a refusal is explained.
pub(super) fn concluir(tipo: TipoEvento, resposta: &RespostaEvento) -> Saida {
    let saida = saida(&resposta.status);
    if saida == Saida::Recusado {
        let motivo = resposta.sefaz().unwrap_or_else(|| "sem explicação".to_owned());
        let mensagem = format!("a SEFAZ recusou o evento {}: {}", tipo.titulo(), limpo(&motivo));
        terminal::erro(&CliError::new(saida, "evento_recusado", mensagem).dica(match tipo {
            TipoEvento::Cancelamento => {
                "o documento continua como estava; corrija o que a SEFAZ aponta e cancele de novo"
            }
            _ => "nada foi registrado; corrija o que a SEFAZ aponta e envie de novo",
        }));
    }
    saida
}

fn sem_xml(erro: CliError, titulo: &str) -> CliError {
    let mensagem = format!("o evento {titulo} foi registrado, mas o XML não foi salvo: {}", erro.mensagem);
    CliError { mensagem, ..erro }.dica(
        "não envie o evento de novo; baixe o XML com focus-cte baixar, ou pelo caminho acima com focus-cte api GET",
    )
}

fn interrompido(evento: &Evento<'_>) -> CliError {
    let comando = api::comando_em(&evento.opcoes.acesso, &["consultar", evento.referencia, "--completa"]);
    CliError::new(Saida::Indefinido, "interrompido", "interrompido; o evento pode já ter sido enviado")
        .dica(format!("antes de repetir, veja se ele consta: {comando}"))
}
