use super::{ErroInscricaoEstadual, InscricaoEstadual, confere};
use crate::types::Uf;

/// Numbers of the published pages and of registers that anyone can query.
const VALIDAS: [(Uf, &[&str]); 27] = [
    (Uf::Ac, &["01.004.823/001-12", "01.010.382/001-68", "01.035.285/001-64"]),
    (Uf::Al, &["24.000.004-8", "24.225.817-4"]),
    (Uf::Am, &["99.999.999-0", "19.871.230-8"]),
    (Uf::Ap, &["03.012.345-9", "03.017.345-2", "03.017.704-1", "03.018.345-8", "03.019.345-1"]),
    (Uf::Ba, &["1234567-48", "1623456-51", "123456-63", "612345-57", "1000003-06", "70416735", "66336884"]),
    (Uf::Ce, &["06.000001-5", "06.687526-9", "07006651-5"]),
    (Uf::Df, &["07300001001-09", "07.548.137/001-52", "0759713000214"]),
    (Uf::Es, &["999.999.99-0"]),
    (Uf::Go, &["10.987.654-7", "11.094.402-0", "11.094.402-1", "10.115.996-1"]),
    (Uf::Ma, &["12.000.038-5", "12.104.376-2"]),
    (Uf::Mg, &["062.307.904/0081"]),
    (Uf::Ms, &["28.000.038-3"]),
    (Uf::Mt, &["0013000001-9"]),
    (Uf::Pa, &["15-999999-5", "15-740351-3"]),
    (Uf::Pb, &["06000001-5"]),
    (Uf::Pe, &["0321418-40", "0192310-24", "18.1.001.0000004-9"]),
    (Uf::Pi, &["01234567-9", "19.301.656-7"]),
    (Uf::Pr, &["123.45678-50", "70104358-83"]),
    (Uf::Rj, &["99.999.99-3"]),
    (Uf::Rn, &["20.040.040-1", "20.0.040.040-0", "20.280.297-3"]),
    (Uf::Ro, &["0000000062521-3", "101.62521-3", "00000003836321"]),
    (Uf::Rr, &["24006628-1", "24001755-6", "24003429-0", "24001360-3", "24008266-8"]),
    (Uf::Rs, &["224/3658792", "468/0001479", "050/0068836"]),
    (Uf::Sc, &["251.040.852"]),
    (Uf::Se, &["27123456-3"]),
    (Uf::Sp, &["110.042.490.114", "P-01100424.3/002", "011.004.243.002"]),
    (Uf::To, &["29.022.783-6", "29.01.022783-6"]),
];

fn so_digitos(texto: &str) -> String {
    texto.chars().filter(char::is_ascii_alphanumeric).collect()
}

#[test]
fn published_numbers_of_all_27_units_agree() {
    for (uf, numeros) in VALIDAS {
        for texto in numeros {
            assert!(confere(&so_digitos(texto), uf), "{uf} {texto}");
            assert!(InscricaoEstadual::ler(texto, uf).is_ok(), "{uf} {texto}");
        }
    }
    let mut ufs: Vec<Uf> = VALIDAS.iter().map(|(uf, _)| *uf).collect();
    ufs.sort_unstable();
    assert_eq!(ufs, Uf::TODAS);
}

#[test]
fn another_last_digit_disagrees() {
    // Not verified by the last digit, or with two digits that agree.
    let outra_regra =
        ["P-01100424.3/002", "011.004.243.002", "11.094.402-0", "11.094.402-1", "10.115.996-1", "101.62521-3"];
    for (uf, numeros) in VALIDAS {
        for texto in numeros.iter().filter(|t| !outra_regra.contains(t)) {
            let certo = so_digitos(texto);
            let (corpo, ultimo) = certo.split_at(certo.len() - 1);
            for outro in (0..10).map(|d| d.to_string()).filter(|d| d != ultimo) {
                assert!(!confere(&format!("{corpo}{outro}"), uf), "{uf} {corpo}{outro}");
            }
        }
    }
}

#[test]
fn goias_has_two_digits_for_the_numbers_of_its_older_rule() {
    for (texto, concorda) in [("101159960", true), ("101159961", true), ("101159962", false), ("110944022", false)] {
        assert_eq!(confere(texto, Uf::Go), concorda, "{texto}");
    }
}

#[test]
fn zeros_on_the_left_are_completed_and_not_counted() {
    for (texto, uf) in [("130000019", Uf::Mt), ("100482300112", Uf::Ac), ("625213", Uf::Ro), ("32141840", Uf::Pe)] {
        assert!(confere(texto, uf), "{uf} {texto}");
    }
    assert!(confere("00110042490114", Uf::Sp));
    assert_eq!(InscricaoEstadual::ler("130000019", Uf::Mt).unwrap().as_str(), "00130000019");
    assert_eq!(InscricaoEstadual::ler("00110042490114", Uf::Sp).unwrap().as_str(), "110042490114");
}

#[test]
fn the_printed_form_is_the_units() {
    for (uf, texto) in [
        (Uf::Mg, "062.307.904/0081"),
        (Uf::Sp, "P-01100424.3/002"),
        (Uf::To, "29.01.022783-6"),
        (Uf::Pe, "18.1.001.0000004-9"),
        (Uf::Ro, "0000000062521-3"),
    ] {
        assert_eq!(InscricaoEstadual::ler(texto, uf).unwrap().formatada(), texto);
    }
}

#[test]
fn the_p_is_of_sao_paulo_alone_and_of_twelve_digits() {
    assert!(confere("P011004243002", Uf::Sp));
    assert!(!confere("P011004243002", Uf::Mt));
    assert!(!confere("P11004243002", Uf::Sp));
    assert!(!confere("1", Uf::Sp) && !confere("P000000000000", Uf::Sp), "o município do produtor não é 000");
    assert!(!confere("P110042490114", Uf::Sp), "o primeiro algarismo do produtor é 0");
}

#[test]
fn what_is_no_number_does_not_agree_and_does_not_panic() {
    for uf in Uf::TODAS {
        for texto in ["", "ISENTO", "P", "é", "110.042", "1".repeat(15).as_str(), " 1", "+1", "PPPPPPPPPPPPP", "Pé"] {
            assert!(!confere(texto, uf), "{uf} {texto}");
        }
    }
}

#[test]
fn each_fault_has_its_own_error() {
    let erro = |texto: &str, uf| InscricaoEstadual::ler(texto, uf).unwrap_err();
    assert_eq!(erro(" . ", Uf::Sp), ErroInscricaoEstadual::Vazia);
    assert_eq!(erro("P", Uf::Sp), ErroInscricaoEstadual::Vazia);
    assert_eq!(erro("000.000", Uf::Sp), ErroInscricaoEstadual::Zerada);
    assert_eq!(erro("ISENTO", Uf::Sp), ErroInscricaoEstadual::Caractere { posicao: 1, caractere: 'I' });
    assert_eq!(erro("P0110042430é2", Uf::Sp), ErroInscricaoEstadual::Caractere { posicao: 12, caractere: 'é' });
    assert_eq!(erro("110.042.490.115", Uf::Sp), ErroInscricaoEstadual::Digitos { uf: Uf::Sp });
    let longa = ErroInscricaoEstadual::Tamanho { uf: Uf::Rj, maximo: 8, recebido: 12 };
    assert_eq!(erro("110.042.490.114", Uf::Rj), longa);
    assert!(longa.to_string().contains("de RJ tem até 8 algarismos"), "{longa}");
}
