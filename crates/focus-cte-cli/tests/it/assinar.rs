//! `focus-cte assinar` and `focus-cte verificar`.

use std::process::Command;

use crate::apoio::{Lugar, exemplo};

const SENHA: &str = "senha-secreta-do-teste";

/// A folder with `a1.pfx` of this CNPJ, and `cte.xml`, not signed. `None` where there is no openssl.
fn lugar(cnpj: &str) -> Option<Lugar> {
    let lugar = Lugar::new();
    let extensao = format!("subjectAltName=otherName:2.16.76.1.3.3;UTF8:{cnpj}");
    let fez = openssl(
        &lugar,
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "30",
            "-keyout",
            "k.pem",
            "-out",
            "c.pem",
            "-subj",
            "/CN=EMPRESA TESTE",
            "-addext",
            &extensao,
        ],
    );
    if !fez {
        assert!(std::env::var_os("CI").is_none(), "install openssl");
        return None;
    }
    let senha = format!("pass:{SENHA}");
    assert!(openssl(
        &lugar,
        &["pkcs12", "-export", "-inkey", "k.pem", "-in", "c.pem", "-out", "a1.pfx", "-passout", &senha]
    ));
    let exemplo = exemplo("cte_rodoviario.json");
    lugar.rodar(&["xml", &exemplo, "--sem-assinatura", "--saida", "cte.xml"]).com_codigo(0);
    Some(lugar.variavel("MINHA_SENHA", SENHA))
}

fn openssl(lugar: &Lugar, argumentos: &[&str]) -> bool {
    Command::new("openssl").args(argumentos).current_dir(lugar.pasta.path()).output().is_ok_and(|s| s.status.success())
}

#[test]
fn what_is_signed_is_verified_and_what_is_changed_after_is_not() {
    let Some(lugar) = lugar("11222333000181") else { return };
    let argumentos =
        ["assinar", "cte.xml", "--certificado", "a1.pfx", "--senha-env", "MINHA_SENHA", "-o", "assinado.xml"];
    lugar.rodar(&argumentos).com_codigo(0).cala();
    let fim = lugar.rodar(&["verificar", "assinado.xml"]).com_codigo(0);
    fim.diz("assinado.xml: assinatura íntegra (infCte CTe35").diz("EMPRESA TESTE, CNPJ 11222333000181");
    let assinado = std::fs::read_to_string(lugar.caminho("assinado.xml")).unwrap();
    lugar.escrever("mudado.xml", assinado.replace("<CFOP>6352", "<CFOP>6353"));
    let fim = lugar.rodar(&["verificar", "mudado.xml", "cte.xml"]).com_codigo(1);
    fim.diz("assinatura que não confere").diz("[digest, cStat 297]").diz("cte.xml: não está assinado");
    let resposta = lugar.rodar(&["verificar", "mudado.xml", "--json"]).com_codigo(1).json();
    assert_eq!(resposta["assinaturas"][0]["falhas"][0]["codigo"], "digest");
    assert_eq!(resposta["assinaturas"][0]["certificado"]["cnpj"], "11222333000181");
    lugar.rodar(&["verificar", "a1.pfx", "assinado.xml"]).com_codigo(2).diz("assinatura íntegra");
}

#[test]
fn the_password_comes_from_a_variable_or_a_file_and_is_never_shown() {
    let Some(lugar) = lugar("11222333000181") else { return };
    lugar.escrever("senha.txt", format!("{SENHA}\n"));
    lugar.escrever("errada.txt", "outra-senha-secreta\n");
    let com = |opcoes: &[&str]| lugar.rodar(&[&["assinar", "cte.xml", "--certificado", "a1.pfx"], opcoes].concat());
    assert!(com(&["--senha-arquivo", "senha.txt"]).com_codigo(0).saida.contains("</Signature></CTe>"));
    for (opcoes, texto) in [
        (&["--senha-arquivo", "errada.txt"][..], "a senha não abre o arquivo"),
        (&["--senha-env", "NAO_EXISTE"][..], "NAO_EXISTE"),
        (&[][..], "FOCUS_CTE_SENHA_CERTIFICADO"),
    ] {
        let fim = com(opcoes).com_codigo(2).cala().avisa(texto);
        assert!(!fim.erros.contains("secreta"), "{fim:?}");
    }
    let pem = lugar.rodar(&["assinar", "cte.xml", "--certificado", "c.pem", "--chave", "k.pem"]).com_codigo(0);
    assert!(pem.saida.contains("</Signature></CTe>"));
}

#[test]
fn the_certificate_of_another_company_signs_only_when_told_twice() {
    let Some(lugar) = lugar("33876543000126") else { return };
    let assinar = ["assinar", "cte.xml", "--certificado", "a1.pfx", "--senha-env", "MINHA_SENHA"];
    lugar.rodar(&assinar).com_codigo(1).cala().avisa("33876543000126").avisa("cStat 213").avisa("--sem-conferir");
    let fim = lugar.rodar(&[&assinar[..], &["--sem-conferir", "-o", "alheio.xml"]].concat());
    fim.com_codigo(0);
    lugar.rodar(&["verificar", "alheio.xml"]).com_codigo(0).diz("ressalva").diz("outro_cnpj");
    let exemplo = exemplo("cte_rodoviario.json");
    let fim = lugar.rodar(&["xml", &exemplo, "--certificado", "a1.pfx", "--senha-env", "MINHA_SENHA"]);
    fim.com_codigo(1).cala().avisa("cStat 213");
}

#[test]
fn a_preview_is_signed_with_the_certificate_that_is_given() {
    let Some(lugar) = lugar("11222333000181") else { return };
    let exemplo = exemplo("cte_rodoviario.json");
    let argumentos = ["xml", &exemplo, "--certificado", "a1.pfx", "--senha-env", "MINHA_SENHA", "--saida", "p.xml"];
    lugar.rodar(&argumentos).com_codigo(0).avisa("não autorizado");
    lugar.rodar(&["verificar", "p.xml"]).com_codigo(0).diz("CNPJ 11222333000181");
    lugar
        .rodar(&["xml", &exemplo, "--certificado", "a1.pfx", "--sem-assinatura"])
        .com_codigo(2)
        .avisa("não andam juntos");
}

#[test]
fn without_a_certificate_nothing_is_signed() {
    let lugar = Lugar::new();
    lugar.escrever("x.xml", "<CTe/>");
    lugar.rodar(&["assinar", "x.xml"]).com_codigo(2).cala().avisa("--certificado a1.pfx");
}
