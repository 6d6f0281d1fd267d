//! Starting and stopping.

use std::fs;
use std::net::{IpAddr, Ipv4Addr};

use focus_cte_sandbox::{ErroSandbox, Sandbox};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::net::TcpStream;

use crate::apoio::{Api, iniciar, sandbox};

#[tokio::test]
async fn it_listens_on_a_free_port_of_loopback_by_default() {
    let (um, _relogio) = sandbox().await;
    let (outro, _relogio) = sandbox().await;
    assert_eq!(um.endereco().ip(), IpAddr::V4(Ipv4Addr::LOCALHOST));
    assert_ne!(um.endereco().port(), outro.endereco().port());
    assert_eq!(um.url(), format!("http://{}", um.endereco()));
}

#[tokio::test]
async fn a_port_in_use_is_named_with_the_way_out() {
    let (sandbox, _relogio) = sandbox().await;
    let porta = sandbox.endereco().port();
    let erro = Sandbox::builder().porta(porta).iniciar().await.expect_err("the port is taken");
    assert!(matches!(erro, ErroSandbox::PortaEmUso { .. }));
    assert_eq!(
        erro.to_string(),
        format!(
            "a porta {porta} já está em uso em 127.0.0.1: escolha outra porta, ou 0 para que o sistema escolha uma livre"
        )
    );
}

#[tokio::test]
async fn a_data_folder_that_cannot_be_written_is_named() {
    let pasta = tempfile::tempdir().expect("a folder");
    let arquivo = pasta.path().join("arquivo");
    fs::write(&arquivo, "").expect("a file");
    let erro = Sandbox::builder().dados(&arquivo).iniciar().await.expect_err("a file is no folder");
    assert!(matches!(erro, ErroSandbox::PastaDeDados { .. }));
    assert!(erro.to_string().contains(&arquivo.display().to_string()), "{erro}");
}

#[tokio::test]
async fn a_data_folder_serves_one_sandbox_at_a_time() {
    let pasta = tempfile::tempdir().expect("a folder");
    let (_sandbox, _relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    let erro = Sandbox::builder().dados(pasta.path()).iniciar().await.expect_err("the folder is taken");
    assert!(matches!(erro, ErroSandbox::PastaEmUso { .. }), "{erro}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named() {
    let pasta = tempfile::tempdir().expect("a folder");
    fs::write(pasta.path().join("sandbox.db"), "isto não é um banco de dados, ".repeat(100)).expect("a file");
    let erro = Sandbox::builder().dados(pasta.path()).iniciar().await.expect_err("no database");
    assert!(matches!(erro, ErroSandbox::Banco { .. }));
    assert!(erro.to_string().contains("sandbox.db"), "{erro}");
}

#[tokio::test]
async fn data_of_a_later_version_are_left_alone() {
    let pasta = tempfile::tempdir().expect("a folder");
    let (sandbox, _relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    sandbox.encerrar().await;
    let opcoes = SqliteConnectOptions::new().filename(pasta.path().join("sandbox.db"));
    let mut conexao = opcoes.connect().await.expect("the database");
    sqlx::raw_sql("PRAGMA user_version = 99").execute(&mut conexao).await.expect("a later version");
    conexao.close().await.expect("closed");
    let erro = Sandbox::builder().dados(pasta.path()).iniciar().await.expect_err("too new");
    assert!(matches!(erro, ErroSandbox::DadosMaisNovos { encontrada: 99, conhecida: 3, .. }), "{erro}");
}

#[tokio::test]
async fn a_stopped_sandbox_listens_no_more() {
    let (sandbox, _relogio) = sandbox().await;
    let endereco = sandbox.endereco();
    assert_eq!(Api::nova(&sandbox).get("/v2/cte/1").await.http, 404);
    sandbox.encerrar().await;
    assert!(TcpStream::connect(endereco).await.is_err());
}

#[tokio::test]
async fn a_dropped_sandbox_listens_no_more() {
    let (sandbox, _relogio) = sandbox().await;
    let endereco = sandbox.endereco();
    drop(sandbox);
    let parou = async {
        while TcpStream::connect(endereco).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(5), parou).await.expect("it stops");
}
