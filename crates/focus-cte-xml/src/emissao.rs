//! What a document's issuer decides about it: environment, numbering, form of emission.

use focus_cte::TipoAmbiente;
use rand::Rng as _;

/// What the issuer gives to a document, beside its content.
///
/// `serie` and `numero` are used when the document does not bring its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emissao {
    /// `tpAmb`.
    pub ambiente: TipoAmbiente,
    /// `serie`, 0 to 999.
    pub serie: u16,
    /// `nCT`, 1 to 999999999.
    pub numero: u32,
    /// `cCT`, the random part of the access key, up to 8 digits; see [`codigo_numerico_aleatorio`](Self::codigo_numerico_aleatorio).
    pub codigo_numerico: u32,
    /// `tpEmis`: 1 normal, 2 offline contingency, 7 SVC-RS, 8 SVC-SP. The QR code of contingency is
    /// signed by [`escrever_assinado`](crate::escrever_assinado).
    pub forma_emissao: u8,
    /// `verProc`, the issuing program, 1 to 20 characters.
    pub versao_aplicativo: String,
}

impl Emissao {
    /// The `verProc` of this program.
    pub const VERSAO_APLICATIVO: &'static str = concat!("focus-cte ", env!("CARGO_PKG_VERSION"));

    /// A normal emission with a random `cCT`.
    ///
    /// ```
    /// use focus_cte::TipoAmbiente;
    /// use focus_cte_xml::Emissao;
    ///
    /// let emissao = Emissao::nova(TipoAmbiente::Homologacao, 1, 42);
    /// assert_eq!((emissao.serie, emissao.numero, emissao.forma_emissao), (1, 42, 1));
    /// ```
    #[must_use]
    pub fn nova(ambiente: TipoAmbiente, serie: u16, numero: u32) -> Self {
        Self {
            ambiente,
            serie,
            numero,
            codigo_numerico: Self::codigo_numerico_aleatorio(numero),
            forma_emissao: 1,
            versao_aplicativo: Self::VERSAO_APLICATIVO.to_owned(),
        }
    }

    /// A random `cCT` for the document `numero`: 8 digits that cannot be guessed from it (see [`codigo_numerico_valido`]).
    #[must_use]
    pub fn codigo_numerico_aleatorio(numero: u32) -> u32 {
        let mut rng = rand::rng();
        loop {
            let codigo = rng.random_range(0..=99_999_999);
            if codigo_numerico_valido(codigo, numero) {
                return codigo;
            }
        }
    }
}

/// Whether `codigo` may be the `cCT` of the document `numero`.
///
/// The manual asks for a random number. The rule that makes this checkable is the one that the NF-e of the same authorities
/// has: neither the document's own number, nor one digit repeated, nor digits in sequence (`12345678`, `98765432`, ...).
#[must_use]
pub fn codigo_numerico_valido(codigo: u32, numero: u32) -> bool {
    if codigo > 99_999_999 || codigo == numero {
        return false;
    }
    let digitos = format!("{codigo:08}").into_bytes();
    [0, 1, 9].iter().all(|passo| digitos.windows(2).any(|par| (par[1] + 10 - par[0]) % 10 != *passo))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_can_be_guessed_is_not_valid() {
        for (codigo, numero) in [
            (42, 42),
            (0, 1),
            (11_111_111, 1),
            (99_999_999, 1),
            (12_345_678, 1),
            (1_234_567, 1),
            (98_765_432, 1),
            (76_543_210, 1),
            (100_000_000, 1),
        ] {
            assert!(!codigo_numerico_valido(codigo, numero), "{codigo:08}");
        }
    }

    #[test]
    fn any_other_code_of_8_digits_is_valid() {
        for codigo in [1, 10_203_040, 12_345_679, 90_123_457] {
            assert!(codigo_numerico_valido(codigo, 42), "{codigo:08}");
        }
    }

    #[test]
    fn a_new_emission_has_a_valid_code() {
        let emissao = Emissao::nova(TipoAmbiente::Homologacao, 1, 42);
        assert!(codigo_numerico_valido(emissao.codigo_numerico, 42));
        assert!(Emissao::VERSAO_APLICATIVO.len() <= 20);
    }
}
