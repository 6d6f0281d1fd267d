//! What can keep a sandbox from starting.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Why a sandbox did not start. Each message says what to do next.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErroSandbox {
    /// Another program listens there.
    #[error(
        "a porta {} já está em uso em {}: escolha outra porta, ou 0 para que o sistema escolha uma livre",
        .endereco.port(), .endereco.ip()
    )]
    PortaEmUso {
        /// Where the sandbox was told to listen.
        endereco: SocketAddr,
    },
    /// The system refuses the address or the port.
    #[error(
        "não foi possível escutar em {endereco}: {causa}; escolha um endereço desta máquina e uma porta acima de 1023"
    )]
    Endereco {
        /// Where the sandbox was told to listen.
        endereco: SocketAddr,
        /// What the system said.
        #[source]
        causa: io::Error,
    },
    /// The data folder cannot be created or written.
    #[error("não foi possível gravar na pasta de dados {}: {causa}; escolha uma pasta em que este usuário possa gravar", .pasta.display())]
    PastaDeDados {
        /// The folder asked for.
        pasta: PathBuf,
        /// What the system said.
        #[source]
        causa: io::Error,
    },
    /// Another sandbox keeps its data there.
    #[error("a pasta de dados {} está em uso por outro sandbox: encerre-o ou escolha outra pasta", .pasta.display())]
    PastaEmUso {
        /// The folder asked for.
        pasta: PathBuf,
    },
    /// The folder was written by a later version of this program.
    #[error(
        "os dados de {} são da versão {encontrada} e este programa conhece até a {conhecida}: atualize o focus-cte ou escolha outra pasta",
        .pasta.display()
    )]
    DadosMaisNovos {
        /// The folder asked for.
        pasta: PathBuf,
        /// The version of the data there.
        encontrada: i64,
        /// The newest version that this program reads.
        conhecida: i64,
    },
    /// The database does not open.
    #[error("não foi possível abrir os dados do sandbox ({}): {causa}; se o arquivo estiver corrompido, apague-o ou escolha outra pasta", .arquivo.display())]
    Banco {
        /// The database file.
        arquivo: PathBuf,
        /// What the database said.
        causa: String,
    },
    /// The client that posts to webhooks cannot be made.
    #[error("não foi possível preparar a entrega de webhooks: {causa}")]
    Webhooks {
        /// What it said.
        causa: String,
    },
}
