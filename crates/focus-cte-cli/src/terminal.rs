//! The terminal: whether to colour, how wide to write, what to show while waiting.

use std::borrow::Cow;
use std::env;
use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::erros::CliError;

/// Longest value shown in full; the rest is counted.
const VALOR_MAXIMO: usize = 120;
/// Narrowest text column that is still readable.
const COLUNA_MINIMA: usize = 24;

/// The few looks this program uses.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cor {
    /// Errors.
    Vermelho,
    /// Warnings.
    Amarelo,
    /// Success.
    Verde,
    /// Names that the eye should find.
    Negrito,
    /// What matters less.
    Apagado,
}

impl Cor {
    fn sequencia(self) -> &'static str {
        match self {
            Cor::Vermelho => "\x1b[1;31m",
            Cor::Amarelo => "\x1b[33m",
            Cor::Verde => "\x1b[1;32m",
            Cor::Negrito => "\x1b[1m",
            Cor::Apagado => "\x1b[2m",
        }
    }
}

/// How to write on one of the two streams.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Estilo {
    /// Whether escape sequences are welcome.
    pub(crate) cores: bool,
    /// Columns to wrap at; `None` writes each message on one line, as pipes and files like it.
    pub(crate) largura: Option<usize>,
}

impl Estilo {
    /// For standard output as it is connected now.
    pub(crate) fn da_saida() -> Self {
        Self::de(io::stdout().is_terminal(), |nome| env::var(nome).ok())
    }

    /// For standard error as it is connected now.
    pub(crate) fn dos_avisos() -> Self {
        Self::de(io::stderr().is_terminal(), |nome| env::var(nome).ok())
    }

    fn de(terminal: bool, variavel: impl Fn(&str) -> Option<String>) -> Self {
        if !terminal {
            return Estilo::default();
        }
        let sem_cor = variavel("NO_COLOR").is_some_and(|v| !v.is_empty());
        let burro = variavel("TERM").is_some_and(|v| v == "dumb");
        let medida = terminal_size::terminal_size().map(|(largura, _)| usize::from(largura.0));
        let pedida = variavel("COLUMNS").and_then(|v| v.parse().ok());
        let largura = pedida.or(medida).filter(|l| *l > 0).unwrap_or(80);
        Estilo { cores: !sem_cor && !burro, largura: Some(largura) }
    }

    /// `texto` in a colour, or as it is.
    pub(crate) fn pintar<'t>(&self, cor: Cor, texto: &'t str) -> Cow<'t, str> {
        if self.cores { Cow::Owned(format!("{}{texto}\x1b[0m", cor.sequencia())) } else { Cow::Borrowed(texto) }
    }

    /// `texto` broken at spaces to the width, every line after the first indented by `recuo` spaces.
    pub(crate) fn quebrar(&self, texto: &str, recuo: usize) -> String {
        let Some(largura) = self.largura else { return texto.to_owned() };
        let coluna = largura.saturating_sub(recuo).max(COLUNA_MINIMA);
        let mut saida = String::with_capacity(texto.len() + 16);
        for (n, linha) in texto.split('\n').enumerate() {
            if n > 0 {
                nova_linha(&mut saida, recuo);
            }
            let mut usado = 0;
            for palavra in linha.split(' ') {
                let tamanho = palavra.chars().count();
                if usado > 0 && usado + 1 + tamanho > coluna {
                    nova_linha(&mut saida, recuo);
                    usado = 0;
                } else if usado > 0 {
                    saida.push(' ');
                    usado += 1;
                }
                saida.push_str(palavra);
                usado += tamanho;
            }
        }
        saida
    }
}

fn nova_linha(saida: &mut String, recuo: usize) {
    saida.push('\n');
    saida.extend(std::iter::repeat_n(' ', recuo));
}

/// Text from a file or a server with its control characters made visible, so that it cannot drive the terminal.
pub(crate) fn limpo(texto: &str) -> Cow<'_, str> {
    if !texto.chars().any(perigoso) {
        return Cow::Borrowed(texto);
    }
    let mut saida = String::with_capacity(texto.len() + 8);
    for c in texto.chars() {
        if perigoso(c) {
            let _ = write!(saida, "{}", c.escape_default());
        } else {
            saida.push(c);
        }
    }
    Cow::Owned(saida)
}

/// Control characters, and the marks that reorder or hide text.
fn perigoso(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A value as shown beside a problem: quoted, harmless, and cut when long.
pub(crate) fn valor_curto(valor: &str) -> String {
    let total = valor.chars().count();
    if total <= VALOR_MAXIMO {
        return format!("\"{}\"", limpo(valor));
    }
    let inicio: String = valor.chars().take(VALOR_MAXIMO).collect();
    format!("\"{}…\" ({total} caracteres)", limpo(&inicio))
}

/// Standard output, locked and buffered. Results go here and nothing else.
pub(crate) struct Resultado(BufWriter<StdoutLock<'static>>);

impl Resultado {
    /// Takes standard output for as long as it lives.
    pub(crate) fn new() -> Self {
        Resultado(BufWriter::with_capacity(64 * 1024, io::stdout().lock()))
    }

    /// One line and its end.
    pub(crate) fn linha(&mut self, texto: &str) -> Result<(), CliError> {
        writeln!(self.0, "{texto}")?;
        Ok(())
    }

    /// One line of JSON.
    pub(crate) fn json(&mut self, valor: &impl serde::Serialize) -> Result<(), CliError> {
        serde_json::to_writer(&mut self.0, valor).map_err(io::Error::from)?;
        self.0.write_all(b"\n")?;
        Ok(())
    }

    /// Hands everything to the system; an error here is an error of the command.
    pub(crate) fn concluir(mut self) -> Result<(), CliError> {
        self.0.flush()?;
        Ok(())
    }
}

impl Write for Resultado {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A message for the person, on standard error. Nobody can be told when that fails.
pub(crate) fn avisar(texto: &str) {
    let _ = writeln!(io::stderr().lock(), "{texto}");
}

/// `aviso: ...` on standard error.
pub(crate) fn aviso(texto: &str) {
    let estilo = Estilo::dos_avisos();
    avisar(&format!("{} {}", estilo.pintar(Cor::Amarelo, "aviso:"), estilo.quebrar(texto, 7)));
}

/// An error and its next step on standard error.
pub(crate) fn erro(erro: &CliError) {
    if erro.mensagem.is_empty() {
        return;
    }
    let estilo = Estilo::dos_avisos();
    avisar(&format!("{} {}", estilo.pintar(Cor::Vermelho, "erro:"), estilo.quebrar(&erro.mensagem, 6)));
    if let Some(texto) = &erro.dica {
        dica(texto);
    }
}

/// `dica: ...` on standard error: the next step.
pub(crate) fn dica(texto: &str) {
    let estilo = Estilo::dos_avisos();
    avisar(&format!("{} {}", estilo.pintar(Cor::Verde, "dica:"), estilo.quebrar(texto, 6)));
}

/// What turns while we wait: on standard error, and only when that is a terminal.
pub(crate) struct Espera(ProgressBar);

impl Espera {
    /// Starts turning.
    pub(crate) fn new(texto: &str) -> Self {
        if !io::stderr().is_terminal() {
            return Espera(ProgressBar::hidden());
        }
        let barra = ProgressBar::new_spinner();
        if let Ok(modelo) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            barra.set_style(modelo.tick_chars("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏ "));
        }
        barra.set_message(texto.to_owned());
        barra.enable_steady_tick(Duration::from_millis(100));
        Espera(barra)
    }
}

impl Drop for Espera {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estreito(largura: usize) -> Estilo {
        Estilo { cores: false, largura: Some(largura) }
    }

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        let com = |terminal, nome: &'static str, valor: &'static str| {
            Estilo::de(terminal, |n| (n == nome).then(|| valor.to_owned())).cores
        };
        assert!(com(true, "TERM", "xterm"));
        assert!(com(true, "NO_COLOR", ""));
        assert!(!com(true, "NO_COLOR", "1"));
        assert!(!com(true, "TERM", "dumb"));
        assert!(!com(false, "TERM", "xterm"));
    }

    #[test]
    fn text_wraps_at_spaces_and_keeps_its_indentation() {
        let texto = "um dois três quatro cinco seis sete";
        assert_eq!(estreito(28).quebrar(texto, 4), "um dois três quatro\n    cinco seis sete");
    }

    #[test]
    fn a_word_longer_than_the_line_stays_whole() {
        let chave = "3".repeat(44);
        assert_eq!(estreito(30).quebrar(&format!("chave {chave} fim"), 2), format!("chave\n  {chave}\n  fim"));
    }

    #[test]
    fn without_a_width_nothing_wraps() {
        let texto = "palavra ".repeat(60);
        assert_eq!(Estilo::default().quebrar(&texto, 4), texto);
    }

    #[test]
    fn escape_sequences_from_a_document_become_visible() {
        assert_eq!(limpo("a\x1b[2Jb\u{202e}"), "a\\u{1b}[2Jb\\u{202e}");
    }

    #[test]
    fn long_values_are_cut_and_counted() {
        let curto = valor_curto(&"é".repeat(500));
        assert!(curto.ends_with("…\" (500 caracteres)"), "{curto}");
    }
}
