//! `focus-cte consultar REF`: a document's state.

use std::path::Path;

use focus_cte::Referencia;
use focus_cte::documento::Documento;

use crate::api::{self, Conexao};
use crate::arquivo::{Arquivo, Peca};
use crate::cli::Consultar;
use crate::erros::{CliError, Saida};
use crate::gravacao;
use crate::situacao::{self, Visto};
use crate::terminal::{Espera, aviso};

/// Asks once and shows the answer.
pub(crate) fn executar(pedido: &Consultar, json: bool) -> Result<Saida, CliError> {
    let referencia = api::referencia(&pedido.referencia)?;
    if let Some(pasta) = &pedido.saida {
        gravacao::preparar_pasta(pasta)?;
    }
    let acesso = &pedido.acesso;
    let (documento, xml) =
        api::com_api(acesso, api::interrompida, async |conexao| consultar(conexao, pedido, &referencia).await)?;
    let visto = Visto { documento: &documento, referencia: &referencia, xml: xml.as_ref(), reconciliado: false };
    situacao::escrever(&visto, json)?;
    Ok(situacao::saida(&documento.status))
}

async fn consultar(
    conexao: &Conexao,
    pedido: &Consultar,
    referencia: &Referencia,
) -> Result<(Documento, Option<Arquivo>), CliError> {
    let espera = Espera::new("consultando");
    let documento = if pedido.completa {
        conexao.client.consultar_completa(referencia).await
    } else {
        conexao.client.consultar(referencia).await
    };
    let documento = documento.map_err(|e| conexao.erro(&e))?;
    let xml = match &pedido.saida {
        Some(pasta) => baixar(conexao, pasta, &documento).await?,
        None => None,
    };
    drop(espera);
    Ok((documento, xml))
}

async fn baixar(conexao: &Conexao, pasta: &Path, documento: &Documento) -> Result<Option<Arquivo>, CliError> {
    if documento.caminho_xml.is_none() {
        aviso(&format!("ainda não há XML para salvar: a situação é {}", documento.status));
        return Ok(None);
    }
    let xml = conexao.client.baixar_xml(documento).await.map_err(|e| conexao.erro(&e))?;
    Arquivo::salvar(pasta, &Peca::Xml, documento.chave_recebida.as_deref(), &xml).map(Some)
}
