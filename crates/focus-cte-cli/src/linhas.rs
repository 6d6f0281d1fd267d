//! Lines of a stream, one at a time, in constant memory.

use std::io::{self, Read};

use crate::entrada::BOM;

/// How much is asked of the system at once: small enough to stay in a core's cache.
const BLOCO: usize = 256 * 1024;

/// What a stream of lines gives next.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Linha<'a> {
    /// The line without its end.
    Texto(&'a [u8]),
    /// A line longer than the limit; it was skipped, not kept.
    GrandeDemais,
}

/// Lines of any stream, given as slices of the one buffer that is read into.
pub(crate) struct Linhas<R> {
    fonte: R,
    buffer: Vec<u8>,
    /// Where the next line begins.
    inicio: usize,
    /// Up to where there is no line feed, from `inicio`.
    visto: usize,
    /// Where what was read ends.
    fim: usize,
    acabou: bool,
    numero: u64,
    limite: usize,
}

impl<R: Read> Linhas<R> {
    /// Starts before the first line. No line may be longer than `limite` bytes.
    pub(crate) fn new(fonte: R, limite: u64) -> Self {
        let limite = usize::try_from(limite).unwrap_or(usize::MAX / 2);
        Linhas { fonte, buffer: vec![0; BLOCO], inicio: 0, visto: 0, fim: 0, acabou: false, numero: 0, limite }
    }

    /// Whether the next line has to be waited for: the moment to hand over what was written so far.
    pub(crate) fn vai_esperar(&mut self) -> bool {
        self.quebra().is_none()
    }

    /// The next line and its number (from 1), or `None` at the end.
    pub(crate) fn proxima(&mut self) -> io::Result<Option<(u64, Linha<'_>)>> {
        self.encolher();
        let (fim, seguinte) = loop {
            if let Some(quebra) = self.quebra() {
                break (quebra, quebra + 1);
            }
            if self.acabou && self.inicio == self.fim {
                return Ok(None);
            }
            if self.acabou {
                break (self.fim, self.fim);
            }
            if self.fim - self.inicio > self.limite {
                self.pular()?;
                self.numero += 1;
                return Ok(Some((self.numero, Linha::GrandeDemais)));
            }
            self.encher()?;
        };
        let comeco = std::mem::replace(&mut self.inicio, seguinte);
        self.visto = seguinte;
        self.numero += 1;
        let mut linha = &self.buffer[comeco..fim];
        if linha.len() > self.limite {
            return Ok(Some((self.numero, Linha::GrandeDemais)));
        }
        linha = linha.strip_suffix(b"\r").unwrap_or(linha);
        if self.numero == 1 {
            linha = linha.strip_prefix(BOM).unwrap_or(linha);
        }
        Ok(Some((self.numero, Linha::Texto(linha))))
    }

    /// Where the next line feed is, if it has been read.
    fn quebra(&mut self) -> Option<usize> {
        let achada = memchr::memchr(b'\n', &self.buffer[self.visto..self.fim]).map(|n| self.visto + n);
        self.visto = achada.unwrap_or(self.fim);
        achada
    }

    /// Reads more after what is there, making room for it first.
    fn encher(&mut self) -> io::Result<()> {
        if self.inicio > 0 {
            self.recuar();
        }
        if self.fim == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let lidos = loop {
            match self.fonte.read(&mut self.buffer[self.fim..]) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                outro => break outro?,
            }
        };
        self.acabou = lidos == 0;
        self.fim += lidos;
        Ok(())
    }

    /// Forgets the rest of a line that is too long.
    fn pular(&mut self) -> io::Result<()> {
        loop {
            (self.inicio, self.visto, self.fim) = (0, 0, 0);
            self.encher()?;
            if let Some(quebra) = self.quebra() {
                (self.inicio, self.visto) = (quebra + 1, quebra + 1);
                return Ok(());
            }
            if self.acabou {
                self.inicio = self.fim;
                return Ok(());
            }
        }
    }

    /// Moves what was not given yet to the beginning of the buffer.
    fn recuar(&mut self) {
        self.buffer.copy_within(self.inicio..self.fim, 0);
        self.visto -= self.inicio;
        self.fim -= self.inicio;
        self.inicio = 0;
    }

    /// Gives back the memory that one long line took.
    fn encolher(&mut self) {
        if self.buffer.len() > 8 * BLOCO && self.fim - self.inicio < BLOCO {
            self.recuar();
            self.buffer.truncate(BLOCO);
            self.buffer.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, so that every line is split somewhere.
    struct AosPoucos<'a>(&'a [u8]);

    impl Read for AosPoucos<'_> {
        fn read(&mut self, destino: &mut [u8]) -> io::Result<usize> {
            let n = self.0.len().min(1);
            destino[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn todas(fonte: impl Read, limite: u64) -> Vec<(u64, Option<String>)> {
        let mut linhas = Linhas::new(fonte, limite);
        let mut vistas = Vec::new();
        while let Some((n, linha)) = linhas.proxima().unwrap() {
            let texto = match linha {
                Linha::Texto(t) => Some(String::from_utf8(t.to_vec()).unwrap()),
                Linha::GrandeDemais => None,
            };
            vistas.push((n, texto));
        }
        vistas
    }

    #[test]
    fn lines_lose_their_ends_and_the_first_its_mark() {
        let bytes = b"\xef\xbb\xbf{}\r\n\n[1]";
        let esperadas = [(1, Some("{}".into())), (2, Some(String::new())), (3, Some("[1]".into()))];
        assert_eq!(todas(&bytes[..], 100), esperadas);
        assert_eq!(todas(AosPoucos(bytes), 100), esperadas);
    }

    #[test]
    fn a_line_over_the_limit_is_skipped_and_the_next_is_read() {
        let bytes = b"12345\n123456\nok\n1234567";
        let esperadas = [(1, Some("12345".into())), (2, None), (3, Some("ok".into())), (4, None)];
        assert_eq!(todas(&bytes[..], 5), esperadas);
        assert_eq!(todas(AosPoucos(bytes), 5), esperadas);
    }

    #[test]
    fn the_memory_of_a_long_line_is_given_back() {
        let mut bytes = vec![b'x'; 40 * BLOCO];
        bytes.extend(b"\ncurta\n");
        let mut linhas = Linhas::new(&bytes[..], 1 << 30);
        assert!(matches!(linhas.proxima(), Ok(Some((1, Linha::Texto(t)))) if t.len() == 40 * BLOCO));
        assert_eq!(linhas.proxima().unwrap(), Some((2, Linha::Texto(b"curta"))));
        assert_eq!(linhas.buffer.len(), BLOCO);
        assert_eq!(linhas.proxima().unwrap(), None);
    }

    #[test]
    fn waiting_is_announced_before_it_happens() {
        let mut linhas = Linhas::new(&b"a\nb\nc"[..], 100);
        assert!(linhas.vai_esperar());
        linhas.proxima().unwrap();
        assert!(!linhas.vai_esperar());
        linhas.proxima().unwrap();
        assert!(linhas.vai_esperar());
    }
}
