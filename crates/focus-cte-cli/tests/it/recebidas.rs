//! `focus-cte recebidas`, against a running sandbox that was given what to list.

use std::fs;
use std::process::Child;

use serde_json::{Value, json};

use crate::apoio::{Lugar, fim, sinalizar};
use crate::sandbox::servir;
use crate::servidor::Servidor;

const CNPJ: &str = "22987654000193";

/// A sandbox with one received CT-e, and its key.
struct Recebido {
    lugar: Lugar,
    filho: Child,
    chave: String,
}

impl Recebido {
    fn new() -> Self {
        let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
        let (filho, url) = servir(&lugar, &[]);
        let lugar = lugar.variavel("FOCUS_CTE_TOKEN", "x").variavel("FOCUS_CTE_AMBIENTE", url);
        let nome = lugar.arquivos_de("emitidos").remove(0);
        let xml = fs::read_to_string(lugar.caminho("emitidos").join(&nome)).unwrap();
        lugar.escrever("recebido.json", json!({"cnpj": CNPJ, "xml": xml}).to_string());
        let recebido = Recebido { lugar, filho, chave: nome.strip_suffix(".xml").unwrap().to_owned() };
        recebido.chegar();
        recebido
    }

    /// Gives the document to the sandbox, as new or as changed.
    fn chegar(&self) {
        self.lugar.rodar(&["api", "POST", "/_sandbox/recebidas", "--corpo", "recebido.json"]).com_codigo(0);
    }

    fn encerrar(self) {
        sinalizar(&self.filho, "TERM");
        fim(self.filho).com_codigo(0);
    }
}

#[test]
fn the_list_goes_on_from_the_cursor() {
    let recebido = Recebido::new();
    let Recebido { lugar, chave, .. } = &recebido;
    let listar = ["recebidas", "listar", "--cnpj", CNPJ, "--cursor", "cursor.json", "--saida", "xml"];
    let fim = lugar.rodar(&listar).com_codigo(0).diz(&format!("{chave}: autorizada")).diz("valor");
    fim.avisa("1 CT-e recebido; o cursor cursor.json está na versão ");
    assert_eq!(lugar.arquivos_de("xml"), [format!("{chave}.xml")]);
    lugar.rodar(&listar).com_codigo(0).cala().avisa("0 CT-es recebidos");
    let cursor: Value = serde_json::from_slice(&fs::read(lugar.caminho("cursor.json")).unwrap()).unwrap();
    assert_eq!(cursor["cnpj"], CNPJ);
    lugar.rodar(&["recebidas", "listar", "--cnpj", "11222333000181", "--cursor", "cursor.json"]).com_codigo(2).cala();
    let fim = lugar.rodar(&["recebidas", "listar", "--cnpj", CNPJ, "--desde", "0", "--json"]).com_codigo(0);
    assert_eq!((&fim.linhas()[0]["chave"], &fim.linhas()[0]["versao"]), (&chave.as_str().into(), &cursor["versao"]));
    recebido.encerrar();
}

#[test]
fn one_of_them_is_shown_downloaded_and_declared_in_disagreement() {
    let recebido = Recebido::new();
    let Recebido { lugar, chave, .. } = &recebido;
    lugar.rodar(&["recebidas", "listar", "--cnpj", CNPJ]).com_codigo(0).diz(chave);
    let fim = lugar.rodar(&["recebidas", "mostrar", chave, "--json"]).com_codigo(0);
    assert_eq!(&fim.json()["chave"], chave);
    lugar.rodar(&["recebidas", "xml", &format!("CTe{chave}"), "--saida", "xml"]).com_codigo(0).diz(".xml");
    assert_eq!(lugar.arquivos_de("xml"), [format!("{chave}.xml")]);
    lugar.rodar(&["recebidas", "xml", chave, "--cancelamento"]).com_codigo(6).cala();
    let desacordo = ["recebidas", "desacordo", chave];
    lugar.rodar(&[&desacordo[..], &["--consultar"]].concat()).com_codigo(6).cala();
    lugar.rodar(&[&desacordo[..], &["--observacoes", "curta"]].concat()).com_codigo(1).cala().avisa("[texto_curto]");
    let declarar = [&desacordo[..], &["--observacoes", "O frete cobrado não é o contratado"]].concat();
    lugar.rodar(&declarar).com_codigo(0).diz("desacordo: autorizado");
    lugar.rodar(&[&desacordo[..], &["--consultar"]].concat()).com_codigo(0).diz("desacordo: autorizado");
    recebido.encerrar();
}

#[test]
fn the_cursor_never_passes_what_could_not_be_read() {
    let itens = "[{\"chave\":\"35260712345678000195570010000000421876543218\",\"versao\":1},{\"versao\":2},\
        {\"chave\":\"35260712345678000195570010000000421876543218\",\"versao\":3}]";
    let servidor = Servidor::sempre("200 OK", itens);
    let lugar = Lugar::new().variavel("FOCUS_CTE_TOKEN", "x").variavel("FOCUS_CTE_AMBIENTE", &servidor.url);
    let listar = ["recebidas", "listar", "--cnpj", CNPJ, "--cursor", "cursor.json"];
    let fim = lugar.rodar(&listar).com_codigo(4).diz("versão     1").diz("versão     3");
    fim.avisa("não pôde ser lido").avisa("o cursor parou antes deles, na versão 1");
    let cursor: Value = serde_json::from_slice(&fs::read(lugar.caminho("cursor.json")).unwrap()).unwrap();
    assert_eq!(cursor["versao"], 1);
}

#[test]
fn an_xml_that_cannot_be_had_holds_the_cursor() {
    let itens = "[{\"chave\":\"35260712345678000195570010000000421876543218\",\"versao\":1}]";
    let servidor =
        Servidor::respondendo(
            move |pedido| if pedido.contains(".xml") { ("404 Not Found", "{}") } else { ("200 OK", itens) },
        );
    let lugar = Lugar::new().variavel("FOCUS_CTE_TOKEN", "x").variavel("FOCUS_CTE_AMBIENTE", &servidor.url);
    let listar = ["recebidas", "listar", "--cnpj", CNPJ, "--cursor", "cursor.json", "--saida", "xml"];
    lugar.rodar(&listar).com_codigo(4).diz("versão     1").avisa("não foi salvo").avisa("na versão 0");
}
