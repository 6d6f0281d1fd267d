//! Reading a CSV table: separated by comma or semicolon, as spreadsheets save it, columns found by name.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::erro::ErroTabela;

/// A table in memory. Columns that nobody asks for may be there, in any order.
#[derive(Debug)]
pub(super) struct Planilha<'t> {
    arquivo: &'t str,
    colunas: Vec<String>,
    linhas: Vec<(usize, Vec<String>)>,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Linha<'t> {
    planilha: &'t Planilha<'t>,
    numero: usize,
    campos: &'t [String],
}

impl<'t> Planilha<'t> {
    /// Reads a whole table that has these columns.
    pub(super) fn ler(arquivo: &'t str, texto: &str, colunas: &[&str]) -> Result<Self, ErroTabela> {
        let mut linhas = separar(arquivo, texto.strip_prefix('\u{feff}').unwrap_or(texto))?.into_iter();
        let vazio = || ErroTabela::no_arquivo(arquivo, "o arquivo está vazio");
        let (cabecalho, nomes) = linhas.next().ok_or_else(vazio)?;
        let planilha = Self { arquivo, colunas: nomes, linhas: linhas.collect() };
        for nome in colunas {
            if !planilha.colunas.iter().any(|c| c == nome) {
                let problema = format!("falta a coluna {nome}; a primeira linha tem os nomes das colunas");
                return Err(ErroTabela::na_linha(arquivo, cabecalho, problema));
            }
        }
        if planilha.linhas.is_empty() {
            return Err(ErroTabela::no_arquivo(arquivo, "não há nenhuma linha depois da dos nomes das colunas"));
        }
        for (numero, campos) in &planilha.linhas {
            if campos.len() != planilha.colunas.len() {
                let problema = format!("eram esperadas {} colunas e vieram {}", planilha.colunas.len(), campos.len());
                return Err(ErroTabela::na_linha(arquivo, *numero, problema));
            }
        }
        Ok(planilha)
    }

    pub(super) fn linhas(&'t self) -> impl Iterator<Item = Linha<'t>> {
        self.linhas.iter().map(|(numero, campos)| Linha { planilha: self, numero: *numero, campos })
    }
}

impl<'t> Linha<'t> {
    pub(super) fn texto(self, coluna: &str) -> &'t str {
        let indice = self.planilha.colunas.iter().position(|c| c == coluna);
        indice.and_then(|i| self.campos.get(i)).map_or("", |campo| campo.trim())
    }

    pub(super) fn erro(self, coluna: &str, problema: impl Into<String>) -> ErroTabela {
        ErroTabela::na_coluna(self.planilha.arquivo, self.numero, coluna, problema)
    }

    fn esperava(self, coluna: &str, o_que: &str) -> ErroTabela {
        let veio = self.texto(coluna);
        let veio = if veio.is_empty() { "está vazio".to_owned() } else { format!("veio \"{veio}\"") };
        self.erro(coluna, format!("era esperado {o_que}, e {veio}"))
    }

    /// `0` or `1`.
    pub(super) fn indicador(self, coluna: &str) -> Result<bool, ErroTabela> {
        match self.texto(coluna) {
            "0" => Ok(false),
            "1" => Ok(true),
            _ => Err(self.esperava(coluna, "0 ou 1")),
        }
    }

    /// A code of so many digits, as a number.
    pub(super) fn codigo(self, coluna: &str, digitos: usize) -> Result<u32, ErroTabela> {
        codigo(self.texto(coluna), digitos)
            .ok_or_else(|| self.esperava(coluna, &format!("um código de {digitos} dígitos, com os zeros à esquerda")))
    }

    /// A percentage, with point or comma.
    pub(super) fn percentual(self, coluna: &str) -> Result<Decimal, ErroTabela> {
        Decimal::from_str_exact(&self.texto(coluna).replace(',', "."))
            .ok()
            .filter(|p| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(p))
            .ok_or_else(|| self.esperava(coluna, "um percentual de 0 a 100"))
    }

    /// A day.
    pub(super) fn data(self, coluna: &str) -> Result<Date, ErroTabela> {
        self.texto(coluna).parse().map_err(|_| self.esperava(coluna, "uma data AAAA-MM-DD"))
    }

    /// A day, or nothing.
    pub(super) fn data_ou_vazio(self, coluna: &str) -> Result<Option<Date>, ErroTabela> {
        if self.texto(coluna).is_empty() { Ok(None) } else { self.data(coluna).map(Some) }
    }
}

/// A code of exactly so many digits (up to 9) as a number.
pub(super) fn codigo(texto: &str, digitos: usize) -> Option<u32> {
    let certo = texto.len() == digitos && texto.bytes().all(|b| b.is_ascii_digit());
    if certo { texto.parse().ok() } else { None }
}

/// Fields of each line that is not blank nor a note (`#`), with the number of the line where it begins. Quoted fields may have
/// separators and line breaks.
fn separar(arquivo: &str, texto: &str) -> Result<Vec<(usize, Vec<String>)>, ErroTabela> {
    let primeira = texto.lines().find(|linha| !linha.starts_with('#')).unwrap_or_default();
    let separador = if primeira.matches(';').count() > primeira.matches(',').count() { ';' } else { ',' };
    let mut linhas = Vec::new();
    let mut campos = Vec::new();
    let mut campo = String::new();
    let (mut numero, mut inicio, mut aspas) = (1, 1, false);
    let mut letras = texto.chars().peekable();
    loop {
        let no_comeco = campos.is_empty() && campo.is_empty() && !aspas;
        match letras.next() {
            Some('#') if no_comeco => while letras.next_if(|c| *c != '\n').is_some() {},
            None if aspas => return Err(ErroTabela::na_linha(arquivo, inicio, "aspas abertas e não fechadas")),
            Some('"') if aspas && letras.peek() == Some(&'"') => {
                letras.next();
                campo.push('"');
            }
            Some('"') if aspas || campo.is_empty() => aspas = !aspas,
            Some(c) if aspas => {
                numero += usize::from(c == '\n');
                campo.push(c);
            }
            Some(c) if c == separador => campos.push(std::mem::take(&mut campo)),
            Some('\r') if letras.peek() == Some(&'\n') => {}
            fim @ (None | Some('\n')) => {
                campos.push(std::mem::take(&mut campo));
                let linha = std::mem::take(&mut campos);
                if linha.iter().any(|c| !c.trim().is_empty()) {
                    linhas.push((inicio, linha));
                }
                numero += 1;
                inicio = numero;
                if fim.is_none() {
                    return Ok(linhas);
                }
            }
            Some(c) => campo.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linhas(texto: &str) -> Vec<(usize, Vec<String>)> {
        separar("t.csv", texto).expect("well formed")
    }

    #[test]
    fn quotes_keep_separators_line_breaks_and_doubled_quotes() {
        let lidas = linhas("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\n\n3,4");
        assert_eq!(lidas[1], (2, vec!["x, \"y\"".to_owned(), "1\n2".to_owned()]));
        assert_eq!(lidas[2], (5, vec!["3".to_owned(), "4".to_owned()]));
        assert_eq!(lidas.len(), 3);
    }

    #[test]
    fn semicolons_separate_when_the_header_uses_them() {
        assert_eq!(linhas("a;b\n1,5;2")[1].1, ["1,5", "2"]);
    }

    #[test]
    fn notes_are_skipped_and_lines_keep_their_numbers() {
        assert_eq!(linhas("# x; y\na,b\n# z\n1,2")[1], (4, vec!["1".to_owned(), "2".to_owned()]));
    }

    #[test]
    fn an_open_quote_is_told_with_its_line() {
        let erro = separar("t.csv", "a\n\"b\n").expect_err("open quote");
        assert_eq!(erro.to_string(), "t.csv, linha 2: aspas abertas e não fechadas");
    }
}
