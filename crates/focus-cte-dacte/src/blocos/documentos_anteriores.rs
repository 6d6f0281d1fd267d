//! Documents of carriage that came before this one (`docAnt`).

use std::borrow::Cow;

use super::documentos::serie_e_numero;
use crate::campos::Campos;
use crate::codigos;
use crate::documento::Documento;
use crate::fluxo::{Coluna, Fluxo, Tabela};
use crate::formato;

static COLUNAS: [Coluna; 4] = [
    Coluna::nova("EMITENTE DO DOCUMENTO ANTERIOR", 72.0),
    Coluna::nova("TIPO DOC.", 26.0),
    Coluna::nova("CHAVE DE ACESSO", 62.0),
    Coluna::nova("SÉRIE/NRO. DOCUMENTO / EMISSÃO", 38.0),
];

pub(crate) fn fluxo<'p>(documento: &Documento<'p>) -> Option<Fluxo<'p>> {
    let mut valores: Vec<Cow<'p, str>> = Vec::new();
    for emissor in documento.campos.lista("emissores_documento_transporte_anterior") {
        let nome = identificacao(emissor);
        for identificacao in emissor.lista("identificacoes_documentos") {
            for papel in identificacao.lista("documentos_papel") {
                let serie = formato::juntar(&[papel.texto("serie"), papel.texto("subserie")], "-");
                let numero = formato::juntar(&[&serie, papel.texto("numero_documento")], " / ");
                let numero = formato::juntar(&[&numero, &formato::data(papel.texto("data_emissao"))], " - ");
                let tipo = codigos::tipo_documento_anterior(papel.texto("tipo_documento"));
                valores.extend([Cow::Owned(nome.clone()), Cow::Borrowed(tipo), Cow::Borrowed(""), Cow::Owned(numero)]);
            }
            for eletronico in identificacao.lista("documentos_eletronicos") {
                let chave = eletronico.texto("chave_cte");
                let tipo = Cow::Borrowed(codigos::modelo_da_chave(chave));
                let numero = Cow::Owned(serie_e_numero(chave));
                valores.extend([Cow::Owned(nome.clone()), tipo, Cow::Borrowed(chave), numero]);
            }
        }
    }
    (!valores.is_empty()).then(|| Fluxo::Tabela(Tabela::nova("DOCUMENTOS DE TRANSPORTE ANTERIOR", &COLUNAS, valores)))
}

fn identificacao(emissor: Campos<'_>) -> String {
    let inscricao = formato::cnpj_ou_cpf(emissor.primeiro(&["cnpj", "cpf"]));
    let ie = emissor.texto("inscricao_estadual");
    let ie = if ie.is_empty() { String::new() } else { format!("IE {ie}") };
    formato::juntar(&[emissor.texto("razao_social"), &inscricao, &ie, emissor.texto("uf")], " - ")
}
