//! Where the signatures of a document are, what they say, and where the elements with an `Id` are.

use crate::NAMESPACE;
use crate::importacao::DSIG;
use crate::xml::{ErroLeitura, Evento, Leitor, valor_de_atributo, valor_de_texto};

/// Most signatures that a document may have; a processed event has two.
const ASSINATURAS_MAXIMAS: usize = 8;

/// Most elements with an `Id`; a processed event has two.
const IDENTIFICADOS_MAXIMOS: usize = 64;

/// An element with an attribute `Id`.
#[derive(Debug)]
pub(super) struct Identificado {
    pub(super) nome: String,
    pub(super) id: String,
    /// Byte of its opening tag.
    pub(super) inicio: usize,
    /// Byte of its parent's.
    pub(super) pai: usize,
}

/// A `Signature`, as it is written.
#[derive(Debug, Default)]
pub(super) struct Assinatura {
    /// Byte of its parent's opening tag.
    pub(super) pai: usize,
    /// Byte of `SignedInfo`'s.
    pub(super) signed_info: Option<usize>,
    pub(super) canonicalizacao: Option<String>,
    pub(super) metodo: Option<String>,
    /// `URI` of each `Reference`.
    pub(super) referencias: Vec<String>,
    pub(super) transformacoes: Vec<String>,
    pub(super) metodo_do_digest: Option<String>,
    pub(super) digest: Option<String>,
    pub(super) valor: Option<String>,
    pub(super) certificado: Option<String>,
}

/// What a verification needs to know of a document.
#[derive(Debug, Default)]
pub(super) struct Achados {
    pub(super) assinaturas: Vec<Assinatura>,
    pub(super) identificados: Vec<Identificado>,
    /// `dhEmi` or `dhEvento`.
    pub(super) data: Option<String>,
    /// CNPJ, or CPF, of the issuer or of the event's author.
    pub(super) autor: Option<String>,
}

/// CNPJ, or CPF, of who issues the document or makes the event.
pub(crate) fn autor(xml: &str) -> Result<Option<String>, ErroLeitura> {
    localizar(xml).map(|achados| achados.autor)
}

/// Reads the whole document.
pub(super) fn localizar(xml: &str) -> Result<Achados, ErroLeitura> {
    let mut leitor = Leitor::novo(xml)?;
    let mut achados = Achados::default();
    let mut abertos: Vec<(&str, usize)> = Vec::with_capacity(16);
    loop {
        match leitor.proximo()? {
            Evento::Abre(nome) if nome.espaco == Some(DSIG) && nome.local == "Signature" => {
                if achados.assinaturas.len() == ASSINATURAS_MAXIMAS {
                    let mensagem = format!(
                        "o documento tem mais de {ASSINATURAS_MAXIMAS} assinaturas, e o leiaute não passa de 2"
                    );
                    return Err(leitor.erro_no_evento("xml_malformado", mensagem));
                }
                let pai = abertos.last().map_or(leitor.inicio(), |(_, inicio)| *inicio);
                let assinatura = ler_assinatura(&mut leitor, pai)?;
                achados.assinaturas.push(assinatura);
            }
            Evento::Abre(nome) => {
                let pai = abertos.last().map_or(leitor.inicio(), |(_, inicio)| *inicio);
                if achados.identificados.len() > IDENTIFICADOS_MAXIMOS {
                    let mensagem =
                        format!("há mais de {IDENTIFICADOS_MAXIMOS} elementos com Id, e o leiaute não passa de 2");
                    return Err(leitor.erro_no_evento("xml_malformado", mensagem));
                }
                for atributo in leitor.atributos().iter().filter(|a| a.nome == "Id") {
                    achados.identificados.push(Identificado {
                        nome: nome.local.to_owned(),
                        id: valor_de_atributo(atributo.valor).into_owned(),
                        inicio: leitor.inicio(),
                        pai,
                    });
                }
                let local = if nome.espaco == Some(NAMESPACE) { nome.local } else { "" };
                abertos.push((local, leitor.inicio()));
            }
            Evento::Texto(texto) => anotar(&mut achados, &abertos, texto),
            Evento::Fecha => {
                abertos.pop();
            }
            Evento::Fim => return Ok(achados),
            Evento::Cdata(_) | Evento::Instrucao(..) => {}
        }
    }
}

/// Keeps what says when and by whom the document is, of its first `infCte` or `infEvento`.
fn anotar(achados: &mut Achados, abertos: &[(&str, usize)], texto: &str) {
    let [.., (avo, _), (pai, _), (nome, _)] = abertos else { return };
    let destino = match (*avo, *pai, *nome) {
        ("infCte", "ide", "dhEmi") | (_, "infEvento", "dhEvento") => &mut achados.data,
        ("infCte", "emit", "CNPJ" | "CPF") | ("eventoCTe", "infEvento", "CNPJ" | "CPF") => &mut achados.autor,
        _ => return,
    };
    if destino.is_none() {
        *destino = Some(valor_de_texto(texto).trim().to_owned());
    }
}

/// The signature whose element was just opened, to its end.
fn ler_assinatura(leitor: &mut Leitor<'_>, pai: usize) -> Result<Assinatura, ErroLeitura> {
    let mut assinatura = Assinatura { pai, ..Assinatura::default() };
    let mut caminho: Vec<&str> = vec!["Signature"];
    let mut texto = String::new();
    while !caminho.is_empty() {
        match leitor.proximo()? {
            Evento::Abre(nome) => {
                texto.clear();
                caminho.push(if nome.espaco == Some(DSIG) { nome.local } else { "" });
                let atributo = |procurado: &str| {
                    let achado = leitor.atributos().iter().find(|a| a.nome == procurado);
                    achado.map(|a| valor_de_atributo(a.valor).into_owned())
                };
                match caminho[1..] {
                    ["SignedInfo"] if assinatura.signed_info.is_none() => {
                        assinatura.signed_info = Some(leitor.inicio());
                    }
                    ["SignedInfo", "CanonicalizationMethod"] => assinatura.canonicalizacao = atributo("Algorithm"),
                    ["SignedInfo", "SignatureMethod"] => assinatura.metodo = atributo("Algorithm"),
                    ["SignedInfo", "Reference"] => assinatura.referencias.push(atributo("URI").unwrap_or_default()),
                    ["SignedInfo", "Reference", "Transforms", "Transform"] => {
                        assinatura.transformacoes.push(atributo("Algorithm").unwrap_or_default());
                    }
                    ["SignedInfo", "Reference", "DigestMethod"] => assinatura.metodo_do_digest = atributo("Algorithm"),
                    _ => {}
                }
            }
            Evento::Texto(pedaco) => texto.push_str(&valor_de_texto(pedaco)),
            Evento::Cdata(pedaco) => texto.push_str(pedaco),
            Evento::Instrucao(..) => {}
            Evento::Fecha | Evento::Fim => {
                let destino = match caminho[1..] {
                    ["SignedInfo", "Reference", "DigestValue"] => Some(&mut assinatura.digest),
                    ["SignatureValue"] => Some(&mut assinatura.valor),
                    ["KeyInfo", "X509Data", "X509Certificate"] => Some(&mut assinatura.certificado),
                    _ => None,
                };
                if let Some(destino @ None) = destino {
                    *destino = Some(std::mem::take(&mut texto));
                }
                texto.clear();
                caminho.pop();
            }
        }
    }
    Ok(assinatura)
}
