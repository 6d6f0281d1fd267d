//! `focus-cte emitir`: validate, send, wait, save.

use std::path::{Path, PathBuf};
use std::time::Duration;

use focus_cte::documento::{Documento, Status};
use focus_cte::{Modelo, Payload, Referencia, validar_payload};

use crate::api::{self, Conexao};
use crate::arquivo::{Arquivo, Peca};
use crate::assunto::Assunto;
use crate::cli::Emitir;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::gravacao;
use crate::momento::Momento;
use crate::situacao::{self, Visto};
use crate::terminal::{self, Espera};

const PRAZO_PADRAO: u64 = 120;

/// What is about to be sent.
struct Envio<'a> {
    pedido: &'a Emitir,
    modelo: Modelo,
    referencia: Referencia,
    json: Vec<u8>,
    pasta: PathBuf,
    momento: Momento,
}

/// Sends one document. Nothing leaves this machine before everything that can be checked here has been.
pub(crate) fn executar(pedido: &Emitir, json: bool) -> Result<Saida, CliError> {
    let modelo = super::modelo(pedido.os);
    let nome = entrada::nome(&pedido.arquivo);
    let bytes = entrada::ler(&pedido.arquivo)?;
    let payload = Payload::from_slice(modelo, &bytes).map_err(|e| super::json_invalido(&nome, &e))?;
    let momento = Momento::da_emissao(&pedido.acesso, &payload);
    let relatorio = validar_payload(&payload, &momento.contexto(&pedido.acesso));
    if !relatorio.is_valido() && !pedido.sem_validar {
        super::sugerir_modelo(&payload);
        return super::recusar(&nome, Assunto::Documento(modelo), &relatorio, json, "nada foi enviado");
    }
    if !relatorio.problemas.is_empty() {
        super::mostrar_problemas(&nome, Assunto::Documento(modelo), &relatorio);
    }
    drop(payload);
    let referencia = api::referencia(&pedido.referencia)?;
    let pasta = pedido.saida.clone().unwrap_or_else(|| PathBuf::from("."));
    gravacao::preparar_pasta(&pasta)?;
    let envio = Envio { pedido, modelo, referencia, json: bytes, pasta, momento };
    emitir(&envio, json)
}

fn emitir(envio: &Envio<'_>, json: bool) -> Result<Saida, CliError> {
    let acesso = &envio.pedido.acesso;
    api::com_api_no_relogio(
        acesso,
        || envio.momento.relogio(),
        || interrompido(envio),
        async |conexao| {
            let recebido = enviar(conexao, envio).await?;
            // What the query after a wait tells says nothing of how the emission went.
            let reconciliado = recebido.reconciliado();
            let documento = aguardar(conexao, envio, recebido).await?;
            concluir(conexao, envio, &documento, reconciliado, json).await
        },
    )
}

async fn enviar(conexao: &Conexao, envio: &Envio<'_>) -> Result<Documento, CliError> {
    let _espera = Espera::new(&format!("enviando {}", envio.modelo));
    let enviado = match envio.modelo {
        Modelo::Cte => conexao.client.emitir_cte(&envio.referencia, &envio.json).await,
        Modelo::CteOs => conexao.client.emitir_cte_os(&envio.referencia, &envio.json).await,
    };
    enviado.map_err(|e| conexao.erro(&e))
}

async fn aguardar(conexao: &Conexao, envio: &Envio<'_>, documento: Documento) -> Result<Documento, CliError> {
    if !envio.pedido.aguardar || documento.status.finalizado() {
        return Ok(documento);
    }
    let _espera = Espera::new("aguardando a SEFAZ");
    let prazo = Duration::from_secs(envio.pedido.prazo.unwrap_or(PRAZO_PADRAO));
    conexao.client.aguardar_com(&envio.referencia, conexao.espera(prazo)).await.map_err(|e| conexao.erro(&e))
}

/// Says how it ended, with the XML on disk when it was authorised.
async fn concluir(
    conexao: &Conexao,
    envio: &Envio<'_>,
    documento: &Documento,
    reconciliado: bool,
    json: bool,
) -> Result<Saida, CliError> {
    let salvo = match documento.status {
        Status::Autorizado => Some(salvar(conexao, &envio.pasta, documento).await),
        _ => None,
    };
    let (xml, falha) = match salvo {
        Some(Ok(xml)) => (Some(xml), None),
        Some(Err(erro)) => (None, Some(erro)),
        None => (None, None),
    };
    let visto = Visto { documento, referencia: &envio.referencia, xml: xml.as_ref(), reconciliado };
    situacao::escrever(&visto, json)?;
    if let Some(erro) = falha {
        return Err(sem_xml(erro, conexao, &envio.referencia));
    }
    match documento.status {
        Status::ProcessandoAutorizacao if !envio.pedido.aguardar => {
            terminal::avisar(&format!("enviado; {}", como_consultar(envio)));
            Ok(Saida::Ok)
        }
        ref status => {
            if situacao::saida(status) == Saida::Recusado {
                terminal::erro(&recusado(documento));
            }
            Ok(situacao::saida(status))
        }
    }
}

async fn salvar(conexao: &Conexao, pasta: &Path, documento: &Documento) -> Result<Arquivo, CliError> {
    let _espera = Espera::new("baixando o XML");
    let xml = conexao.client.baixar_xml(documento).await.map_err(|e| conexao.erro(&e))?;
    Arquivo::salvar(pasta, &Peca::Xml, documento.chave_recebida.as_deref(), &xml)
}

fn recusado(documento: &Documento) -> CliError {
    let motivo = documento.sefaz().unwrap_or_else(|| "sem explicação".to_owned());
    let erro =
        CliError::new(Saida::Recusado, "documento_recusado", format!("a SEFAZ recusou: {}", terminal::limpo(&motivo)));
    match documento.status {
        Status::Denegado => erro.dica("a ref fica ocupada; acerte o cadastro com a SEFAZ e emita com outra ref"),
        _ => erro.dica("corrija o documento e emita de novo com a mesma ref"),
    }
}

fn sem_xml(erro: CliError, conexao: &Conexao, referencia: &Referencia) -> CliError {
    let mensagem = format!("o documento foi autorizado, mas o XML não foi salvo: {}", erro.mensagem);
    let comando = conexao.comando(&["baixar", referencia.as_str()]);
    CliError { mensagem, ..erro }.dica(format!("não emita de novo; salve-o com: {comando}"))
}

fn interrompido(envio: &Envio<'_>) -> CliError {
    let comando = api::comando_em(&envio.pedido.acesso, &["consultar", envio.referencia.as_str()]);
    CliError::new(Saida::Indefinido, "interrompido", "interrompido; o documento pode já ter sido enviado")
        .dica(format!("antes de reenviar: {comando}"))
}

fn como_consultar(envio: &Envio<'_>) -> String {
    let acesso = &envio.pedido.acesso;
    if acesso.sandbox && acesso.dados.is_none() {
        return "o sandbox e o documento somem agora: use --aguardar, ou --dados DIR".to_owned();
    }
    let comando = api::comando_em(acesso, &["consultar", envio.referencia.as_str()]);
    format!("acompanhe com: {comando}")
}
