//! What the reader must not overlook, in bars below the header.

use crate::autorizacao::Situacao;
use crate::documento::Documento;
use crate::quadro::Peca;

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let autorizacao = documento.autorizacao;
    let mut pecas = Vec::new();
    match autorizacao.situacao {
        Situacao::Previa => pecas.push(Peca::Faixa("PRÉVIA - SEM VALOR FISCAL: DOCUMENTO NÃO ENVIADO À SEFAZ")),
        Situacao::Cancelado => pecas.push(Peca::Faixa("CT-E CANCELADO")),
        // The words of MOC 4.00, 11.3.2.
        Situacao::SemProtocolo if autorizacao.em_contingencia() => {
            pecas.push(Peca::Faixa("DACTE EM CONTINGÊNCIA - IMPRESSO EM DECORRÊNCIA DE PROBLEMAS TÉCNICOS"));
        }
        Situacao::SemProtocolo => pecas.push(Peca::Faixa("SEM VALOR FISCAL: CT-E SEM AUTORIZAÇÃO DE USO")),
        Situacao::Autorizado => {}
    }
    match autorizacao.chave.partes().forma_emissao {
        7 => pecas.push(Peca::Faixa("EMITIDO EM CONTINGÊNCIA - AUTORIZAÇÃO PELA SVC-RS")),
        8 => pecas.push(Peca::Faixa("EMITIDO EM CONTINGÊNCIA - AUTORIZAÇÃO PELA SVC-SP")),
        _ => {}
    }
    pecas
}
