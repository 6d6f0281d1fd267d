//! The stations of the cargo (`compl/fluxo`; mandatory in the air).

use crate::documento::Documento;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let c = documento.campos;
    let passagens: Vec<&str> =
        c.lista("passagens").map(|p| p.texto("codigo_interno")).filter(|p| !p.is_empty()).collect();
    let (origem, destino) = (c.texto("codigo_interno_origem"), c.texto("codigo_interno_destino"));
    if origem.is_empty() && destino.is_empty() && passagens.is_empty() {
        return Vec::new();
    }
    let ponta = 58.0;
    vec![
        Peca::Faixa("PREVISÃO DO FLUXO DA CARGA"),
        Peca::Linha(vec![
            Celula::nova("SIGLA OU CÓDIGO DA FILIAL/PORTO/ESTAÇÃO/AEROPORTO DE ORIGEM", origem, ponta),
            Celula::nova(
                "SIGLA OU CÓDIGO DA FILIAL/PORTO/ESTAÇÃO/AEROPORTO DE PASSAGEM",
                passagens.join(" - "),
                LARGURA - 2.0 * ponta,
            ),
            Celula::nova("SIGLA OU CÓDIGO DA FILIAL/PORTO/ESTAÇÃO/AEROPORTO DE DESTINO", destino, ponta),
        ]),
    ]
}
