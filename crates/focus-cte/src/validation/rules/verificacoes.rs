//! Checks that many rules share: documents of parties, municipalities, state registrations.

use super::achados::Achados;
use super::objeto::Objeto;
use crate::layout::campo::Campo;
use crate::municipios;
use crate::types::{Cnpj, Cpf, inscricao_estadual};

/// What a company from abroad has for a CNPJ.
pub(super) const CNPJ_DO_EXTERIOR: &str = "00000000000000";

/// A CNPJ that is zero or whose check digits disagree.
pub(super) fn cnpj_invalido(o: Objeto<'_>, a: &mut Achados, cnpj: Campo) {
    if o.texto(cnpj).is_some_and(|texto| !Cnpj::confere(texto)) {
        a.em(o, cnpj);
    }
}

/// A CPF that is zero or whose check digits disagree.
pub(super) fn cpf_invalido(o: Objeto<'_>, a: &mut Achados, cpf: Campo) {
    if o.texto(cpf).is_some_and(|texto| !Cpf::confere(texto)) {
        a.em(o, cpf);
    }
}

/// The code of a municipality whose first two digits are not the UF's. Abroad (`EX`) has no code of its own in the manual, and is
/// not judged.
pub(super) fn municipio_difere_da_uf(o: Objeto<'_>, a: &mut Achados, municipio: Campo, uf: Campo) {
    let (Some(codigo), Some(uf_do_campo)) = (o.texto(municipio), o.uf(uf)) else { return };
    if codigo.get(..2).and_then(|prefixo| prefixo.parse().ok()).is_some_and(|p: u8| p != uf_do_campo.codigo_ibge()) {
        let detalhe = format!("os códigos de {uf_do_campo} começam por {}, e veio {codigo}", uf_do_campo.codigo_ibge());
        a.entre_com(o, &[municipio, uf], detalhe);
    }
}

/// A code that is not of IBGE's table. 9999999 is of who is abroad.
pub(super) fn municipio_inexistente(o: Objeto<'_>, a: &mut Achados, municipio: Campo, uf: Campo) {
    let Some(codigo) = o.texto(municipio) else { return };
    let no_exterior = || codigo == municipios::EXTERIOR && o.uf(uf).is_none();
    if !municipios::existe(codigo) && !no_exterior() {
        a.em(o, municipio);
    }
}

/// A state registration whose check digits disagree by the rule of a UF. `ISENTO` and zeros are not numbers to check; abroad
/// (`EX`) has no rule.
pub(super) fn inscricao_estadual_invalida(o: Objeto<'_>, a: &mut Achados, inscricao: Campo, uf: Campo) {
    let (Some(texto), Some(uf_do_campo)) = (o.texto(inscricao), o.uf(uf)) else { return };
    if texto != "ISENTO" && !zerado(texto) && !inscricao_estadual::confere(texto, uf_do_campo) {
        a.entre_com(o, &[inscricao, uf], format!("o dígito verificador não confere pela regra de {uf_do_campo}"));
    }
}

/// Only zeros.
pub(super) fn zerado(texto: &str) -> bool {
    texto.bytes().all(|b| b == b'0')
}
