//! The formats of the 27 units, each with the page that publishes its rule ("roteiro de crítica da inscrição estadual").
//!
//! The pages are those of sintegra.gov.br, `http://www.sintegra.gov.br/Cad_Estados/cad_UF.html`, where no other is named.
//! What they say of the first digits (15 in Pará, 28 in Mato Grosso do Sul, ...) is not part of the check digit, and states
//! open new series without changing it (Goiás 20 to 29, Pará 75 to 79, Mato Grosso do Sul 50, Ceará 07): it is not verified,
//! except where it chooses the rule.

use super::formato::{Digito, Formato, Resto};
use crate::types::Uf;

const PESOS_9_A_2: &[u32] = &[9, 8, 7, 6, 5, 4, 3, 2];

/// Nine digits, the last one of modulo 11: what most units have.
const DE_NOVE: &[Digito] = &[Digito::novo(8, Resto::Onze, PESOS_9_A_2)];

/// Thirteen digits, the last two of modulo 11.
const DE_TREZE: &[Digito] = &[
    Digito::novo(11, Resto::Onze, &[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]),
    Digito::novo(12, Resto::Onze, &[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]),
];

const AC: &[Formato] = &[Formato::novo("##.###.###/###-##", DE_TREZE)];

/// Ten times the sum modulo 11, 10 giving 0, is the common rule in other words.
const AL: &[Formato] = &[Formato::novo("##.###.###-#", DE_NOVE)];

const AM: &[Formato] = &[Formato::novo("##.###.###-#", DE_NOVE)];

/// Two ranges of old numbers add 5 or 9 to the sum.
const AP: &[Formato] = &[
    Formato::novo("##.###.###-#", &[Digito::novo(8, Resto::Onze, PESOS_9_A_2).mais(5)])
        .se(|n| (3_000_001..=3_017_000).contains(&oito_primeiros(n))),
    Formato::novo("##.###.###-#", &[Digito::novo(8, Resto::OnzeMenosDez, PESOS_9_A_2).mais(9)])
        .se(|n| (3_017_001..=3_019_022).contains(&oito_primeiros(n))),
    Formato::novo("##.###.###-#", DE_NOVE).se(|n| !(3_000_001..=3_019_022).contains(&oito_primeiros(n))),
];

/// The last digit comes first, then the one before it. The second of the nine digits chooses the modulus; the first of the
/// eight of an older number, which completed with a zero is the second.
/// <https://www.sefaz.ba.gov.br/contribuinte/informacoes_fiscais/doc_fiscal/calculodv.htm>
const BA: &[Formato] = &[
    Formato::novo(
        "#######-##",
        &[
            Digito::novo(8, Resto::Dez, &[8, 7, 6, 5, 4, 3, 2]),
            Digito::novo(7, Resto::Dez, &[9, 8, 7, 6, 5, 4, 3, 0, 2]),
        ],
    )
    .se(|n| !matches!(n[1], 6 | 7 | 9)),
    Formato::novo(
        "#######-##",
        &[
            Digito::novo(8, Resto::Onze, &[8, 7, 6, 5, 4, 3, 2]),
            Digito::novo(7, Resto::Onze, &[9, 8, 7, 6, 5, 4, 3, 0, 2]),
        ],
    )
    .se(|n| matches!(n[1], 6 | 7 | 9)),
];

const CE: &[Formato] = &[Formato::novo("########-#", DE_NOVE)];

const DF: &[Formato] = &[Formato::novo("###########-##", DE_TREZE)];

const ES: &[Formato] = &[Formato::novo("###.###.##-#", DE_NOVE)];

/// The page of today gives 0 to the remainders 0 and 1. An older one gave 1 to the remainder 1 from 10103105 to 10119997, and
/// either digit to 11094402, whose remainder is 1: numbers of both rules were issued, so both are accepted.
const GO: &[Formato] = &[
    Formato::novo("##.###.###-#", DE_NOVE),
    Formato::novo("##.###.###-#", &[Digito::novo(8, Resto::OnzeComUm, PESOS_9_A_2)])
        .se(|n| matches!(oito_primeiros(n), 10_103_105..=10_119_997 | 11_094_402)),
];

const MA: &[Formato] = &[Formato::novo("##.###.###-#", DE_NOVE)];

/// The first digit is of the number with a zero after the third place, weights 1 and 2 in turn, adding the digits of the
/// products.
const MG: &[Formato] = &[Formato::novo(
    "###.###.###/####",
    &[
        Digito::novo(11, Resto::Dez, &[1, 2, 1, 1, 2, 1, 2, 1, 2, 1, 2]).somando_algarismos(),
        Digito::novo(12, Resto::Onze, &[3, 2, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]),
    ],
)];

const MS: &[Formato] = &[Formato::novo("##.###.###-#", DE_NOVE)];

const MT: &[Formato] =
    &[Formato::novo("##########-#", &[Digito::novo(10, Resto::Onze, &[3, 2, 9, 8, 7, 6, 5, 4, 3, 2])])];

const PA: &[Formato] = &[Formato::novo("##-######-#", DE_NOVE)];

const PB: &[Formato] = &[Formato::novo("########-#", DE_NOVE)];

/// Nine digits in the e-Fisco; fourteen in the older CACEPE,
/// <http://apl03.sefaz.al.gov.br/sintegra/sintegra/cad_PE.asp>.
const PE: &[Formato] = &[
    Formato::novo(
        "#######-##",
        &[Digito::novo(7, Resto::Onze, &[8, 7, 6, 5, 4, 3, 2]), Digito::novo(8, Resto::Onze, PESOS_9_A_2)],
    ),
    Formato::novo(
        "##.#.###.#######-#",
        &[Digito::novo(13, Resto::OnzeMenosDez, &[5, 4, 3, 2, 1, 9, 8, 7, 6, 5, 4, 3, 2])],
    )
    .se(|n| n[..5].iter().any(|d| *d != 0)),
];

const PI: &[Formato] = &[Formato::novo("########-#", DE_NOVE)];

const PR: &[Formato] = &[Formato::novo(
    "###.#####-##",
    &[
        Digito::novo(8, Resto::Onze, &[3, 2, 7, 6, 5, 4, 3, 2]),
        Digito::novo(9, Resto::Onze, &[4, 3, 2, 7, 6, 5, 4, 3, 2]),
    ],
)];

const RJ: &[Formato] = &[Formato::novo("##.###.##-#", &[Digito::novo(7, Resto::Onze, &[2, 7, 6, 5, 4, 3, 2])])];

/// Ten digits; nine in older numbers, which completed with a zero give the same sum.
const RN: &[Formato] =
    &[Formato::novo("##.#.###.###-#", &[Digito::novo(9, Resto::Onze, &[10, 9, 8, 7, 6, 5, 4, 3, 2])])];

/// Fourteen digits. Until 2000-08-01 a number had three of the municipality, not in the sum, five of the company and the
/// digit; who still has it so writes nine digits, which completed with zeros may not agree, so both are accepted.
const RO: &[Formato] = &[
    Formato::novo(
        "#############-#",
        &[Digito::novo(13, Resto::OnzeMenosDez, &[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])],
    ),
    Formato::novo("###.#####-#", &[Digito::novo(8, Resto::OnzeMenosDez, &[0, 0, 0, 6, 5, 4, 3, 2])]).se(|n| n[0] != 0),
];

const RR: &[Formato] = &[Formato::novo("########-#", &[Digito::novo(8, Resto::Nove, &[1, 2, 3, 4, 5, 6, 7, 8])])];

const RS: &[Formato] = &[Formato::novo("###/#######", &[Digito::novo(9, Resto::Onze, &[2, 9, 8, 7, 6, 5, 4, 3, 2])])];

const SC: &[Formato] = &[Formato::novo("###.###.###", DE_NOVE)];

const SE: &[Formato] = &[Formato::novo("########-#", DE_NOVE)];

const SP_NONO: Digito = Digito::novo(8, Resto::UnidadeDoRestoDeOnze, &[1, 3, 4, 5, 6, 7, 8, 10]);

/// Commerce and industry.
const SP_GERAL: Formato = Formato::novo(
    "###.###.###.###",
    &[SP_NONO, Digito::novo(11, Resto::UnidadeDoRestoDeOnze, &[3, 2, 10, 9, 8, 7, 6, 5, 4, 3, 2])],
);

/// Rural producer, `P0MMMSSSSD000`, `MMM` being the municipality: only the ninth digit is verified. The layout has no place for
/// the `P` (XSD type `TIe`), and no other number begins by 0: one that does is a producer's.
pub(super) const SP_RURAL: Formato =
    Formato::novo("P-########.#/###", &[SP_NONO]).se(|n| n[0] == 0 && n[1..4] != [0, 0, 0]);

const SP: &[Formato] = &[SP_GERAL, SP_RURAL];

/// Nine digits since June 2002 (Portaria SEFAZ 676/2002); eleven before, the third and fourth being the kind of company, not in
/// the sum.
const TO: &[Formato] = &[
    Formato::novo("##.###.###-#", DE_NOVE),
    Formato::novo("##.##.######-#", &[Digito::novo(10, Resto::Onze, &[9, 8, 0, 0, 7, 6, 5, 4, 3, 2])])
        .se(|n| n[..2] != [0, 0] && matches!(n[2..4], [0, 1..=3] | [9, 9])),
];

/// The formats of a unit.
pub(super) const fn formatos(uf: Uf) -> &'static [Formato] {
    match uf {
        Uf::Ac => AC,
        Uf::Al => AL,
        Uf::Am => AM,
        Uf::Ap => AP,
        Uf::Ba => BA,
        Uf::Ce => CE,
        Uf::Df => DF,
        Uf::Es => ES,
        Uf::Go => GO,
        Uf::Ma => MA,
        Uf::Mg => MG,
        Uf::Ms => MS,
        Uf::Mt => MT,
        Uf::Pa => PA,
        Uf::Pb => PB,
        Uf::Pe => PE,
        Uf::Pi => PI,
        Uf::Pr => PR,
        Uf::Rj => RJ,
        Uf::Rn => RN,
        Uf::Ro => RO,
        Uf::Rr => RR,
        Uf::Rs => RS,
        Uf::Sc => SC,
        Uf::Se => SE,
        Uf::Sp => SP,
        Uf::To => TO,
    }
}

/// The first eight digits as a number.
fn oito_primeiros(numero: &[u8]) -> u32 {
    numero[..8].iter().fold(0, |soma, &d| soma * 10 + u32::from(d))
}
