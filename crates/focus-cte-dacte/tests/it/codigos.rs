//! Bar code and QR code, read back.

use focus_cte::Modelo;
use focus_cte_dacte::{Opcoes, Situacao, gerar};
use focus_cte_xml::TipoAmbiente;

use crate::comum::{autorizado, com, exemplo, exemplos, modelo};
use crate::ferramentas::{codigos, existe, sem_espacos, texto};

/// The signature in the address of the MOC's own example of a contingency (Visão Geral, 9.2.2).
const ASSINATURA: &str = "&sign=ZZSKiypy7fkg22MUv6TUh71EI+wLYWr/fUHJy3PyWnL7d5mzEqtxu6bVbhE7AeNiDTirh1u9gVfC2Hw+Lsno2XNL5FRUc5Nc\
                          uMTT2hA6E9HYC9gryvtWAIgiCZUNG5cWWLCh0G62QdnNe8iSrlSooQu9Z5g1vbGaTFMxaugzzvo=";

#[test]
fn every_example_has_a_bar_code_of_its_key_and_a_qr_code_of_its_address() {
    if !existe("pdftoppm") || !existe("zbarimg") {
        return;
    }
    for (nome, json) in exemplos() {
        let (payload, autorizacao) = autorizado(modelo(&nome), &json, TipoAmbiente::Homologacao);
        let pdf = gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf;
        let esperados =
            [format!("CODE-128:{}", autorizacao.chave.as_str()), format!("QR-Code:{}", autorizacao.url_qrcode)];
        assert_eq!(codigos(&pdf, 1), esperados, "{nome}");
    }
}

#[test]
fn an_alphanumeric_key_is_read_back() {
    if !existe("pdftoppm") || !existe("zbarimg") {
        return;
    }
    for cnpj in ["PC3D315K000193", "12ABC34501DE35", "A0B1C2D3E4F576"] {
        let json = com(&exemplo("cte_rodoviario"), &[("cnpj_emitente", cnpj.into())]);
        let (payload, autorizacao) = autorizado(Modelo::Cte, &json, TipoAmbiente::Producao);
        let chave = autorizacao.chave.as_str();
        assert!(chave.contains(cnpj));
        let lidos = codigos(&gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf, 1);
        assert!(lidos.contains(&format!("CODE-128:{chave}")), "{cnpj}: {lidos:?}");
    }
}

#[test]
fn a_contingency_has_the_additional_data_as_bar_code_and_in_blocks() {
    if !existe("pdftoppm") || !existe("zbarimg") || !existe("pdftotext") {
        return;
    }
    let json = com(&exemplo("cte_rodoviario"), &[("forma_emissao", "5".into())]);
    let (payload, mut autorizacao) = autorizado(Modelo::Cte, &json, TipoAmbiente::Producao);
    autorizacao.situacao = Situacao::SemProtocolo;
    autorizacao.url_qrcode.push_str(ASSINATURA);
    let pdf = gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf;
    // cUF of the recipient, tpEmis, its CNPJ, vTPrest in cents, ICMS of its own, no ICMS by substitution, day; the digit by hand.
    let sem_digito = format!("41{}{}{:0>14}{}{}{}", 5, "33876543000126", 280_000, 1, 2, 20);
    let soma: u32 =
        sem_digito.bytes().rev().enumerate().map(|(i, b)| u32::from(b - b'0') * [2, 3, 4, 5, 6, 7, 8, 9][i % 8]).sum();
    let digito = if soma % 11 < 2 { 0 } else { 11 - soma % 11 };
    let dados = format!("{sem_digito}{digito}");
    assert_eq!(dados.len(), 36);
    let mut esperados = [
        format!("CODE-128:{}", autorizacao.chave.as_str()),
        format!("CODE-128:{dados}"),
        format!("QR-Code:{}", autorizacao.url_qrcode),
    ];
    esperados.sort();
    assert_eq!(codigos(&pdf, 1), esperados);
    let texto = texto(&pdf);
    assert!(texto.contains("DACTE EM CONTINGÊNCIA - IMPRESSO EM DECORRÊNCIA DE PROBLEMAS TÉCNICOS"), "{texto}");
    assert!(sem_espacos(&texto).contains(&dados), "{texto}");
}

#[test]
fn other_sheets_have_the_codes_too() {
    if !existe("pdftoppm") || !existe("zbarimg") {
        return;
    }
    let json = com(&exemplo("cte_rodoviario"), &[("observacao", "Observação. ".repeat(1200).into())]);
    let (payload, autorizacao) = autorizado(Modelo::Cte, &json, TipoAmbiente::Producao);
    let pdf = gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf;
    assert_eq!(codigos(&pdf, 2), codigos(&pdf, 1));
    assert_eq!(codigos(&pdf, 2).len(), 2);
}
