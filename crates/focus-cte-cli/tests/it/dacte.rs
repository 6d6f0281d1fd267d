//! `focus-cte dacte`.

use crate::apoio::{Lugar, exemplo};

fn pdf(lugar: &Lugar, nome: &str) -> Vec<u8> {
    let bytes = std::fs::read(lugar.caminho(nome)).unwrap();
    assert!(bytes.starts_with(b"%PDF-"), "{nome}");
    bytes
}

#[test]
fn a_document_gives_a_preview_beside_it_and_says_so() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", std::fs::read(exemplo("cte_rodoviario.json")).unwrap());
    let fim = lugar.rodar(&["dacte", "a.json"]).com_codigo(0);
    fim.diz("a.pdf").diz("prévia, sem valor fiscal").avisa("fictícios");
    let primeira = pdf(&lugar, "a.pdf");
    lugar.rodar(&["dacte", "a.json"]).com_codigo(0);
    assert_eq!(lugar.arquivos(), ["a.json", "a.pdf"]);
    assert_eq!(pdf(&lugar, "a.pdf"), primeira);
}

#[test]
fn the_xml_that_was_written_prints_with_its_own_key() {
    let lugar = Lugar::new();
    lugar.rodar(&["xml", "--os", &exemplo("cte_os_pessoas.json"), "--saida", "a.xml"]).com_codigo(0);
    let xml = std::fs::read_to_string(lugar.caminho("a.xml")).unwrap();
    let (_, chave) = xml.split_once("Id=\"CTe").unwrap();
    let chave = &chave[..44];
    lugar.rodar(&["dacte", "a.xml", "-o", "b.pdf"]).com_codigo(0).diz(chave).diz("sem protocolo");
    let titulo = format!("(DACTE OS {chave})");
    assert!(String::from_utf8_lossy(&pdf(&lugar, "b.pdf")).contains(&titulo));
    lugar.rodar(&["dacte", "a.xml", "--cancelado", "-o", "c.pdf"]).com_codigo(2).avisa("não tem protocolo");
    assert_eq!(lugar.arquivos(), ["a.xml", "b.pdf"]);
}

#[test]
fn machines_get_an_object_and_a_pipe_gets_the_file() {
    let lugar = Lugar::new();
    let exemplo = exemplo("cte_aereo.json");
    let fim = lugar.rodar(&["dacte", &exemplo, "-o", "a.pdf", "--json"]).com_codigo(0);
    let resposta = fim.json();
    assert_eq!((&resposta["situacao"], &resposta["folhas"]), (&"previa".into(), &1.into()));
    assert_eq!((resposta["chave"].as_str().unwrap().len(), &resposta["saida"]), (44, &"a.pdf".into()));
    let documento = std::fs::read(&exemplo).unwrap();
    lugar.rodar_com(&["dacte", "-"], &documento).com_codigo(2).avisa("-o ARQUIVO");
    lugar.rodar_com(&["dacte", "-", "-o", "b.pdf"], &documento).com_codigo(0);
    assert_eq!(pdf(&lugar, "b.pdf"), pdf(&lugar, "a.pdf"));
}

#[test]
fn what_cannot_be_printed_is_refused_and_nothing_is_written() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", "{\"cfop\": \"53\"}");
    lugar.escrever("a.xml", "<evento><nada/></evento>");
    lugar.escrever("logo.png", "não é imagem");
    lugar.rodar(&["dacte", "a.json"]).com_codigo(1).avisa("nenhum DACTE foi impresso");
    lugar.rodar(&["dacte", "a.xml"]).com_codigo(2).avisa("a.xml: linha 1");
    lugar
        .rodar(&["dacte", &exemplo("cte_aereo.json"), "--logo", "logo.png", "-o", "a.pdf"])
        .com_codigo(2)
        .avisa("PNG nem JPEG");
    lugar.rodar(&["dacte", "a.json", "-o", "a.json"]).com_codigo(2).avisa("arquivo de entrada");
    lugar.rodar(&["dacte", "nada.xml"]).com_codigo(2).avisa("não existe");
    assert_eq!(lugar.arquivos(), ["a.json", "a.xml", "logo.png"]);
    lugar.rodar(&["dacte", "a.json", "--sem-validar"]).com_codigo(0).avisa("a.json é inválido");
    pdf(&lugar, "a.pdf");
}
