//! A document's state as people and machines read it, and its XML on disk.

use std::path::Path;

use focus_cte::Referencia;
use focus_cte::documento::{Documento, Status};
use serde_json::Value;

use crate::erros::{CliError, Saida};
use crate::gravacao::{self, Salvo};
use crate::terminal::{self, Cor, Estilo, Resultado, limpo};

/// The exit code of a state.
pub(crate) fn saida(status: &Status) -> Saida {
    match status {
        Status::Autorizado | Status::Cancelado => Saida::Ok,
        Status::ErroAutorizacao | Status::Denegado => Saida::Recusado,
        Status::ProcessandoAutorizacao | Status::Outro(_) => Saida::Indefinido,
    }
}

/// An authorised XML and where it is.
pub(crate) struct XmlSalvo {
    salvo: Salvo,
    protocolo: Option<String>,
}

impl XmlSalvo {
    /// Saves the XML under the document's key.
    pub(crate) fn salvar(pasta: &Path, documento: &Documento, xml: &[u8]) -> Result<Self, CliError> {
        let nome = nome_do_arquivo(documento, xml)?;
        let salvo = gravacao::salvar_sem_substituir(pasta, &nome, "xml", xml)?;
        if let Salvo::ComOutroNome(caminho) = &salvo {
            let caminho = caminho.to_string_lossy();
            terminal::aviso(&format!(
                "já havia outro arquivo com o nome {nome}.xml; este ficou em {}",
                limpo(&caminho)
            ));
        }
        let protocolo = elemento(xml, "nProt").map(str::to_owned);
        Ok(XmlSalvo { salvo, protocolo })
    }
}

/// The key when it holds; never a name that the server could use to reach another folder.
fn nome_do_arquivo(documento: &Documento, xml: &[u8]) -> Result<String, CliError> {
    let recebida = documento.chave_recebida.as_deref().or_else(|| elemento(xml, "chCTe"));
    let chave = documento.chave.as_ref().map(focus_cte::Chave::as_str).or(recebida);
    let valida = chave.filter(|c| c.len() == 44 && c.bytes().all(|b| b.is_ascii_alphanumeric()));
    valida.map(str::to_owned).ok_or_else(|| {
        CliError::new(Saida::Indisponivel, "resposta_invalida", "a API não informou uma chave de acesso válida")
    })
}

fn elemento<'x>(xml: &'x [u8], nome: &str) -> Option<&'x str> {
    let texto = std::str::from_utf8(xml).ok()?;
    let (_, resto) = texto.split_once(&format!("<{nome}>"))?;
    resto.split_once(&format!("</{nome}>")).map(|(valor, _)| valor)
}

/// Writes the state on standard output.
pub(crate) fn escrever(
    documento: &Documento,
    referencia: &Referencia,
    xml: Option<&XmlSalvo>,
    json: bool,
) -> Result<(), CliError> {
    let mut resultado = Resultado::new();
    if json {
        resultado.json(&para_maquinas(documento, referencia, xml)?)?;
    } else {
        let estilo = Estilo::da_saida();
        let titulo = estilo.pintar(cor(&documento.status), documento.status.as_str()).into_owned();
        resultado.linha(&format!("{}: {titulo}", estilo.pintar(Cor::Negrito, &limpo(referencia.as_str()))))?;
        for (rotulo, valor) in linhas(documento, xml) {
            let valor = estilo.quebrar(&limpo(&valor), 13);
            resultado.linha(&format!("  {} {valor}", estilo.pintar(Cor::Apagado, &format!("{rotulo:<10}"))))?;
        }
    }
    resultado.concluir()
}

fn cor(status: &Status) -> Cor {
    match saida(status) {
        Saida::Ok => Cor::Verde,
        Saida::Recusado => Cor::Vermelho,
        _ => Cor::Amarelo,
    }
}

fn linhas(documento: &Documento, xml: Option<&XmlSalvo>) -> Vec<(&'static str, String)> {
    let numeracao = match (documento.numero, documento.serie) {
        (Some(numero), Some(serie)) => Some(format!("{numero}, série {serie}")),
        (numero, _) => numero.map(|n| n.to_string()),
    };
    let protocolo = documento.protocolo.as_ref().and_then(|p| p.protocolo.clone());
    let recebido = documento.protocolo.as_ref().and_then(|p| p.data_recebimento.clone());
    let mut linhas: Vec<(&'static str, Option<String>)> = vec![
        ("SEFAZ", documento.sefaz()),
        ("modelo", documento.modelo.map(|m| format!("{} ({m})", m.codigo()))),
        ("chave", documento.chave_recebida.clone()),
        ("número", numeracao),
        ("protocolo", protocolo.or_else(|| xml.and_then(|x| x.protocolo.clone()))),
        ("recebido", recebido),
        ("XML", xml.map(|x| x.salvo.caminho().to_string_lossy().into_owned())),
    ];
    if xml.is_none() {
        linhas.push(("XML na API", documento.caminho_xml.clone()));
    }
    linhas.push(("DACTE", documento.caminho_dacte.clone()));
    linhas.push(("correção", documento.caminho_xml_carta_correcao.clone()));
    linhas.push(("cancelam.", documento.caminho_xml_cancelamento.clone()));
    linhas.extend(documento.erros.iter().map(|e| ("erro", Some(e.to_string()))));
    linhas.into_iter().filter_map(|(rotulo, valor)| valor.map(|v| (rotulo, v))).collect()
}

fn para_maquinas(documento: &Documento, referencia: &Referencia, xml: Option<&XmlSalvo>) -> Result<Value, CliError> {
    let mut valor = serde_json::to_value(documento).map_err(|_| {
        CliError::new(Saida::Indisponivel, "resposta_invalida", "a resposta da API não pôde ser relida")
    })?;
    if let Value::Object(campos) = &mut valor {
        campos.entry("ref").or_insert_with(|| referencia.as_str().into());
        if let Some(xml) = xml {
            campos.insert("arquivo_xml".to_owned(), xml.salvo.caminho().to_string_lossy().into());
            if let Some(protocolo) = &xml.protocolo {
                campos.insert("numero_protocolo".to_owned(), protocolo.as_str().into());
            }
        }
    }
    Ok(valor)
}
