//! `focus-cte consultar REF`: a document's state.

use std::path::Path;

use focus_cte::Referencia;
use focus_cte::documento::Documento;

use crate::api::{self, Conexao};
use crate::cli::Consultar;
use crate::erros::{CliError, Saida};
use crate::gravacao;
use crate::situacao::{self, XmlSalvo};
use crate::terminal::{Espera, aviso};

/// Asks once and shows the answer.
pub(crate) fn executar(pedido: &Consultar, json: bool) -> Result<Saida, CliError> {
    let referencia = api::referencia(&pedido.referencia)?;
    if let Some(pasta) = &pedido.saida {
        gravacao::conferir_pasta(pasta)?;
    }
    api::runtime()?.block_on(async {
        let conexao = Conexao::abrir(&pedido.acesso).await?;
        let resultado = consultar(&conexao, pedido, &referencia).await;
        conexao.fechar().await;
        let (documento, xml) = resultado?;
        situacao::escrever(&documento, &referencia, xml.as_ref(), json)?;
        Ok(situacao::saida(&documento.status))
    })
}

async fn consultar(
    conexao: &Conexao,
    pedido: &Consultar,
    referencia: &Referencia,
) -> Result<(Documento, Option<XmlSalvo>), CliError> {
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

async fn baixar(conexao: &Conexao, pasta: &Path, documento: &Documento) -> Result<Option<XmlSalvo>, CliError> {
    if documento.caminho_xml.is_none() {
        aviso(&format!("ainda não há XML para salvar: a situação é {}", documento.status));
        return Ok(None);
    }
    let xml = conexao.client.baixar_xml(documento).await.map_err(|e| conexao.erro(&e))?;
    XmlSalvo::salvar(pasta, documento, &xml).map(Some)
}
