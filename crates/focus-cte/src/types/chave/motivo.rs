//! Why the authority refuses an access key that a document cites.

use std::fmt;

use crate::types::{Chave, Cnpj, Cpf, Uf, modulo11};

/// Why the authority refuses an access key, in the words of its rules (MOC CT-e 4.00, rules G032, G040, G065, N11, ...). What
/// `Display` writes goes between `[Motivo: ` and `]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MotivoChave<'m> {
    /// Not 44 characters of the key's form (XSD type `TChDFe`).
    Formato,
    /// The check digit differs from the calculated one.
    Digito,
    /// The month is not 01 to 12.
    Mes,
    /// The number is zero.
    Numero,
    /// The first two digits are not the code of a federative unit.
    Uf,
    /// The emitente's CNPJ is zero or its check digits disagree.
    Cnpj,
    /// The emitente's CPF is zero or its check digits disagree.
    Cpf,
    /// The model is not one of those that the place takes.
    Modelo {
        /// Models that the place takes.
        aceitos: &'m [u8],
    },
    /// The year is before the first of this kind of document, or after the current one.
    Ano {
        /// First year that the place takes.
        minimo: u16,
    },
    /// The form of emission (`tpEmis`) is not one of the model.
    FormaEmissao,
}

impl fmt::Display for MotivoChave<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MotivoChave::Formato => f.write_str("Formato inválido"),
            MotivoChave::Digito => f.write_str("DV inválido"),
            MotivoChave::Mes => f.write_str("Mês inválido"),
            MotivoChave::Numero => f.write_str("Número zerado"),
            MotivoChave::Uf => f.write_str("UF inválida"),
            MotivoChave::Cnpj => f.write_str("CNPJ zerado ou inválido"),
            MotivoChave::Cpf => f.write_str("CPF zerado ou inválido"),
            MotivoChave::Modelo { aceitos } => {
                f.write_str("Modelo diferente de ")?;
                for (i, modelo) in aceitos.iter().enumerate() {
                    let entre = if i == 0 { "" } else { "/" };
                    write!(f, "{entre}{modelo}")?;
                }
                Ok(())
            }
            MotivoChave::Ano { minimo } => write!(f, "Ano < {minimo} ou maior que atual"),
            MotivoChave::FormaEmissao => f.write_str("Tipo de emissão inválido"),
        }
    }
}

impl Chave {
    /// Why the authority refuses this text as the key of a document of these models, from a year on; `None` when it does not.
    ///
    /// Takes the 44 characters as the layout has them, without prefix. The manual lists the reasons and not their order: the
    /// check digit goes first, since with a mistyped character any other part may be wrong because of it. `ano_atual` is the
    /// clock's. The emitente may be a person (a CPF after three zeros) where the layouts allow it: in the series 890 to 899 and
    /// 910 to 969, and in the Nota Fiscal Fácil (`tpEmis` 3). Does not allocate.
    ///
    /// ```
    /// use focus_cte::{Chave, types::MotivoChave};
    ///
    /// let nfe = "35260712345678000195550010000000421876543210";
    /// assert_eq!(Chave::motivo_invalida(nfe, &[55], 2005, 2026), None);
    /// assert_eq!(Chave::motivo_invalida(nfe, &[55], 2005, 2025), Some(MotivoChave::Ano { minimo: 2005 }));
    /// let motivo = Chave::motivo_invalida(nfe, &[57, 67, 64], 2009, 2026);
    /// assert_eq!(motivo.map(|m| m.to_string()).as_deref(), Some("Modelo diferente de 57/67/64"));
    /// ```
    #[must_use]
    pub fn motivo_invalida<'m>(
        texto: &str,
        modelos: &'m [u8],
        ano_minimo: u16,
        ano_atual: u16,
    ) -> Option<MotivoChave<'m>> {
        let Some(chave) = Partes::ler(texto) else { return Some(MotivoChave::Formato) };
        let ano = 2000 + chave.numero(2, 4);
        let modelo = u8::try_from(chave.numero(20, 22)).unwrap_or(u8::MAX);
        if !chave.digito_confere() {
            Some(MotivoChave::Digito)
        } else if !(1..=12).contains(&chave.numero(4, 6)) {
            Some(MotivoChave::Mes)
        } else if chave.numero(25, 34) == 0 {
            Some(MotivoChave::Numero)
        } else if u8::try_from(chave.numero(0, 2)).ok().and_then(Uf::de_codigo).is_none() {
            Some(MotivoChave::Uf)
        } else if let Some(motivo) = chave.emitente_invalido() {
            Some(motivo)
        } else if !modelos.contains(&modelo) {
            Some(MotivoChave::Modelo { aceitos: modelos })
        } else if ano < u32::from(ano_minimo) || ano > u32::from(ano_atual) {
            Some(MotivoChave::Ano { minimo: ano_minimo })
        } else if !formas_de_emissao(modelo).contains(&chave.numero(34, 35)) {
            Some(MotivoChave::FormaEmissao)
        } else {
            None
        }
    }
}

/// The values of `tpEmis` that a key of this model can have.
///
/// CT-e and CT-e OS: those of the layouts so far, with 5 (FS-DA), which today's no longer has and older keys do. NF-e and the
/// others whose manuals are not at hand: any but zero.
fn formas_de_emissao(modelo: u8) -> &'static [u32] {
    match modelo {
        57 | 67 => &[1, 2, 3, 4, 5, 7, 8],
        58 => &[1, 2, 3],
        63 => &[1, 2],
        64 => &[1, 2, 7, 8],
        _ => &[1, 2, 3, 4, 5, 6, 7, 8, 9],
    }
}

/// A text that has the form of a key.
struct Partes<'t>(&'t str);

impl<'t> Partes<'t> {
    fn ler(texto: &'t str) -> Option<Self> {
        let cabe = |(i, b): (usize, &u8)| b.is_ascii_digit() || ((6..18).contains(&i) && b.is_ascii_uppercase());
        (texto.len() == 44 && texto.as_bytes().iter().enumerate().all(cabe)).then_some(Self(texto))
    }

    /// A range of digits as a number.
    fn numero(&self, de: usize, ate: usize) -> u32 {
        self.0.as_bytes()[de..ate].iter().fold(0, |soma, b| soma * 10 + u32::from(b - b'0'))
    }

    fn digito_confere(&self) -> bool {
        let (antes, digito) = self.0.as_bytes().split_at(43);
        [b'0' + modulo11::digito(antes, 9)] == digito
    }

    /// Why the emitente is not a company or, where one may be, a person.
    fn emitente_invalido(&self) -> Option<MotivoChave<'static>> {
        let emitente = &self.0[6..20];
        if Cnpj::confere(emitente) {
            return None;
        }
        // A DC-e (99) is what persons issue, in any series.
        let pessoa = self.numero(20, 22) == 99
            || self.numero(34, 35) == 3
            || matches!(self.numero(22, 25), 890..=899 | 910..=969);
        match emitente.strip_prefix("000") {
            Some(cpf) if pessoa => (!Cpf::confere(cpf)).then_some(MotivoChave::Cpf),
            _ => Some(MotivoChave::Cnpj),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MotivoChave;
    use crate::types::Chave;

    /// Key of these parts with the right check digit.
    fn chave(inicio: &str, emitente: &str, fim: &str) -> String {
        let primeiros = format!("{inicio}{emitente}{fim}");
        let digito = Chave::digito(&primeiros).unwrap();
        format!("{primeiros}{digito}")
    }

    fn motivo(chave: &str) -> Option<MotivoChave<'static>> {
        Chave::motivo_invalida(chave, &[57], 2009, 2026)
    }

    #[test]
    fn a_good_key_has_no_reason() {
        for emitente in ["12345678000195", "PC3D315K000193"] {
            assert_eq!(motivo(&chave("352607", emitente, "57001000000042187654321")), None);
        }
    }

    #[test]
    fn a_key_from_before_the_form_of_emission_was_in_it_is_refused_as_the_rule_says() {
        // The manual's example, of 2006.
        let do_manual = "52060433009911002506550120000007800267301615";
        assert_eq!(Chave::motivo_invalida(do_manual, &[55], 2005, 2026), Some(MotivoChave::FormaEmissao));
    }

    #[test]
    fn each_fault_has_its_reason() {
        let cnpj = "12345678000195";
        let casos = [
            (chave("352600", cnpj, "57001000000042187654321"), MotivoChave::Mes),
            (chave("352613", cnpj, "57001000000042187654321"), MotivoChave::Mes),
            (chave("352607", cnpj, "57001000000000187654321"), MotivoChave::Numero),
            (chave("992607", cnpj, "57001000000042187654321"), MotivoChave::Uf),
            (chave("352607", "12345678000196", "57001000000042187654321"), MotivoChave::Cnpj),
            (chave("352607", "00000000000000", "57001000000042187654321"), MotivoChave::Cnpj),
            (chave("352607", cnpj, "55001000000042187654321"), MotivoChave::Modelo { aceitos: &[57] }),
            (chave("352707", cnpj, "57001000000042187654321"), MotivoChave::Ano { minimo: 2009 }),
            (chave("350807", cnpj, "57001000000042187654321"), MotivoChave::Ano { minimo: 2009 }),
            (chave("352607", cnpj, "57001000000042087654321"), MotivoChave::FormaEmissao),
            (chave("352607", cnpj, "57001000000042687654321"), MotivoChave::FormaEmissao),
            (chave("352607", cnpj, "57001000000042987654321"), MotivoChave::FormaEmissao),
        ];
        for (chave, esperado) in casos {
            assert_eq!(motivo(&chave), Some(esperado), "{chave}");
        }
    }

    #[test]
    fn a_wrong_digit_is_told_before_what_it_may_have_caused() {
        let certa = chave("352607", "12345678000195", "57001000000042187654321");
        let mes_13 = format!("{}13{}", &certa[..4], &certa[6..]);
        assert_eq!(motivo(&mes_13), Some(MotivoChave::Digito));
    }

    #[test]
    fn a_person_emits_only_where_the_layouts_allow_it() {
        let cpf = "00052998224725";
        for fim in ["57920000000042187654321", "57969000000042187654321", "57001000000042387654321"] {
            assert_eq!(motivo(&chave("352607", cpf, fim)), None, "{fim}");
        }
        assert_eq!(motivo(&chave("352607", cpf, "57001000000042187654321")), Some(MotivoChave::Cnpj));
        assert_eq!(motivo(&chave("352607", cpf, "57900000000042187654321")), Some(MotivoChave::Cnpj));
        let zerado = chave("352607", "00000000000000", "57920000000042187654321");
        assert_eq!(motivo(&zerado), Some(MotivoChave::Cpf));
    }

    #[test]
    fn texts_without_the_form_of_a_key_have_a_reason_and_never_panic() {
        let certa = chave("352607", "12345678000195", "57001000000042187654321");
        let minuscula = chave("352607", "PC3D315K000193", "57001000000042187654321").to_lowercase();
        for texto in ["", &certa[1..], &format!("CTe{certa}"), &minuscula, &"é".repeat(22), &"A".repeat(44)] {
            assert_eq!(motivo(texto), Some(MotivoChave::Formato), "{texto}");
        }
    }
}
