//! `focus-cte validar --ndjson`.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use crate::apoio::{Lugar, fim, invalido, rodoviario};

#[test]
fn each_line_has_its_verdict_with_its_number() {
    let entrada = format!("{}\n\n{}\r\n{{\"cfop\": }}\n[]\n{}", rodoviario(), invalido(), rodoviario());
    let fim = Lugar::new().rodar_com(&["validar", "-", "--ndjson"], entrada.as_bytes()).com_codigo(1);
    let linhas = fim.linhas();
    let numeros: Vec<u64> = linhas.iter().map(|l| l["linha"].as_u64().unwrap()).collect();
    assert_eq!(numeros, [1, 3, 4, 5, 6]);
    let validos: Vec<bool> = linhas.iter().map(|l| l["valido"].as_bool().unwrap()).collect();
    assert_eq!(validos, [true, false, false, false, true]);
    assert_eq!(linhas[1]["problemas"][0]["campo"], "cfop");
    assert!(linhas[2]["erro"]["coluna"].as_u64().unwrap() > 8, "{}", linhas[2]);
    assert!(linhas[3]["erro"]["mensagem"].is_string());
    fim.avisa("5 documento(s): 2 válido(s), 1 inválido(s), 2 sem JSON legível");
}

#[test]
fn all_valid_lines_exit_with_0() {
    let entrada = format!("{}\n{}\n", rodoviario(), rodoviario());
    Lugar::new().rodar_com(&["validar", "-", "--ndjson"], entrada.as_bytes()).com_codigo(0);
}

#[test]
fn a_verdict_comes_before_the_next_line_is_written() {
    let lugar = Lugar::new();
    let mut filho = lugar.comando(&["validar", "-", "--ndjson"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut entrada = filho.stdin.take().unwrap();
    let mut saida = BufReader::new(filho.stdout.take().unwrap());
    for linha in 1..=3 {
        writeln!(entrada, "{}", rodoviario()).unwrap();
        let mut veredito = String::new();
        saida.read_line(&mut veredito).unwrap();
        assert!(veredito.starts_with(&format!("{{\"linha\":{linha},\"valido\":true,")), "{veredito}");
    }
    drop(entrada);
    fim(filho).com_codigo(0);
}

#[test]
fn a_line_over_the_limit_is_answered_and_skipped() {
    let mut entrada = vec![b'x'; 65 * 1024 * 1024];
    entrada.push(b'\n');
    entrada.extend(rodoviario().to_string().bytes());
    let fim = Lugar::new().rodar_com(&["validar", "-", "--ndjson"], &entrada).com_codigo(1);
    let linhas = fim.linhas();
    assert!(linhas[0]["erro"]["mensagem"].as_str().unwrap().contains("64 MB"));
    assert_eq!((&linhas[1]["linha"], &linhas[1]["valido"]), (&2.into(), &true.into()));
}

#[test]
fn a_missing_file_is_an_error_of_the_command() {
    Lugar::new().rodar(&["validar", "nada.ndjson", "--ndjson"]).com_codigo(2).cala().avisa("não existe");
}
