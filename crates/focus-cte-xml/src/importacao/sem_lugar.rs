//! What of a document has no place in the API's JSON.

use std::fmt;

/// How many of them are told; the others are counted.
pub(super) const MAXIMO: usize = 1000;

/// Something of the XML that does not come back when the API writes the document again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SemLugar {
    /// Path below the root element: `infCte/ide/tpImp`, `infCte/infCTeNorm/infDoc/infNFe[2]/@x`.
    pub caminho: String,
    /// Its text, when it has any.
    pub valor: Option<String>,
    /// Why.
    pub motivo: Motivo,
    /// Line, from 1.
    pub linha: usize,
    /// Column in characters, from 1.
    pub coluna: usize,
}

/// Why something has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Motivo {
    /// The layout 4.00 has no such element or attribute here; older layouts, or other issuers' extensions, may.
    ForaDoLeiaute,
    /// The layout has it, but no field of the API writes it.
    SemCampo,
    /// There is one place for it, and an earlier one has it.
    Repetido,
    /// It is always written so, and here it is otherwise.
    ValorFixo(&'static str),
    /// It is empty, which for the API is the same as absent.
    Vazio,
    /// Its fields were read, but with the value that this field has the API writes another group.
    SemEfeito(&'static str),
    /// Text among elements.
    TextoSolto,
}

impl Motivo {
    /// Stable code in `snake_case`.
    #[must_use]
    pub const fn codigo(self) -> &'static str {
        match self {
            Self::ForaDoLeiaute => "fora_do_leiaute",
            Self::SemCampo => "sem_campo",
            Self::Repetido => "repetido",
            Self::ValorFixo(_) => "valor_fixo",
            Self::Vazio => "vazio",
            Self::SemEfeito(_) => "sem_efeito",
            Self::TextoSolto => "texto_solto",
        }
    }
}

/// In Portuguese, a sentence without capital and full stop.
impl fmt::Display for Motivo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ForaDoLeiaute => f.write_str("o leiaute 4.00 não tem este elemento ou atributo aqui"),
            Self::SemCampo => f.write_str("existe no leiaute, mas nenhum campo da API o escreve"),
            Self::Repetido => f.write_str("só há lugar para um, e ficou o primeiro"),
            Self::ValorFixo(fixo) => write!(f, "a API sempre escreve «{fixo}»"),
            Self::Vazio => f.write_str("está vazio, o que para a API é o mesmo que ausente"),
            Self::SemEfeito(campo) => {
                write!(f, "foi lido, mas com o valor que {campo} tem a API escreve outro grupo no lugar deste")
            }
            Self::TextoSolto => f.write_str("é texto solto entre elementos"),
        }
    }
}

/// `caminho = «valor» (linha:coluna): motivo`.
impl fmt::Display for SemLugar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.caminho)?;
        if let Some(valor) = &self.valor {
            write!(f, " = «{valor}»")?;
        }
        write!(f, " (linha {}, coluna {}): {}", self.linha, self.coluna, self.motivo)
    }
}

/// Gathers them by byte of the text, up to the limit.
#[derive(Debug, Default)]
pub(super) struct Coletor {
    achados: Vec<(usize, SemLugar)>,
    pub(super) omitidos: usize,
}

impl Coletor {
    pub(super) fn anotar(&mut self, posicao: usize, caminho: String, valor: Option<String>, motivo: Motivo) {
        if self.achados.len() < MAXIMO {
            self.achados.push((posicao, SemLugar { caminho, valor, motivo, linha: 0, coluna: 0 }));
        } else {
            self.omitidos += 1;
        }
    }

    /// In the order of the text, with line and column, which one pass over it finds.
    pub(super) fn concluir(mut self, xml: &str) -> Vec<SemLugar> {
        self.achados.sort_by_key(|(posicao, _)| *posicao);
        let (mut ate, mut linha, mut coluna) = (0, 1, 1);
        for (posicao, achado) in &mut self.achados {
            for byte in xml.as_bytes()[ate..*posicao].iter().filter(|b| **b & 0xC0 != 0x80) {
                (linha, coluna) = if *byte == b'\n' { (linha + 1, 1) } else { (linha, coluna + 1) };
            }
            ate = *posicao;
            (achado.linha, achado.coluna) = (linha, coluna);
        }
        self.achados.into_iter().map(|(_, achado)| achado).collect()
    }
}
