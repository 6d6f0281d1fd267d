//! The receipt that is cut off and kept (DACTE manual, 2.21.5: not mandatory, its layout is free).

use crate::documento::Documento;
use crate::fonte::Fonte;
use crate::formato;
use crate::medida::{ESQUERDA, FOLHA_LARGURA, LARGURA, MARGEM, ascendente};
use crate::pagina::{Alinhamento, Caixa, Pagina};
use crate::quadro::titulo;

/// Height of the receipt, with the dashed line below it.
pub(crate) const ALTURA: f32 = TEXTO + CAMPOS + 3.0;
const TEXTO: f32 = 3.6;
const CAMPOS: f32 = 13.0;

pub(crate) fn desenhar(pagina: &mut Pagina, documento: &Documento<'_>) {
    let caixa = Caixa::nova(ESQUERDA, MARGEM, LARGURA, TEXTO);
    pagina.contorno(Caixa { altura: TEXTO + CAMPOS, ..caixa });
    let declaracao = "DECLARO QUE RECEBI OS VOLUMES DESTE CONHECIMENTO EM PERFEITO ESTADO PELO QUE DOU POR CUMPRIDO O \
                      PRESENTE CONTRATO DE TRANSPORTE";
    let base = caixa.y + 0.7 + ascendente(5.8);
    pagina.texto_em((caixa.x, caixa.largura), base, (Fonte::Regular, 5.8), Alinhamento::Centro, declaracao);
    pagina.linha((caixa.x, caixa.fundo()), (caixa.direita(), caixa.fundo()));

    let y = caixa.fundo();
    let mut x = ESQUERDA;
    let metade = CAMPOS / 2.0;
    let (nome, assinatura, quando, numero) = (58.0, 62.0, 44.0, 34.0);
    campo(pagina, "NOME", Caixa::nova(x, y, nome, metade));
    campo(pagina, "RG", Caixa::nova(x, y + metade, nome, metade));
    x += nome;
    campo(pagina, "ASSINATURA / CARIMBO", Caixa::nova(x, y, assinatura, CAMPOS));
    x += assinatura;
    let (chegada, saida) = ("CHEGADA - DATA / HORA", "SAÍDA - DATA / HORA");
    campo(pagina, chegada, Caixa::nova(x, y, quando, metade));
    campo(pagina, saida, Caixa::nova(x, y + metade, quando, metade));
    x += quando;
    identificacao(pagina, documento, Caixa::nova(x, y, numero, CAMPOS));

    let corte = y + CAMPOS + 1.5;
    pagina.picote((MARGEM, corte), (FOLHA_LARGURA - MARGEM, corte));
}

fn campo(pagina: &mut Pagina, nome: &str, caixa: Caixa) {
    pagina.contorno(caixa);
    titulo(pagina, nome, caixa);
}

fn identificacao(pagina: &mut Pagina, documento: &Documento<'_>, caixa: Caixa) {
    let partes = documento.autorizacao.chave.partes();
    let linhas = [
        ("CT-e".to_owned(), 10.0),
        (format!("Nº {}", formato::numero(&partes.numero.to_string())), 8.5),
        (format!("SÉRIE {}", partes.serie), 8.5),
    ];
    pagina.contorno(caixa);
    let mut y = caixa.y + 1.3;
    for (linha, tamanho) in linhas {
        let letra = (Fonte::Negrito, tamanho);
        pagina.texto_em((caixa.x, caixa.largura), y + ascendente(tamanho), letra, Alinhamento::Centro, &linha);
        y += 3.6;
    }
}
