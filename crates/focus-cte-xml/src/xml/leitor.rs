//! One event of the document after another, borrowed from its text.
//!
//! Strict: what libxml2 refuses as not well-formed is refused, and a DTD always is, so that there are no entities to expand. Comments are
//! checked and passed over. Memory is bounded by the depth and by the attributes of one element, and both have a limit.

use memchr::{memchr, memmem};

use super::espacos::{Espacos, XML};
use super::texto::{caractere_de_xml, referencia};
use super::{ErroLeitura, nomes};

/// How deep elements may be nested; the layout goes to 15.
pub(crate) const PROFUNDIDADE_MAXIMA: usize = 64;
/// How many attributes one element may have, declarations of namespaces included; the layout has 4.
pub(crate) const ATRIBUTOS_MAXIMOS: usize = 64;

/// The name of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Nome<'a> {
    /// As written, prefix included.
    pub(crate) qualificado: &'a str,
    /// Without prefix.
    pub(crate) local: &'a str,
    /// Its namespace, as the declaration writes it.
    pub(crate) espaco: Option<&'a str>,
}

/// An attribute, or the declaration of a namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Atributo<'a> {
    /// As written, prefix included.
    pub(crate) nome: &'a str,
    /// As written between the quotes.
    pub(crate) valor: &'a str,
}

impl<'a> Atributo<'a> {
    /// Prefix, empty when there is none, and local name.
    pub(crate) fn partes(&self) -> (&'a str, &'a str) {
        self.nome.split_once(':').unwrap_or(("", self.nome))
    }

    /// For the declaration of a namespace: its prefix, empty for the default one.
    pub(crate) fn declara(&self) -> Option<&'a str> {
        match self.nome.strip_prefix("xmlns") {
            Some("") => Some(""),
            Some(resto) => resto.strip_prefix(':'),
            None => None,
        }
    }
}

/// What comes next in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evento<'a> {
    /// An element begins; [`Leitor::atributos`] are its attributes.
    Abre(Nome<'a>),
    /// The last element that began ends, also when it was written as an empty tag.
    Fecha,
    /// Text, as written; its references are sound.
    Texto(&'a str),
    /// The inside of a CDATA section.
    Cdata(&'a str),
    /// A processing instruction inside of the root element: target and data.
    Instrucao(&'a str, &'a str),
    /// The end of the document.
    Fim,
}

#[derive(Debug, Clone)]
struct Aberto<'a> {
    nome: &'a str,
    marca: usize,
}

/// Reads a document from its beginning to its end.
#[derive(Debug, Clone)]
pub(crate) struct Leitor<'a> {
    xml: &'a str,
    posicao: usize,
    inicio: usize,
    abertos: Vec<Aberto<'a>>,
    atributos: Vec<Atributo<'a>>,
    espacos: Espacos<'a>,
    /// The last tag was an empty one: its end is still to be told.
    vazio: bool,
    teve_raiz: bool,
}

impl<'a> Leitor<'a> {
    /// At the beginning of a document, after its XML declaration.
    pub(crate) fn novo(xml: &'a str) -> Result<Self, ErroLeitura> {
        let mut leitor = Self {
            xml,
            posicao: 0,
            inicio: 0,
            abertos: Vec::with_capacity(16),
            atributos: Vec::with_capacity(8),
            espacos: Espacos::default(),
            vazio: false,
            teve_raiz: false,
        };
        if xml.trim_ascii().is_empty() {
            return Err(leitor.erro("xml_vazio", "o documento está vazio, mas esperava um XML como <CTe> ou <cteProc>"));
        }
        leitor.declaracao()?;
        Ok(leitor)
    }

    /// The whole text.
    pub(crate) fn xml(&self) -> &'a str {
        self.xml
    }

    /// Where the last event began.
    pub(crate) fn inicio(&self) -> usize {
        self.inicio
    }

    /// Where the last event ended.
    pub(crate) fn posicao(&self) -> usize {
        self.posicao
    }

    /// How many elements are open.
    pub(crate) fn profundidade(&self) -> usize {
        self.abertos.len()
    }

    /// The attributes of the element that began last, declarations of namespaces included.
    pub(crate) fn atributos(&self) -> &[Atributo<'a>] {
        &self.atributos
    }

    /// The namespace of a prefix here.
    pub(crate) fn espaco(&self, prefixo: &str) -> Option<&'a str> {
        self.espacos.buscar(prefixo)
    }

    /// The namespace of a prefix outside of the element that began last.
    pub(crate) fn espaco_de_fora(&self, prefixo: &str) -> Option<&'a str> {
        self.espacos.buscar_ate(prefixo, self.abertos.last().map_or(0, |aberto| aberto.marca))
    }

    /// Every namespace in scope here.
    pub(crate) fn espacos_em_vigor(&self) -> Vec<(&'a str, &'a str)> {
        self.espacos.em_vigor()
    }

    /// An error at the last event.
    #[cold]
    pub(crate) fn erro_no_evento(&self, codigo: &'static str, mensagem: impl Into<String>) -> ErroLeitura {
        ErroLeitura::em(self.xml, self.inicio, codigo, mensagem)
    }

    /// What comes next.
    #[inline]
    pub(crate) fn proximo(&mut self) -> Result<Evento<'a>, ErroLeitura> {
        if self.vazio {
            self.vazio = false;
            self.fechar();
            return Ok(Evento::Fecha);
        }
        loop {
            self.inicio = self.posicao;
            let evento = match &self.xml.as_bytes()[self.posicao..] {
                [b'<', b'/', ..] => Some(self.fecha()?),
                [b'<', b'!', ..] => self.marcacao()?,
                [b'<', b'?', ..] => self.instrucao()?,
                [b'<', ..] => Some(self.abre()?),
                [] => Some(self.fim()?),
                _ => self.texto()?,
            };
            if let Some(evento) = evento {
                return Ok(evento);
            }
        }
    }

    /// Passes over the rest of the element that began last.
    pub(crate) fn pular(&mut self) -> Result<(), ErroLeitura> {
        let fora = self.abertos.len();
        while self.abertos.len() >= fora {
            self.proximo()?;
        }
        Ok(())
    }

    fn fechar(&mut self) {
        if let Some(aberto) = self.abertos.pop() {
            self.espacos.fechar(aberto.marca);
        }
    }

    fn fim(&self) -> Result<Evento<'a>, ErroLeitura> {
        match self.abertos.last() {
            Some(aberto) => {
                Err(self.malformado(format!("o documento acaba antes de fechar <{}>; falta parte dele", aberto.nome)))
            }
            None if !self.teve_raiz => {
                Err(self.malformado("o documento não tem elemento, mas esperava um como <CTe> ou <cteProc>"))
            }
            None => Ok(Evento::Fim),
        }
    }

    fn fecha(&mut self) -> Result<Evento<'a>, ErroLeitura> {
        self.posicao += 2;
        let Some(aberto) = self.abertos.last() else {
            return Err(self.malformado("há um fechamento sem abertura"));
        };
        let nome = aberto.nome;
        let resto = &self.xml.as_bytes()[self.posicao..];
        if !resto.starts_with(nome.as_bytes()) {
            return Err(self.malformado(format!("esperava </{nome}>, que fecha o elemento aberto por último")));
        }
        self.posicao += nome.len();
        self.espacos_em_branco();
        if !self.consumir(b">") {
            return Err(self.malformado(format!("esperava </{nome}>, que fecha o elemento aberto por último")));
        }
        self.fechar();
        Ok(Evento::Fecha)
    }

    fn abre(&mut self) -> Result<Evento<'a>, ErroLeitura> {
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

    /// `<!--`, `<![CDATA[`, or what has no place here.
    fn marcacao(&mut self) -> Result<Option<Evento<'a>>, ErroLeitura> {
        let resto = &self.xml[self.posicao..];
        if let Some(comentario) = resto.strip_prefix("<!--") {
            let Some(fim) = memmem::find(comentario.as_bytes(), b"--") else {
                return Err(self.malformado("há um comentário sem «-->»"));
            };
            self.conferir_texto(&comentario[..fim], Lugar::Livre)?;
            self.posicao += "<!--".len() + fim;
            if !self.consumir(b"-->") {
                return Err(self.malformado("um comentário não pode ter «--»"));
            }
            return Ok(None);
        }
        if let Some(cdata) = resto.strip_prefix("<![CDATA[") {
            if self.abertos.is_empty() {
                return Err(self.malformado("há texto fora do elemento raiz"));
            }
            let Some(fim) = memmem::find(cdata.as_bytes(), b"]]>") else {
                return Err(self.malformado("há uma seção CDATA sem «]]>»"));
            };
            let dentro = &cdata[..fim];
            self.conferir_texto(dentro, Lugar::Livre)?;
            self.posicao += "<![CDATA[".len() + fim + "]]>".len();
            return Ok(Some(Evento::Cdata(dentro)));
        }
        if resto.starts_with("<!DOCTYPE") {
            return Err(self.erro(
                "dtd_recusada",
                "o documento tem uma DTD (<!DOCTYPE), que um documento fiscal não tem e que poderia trazer conteúdo de fora; retire-a",
            ));
        }
        Err(self.malformado("esperava um elemento, um comentário ou o fechamento do elemento aberto por último"))
    }

    fn instrucao(&mut self) -> Result<Option<Evento<'a>>, ErroLeitura> {
        self.posicao += 2;
        let alvo = self.nome("da instrução de processamento")?;
        if alvo.eq_ignore_ascii_case("xml") {
            return Err(
                self.malformado("a declaração <?xml só pode vir no começo do documento, antes de qualquer espaço")
            );
        }
        let resto = &self.xml[self.posicao..];
        let Some(fim) = memmem::find(resto.as_bytes(), b"?>") else {
            return Err(self.malformado("há uma instrução de processamento sem «?>»"));
        };
        let dados = &resto[..fim];
        let aparado = dados.trim_ascii_start();
        if !dados.is_empty() && aparado.len() == dados.len() {
            return Err(self.malformado("esperava espaço depois do nome da instrução de processamento"));
        }
        self.conferir_texto(dados, Lugar::Livre)?;
        self.posicao += fim + 2;
        Ok((!self.abertos.is_empty()).then_some(Evento::Instrucao(alvo, aparado)))
    }

    #[inline]
    fn texto(&mut self) -> Result<Option<Evento<'a>>, ErroLeitura> {
        let resto = &self.xml[self.posicao..];
        let fim = memchr(b'<', resto.as_bytes()).unwrap_or(resto.len());
        let texto = &resto[..fim];
        if self.abertos.is_empty() {
            if !texto.trim_ascii().is_empty() {
                self.posicao += texto.len() - texto.trim_ascii_start().len();
                return Err(self.malformado("há texto fora do elemento raiz"));
            }
            self.posicao += fim;
            return Ok(None);
        }
        self.conferir_texto(texto, Lugar::Elemento)?;
        self.posicao += fim;
        Ok(Some(Evento::Texto(texto)))
    }

    /// Only characters of XML; references and `]]>` as the place has them. `texto` begins at the current position.
    fn conferir_texto(&self, texto: &'a str, lugar: Lugar) -> Result<(), ErroLeitura> {
        let bytes = texto.as_bytes();
        let mut i = 0;
        while let Some(passo) = bytes[i..].iter().position(|b| SUSPEITO[usize::from(*b)]) {
            i += passo;
            let em =
                |codigo, mensagem: String| Err(ErroLeitura::em(self.xml, self.posicao_de(texto) + i, codigo, mensagem));
            match bytes[i] {
                b'&' if lugar != Lugar::Livre => match referencia(&texto[i..]) {
                    Some((_, tamanho)) => i += tamanho,
                    None => return em("entidade_recusada", referencia_recusada(&texto[i..])),
                },
                b'<' if lugar == Lugar::Atributo => {
                    return em("xml_malformado", "o valor de um atributo não pode ter «<»; escreva &lt;".to_owned());
                }
                b']' if lugar == Lugar::Elemento && bytes[i..].starts_with(b"]]>") => {
                    return em("xml_malformado", "o texto não pode ter «]]>»; escreva ]]&gt;".to_owned());
                }
                b'&' | b'<' | b']' => i += 1,
                0xEF => match texto[i..].chars().next() {
                    Some(c) if caractere_de_xml(c) => i += 3,
                    _ => {
                        return em(
                            "xml_malformado",
                            "há um caractere que XML não aceita (U+FFFE ou U+FFFF)".to_owned(),
                        );
                    }
                },
                controle => {
                    return em(
                        "xml_malformado",
                        format!("há um caractere de controle que XML não aceita (0x{controle:02X})"),
                    );
                }
            }
        }
        Ok(())
    }

    /// Where a part of the text begins in it.
    pub(crate) fn posicao_de(&self, parte: &str) -> usize {
        parte.as_ptr() as usize - self.xml.as_ptr() as usize
    }

    fn declaracao(&mut self) -> Result<(), ErroLeitura> {
        let Some(resto) = self.xml.strip_prefix("<?xml") else { return Ok(()) };
        if !resto.starts_with([' ', '\t', '\r', '\n']) {
            return Ok(());
        }
        self.posicao = "<?xml".len();
        let mut esperados = ["version", "encoding", "standalone"].iter();
        let mut teve_versao = false;
        loop {
            let havia_espaco = self.espacos_em_branco();
            if self.consumir(b"?>") {
                break;
            }
            let nome = self.nome("na declaração <?xml")?;
            if !havia_espaco || !esperados.any(|esperado| *esperado == nome) {
                return Err(self.malformado("esperava uma declaração como <?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
            }
            self.espacos_em_branco();
            let igual = self.consumir(b"=");
            self.espacos_em_branco();
            let valor = self.valor_da_declaracao().filter(|_| igual);
            let aceito = valor.is_some_and(|valor| match nome {
                "version" => {
                    teve_versao = true;
                    valor.strip_prefix("1.").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
                }
                "encoding" => valor.starts_with(|c: char| c.is_ascii_alphabetic()),
                _ => matches!(valor, "yes" | "no"),
            });
            if !aceito || !teve_versao {
                return Err(self.malformado("esperava uma declaração como <?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
            }
        }
        if teve_versao { Ok(()) } else { Err(self.malformado("a declaração <?xml precisa de version=\"1.0\"")) }
    }

    fn valor_da_declaracao(&mut self) -> Option<&'a str> {
        let aspas = *self.xml.as_bytes().get(self.posicao)?;
        if !matches!(aspas, b'"' | b'\'') {
            return None;
        }
        let inicio = self.posicao + 1;
        let fim = inicio + memchr(aspas, &self.xml.as_bytes()[inicio..])?;
        self.posicao = fim + 1;
        Some(&self.xml[inicio..fim])
    }

    #[inline]
    fn nome(&mut self, de_que: &str) -> Result<&'a str, ErroLeitura> {
        let resto = &self.xml[self.posicao..];
        let nome = &resto[..nomes::comprimento(resto)];
        if !nomes::valido(nome) {
            return Err(self.malformado(format!("esperava o nome {de_que}, e nomes começam por letra")));
        }
        self.posicao += nome.len();
        Ok(nome)
    }

    #[inline]
    fn espacos_em_branco(&mut self) -> bool {
        let resto = &self.xml.as_bytes()[self.posicao..];
        let brancos = resto.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\n')).unwrap_or(resto.len());
        self.posicao += brancos;
        brancos > 0
    }

    fn consumir(&mut self, literal: &[u8]) -> bool {
        let achou = self.xml.as_bytes()[self.posicao..].starts_with(literal);
        if achou {
            self.posicao += literal.len();
        }
        achou
    }

    #[cold]
    fn erro(&self, codigo: &'static str, mensagem: impl Into<String>) -> ErroLeitura {
        ErroLeitura::em(self.xml, self.posicao, codigo, mensagem)
    }

    #[cold]
    fn malformado(&self, mensagem: impl Into<String>) -> ErroLeitura {
        self.erro("xml_malformado", mensagem)
    }

    #[cold]
    fn sem_espaco(&self, prefixo: &str) -> ErroLeitura {
        self.erro_no_evento("xml_malformado", format!("o prefixo «{prefixo}» não foi declarado com xmlns:{prefixo}"))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lugar {
    Elemento,
    Atributo,
    /// Comments, CDATA, processing instructions.
    Livre,
}

/// Bytes that need a look: controls, markup, and the first byte of U+FFFE and U+FFFF.
static SUSPEITO: [bool; 256] = {
    let mut tabela = [false; 256];
    let mut b = 0;
    while b < 0x20 {
        tabela[b] = !matches!(b, 0x09 | 0x0A | 0x0D);
        b += 1;
    }
    tabela[b'&' as usize] = true;
    tabela[b'<' as usize] = true;
    tabela[b']' as usize] = true;
    tabela[0xEF] = true;
    tabela
};

fn referencia_recusada(texto: &str) -> String {
    match texto.split_once(';') {
        Some((nome, _)) if nome.len() <= 40 && !nome.contains(['<', ' ', '\n']) => format!(
            "a referência «{nome};» não é aceita: só as de XML (&amp; &lt; &gt; &quot; &apos;) e as de caracteres que XML aceita, como &#233;"
        ),
        _ => "há um «&» solto; escreva &amp;".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eventos(xml: &str) -> Result<Vec<String>, ErroLeitura> {
        let mut leitor = Leitor::novo(xml)?;
        let mut eventos = Vec::new();
        loop {
            eventos.push(match leitor.proximo()? {
                Evento::Fim => return Ok(eventos),
                Evento::Abre(nome) => {
                    let atributos: Vec<_> =
                        leitor.atributos().iter().map(|a| format!(" {}={}", a.nome, a.valor)).collect();
                    format!("<{{{}}}{}{}", nome.espaco.unwrap_or_default(), nome.local, atributos.concat())
                }
                Evento::Fecha => "/".to_owned(),
                Evento::Texto(texto) => format!("t:{texto}"),
                Evento::Cdata(texto) => format!("c:{texto}"),
                Evento::Instrucao(alvo, dados) => format!("?{alvo} {dados}"),
            });
        }
    }

    #[test]
    fn a_document_is_read_event_by_event() {
        let xml = "<?xml version='1.0' encoding=\"UTF-8\"?>\n<!-- a --><?x?>\n<a xmlns='u' b = '1'>t<p:c xmlns:p=\"v\" /><!----><![CDATA[<&]]>&amp;<?d  e ?></a >\n";
        assert_eq!(
            eventos(xml).unwrap(),
            ["<{u}a xmlns=u b=1", "t:t", "<{v}c xmlns:p=v", "/", "c:<&", "t:&amp;", "?d e ", "/"]
        );
    }

    #[test]
    fn namespaces_end_with_their_element() {
        let xml = "<a><b xmlns='u'><c xmlns=''/><d/></b><e/></a>";
        assert_eq!(
            eventos(xml).unwrap(),
            ["<{}a", "<{u}b xmlns=u", "<{}c xmlns=", "/", "<{u}d", "/", "/", "<{}e", "/", "/"]
        );
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for xml in [
            "",
            " \n",
            "x",
            "<",
            "<a",
            "<a>",
            "</a>",
            "<a></b>",
            "<a></aa>",
            "<a/><b/>",
            "<a/>x",
            "x<a/>",
            "<a><b></a></b>",
            "<1/>",
            "<a:/>",
            "<:a/>",
            "<a b/>",
            "<a b=1/>",
            "<a b='1/>",
            "<a b='1'c='2'/>",
            "<a b='1' b='2'/>",
            "<a b='<'/>",
            "<a b='&'/>",
            "<a>&x;</a>",
            "<a>&</a>",
            "<a>]]></a>",
            "<a>\u{1}</a>",
            "<a>\u{FFFE}</a>",
            "<a b='\0'/>",
            "<a><!-- -- --></a>",
            "<a><!--",
            "<a><![CDATA[",
            "<a><?x",
            "<a><?xml?></a>",
            " <?xml version='1.0'?><a/>",
            "<?xml?><a/>",
            "<?xml version='2.0'?><a/>",
            "<?xml encoding='x' version='1.0'?><a/>",
            "<?xml version='1.0'encoding='x'?><a/>",
            "<p:a/>",
            "<a p:b='1'/>",
            "<a xmlns:p=''/>",
            "<a xmlns:xmlns='u'/>",
            "<a xmlns:xml='u'/>",
            "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>",
            "<![CDATA[x]]><a/>",
            "<a/><![CDATA[ ]]>",
            "<a><!x></a>",
            "<a>&#0;</a>",
            "<?x y?>",
            "<!-- x -->",
            "<a></a",
            "<a/",
            "<?x:y?",
            "<a><?x+?></a>",
        ] {
            assert!(eventos(xml).is_err(), "{xml:?}");
        }
    }

    #[test]
    fn a_dtd_and_any_entity_but_xmls_own_are_refused_by_name() {
        let bomba = "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>";
        assert_eq!(eventos(bomba).unwrap_err().codigo, "dtd_recusada");
        let erro = eventos("<a>\n &nbsp;</a>").unwrap_err();
        assert_eq!((erro.codigo, erro.linha, erro.coluna), ("entidade_recusada", 2, 2));
        assert!(erro.to_string().contains("«&nbsp;»"), "{erro}");
    }

    #[test]
    fn depth_and_attributes_have_a_limit() {
        let fundo = |n: usize| format!("{}{}", "<a>".repeat(n), "</a>".repeat(n));
        assert!(eventos(&fundo(PROFUNDIDADE_MAXIMA)).is_ok());
        assert_eq!(eventos(&fundo(PROFUNDIDADE_MAXIMA + 1)).unwrap_err().codigo, "xml_profundo");
        let largo = |n: usize| format!("<a {}/>", (0..n).map(|i| format!("b{i}='' ")).collect::<String>());
        assert!(eventos(&largo(ATRIBUTOS_MAXIMOS)).is_ok());
        assert!(eventos(&largo(ATRIBUTOS_MAXIMOS + 1)).is_err());
    }

    #[test]
    fn skipping_ends_after_the_element() {
        let mut leitor = Leitor::novo("<a><b><c/>x</b><d/></a>").unwrap();
        leitor.proximo().unwrap();
        leitor.proximo().unwrap();
        leitor.pular().unwrap();
        assert!(matches!(leitor.proximo().unwrap(), Evento::Abre(nome) if nome.local == "d"));
        leitor.pular().unwrap();
        assert_eq!(leitor.proximo().unwrap(), Evento::Fecha);
    }
}
