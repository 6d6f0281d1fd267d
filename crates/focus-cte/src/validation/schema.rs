//! Layout conformity: a visitor of the walk that turns its decisions into problems.

use super::message;
use super::report::{Problema, Relatorio, Severidade};
use super::unknown;
use crate::layout::{Kind, Node, Trail, Visitor, walk};
use crate::payload::Payload;

/// Judges a payload by the layout alone.
pub(super) fn conferir(payload: &Payload<'_>) -> Relatorio {
    let mut checker = Checker::default();
    let visited = walk(payload, &mut checker);
    let mut problemas = checker.problemas;
    for (item, slot) in visited.unused(payload) {
        let field = &payload.scope(item).fields[usize::from(slot)];
        // Inside an object that is itself unused, one warning for the object is enough.
        if field.name == "." || field.name.starts_with('#') || !payload.reached(item, &visited) {
            continue;
        }
        let (codigo, mensagem) = message::unused(field);
        let campo = payload.path(item, field.name);
        problemas.push(Problema::do_leiaute(Severidade::Aviso, campo, String::new(), codigo, mensagem, None));
    }
    problemas.extend(unknown::warnings(payload));
    Relatorio { problemas }
}

#[derive(Default)]
struct Checker {
    problemas: Vec<Problema>,
}

impl Checker {
    #[cold]
    fn push(&mut self, campo: String, caminho: String, codigo: &'static str, mensagem: String, valor: Option<&str>) {
        let valor = valor.map(shortened);
        self.problemas.push(Problema::do_leiaute(Severidade::Erro, campo, caminho, codigo, mensagem, valor));
    }

    #[cold]
    fn refused(&mut self, node: &'static Node, text: &str, trail: &Trail) {
        let (codigo, mensagem) = message::refused(node.ty, text);
        self.push(field_of(node, trail), path_of(node, trail), codigo, mensagem, Some(text));
    }

    #[cold]
    fn local_time(&mut self, node: &'static Node, text: &str, trail: &Trail) {
        self.problemas.push(Problema::do_leiaute(
            Severidade::Aviso,
            field_of(node, trail),
            path_of(node, trail),
            "data_sem_fuso",
            "data e hora sem fuso: vale o da UF do emitente; informe-o, como em 2026-11-22T10:00:00-03:00".into(),
            Some(text.into()),
        ));
    }
}

impl Visitor for Checker {
    #[inline]
    fn leaf(&mut self, node: &'static Node, text: &str, trail: &Trail) {
        if !node.ty.accepts(text) {
            return self.refused(node, text, trail);
        }
        if text.len() == 19 && node.ty.lacks_offset(text) {
            self.local_time(node, text, trail);
        }
    }

    #[cold]
    fn missing(&mut self, node: &'static Node, trail: &Trail) {
        let mensagem = message::missing(node);
        self.push(trail.campo(node.slot), trail.caminho(node), "campo_obrigatorio", mensagem, None);
    }

    #[cold]
    fn unknown_municipio(&mut self, node: &'static Node, municipio: &str, uf: &str, trail: &Trail) {
        let mensagem =
            format!("município «{municipio}» não encontrado em {uf} na tabela do IBGE; informe o código de 7 dígitos");
        self.push(trail.campo(node.slot), trail.caminho(node), "municipio_desconhecido", mensagem, None);
    }

    #[cold]
    fn wrong(&mut self, node: &'static Node, raw: &str, trail: &Trail) {
        let item = trail.is_item_of(node);
        let mensagem = message::wrong_type(node, raw, item);
        let (campo, caminho) =
            if item { (trail.objects(), trail.caminho_atual()) } else { (trail.campo(node.slot), trail.caminho(node)) };
        self.push(campo, caminho, "tipo_invalido", mensagem, Some(raw));
    }

    #[cold]
    fn count(&mut self, node: &'static Node, len: u32, trail: &Trail) {
        let mensagem = message::count(node, len);
        self.push(trail.campo(node.slot), trail.caminho(node), "limite_da_lista", mensagem, None);
    }

    #[cold]
    fn repeated(&mut self, node: &'static Node, slot: u16, text: &str, trail: &Trail) {
        let attribute = node.nodes.iter().find(|n| n.slot == slot);
        let caminho = attribute.map_or_else(String::new, |n| trail.caminho(n));
        let mensagem = format!("o valor «{text}» já está em outro item da lista, e não pode se repetir");
        self.push(trail.campo(slot), caminho, "valor_repetido", mensagem, Some(text));
    }

    #[cold]
    fn choice_none(&mut self, choice: &'static Node, trail: &Trail) {
        let fields = message::alternatives(choice.nodes.iter(), trail);
        let mensagem = format!("informe {fields}: o leiaute exige um deles");
        self.push(fields, trail.caminho(choice), "escolha_obrigatoria", mensagem, None);
    }

    #[cold]
    fn choice_many(&mut self, choice: &'static Node, present: &[&'static Node], trail: &Trail) {
        let fields = message::alternatives(present.iter().copied(), trail);
        let mensagem = format!("informe só um entre {fields}: o leiaute aceita apenas uma dessas formas");
        self.push(fields, trail.caminho(choice), "escolha_exclusiva", mensagem, None);
    }

    #[cold]
    fn undecided(&mut self, choice: &'static Node, value: Option<&str>, trail: &Trail) {
        let (codigo, mensagem) = message::undecided(choice, value);
        self.push(trail.campo(choice.by), trail.caminho(choice), codigo, mensagem, value);
    }
}

fn field_of(node: &'static Node, trail: &Trail) -> String {
    if node.kind == Kind::LeafList { trail.objects() } else { trail.campo(node.slot) }
}

fn path_of(node: &'static Node, trail: &Trail) -> String {
    if node.kind == Kind::LeafList { trail.caminho_atual() } else { trail.caminho(node) }
}

/// Values are repeated in full up to a length that fits a line of a terminal or a log.
fn shortened(text: &str) -> String {
    const MOST: usize = 200;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
