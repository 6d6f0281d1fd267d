//! A1 certificates as OpenSSL writes them.

use std::path::Path;
use std::process::Command;

use focus_cte_xml::{Certificado, ErroAssinatura, ErroCertificado, Ressalva, assinar, assinar_conferido, verificar};
use tempfile::TempDir;

use crate::apoio::{CTE, xmlsec1_aceita};

const SENHA: &str = "maçã com espaço";
/// The issuer of [`CTE`] has none: this one is of the documents made here.
const CNPJ: &str = "11222333000181";

/// Runs openssl in a folder. `None` when it is not installed, which is an error where `CI` is set.
fn openssl(pasta: &Path, argumentos: &[&str]) -> Option<()> {
    match Command::new("openssl").args(argumentos).current_dir(pasta).output() {
        Ok(saida) => {
            assert!(saida.status.success(), "openssl {argumentos:?}: {}", String::from_utf8_lossy(&saida.stderr));
            Some(())
        }
        Err(erro) => {
            assert!(std::env::var_os("CI").is_none(), "openssl: {erro}; install it");
            println!("skipped: openssl is not installed ({erro})");
            None
        }
    }
}

/// A company's key and certificate, `chave.pem` and `certificado.pem`, with the extensions of ICP-Brasil.
fn empresa(extensoes: &str) -> Option<TempDir> {
    let pasta = TempDir::new().unwrap();
    let sujeito = "/C=BR/O=ICP-Brasil/CN=TRANSPORTES TESTE LTDA";
    openssl(
        pasta.path(),
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "30",
            "-utf8",
            "-keyout",
            "chave.pem",
            "-out",
            "certificado.pem",
            "-subj",
            sujeito,
            "-addext",
            extensoes,
        ],
    )?;
    Some(pasta)
}

fn com_cnpj() -> Option<TempDir> {
    let pessoa = "otherName:2.16.76.1.3.1;UTF8:010119801114447773500000000000000000000";
    empresa(&format!("subjectAltName={pessoa},otherName:2.16.76.1.3.3;UTF8:{CNPJ}"))
}

/// Exports to PKCS#12 with these options of `openssl pkcs12 -export`.
fn exportar(pasta: &Path, opcoes: &[&str]) -> Option<Vec<u8>> {
    let senha = format!("pass:{SENHA}");
    let mut argumentos = vec![
        "pkcs12",
        "-export",
        "-inkey",
        "chave.pem",
        "-in",
        "certificado.pem",
        "-out",
        "a1.pfx",
        "-passout",
        &senha,
    ];
    argumentos.extend(opcoes);
    openssl(pasta, &argumentos)?;
    Some(std::fs::read(pasta.join("a1.pfx")).unwrap())
}

fn agora() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

fn documento(cnpj: &str) -> String {
    CTE.replacen("<pgtoVinc>", &format!("<emit><CNPJ>{cnpj}</CNPJ></emit><pgtoVinc>"), 1)
}

#[test]
fn a_file_of_every_cipher_opens_with_its_password_alone() {
    let Some(pasta) = com_cnpj() else { return };
    let casos: [&[&str]; 6] = [
        &[],
        &["-legacy"],
        &["-keypbe", "aes-128-cbc", "-certpbe", "aes-192-cbc", "-macalg", "sha1"],
        &["-keypbe", "PBE-SHA1-3DES", "-certpbe", "NONE"],
        &["-keypbe", "des-ede3-cbc", "-certpbe", "aes-256-cbc", "-iter", "100000"],
        &["-legacy", "-keypbe", "PBE-SHA1-RC2-128", "-certpbe", "PBE-SHA1-RC2-128", "-name", "Ação & cia"],
    ];
    for opcoes in casos {
        let Some(arquivo) = exportar(pasta.path(), opcoes) else { return };
        let certificado = Certificado::de_pkcs12(&arquivo, SENHA).unwrap_or_else(|erro| panic!("{opcoes:?}: {erro}"));
        assert_eq!(certificado.titular().cnpj.as_deref(), Some(CNPJ), "{opcoes:?}");
        assert_eq!(certificado.titular().cpf, None, "the responsible person is not who signs");
        assert_eq!(certificado.titular().nome, "TRANSPORTES TESTE LTDA");
        for senha in ["", "maca com espaco", "maçã com espaço "] {
            assert_eq!(Certificado::de_pkcs12(&arquivo, senha).unwrap_err(), ErroCertificado::Senha, "{opcoes:?}");
        }
    }
}

#[test]
fn a_file_without_the_check_of_the_password_is_still_told_from_a_wrong_one() {
    let Some(pasta) = com_cnpj() else { return };
    let Some(arquivo) = exportar(pasta.path(), &["-nomac"]) else { return };
    assert!(Certificado::de_pkcs12(&arquivo, SENHA).is_ok());
    assert_eq!(Certificado::de_pkcs12(&arquivo, "outra").unwrap_err(), ErroCertificado::Senha);
}

#[test]
fn pem_and_pkcs12_make_the_same_signature_and_xmlsec1_accepts_it() {
    let Some(pasta) = com_cnpj() else { return };
    let Some(arquivo) = exportar(pasta.path(), &[]) else { return };
    let ler = |nome: &str| std::fs::read_to_string(pasta.path().join(nome)).unwrap();
    let xml = documento(CNPJ);
    let de_pem = Certificado::de_pem(&ler("chave.pem"), &ler("certificado.pem")).unwrap();
    let assinado = assinar_conferido(&xml, &Certificado::de_pkcs12(&arquivo, SENHA).unwrap(), agora()).unwrap();
    assert_eq!(assinar(&xml, &de_pem).unwrap(), assinado);
    let verificacao = verificar(assinado.as_bytes()).unwrap();
    assert!(verificacao.is_integra());
    assert_eq!(verificacao.assinaturas[0].titular.as_ref().unwrap().cnpj.as_deref(), Some(CNPJ));
    let Some(aceita) = xmlsec1_aceita(&assinado, "infCte") else { return };
    assert!(aceita);
}

#[test]
fn a_certificate_signs_for_its_company_and_its_branches_only() {
    let Some(pasta) = com_cnpj() else { return };
    let Some(arquivo) = exportar(pasta.path(), &[]) else { return };
    let certificado = Certificado::de_pkcs12(&arquivo, SENHA).unwrap();
    assert!(assinar_conferido(&documento("11222333000262"), &certificado, agora()).is_ok());
    let erro = assinar_conferido(&documento("33876543000126"), &certificado, agora()).unwrap_err();
    let esperado = ErroCertificado::OutroCnpj { certificado: CNPJ.into(), documento: "33876543000126".into() };
    assert_eq!(erro, ErroAssinatura::Certificado(esperado));
    assert!(erro.to_string().contains("213"), "{erro}");
    let alheio = assinar(&documento("33876543000126"), &certificado).unwrap();
    let ressalvas = verificar(alheio.as_bytes()).unwrap().assinaturas.remove(0).ressalvas;
    assert!(ressalvas.iter().any(|r| matches!(r, Ressalva::OutroCnpj { .. })), "{ressalvas:?}");
}

#[test]
fn a_certificate_signs_within_its_validity_only() {
    let Some(pasta) = com_cnpj() else { return };
    let Some(arquivo) = exportar(pasta.path(), &[]) else { return };
    let certificado = Certificado::de_pkcs12(&arquivo, SENHA).unwrap();
    let (de, ate) = (certificado.titular().valido_de, certificado.titular().valido_ate);
    let em = |instante| certificado.conferir(Some(CNPJ), instante);
    assert_eq!((em(de), em(ate)), (Ok(()), Ok(())));
    let segundo = jiff::SignedDuration::from_secs(1);
    assert_eq!(em(ate + segundo), Err(ErroCertificado::Vencido { ate }));
    assert_eq!(em(de - segundo), Err(ErroCertificado::AindaNaoVale { de }));
}

#[test]
fn a_persons_certificate_signs_for_that_person_and_shows_no_cpf() {
    let Some(pasta) = empresa("subjectAltName=otherName:2.16.76.1.3.1;UTF8:010119801114447773500000000000000000000")
    else {
        return;
    };
    let Some(arquivo) = exportar(pasta.path(), &[]) else { return };
    let certificado = Certificado::de_pkcs12(&arquivo, SENHA).unwrap();
    assert_eq!(certificado.titular().cpf.as_deref(), Some("11144477735"));
    assert_eq!(certificado.conferir(Some("11144477735"), agora()), Ok(()));
    let erro = certificado.conferir(Some("52998224725"), agora()).unwrap_err();
    assert_eq!(erro, ErroCertificado::OutraPessoa);
    let mostrado = format!("{erro} {certificado:?} {:?}", certificado.titular());
    assert!(!mostrado.contains("11144477735") && !mostrado.contains("52998224725"), "{mostrado}");
}

#[test]
fn what_is_missing_in_a_file_is_told() {
    let Some(pasta) = com_cnpj() else { return };
    let senha = format!("pass:{SENHA}");
    let so_certificado =
        ["pkcs12", "-export", "-nokeys", "-in", "certificado.pem", "-out", "b.pfx", "-passout", &senha];
    let Some(()) = openssl(pasta.path(), &so_certificado) else { return };
    let arquivo = std::fs::read(pasta.path().join("b.pfx")).unwrap();
    assert_eq!(Certificado::de_pkcs12(&arquivo, SENHA).unwrap_err(), ErroCertificado::SemChave);
    openssl(pasta.path(), &["ecparam", "-genkey", "-name", "prime256v1", "-out", "ec.pem"]);
    openssl(pasta.path(), &["req", "-x509", "-key", "ec.pem", "-days", "1", "-subj", "/CN=x", "-out", "ec.crt"]);
    let de_curva = ["pkcs12", "-export", "-inkey", "ec.pem", "-in", "ec.crt", "-out", "c.pfx", "-passout", &senha];
    openssl(pasta.path(), &de_curva);
    let arquivo = std::fs::read(pasta.path().join("c.pfx")).unwrap();
    assert_eq!(Certificado::de_pkcs12(&arquivo, SENHA).unwrap_err(), ErroCertificado::ChaveNaoRsa);
    for (bytes, erro) in [(&b""[..], ErroCertificado::Pkcs12), (b"\x30\x80\x02\x01\x03", ErroCertificado::Pkcs12Ber)] {
        assert_eq!(Certificado::de_pkcs12(bytes, SENHA).unwrap_err(), erro);
    }
}

#[test]
fn a_damaged_file_is_an_error_and_never_a_panic() {
    let Some(pasta) = com_cnpj() else { return };
    let Some(arquivo) = exportar(pasta.path(), &["-iter", "1", "-nomac"]) else { return };
    for posicao in (0..arquivo.len()).step_by(7) {
        let mut danificado = arquivo.clone();
        danificado[posicao] ^= 0x41;
        let _ = Certificado::de_pkcs12(&danificado, SENHA);
        let _ = Certificado::de_pkcs12(&arquivo[..posicao], SENHA);
    }
}
