//! The parties of a document, by the fields that describe them.

use super::caso::Caso;
use super::objeto::{Grupo, Objeto};
use crate::layout::campo::{self, Campo};

/// A party: the issuer, the sender, the taker, ...
#[derive(Debug)]
pub(super) struct Parte {
    /// Its name in field names and messages.
    pub(super) nome: &'static str,
    pub(super) grupo: Grupo,
    pub(super) cnpj: Campo,
    pub(super) cpf: Campo,
    pub(super) inscricao_estadual: Campo,
    pub(super) razao_social: Campo,
    pub(super) codigo_municipio: Campo,
    pub(super) municipio: Campo,
    pub(super) uf: Campo,
}

macro_rules! parte {
    ($constante:ident, $nome:literal, $primeiro:ident .. $ultimo:ident, $cnpj:ident, $cpf:ident, $ie:ident, $razao:ident, $codigo:ident, $municipio:ident, $uf:ident) => {
        #[doc = concat!("`", $nome, "`")]
        pub(super) const $constante: Parte = Parte {
            nome: $nome,
            grupo: Grupo(campo::$primeiro, campo::$ultimo),
            cnpj: campo::$cnpj,
            cpf: campo::$cpf,
            inscricao_estadual: campo::$ie,
            razao_social: campo::$razao,
            codigo_municipio: campo::$codigo,
            municipio: campo::$municipio,
            uf: campo::$uf,
        };
    };
}

parte!(
    EMITENTE,
    "emitente",
    CNPJ_EMITENTE..REGIME_TRIBUTARIO_EMITENTE,
    CNPJ_EMITENTE,
    CPF_EMITENTE,
    INSCRICAO_ESTADUAL_EMITENTE,
    NOME_EMITENTE,
    CODIGO_MUNICIPIO_EMITENTE,
    MUNICIPIO_EMITENTE,
    UF_EMITENTE
);
parte!(
    REMETENTE,
    "remetente",
    CNPJ_REMETENTE..EMAIL_REMETENTE,
    CNPJ_REMETENTE,
    CPF_REMETENTE,
    INSCRICAO_ESTADUAL_REMETENTE,
    NOME_REMETENTE,
    CODIGO_MUNICIPIO_REMETENTE,
    MUNICIPIO_REMETENTE,
    UF_REMETENTE
);
parte!(
    EXPEDIDOR,
    "expedidor",
    CNPJ_EXPEDIDOR..EMAIL_EXPEDIDOR,
    CNPJ_EXPEDIDOR,
    CPF_EXPEDIDOR,
    INSCRICAO_ESTADUAL_EXPEDIDOR,
    NOME_EXPEDIDOR,
    CODIGO_MUNICIPIO_EXPEDIDOR,
    MUNICIPIO_EXPEDIDOR,
    UF_EXPEDIDOR
);
parte!(
    RECEBEDOR,
    "recebedor",
    CNPJ_RECEBEDOR..EMAIL_RECEBEDOR,
    CNPJ_RECEBEDOR,
    CPF_RECEBEDOR,
    INSCRICAO_ESTADUAL_RECEBEDOR,
    NOME_RECEBEDOR,
    CODIGO_MUNICIPIO_RECEBEDOR,
    MUNICIPIO_RECEBEDOR,
    UF_RECEBEDOR
);
parte!(
    DESTINATARIO,
    "destinatario",
    CNPJ_DESTINATARIO..EMAIL_DESTINATARIO,
    CNPJ_DESTINATARIO,
    CPF_DESTINATARIO,
    INSCRICAO_ESTADUAL_DESTINATARIO,
    NOME_DESTINATARIO,
    CODIGO_MUNICIPIO_DESTINATARIO,
    MUNICIPIO_DESTINATARIO,
    UF_DESTINATARIO
);
parte!(
    TOMADOR,
    "tomador",
    CNPJ_TOMADOR..EMAIL_TOMADOR,
    CNPJ_TOMADOR,
    CPF_TOMADOR,
    INSCRICAO_ESTADUAL_TOMADOR,
    NOME_TOMADOR,
    CODIGO_MUNICIPIO_TOMADOR,
    MUNICIPIO_TOMADOR,
    UF_TOMADOR
);

/// The party that a code of `tomador` names.
pub(super) fn tomador(codigo: &str) -> Option<&'static Parte> {
    Some(match codigo {
        "0" => &REMETENTE,
        "1" => &EXPEDIDOR,
        "2" => &RECEBEDOR,
        "3" => &DESTINATARIO,
        "4" => &TOMADOR,
        _ => return None,
    })
}

impl Parte {
    /// Whether the document has the party.
    pub(super) fn existe(&self, raiz: Objeto<'_>) -> bool {
        raiz.tem_grupo(self.grupo)
    }

    /// Whether the layout takes its fields: those of the taker in a CT-e only with `tomador` 4.
    pub(super) fn e_lida(&self, caso: &Caso<'_>) -> bool {
        self.cnpj != campo::CNPJ_TOMADOR || caso.e_os() || caso.texto(campo::TOMADOR) == Some("4")
    }

    /// Its CNPJ or CPF.
    pub(super) fn documento<'p>(&self, raiz: Objeto<'p>) -> Option<&'p str> {
        raiz.texto(self.cnpj).or_else(|| raiz.texto(self.cpf))
    }

    /// The field that has its CNPJ or CPF: the one that is filled, else the CNPJ's.
    pub(super) fn campo_do_documento(&self, raiz: Objeto<'_>) -> Campo {
        if !raiz.tem(self.cnpj) && raiz.tem(self.cpf) { self.cpf } else { self.cnpj }
    }

    /// Its UF.
    pub(super) fn uf<'p>(&self, raiz: Objeto<'p>) -> Option<&'p str> {
        raiz.texto(self.uf)
    }
}
