//! The token never comes out, whatever goes wrong.

use crate::apoio::{Lugar, de_agora};
use crate::servidor::Servidor;

const TOKEN: &str = "s3gr3d0AbCd";
const TOKEN_EM_BASE64: &str = "czNncjNkMEFiQ2Q6";

fn calado(argumentos: &[&str], ambiente: &str) -> i32 {
    let lugar = Lugar::new().variavel("FOCUS_CTE_AMBIENTE", ambiente).variavel("FOCUS_CTE_TOKEN", TOKEN);
    let fim = lugar.variavel("RUST_LOG", "trace").variavel("RUST_BACKTRACE", "1").rodar(argumentos);
    assert_ne!(fim.codigo, 0, "{fim:?}");
    for segredo in [TOKEN, TOKEN_EM_BASE64] {
        assert!(!fim.saida.contains(segredo) && !fim.erros.contains(segredo), "{fim:#?}");
    }
    fim.codigo
}

#[test]
fn no_failing_command_shows_the_token() {
    let documento = de_agora("cte_rodoviario.json");
    let eco = "{\"codigo\":\"permissao_negada\",\"mensagem\":\"token s3gr3d0AbCd desconhecido\"}";
    for (ambiente, codigo) in [
        ("http://127.0.0.1:1".to_owned(), 4),
        (Servidor::sempre("401 Unauthorized", "<html>HTTP Basic: Access denied.</html>").url, 3),
        (Servidor::sempre("403 Forbidden", eco).url, 3),
        (Servidor::sempre("404 Not Found", eco).url, 6),
        ("s3gr3d0AbCd".to_owned(), 3),
        ("https://s3gr3d0AbCd@example.com".to_owned(), 3),
    ] {
        assert_eq!(calado(&["consultar", "teste-1"], &ambiente), codigo, "{ambiente}");
        calado(&["consultar", "teste-1", "--json"], &ambiente);
        calado(&["webhook", "listar", "--json"], &ambiente);
        calado(&["api", "GET", "/v2/cte/teste-1"], &ambiente);
        calado(
            &["emitir", &documento, "--ref", "teste-1", "--aguardar", "--prazo", "1", "--tempo-limite", "2"],
            &ambiente,
        );
    }
}

#[test]
fn an_answer_that_is_no_json_does_not_show_the_token() {
    let servidor = Servidor::sempre("200 OK", "nada de s3gr3d0AbCd");
    assert_eq!(calado(&["consultar", "teste-1"], &servidor.url), 4);
    assert_eq!(calado(&["webhook", "listar"], &servidor.url), 4);
    let documento = de_agora("cte_rodoviario.json");
    let emitir = ["emitir", &documento, "--ref", "teste-1", "--tempo-limite", "1"];
    assert_eq!(calado(&emitir, &servidor.url), 5);
}

#[test]
fn the_secret_of_a_webhook_never_comes_out() {
    let criar = ["webhook", "criar", "--cnpj", "11222333000181", "--url", "http://127.0.0.1:9/x", "--sandbox"];
    for opcoes in [&["--segredo", TOKEN][..], &["--segredo", TOKEN, "--json"], &["--segredo", TOKEN, "--segredo", "x"]]
    {
        let fim = Lugar::new().rodar(&[&criar, opcoes].concat());
        assert!(!fim.saida.contains(TOKEN) && !fim.erros.contains(TOKEN), "{fim:#?}");
    }
}

#[test]
fn a_token_given_as_a_flag_is_never_quoted_back() {
    for argumentos in [
        &["consultar", "a", "--token", TOKEN][..],
        &["consultar", "a", "--token", "s3gr3d0AbCd com espaço", "--ambiente", "homologacao"],
        &["consultar", "a", "--token", TOKEN, "--token", TOKEN],
        &["consultar", "a", "--token", TOKEN, "--sandbox"],
        &["consultar", "a", "--tokem=s3gr3d0AbCd"],
        &["consultar", "a", "--sandbox=s3gr3d0AbCd"],
        &["consultar", "--token", TOKEN],
    ] {
        let fim = Lugar::new().rodar(argumentos);
        assert_ne!(fim.codigo, 0);
        assert!(!fim.saida.contains(TOKEN) && !fim.erros.contains(TOKEN), "{fim:#?}");
    }
}

#[test]
fn a_token_as_a_flag_is_warned_about() {
    Lugar::new()
        .rodar(&["consultar", "a", "--token", TOKEN, "--ambiente", "http://127.0.0.1:1"])
        .com_codigo(4)
        .avisa("prefira FOCUS_CTE_TOKEN");
}

#[test]
fn the_help_shows_no_value_of_the_environment() {
    let lugar = Lugar::new().variavel("FOCUS_CTE_TOKEN", TOKEN);
    let fim = lugar.rodar(&["emitir", "--help"]).com_codigo(0);
    assert!(!fim.saida.contains(TOKEN));
}
