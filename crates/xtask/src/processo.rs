//! Programs that the tasks run: finding them, running them, telling what failed.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program to run, with its arguments.
#[derive(Debug)]
pub struct Comando {
    interno: Command,
    texto: String,
}

impl Comando {
    /// Starts with the program.
    pub fn novo(programa: impl AsRef<OsStr>) -> Self {
        let texto = programa.as_ref().to_string_lossy().into_owned();
        Self { interno: Command::new(programa), texto }
    }

    /// `cargo`, the one that runs this task.
    pub fn cargo() -> Self {
        Self::novo(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Adds an argument.
    pub fn arg(mut self, argumento: impl AsRef<OsStr>) -> Self {
        self.texto.push(' ');
        self.texto.push_str(&argumento.as_ref().to_string_lossy());
        self.interno.arg(argumento);
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(self, argumentos: impl IntoIterator<Item = A>) -> Self {
        argumentos.into_iter().fold(self, Self::arg)
    }

    /// Sets the working directory.
    pub fn em(mut self, pasta: &Path) -> Self {
        self.interno.current_dir(pasta);
        self
    }

    /// Sets a variable of its environment.
    pub fn com(mut self, variavel: &str, valor: impl AsRef<OsStr>) -> Self {
        self.interno.env(variavel, valor);
        self
    }

    /// Runs it with this terminal.
    pub fn executar(mut self) -> Result<(), String> {
        let situacao = self.interno.status().map_err(|e| format!("{}: {e}", self.texto))?;
        if situacao.success() { Ok(()) } else { Err(format!("{}: {situacao}", self.texto)) }
    }

    /// Runs it and gives what it writes to its standard output.
    pub fn ler(mut self) -> Result<String, String> {
        let saida = self.interno.stderr(Stdio::inherit()).output().map_err(|e| format!("{}: {e}", self.texto))?;
        if !saida.status.success() {
            return Err(format!("{}: {}", self.texto, saida.status));
        }
        String::from_utf8(saida.stdout).map_err(|e| format!("{}: {e}", self.texto))
    }

    /// Whether it runs and succeeds, in silence.
    pub fn funciona(mut self) -> bool {
        self.interno
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    }
}

/// A Python of at least 3.10: `$PYTHON`, or the first that answers.
pub fn python() -> Result<PathBuf, String> {
    let pedido = std::env::var_os("PYTHON").map(PathBuf::from);
    let candidatos = pedido.into_iter().chain(["python3", "python"].map(PathBuf::from));
    let serve =
        |p: &PathBuf| Comando::novo(p).args(["-c", "import sys; sys.exit(sys.version_info < (3, 10))"]).funciona();
    candidatos.into_iter().find(serve).ok_or_else(|| {
        "é preciso Python 3.10 ou mais novo (procurados: $PYTHON, python3, python). Instale-o e rode de novo."
            .to_owned()
    })
}
