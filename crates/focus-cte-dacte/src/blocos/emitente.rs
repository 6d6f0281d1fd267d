//! The issuer, with its logo (DACTE manual, 2.6).

use crate::documento::Documento;
use crate::fonte::Fonte;
use crate::formato;
use crate::logo::Logo;
use crate::medida::entrelinha;
use crate::pagina::{Alinhamento, Caixa, Pagina};
use crate::quadro::linhas;
use crate::texto::{Ajuste, Corpo, ajustar_em};

/// Name of the logo in the page's resources.
pub(crate) const IMAGEM: &str = "L";
/// Width that the logo may take.
const LARGURA_LOGO: f32 = 27.0;
const NOME: Corpo = Corpo { maior: 10.0, menor: 7.5 };
const DADOS: Corpo = Corpo { maior: 7.5, menor: 5.5 };

/// Draws the issuer; what has no room is given back.
pub(crate) fn desenhar(
    pagina: &mut Pagina,
    documento: &Documento<'_>,
    logo: Option<&Logo>,
    caixa: Caixa,
) -> Option<String> {
    pagina.contorno(caixa);
    let mut area = caixa.dentro(1.5);
    let mut alinhamento = Alinhamento::Centro;
    if let Some(logo) = logo {
        let moldura = Caixa { largura: LARGURA_LOGO, ..area };
        pagina.imagem(IMAGEM, logo.em(moldura));
        area = Caixa { x: area.x + LARGURA_LOGO + 1.5, largura: area.largura - LARGURA_LOGO - 1.5, ..area };
        alinhamento = Alinhamento::Esquerda;
    }
    let (nome, dados) = textos(documento);
    let do_nome = ou(ajustar_em(&nome, Fonte::Negrito, NOME, area.largura, entrelinha(NOME.maior) * 2.0));
    let resto = area.altura - do_nome.0.altura() - 1.0;
    let dos_dados = ou(ajustar_em(&dados, Fonte::Regular, DADOS, area.largura, resto));
    let sobra = (resto - dos_dados.0.altura()).max(0.0);
    let colunas = (area.x, area.largura);
    let fim = linhas(pagina, &do_nome.0, Fonte::Negrito, alinhamento, colunas, area.y + sobra / 2.0);
    linhas(pagina, &dos_dados.0, Fonte::Regular, alinhamento, colunas, fim + 1.0);
    (do_nome.1 || dos_dados.1).then(|| format!("{nome}\n{dados}"))
}

/// The lines that have room, and whether some have not.
fn ou<'t>(ajuste: Result<Ajuste<'t>, Ajuste<'t>>) -> (Ajuste<'t>, bool) {
    match ajuste {
        Ok(ajuste) => (ajuste, false),
        Err(ajuste) => (ajuste, true),
    }
}

fn textos(documento: &Documento<'_>) -> (String, String) {
    let c = documento.campos;
    let logradouro = formato::juntar(&[c.texto("logradouro_emitente"), c.texto("numero_emitente")], ", ");
    let rua = formato::juntar(&[&logradouro, c.texto("complemento_emitente")], " - ");
    let cidade = formato::juntar(&[c.texto("municipio_emitente"), c.texto("uf_emitente")], " - ");
    let cep = rotulado("CEP ", &formato::cep(c.texto("cep_emitente")));
    let fone = rotulado("Fone ", &formato::telefone(c.texto("telefone_emitente")));
    let (cnpj, cpf) = (c.texto("cnpj_emitente"), c.texto("cpf_emitente"));
    let inscricao = if cnpj.is_empty() {
        rotulado("CPF ", &formato::cnpj_ou_cpf(cpf))
    } else {
        rotulado("CNPJ ", &formato::cnpj_ou_cpf(cnpj))
    };
    let ie = rotulado("IE ", c.texto("inscricao_estadual_emitente"));
    let dados = formato::juntar(
        &[
            &rua,
            c.texto("bairro_emitente"),
            &formato::juntar(&[&cidade, &cep], "   "),
            &fone,
            &formato::juntar(&[&inscricao, &ie], "   "),
        ],
        "\n",
    );
    (c.texto("nome_emitente").to_owned(), dados)
}

fn rotulado(rotulo: &str, valor: &str) -> String {
    if valor.is_empty() { String::new() } else { format!("{rotulo}{valor}") }
}
