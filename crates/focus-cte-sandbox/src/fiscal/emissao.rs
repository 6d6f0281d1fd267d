//! The authorised document: written, signed by the test certificate, and joined with the authority's protocol.

use std::sync::Arc;

use focus_cte::{Empresa, Payload, Uf};
use focus_cte_xml::{Certificado, Protocolo, TipoAmbiente, assinar, cte_proc, digest_value, escrever};

use crate::armazenamento::{Autorizacao, Emitido, Pendente, Veredito};
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
    /// The document that holds the number already.
    pub(crate) ocupado_por: Option<Emitido>,
    /// The year of the protocol, two digits.
    pub(crate) ano: String,
    pub(crate) protocolo: u64,
    pub(crate) recebido_em: Instante,
}

/// Makes the authorised document and its XML, or says why the authority rejects it.
pub(crate) fn emitir(emissao: &Emissao) -> Result<(Autorizacao, String), Veredito> {
    let Pendente { modelo, requisicao, cnpj_emitente, .. } = &emissao.pendente;
    let mut payload = Payload::from_slice(*modelo, requisicao.as_bytes()).map_err(falha)?;
    let dados = focus_cte_xml::Emissao {
        codigo_numerico: emissao.codigo_numerico,
        ..focus_cte_xml::Emissao::nova(TipoAmbiente::Homologacao, emissao.serie, emissao.numero)
    };
    let escrito = escrever(&mut payload, &emissao.empresa, &dados).map_err(falha)?;
    if let Some(existente) = &emissao.ocupado_por {
        return Err(sefaz::duplicidade(escrito.chave.as_str(), existente));
    }
    let assinado = assinar(&escrito.xml, Certificado::de_teste()).map_err(falha)?;
    let uf = payload.texto("uf_emitente").and_then(|uf| uf.parse().ok()).unwrap_or(Uf::Df);
    let Veredito { cstat, motivo } = sefaz::autorizado();
    let protocolo = Protocolo {
        ambiente: TipoAmbiente::Homologacao,
        versao_aplicativo: sefaz::VERSAO_APLICATIVO.to_owned(),
        data_recebimento: emissao.recebido_em.na_uf(uf),
        protocolo: sefaz::numero_do_protocolo(uf, &emissao.ano, emissao.protocolo),
        digest_value: digest_value(&assinado).unwrap_or_default().to_owned(),
        chave: escrito.chave,
        cstat,
        motivo,
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
    };
    Ok((autorizacao, xml))
}

fn falha(erro: impl std::error::Error) -> Veredito {
    sefaz::falha_no_schema(&erro.to_string())
}
