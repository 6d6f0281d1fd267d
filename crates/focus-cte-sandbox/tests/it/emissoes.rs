//! Emitting many documents with the real client, and what has to be true of them in the end.
//!
//! Self-contained: the program's own tests include this file too.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::time::Duration;

use focus_cte::client::retry::RetryPolicy;
use focus_cte::client::{Client, Espera, Method};
use focus_cte::{Ambiente, Documento, Error, ErrorKind, Modelo, Referencia};
use focus_cte_testkit::exemplo_de_agora;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::task::{JoinError, JoinSet};

/// Documents of a run; `FOCUS_CTE_CAOS` asks for another number.
const EMISSOES: u32 = 400;
const AO_MESMO_TEMPO: usize = 64;
/// What an emission may end with when the network is this bad: the document is unknown to the server, or asking tells its fate.
const ESPERADOS: [ErrorKind; 5] =
    [ErrorKind::ResultadoDesconhecido, ErrorKind::Conexao, ErrorKind::Timeout, ErrorKind::Servidor, ErrorKind::Limite];

/// Of a hundred requests 20 lose their connection, 10 get a 5xx and 5 a cut-off body, half of them after they were processed where
/// there is a choice; and after so many requests the next 40 are told 429.
///
/// A request that one rule strikes is spared by the next ones, so those have to strike more of what reaches them.
pub(crate) fn caos(limite_apos: u32) -> [String; 7] {
    [
        format!("limite=1:apos={limite_apos},vezes=40"),
        "queda_antes:percentual=10".into(),
        "queda_depois:percentual=11.1".into(),
        "erro_500:percentual=3.1".into(),
        "erro_503:percentual=3.2".into(),
        "erro_500_depois:percentual=6.7".into(),
        "corpo_cortado:percentual=7.1".into(),
    ]
}

/// How many documents to emit.
pub(crate) fn quantas() -> u32 {
    std::env::var("FOCUS_CTE_CAOS").map_or(EMISSOES, |quantas| quantas.parse().expect("a number of emissions"))
}

/// The client as it comes, but for pauses that suit a server next door.
pub(crate) fn cliente(url: &str) -> Client {
    let mut pausas = RetryPolicy::default();
    (pausas.base_delay, pausas.max_delay) = (Duration::from_millis(20), Duration::from_millis(500));
    let ambiente = Ambiente::Url(url.to_owned());
    Client::builder().token("token-de-teste").ambiente(ambiente).retry(pausas).build().expect("a client")
}

/// Emits documents, every other one of each model, until all of them are known to the server; after each it calls `a_cada` with how
/// many there are. Returns the errors of the client on the way: asking by reference, or sending again, has settled them all.
pub(crate) async fn emitir_todas(cliente: &Client, quantas: u32, mut a_cada: impl FnMut(u32)) -> Vec<Error> {
    let (mut envios, mut prontas, mut erros) = (JoinSet::new(), 0, Vec::new());
    let mut colher = |envio: Option<Result<Vec<Error>, JoinError>>| {
        erros.extend(envio.expect("an emission under way").expect("an emission that ends"));
        prontas += 1;
        a_cada(prontas);
    };
    for numero in 0..quantas {
        if envios.len() >= AO_MESMO_TEMPO {
            colher(envios.join_next().await);
        }
        let cliente = cliente.clone();
        envios.spawn(async move { emitir(&cliente, numero).await });
    }
    while !envios.is_empty() {
        colher(envios.join_next().await);
    }
    for erro in &erros {
        assert!(ESPERADOS.contains(&erro.kind()), "{erro:?}");
    }
    erros
}

fn referencia(numero: u32) -> Referencia {
    Referencia::new(format!("caos-{numero}")).expect("a reference")
}

fn modelo(numero: u32) -> Modelo {
    if numero.is_multiple_of(2) { Modelo::Cte } else { Modelo::CteOs }
}

/// A document that is on time.
fn documento(modelo: Modelo) -> &'static str {
    static DOCUMENTOS: LazyLock<[String; 2]> = LazyLock::new(|| {
        let agora = Timestamp::now();
        ["cte_rodoviario.json", "cte_os_pessoas.json"].map(|nome| exemplo_de_agora(nome, agora).to_string())
    });
    &DOCUMENTOS[usize::from(modelo == Modelo::CteOs)]
}

/// Emits a document until the server knows it; returns the errors on the way.
async fn emitir(cliente: &Client, numero: u32) -> Vec<Error> {
    let (referencia, mut erros) = (referencia(numero), Vec::new());
    loop {
        let resultado = match modelo(numero) {
            Modelo::Cte => cliente.emitir_cte(&referencia, documento(Modelo::Cte)).await,
            Modelo::CteOs => cliente.emitir_cte_os(&referencia, documento(Modelo::CteOs)).await,
        };
        match resultado {
            Ok(documento) => assert_eq!(documento.divergencias(), []),
            Err(erro) => {
                erros.push(erro);
                if !existe(cliente, &referencia).await {
                    continue;
                }
            }
        }
        return erros;
    }
}

/// Whether the server knows the reference; asks until there is an answer.
async fn existe(cliente: &Client, referencia: &Referencia) -> bool {
    loop {
        match cliente.consultar(referencia).await {
            Ok(_) => return true,
            Err(erro) if erro.kind() == ErrorKind::NaoEncontrado => return false,
            Err(erro) => assert!(erro.retryable() || erro.kind() == ErrorKind::RespostaInvalida, "{erro:?}"),
        }
    }
}

/// Waits for all the verdicts, while the network is still as it is.
pub(crate) async fn aguardar_todas(cliente: &Client, quantas: u32) {
    let espera = Espera::prazo(Duration::from_mins(5))
        .com_intervalos(Duration::from_millis(20), Duration::from_millis(500))
        .com_max_consultas(u32::MAX);
    let resultados = cliente.aguardar_muitos((0..quantas).map(referencia)).com_espera(espera).await;
    for (referencia, resultado) in resultados {
        let documento = resultado.unwrap_or_else(|erro| panic!("{referencia}: {erro:?}"));
        assert!(documento.autorizado(), "{documento:?}");
    }
}

/// Ends the faults, and says how often each struck: all of them did.
pub(crate) async fn encerrar_falhas(cliente: &Client, url: &str) -> Vec<(String, u64)> {
    let url = format!("{url}/_sandbox/falhas");
    let falhas = cliente.requisicao(Method::Get, &url, None).await.expect("the faults");
    let falhas: Vec<Value> = serde_json::from_slice(falhas.body()).expect("JSON");
    let usadas =
        |falha: &Value| (falha["falha"].as_str().unwrap_or_default().to_owned(), falha["usada"].as_u64().unwrap_or(0));
    let usadas: Vec<_> = falhas.iter().map(usadas).collect();
    assert!(usadas.iter().all(|(_, vezes)| *vezes > 0), "{usadas:?}");
    cliente.requisicao(Method::Delete, &url, None).await.expect("the faults taken back");
    usadas
}

/// What has to be true, asked through a network that works: as many documents as were sent, all authorised, every reference known, the
/// numbers of each model one after the other, and no key twice.
pub(crate) async fn conferir(cliente: &Client, url: &str, quantas: u32) {
    let estado = cliente.requisicao(Method::Get, &format!("{url}/_sandbox/estado"), None).await.expect("its state");
    let estado: Value = serde_json::from_slice(estado.body()).expect("JSON");
    assert_eq!(estado["documentos"], json!({"autorizado": quantas}));
    let (mut numeros, mut chaves) = ([BTreeSet::new(), BTreeSet::new()], BTreeSet::new());
    for numero in 0..quantas {
        let documento: Documento = cliente.consultar(&referencia(numero)).await.expect("a document");
        assert!(documento.autorizado() && documento.divergencias().is_empty(), "{documento:?}");
        assert_eq!(documento.modelo, Some(modelo(numero)));
        numeros[usize::from(modelo(numero) == Modelo::CteOs)].insert(documento.numero.expect("a number"));
        chaves.insert(documento.chave.expect("a key"));
    }
    assert_eq!(numeros, [(1..=quantas.div_ceil(2)).collect(), (1..=quantas / 2).collect()]);
    assert_eq!(chaves.len(), usize::try_from(quantas).expect("as many as fit in memory"));
}
