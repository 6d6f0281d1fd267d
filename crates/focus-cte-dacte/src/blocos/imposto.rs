//! The ICMS of the service.

use crate::codigos;
use crate::documento::Documento;
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let c = documento.campos;
    let situacao = c.texto("icms_situacao_tributaria");
    // vBC, vBCSTRet or vBCOutraUF; the last two share the API's field with the first but for CST 60.
    let [base, aliquota, do_icms] = if situacao == "60" {
        ["icms_base_calculo_retido_st", "icms_aliquota_retido_st", "icms_valor_retido_st"]
    } else {
        ["icms_base_calculo", "icms_aliquota", "icms_valor"]
    };
    let situacao = if situacao.is_empty() && c.tem("icms_valor_previsto") {
        "ICMS PREVISTO NO PAGAMENTO ANTECIPADO"
    } else {
        codigos::situacao_icms(situacao)
    };
    let tributos = c.tem("valor_total_tributos");
    let da_situacao = if tributos { 58.0 } else { 76.0 };
    let valor = |titulo, campo, largura| Celula::nova(titulo, formato::decimal(c.texto(campo)), largura).direita();
    let largura = (LARGURA - da_situacao) / if tributos { 5.0 } else { 4.0 };
    let mut celulas = vec![
        Celula::nova("CLASSIFICAÇÃO TRIBUTÁRIA DO SERVIÇO", situacao, da_situacao),
        valor("BASE DE CÁLCULO", base, largura),
        valor("ALÍQ. ICMS (%)", aliquota, largura),
        valor("VALOR DO ICMS", do_icms, largura),
        valor("% RED. BC CÁLC.", "icms_reducao_base_calculo", largura),
    ];
    if tributos {
        celulas.push(valor("VALOR APROX. DOS TRIBUTOS", "valor_total_tributos", largura));
    }
    let mut pecas = vec![Peca::Faixa("INFORMAÇÕES RELATIVAS AO IMPOSTO"), Peca::Linha(celulas)];
    pecas.extend(outros(documento));
    pecas
}

/// What few documents have, five fields to a line.
fn outros<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let c = documento.campos;
    let campos = [
        ("CRÉDITO OUTORGADO / PRESUMIDO", "icms_valor_credito_presumido"),
        ("VALOR DO ICMS DESONERADO", "icms_valor_desonerado"),
        ("CÓDIGO DO BENEFÍCIO FISCAL", "icms_codigo_beneficio_fiscal"),
        ("VALOR DO ICMS PREVISTO", "icms_valor_previsto"),
        ("BC DO ICMS NA UF DE TÉRMINO", "icms_base_calculo_uf_fim"),
        ("% FCP NA UF DE TÉRMINO", "icms_percentual_fcp_uf_fim"),
        ("ALÍQ. INTERNA DA UF DE TÉRMINO (%)", "icms_aliquota_interna_uf_fim"),
        ("ALÍQ. INTERESTADUAL (%)", "icms_aliquota_interestadual_uf_fim"),
        ("VALOR DO FCP DA UF DE TÉRMINO", "icms_valor_total_fcp_uf_fim"),
        ("ICMS PARA A UF DE TÉRMINO", "icms_valor_partilha_uf_fim"),
        ("ICMS PARA A UF DE INÍCIO", "icms_valor_partilha_uf_inicio"),
    ];
    let presentes: Vec<_> = campos.into_iter().filter(|(_, campo)| c.tem(campo)).collect();
    let celula = |(titulo, campo): &(&'static str, &str), largura| {
        let texto = c.texto(campo);
        let valor = if *campo == "icms_codigo_beneficio_fiscal" { texto.into() } else { formato::decimal(texto) };
        Celula::nova(titulo, valor, largura).direita()
    };
    let mut pecas = Vec::new();
    for linha in presentes.chunks(6) {
        #[expect(clippy::cast_precision_loss, reason = "at most six fields")]
        let largura = LARGURA / linha.len() as f32;
        pecas.push(Peca::Linha(linha.iter().map(|campo| celula(campo, largura)).collect()));
    }
    pecas
}
