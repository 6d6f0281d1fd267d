//! Files that are not documents: a clear message, exit code 2, nothing written.

use std::fs::File;

use crate::apoio::Lugar;

/// Every command that reads a document says the same about a bad one.
fn recusa(lugar: &Lugar, arquivo: &str, textos: &[&str]) {
    let antes = lugar.arquivos();
    for argumentos in [
        &["validar", arquivo][..],
        &["xml", arquivo, "--saida", "novo.xml"],
        &["emitir", arquivo, "--ref", "teste-1", "--sandbox", "--aguardar"],
    ] {
        let mut fim = lugar.rodar(argumentos).com_codigo(2).cala().avisa("erro: ").avisa(arquivo);
        for texto in textos {
            fim = fim.avisa(texto);
        }
    }
    assert_eq!(lugar.arquivos(), antes);
}

#[test]
fn broken_json_is_placed_by_line_and_column() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", "{\n  \"cfop\": \"5353\",\n  \"modal\" \"01\"\n}\n");
    recusa(&lugar, "a.json", &["linha 3", "coluna"]);
}

#[test]
fn what_is_not_a_document_is_refused() {
    for (bytes, textos) in [
        (&b"[]"[..], &["linha 1"][..]),
        (b"\"texto\"", &["linha 1"]),
        (b"null", &["linha 1"]),
        (b"{\"cfop\": NaN}", &["linha 1"]),
        (b"{\"cfop\": 1e400}", &["linha 1"]),
        (b"{\"cfop\": \"1\", \"cfop\": \"2\"}", &["cfop", "linha 1"]),
        (b"{\"cfop\": \"\xff\xfe\"}", &["UTF-8"]),
        (b"{} {}", &["linha 1"]),
        (b"   ", &["JSON"]),
        (b"", &["está vazio"]),
        (b"\xff\xfe{\x00}\x00", &["UTF-16", "iconv"]),
    ] {
        let lugar = Lugar::new();
        lugar.escrever("a.json", bytes);
        recusa(&lugar, "a.json", textos);
    }
}

#[test]
fn deep_nesting_is_refused_without_a_crash() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", format!("{{\"a\":{}", "[".repeat(1_000_000)));
    recusa(&lugar, "a.json", &["linha 1"]);
}

#[test]
fn a_huge_file_is_refused_by_its_size() {
    let lugar = Lugar::new();
    File::create(lugar.caminho("a.json")).unwrap().set_len(100 * 1024 * 1024).unwrap();
    recusa(&lugar, "a.json", &["64 MB", "100 MB"]);
}

#[test]
fn huge_standard_input_is_refused() {
    let entrada = vec![b' '; 65 * 1024 * 1024];
    Lugar::new().rodar_com(&["validar", "-"], &entrada).com_codigo(2).cala().avisa("entrada padrão").avisa("64 MB");
}

#[test]
fn a_missing_file_and_a_folder_are_refused() {
    let lugar = Lugar::new();
    recusa(&lugar, "nada.json", &["não existe"]);
    std::fs::create_dir(lugar.caminho("pasta")).unwrap();
    recusa(&lugar, "pasta", &["é uma pasta"]);
}

#[test]
fn control_characters_of_a_file_never_reach_the_terminal() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", "{\"campo\\u001b[2J\": \"\\u001b[31m\"}");
    let fim = lugar.rodar(&["validar", "a.json"]);
    assert!(!fim.saida.contains('\x1b') && !fim.erros.contains('\x1b'), "{fim:?}");
}

#[test]
fn with_json_the_error_is_also_an_object() {
    let fim = Lugar::new().rodar(&["emitir", "nada.json", "--ref", "a", "--sandbox", "--json"]).com_codigo(2);
    assert_eq!(fim.json()["erro"]["codigo"], "arquivo_nao_encontrado");
    assert_eq!(fim.json()["erro"]["saida"], 2);
}

#[test]
fn the_bodies_of_events_are_read_with_the_same_care() {
    let lugar = Lugar::new();
    lugar.escrever("lista.json", "[]");
    lugar.escrever("vazio.json", "");
    lugar.escrever("torto.json", "{\"justificativa\" \"x\"}");
    lugar.escrever("repetido.json", "{\"a\": 1, \"a\": 2}");
    for arquivo in ["lista.json", "vazio.json", "torto.json", "repetido.json", "nada.json"] {
        for argumentos in [
            &["validar", "--evento", "desacordo", arquivo][..],
            &["cancelar", "teste-1", arquivo, "--sandbox"],
            &["corrigir", "teste-1", arquivo, "--sandbox", "--sem-validar"],
            &["gtv", "teste-1", arquivo, "--sandbox"],
            &["inutilizar", arquivo, "--sandbox"],
        ] {
            let fim = lugar.rodar(argumentos).com_codigo(2).cala().avisa(arquivo);
            assert!(!fim.erros.contains("sandbox em"), "{fim:#?}");
        }
    }
}
