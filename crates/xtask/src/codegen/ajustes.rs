//! Where the API's body says something else than the XML that the table describes.

use super::objetos::{Campo, Forma, Lugar, Objeto};
use crate::tabela::{Origem, TipoFolha};

/// Adjusts a document's object to the API's body.
pub fn aplicar(objeto: &mut Objeto) {
    if objeto.chave == "evento_carta_correcao" {
        carta_correcao(objeto);
    }
}

/// The API finds the group by itself, and takes its own names of group and field, longer than the XML's tags, unless
/// `campo_api` is 0.
fn carta_correcao(objeto: &mut Objeto) {
    for campo in objeto.campos.iter_mut().filter(|c| matches!(c.nome.as_str(), "grupo_corrigido" | "campo_corrigido")) {
        for lugar in &mut campo.lugares {
            lugar.tipo = Some(tipo("NomeDeCampo", "texto_livre 1 60", Some(60)));
            lugar.descricao = if campo.nome == "grupo_corrigido" {
                lugar.ocorre.0 = 0;
                "Lista ou grupo a que pertence o campo corrigido, pelo nome na API, como quantidades; omitir se não houver".into()
            } else {
                "Campo corrigido, pelo nome na API, como uf_inicio".into()
            };
        }
    }
    if objeto.campo("campo_api").is_none() {
        let codigos = [("1", "Nomes da API, o padrão"), ("0", "Tags do XML")];
        objeto.campos.push(Campo {
            nome: "campo_api".into(),
            forma: Forma::Escalar,
            lugares: vec![Lugar {
                xml: String::new(),
                tipo: Some(tipo("CampoApi", "lista", None)),
                codigos: codigos.iter().map(|(c, s)| ((*c).to_owned(), (*s).to_owned())).collect(),
                ocorre: (0, 1),
                descricao: "Diz se grupo e campo vêm com os nomes da API ou com as tags do XML".into(),
                proposto: false,
                origem: Origem::Usuario,
                quando: vec![],
                opcional: None,
                municipio: false,
            }],
            sinonimos: vec![],
            no_leiaute: true,
        });
    }
}

fn tipo(nome: &str, leitura: &str, maximo: Option<u32>) -> TipoFolha {
    let minimo = maximo.map(|_| 1);
    let leitura = leitura.to_owned();
    TipoFolha {
        nome: nome.into(),
        base: None,
        padroes: vec![],
        tamanho: None,
        minimo,
        maximo,
        leitura,
        valores: vec![],
    }
}
