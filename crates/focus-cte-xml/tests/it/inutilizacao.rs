//! The legacy request that gives up numbers. It has no official schema any more: xmlsec1 judges its signature.

use focus_cte::Uf;
use focus_cte::evento::inutilizacao::{self, Inutilizacao};
use focus_cte_xml::{
    Certificado, DadosInutilizacao, ProtocoloInutilizacao, TipoAmbiente, assinar, escrever_inutilizacao,
    proc_inutilizacao,
};

use crate::apoio::xmlsec1_aceita;

fn pedido() -> Inutilizacao {
    let json = br#"{"cnpj": "51916585000125", "serie": "3", "numero_inicial": "800", "numero_final": "801",
        "justificativa": "Teste de inutilizacao de nota", "modelo": "67"}"#;
    inutilizacao::ler(json).unwrap().0.unwrap()
}

fn dados(pedido: &Inutilizacao) -> DadosInutilizacao<'_> {
    DadosInutilizacao { uf: Uf::Ba, ano: 2026, ambiente: TipoAmbiente::Homologacao, pedido }
}

#[test]
fn the_request_has_the_form_of_the_version_3_00() {
    let pedido = pedido();
    let escrito = escrever_inutilizacao(&dados(&pedido));
    assert_eq!(escrito.id, "ID295191658500012567003000000800000000801");
    assert_eq!(
        escrito.xml,
        "<inutCTe xmlns=\"http://www.portalfiscal.inf.br/cte\" versao=\"3.00\">\
         <infInut Id=\"ID295191658500012567003000000800000000801\"><tpAmb>2</tpAmb><xServ>INUTILIZAR</xServ><cUF>29</cUF>\
         <ano>26</ano><CNPJ>51916585000125</CNPJ><mod>67</mod><serie>3</serie><nCTIni>800</nCTIni><nCTFin>801</nCTFin>\
         <xJust>Teste de inutilizacao de nota</xJust></infInut></inutCTe>"
    );
}

#[test]
fn the_processed_request_keeps_what_was_signed() {
    let pedido = pedido();
    let dados = dados(&pedido);
    let assinado = assinar(&escrever_inutilizacao(&dados).xml, Certificado::de_teste()).unwrap();
    let protocolo = ProtocoloInutilizacao {
        versao_aplicativo: "SANDBOX 1".into(),
        data_recebimento: "2026-11-22T10:00:00-03:00".into(),
        protocolo: "129260000000001".into(),
        cstat: 102,
        motivo: "Inutilizacao de numero homologado".into(),
    };
    let processado = proc_inutilizacao(&assinado, &dados, &protocolo);
    assert!(processado.contains(&assinado));
    let lido = roxmltree::Document::parse(&processado).unwrap();
    let campos = lido.root_element().last_child().unwrap().first_child().unwrap().children();
    let campos: Vec<_> = campos.map(|no| no.tag_name().name()).collect();
    assert_eq!(
        campos,
        [
            "tpAmb", "verAplic", "cStat", "xMotivo", "cUF", "ano", "CNPJ", "mod", "serie", "nCTIni", "nCTFin",
            "dhRecbto", "nProt"
        ]
    );
    let Some(aceita) = xmlsec1_aceita(&processado, "infInut") else { return };
    assert!(aceita);
}
