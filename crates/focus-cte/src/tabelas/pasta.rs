//! Folders of tables, kept for who judges one document after the other.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use super::{ErroTabela, Tabelas};

/// By how a change of a file is noticed: its date and size, where it is there.
type Estado = [Option<(SystemTime, u64)>; Tabelas::ARQUIVOS.len()];

/// What was read of each folder.
type Lidas = HashMap<PathBuf, (Estado, Arc<Tabelas>)>;

static LIDAS: Mutex<Option<Lidas>> = Mutex::new(None);

impl Tabelas {
    /// As [`Self::ler`], reading a folder again only when one of its files has another date or size.
    pub fn da_pasta(pasta: impl AsRef<Path>) -> Result<Arc<Self>, ErroTabela> {
        let pasta = pasta.as_ref();
        // Before the reading: what changes meanwhile is read the next time.
        let agora = estado(pasta);
        let mut lidas = LIDAS.lock().unwrap_or_else(PoisonError::into_inner);
        let lidas = lidas.get_or_insert_default();
        if let Some((estado, tabelas)) = lidas.get(pasta)
            && *estado == agora
        {
            return Ok(Arc::clone(tabelas));
        }
        let tabelas = Arc::new(Self::ler(pasta)?);
        lidas.insert(pasta.to_owned(), (agora, Arc::clone(&tabelas)));
        Ok(tabelas)
    }
}

fn estado(pasta: &Path) -> Estado {
    Tabelas::ARQUIVOS.map(|arquivo| {
        let dados = std::fs::metadata(pasta.join(arquivo)).ok()?;
        Some((dados.modified().ok()?, dados.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_again_when_a_file_changes() {
        let pasta = tempfile::tempdir().expect("a folder");
        let arquivo = pasta.path().join("aliquotas_ibs_cbs.csv");
        std::fs::write(&arquivo, "tributo,desde,ate,aliquota\ncbs,2027-01-01,,8.8\n").expect("written");
        let antes = Tabelas::da_pasta(&pasta).expect("read");
        assert!(Arc::ptr_eq(&antes, &Tabelas::da_pasta(&pasta).expect("kept")));
        std::fs::write(&arquivo, "tributo,desde,ate,aliquota\ncbs,2027-01-01,,8.75\n").expect("written");
        assert_ne!(antes, Tabelas::da_pasta(&pasta).expect("read"));
        std::fs::remove_file(&arquivo).expect("removed");
        assert!(Tabelas::da_pasta(&pasta).is_err());
    }
}
