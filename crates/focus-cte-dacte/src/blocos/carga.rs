//! The cargo and its quantities.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::campos::Campos;
use crate::codigos;
use crate::documento::Documento;
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let c = documento.campos;
    let mut pecas = vec![Peca::Linha(vec![
        Celula::nova("PRODUTO PREDOMINANTE", c.texto("produto_predominante"), 90.0),
        Celula::nova("OUTRAS CARACTERÍSTICAS DA CARGA", c.texto("outras_caracteristicas_carga"), 63.0),
        Celula::nova("VALOR TOTAL DA CARGA", formato::decimal(c.texto("valor_total_carga")), 45.0).direita(),
    ])];
    pecas.extend(quantidades(documento));
    pecas
}

/// The manual's five fields, and one more for each quantity that is none of them.
fn quantidades<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let titulos =
        ["PESO BRUTO (KG)", "PESO BASE CÁLCULO (KG)", "PESO AFERIDO (KG)", "CUBAGEM (M3)", "QTDE. DE VOLUMES (UND)"];
    let mut campos: [Option<String>; 5] = Default::default();
    let mut outras = Vec::new();
    for quantidade in documento.campos.lista("quantidades") {
        match campo_de(quantidade) {
            Some(i) if campos[i].is_none() => campos[i] = Some(valor(quantidade, i)),
            _ => outras.push(quantidade),
        }
    }
    let largura = LARGURA / 5.0;
    let celulas = titulos.into_iter().zip(campos);
    let celulas = celulas.map(|(titulo, valor)| Celula::nova(titulo, valor.unwrap_or_default(), largura).direita());
    let mut pecas = vec![Peca::Linha(celulas.collect())];
    for grupo in outras.chunks(5) {
        let celulas = grupo.iter().map(|quantidade| {
            let unidade = codigos::unidade(quantidade.texto("codigo_unidade_medida"));
            let valor = format!("{} {unidade}", formato::decimal(quantidade.texto("quantidade")));
            Celula::nova(quantidade.texto("tipo_medida"), valor, largura).direita()
        });
        let mut celulas: Vec<_> = celulas.collect();
        celulas.resize_with(5, || Celula::nova("", "", largura));
        pecas.push(Peca::Linha(celulas));
    }
    pecas
}

/// Which of the fields a quantity belongs to, by its unit and the name of its measure.
fn campo_de(quantidade: Campos<'_>) -> Option<usize> {
    let medida = quantidade.texto("tipo_medida").to_uppercase();
    match quantidade.texto("codigo_unidade_medida") {
        "01" | "02" if medida.contains("BASE") => Some(1),
        "01" | "02" if medida.contains("AFERIDO") => Some(2),
        "01" | "02" if medida.contains("BRUTO") => Some(0),
        "00" => Some(3),
        "03" => Some(4),
        _ => None,
    }
}

fn valor(quantidade: Campos<'_>, campo: usize) -> String {
    let texto = quantidade.texto("quantidade");
    match campo {
        0..=2 => formato::decimal(&em_quilogramas(texto, quantidade.texto("codigo_unidade_medida"))).into_owned(),
        4 => formato::juntar(&[&formato::decimal(texto), quantidade.texto("tipo_medida")], " "),
        _ => formato::decimal(texto).into_owned(),
    }
}

/// Tonnes (`cUnid` 02) as kilograms.
fn em_quilogramas<'t>(quantidade: &'t str, unidade: &str) -> Cow<'t, str> {
    match Decimal::from_str_exact(quantidade).ok().and_then(|q| q.checked_mul(Decimal::ONE_THOUSAND)) {
        Some(quilogramas) if unidade == "02" => Cow::Owned(quilogramas.to_string()),
        _ => Cow::Borrowed(quantidade),
    }
}
