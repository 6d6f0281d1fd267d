//! `cargo xtask layout`: the table against the official XSDs and the list of documented fields.

mod cobertura;
mod comparacao;
mod da_tabela;
mod fonte;
mod forma;
mod xsd;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use comparacao::{Comparacao, Diferenca, Tipo, folhas};
pub use fonte::pasta_dos_xsds;
use forma::{Conteudo, Elemento, Particula};
use xsd::{Textos, expandir};

use crate::codegen::PASTA_LEIAUTE;
use crate::tabela::Tabela;

/// A document of the table and its official counterpart.
struct Par {
    documento: &'static str,
    arquivo: &'static str,
    elemento: &'static str,
    /// What the table puts in the place of `xs:any`: modal files and their elements.
    modais: &'static [(&'static str, &'static str)],
}

const fn par(documento: &'static str, arquivo: &'static str, elemento: &'static str) -> Par {
    Par { documento, arquivo, elemento, modais: &[] }
}

/// Every document of the table.
const PARES: [Par; 15] = [
    Par {
        modais: &[
            ("cteModalRodoviario_v4.00.xsd", "rodo"),
            ("cteModalAereo_v4.00.xsd", "aereo"),
            ("cteModalAquaviario_v4.00.xsd", "aquav"),
            ("cteModalFerroviario_v4.00.xsd", "ferrov"),
            ("cteModalDutoviario_v4.00.xsd", "duto"),
            ("cteMultiModal_v4.00.xsd", "multimodal"),
        ],
        ..par("cte", "cte_v4.00.xsd", "CTe")
    },
    Par { modais: &[("cteModalRodoviarioOS_v4.00.xsd", "rodoOS")], ..par("cte_os", "cteOS_v4.00.xsd", "CTeOS") },
    par("modal_rodoviario", "cteModalRodoviario_v4.00.xsd", "rodo"),
    par("modal_aereo", "cteModalAereo_v4.00.xsd", "aereo"),
    par("modal_aquaviario", "cteModalAquaviario_v4.00.xsd", "aquav"),
    par("modal_ferroviario", "cteModalFerroviario_v4.00.xsd", "ferrov"),
    par("modal_dutoviario", "cteModalDutoviario_v4.00.xsd", "duto"),
    par("modal_multimodal", "cteMultiModal_v4.00.xsd", "multimodal"),
    par("modal_rodoviario_os", "cteModalRodoviarioOS_v4.00.xsd", "rodoOS"),
    par("evento", "eventoCTe_v4.00.xsd", "eventoCTe"),
    par("evento_cancelamento", "evCancCTe_v4.00.xsd", "evCancCTe"),
    par("evento_carta_correcao", "evCCeCTe_v4.00.xsd", "evCCeCTe"),
    par("evento_desacordo", "evPrestDesacordo_v4.00.xsd", "evPrestDesacordo"),
    par("evento_registro_multimodal", "evRegMultimodal_v4.00.xsd", "evRegMultimodal"),
    par("evento_dados_gtv", "evGTV_v4.00.xsd", "evGTV"),
];

/// Runs the check and prints the report; fails when anything is unexplained.
pub fn executar(raiz: &Path, xsd: Option<PathBuf>) -> Result<(), String> {
    let pasta = xsd.map_or_else(|| pasta_dos_xsds(raiz), Ok)?;
    let leiaute = raiz.join(PASTA_LEIAUTE);
    let tabela = Tabela::ler(&leiaute)?;
    println!("XSDs: {}", pasta.strip_prefix(raiz).unwrap_or(&pasta).display());
    let comparacoes = comparar(&tabela, &pasta)?;
    relatar(&comparacoes);
    let cobertura = cobertura::conferir(&tabela, &leiaute)?;
    println!(
        "{}/{} campos documentados colocados; {} campos propostos",
        cobertura.colocados, cobertura.documentados, cobertura.propostos
    );
    for problema in &cobertura.problemas {
        println!("  {problema}");
    }
    let sem_significado = cobertura::codigos_sem_significado(&tabela);
    if !sem_significado.is_empty() {
        println!("aviso: códigos sem significado na tabela:");
        for (caminho, codigos, lugar) in &sem_significado {
            println!("  {caminho}: {codigos} ({lugar})");
        }
    }
    let diferencas = comparacoes.iter().map(|(_, c)| c.diferencas.len()).sum::<usize>() + cobertura.problemas.len();
    let faltam: usize = comparacoes.iter().map(|(_, c)| c.folhas.total - c.folhas.explicadas()).sum();
    if diferencas + faltam == 0 {
        println!("0 diferenças sem explicação");
        Ok(())
    } else {
        Err(format!("{diferencas} diferenças e {faltam} folhas sem explicação entre a tabela e o leiaute oficial"))
    }
}

/// Compares every document with its XSD.
fn comparar(tabela: &Tabela, pasta: &Path) -> Result<Vec<(&'static str, Comparacao)>, String> {
    let mut comparacoes = Vec::new();
    for par in &PARES {
        let mut oficial = expandir(&Textos::ler(pasta, par.arquivo)?, par.elemento)?;
        let total = folhas(&oficial);
        if !par.modais.is_empty() {
            let modais = par.modais.iter().map(|(arquivo, elemento)| {
                let modal = expandir(&Textos::ler(pasta, arquivo)?, elemento)?;
                Ok(Particula::Elemento(Box::new(modal)))
            });
            trocar_qualquer(&mut oficial, &modais.collect::<Result<Vec<_>, String>>()?);
            oficial = oficial.normalizado();
        }
        let nossa = da_tabela::elemento(&tabela.documento(par.documento).raiz)?.normalizado();
        let mut comparacao = Comparacao::nova(&oficial, &nossa);
        // The modals' leaves are counted with their own documents.
        comparacao.folhas.total = total;
        comparacoes.push((par.documento, comparacao));
    }
    Ok(comparacoes)
}

/// Puts the choice of the modals where the XSD takes any element.
fn trocar_qualquer(elemento: &mut Elemento, modais: &[Particula]) {
    fn em(particula: &mut Particula, modais: &[Particula]) {
        match particula {
            Particula::Elemento(e) => trocar_qualquer(e, modais),
            Particula::Grupo { filhos, .. } => filhos.iter_mut().for_each(|f| em(f, modais)),
            Particula::Qualquer(ocorre) => {
                *particula = Particula::Grupo { escolha: true, ocorre: *ocorre, filhos: modais.to_vec() };
            }
        }
    }
    if let Conteudo::Complexo(_, modelo) = &mut elemento.conteudo {
        em(modelo, modais);
    }
}

fn relatar(comparacoes: &[(&'static str, Comparacao)]) {
    println!(
        "{:<28} {:>9} {:>10} {:>7} {:>9} {:>9}",
        "documento", "estrutura", "ocorrência", "facetas", "cobertura", "folhas"
    );
    for (documento, comparacao) in comparacoes {
        let quantas = |tipo| comparacao.diferencas.iter().filter(|d| d.tipo == tipo).count();
        let folhas = format!("{}/{}", comparacao.folhas.explicadas(), comparacao.folhas.total);
        let (estrutura, ocorrencia) = (quantas(Tipo::Estrutura), quantas(Tipo::Ocorrencia));
        let (faceta, cobertura) = (quantas(Tipo::Faceta), quantas(Tipo::Cobertura));
        println!("{documento:<28} {estrutura:>9} {ocorrencia:>10} {faceta:>7} {cobertura:>9} {folhas:>9}");
    }
    let mut diferencas: Vec<&Diferenca> = comparacoes.iter().flat_map(|(_, c)| &c.diferencas).collect();
    diferencas.sort_by_key(|d| d.tipo);
    for diferenca in diferencas {
        println!("  {:?}: {diferenca}", diferenca.tipo);
    }
    let soma = |f: fn(&Comparacao) -> usize| comparacoes.iter().map(|(_, c)| f(c)).sum::<usize>();
    println!(
        "folhas do XSD: {}/{} (campo {}, calculado {}, não exposto {} com motivo)",
        soma(|c| c.folhas.explicadas()),
        soma(|c| c.folhas.total),
        soma(|c| c.folhas.campo),
        soma(|c| c.folhas.calculado),
        soma(|c| c.folhas.fora)
    );
}
