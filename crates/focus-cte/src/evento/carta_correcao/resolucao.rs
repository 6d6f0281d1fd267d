//! From what a body says to the one field that it means.

use super::impedidos::{impedimento, vedado_por_lei};
use super::lugares::{Lugar, lugares};
use crate::evento::TipoEvento;
use crate::evento::problema::{aviso, erro, parecido};
use crate::types::Modelo;
use crate::validation::{Problema, problema_da_regra, recusa};

const CAMPO: (&str, &str) = ("campo_corrigido", "infCorrecao/campoAlterado");
const GRUPO: (&str, &str) = ("grupo_corrigido", "infCorrecao/grupoAlterado");
const VALOR: (&str, &str) = ("valor_corrigido", "infCorrecao/valorAlterado");
const ITEM: (&str, &str) = ("numero_item_grupo_corrigido", "infCorrecao/nroItemAlterado");

/// One correction, as the API's body asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pedido<'a> {
    /// `grupo_corrigido`: the list or object (`quantidades`, `modal_aereo`) or, to choose among several, the XML group.
    pub grupo: Option<&'a str>,
    /// `campo_corrigido`.
    pub campo: &'a str,
    /// `valor_corrigido`; empty when there is none to judge.
    pub valor: &'a str,
    /// `numero_item_grupo_corrigido`.
    pub item: Option<&'a str>,
    /// `campo_api`: names are the API's (true, the default of the API) or the XML's.
    pub campo_api: bool,
}

/// The field that a letter corrects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alvo {
    /// `grupoAlterado`: the XML element that the field is in, at most 20 characters.
    pub grupo: &'static str,
    /// `campoAlterado`: its tag, or the attribute's name, at most 20 characters.
    pub campo: &'static str,
    /// Its path in the document, below the root: `infCte/ide/UFIni`.
    pub caminho: String,
    /// Whether it is in a list, so that the item's number is needed.
    pub em_lista: bool,
}

/// What [`resolver`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolucao {
    /// The field, when the names tell which; also when it may not be corrected.
    pub alvo: Option<Alvo>,
    /// What is wrong with the request.
    pub problemas: Vec<Problema>,
}

/// What a rule of the authority refuses in a request. The rule itself is in the table of rules.
#[derive(Debug)]
pub(crate) struct Falta {
    /// The rule's name.
    pub(crate) codigo: &'static str,
    lugar: (&'static str, &'static str),
    /// What was expected, in Portuguese.
    pub(crate) detalhe: String,
    valor: String,
}

impl Falta {
    fn nova(lugar: (&'static str, &'static str), codigo: &'static str, detalhe: String, valor: &str) -> Self {
        Self { codigo, lugar, detalhe, valor: valor.to_owned() }
    }

    fn em_problema(self) -> Problema {
        let (campo, caminho) = self.lugar;
        problema_da_regra(TipoEvento::CartaCorrecao, self.codigo, (campo, caminho), &self.detalhe, &self.valor)
    }
}

/// What the names of a request lead to.
#[derive(Debug)]
pub(super) struct Procura {
    pub(super) alvo: Option<Alvo>,
    /// What the authority's rules refuse.
    pub(super) faltas: Vec<Falta>,
    /// What else is wrong, or deserves a look.
    pub(super) problemas: Vec<Problema>,
}

/// Finds the XML group and tag of the field that `pedido` means in a document of that model, and judges the correction.
///
/// Without a group, a field of the document itself comes before one of a list or object.
///
/// ```
/// use focus_cte::Modelo;
/// use focus_cte::evento::carta_correcao::{Pedido, resolver};
///
/// let pedido = Pedido {
///     grupo: Some("quantidades"), campo: "tipo_medida", valor: "PESO BRUTO", item: Some("2"), campo_api: true,
/// };
/// let alvo = resolver(Modelo::Cte, &pedido).alvo.unwrap();
/// assert_eq!((alvo.grupo, alvo.campo, alvo.em_lista), ("infQ", "tpMed", true));
/// ```
#[must_use]
pub fn resolver(modelo: Modelo, pedido: &Pedido<'_>) -> Resolucao {
    let Procura { alvo, faltas, problemas } = procurar(modelo, pedido);
    Resolucao { alvo, problemas: faltas.into_iter().map(Falta::em_problema).chain(problemas).collect() }
}

/// As [`resolver`], with what the rules refuse told apart.
pub(super) fn procurar(modelo: Modelo, pedido: &Pedido<'_>) -> Procura {
    match candidatos(modelo, pedido) {
        Ok(candidatos) => match unico(&candidatos) {
            Some(lugar) => resolvido(modelo, pedido, lugar, &candidatos),
            None => match indeciso(modelo, &candidatos) {
                Some(proibicao) => sem_alvo(proibicao),
                None => Procura { alvo: None, faltas: vec![], problemas: vec![ambiguo(pedido, &candidatos)] },
            },
        },
        Err(falta) => sem_alvo(*falta),
    }
}

fn sem_alvo(falta: Falta) -> Procura {
    Procura { alvo: None, faltas: vec![falta], problemas: Vec::new() }
}

fn resolvido(modelo: Modelo, pedido: &Pedido<'_>, lugar: &Lugar, candidatos: &[&'static Lugar]) -> Procura {
    let (mut faltas, mut problemas) = (Vec::new(), Vec::new());
    match (proibicao(modelo, lugar), vedado_por_lei(lugar)) {
        (Some(proibicao), _) => faltas.push(proibicao),
        (None, motivo) => {
            problemas.extend(motivo.map(|motivo| vedacao(lugar, motivo)));
            problemas.extend(problema_do_valor(pedido, lugar, candidatos));
        }
    }
    problemas.extend(nao_cabe(lugar));
    problemas.extend(problema_do_item(pedido, lugar));
    problemas.push(aviso(
        "",
        "infCorrecao",
        "carta_substitui_anterior",
        "só vale a última carta de correção do documento: esta desfaz a correção da anterior, se houver".into(),
        None,
    ));
    let caminho = lugar.caminho.clone();
    let alvo = Alvo { grupo: lugar.grupo, campo: lugar.campo, caminho, em_lista: lugar.em_lista };
    Procura { alvo: Some(alvo), faltas, problemas }
}

/// Places of one field of which one is forbidden make the field so; otherwise only who asks can tell which is meant.
fn indeciso(modelo: Modelo, candidatos: &[&'static Lugar]) -> Option<Falta> {
    let um_campo = candidatos.windows(2).all(|par| par[0].mesmo_campo(par[1]));
    let proibicoes: Vec<_> = candidatos.iter().filter_map(|l| proibicao(modelo, l)).collect();
    let todas = proibicoes.len() == candidatos.len();
    proibicoes.into_iter().next().filter(|_| um_campo || todas)
}

/// The places that the names can mean, at least one.
fn candidatos(modelo: Modelo, pedido: &Pedido<'_>) -> Result<Vec<&'static Lugar>, Box<Falta>> {
    let todos = lugares(modelo);
    let tem_nome = |l: &&Lugar| nomeia(pedido, l);
    let Some(grupo) = pedido.grupo else {
        let raiz = |l: &&Lugar| !pedido.campo_api || l.na_raiz(pedido.campo, modelo);
        let mut achados: Vec<_> = todos.iter().filter(tem_nome).filter(raiz).collect();
        if achados.is_empty() {
            achados = todos.iter().filter(tem_nome).collect();
        }
        return if achados.is_empty() { Err(Box::new(campo_inexistente(pedido, todos.iter()))) } else { Ok(achados) };
    };
    let no_grupo = |l: &&Lugar| l.grupo == grupo || (pedido.campo_api && l.esta_em(grupo));
    let achados: Vec<_> = todos.iter().filter(no_grupo).filter(tem_nome).collect();
    if !achados.is_empty() {
        return Ok(achados);
    }
    if !todos.iter().any(|l| no_grupo(&l)) {
        return Err(Box::new(grupo_inexistente(pedido, grupo, todos)));
    }
    let fora: Vec<_> = todos.iter().filter(tem_nome).collect();
    if fora.is_empty() {
        return Err(Box::new(campo_inexistente(pedido, todos.iter().filter(no_grupo))));
    }
    let mensagem =
        format!("o campo «{}» não pertence ao grupo «{grupo}», e sim a {}", pedido.campo, onde(pedido, &fora));
    Err(Box::new(Falta::nova(GRUPO, "campo_fora_do_grupo", mensagem, grupo)))
}

fn nomeia(pedido: &Pedido<'_>, lugar: &Lugar) -> bool {
    if pedido.campo_api { lugar.chama_se(pedido.campo) } else { lugar.campo == pedido.campo }
}

/// The first place, when all of them are the same group and tag.
fn unico(candidatos: &[&'static Lugar]) -> Option<&'static Lugar> {
    let (primeiro, outros) = candidatos.split_first()?;
    outros.iter().all(|l| (l.grupo, l.campo) == (primeiro.grupo, primeiro.campo)).then_some(primeiro)
}

fn proibicao(modelo: Modelo, lugar: &Lugar) -> Option<Falta> {
    let impedimento = impedimento(modelo, lugar.grupo, lugar.campo)?;
    let quem = if impedimento.facultativo { "; cada SEFAZ decide se recusa" } else { "" };
    let mensagem = format!("{} {} ({}{quem})", chamado(lugar), impedimento.motivo, impedimento.fonte);
    Some(Falta::nova(CAMPO, "correcao_proibida", mensagem, lugar.nome().unwrap_or(lugar.campo)))
}

fn vedacao(lugar: &Lugar, motivo: &str) -> Problema {
    let mensagem = format!(
        "o Convênio SINIEF 06/89 (art. 58-B) veda corrigir {} por carta de correção, porque {motivo}; emita um CT-e complementar ou substituto",
        chamado(lugar)
    );
    aviso(CAMPO.0, CAMPO.1, "correcao_vedada", mensagem, lugar.nome().or(Some(lugar.campo)))
}

/// The event has room for 20 characters; one group of the layout has a longer name.
fn nao_cabe(lugar: &Lugar) -> Option<Problema> {
    const MAXIMO: usize = 20;
    (lugar.grupo.len() > MAXIMO).then(|| {
        let mensagem = format!(
            "o evento aceita nome de grupo de até {MAXIMO} caracteres; «{}» tem {}: não há como corrigir {} por carta de correção",
            lugar.grupo,
            lugar.grupo.len(),
            chamado(lugar)
        );
        erro(GRUPO.0, GRUPO.1, "texto_longo", mensagem, Some(lugar.grupo))
    })
}

fn problema_do_item(pedido: &Pedido<'_>, lugar: &Lugar) -> Option<Problema> {
    match (lugar.em_lista, pedido.item) {
        (true, None) => {
            let mensagem = format!(
                "{} está em uma lista: sem o número do item, contado a partir de 1, não se sabe qual é corrigido",
                chamado(lugar)
            );
            Some(aviso(ITEM.0, ITEM.1, "item_ausente", mensagem, None))
        }
        (false, Some(item)) => {
            let mensagem =
                format!("{} não está em uma lista: o número do item não tem efeito; retire-o", chamado(lugar));
            Some(aviso(ITEM.0, ITEM.1, "item_sem_efeito", mensagem, Some(item)))
        }
        _ => None,
    }
}

fn problema_do_valor(pedido: &Pedido<'_>, lugar: &Lugar, candidatos: &[&'static Lugar]) -> Option<Problema> {
    if pedido.valor.is_empty() || candidatos.iter().any(|l| l.tipo.accepts(pedido.valor)) {
        return None;
    }
    let (_, motivo) = recusa(lugar.tipo, pedido.valor);
    let mensagem = format!("o leiaute não aceitaria este valor em {}: {motivo}", chamado(lugar));
    Some(aviso(VALOR.0, VALOR.1, "valor_incompativel", mensagem, Some(pedido.valor)))
}

fn campo_inexistente<'l>(pedido: &Pedido<'_>, entre: impl Iterator<Item = &'l Lugar> + Clone) -> Falta {
    let lista = || pedido.campo_api && entre.clone().any(|l| l.esta_em(pedido.campo));
    let dica = if lista() {
        "é lista ou objeto: informe esse nome em grupo_corrigido, e em campo_corrigido o campo que está dentro"
            .to_owned()
    } else if pedido.campo_api {
        match entre.clone().find(|l| l.campo == pedido.campo).map(|l| (l, l.nome())) {
            Some((_, Some(nome))) => format!("é tag do XML: use o nome da API, «{nome}», ou informe campo_api 0"),
            Some((_, None)) => "é tag do XML: informe campo_api 0".to_owned(),
            None => sugestao(pedido.campo, entre.filter_map(Lugar::nome)),
        }
    } else {
        match entre.clone().find(|l| l.chama_se(pedido.campo)) {
            Some(lugar) => format!("é nome da API: use a tag, «{}», ou informe campo_api 1", lugar.campo),
            None => sugestao(pedido.campo, entre.map(|l| l.campo)),
        }
    };
    let grupo = pedido.grupo.map_or(String::new(), |grupo| format!(" no grupo «{grupo}»"));
    let quem = if pedido.campo_api { "a API não tem o campo" } else { "o leiaute não tem a tag" };
    let mensagem = format!("{quem} «{}»{grupo}; {dica}", pedido.campo);
    Falta::nova(CAMPO, "campo_inexistente", mensagem, pedido.campo)
}

fn grupo_inexistente(pedido: &Pedido<'_>, grupo: &str, todos: &[Lugar]) -> Falta {
    let nomes = todos.iter().filter_map(|l| if pedido.campo_api { l.nome_do_objeto() } else { Some(l.grupo) });
    let certos: Vec<_> = todos.iter().filter(|l| nomeia(pedido, l)).collect();
    let dica = if certos.is_empty() {
        sugestao(grupo, nomes)
    } else {
        format!("o campo «{}» pertence a {}", pedido.campo, onde(pedido, &certos))
    };
    let mensagem = format!("o leiaute não tem o grupo «{grupo}»; {dica}");
    Falta::nova(GRUPO, "grupo_inexistente", mensagem, grupo)
}

fn ambiguo(pedido: &Pedido<'_>, candidatos: &[&'static Lugar]) -> Problema {
    let mensagem = format!(
        "o campo «{}» existe em {}; informe em grupo_corrigido de qual deles é",
        pedido.campo,
        onde(pedido, candidatos)
    );
    erro(CAMPO.0, CAMPO.1, "campo_ambiguo", mensagem, Some(pedido.campo))
}

fn sugestao<'n>(nome: &str, conhecidos: impl Iterator<Item = &'n str>) -> String {
    parecido(nome, conhecidos).map_or_else(
        || "confira o nome na página de campos".to_owned(),
        |parecido| format!("o nome mais parecido é «{parecido}»"),
    )
}

/// `«quantidades» ou «lotes»`: the groups of the places, as `grupo_corrigido` would name them, at most eight.
fn onde(pedido: &Pedido<'_>, lugares: &[&Lugar]) -> String {
    const MAXIMO: usize = 8;
    let objetos = lugares.iter().map(|l| l.nome_do_objeto());
    // Places of one and the same JSON object only the XML group tells apart.
    let distintos = objetos.clone().collect::<std::collections::BTreeSet<_>>().len() == lugares.len();
    let mut nomes: Vec<&str> = Vec::new();
    for (lugar, objeto) in lugares.iter().zip(objetos) {
        let nome = objeto.filter(|_| pedido.campo_api && distintos).unwrap_or(lugar.grupo);
        if !nomes.contains(&nome) {
            nomes.push(nome);
        }
    }
    let resto = nomes.len().saturating_sub(MAXIMO);
    nomes.truncate(MAXIMO);
    let lista = nomes.iter().map(|nome| format!("«{nome}»")).collect::<Vec<_>>().join(" ou ");
    if resto == 0 { lista } else { format!("{lista} e mais {resto}") }
}

/// `«uf_inicio» (ide/UFIni)`.
fn chamado(lugar: &Lugar) -> String {
    let xml = format!("{}/{}", lugar.grupo, lugar.campo);
    lugar.nome().map_or_else(|| format!("«{xml}»"), |nome| format!("«{nome}» ({xml})"))
}
