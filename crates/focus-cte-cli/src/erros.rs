//! Every way of failing, as a message and an exit code.
//!
//! [`Saida`] is the only list of exit codes; the help text is made from it.

use std::fmt::Write as _;
use std::io;

use focus_cte::documento::ErroDetalhe;
use serde::Serialize;

/// What the process tells its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Saida {
    /// Everything asked for was done.
    Ok = 0,
    /// The document is wrong, or was refused.
    Recusado = 1,
    /// The command line, an input file or a local resource is wrong.
    Entrada = 2,
    /// Token or environment missing, malformed or refused.
    Configuracao = 3,
    /// Network, API or rate limit.
    Indisponivel = 4,
    /// Nobody knows yet how it ended.
    Indefinido = 5,
    /// What was named does not exist, or the `ref` is taken.
    Referencia = 6,
    /// The reader of our output went away (128 + SIGPIPE, as of any other program).
    CanoRompido = 141,
}

impl Saida {
    /// Every code a user may meet, in order.
    const TODAS: [Saida; 8] = [
        Saida::Ok,
        Saida::Recusado,
        Saida::Entrada,
        Saida::Configuracao,
        Saida::Indisponivel,
        Saida::Indefinido,
        Saida::Referencia,
        Saida::CanoRompido,
    ];

    /// The number the shell sees.
    pub(crate) fn codigo(self) -> u8 {
        self as u8
    }

    fn significado(self) -> &'static str {
        match self {
            Saida::Ok => "tudo certo",
            Saida::Recusado => "documento inválido ou recusado; assinatura que não confere; documentos diferentes",
            Saida::Entrada => "uso incorreto, arquivo de entrada ilegível, porta ou pasta indisponível",
            Saida::Configuracao => "token ou ambiente: falta, está malformado ou foi recusado",
            Saida::Indisponivel => "rede ou API indisponível, ou limite de requisições atingido",
            Saida::Indefinido => "resultado ainda desconhecido: consulte a ref antes de reenviar",
            Saida::Referencia => "não encontrado: ref, chave, webhook ou arquivo; ou ref já usada por outro documento",
            Saida::CanoRompido => "quem lia a saída encerrou antes do fim (como em um pipe com head)",
        }
    }

    /// The list of codes as the help shows it.
    pub(crate) fn tabela() -> String {
        let mut texto = String::from("Códigos de saída:\n");
        for saida in Self::TODAS {
            let _ = writeln!(texto, "  {:<4} {}", saida.codigo(), saida.significado());
        }
        texto.truncate(texto.trim_end().len());
        texto
    }
}

/// A failure as the user meets it: what happened, what to do next, and the exit code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{mensagem}")]
pub(crate) struct CliError {
    /// The process's exit code.
    pub(crate) saida: Saida,
    /// Stable name for machines, in snake_case.
    pub(crate) codigo: &'static str,
    /// What happened, where, what was expected. Portuguese, one or more sentences.
    pub(crate) mensagem: String,
    /// What to do next.
    pub(crate) dica: Option<String>,
    /// Line and column (from 1) in the file at fault.
    pub(crate) posicao: Option<(usize, usize)>,
    /// What the API said, for machines.
    pub(crate) api: Option<Box<DaApi>>,
}

/// What the API's answer had, and which document it was about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct DaApi {
    /// The document's reference.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub(crate) referencia: Option<String>,
    /// HTTP status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) http: Option<u16>,
    /// The API's own code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) codigo_api: Option<String>,
    /// The errors one by one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) erros: Vec<ErroDetalhe>,
}

impl CliError {
    /// An error without advice.
    pub(crate) fn new(saida: Saida, codigo: &'static str, mensagem: impl Into<String>) -> Self {
        CliError { saida, codigo, mensagem: mensagem.into(), dica: None, posicao: None, api: None }
    }

    /// Bad usage, bad input file, or a local resource that cannot be used.
    pub(crate) fn entrada(codigo: &'static str, mensagem: impl Into<String>) -> Self {
        Self::new(Saida::Entrada, codigo, mensagem)
    }

    /// Adds the next step.
    #[must_use]
    pub(crate) fn dica(mut self, dica: impl Into<String>) -> Self {
        self.dica = Some(dica.into());
        self
    }

    /// Adds line and column, for machines; the message has them too.
    #[must_use]
    pub(crate) fn em(mut self, linha: usize, coluna: usize) -> Self {
        self.posicao = Some((linha, coluna));
        self
    }

    /// Failure to write our own output.
    pub(crate) fn escrita(onde: &str, erro: &io::Error) -> Self {
        if erro.kind() == io::ErrorKind::BrokenPipe {
            return Self::new(Saida::CanoRompido, "cano_rompido", "");
        }
        Self::entrada("escrita", format!("não foi possível escrever em {onde}: {}", motivo(erro)))
    }
}

/// Writing to standard output is the only I/O of ours that is converted without more context.
impl From<io::Error> for CliError {
    fn from(erro: io::Error) -> Self {
        Self::escrita("saída padrão", &erro)
    }
}

/// The reason of an I/O error in Portuguese; the system's own number stays for whoever needs it.
pub(crate) fn motivo(erro: &io::Error) -> String {
    use io::ErrorKind as K;
    let texto = match erro.kind() {
        K::NotFound => "não existe",
        K::PermissionDenied => "sem permissão",
        K::IsADirectory => "é uma pasta, não um arquivo",
        K::NotADirectory => "uma parte do caminho não é uma pasta",
        K::AddrInUse => "a porta já está em uso",
        K::AddrNotAvailable => "endereço indisponível nesta máquina",
        K::StorageFull => "o disco está cheio",
        K::QuotaExceeded => "a cota de disco acabou",
        K::ReadOnlyFilesystem => "o sistema de arquivos é somente leitura",
        K::FileTooLarge => "o arquivo ficaria grande demais",
        K::InvalidFilename => "nome de arquivo inválido ou longo demais",
        K::AlreadyExists => "já existe",
        K::OutOfMemory => "falta memória",
        K::ConnectionRefused => "conexão recusada",
        K::ConnectionReset | K::ConnectionAborted => "a conexão foi interrompida",
        K::TimedOut => "o tempo acabou",
        K::InvalidData => "os bytes não são texto UTF-8",
        _ => "erro do sistema",
    };
    match erro.raw_os_error() {
        Some(numero) => format!("{texto} (erro {numero} do sistema)"),
        None => texto.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_lists_every_code_once() {
        let tabela = Saida::tabela();
        for codigo in ["0", "1", "2", "3", "4", "5", "6", "141"] {
            assert_eq!(tabela.lines().filter(|l| l.trim().split(' ').next() == Some(codigo)).count(), 1, "{codigo}");
        }
    }

    #[test]
    fn a_broken_pipe_has_nothing_to_say() {
        let erro = CliError::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!((erro.saida, erro.mensagem.as_str()), (Saida::CanoRompido, ""));
    }
}
