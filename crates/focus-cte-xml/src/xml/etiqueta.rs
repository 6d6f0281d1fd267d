//! Opening tags: the name, the attributes, the namespaces that they declare.

use memchr::memchr;

use super::ErroLeitura;
use super::conferencia::Lugar;
use super::espacos::XML;
use super::leitor::{Aberto, Atributo, Evento, Leitor, Nome, PROFUNDIDADE_MAXIMA};

/// How many attributes one element may have, declarations of namespaces included; the layout has 4.
pub(crate) const ATRIBUTOS_MAXIMOS: usize = 64;

/// How many declarations of namespaces may be in force at once; a document has 2.
pub(crate) const ESPACOS_MAXIMOS: usize = 64;

impl<'a> Leitor<'a> {
    pub(super) fn abre(&mut self) -> Result<Evento<'a>, ErroLeitura> {
        if self.abertos.is_empty() && self.teve_raiz {
            return Err(self.malformado("há outro elemento depois do fim do documento; cada arquivo tem um só"));
        }
        if self.abertos.len() >= PROFUNDIDADE_MAXIMA {
            let mensagem = format!("há mais de {PROFUNDIDADE_MAXIMA} elementos aninhados, e o leiaute não passa de 15");
            return Err(self.erro("xml_profundo", mensagem));
        }
        self.teve_raiz = true;
        self.posicao += 1;
        let qualificado = self.nome("do elemento depois de «<»")?;
        let marca = self.espacos.marca();
        self.atributos.clear();
        loop {
            let havia_espaco = self.espacos_em_branco();
            match self.xml.as_bytes()[self.posicao..] {
                [b'>', ..] => {
                    self.posicao += 1;
                    break;
                }
                [b'/', b'>', ..] => {
                    self.posicao += 2;
                    self.vazio = true;
                    break;
                }
                [] => return Err(self.malformado(format!("o documento acaba dentro da etiqueta <{qualificado}"))),
                _ if !havia_espaco => {
                    return Err(self.malformado(format!("esperava espaço, «>» ou «/>» na etiqueta <{qualificado}")));
                }
                _ => self.atributo()?,
            }
        }
        self.abertos.push(Aberto { nome: qualificado, marca });
        if self.atributos.len() > 1 || self.atributos.iter().any(|a| a.nome.contains(':')) {
            self.conferir_atributos()?;
        }
        let (prefixo, local) = qualificado.split_once(':').unwrap_or(("", qualificado));
        let espaco = self.espacos.buscar(prefixo);
        if espaco.is_none() && !prefixo.is_empty() {
            return Err(self.sem_espaco(prefixo));
        }
        Ok(Evento::Abre(Nome { qualificado, local, espaco }))
    }

    fn atributo(&mut self) -> Result<(), ErroLeitura> {
        if self.atributos.len() >= ATRIBUTOS_MAXIMOS {
            return Err(self.malformado(format!("um elemento tem mais de {ATRIBUTOS_MAXIMOS} atributos")));
        }
        let nome = self.nome("de um atributo")?;
        self.espacos_em_branco();
        if !self.consumir(b"=") {
            return Err(self.malformado(format!("esperava «=» depois do nome do atributo {nome}")));
        }
        self.espacos_em_branco();
        let Some(&aspas @ (b'"' | b'\'')) = self.xml.as_bytes().get(self.posicao) else {
            return Err(self.malformado(format!("esperava o valor do atributo {nome} entre aspas")));
        };
        self.posicao += 1;
        let resto = &self.xml[self.posicao..];
        let Some(fim) = memchr(aspas, resto.as_bytes()) else {
            return Err(self.malformado(format!("faltam as aspas que fecham o valor do atributo {nome}")));
        };
        let valor = &resto[..fim];
        self.conferir_texto(valor, Lugar::Atributo)?;
        self.posicao += fim + 1;
        let atributo = Atributo { nome, valor };
        if let Some(prefixo) = atributo.declara() {
            let proibido = match prefixo {
                "xmlns" => true,
                "xml" => valor != XML,
                "" => valor == XML,
                _ => valor.is_empty() || valor == XML,
            };
            if proibido {
                return Err(self.malformado(format!("a declaração de namespace {nome}=\"{valor}\" não é permitida")));
            }
            if self.espacos.marca() >= ESPACOS_MAXIMOS {
                return Err(self.malformado(format!("há mais de {ESPACOS_MAXIMOS} namespaces declarados")));
            }
            self.espacos.declarar(prefixo, valor);
        }
        self.atributos.push(atributo);
        Ok(())
    }

    /// No attribute twice, neither as written nor by namespace and local name.
    fn conferir_atributos(&self) -> Result<(), ErroLeitura> {
        for (i, atributo) in self.atributos.iter().enumerate() {
            let (prefixo, local) = atributo.partes();
            let espaco = if prefixo.is_empty() || prefixo == "xmlns" { None } else { self.espacos.buscar(prefixo) };
            if espaco.is_none() && !prefixo.is_empty() && prefixo != "xmlns" {
                return Err(self.sem_espaco(prefixo));
            }
            let repetido = self.atributos[..i].iter().any(|outro| {
                let (outro_prefixo, outro_local) = outro.partes();
                outro.nome == atributo.nome
                    || espaco.is_some()
                        && outro_local == local
                        && !outro_prefixo.is_empty()
                        && self.espacos.buscar(outro_prefixo) == espaco
            });
            if repetido {
                return Err(
                    self.malformado(format!("o atributo {} aparece mais de uma vez no mesmo elemento", atributo.nome))
                );
            }
        }
        Ok(())
    }

    #[cold]
    fn sem_espaco(&self, prefixo: &str) -> ErroLeitura {
        self.erro_no_evento("xml_malformado", format!("o prefixo «{prefixo}» não foi declarado com xmlns:{prefixo}"))
    }
}
