//! Canonical XML 1.0 of one element of a document, comments left out (<http://www.w3.org/TR/2001/REC-xml-c14n-20010315>).
//!
//! What a shorthand reference (`URI="#Id"`) selects: the element with everything in it, all namespaces in scope declared at its apex, and
//! the `xml:` attributes of its ancestors brought there.

use std::borrow::Cow;

use super::texto::{valor_de_atributo, valor_de_texto};
use super::{Atributo, ErroLeitura, Evento, Leitor};
use crate::escape;

/// The canonical form of the element whose opening tag is at the byte `inicio` of `xml`.
pub(crate) fn canonizar(xml: &str, inicio: usize) -> Result<String, ErroLeitura> {
    let mut leitor = Leitor::novo(xml)?;
    // `xml:` attributes of the ancestors, innermost last.
    let mut herdados: Vec<(usize, Atributo<'_>)> = Vec::new();
    loop {
        match leitor.proximo()? {
            Evento::Abre(nome) if leitor.inicio() == inicio => {
                let mut canonico = Canonico { saida: String::with_capacity(4096), abertos: Vec::with_capacity(16) };
                canonico.apice(&leitor, nome.qualificado, &herdados)?;
                canonico.conteudo(&mut leitor)?;
                return Ok(canonico.saida);
            }
            Evento::Abre(_) => {
                let fundo = leitor.profundidade();
                herdados.extend(leitor.atributos().iter().filter(|a| a.partes().0 == "xml").map(|a| (fundo, *a)));
            }
            Evento::Fecha => herdados.retain(|(fundo, _)| *fundo <= leitor.profundidade()),
            Evento::Fim => return Err(leitor.erro_no_evento("xml_malformado", "o elemento a canonizar não existe")),
            _ => {}
        }
    }
}

struct Canonico<'a> {
    saida: String,
    abertos: Vec<&'a str>,
}

/// A namespace declaration to be written: prefix and value.
type Declaracao<'a> = (&'a str, Cow<'a, str>);

impl<'a> Canonico<'a> {
    fn apice(
        &mut self,
        leitor: &Leitor<'a>,
        nome: &'a str,
        herdados: &[(usize, Atributo<'a>)],
    ) -> Result<(), ErroLeitura> {
        let declaracoes =
            leitor.espacos_em_vigor().into_iter().map(|(prefixo, valor)| (prefixo, valor_de_atributo(valor))).collect();
        let mut atributos: Vec<Atributo<'a>> = proprios(leitor).collect();
        for (_, herdado) in herdados.iter().rev() {
            if !atributos.iter().any(|a| a.nome == herdado.nome) {
                atributos.push(*herdado);
            }
        }
        self.abrir(leitor, nome, declaracoes, atributos)
    }

    /// Everything up to the end of the apex.
    fn conteudo(&mut self, leitor: &mut Leitor<'a>) -> Result<(), ErroLeitura> {
        while !self.abertos.is_empty() {
            match leitor.proximo()? {
                Evento::Abre(nome) => {
                    let declaracoes = novas(leitor);
                    let atributos = proprios(leitor).collect();
                    self.abrir(leitor, nome.qualificado, declaracoes, atributos)?;
                }
                Evento::Fecha => {
                    if let Some(nome) = self.abertos.pop() {
                        self.saida.push_str("</");
                        self.saida.push_str(nome);
                        self.saida.push('>');
                    }
                }
                Evento::Texto(texto) => escape::texto(&mut self.saida, &valor_de_texto(texto)),
                Evento::Cdata(texto) => escape::texto(&mut self.saida, &sem_retorno(texto)),
                Evento::Instrucao(alvo, dados) => {
                    self.saida.push_str("<?");
                    self.saida.push_str(alvo);
                    if !dados.is_empty() {
                        self.saida.push(' ');
                        self.saida.push_str(&sem_retorno(dados).replace('\r', "&#xD;"));
                    }
                    self.saida.push_str("?>");
                }
                Evento::Fim => break,
            }
        }
        Ok(())
    }

    fn abrir(
        &mut self,
        leitor: &Leitor<'a>,
        nome: &'a str,
        mut declaracoes: Vec<Declaracao<'a>>,
        mut atributos: Vec<Atributo<'a>>,
    ) -> Result<(), ErroLeitura> {
        if let Some((_, relativo)) = declaracoes.iter().find(|(_, valor)| !valor.is_empty() && !absoluto(valor)) {
            let mensagem = format!("o namespace «{relativo}» é um endereço relativo, que a forma canônica não aceita");
            return Err(leitor.erro_no_evento("xml_malformado", mensagem));
        }
        self.saida.push('<');
        self.saida.push_str(nome);
        declaracoes.sort_unstable_by(|a, b| a.0.cmp(b.0));
        for (prefixo, valor) in &declaracoes {
            self.saida.push_str(" xmlns");
            if !prefixo.is_empty() {
                self.saida.push(':');
                self.saida.push_str(prefixo);
            }
            self.valor(valor);
        }
        let chave = |a: &Atributo<'a>| {
            let (prefixo, local) = a.partes();
            let espaco = if prefixo.is_empty() { None } else { leitor.espaco(prefixo) };
            (espaco.map(valor_de_atributo), local)
        };
        if atributos.len() > 1 {
            atributos.sort_by(|a, b| chave(a).cmp(&chave(b)));
        }
        for atributo in &atributos {
            self.saida.push(' ');
            self.saida.push_str(atributo.nome);
            self.valor(&valor_de_atributo(atributo.valor));
        }
        self.saida.push('>');
        self.abertos.push(nome);
        Ok(())
    }

    fn valor(&mut self, valor: &str) {
        self.saida.push_str("=\"");
        escape::atributo(&mut self.saida, valor);
        self.saida.push('"');
    }
}

/// What this element declares otherwise than what holds outside of it.
fn novas<'a>(leitor: &Leitor<'a>) -> Vec<Declaracao<'a>> {
    let declarados = leitor.atributos().iter().filter_map(|a| a.declara().map(|prefixo| (prefixo, a.valor)));
    declarados
        .filter(|(prefixo, _)| *prefixo != "xml")
        .map(|(prefixo, valor)| (prefixo, valor_de_atributo(valor)))
        .filter(|(prefixo, valor)| valor_de_atributo(leitor.espaco_de_fora(prefixo).unwrap_or_default()) != *valor)
        .collect()
}

/// The attributes that are not declarations of namespaces.
fn proprios<'l, 'a: 'l>(leitor: &'l Leitor<'a>) -> impl Iterator<Item = Atributo<'a>> + 'l {
    leitor.atributos().iter().filter(|a| a.declara().is_none()).copied()
}

/// Line ends become line feeds, where references mean nothing.
fn sem_retorno(texto: &str) -> Cow<'_, str> {
    if texto.contains('\r') {
        Cow::Owned(texto.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(texto)
    }
}

/// Whether an address has a scheme.
fn absoluto(endereco: &str) -> bool {
    let Some((esquema, _)) = endereco.split_once(':') else { return false };
    esquema.starts_with(|c: char| c.is_ascii_alphabetic())
        && esquema.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}
