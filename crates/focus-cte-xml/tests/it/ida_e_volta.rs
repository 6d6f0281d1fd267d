//! From JSON to XML and back, and from others' XML to JSON and back.

use std::fs;
use std::path::PathBuf;

use focus_cte::evento::TipoEvento;
use focus_cte::payload::Payload;
use focus_cte::{Empresa, Modelo};
use focus_cte_testkit::{exemplos, pasta_dos_xsds};
use focus_cte_xml::{
    Autor, Certificado, Conteudo, DadosEvento, Emissao, Importado, Motivo, TipoAmbiente, assinar, escrever,
    escrever_evento, importar,
};
use serde_json::{Value, json};

use crate::apoio::julgar;

const CNPJ: &str = "11222333000181";

fn emissao() -> Emissao {
    Emissao { codigo_numerico: 1_020_304, ..Emissao::nova(TipoAmbiente::Homologacao, 7, 42) }
}

/// An example as the API would have it before the XML: what the registration and the numbering complete is in it.
///
/// Made here from the example and the registration, without the crate's own completion.
fn normalizado(json: &str, empresa: &Empresa) -> Value {
    let mut documento: Value = serde_json::from_str(json).unwrap();
    let campos = documento.as_object_mut().unwrap();
    let Value::Object(cadastro) = serde_json::to_value(empresa).unwrap() else { unreachable!() };
    for (campo, valor) in cadastro {
        if !matches!(campo.as_str(), "cnpj" | "cpf") {
            campos.entry(format!("{campo}_emitente")).or_insert(valor);
        }
    }
    for (campo, valor) in [("serie", "7"), ("numero", "42"), ("forma_emissao", "1")] {
        campos.entry(campo).or_insert(json!(valor));
    }
    // A list of keys, of which the API also takes a single one bare.
    if let Some(chave) = campos.get_mut("chave_cte_complementado").filter(|chave| chave.is_string()) {
        *chave = json!([chave.clone()]);
    }
    documento
}

#[test]
fn every_example_comes_back_from_its_signed_xml() {
    let empresa = Empresa::ficticia(CNPJ);
    for (nome, texto) in exemplos("cte_") {
        let modelo = if nome.starts_with("cte_os_") { Modelo::CteOs } else { Modelo::Cte };
        let mut payload = Payload::from_slice(modelo, texto.as_bytes()).unwrap();
        let escrito = escrever(&mut payload, &empresa, &emissao()).unwrap();
        let assinado = assinar(&escrito.xml, Certificado::de_teste()).unwrap();
        let importado = importar(assinado.as_bytes()).unwrap();
        assert_eq!(importado.sem_lugar, [], "{nome}");
        assert_eq!(importado.conteudo, Conteudo::Documento(modelo));
        assert_eq!(importado.chave(), Some(escrito.chave), "{nome}");
        assert!(importado.assinado);
        let voltou: Value = serde_json::from_str(&importado.json()).unwrap();
        assert_eq!(voltou, normalizado(&texto, &empresa), "{nome}");
    }
}

#[test]
fn an_imported_document_is_written_again_byte_by_byte() {
    let empresa = Empresa::ficticia(CNPJ);
    for (nome, texto) in exemplos("cte_") {
        let modelo = if nome.starts_with("cte_os_") { Modelo::CteOs } else { Modelo::Cte };
        let mut payload = Payload::from_slice(modelo, texto.as_bytes()).unwrap();
        let xml = escrever(&mut payload, &empresa, &emissao()).unwrap().xml;
        assert_eq!(reescrito(&importar(xml.as_bytes()).unwrap()), xml, "{nome}");
    }
}

/// JSON of what was imported, written again with nothing added but what the XML itself said.
fn reescrito(importado: &Importado<'_>) -> String {
    let json = importado.json();
    match importado.conteudo {
        Conteudo::Documento(modelo) => {
            let mut payload = Payload::from_slice(modelo, json.as_bytes()).unwrap();
            escrever(&mut payload, &Empresa::default(), &importado.emissao().unwrap()).unwrap().xml
        }
        Conteudo::Evento(tipo) => {
            let chave = importado.chave().unwrap();
            let corpo = focus_cte::evento::ler(tipo, importado.modelo().unwrap(), json.as_bytes()).unwrap().payload;
            let calculado = |tag| importado.calculado(tag);
            escrever_evento(&DadosEvento {
                tipo,
                chave: &chave,
                ambiente: TipoAmbiente::Homologacao,
                autor: Autor::Cnpj(calculado("CNPJ").unwrap().to_owned()),
                data_evento: calculado("dhEvento").unwrap(),
                sequencia: calculado("nSeqEvento").unwrap().parse().unwrap(),
                protocolo: calculado("nProt"),
                corpo: &corpo,
            })
            .unwrap()
            .xml
        }
    }
}

#[test]
fn every_event_comes_back_and_is_written_again() {
    for (nome, texto) in exemplos("evento_") {
        let evento = nome.trim_start_matches("evento_").trim_end_matches(".json").trim_end_matches("_item");
        let tipo = TipoEvento::TODOS.into_iter().find(|tipo| tipo.nome() == evento).unwrap();
        let modelo = tipo.modelos()[0];
        let partes = focus_cte::PartesChave {
            uf: focus_cte::Uf::Sp,
            ano: 2026,
            mes: 11,
            cnpj: CNPJ.into(),
            modelo: modelo.codigo(),
            serie: 1,
            numero: 42,
            forma_emissao: 1,
            codigo_numerico: 1_020_304,
        };
        let chave = focus_cte::Chave::montar(&partes).unwrap();
        let corpo = focus_cte::evento::ler(tipo, modelo, texto.as_bytes()).unwrap().payload;
        let xml = escrever_evento(&DadosEvento {
            tipo,
            chave: &chave,
            ambiente: TipoAmbiente::Homologacao,
            autor: Autor::da_chave(&chave),
            data_evento: "2026-11-22T10:00:00-03:00",
            sequencia: 2,
            protocolo: (tipo == TipoEvento::Cancelamento).then_some("135260000000042"),
            corpo: &corpo,
        })
        .unwrap()
        .xml;
        let importado = importar(xml.as_bytes()).unwrap();
        assert_eq!(importado.sem_lugar, [], "{nome}");
        assert_eq!(importado.conteudo, Conteudo::Evento(tipo));
        assert_eq!((importado.chave(), importado.modelo()), (Some(chave), Some(modelo)));
        assert_eq!(reescrito(&importado), xml, "{nome}");
        if tipo != TipoEvento::CartaCorrecao {
            let voltou: Value = serde_json::from_str(&importado.json()).unwrap();
            assert_eq!(voltou, serde_json::from_str::<Value>(&texto).unwrap(), "{nome}");
        }
    }
}

/// The samples of the `nfelib` wheel, which others made: layout 3.00, some with a byte order mark.
fn amostras() -> Option<Vec<(String, Vec<u8>)>> {
    let pasta: PathBuf = match std::env::var_os("FOCUS_CTE_AMOSTRAS") {
        Some(pasta) => pasta.into(),
        None => pasta_dos_xsds()?.join("../../samples/v4_0"),
    };
    if !pasta.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "no samples in {}", pasta.display());
        println!("skipped: no samples in {}; set FOCUS_CTE_AMOSTRAS", pasta.display());
        return None;
    }
    let mut amostras: Vec<_> = fs::read_dir(pasta)
        .unwrap()
        .map(|entrada| entrada.unwrap().path())
        .filter(|caminho| caminho.extension().is_some_and(|e| e.eq_ignore_ascii_case("xml")))
        .map(|caminho| (caminho.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&caminho).unwrap()))
        .collect();
    amostras.sort();
    assert!(amostras.len() >= 5);
    Some(amostras)
}

/// Every leaf and attribute of a document: path below the root, lists without their numbers, and text.
fn folhas(xml: &str) -> Vec<(String, String)> {
    fn descer(no: roxmltree::Node<'_, '_>, caminho: &str, folhas: &mut Vec<(String, String)>) {
        for atributo in no.attributes() {
            folhas.push((format!("{caminho}/@{}", atributo.name()), atributo.value().to_owned()));
        }
        let mut filhos = no.children().filter(roxmltree::Node::is_element).peekable();
        if filhos.peek().is_none() {
            folhas.push((caminho.to_owned(), no.text().unwrap_or_default().to_owned()));
        }
        for filho in filhos {
            descer(filho, &format!("{caminho}/{}", filho.tag_name().name()), folhas);
        }
    }
    let documento = roxmltree::Document::parse(xml.trim_start_matches('\u{FEFF}')).unwrap();
    let mut achadas = Vec::new();
    descer(documento.root_element(), "", &mut achadas);
    achadas.into_iter().map(|(caminho, texto)| (caminho.trim_start_matches('/').to_owned(), texto)).collect()
}

fn sem_indices(caminho: &str) -> String {
    let mut saida = String::new();
    let mut dentro = false;
    for c in caminho.chars() {
        match c {
            '[' => dentro = true,
            ']' => dentro = false,
            _ if !dentro => saida.push(c),
            _ => {}
        }
    }
    saida
}

/// Leaves that are computed from others: the samples were made anonymous by hand, and their keys are of no document.
const CALCULADAS: [&str; 6] =
    ["infCte/@Id", "infCte/ide/cDV", "infCte/ide/cUF", "infCTeSupl/qrCodCTe", "infEvento/@Id", "infEvento/cOrgao"];

#[test]
fn the_samples_of_nfelib_come_back_but_for_what_is_listed_with_its_reason() {
    let Some(amostras) = amostras() else { return };
    for (nome, bytes) in amostras {
        let importado = importar(&bytes).unwrap_or_else(|erro| panic!("{nome}: {erro}"));
        let original = String::from_utf8(bytes.clone()).unwrap();
        let voltou = reescrito_de_amostra(&importado);
        let (antes, depois) = (folhas(&original), folhas(&voltou));
        let listadas: Vec<String> = importado.sem_lugar.iter().map(|s| sem_indices(&s.caminho)).collect();
        for folha in &antes {
            let listada = listadas.contains(&folha.0) || CALCULADAS.contains(&folha.0.as_str());
            assert!(listada || depois.contains(folha), "{nome}: {folha:?} se perdeu sem estar na lista");
        }
        for folha in &depois {
            let fixa = importado.sem_lugar.iter().any(|s| {
                sem_indices(&s.caminho) == folha.0 && matches!(s.motivo, Motivo::ValorFixo(fixo) if fixo == folha.1)
            });
            assert!(
                fixa || CALCULADAS.contains(&folha.0.as_str()) || antes.contains(folha),
                "{nome}: {folha:?} apareceu"
            );
        }
        // Without those leaves the canonical forms are equal, order and all.
        let fora = |folha: &&(String, String)| listadas.contains(&folha.0) || CALCULADAS.contains(&folha.0.as_str());
        let antes: Vec<_> = antes.iter().filter(|f| !fora(f)).collect();
        let depois: Vec<_> = depois.iter().filter(|f| !fora(f)).collect();
        assert_eq!(antes, depois, "{nome}");
    }
}

/// As [`reescrito`], for samples whose events name a key with a wrong check digit.
fn reescrito_de_amostra(importado: &Importado<'_>) -> String {
    if importado.chave().is_some() || matches!(importado.conteudo, Conteudo::Documento(_)) {
        return reescrito(importado);
    }
    let texto = importado.calculado("chCTe").unwrap();
    let certa = format!("{}{}", &texto[..43], focus_cte::Chave::digito(&texto[..43]).unwrap());
    let Conteudo::Evento(tipo) = importado.conteudo else { unreachable!() };
    let corpo = focus_cte::evento::ler(tipo, Modelo::Cte, importado.json().as_bytes()).unwrap().payload.to_json();
    let corpo = focus_cte::evento::ler(tipo, Modelo::Cte, corpo.as_bytes()).unwrap().payload;
    let chave = certa.parse().unwrap();
    let escrito = escrever_evento(&DadosEvento {
        tipo,
        chave: &chave,
        ambiente: TipoAmbiente::Homologacao,
        autor: Autor::Cnpj(importado.calculado("CNPJ").unwrap().to_owned()),
        data_evento: importado.calculado("dhEvento").unwrap(),
        sequencia: importado.calculado("nSeqEvento").unwrap().parse().unwrap(),
        protocolo: importado.calculado("nProt"),
        corpo: &corpo,
    });
    escrito.unwrap().xml.replace(&certa, texto)
}

/// What xmllint makes of white space: nothing. Where a sample has no leaf without place, canonical forms are compared as they are.
#[test]
fn a_document_written_for_people_is_the_same_document() {
    let empresa = Empresa::ficticia(CNPJ);
    let (_, texto) = exemplos("cte_rodoviario.json").pop().unwrap();
    let mut payload = Payload::from_slice(Modelo::Cte, texto.as_bytes()).unwrap();
    let xml = escrever(&mut payload, &empresa, &emissao()).unwrap().xml;
    let Some((true, indentado)) = julgar("xmllint", &["--format", "-"], xml.as_bytes()) else { return };
    assert!(indentado.len() > xml.len());
    assert_eq!(reescrito(&importar(&indentado).unwrap()), xml);
}
