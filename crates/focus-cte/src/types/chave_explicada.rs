//! What each part of an access key says, for people.

use super::Chave;

/// A part of a key: where it stands, its text and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParteExplicada {
    /// Name of the part, as [`PartesChave`](super::PartesChave) has it.
    pub parte: &'static str,
    /// Place of its first character, from 1.
    pub posicao: usize,
    /// Its characters.
    pub valor: String,
    /// What it means, in Portuguese.
    pub significado: String,
}

impl Chave {
    /// Every part of the key in its order, the check digit last, with what it means.
    ///
    /// ```
    /// use focus_cte::Chave;
    ///
    /// let chave: Chave = "35260712345678000195570010000000421876543218".parse()?;
    /// let partes = chave.explicar();
    /// assert_eq!((partes[4].parte, partes[4].valor.as_str()), ("modelo", "57"));
    /// assert_eq!(partes[4].significado, "CT-e");
    /// assert_eq!(partes[9].significado, "dígito verificador: confere");
    /// # Ok::<(), focus_cte::types::ErroChave>(())
    /// ```
    #[must_use]
    pub fn explicar(&self) -> Vec<ParteExplicada> {
        let partes = self.partes();
        let cpf = partes.cnpj.strip_prefix("000").filter(|_| (920..=969).contains(&partes.serie));
        let emitente = match cpf {
            Some(_) => "CPF do emitente, depois de três zeros".to_owned(),
            None => format!("CNPJ do emitente: {}", formatado(&partes.cnpj)),
        };
        let significados = [
            ("uf", 2, format!("{} ({})", partes.uf.sigla(), partes.uf.nome())),
            ("ano", 2, format!("emitido em {}", partes.ano)),
            ("mes", 2, format!("emitido em {:02}/{}", partes.mes, partes.ano)),
            ("cnpj", 14, emitente),
            ("modelo", 2, modelo(partes.modelo).to_owned()),
            ("serie", 3, format!("série {}", partes.serie)),
            ("numero", 9, format!("número {}", partes.numero)),
            ("forma_emissao", 1, forma(partes.modelo, partes.forma_emissao).to_owned()),
            ("codigo_numerico", 8, "código numérico, que o emitente sorteia".to_owned()),
            ("digito", 1, "dígito verificador: confere".to_owned()),
        ];
        let mut inicio = 0;
        let explicadas = significados.into_iter().map(|(parte, tamanho, significado)| {
            let valor = self.as_str()[inicio..inicio + tamanho].to_owned();
            inicio += tamanho;
            ParteExplicada { parte, posicao: inicio - tamanho + 1, valor, significado }
        });
        explicadas.collect()
    }
}

/// The printed form. The check digits are not looked at: a key may have a CNPJ that does not exist.
fn formatado(cnpj: &str) -> String {
    format!("{}.{}.{}/{}-{}", &cnpj[..2], &cnpj[2..5], &cnpj[5..8], &cnpj[8..12], &cnpj[12..])
}

/// The electronic documents whose keys have this form (Portal Nacional dos DF-e).
fn modelo(codigo: u8) -> &'static str {
    match codigo {
        55 => "NF-e",
        57 => "CT-e",
        58 => "MDF-e",
        59 => "CF-e SAT",
        62 => "NFCom",
        63 => "BP-e",
        64 => "GTV-e",
        65 => "NFC-e",
        66 => "NF3e",
        67 => "CT-e OS",
        99 => "DC-e",
        _ => "modelo desconhecido",
    }
}

/// `tpEmis` of the CT-e and CT-e OS (MOC CT-e 4.00, Anexo I, and the schemas in force); the same digit means other things elsewhere.
fn forma(modelo: u8, forma: u8) -> &'static str {
    match (modelo, forma) {
        (_, 1) => "emissão normal",
        (57 | 67, 2) => "contingência offline",
        (57 | 67, 3) => "regime especial da Nota Fiscal Fácil",
        (57 | 67, 4) => "contingência EPEC",
        (57 | 67, 5) => "contingência FS-DA",
        (57 | 67, 7) => "autorização pela SVC-RS",
        (57 | 67, 8) => "autorização pela SVC-SP",
        _ => "forma de emissão própria do modelo",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_the_whole_key_in_its_order() {
        let chave: Chave = "52060433009911002506550120000007800267301615".parse().unwrap();
        let partes = chave.explicar();
        let juntas: String = partes.iter().map(|parte| parte.valor.as_str()).collect();
        assert_eq!(juntas, chave.as_str());
        assert!(partes.iter().all(|parte| chave.as_str()[parte.posicao - 1..].starts_with(&parte.valor)));
        assert_eq!(partes[3].significado, "CNPJ do emitente: 33.009.911/0025-06");
        assert_eq!(partes[4].significado, "NF-e");
    }

    #[test]
    fn a_key_of_a_person_does_not_print_a_cnpj() {
        let partes = super::super::PartesChave {
            serie: 920,
            cnpj: "00011144477735".into(),
            ..Chave::partes(&"52060433009911002506550120000007800267301615".parse().unwrap())
        };
        assert!(Chave::montar(&partes).unwrap().explicar()[3].significado.starts_with("CPF"));
    }
}
