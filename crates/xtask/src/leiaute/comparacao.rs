//! The comparison itself: two trees walked together, every difference noted, every leaf accounted for.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::forma::{Classe, Conteudo, Elemento, Facetas, Particula, escrita};

/// Kind of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tipo {
    /// Names, order, group kind.
    Estrutura,
    /// How often.
    Ocorrencia,
    /// Simple types and identity constraints.
    Faceta,
    /// Fields and leaves without a place.
    Cobertura,
}

/// A difference between table and XSD.
#[derive(Debug)]
pub struct Diferenca {
    /// Kind.
    pub tipo: Tipo,
    /// XML path with the document's name in front.
    pub caminho: String,
    /// What each side says.
    pub mensagem: String,
    /// Row of the table, when there is one.
    pub lugar: String,
}

impl fmt::Display for Diferenca {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { caminho, mensagem, lugar, .. } = self;
        let lugar = if lugar.is_empty() { String::new() } else { format!(" ({lugar})") };
        write!(f, "{caminho}: {mensagem}{lugar}")
    }
}

/// Leaves of the official layout, by how the table accounts for them.
#[derive(Debug, Default, Clone, Copy)]
pub struct Folhas {
    /// Leaves in the XSD.
    pub total: usize,
    /// Fed by an API field.
    pub campo: usize,
    /// Computed.
    pub calculado: usize,
    /// Not exposed, with a reason.
    pub fora: usize,
}

impl Folhas {
    /// Leaves that something accounts for.
    pub fn explicadas(self) -> usize {
        self.campo + self.calculado + self.fora
    }
}

/// Result of the comparison of a document.
#[derive(Debug, Default)]
pub struct Comparacao {
    /// Everything that differs.
    pub diferencas: Vec<Diferenca>,
    /// Account of the leaves.
    pub folhas: Folhas,
}

impl Comparacao {
    /// Compares `oficial` (the XSD's) with `nossa` (the table's).
    pub fn nova(oficial: &Elemento, nossa: &Elemento) -> Self {
        let mut comparacao = Self::default();
        comparacao.folhas.total = folhas(oficial);
        if oficial.nome != nossa.nome {
            comparacao.difere(
                Tipo::Estrutura,
                &oficial.nome,
                format!("a tabela chama a raiz de {}", nossa.nome),
                nossa,
            );
        }
        comparacao.elemento(oficial, nossa, &oficial.nome);
        comparacao
    }

    fn difere(&mut self, tipo: Tipo, caminho: &str, mensagem: String, nossa: &Elemento) {
        self.anota(tipo, caminho, mensagem, lugar(nossa));
    }

    fn anota(&mut self, tipo: Tipo, caminho: &str, mensagem: String, lugar: &str) {
        self.diferencas.push(Diferenca { tipo, caminho: caminho.into(), mensagem, lugar: lugar.into() });
    }

    fn elemento(&mut self, oficial: &Elemento, nossa: &Elemento, caminho: &str) {
        if oficial.ocorre != nossa.ocorre {
            let mensagem = format!("XSD {}, tabela {}", escrita(oficial.ocorre), escrita(nossa.ocorre));
            self.difere(Tipo::Ocorrencia, caminho, mensagem, nossa);
        }
        if oficial.unicos != nossa.unicos {
            let mensagem = format!("valores que não se repetem: XSD {:?}, tabela {:?}", oficial.unicos, nossa.unicos);
            self.difere(Tipo::Faceta, caminho, mensagem, nossa);
        }
        match (&oficial.conteudo, &nossa.conteudo) {
            (_, _) if classe(nossa) == &Classe::Modal => {}
            (_, Conteudo::Fora) => self.fora(oficial, nossa, caminho),
            (Conteudo::Simples(a), Conteudo::Simples(b)) => {
                for mensagem in diferenca_de_facetas(a, b) {
                    self.difere(Tipo::Faceta, caminho, mensagem, nossa);
                }
                self.folha(nossa, caminho);
            }
            (Conteudo::Assinatura, Conteudo::Assinatura) => self.folha(nossa, caminho),
            (Conteudo::Complexo(atributos, modelo), Conteudo::Complexo(outros, outro)) => {
                self.atributos(atributos, outros, caminho);
                self.particulas(&modelo.em_sequencia(), &outro.em_sequencia(), caminho, true, lugar(nossa));
            }
            _ => self.difere(
                Tipo::Estrutura,
                caminho,
                format!("XSD tem {}, tabela tem {}", especie(oficial), especie(nossa)),
                nossa,
            ),
        }
    }

    fn folha(&mut self, nossa: &Elemento, caminho: &str) {
        match classe(nossa) {
            Classe::Campo => self.folhas.campo += 1,
            Classe::Calculado => self.folhas.calculado += 1,
            _ => self.difere(Tipo::Cobertura, caminho, "folha sem campo, sem cálculo e sem motivo".into(), nossa),
        }
    }

    fn fora(&mut self, oficial: &Elemento, nossa: &Elemento, caminho: &str) {
        match classe(nossa) {
            Classe::Fora(motivo) if !motivo.is_empty() => self.folhas.fora += folhas(oficial),
            _ => self.difere(Tipo::Cobertura, caminho, "fora do que se expõe, sem dizer o motivo".into(), nossa),
        }
    }

    fn atributos(&mut self, oficiais: &[Elemento], nossos: &[Elemento], caminho: &str) {
        for oficial in oficiais {
            let caminho = format!("{caminho}/{}", oficial.nome);
            match nossos.iter().find(|n| n.nome == oficial.nome) {
                Some(nossa) => self.elemento(oficial, nossa, &caminho),
                None => self.anota(Tipo::Estrutura, &caminho, "falta na tabela".into(), ""),
            }
        }
        for nossa in nossos.iter().filter(|n| !oficiais.iter().any(|o| o.nome == n.nome)) {
            self.difere(Tipo::Estrutura, &format!("{caminho}/{}", nossa.nome), "não existe no XSD".into(), nossa);
        }
    }

    /// Compares the particles of two groups of the same kind; order matters in sequences only.
    fn particulas(&mut self, oficiais: &[&Particula], nossas: &[&Particula], caminho: &str, ordem: bool, linha: &str) {
        let (oficiais, nossas) = (com_chave(oficiais), com_chave(nossas));
        let mapa: BTreeMap<&str, &Particula> = nossas.iter().map(|(c, p)| (c.as_str(), *p)).collect();
        let conhecidas: BTreeSet<&str> = oficiais.iter().map(|(c, _)| c.as_str()).collect();
        for (chave, oficial) in &oficiais {
            let caminho = format!("{caminho}/{chave}");
            match mapa.get(chave.as_str()) {
                Some(nossa) => self.particula(oficial, nossa, &caminho, linha),
                None => self.anota(Tipo::Estrutura, &caminho, "falta na tabela".into(), linha),
            }
        }
        for (chave, nossa) in nossas.iter().filter(|(c, _)| !conhecidas.contains(c.as_str())) {
            let linha = if let Particula::Elemento(e) = nossa { lugar(e) } else { linha };
            self.anota(Tipo::Estrutura, &format!("{caminho}/{chave}"), "não existe no XSD".into(), linha);
        }
        let comuns = |lista: &[(String, &Particula)], outra: &[(String, &Particula)]| -> Vec<String> {
            lista.iter().filter(|(c, _)| outra.iter().any(|(o, _)| o == c)).map(|(c, _)| c.clone()).collect()
        };
        let (a, b) = (comuns(&oficiais, &nossas), comuns(&nossas, &oficiais));
        if let (true, Some(i)) = (ordem, a.iter().zip(&b).position(|(a, b)| a != b)) {
            let mensagem = format!("ordem: onde o XSD tem {}, a tabela tem {}", a[i], b[i]);
            self.anota(Tipo::Estrutura, caminho, mensagem, linha);
        }
    }

    fn particula(&mut self, oficial: &Particula, nossa: &Particula, caminho: &str, linha: &str) {
        match (oficial, nossa) {
            (Particula::Elemento(a), Particula::Elemento(b)) => self.elemento(a, b, caminho),
            (
                Particula::Grupo { escolha, ocorre, filhos },
                Particula::Grupo { escolha: outra, ocorre: vezes, filhos: outros },
            ) => {
                let nome = |e: &bool| if *e { "escolha" } else { "sequência" };
                if escolha != outra {
                    let mensagem = format!("XSD tem {}, tabela tem {}", nome(escolha), nome(outra));
                    self.anota(Tipo::Estrutura, caminho, mensagem, linha);
                }
                if ocorre != vezes {
                    let mensagem = format!("XSD {}, tabela {}", escrita(*ocorre), escrita(*vezes));
                    self.anota(Tipo::Ocorrencia, caminho, mensagem, linha);
                }
                let (a, b): (Vec<_>, Vec<_>) = (filhos.iter().collect(), outros.iter().collect());
                self.particulas(&a, &b, caminho, !escolha, linha);
            }
            (Particula::Qualquer(a), Particula::Qualquer(b)) => {
                if a != b {
                    let mensagem = format!("XSD {}, tabela {}", escrita(*a), escrita(*b));
                    self.anota(Tipo::Ocorrencia, caminho, mensagem, linha);
                }
            }
            _ => self.anota(Tipo::Estrutura, caminho, "são de espécies diferentes".into(), linha),
        }
    }
}

/// Names by which particles of two groups are matched: elements by name, groups by their order.
fn com_chave<'p>(particulas: &[&'p Particula]) -> Vec<(String, &'p Particula)> {
    let mut vezes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut chaves = Vec::new();
    for particula in particulas.iter().copied() {
        let nome = match particula {
            Particula::Elemento(e) => e.nome.as_str(),
            Particula::Grupo { .. } => "(grupo)",
            Particula::Qualquer(_) => "(qualquer)",
        };
        let n = vezes.entry(nome).or_default();
        *n += 1;
        chaves.push((if *n == 1 { nome.to_owned() } else { format!("{nome}#{n}") }, particula));
    }
    chaves
}

fn classe(elemento: &Elemento) -> &Classe {
    elemento.linha.as_ref().map_or(&Classe::Grupo, |l| &l.classe)
}

fn lugar(elemento: &Elemento) -> &str {
    elemento.linha.as_ref().map_or("", |l| &l.lugar)
}

fn especie(elemento: &Elemento) -> &'static str {
    match elemento.conteudo {
        Conteudo::Simples(_) => "texto",
        Conteudo::Complexo(..) => "filhos",
        Conteudo::Assinatura => "assinatura",
        Conteudo::Fora => "nada",
    }
}

/// Leaves (elements with text, attributes, signatures) at and below an element.
pub fn folhas(elemento: &Elemento) -> usize {
    fn de(particula: &Particula) -> usize {
        match particula {
            Particula::Elemento(e) => folhas(e),
            Particula::Grupo { filhos, .. } => filhos.iter().map(de).sum(),
            Particula::Qualquer(_) => 0,
        }
    }
    match &elemento.conteudo {
        Conteudo::Complexo(atributos, modelo) => atributos.len() + de(modelo),
        _ => 1,
    }
}

fn diferenca_de_facetas(oficial: &Facetas, nossa: &Facetas) -> Vec<String> {
    let (oficial, nossa) = (oficial.clone().normalizadas(), nossa.clone().normalizadas());
    let mut mensagens = Vec::new();
    let mut compara = |nome: &str, a: String, b: String| {
        if a != b {
            mensagens.push(format!("{nome}: XSD {a}, tabela {b}"));
        }
    };
    let numero = |n: Option<u32>| n.map_or("livre".to_owned(), |n| n.to_string());
    compara("tipo base", oficial.base, nossa.base);
    compara("padrões", format!("{:?}", oficial.padroes), format!("{:?}", nossa.padroes));
    compara("valores", format!("{:?}", oficial.valores), format!("{:?}", nossa.valores));
    compara("tamanho", numero(oficial.tamanho), numero(nossa.tamanho));
    compara("tamanho mínimo", numero(oficial.minimo), numero(nossa.minimo));
    compara("tamanho máximo", numero(oficial.maximo), numero(nossa.maximo));
    mensagens
}
