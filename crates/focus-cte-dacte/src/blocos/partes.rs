//! Sender, recipient, shipper, receiver, and who pays (DACTE manual, 2.7).

use crate::campos::Campos;
use crate::documento::Documento;
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Ficha, Peca, Rotulado};

const METADE: f32 = LARGURA / 2.0;

/// The cards of a CT-e. The card of the payer takes the place of the shipper or receiver when one of them is absent.
pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let c = documento.campos;
    let tem = |parte: &str| c.tem(&format!("nome_{parte}"));
    let mut pecas = vec![Peca::Fichas(vec![ficha(c, "remetente"), ficha(c, "destinatario")])];
    let tomador = tomador_da_parte(c);
    match (tem("expedidor"), tem("recebedor")) {
        (true, true) => {
            pecas.push(Peca::Fichas(vec![ficha(c, "expedidor"), ficha(c, "recebedor")]));
            pecas.push(larga(c, "TOMADOR DO SERVIÇO", tomador));
        }
        (true, false) => {
            pecas.push(Peca::Fichas(vec![ficha(c, "expedidor"), ficha_com(c, "TOMADOR DO SERVIÇO", tomador)]));
        }
        (false, true) => {
            pecas.push(Peca::Fichas(vec![ficha_com(c, "TOMADOR DO SERVIÇO", tomador), ficha(c, "recebedor")]));
        }
        (false, false) => pecas.push(larga(c, "TOMADOR DO SERVIÇO", tomador)),
    }
    pecas
}

/// The card of a CT-e OS.
pub(crate) fn tomador_os<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    vec![larga(documento.campos, "TOMADOR / USUÁRIO DO SERVIÇO", "tomador")]
}

/// The suffix of the fields of who pays (`ide/toma3`, `ide/toma4`).
fn tomador_da_parte(c: Campos<'_>) -> &'static str {
    match c.texto("tomador") {
        "0" => "remetente",
        "1" => "expedidor",
        "2" => "recebedor",
        "3" => "destinatario",
        _ => "tomador",
    }
}

fn ficha<'p>(c: Campos<'p>, parte: &'static str) -> Ficha<'p> {
    let rotulo = match parte {
        "remetente" => "REMETENTE",
        "destinatario" => "DESTINATÁRIO",
        "expedidor" => "EXPEDIDOR",
        _ => "RECEBEDOR",
    };
    ficha_com(c, rotulo, parte)
}

/// A card of half the page's width.
fn ficha_com<'p>(c: Campos<'p>, rotulo: &'static str, parte: &str) -> Ficha<'p> {
    let p = Parte::de(c, parte);
    let util = METADE - 1.8;
    Ficha {
        largura: METADE,
        linhas: vec![
            vec![Rotulado::novo(rotulo, p.nome, util).negrito()],
            vec![Rotulado::novo("ENDEREÇO", p.endereco, util)],
            vec![Rotulado::novo("MUNICÍPIO", p.municipio, util - 30.0), Rotulado::novo("CEP", p.cep, 30.0)],
            vec![Rotulado::novo("CNPJ/CPF", p.inscricao, util - 42.0), Rotulado::novo("INSC. ESTADUAL", p.ie, 42.0)],
            vec![
                Rotulado::novo("UF", p.uf, 13.0),
                Rotulado::novo("PAÍS", p.pais, util - 55.0),
                Rotulado::novo("FONE", p.fone, 42.0),
            ],
        ],
    }
}

/// A card of the page's whole width.
fn larga<'p>(c: Campos<'p>, rotulo: &'static str, parte: &str) -> Peca<'p> {
    let p = Parte::de(c, parte);
    let util = LARGURA - 1.8;
    Peca::Fichas(vec![Ficha {
        largura: LARGURA,
        linhas: vec![
            vec![
                Rotulado::novo(rotulo, p.nome, util - 87.0).negrito(),
                Rotulado::novo("CNPJ/CPF", p.inscricao, 45.0),
                Rotulado::novo("INSC. ESTADUAL", p.ie, 42.0),
            ],
            vec![Rotulado::novo("ENDEREÇO", p.endereco, util)],
            vec![
                Rotulado::novo("MUNICÍPIO", p.municipio, util - 117.0),
                Rotulado::novo("UF", p.uf, 15.0),
                Rotulado::novo("CEP", p.cep, 25.0),
                Rotulado::novo("PAÍS", p.pais, 35.0),
                Rotulado::novo("FONE", p.fone, 42.0),
            ],
        ],
    }])
}

/// What is printed of a party.
struct Parte<'p> {
    nome: &'p str,
    endereco: String,
    municipio: &'p str,
    cep: String,
    inscricao: String,
    ie: &'p str,
    uf: &'p str,
    pais: &'p str,
    fone: String,
}

impl<'p> Parte<'p> {
    fn de(c: Campos<'p>, parte: &str) -> Self {
        let campo = |nome: &str| c.texto(&format!("{nome}_{parte}"));
        let rua = formato::juntar(&[campo("logradouro"), campo("numero")], ", ");
        let cnpj = campo("cnpj");
        Self {
            nome: campo("nome"),
            endereco: formato::juntar(&[&rua, campo("complemento"), campo("bairro")], " - "),
            municipio: campo("municipio"),
            cep: formato::cep(campo("cep")).into_owned(),
            inscricao: formato::cnpj_ou_cpf(if cnpj.is_empty() { campo("cpf") } else { cnpj }).into_owned(),
            ie: campo("inscricao_estadual"),
            uf: campo("uf"),
            pais: campo("pais"),
            fone: formato::telefone(campo("telefone")).into_owned(),
        }
    }
}
