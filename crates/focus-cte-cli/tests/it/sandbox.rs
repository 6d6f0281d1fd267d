//! `focus-cte sandbox`.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Child;

use serde_json::Value;

use crate::apoio::{Lugar, de_agora, fim, invalido, sinalizar};

/// A running sandbox and its address.
pub(crate) fn servir(lugar: &Lugar, opcoes: &[&str]) -> (Child, String) {
    let mut filho = lugar.comando(&[&["sandbox", "--json"], opcoes].concat()).spawn().unwrap();
    let mut linha = String::new();
    BufReader::new(filho.stdout.as_mut().unwrap()).read_line(&mut linha).unwrap();
    let pronto: Value = serde_json::from_str(&linha).unwrap();
    (filho, pronto["url"].as_str().unwrap().to_owned())
}

#[test]
fn it_serves_until_told_to_stop() {
    let lugar = Lugar::new();
    let (filho, url) = servir(&lugar, &[]);
    let mut conexao = TcpStream::connect(url.strip_prefix("http://").unwrap()).unwrap();
    conexao
        .write_all(b"GET /v2/cte/nada HTTP/1.1\r\nHost: x\r\nAuthorization: Basic dDo=\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut resposta = String::new();
    conexao.read_to_string(&mut resposta).unwrap();
    assert!(resposta.starts_with("HTTP/1.1 404"), "{resposta}");
    sinalizar(&filho, "TERM");
    fim(filho).com_codigo(0);
}

#[test]
fn the_other_commands_reach_it_by_its_address() {
    let lugar = Lugar::new();
    let (filho, url) = servir(&lugar, &[]);
    let documento = de_agora("cte_rodoviario.json");
    let cliente = Lugar::new().variavel("FOCUS_CTE_TOKEN", "x").variavel("FOCUS_CTE_AMBIENTE", url);
    cliente.rodar(&["emitir", &documento, "--ref", "a", "--aguardar"]).com_codigo(0).diz("a: autorizado");
    cliente.rodar(&["consultar", "a"]).com_codigo(0).diz("a: autorizado");
    sinalizar(&filho, "TERM");
    fim(filho).com_codigo(0);
}

#[test]
fn a_port_in_use_is_said_to_be_in_use() {
    let ouvinte = TcpListener::bind("127.0.0.1:0").unwrap();
    let porta = ouvinte.local_addr().unwrap().port().to_string();
    Lugar::new().rodar(&["sandbox", "--porta", &porta]).com_codigo(2).cala().avisa("em uso").avisa(&porta);
}

#[test]
fn a_data_folder_that_takes_no_files_is_refused() {
    let lugar = Lugar::new();
    lugar.escrever("arquivo", "");
    let pasta = lugar.caminho("arquivo").join("dados").display().to_string();
    lugar.rodar(&["sandbox", "--dados", &pasta]).com_codigo(2).cala().avisa(&pasta);
    let documento = de_agora("cte_rodoviario.json");
    let fim = lugar.rodar(&["emitir", &documento, "--ref", "a", "--sandbox", "--dados", &pasta]).com_codigo(2).cala();
    fim.avisa(&pasta);
}

#[test]
fn it_can_be_told_to_authorise_whatever_can_be_read() {
    let lugar = Lugar::new();
    let (filho, url) = servir(&lugar, &["--rigor", "documentacao", "--processamento", "0"]);
    lugar.escrever("a.json", invalido().to_string());
    let cliente = lugar.variavel("FOCUS_CTE_TOKEN", "x").variavel("FOCUS_CTE_AMBIENTE", url);
    cliente.rodar(&["emitir", "a.json", "--ref", "a", "--aguardar", "--sem-validar"]).com_codigo(0);
    sinalizar(&filho, "TERM");
    fim(filho).com_codigo(0);
}

#[test]
fn it_misbehaves_as_told() {
    let lugar = Lugar::new();
    let (filho, url) =
        servir(&lugar, &["--falha", "cstat=539:referencia=ruim*", "--falha", "erro_503:metodo=GET,vezes=1"]);
    let cliente = Lugar::new().variavel("FOCUS_CTE_TOKEN", "x").variavel("FOCUS_CTE_AMBIENTE", url);
    let documento = de_agora("cte_rodoviario.json");
    cliente.rodar(&["emitir", &documento, "--ref", "ruim-1", "--aguardar"]).com_codigo(1).diz("539");
    cliente.rodar(&["emitir", &documento, "--ref", "bom-1", "--aguardar"]).com_codigo(0);
    sinalizar(&filho, "TERM");
    fim(filho).com_codigo(0);
}
