//! Says which identifiers hold: reads lines `KIND TEXT` and writes `1` or `0` for each.
//!
//! The kind is `cnpj`, `cpf`, `suframa`, `renavam`, or the unit of an Inscrição Estadual:
//!
//! ```shell
//! printf 'SP 110042490114\ncnpj 12ABC34501DE35\n' | cargo run -q -p focus-cte --example conferir_identificadores
//! ```

use std::io::{self, BufRead, Write};

use focus_cte::types::{Cnpj, Cpf, Uf, inscricao_estadual, suframa, veiculo};

fn main() -> io::Result<()> {
    let mut saida = io::BufWriter::new(io::stdout().lock());
    for linha in io::stdin().lock().lines() {
        let linha = linha?;
        let (tipo, texto) = linha.split_once(' ').unwrap_or((&linha, ""));
        let confere = match tipo {
            "cnpj" => Cnpj::confere(texto),
            "cpf" => Cpf::confere(texto),
            "suframa" => suframa::confere(texto),
            "renavam" => veiculo::renavam_confere(texto),
            uf => inscricao_estadual::confere(texto, uf.parse::<Uf>().map_err(io::Error::other)?),
        };
        writeln!(saida, "{}", u8::from(confere))?;
    }
    saida.flush()
}
