//! What the check-digit rules of the federative units have in common.

/// How a sum of products gives a check digit. The names of the first four say what a remainder of 0 and of 1 give.
#[derive(Debug, Clone, Copy)]
pub(super) enum Resto {
    /// Modulo 11, 11 minus the remainder; 10 and 11 give 0.
    Onze,
    /// Modulo 11, 11 minus the remainder; from 10 and 11 ten is taken: a remainder of 1 gives 0, and of 0 gives 1.
    OnzeMenosDez,
    /// Modulo 11, 11 minus the remainder; a remainder of 1 gives 1, and of 0 gives 0.
    OnzeComUm,
    /// Modulo 10, 10 minus the remainder; 10 gives 0.
    Dez,
    /// The remainder of 9 itself.
    Nove,
    /// The last digit of the remainder of 11.
    UnidadeDoRestoDeOnze,
}

impl Resto {
    fn digito(self, soma: u32) -> u32 {
        match self {
            Resto::Onze => (11 - soma % 11) % 11 % 10,
            Resto::OnzeMenosDez => match 11 - soma % 11 {
                acima @ 10.. => acima - 10,
                digito => digito,
            },
            Resto::OnzeComUm => match soma % 11 {
                resto @ 0..=1 => resto,
                resto => 11 - resto,
            },
            Resto::Dez => (10 - soma % 10) % 10,
            Resto::Nove => soma % 9,
            Resto::UnidadeDoRestoDeOnze => soma % 11 % 10,
        }
    }
}

/// One check digit of a format.
#[derive(Debug)]
pub(super) struct Digito {
    /// Its place, from 0.
    lugar: usize,
    /// Weights of the digits from the first on; 0 for those left out, among them the digit itself.
    pesos: &'static [u32],
    /// Whether the digits of each product are added up, instead of the products.
    soma_algarismos: bool,
    /// Added to the sum.
    parcela: u32,
    resto: Resto,
}

impl Digito {
    pub(super) const fn novo(lugar: usize, resto: Resto, pesos: &'static [u32]) -> Self {
        Self { lugar, pesos, soma_algarismos: false, parcela: 0, resto }
    }

    pub(super) const fn somando_algarismos(self) -> Self {
        Self { soma_algarismos: true, ..self }
    }

    pub(super) const fn mais(self, parcela: u32) -> Self {
        Self { parcela, ..self }
    }

    fn confere(&self, numero: &[u8]) -> bool {
        let produtos = numero.iter().zip(self.pesos).map(|(&d, peso)| u32::from(d) * peso);
        let soma: u32 = if self.soma_algarismos { produtos.map(|p| p / 10 + p % 10).sum() } else { produtos.sum() };
        self.resto.digito(soma + self.parcela) == u32::from(numero[self.lugar])
    }
}

/// Longest number of any unit.
pub(super) const MAIOR: usize = 14;

/// One format of a unit's numbers, with its check digits.
#[derive(Debug)]
pub(super) struct Formato {
    /// How it is printed, with `#` for a digit.
    pub(super) mascara: &'static str,
    /// Digits, check digits included.
    pub(super) tamanho: usize,
    /// Whether a number of this length is of this format.
    serve: fn(&[u8]) -> bool,
    digitos: &'static [Digito],
}

impl Formato {
    pub(super) const fn novo(mascara: &'static str, digitos: &'static [Digito]) -> Self {
        let bytes = mascara.as_bytes();
        let (mut tamanho, mut i) = (0, 0);
        while i < bytes.len() {
            if bytes[i] == b'#' {
                tamanho += 1;
            }
            i += 1;
        }
        Self { mascara, tamanho, serve: |_| true, digitos }
    }

    /// Narrows the format to the numbers for which the condition holds.
    pub(super) const fn se(self, serve: fn(&[u8]) -> bool) -> Self {
        Self { serve, ..self }
    }

    /// Whether a number, completed with zeros on the left to [`MAIOR`] digits, is of this format.
    pub(super) fn cabe(&self, numero: &[u8; MAIOR]) -> bool {
        let (antes, numero) = numero.split_at(MAIOR - self.tamanho);
        antes.iter().all(|d| *d == 0) && (self.serve)(numero)
    }

    /// Whether a number, completed with zeros on the left to [`MAIOR`] digits, is of this format and its check digits agree.
    pub(super) fn confere(&self, numero: &[u8; MAIOR]) -> bool {
        self.cabe(numero) && self.digitos.iter().all(|d| d.confere(&numero[MAIOR - self.tamanho..]))
    }
}

#[cfg(test)]
mod tests {
    use super::Resto;

    #[test]
    fn the_remainders_0_and_1_give_what_each_rule_says() {
        let casos = [
            (Resto::Onze, [0, 0, 9]),
            (Resto::OnzeMenosDez, [1, 0, 9]),
            (Resto::OnzeComUm, [0, 1, 9]),
            (Resto::Dez, [0, 9, 8]),
            (Resto::Nove, [0, 1, 2]),
            (Resto::UnidadeDoRestoDeOnze, [0, 1, 2]),
        ];
        for (resto, esperados) in casos {
            assert_eq!([0, 1, 2].map(|soma| resto.digito(soma)), esperados, "{resto:?}");
        }
        assert_eq!(Resto::UnidadeDoRestoDeOnze.digito(10), 0);
    }
}
