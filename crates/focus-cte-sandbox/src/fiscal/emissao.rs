//! The authorised document: written, signed by the test certificate, and joined with the authority's protocol.

use std::sync::Arc;

use focus_cte::validation::Referenciado;
use focus_cte::{Contexto, Empresa, Payload, Uf, validar_payload};
use focus_cte_xml::{Certificado, Protocolo, TipoAmbiente, assinar, cte_proc, digest_value, escrever};

use crate::armazenamento::{Autorizacao, Citacao, Pendente, Veredito};
use crate::numeracao::Ocupante;
use crate::relogio::Instante;
use crate::sefaz;

/// A document with all that it is given.
#[derive(Debug)]
pub(crate) struct Emissao {
    pub(crate) pendente: Pendente,
    pub(crate) empresa: Arc<Empresa>,
    pub(crate) serie: u16,
    pub(crate) numero: u32,
    pub(crate) codigo_numerico: u32,
    /// What holds the number already.
    pub(crate) ocupado_por: Option<Ocupante>,
    /// The year of the protocol, two digits.
    pub(crate) ano: String,
    pub(crate) protocolo: u64,
    pub(crate) recebido_em: Instante,
    /// Whether the authority's rules are applied.
    pub(crate) julga: bool,
    /// The documents that it cites.
    pub(crate) citacoes: Vec<Citacao>,
    /// What is known of them.
    pub(crate) citados: Vec<Referenciado>,
    /// Why one of them is refused, whatever it is.
    pub(crate) citacao_recusada: Option<Veredito>,
}

/// A document that the authority took in.
#[derive(Debug)]
pub(crate) struct Emitida {
    pub(crate) autorizacao: Autorizacao,
    pub(crate) veredito: Veredito,
    pub(crate) xml: String,
    /// The companies other than its own that take part in it: CNPJ or CPF, each once.
    pub(crate) recebedores: Vec<String>,
}

/// Makes the authorised document and its XML, or says why the authority rejects it.
pub(crate) fn emitir(emissao: &Emissao) -> Result<Emitida, Veredito> {
    let Pendente { modelo, requisicao, cnpj_emitente, .. } = &emissao.pendente;
    let mut payload = Payload::from_slice(*modelo, requisicao.as_bytes()).map_err(falha)?;
    let dados = focus_cte_xml::Emissao {
        codigo_numerico: emissao.codigo_numerico,
        ..focus_cte_xml::Emissao::nova(TipoAmbiente::Homologacao, emissao.serie, emissao.numero)
    };
    let escrito = escrever(&mut payload, &emissao.empresa, &dados).map_err(falha)?;
    if emissao.julga && emissao.pendente.ditado.is_none() {
        julgar(&payload, emissao)?;
    }
    match &emissao.ocupado_por {
        Some(Ocupante::Documento(existente)) => return Err(sefaz::duplicidade(escrito.chave.as_str(), existente)),
        Some(Ocupante::Inutilizacao) => return Err(sefaz::numero_inutilizado()),
        None => {}
    }
    let assinado = assinar(&escrito.xml, Certificado::de_teste()).map_err(falha)?;
    let uf = payload.texto("uf_emitente").and_then(|uf| uf.parse().ok()).unwrap_or(Uf::Df);
    let veredito = emissao.pendente.ditado.clone().unwrap_or_else(sefaz::autorizado);
    let protocolo = Protocolo {
        ambiente: TipoAmbiente::Homologacao,
        versao_aplicativo: sefaz::VERSAO_APLICATIVO.to_owned(),
        data_recebimento: emissao.recebido_em.na_uf(uf),
        protocolo: sefaz::numero_do_protocolo(uf, &emissao.ano, emissao.protocolo),
        digest_value: digest_value(&assinado).unwrap_or_default().to_owned(),
        chave: escrito.chave,
        cstat: veredito.cstat,
        motivo: veredito.motivo.clone(),
    };
    let xml = cte_proc(&assinado, &protocolo);
    let mes = emissao.recebido_em.ano_mes(uf);
    let autorizacao = Autorizacao {
        serie: emissao.serie,
        numero: emissao.numero,
        caminho_xml: format!("/arquivos/{cnpj_emitente}/{mes}/XMLs/{}-cte.xml", protocolo.chave),
        chave: protocolo.chave.as_str().to_owned(),
        protocolo: protocolo.protocolo,
        recebido_em: protocolo.data_recebimento,
        digest_value: protocolo.digest_value,
        autorizado_em: emissao.recebido_em,
    };
    Ok(Emitida { autorizacao, veredito, xml, recebedores: recebedores(&payload, cnpj_emitente) })
}

/// The authority's verdict on a document that is complete, computed fields and all.
fn julgar(payload: &Payload<'_>, emissao: &Emissao) -> Result<(), Veredito> {
    let contexto = Contexto::novo().ambiente(TipoAmbiente::Homologacao).quando(emissao.recebido_em.timestamp());
    let com_citados = emissao.citados.iter().map(|citado| contexto.clone().referenciado(citado.clone()));
    let sem_citados = emissao.citados.is_empty().then(|| contexto.clone());
    for contexto in com_citados.chain(sem_citados) {
        if let Some(veredito) = sefaz::rejeicao(&validar_payload(payload, &contexto)) {
            return Err(veredito);
        }
    }
    emissao.citacao_recusada.clone().map_or(Ok(()), Err)
}

fn recebedores(payload: &Payload<'_>, emitente: &str) -> Vec<String> {
    const PARTES: [[&str; 2]; 5] = [
        ["cnpj_tomador", "cpf_tomador"],
        ["cnpj_remetente", "cpf_remetente"],
        ["cnpj_expedidor", "cpf_expedidor"],
        ["cnpj_recebedor", "cpf_recebedor"],
        ["cnpj_destinatario", "cpf_destinatario"],
    ];
    let mut recebedores: Vec<String> = Vec::new();
    for campos in PARTES {
        if let Some(numero) = campos.iter().find_map(|campo| payload.texto(campo))
            && numero != emitente
            && !recebedores.iter().any(|outro| outro == numero)
        {
            recebedores.push(numero.to_owned());
        }
    }
    recebedores
}

fn falha(erro: impl std::error::Error) -> Veredito {
    sefaz::falha_no_schema(&erro.to_string())
}
