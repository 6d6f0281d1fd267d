//! The XML declaration.

use memchr::memchr;

use super::ErroLeitura;
use super::leitor::Leitor;

impl<'a> Leitor<'a> {
    pub(super) fn declaracao(&mut self) -> Result<(), ErroLeitura> {
        let Some(resto) = self.xml.strip_prefix("<?xml") else { return Ok(()) };
        if !resto.starts_with([' ', '\t', '\r', '\n']) {
            return Ok(());
        }
        self.posicao = "<?xml".len();
        let mut esperados = ["version", "encoding", "standalone"].iter();
        let mut teve_versao = false;
        loop {
            let havia_espaco = self.espacos_em_branco();
            if self.consumir(b"?>") {
                break;
            }
            let nome = self.nome("na declaração <?xml")?;
            if !havia_espaco || !esperados.any(|esperado| *esperado == nome) {
                return Err(self.malformado("esperava uma declaração como <?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
            }
            self.espacos_em_branco();
            let igual = self.consumir(b"=");
            self.espacos_em_branco();
            let valor = self.valor_da_declaracao().filter(|_| igual);
            let aceito = valor.is_some_and(|valor| match nome {
                "version" => {
                    teve_versao = true;
                    valor.strip_prefix("1.").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
                }
                "encoding" => valor.starts_with(|c: char| c.is_ascii_alphabetic()),
                _ => matches!(valor, "yes" | "no"),
            });
            if !aceito || !teve_versao {
                return Err(self.malformado("esperava uma declaração como <?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
            }
        }
        if teve_versao { Ok(()) } else { Err(self.malformado("a declaração <?xml precisa de version=\"1.0\"")) }
    }

    fn valor_da_declaracao(&mut self) -> Option<&'a str> {
        let aspas = *self.xml.as_bytes().get(self.posicao)?;
        if !matches!(aspas, b'"' | b'\'') {
            return None;
        }
        let inicio = self.posicao + 1;
        let fim = inicio + memchr(aspas, &self.xml.as_bytes()[inicio..])?;
        self.posicao = fim + 1;
        Some(&self.xml[inicio..fim])
    }
}
