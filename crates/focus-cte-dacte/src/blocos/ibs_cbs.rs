//! IBS and CBS (`imp/IBSCBS`; after the manual, which knows no block for them yet).

use crate::documento::Documento;
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let c = documento.campos;
    if !c.tem("ibs_cbs_situacao_tributaria") {
        return Vec::new();
    }
    let classificacao =
        formato::juntar(&[c.texto("ibs_cbs_situacao_tributaria"), c.texto("ibs_cbs_classificacao_tributaria")], " / ");
    let valor = |titulo, campo, largura| Celula::nova(titulo, formato::decimal(c.texto(campo)), largura).direita();
    let tributo = |titulo, aliquota: &'static str, reduzida: &'static str, valor: &'static str, largura| {
        // Where the rate is reduced, the one that was applied is printed.
        let aliquota = c.primeiro(&[reduzida, aliquota]);
        let texto = formato::juntar(&[&percentual(aliquota), &formato::decimal(c.texto(valor))], "   ");
        Celula::nova(titulo, texto, largura).direita()
    };
    let mut pecas = vec![
        Peca::Faixa("IBS E CBS"),
        Peca::Linha(vec![
            Celula::nova("CST / CLASSIF. TRIBUTÁRIA", classificacao, 30.0),
            valor("BASE DE CÁLCULO", "ibs_cbs_base_calculo", 26.0),
            tributo("IBS DA UF", "ibs_uf_aliquota", "ibs_uf_aliquota_efetiva", "ibs_uf_valor", 30.0),
            tributo("IBS DO MUNICÍPIO", "ibs_mun_aliquota", "ibs_mun_aliquota_efetiva", "ibs_mun_valor", 30.0),
            valor("VALOR TOTAL DO IBS", "ibs_valor_total", 26.0),
            tributo("CBS", "cbs_aliquota", "cbs_aliquota_efetiva", "cbs_valor", 30.0),
            valor("VALOR TOTAL DO DOCUMENTO", "valor_total_dfe", LARGURA - 172.0),
        ]),
    ];
    pecas.extend(ajustes(documento));
    pecas
}

/// What few documents have: rates before their reduction, deferral, refund, reversal.
fn ajustes<'p>(documento: &Documento<'p>) -> Option<Peca<'p>> {
    let c = documento.campos;
    let mut partes: Vec<String> = Vec::new();
    for (nome, prefixo) in [("IBS DA UF", "ibs_uf_"), ("IBS DO MUNICÍPIO", "ibs_mun_"), ("CBS", "cbs_")] {
        let campo = |nome: &str| c.texto(&format!("{prefixo}{nome}"));
        if !campo("percentual_reducao_aliquota").is_empty() {
            let (aliquota, reducao) = (percentual(campo("aliquota")), percentual(campo("percentual_reducao_aliquota")));
            partes.push(format!("{nome}: alíquota de {aliquota} com redução de {reducao}"));
        }
        if !campo("valor_diferido").is_empty() {
            let (parte, valor) =
                (percentual(campo("percentual_diferimento")), formato::decimal(campo("valor_diferido")));
            partes.push(format!("{nome} diferido: {parte}, R$ {valor}"));
        }
        if !campo("valor_tributo_devolvido").is_empty() {
            partes.push(format!("{nome} devolvido: R$ {}", formato::decimal(campo("valor_tributo_devolvido"))));
        }
    }
    for (nome, campo) in [("IBS estornado", "ibs_valor_estornado"), ("CBS estornada", "cbs_valor_estornado")] {
        if c.tem(campo) {
            partes.push(format!("{nome}: R$ {}", formato::decimal(c.texto(campo))));
        }
    }
    (!partes.is_empty()).then(|| Peca::Linha(vec![Celula::nova("AJUSTES DO IBS E DA CBS", partes.join("; "), LARGURA)]))
}

fn percentual(valor: &str) -> String {
    if valor.is_empty() { String::new() } else { format!("{}%", formato::decimal(valor)) }
}
