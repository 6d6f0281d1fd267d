//! What the webhooks are told of a verdict.

use crate::armazenamento::{Julgado, NovaEntrega, Pendente, Recebida, Registro, Webhook};
use crate::fiscal::resumir;
use crate::relogio::Instante;
use crate::respostas::{DocumentoResposta, RecebidaResposta};
use crate::webhooks::{CTE, Webhooks, entregas};

/// The deliveries of a verdict: to the webhooks of the company that emitted, and to those of the companies that receive.
pub(crate) fn avisos(webhooks: &Webhooks, pendente: &Pendente, julgado: &Julgado, agora: Instante) -> Vec<NovaEntrega> {
    if webhooks.quantos() == 0 {
        return Vec::new();
    }
    let do_emitente = webhooks.interessados(&pendente.token, &pendente.cnpj_emitente, CTE);
    let registro = Registro {
        id: pendente.id,
        referencia: pendente.referencia.clone(),
        modelo: pendente.modelo,
        cnpj_emitente: pendente.cnpj_emitente.clone(),
        estado: julgado.estado,
        veredito: Some(julgado.veredito.clone()),
        autorizacao: julgado.autorizacao.as_ref().map(|(autorizacao, _)| autorizacao.clone()),
        consultas: None,
    };
    let mut novas = entregas(&do_emitente, &DocumentoResposta::nova(&registro, &[], None), agora);
    for empresa in &julgado.recebedores {
        let interessados = webhooks.interessados_na_recebida(empresa);
        if let Some((autorizacao, xml)) = &julgado.autorizacao {
            novas.extend(da_recebida(&interessados, empresa, &autorizacao.chave, xml, agora));
        }
    }
    novas
}

/// The deliveries of a received CT-e. Its version is not given yet: it is told as 0.
pub(crate) fn da_recebida(
    interessados: &[Webhook],
    empresa: &str,
    chave: &str,
    xml: &str,
    agora: Instante,
) -> Vec<NovaEntrega> {
    if interessados.is_empty() {
        return Vec::new();
    }
    let Some(resumo) = resumir(xml) else { return Vec::new() };
    let recebida =
        Recebida { versao: 0, empresa: empresa.to_owned(), chave: chave.to_owned(), caminho_xml: String::new() };
    entregas(interessados, &RecebidaResposta::nova(&recebida, &resumo, &[]), agora)
}
