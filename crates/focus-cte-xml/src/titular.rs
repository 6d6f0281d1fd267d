//! Who a certificate is of, and until when.

use std::fmt;

use jiff::Timestamp;
use rsa::RsaPublicKey;
use rsa::pkcs8::DecodePublicKey as _;
use rsa::pkcs8::der::asn1::{BmpString, ObjectIdentifier};
use rsa::pkcs8::der::{Any, Decode as _, Encode as _, Tag, Tagged as _};
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectAltName;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::name::Name;
use x509_cert::time::Time;

/// ICP-Brasil: CNPJ of the company (DOC-ICP-04, 7.1.2.3).
const CNPJ: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.76.1.3.3");
/// ICP-Brasil: date of birth (8), CPF (11) and other numbers of the person.
const PESSOA: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.76.1.3.1");
const NOME_COMUM: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// Who a certificate is of, and until when it holds.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Titular {
    /// The subject's common name, which in ICP-Brasil ends in `:CNPJ`.
    pub nome: String,
    /// The issuer's common name.
    pub emissor: String,
    /// Serial number, in hexadecimal.
    pub numero_de_serie: String,
    /// CNPJ, 14 characters, of the extension that ICP-Brasil defines, or of the end of the name.
    pub cnpj: Option<String>,
    /// CPF, 11 digits, of a person's certificate.
    pub cpf: Option<String>,
    /// First instant of its validity.
    pub valido_de: Timestamp,
    /// Last instant of its validity.
    pub valido_ate: Timestamp,
}

impl Titular {
    /// Whether it holds at this instant.
    #[must_use]
    pub fn vale_em(&self, instante: Timestamp) -> bool {
        (self.valido_de..=self.valido_ate).contains(&instante)
    }
}

/// A CPF is personal data, and not shown; the name may be of a person.
impl fmt::Debug for Titular {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Titular")
            .field("cnpj", &self.cnpj)
            .field("valido_de", &self.valido_de)
            .field("valido_ate", &self.valido_ate)
            .finish_non_exhaustive()
    }
}

/// Who a certificate is of, and its key; `None` when it is not an X.509 certificate of an RSA key of at most 4096 bits.
pub(crate) fn ler_certificado(der: &[u8]) -> Option<(Titular, RsaPublicKey)> {
    let certificado = Certificate::from_der(der).ok()?;
    let corpo = &certificado.tbs_certificate;
    let chave = corpo.subject_public_key_info.to_der().ok()?;
    let chave = RsaPublicKey::from_public_key_der(&chave).ok()?;
    let nome = nome_comum(&corpo.subject);
    let alternativos = nomes_alternativos(&certificado);
    let cnpj = alternativos.iter().find(|(oid, _)| *oid == CNPJ).map(|(_, valor)| valor.trim().to_owned());
    let cpf =
        alternativos.iter().find(|(oid, _)| *oid == PESSOA).and_then(|(_, valor)| valor.get(8..19).map(str::to_owned));
    let do_nome = nome.rsplit_once(':').map(|(_, numero)| numero.trim());
    let titular = Titular {
        cnpj: cnpj.filter(|cnpj| e_cnpj(cnpj)).or_else(|| do_nome.filter(|n| e_cnpj(n)).map(str::to_owned)),
        cpf: cpf.filter(|cpf| e_cpf(cpf)).or_else(|| do_nome.filter(|n| e_cpf(n)).map(str::to_owned)),
        nome,
        emissor: nome_comum(&corpo.issuer),
        numero_de_serie: corpo
            .serial_number
            .as_bytes()
            .iter()
            .fold(String::new(), |texto, byte| format!("{texto}{byte:02X}")),
        valido_de: instante(corpo.validity.not_before)?,
        valido_ate: instante(corpo.validity.not_after)?,
    };
    // The certificate of a company names its responsible person too, but it is of the company.
    let cpf = if titular.cnpj.is_some() { None } else { titular.cpf.clone() };
    Some((Titular { cpf, ..titular }, chave))
}

fn e_cnpj(texto: &str) -> bool {
    texto.len() == 14 && texto.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

fn e_cpf(texto: &str) -> bool {
    texto.len() == 11 && texto.bytes().all(|b| b.is_ascii_digit()) && texto != "00000000000"
}

fn instante(data: Time) -> Option<Timestamp> {
    Timestamp::from_second(i64::try_from(data.to_unix_duration().as_secs()).ok()?).ok()
}

fn nome_comum(nome: &Name) -> String {
    let atributos = nome.0.iter().flat_map(|relativo| relativo.0.iter());
    let mut comuns =
        atributos.filter(|atributo| atributo.oid == NOME_COMUM).filter_map(|atributo| texto(&atributo.value));
    comuns.next_back().unwrap_or_default()
}

/// The `otherName`s of the subject's alternative names.
fn nomes_alternativos(certificado: &Certificate) -> Vec<(ObjectIdentifier, String)> {
    let Ok(Some((_, SubjectAltName(nomes)))) = certificado.tbs_certificate.get::<SubjectAltName>() else {
        return Vec::new();
    };
    let outros = nomes.into_iter().filter_map(|nome| match nome {
        GeneralName::OtherName(outro) => Some(outro),
        _ => None,
    });
    outros.filter_map(|outro| texto(&outro.value).map(|texto| (outro.type_id, texto))).collect()
}

/// The text of a string of any of the kinds that certificates use.
fn texto(valor: &Any) -> Option<String> {
    match valor.tag() {
        Tag::BmpString => BmpString::from_ucs2(valor.value()).ok().map(|texto| texto.to_string()),
        Tag::TeletexString => Some(valor.value().iter().copied().map(char::from).collect()),
        _ => std::str::from_utf8(valor.value()).ok().map(str::to_owned),
    }
}
