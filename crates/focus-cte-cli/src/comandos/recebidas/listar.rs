//! `focus-cte recebidas listar`: the list from a cursor on, which never passes what was not read.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use focus_cte::client::Recebidas;
use focus_cte::documento::{CteRecebida, Situacao};
use focus_cte::error::{Error, ErrorKind};

use super::cursor::Cursor;
use crate::api::{self, Conexao};
use crate::arquivo::{Arquivo, Peca};
use crate::cli::Listar;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::ficha::Ficha;
use crate::gravacao;
use crate::relatorio::plural;
use crate::terminal::{self, Cor, Resultado};

/// The cursor is written after so many, and at the end.
const LOTE: usize = 100;

/// What came of the list.
#[derive(Default)]
struct Resumo {
    lidos: usize,
    faltas: usize,
}

/// Writes every summary after the cursor.
pub(super) fn executar(pedido: &Listar, json: bool) -> Result<Saida, CliError> {
    if let Some(pasta) = &pedido.saida {
        gravacao::preparar_pasta(pasta)?;
    }
    api::com_api(&pedido.acesso, || interrompida(pedido), async |conexao| listar(conexao, pedido, json).await)
}

async fn listar(conexao: &Conexao, pedido: &Listar, json: bool) -> Result<Saida, CliError> {
    let abrir = |caminho: &PathBuf| Cursor::abrir(caminho, &conexao.ambiente, &pedido.cnpj);
    let mut cursor = pedido.cursor.as_ref().map(abrir).transpose()?;
    let desde = cursor.as_ref().map_or(pedido.desde.unwrap_or(0), Cursor::versao);
    let mut recebidas = conexao.client.recebidas_desde(&pedido.cnpj, desde);
    let mut resultado = Resultado::new();
    let mut resumo = Resumo::default();
    let fim = ler(conexao, pedido, json, &mut recebidas, (&mut resultado, cursor.as_mut(), &mut resumo)).await;
    // What was written counts as read, also when the list broke off; what could not be written does not.
    resultado.concluir()?;
    if let Some(cursor) = &mut cursor {
        cursor.avancar(recebidas.cursor())?;
    }
    fim?;
    terminal::avisar(&resumo.por_extenso(pedido, recebidas.cursor()));
    if resumo.faltas > 0 {
        let quais = plural(resumo.faltas, "item não pôde ser lido ou salvo", "itens não puderam ser lidos ou salvos");
        let versao = recebidas.cursor();
        let dica = format!("o cursor parou antes deles, na versão {versao}: repita o comando para tentar de novo");
        return Err(CliError::new(Saida::Indisponivel, "recebidas_incompletas", quais).dica(dica));
    }
    Ok(Saida::Ok)
}

async fn ler(
    conexao: &Conexao,
    pedido: &Listar,
    json: bool,
    recebidas: &mut Recebidas,
    (resultado, mut cursor, resumo): (&mut Resultado, Option<&mut Cursor>, &mut Resumo),
) -> Result<(), CliError> {
    while let Some(item) = recebidas.proxima().await {
        let cte = match item {
            Ok(cte) => cte,
            Err(erro) if de_um_item(&erro) => {
                resumo.faltas += 1;
                terminal::erro(&conexao.erro(&erro));
                continue;
            }
            Err(erro) => return Err(conexao.erro(&erro)),
        };
        let arquivo = match &pedido.saida {
            None => None,
            Some(pasta) => match salvar(conexao, pasta, &cte).await {
                Ok(arquivo) => Some(arquivo),
                Err(erro) => {
                    resumo.faltas += 1;
                    recebidas.reter();
                    let mensagem = format!("o XML do CT-e {} não foi salvo: {}", cte.chave_recebida, erro.mensagem);
                    terminal::erro(&CliError { mensagem, ..erro });
                    None
                }
            },
        };
        escrever(resultado, &cte, arquivo.as_ref(), json)?;
        resumo.lidos += 1;
        if resumo.lidos.is_multiple_of(LOTE) {
            resultado.flush()?;
            recebidas.confirmar();
            if let Some(cursor) = cursor.as_deref_mut() {
                cursor.avancar(recebidas.cursor())?;
            }
        }
    }
    Ok(())
}

/// Whether the error is of one entry of the list, and the others still come.
fn de_um_item(erro: &Error) -> bool {
    erro.kind() == ErrorKind::RespostaInvalida && erro.status().is_none()
}

async fn salvar(conexao: &Conexao, pasta: &Path, cte: &CteRecebida) -> Result<Arquivo, CliError> {
    let xml = conexao.client.baixar_xml_recebida(&cte.chave_recebida).await.map_err(|e| conexao.erro(&e))?;
    Arquivo::salvar(pasta, &Peca::Xml, Some(&cte.chave_recebida), &xml)
}

fn escrever(
    resultado: &mut Resultado,
    cte: &CteRecebida,
    arquivo: Option<&Arquivo>,
    json: bool,
) -> Result<(), CliError> {
    if json {
        let mut valor = serde_json::to_value(cte).unwrap_or_default();
        if let (Some(campos), Some(arquivo)) = (valor.as_object_mut(), arquivo) {
            campos.insert("arquivo_xml".to_owned(), arquivo.caminho().into());
        }
        return resultado.json(&valor);
    }
    let cor = match cte.situacao {
        Situacao::Autorizada => Cor::Verde,
        Situacao::Cancelada | Situacao::Denegada => Cor::Vermelho,
        _ => Cor::Amarelo,
    };
    let emitente = [cte.nome_emitente.as_deref(), cte.documento_emitente.as_deref()];
    let emitente = emitente.into_iter().flatten().collect::<Vec<_>>().join(", ");
    Ficha::new(&cte.chave_recebida)
        .estado(cor, cte.situacao.as_str())
        .linha("versão", Some(cte.versao.to_string()))
        .linha("emitente", (!emitente.is_empty()).then_some(emitente))
        .linha("emissão", cte.data_emissao.clone())
        .linha("valor", cte.valor_total.map(|v| v.to_string()))
        .linha("correção", cte.carta_correcao.clone())
        .linha("cancelado", cte.justificativa_cancelamento.clone())
        .linha("XML", arquivo.map(Arquivo::caminho))
        .escrever(resultado)
}

impl Resumo {
    fn por_extenso(&self, pedido: &Listar, versao: u64) -> String {
        let lidos = plural(self.lidos, "CT-e recebido", "CT-es recebidos");
        match &pedido.cursor {
            Some(caminho) => format!("{lidos}; o cursor {} está na versão {versao}", entrada::nome(caminho)),
            None => format!("{lidos}; continue depois com --desde {versao}"),
        }
    }
}

fn interrompida(pedido: &Listar) -> CliError {
    let dica = match pedido.cursor {
        Some(_) => "repita o comando: ele continua do cursor, que só passou do que foi escrito",
        None => "para continuar de onde parou, use --cursor ARQUIVO",
    };
    CliError::new(Saida::Indefinido, "interrompido", "interrompido; nada foi alterado na API").dica(dica)
}
