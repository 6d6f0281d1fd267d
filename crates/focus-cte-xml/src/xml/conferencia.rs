//! Whether a text has only what XML lets it have where it stands.

use super::ErroLeitura;
use super::leitor::Leitor;
use super::texto::{caractere_de_xml, referencia};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lugar {
    Elemento,
    Atributo,
    /// Comments, CDATA, processing instructions.
    Livre,
}

impl<'a> Leitor<'a> {
    /// Only characters of XML; references and `]]>` as the place has them. `texto` begins at the current position.
    pub(super) fn conferir_texto(&self, texto: &'a str, lugar: Lugar) -> Result<(), ErroLeitura> {
        let bytes = texto.as_bytes();
        let mut i = 0;
        while let Some(passo) = bytes[i..].iter().position(|b| SUSPEITO[usize::from(*b)]) {
            i += passo;
            let em =
                |codigo, mensagem: String| Err(ErroLeitura::em(self.xml, self.posicao_de(texto) + i, codigo, mensagem));
            match bytes[i] {
                b'&' if lugar != Lugar::Livre => match referencia(&texto[i..]) {
                    Some((_, tamanho)) => i += tamanho,
                    None => return em("entidade_recusada", referencia_recusada(&texto[i..])),
                },
                b'<' if lugar == Lugar::Atributo => {
                    return em("xml_malformado", "o valor de um atributo não pode ter «<»; escreva &lt;".to_owned());
                }
                b']' if lugar == Lugar::Elemento && bytes[i..].starts_with(b"]]>") => {
                    return em("xml_malformado", "o texto não pode ter «]]>»; escreva ]]&gt;".to_owned());
                }
                b'&' | b'<' | b']' => i += 1,
                0xEF => match texto[i..].chars().next() {
                    Some(c) if caractere_de_xml(c) => i += 3,
                    _ => {
                        return em(
                            "xml_malformado",
                            "há um caractere que XML não aceita (U+FFFE ou U+FFFF)".to_owned(),
                        );
                    }
                },
                controle => {
                    return em(
                        "xml_malformado",
                        format!("há um caractere de controle que XML não aceita (0x{controle:02X})"),
                    );
                }
            }
        }
        Ok(())
    }
}

/// Bytes that need a look: controls, markup, and the first byte of U+FFFE and U+FFFF.
static SUSPEITO: [bool; 256] = {
    let mut tabela = [false; 256];
    let mut b = 0;
    while b < 0x20 {
        tabela[b] = !matches!(b, 0x09 | 0x0A | 0x0D);
        b += 1;
    }
    tabela[b'&' as usize] = true;
    tabela[b'<' as usize] = true;
    tabela[b']' as usize] = true;
    tabela[0xEF] = true;
    tabela
};

fn referencia_recusada(texto: &str) -> String {
    match texto.split_once(';') {
        Some((nome, _)) if nome.len() <= 40 && !nome.contains(['<', ' ', '\n']) => format!(
            "a referência «{nome};» não é aceita: só as de XML (&amp; &lt; &gt; &quot; &apos;) e as de caracteres que XML aceita, como &#233;"
        ),
        _ => "há um «&» solto; escreva &amp;".to_owned(),
    }
}
