//! What is read, and what is refused.

use super::*;
use crate::xml::etiqueta::{ATRIBUTOS_MAXIMOS, ESPACOS_MAXIMOS};

fn eventos(xml: &str) -> Result<Vec<String>, ErroLeitura> {
    let mut leitor = Leitor::novo(xml)?;
    let mut eventos = Vec::new();
    loop {
        eventos.push(match leitor.proximo()? {
            Evento::Fim => return Ok(eventos),
            Evento::Abre(nome) => {
                let atributos: Vec<_> = leitor.atributos().iter().map(|a| format!(" {}={}", a.nome, a.valor)).collect();
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
    let largo = |n: usize| format!("<a {}/>", (0..n).map(|i| format!("b{i}=''")).collect::<Vec<_>>().join(" "));
    assert!(eventos(&largo(ATRIBUTOS_MAXIMOS)).is_ok());
    assert!(eventos(&largo(ATRIBUTOS_MAXIMOS + 1)).is_err());
    let declarado =
        |n: usize| (0..n).map(|i| format!("<a xmlns:p{i}='u' xmlns:q{i}='v'>")).collect::<Vec<_>>().concat();
    let fechado = |n: usize| format!("{}{}", declarado(n), "</a>".repeat(n));
    assert!(eventos(&fechado(ESPACOS_MAXIMOS / 2)).is_ok());
    assert!(eventos(&fechado(ESPACOS_MAXIMOS / 2 + 1)).is_err());
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
