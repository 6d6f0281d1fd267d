//! Running the program away from the developer's own configuration.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use focus_cte_testkit::exemplo_de_agora;
use jiff::Timestamp;
use serde_json::Value;
use tempfile::TempDir;

/// A folder of its own for each test, and the program run inside it.
pub(crate) struct Lugar {
    pub(crate) pasta: TempDir,
    variaveis: Vec<(String, String)>,
}

/// What a run left.
#[derive(Debug)]
pub(crate) struct Fim {
    pub(crate) codigo: i32,
    pub(crate) saida: String,
    pub(crate) erros: String,
}

impl Fim {
    #[track_caller]
    pub(crate) fn com_codigo(self, codigo: i32) -> Self {
        assert_eq!(self.codigo, codigo, "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn diz(self, texto: &str) -> Self {
        assert!(self.saida.contains(texto), "falta {texto:?} na saída: {self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn avisa(self, texto: &str) -> Self {
        assert!(self.erros.contains(texto), "falta {texto:?} nas mensagens: {self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn cala(self) -> Self {
        assert_eq!(self.saida, "", "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.saida).unwrap_or_else(|e| panic!("{e}: {self:#?}"))
    }

    /// Each line of standard output as JSON.
    #[track_caller]
    pub(crate) fn linhas(&self) -> Vec<Value> {
        self.saida.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
    }
}

impl Lugar {
    pub(crate) fn new() -> Self {
        Lugar { pasta: tempfile::tempdir().unwrap(), variaveis: Vec::new() }
    }

    pub(crate) fn variavel(mut self, nome: &str, valor: impl Into<String>) -> Self {
        self.variaveis.push((nome.to_owned(), valor.into()));
        self
    }

    pub(crate) fn caminho(&self, nome: &str) -> PathBuf {
        self.pasta.path().join(nome)
    }

    pub(crate) fn escrever(&self, nome: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let caminho = self.caminho(nome);
        std::fs::write(&caminho, bytes).unwrap();
        caminho
    }

    /// Names in the folder, in order.
    pub(crate) fn arquivos(&self) -> Vec<String> {
        self.arquivos_de(".")
    }

    /// Names in a folder inside it, in order.
    pub(crate) fn arquivos_de(&self, pasta: &str) -> Vec<String> {
        let mut nomes: Vec<String> = std::fs::read_dir(self.caminho(pasta))
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        nomes.sort();
        nomes
    }

    pub(crate) fn comando(&self, argumentos: &[&str]) -> Command {
        let mut comando = Command::new(env!("CARGO_BIN_EXE_focus-cte"));
        comando.args(argumentos).current_dir(self.pasta.path());
        for nome in [
            "FOCUS_CTE_TOKEN",
            "FOCUS_CTE_AMBIENTE",
            "FOCUS_CTE_CONFIG",
            "FOCUS_CTE_WEBHOOK_SEGREDO",
            "HTTP_PROXY",
            "http_proxy",
        ] {
            comando.env_remove(nome);
        }
        comando.env("HOME", self.pasta.path()).env("XDG_CONFIG_HOME", self.pasta.path().join("sem-configuracao"));
        comando.envs(self.variaveis.iter().map(|(n, v)| (n, v)));
        comando.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        comando
    }

    /// Runs against a sandbox whose data stay in the folder from one run to the next.
    pub(crate) fn no_sandbox(&self, argumentos: &[&str]) -> Fim {
        self.rodar(&[argumentos, &["--sandbox", "--dados", "dados"]].concat())
    }

    /// A folder whose sandbox has this example, authorised.
    pub(crate) fn com_autorizado(documento: &str, opcoes: &[&str]) -> Self {
        let lugar = Lugar::new();
        let documento = de_agora(documento);
        let argumentos = ["emitir", &documento, "--ref", "p1", "--aguardar", "--saida", "emitidos"];
        lugar.no_sandbox(&[&argumentos, opcoes].concat()).com_codigo(0);
        lugar
    }

    pub(crate) fn rodar(&self, argumentos: &[&str]) -> Fim {
        fim(self.comando(argumentos).spawn().unwrap())
    }

    pub(crate) fn rodar_com(&self, argumentos: &[&str], entrada: &[u8]) -> Fim {
        let mut filho = self.comando(argumentos).stdin(Stdio::piped()).spawn().unwrap();
        let mut cano = filho.stdin.take().unwrap();
        let bytes = entrada.to_vec();
        let escritor = std::thread::spawn(move || {
            let _ = cano.write_all(&bytes);
        });
        let fim = fim(filho);
        escritor.join().unwrap();
        fim
    }
}

pub(crate) fn fim(filho: Child) -> Fim {
    let resultado = filho.wait_with_output().unwrap();
    Fim {
        codigo: resultado.status.code().unwrap_or(-1),
        saida: String::from_utf8(resultado.stdout).unwrap(),
        erros: String::from_utf8(resultado.stderr).unwrap(),
    }
}

/// Sends a signal by its name.
pub(crate) fn sinalizar(filho: &Child, nome: &str) {
    let numero = filho.id().to_string();
    assert!(Command::new("kill").args(["-s", nome, &numero]).status().unwrap().success());
}

/// A document of the repository's examples.
pub(crate) fn exemplo(nome: &str) -> String {
    let caminho = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(nome);
    std::fs::canonicalize(&caminho).unwrap_or_else(|e| panic!("{}: {e}", caminho.display())).display().to_string()
}

/// The same, emitted an hour ago: what a sandbox by the system's clock takes as on time.
pub(crate) fn de_agora(nome: &str) -> String {
    let caminho = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{nome}", std::process::id()));
    std::fs::write(&caminho, exemplo_de_agora(nome, Timestamp::now()).to_string()).unwrap();
    caminho.display().to_string()
}

/// The road CT-e of the examples, on one line.
pub(crate) fn rodoviario() -> Value {
    serde_json::from_slice(&std::fs::read(exemplo("cte_rodoviario.json")).unwrap()).unwrap()
}

/// The same with a field that no layout accepts.
pub(crate) fn invalido() -> Value {
    let mut documento = rodoviario();
    documento["cfop"] = "53".into();
    documento
}
