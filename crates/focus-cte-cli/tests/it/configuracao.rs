//! Token and environment: nothing is implied, and each source is told apart.

use crate::apoio::{Lugar, de_agora};

#[test]
fn without_an_environment_nothing_is_sent() {
    let lugar = Lugar::new().variavel("FOCUS_CTE_TOKEN", "s3gr3d0");
    lugar
        .rodar(&["consultar", "a"])
        .com_codigo(3)
        .cala()
        .avisa("falta dizer o ambiente")
        .avisa("FOCUS_CTE_AMBIENTE")
        .avisa("--sandbox");
}

#[test]
fn without_a_token_nothing_is_sent() {
    let lugar = Lugar::new().variavel("FOCUS_CTE_AMBIENTE", "homologacao");
    lugar.rodar(&["consultar", "a"]).com_codigo(3).cala().avisa("falta o token").avisa("FOCUS_CTE_TOKEN");
    lugar
        .rodar(&["emitir", &de_agora("cte_rodoviario.json"), "--ref", "a"])
        .com_codigo(3)
        .cala()
        .avisa("falta o token");
}

#[test]
fn a_bad_environment_names_its_source() {
    let lugar = Lugar::new().variavel("FOCUS_CTE_TOKEN", "x").variavel("FOCUS_CTE_AMBIENTE", "teste");
    lugar.rodar(&["consultar", "a"]).com_codigo(3).avisa("o ambiente dado em FOCUS_CTE_AMBIENTE");
    lugar.rodar(&["consultar", "a", "--ambiente", "ftp://x"]).com_codigo(3).avisa("o ambiente dado em --ambiente");
}

#[test]
fn the_file_is_found_in_its_usual_place_and_where_told() {
    let lugar = Lugar::new();
    let pasta = lugar.caminho("config");
    std::fs::create_dir_all(pasta.join("focus-cte")).unwrap();
    std::fs::write(pasta.join("focus-cte/config.toml"), "ambiente = 'http://127.0.0.1:1'\ntoken = 's3gr3d0'\n")
        .unwrap();
    let lugar = lugar.variavel("XDG_CONFIG_HOME", pasta.display().to_string());
    lugar.rodar(&["consultar", "a"]).com_codigo(4).cala();
    let outro = lugar.escrever("outro.toml", "ambiente = 'http://127.0.0.1:1'\n");
    lugar.rodar(&["consultar", "a", "--config", outro.to_str().unwrap()]).com_codigo(3).avisa("falta o token");
}

#[test]
fn a_file_that_was_asked_for_must_exist_and_be_right() {
    let lugar = Lugar::new();
    lugar.rodar(&["consultar", "a", "--config", "nada.toml"]).com_codigo(3).avisa("nada.toml").avisa("não existe");
    lugar.escrever("a.toml", "ambiente = 'homologacao'\ntokem = 's3gr3d0'\n");
    let lugar = lugar.variavel("FOCUS_CTE_CONFIG", "a.toml");
    lugar.rodar(&["consultar", "a"]).com_codigo(3).avisa("a chave `tokem` não existe");
    lugar.escrever("a.toml", "ambiente = 'homologacao'\ntoken = 's3gr3d0\n");
    lugar.rodar(&["consultar", "a"]).com_codigo(3).avisa("linha 2");
}

#[cfg(unix)]
#[test]
fn an_open_file_with_a_token_gets_a_warning() {
    let lugar = Lugar::new();
    lugar.escrever("a.toml", "ambiente = 'http://127.0.0.1:1'\ntoken = 's3gr3d0'\n");
    lugar.rodar(&["consultar", "a", "--config", "a.toml"]).com_codigo(4).avisa("chmod 600 a.toml");
}
