//! The tables together.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use super::aliquotas::{self, Aliquotas};
use super::areas::{self, Areas};
use super::erro::ErroTabela;
use super::tributacao::{self, Tributacao};

/// The tables that the rules of IBS and CBS go by: CST and cClassTrib, rates by period, areas with incentives.
///
/// When the authority publishes a newer one, a folder with the new file is enough:
///
/// ```no_run
/// use focus_cte::Contexto;
/// use focus_cte::tabelas::Tabelas;
///
/// let contexto = Contexto::novo().tabelas(Tabelas::ler("minhas_tabelas")?.into());
/// # Ok::<(), focus_cte::tabelas::ErroTabela>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tabelas {
    pub(crate) tributacao: Tributacao,
    pub(crate) aliquotas: Aliquotas,
    pub(crate) areas: Areas,
}

static EMBUTIDAS: LazyLock<Arc<Tabelas>> = LazyLock::new(|| {
    let lidas = (|| {
        Ok::<_, ErroTabela>(Tabelas {
            tributacao: Tributacao::ler(include_str!("../../tabelas/cst_cclasstrib.csv"))?,
            aliquotas: Aliquotas::ler(include_str!("../../tabelas/aliquotas_ibs_cbs.csv"))?,
            areas: Areas::ler(include_str!("../../tabelas/areas_incentivadas.csv"))?,
        })
    })();
    Arc::new(lidas.expect("the tables of the repository are well formed: a test reads them"))
});

impl Tabelas {
    /// The files that [`Self::ler`] knows.
    pub const ARQUIVOS: [&'static str; 3] = [tributacao::ARQUIVO, aliquotas::ARQUIVO, areas::ARQUIVO];

    /// The tables of this version of the library.
    #[must_use]
    pub fn embutidas() -> Arc<Self> {
        Arc::clone(&EMBUTIDAS)
    }

    /// The same, for who only looks.
    pub(crate) fn embutidas_ref() -> &'static Self {
        &EMBUTIDAS
    }

    /// Reads the tables of a folder. Each file is a CSV with the names of the columns in its first line, separated by comma or
    /// semicolon; other columns may be there, in any order, so the official table can be saved as it is. Lines that begin with `#` are
    /// notes. A file that is not in the folder is as built in.
    ///
    /// - `cst_cclasstrib.csv`: `CST`, `ind_gIBSCBS`, `ind_gRed`, `ind_gDif`, `cClassTrib`, `pRedIBS`, `pRedCBS`, `ind_gTribRegular`,
    ///   `ind_gEstornoCred`, `indCTe`, `indCTeOS`, as the official table names them.
    /// - `aliquotas_ibs_cbs.csv`: `tributo` (`ibs_uf`, `ibs_municipio`, `cbs`), `desde`, `ate` (may be blank), `aliquota`.
    /// - `areas_incentivadas.csv`: `area`, `codigo_ibge`.
    ///
    /// # Errors
    /// [`ErroTabela`] when the folder has none of the files, one cannot be read, or a line of one is wrong.
    pub fn ler(pasta: impl AsRef<Path>) -> Result<Self, ErroTabela> {
        let pasta = pasta.as_ref();
        let mut tabelas = Self::embutidas_ref().clone();
        let mut achados = 0;
        let mut ler = |arquivo: &str| {
            let lido = texto(pasta, arquivo)?;
            achados += usize::from(lido.is_some());
            Ok::<_, ErroTabela>(lido)
        };
        if let Some(texto) = ler(tributacao::ARQUIVO)? {
            tabelas.tributacao = Tributacao::ler(&texto)?;
        }
        if let Some(texto) = ler(aliquotas::ARQUIVO)? {
            tabelas.aliquotas = Aliquotas::ler(&texto)?;
        }
        if let Some(texto) = ler(areas::ARQUIVO)? {
            tabelas.areas = Areas::ler(&texto)?;
        }
        if achados > 0 {
            return Ok(tabelas);
        }
        let problema = if pasta.is_dir() {
            format!("a pasta não tem nenhuma das tabelas: {}", Self::ARQUIVOS.join(", "))
        } else {
            "a pasta não existe".to_owned()
        };
        Err(ErroTabela::no_arquivo(&pasta.to_string_lossy(), problema))
    }
}

/// Text of a file of the folder; `None` when it is not there.
fn texto(pasta: &Path, arquivo: &str) -> Result<Option<String>, ErroTabela> {
    match std::fs::read_to_string(pasta.join(arquivo)) {
        Ok(texto) => Ok(Some(texto)),
        Err(erro) => match erro.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Ok(None),
            ErrorKind::InvalidData => {
                Err(ErroTabela::no_arquivo(arquivo, "não está em UTF-8: salve de novo como CSV UTF-8"))
            }
            ErrorKind::PermissionDenied => Err(ErroTabela::no_arquivo(arquivo, "sem permissão para ler")),
            ErrorKind::IsADirectory => Err(ErroTabela::no_arquivo(arquivo, "é uma pasta; era esperado um arquivo")),
            _ => Err(ErroTabela::no_arquivo(arquivo, format!("não foi possível ler: {erro}"))),
        },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rust_decimal::Decimal;

    use super::super::Tributo;
    use super::*;

    #[test]
    fn the_built_in_tables_have_what_their_sources_publish() {
        let t = Tabelas::embutidas();
        let aereo = t.tributacao.classificacao("200050").expect("regional flights");
        assert_eq!((aereo.reducao_ibs, aereo.cte, aereo.e_do_cst("200")), (Decimal::from(40), true, true));
        assert!(t.tributacao.situacao("410").is_some_and(|s| !s.calculo));
        assert!(t.tributacao.situacao("41").is_none() && t.tributacao.situacao("999").is_none());
        assert_eq!(t.aliquotas.em(Tributo::Cbs, date(2026, 12, 31)).collect::<Vec<_>>(), [Decimal::new(90, 2)]);
        assert_eq!(t.aliquotas.em(Tributo::Cbs, date(2027, 1, 1)).count(), 0);
        let [manaus, itacoatiara, tabatinga] = ["1302603", "1301902", "1304062"].map(|m| t.areas.de(m));
        assert!(manaus.is_some() && manaus == itacoatiara && tabatinga.is_some() && tabatinga != manaus);
        assert_eq!(t.areas.de("3550308"), None);
    }

    #[test]
    fn errors_say_file_line_and_column() {
        let aliquotas = |linha: &str| {
            let texto = format!("tributo,desde,ate,aliquota\ncbs,2026-01-01,,0.90\n{linha}");
            Aliquotas::ler(&texto).expect_err("wrong").to_string()
        };
        let onde = "aliquotas_ibs_cbs.csv, linha 3, coluna";
        assert_eq!(
            aliquotas("icms,2027-01-01,,1"),
            format!("{onde} tributo: era esperado ibs_uf, ibs_municipio ou cbs, e veio \"icms\"")
        );
        assert_eq!(
            aliquotas("cbs,01/01/2027,,1"),
            format!("{onde} desde: era esperado uma data AAAA-MM-DD, e veio \"01/01/2027\"")
        );
        assert_eq!(aliquotas("cbs,2027-01-01,2026-01-01,1"), format!("{onde} ate: é anterior à data de desde"));
        assert_eq!(
            aliquotas("cbs,2027-01-01,,"),
            format!("{onde} aliquota: era esperado um percentual de 0 a 100, e está vazio")
        );
        assert_eq!(aliquotas("cbs,2027-01-01"), "aliquotas_ibs_cbs.csv, linha 3: eram esperadas 4 colunas e vieram 2");
        assert_eq!(
            Areas::ler("area;codigo\nZFM;1302603").expect_err("no column").to_string(),
            "areas_incentivadas.csv, linha 1: falta a coluna codigo_ibge; a primeira linha tem os nomes das colunas"
        );
    }

    #[test]
    fn a_cst_has_the_same_indicators_in_every_line() {
        let texto = "CST,ind_gIBSCBS,ind_gRed,ind_gDif,cClassTrib,pRedIBS,pRedCBS,ind_gTribRegular,ind_gEstornoCred,indCTe,indCTeOS\n\
                     000,1,0,0,000001,0,0,0,0,1,1\n000,0,0,0,000002,0,0,0,0,1,1\n";
        let erro = Tributacao::ler(texto).expect_err("contradiction");
        assert_eq!((erro.linha(), erro.coluna()), (Some(3), Some("CST")));
    }
}
