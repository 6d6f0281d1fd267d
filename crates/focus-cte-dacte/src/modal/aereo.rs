//! By air (`aereo`).

use std::borrow::Cow;

use crate::campos::Campos;
use crate::fluxo::{Coluna, Fluxo, Tabela};
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

static PERIGOSOS: [Coluna; 4] = [
    Coluna::nova("NÚMERO ONU", 40.0),
    Coluna::nova("QUANTIDADE TOTAL DE VOLUMES", 58.0),
    Coluna::direita("QUANTIDADE TOTAL DE ARTIGOS PERIGOSOS", 60.0),
    Coluna::nova("UNIDADE", 40.0),
];

pub(crate) fn pecas<'p>(c: Campos<'p>, modal: Campos<'p>) -> Vec<Peca<'p>> {
    let retira = match c.texto("retirar_mercadoria") {
        "0" => "SIM",
        "1" => "NÃO",
        outro => outro,
    };
    let manuseio: Vec<&str> = modal.lista("informacoes_manuseio").map(Campos::escalar).map(manuseio).collect();
    vec![
        Peca::Faixa("INFORMAÇÕES ESPECÍFICAS DO MODAL AÉREO"),
        Peca::Linha(vec![
            Celula::nova("NÚMERO OPERACIONAL DO CONHECIMENTO AÉREO", modal.texto("numero_operacional"), 50.0),
            Celula::nova("CLASSE", classe(modal.texto("classe_tarifa")), 28.0),
            Celula::nova("CÓDIGO DA TARIFA", modal.texto("codigo_tarifa"), 26.0),
            Celula::nova("VALOR DA TARIFA", formato::decimal(modal.texto("valor_tarifa")), 30.0).direita(),
            Celula::nova("NÚMERO DA MINUTA", modal.texto("numero_minuta"), 30.0),
            Celula::nova("DATA PREVISTA DE ENTREGA", formato::data(modal.texto("data_prevista_entrega")), 34.0),
        ]),
        Peca::Linha(vec![
            Celula::nova("RETIRA", retira, 20.0),
            Celula::nova("DADOS RELATIVOS À RETIRADA DA CARGA", c.texto("detalhes_retirar"), 108.0),
            Celula::nova("CARACTERÍSTICA ADICIONAL DO SERVIÇO", c.texto("caracteristica_adicional_servico"), 70.0),
        ]),
        Peca::Linha(vec![
            Celula::nova("NATUREZA DA CARGA - DIMENSÃO (CM)", modal.texto("dimensao_carga"), 50.0),
            Celula::nova("NATUREZA DA CARGA - INFORMAÇÕES DO MANUSEIO", manuseio.join("; "), LARGURA - 50.0),
        ]),
    ]
}

/// Dangerous goods (`peri`).
pub(crate) fn fluxo(modal: Campos<'_>) -> Option<Fluxo<'_>> {
    let mut valores = Vec::new();
    for artigo in modal.lista("artigos_perigosos") {
        valores.extend([
            Cow::Borrowed(artigo.texto("numero_onu")),
            Cow::Borrowed(artigo.texto("quantidade_total_volumes")),
            formato::decimal(artigo.texto("quantidade_total_artigos")),
            Cow::Borrowed(unidade(artigo.texto("unidade_medida"))),
        ]);
    }
    (!valores.is_empty()).then(|| Fluxo::Tabela(Tabela::nova("PRODUTOS PERIGOSOS", &PERIGOSOS, valores)))
}

fn classe(codigo: &str) -> &str {
    match codigo {
        "M" => "M - MÍNIMA",
        "G" => "G - GERAL",
        "E" => "E - ESPECÍFICA",
        outro => outro,
    }
}

fn unidade(codigo: &str) -> &str {
    match codigo {
        "1" => "KG",
        "2" => "KG G (BRUTO)",
        "3" => "LITROS",
        "4" => "TI (RADIOATIVOS)",
        "5" => "UNIDADES",
        outro => outro,
    }
}

fn manuseio(codigo: &str) -> &str {
    match codigo {
        "01" => "01 - CERTIFICADO DO EXPEDIDOR PARA EMBARQUE DE ANIMAL VIVO",
        "02" => "02 - ARTIGO PERIGOSO CONFORME DECLARAÇÃO DO EXPEDIDOR ANEXA",
        "03" => "03 - SOMENTE EM AERONAVE CARGUEIRA",
        "04" => "04 - ARTIGO PERIGOSO - DECLARAÇÃO DO EXPEDIDOR NÃO REQUERIDA",
        "05" => "05 - ARTIGO PERIGOSO EM QUANTIDADE ISENTA",
        "06" => "06 - GELO SECO PARA REFRIGERAÇÃO",
        "07" => "07 - NÃO RESTRITO",
        "08" => "08 - ARTIGO PERIGOSO EM CARGA CONSOLIDADA",
        "09" => "09 - AUTORIZAÇÃO DA AUTORIDADE GOVERNAMENTAL ANEXA",
        "10" => "10 - BATERIAS DE ÍONS DE LÍTIO, SEÇÃO II DA PI965 - CAO",
        "11" => "11 - BATERIAS DE ÍONS DE LÍTIO, SEÇÃO II DA PI966",
        "12" => "12 - BATERIAS DE ÍONS DE LÍTIO, SEÇÃO II DA PI967",
        "13" => "13 - BATERIAS DE METAL LÍTIO, SEÇÃO II DA PI968 - CAO",
        "14" => "14 - BATERIAS DE METAL LÍTIO, SEÇÃO II DA PI969",
        "15" => "15 - BATERIAS DE METAL LÍTIO, SEÇÃO II DA PI970",
        "99" => "99 - OUTRO (VER OBSERVAÇÕES)",
        outro => outro,
    }
}
