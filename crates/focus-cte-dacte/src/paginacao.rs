//! Sheets: what has room on the first, and what continues on the others (DACTE manual, 2.12 and 2.21.2).

use crate::blocos::{
    cabecalho::{self, Cabecalho},
    canhoto,
};
use crate::documento::Documento;
use crate::fluxo::{Fluxo, Trecho, continua_na_folha};
use crate::medida::{FUNDO, MARGEM};
use crate::pagina::Pagina;
use crate::quadro::Peca;

/// Everything below the header.
#[derive(Debug)]
pub(crate) struct Conteudo<'p> {
    /// From the header down to the lists.
    pub(crate) antes: Vec<Peca<'p>>,
    /// What may continue. The last one is the observations.
    pub(crate) fluxos: Vec<Fluxo<'p>>,
    /// From the lists down to the foot of the first sheet.
    pub(crate) depois: Vec<Peca<'p>>,
    /// Which of `fluxos` takes the room that is left on the first sheet.
    pub(crate) elastico: usize,
}

/// Least height that the lists of the first sheet need together; with less they begin on the second.
const MINIMO_DOS_FLUXOS: f32 = 26.0;
/// Part of the lists' room that long observations may take from long lists.
const PARTE_DAS_OBSERVACOES: f32 = 0.3;

/// Lays the content out, then draws the headers, which tell the number of sheets.
pub(crate) fn compor(
    documento: &Documento<'_>,
    cabecalho: &Cabecalho<'_>,
    conteudo: &Conteudo<'_>,
    com_canhoto: bool,
) -> Vec<Pagina> {
    let mut folhas = Folhas { paginas: vec![Pagina::nova()], y: topo(com_canhoto), com_canhoto, fundos: Vec::new() };
    let altura = |pecas: &[Peca<'_>]| pecas.iter().map(Peca::altura).sum::<f32>();
    let disponivel = FUNDO - folhas.y - altura(&conteudo.antes) - altura(&conteudo.depois);
    let todos: f32 = conteudo.fluxos.iter().map(|f| f.altura(0)).sum();
    if disponivel >= MINIMO_DOS_FLUXOS.min(todos) {
        folhas.pecas(&conteudo.antes);
        let inicios = folhas.primeira_folha(conteudo, disponivel);
        folhas.pecas(&conteudo.depois);
        folhas.continuar(&conteudo.fluxos, &inicios);
    } else {
        // Texts so long that the fixed blocks alone fill the sheet: everything in its order, as far as it goes.
        folhas.pecas(&conteudo.antes);
        folhas.pecas(&conteudo.depois);
        folhas.continuar(&conteudo.fluxos, &vec![0; conteudo.fluxos.len()]);
    }
    let total = folhas.paginas.len();
    for (i, pagina) in folhas.paginas.iter_mut().enumerate() {
        if i == 0 && com_canhoto {
            canhoto::desenhar(pagina, documento);
        }
        let y = topo(i == 0 && com_canhoto) - cabecalho::ALTURA;
        cabecalho.desenhar(pagina, y, (i + 1, total), &mut Vec::new());
    }
    folhas.paginas
}

/// Where the content begins.
fn topo(com_canhoto: bool) -> f32 {
    MARGEM + cabecalho::ALTURA + if com_canhoto { canhoto::ALTURA } else { 0.0 }
}

struct Folhas {
    paginas: Vec<Pagina>,
    y: f32,
    com_canhoto: bool,
    /// Lower edges of the lists' blocks on the first sheet.
    fundos: Vec<(usize, f32)>,
}

impl Folhas {
    fn pagina(&mut self) -> &mut Pagina {
        self.paginas.last_mut().expect("there is a first sheet from the beginning")
    }

    fn nova_folha(&mut self) {
        self.paginas.push(Pagina::nova());
        self.y = topo(false);
    }

    /// Whether nothing stands on the sheet yet.
    fn vazia(&self) -> bool {
        let com_canhoto = self.com_canhoto && self.paginas.len() == 1;
        self.y <= topo(com_canhoto)
    }

    /// Draws pieces one below the other.
    fn pecas(&mut self, pecas: &[Peca<'_>]) {
        for (i, peca) in pecas.iter().enumerate() {
            // A title bar stays with what it is the title of.
            let seguinte = match peca {
                Peca::Faixa(_) => pecas.get(i + 1).map_or(0.0, Peca::altura),
                _ => 0.0,
            };
            if self.y + peca.altura() + seguinte > FUNDO + 0.01 && !self.vazia() {
                self.nova_folha();
            }
            let y = self.y;
            peca.desenhar(self.pagina(), y);
            self.y += peca.altura();
        }
    }

    /// Draws what the first sheet has room for; gives the row of each list with which its rest begins.
    fn primeira_folha(&mut self, conteudo: &Conteudo<'_>, disponivel: f32) -> Vec<usize> {
        let fluxos = &conteudo.fluxos;
        let necessidades: Vec<f32> = fluxos.iter().map(|f| f.altura(0)).collect();
        let sobra = disponivel - necessidades.iter().sum::<f32>();
        let mut inicios = vec![0; fluxos.len()];
        if sobra >= -0.01 {
            for (i, fluxo) in fluxos.iter().enumerate() {
                let altura = necessidades[i] + if i == conteudo.elastico { sobra.max(0.0) } else { 0.0 };
                self.trecho(fluxo, 0..fluxo.linhas(), altura);
                inicios[i] = fluxo.linhas();
            }
            return inicios;
        }
        let ultimo = fluxos.len() - 1;
        let reserva = necessidades[ultimo].min((disponivel * PARTE_DAS_OBSERVACOES).max(14.0));
        let mut resta = disponivel - reserva;
        for (i, fluxo) in fluxos[..ultimo].iter().enumerate() {
            let (linhas, altura) = fluxo.cabem(0, resta);
            // One or two rows alone are no help to the reader.
            if linhas.end < fluxo.linhas() && linhas.len() < 3 {
                continue;
            }
            inicios[i] = linhas.end;
            resta -= altura;
            self.trecho(fluxo, linhas, altura);
            self.fundos.push((i, self.y));
        }
        let (linhas, _) = fluxos[ultimo].cabem(0, reserva + resta);
        inicios[ultimo] = linhas.end;
        self.trecho(&fluxos[ultimo], linhas, reserva + resta);
        self.fundos.push((ultimo, self.y));
        inicios
    }

    /// Draws the rest of each list on more sheets, and says where on the first sheet.
    fn continuar(&mut self, fluxos: &[Fluxo<'_>], inicios: &[usize]) {
        for (i, (fluxo, inicio)) in fluxos.iter().zip(inicios).enumerate() {
            let mut inicio = *inicio;
            if inicio >= fluxo.linhas() {
                continue;
            }
            let mut primeira = None;
            while inicio < fluxo.linhas() {
                let (mut linhas, altura) = fluxo.cabem(inicio, FUNDO - self.y);
                if linhas.is_empty() {
                    if !self.vazia() {
                        self.nova_folha();
                        continue;
                    }
                    // A row higher than a sheet: no text that the layout accepts is.
                    linhas.end += 1;
                }
                inicio = linhas.end;
                let folha = self.paginas.len();
                primeira.get_or_insert(folha);
                self.trecho(fluxo, linhas, altura);
                if inicio < fluxo.linhas() {
                    let fundo = self.y;
                    continua_na_folha(self.pagina(), fundo, folha + 1);
                    self.nova_folha();
                }
            }
            let fundo = self.fundos.iter().find(|(de, _)| *de == i);
            if let (Some((_, fundo)), Some(folha)) = (fundo, primeira) {
                continua_na_folha(&mut self.paginas[0], *fundo, folha);
            }
        }
    }

    fn trecho(&mut self, fluxo: &Fluxo<'_>, linhas: std::ops::Range<usize>, altura: f32) {
        let continua = linhas.end < fluxo.linhas();
        let trecho = Trecho { linhas, y: self.y, altura, continua };
        fluxo.desenhar(self.pagina(), &trecho);
        self.y += altura;
    }
}
