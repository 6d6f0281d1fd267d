//! What a CT-e OS refers to: documents of the service, what it replaces or complements, GTV-e (`infDocRef`, `infGTVe`).

use std::borrow::Cow;

use super::documentos::serie_e_numero;
use crate::codigos;
use crate::documento::Documento;
use crate::fluxo::{Coluna, Fluxo, Tabela};
use crate::formato;

static COLUNAS: [Coluna; 5] = [
    Coluna::nova("TIPO DOC.", 28.0),
    Coluna::nova("CHAVE DE ACESSO", 70.0),
    Coluna::nova("SÉRIE/NRO. DOCUMENTO", 44.0),
    Coluna::nova("EMISSÃO", 22.0),
    Coluna::direita("VALOR", 34.0),
];

pub(crate) fn fluxo<'p>(documento: &Documento<'p>) -> Option<Fluxo<'p>> {
    let c = documento.campos;
    let mut valores: Vec<Cow<'p, str>> = Vec::new();
    let mut chave = |tipo: &'p str, chave: &'p str, valor: Cow<'p, str>| {
        if !chave.is_empty() {
            let numero = Cow::Owned(serie_e_numero(chave));
            valores.extend([Cow::Borrowed(tipo), Cow::Borrowed(chave), numero, Cow::Borrowed(""), valor]);
        }
    };
    if documento.complementar() {
        c.lista("chave_cte_complementado").for_each(|item| chave("CT-e OS COMPL.", item.escalar(), Cow::Borrowed("")));
    } else {
        chave("CT-e OS SUBST.", c.texto("chave_cte_original_sub"), Cow::Borrowed(""));
        chave("CT-e OS CANC.", c.texto("chave_cte_cancelado"), Cow::Borrowed(""));
        for gtve in c.lista("gtves") {
            chave(codigos::modelo_da_chave(gtve.texto("chave_gtve")), gtve.texto("chave_gtve"), Cow::Borrowed(""));
        }
    }
    for referido in c.lista("documentos_referenciados") {
        let bpe = referido.texto("chave_bpe");
        if !bpe.is_empty() {
            chave(codigos::modelo_da_chave(bpe), bpe, Cow::Borrowed(""));
        }
    }
    for referido in c.lista("documentos_referenciados").filter(|referido| !referido.tem("chave_bpe")) {
        let serie = formato::juntar(&[referido.texto("serie"), referido.texto("subserie")], "-");
        valores.extend([
            Cow::Borrowed("OUTROS"),
            Cow::Borrowed(""),
            Cow::Owned(formato::juntar(&[&serie, referido.texto("numero")], " / ")),
            formato::data(referido.texto("data_emissao")),
            formato::decimal(referido.texto("valor")),
        ]);
    }
    (!valores.is_empty()).then(|| Fluxo::Tabela(Tabela::nova("DOCUMENTOS REFERENCIADOS", &COLUNAS, valores)))
}
