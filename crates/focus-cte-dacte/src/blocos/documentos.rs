//! The documents of the goods (DACTE manual, 2.8; `infDoc`, `infCteComp`, `infCteSub`, `infServVinc`).

use std::borrow::Cow;

use crate::campos::Campos;
use crate::codigos;
use crate::documento::Documento;
use crate::fluxo::{Coluna, Fluxo, Tabela};
use crate::formato;

const TITULO: &str = "DOCUMENTOS ORIGINÁRIOS";

static COLUNAS: [Coluna; 3] = [
    Coluna::nova("TIPO DOC.", 15.0),
    Coluna::nova("CNPJ/CPF EMITENTE OU CHAVE DE ACESSO", 59.0),
    Coluna::nova("SÉRIE/NRO. DOCUMENTO", 25.0),
];

/// The table of the documents; empty when the goods have none.
pub(crate) fn fluxo<'p>(documento: &Documento<'p>) -> Fluxo<'p> {
    let c = documento.campos;
    let mut valores = Vec::new();
    if documento.complementar() {
        for complementado in c.lista("chave_cte_complementado") {
            eletronico(&mut valores, "CT-e COMPL.", complementado.escalar());
        }
        return Fluxo::Tabela(Tabela::nova(TITULO, &COLUNAS, valores));
    }
    if c.tem("chave_cte_original_sub") {
        eletronico(&mut valores, "CT-e SUBST.", c.texto("chave_cte_original_sub"));
    }
    for vinculado in c.lista("ctes_multimodais_vinculados") {
        eletronico(&mut valores, "CT-e MULTIM.", vinculado.texto("chave_cte_multimodal"));
    }
    for nf in c.lista("nfs") {
        let tipo = if nf.texto("modelo") == "04" { "NF PROD." } else { "NF" };
        em_papel(&mut valores, c, Cow::Borrowed(tipo), nf.texto("serie"), nf.texto("numero"));
    }
    for nfe in c.lista("nfes") {
        let chave = nfe.texto("chave_nfe");
        eletronico(&mut valores, codigos::modelo_da_chave(chave), chave);
    }
    for outro in c.lista("outros_documentos") {
        let tipo = codigos::tipo_outro_documento(outro.texto("tipo_documento"));
        let descricao = outro.texto("descricao_documento");
        let tipo = Cow::Borrowed(if descricao.is_empty() { tipo } else { descricao });
        em_papel(&mut valores, c, tipo, "", outro.texto("numero"));
    }
    for dce in c.lista("dces") {
        eletronico(&mut valores, "DC-e", dce.texto("chave_dce"));
    }
    Fluxo::Tabela(Tabela::nova(TITULO, &COLUNAS, valores))
}

/// An electronic document: its key says its series and number.
fn eletronico<'p>(valores: &mut Vec<Cow<'p, str>>, tipo: &'p str, chave: &'p str) {
    valores.extend([Cow::Borrowed(tipo), Cow::Borrowed(chave), Cow::Owned(serie_e_numero(chave))]);
}

/// A document on paper, issued by the sender.
fn em_papel<'p>(valores: &mut Vec<Cow<'p, str>>, c: Campos<'p>, tipo: Cow<'p, str>, serie: &'p str, numero: &'p str) {
    let emitente = formato::cnpj_ou_cpf(c.primeiro(&["cnpj_remetente", "cpf_remetente"]));
    valores.extend([tipo, emitente, Cow::Owned(formato::juntar(&[serie, numero], " / "))]);
}

/// Series and number of a document, from its access key.
pub(crate) fn serie_e_numero(chave: &str) -> String {
    let sem_zeros = |parte: &str| parte.trim_start_matches('0').to_owned();
    match (chave.get(22..25), chave.get(25..34)) {
        (Some(serie), Some(numero)) => {
            let serie = sem_zeros(serie);
            format!("{} / {}", if serie.is_empty() { "0" } else { &serie }, sem_zeros(numero))
        }
        _ => String::new(),
    }
}
