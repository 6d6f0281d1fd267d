//! Federal taxes of a CT-e OS (`infTribFed`).

use crate::documento::Documento;
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let c = documento.campos;
    let campos = [
        ("VALOR DO PIS", "valor_pis"),
        ("VALOR DA COFINS", "valor_cofins"),
        ("VALOR DO IMPOSTO DE RENDA", "valor_ir"),
        ("VALOR DO INSS", "valor_inss"),
        ("VALOR DA CSLL", "valor_csll"),
    ];
    if !campos.iter().any(|(_, campo)| c.tem(campo)) {
        return Vec::new();
    }
    let celulas =
        campos.map(|(titulo, campo)| Celula::nova(titulo, formato::decimal(c.texto(campo)), LARGURA / 5.0).direita());
    vec![Peca::Faixa("TRIBUTOS FEDERAIS"), Peca::Linha(celulas.into())]
}
