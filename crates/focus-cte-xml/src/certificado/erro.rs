//! Why a certificate cannot be used.

use jiff::Timestamp;

/// Why a key and a certificate cannot be used. No message carries anything of the key or of the password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroCertificado {
    /// The key's text is neither PKCS#8 nor PKCS#1 of an RSA key.
    #[error(
        "chave privada: esperava uma chave RSA sem senha em PEM (\"BEGIN PRIVATE KEY\" ou \"BEGIN RSA PRIVATE KEY\"); \
         exporte-a com `openssl pkcs12 -nodes` ou `openssl pkcs8 -topk8 -nocrypt`"
    )]
    Chave,
    /// The certificate's text is not one PEM certificate.
    #[error(
        "certificado: esperava um certificado X.509 em PEM (\"BEGIN CERTIFICATE\"); \
         exporte-o com `openssl pkcs12 -nokeys -clcerts` ou `openssl x509`"
    )]
    Certificado,
    /// The certificate belongs to another key.
    #[error("certificado: a chave pública não é a da chave privada informada; confira se os dois são do mesmo par")]
    ParDiferente,
    /// The file is not PKCS#12.
    #[error(
        "certificado: esperava um arquivo PKCS#12 (.pfx ou .p12), e este não é um, ou está corrompido; confira o arquivo"
    )]
    Pkcs12,
    /// The file is in a form that few programs write.
    #[error(
        "certificado: o arquivo PKCS#12 está em BER de tamanho indefinido, que não é lido; regrave-o com \
         `openssl pkcs12 -in velho.pfx -nodes -out tudo.pem` e `openssl pkcs12 -export -in tudo.pem -out novo.pfx`"
    )]
    Pkcs12Ber,
    /// The password does not open the file.
    #[error("certificado: a senha não abre o arquivo; confira maiúsculas, minúsculas e espaços")]
    Senha,
    /// The file is encrypted in a way that is not read.
    #[error(
        "certificado: o arquivo usa um algoritmo que não é lido ({0}); exporte-o de novo, com `openssl pkcs12 -export`"
    )]
    Algoritmo(String),
    /// There is no private key in the file.
    #[error("certificado: o arquivo não tem chave privada; exporte o certificado com a chave (A1)")]
    SemChave,
    /// The private key is not RSA.
    #[error("certificado: a chave privada não é RSA, a única que o padrão nacional de assinatura aceita")]
    ChaveNaoRsa,
    /// There is a private key and no certificate.
    #[error("certificado: o arquivo tem a chave privada, mas nenhum certificado; exporte os dois juntos")]
    SemCertificado,
    /// The certificate is not valid any more.
    #[error("o certificado venceu em {ate}; renove-o: a SEFAZ recusaria a assinatura (cStat 291)")]
    Vencido {
        /// Last instant of its validity.
        ate: Timestamp,
    },
    /// The certificate is not valid yet.
    #[error("o certificado só vale a partir de {de}; confira o relógio desta máquina (cStat 291)")]
    AindaNaoVale {
        /// First instant of its validity.
        de: Timestamp,
    },
    /// The certificate is of another company.
    #[error(
        "o certificado é do CNPJ {certificado}, mas o documento é do CNPJ {documento}: os 8 primeiros caracteres têm de ser \
         iguais (cStat 213); use o certificado da empresa do documento"
    )]
    OutroCnpj {
        /// CNPJ of the certificate.
        certificado: String,
        /// CNPJ of the issuer, or of the event's author.
        documento: String,
    },
    /// A company signs for a person, or a person for somebody else.
    #[error(
        "o certificado não é de quem faz o documento: um é de empresa e o outro de pessoa, ou são de CPFs diferentes (cStat 213)"
    )]
    OutraPessoa,
    /// The certificate names neither company nor person.
    #[error(
        "o certificado não traz CNPJ nem CPF, como os da ICP-Brasil trazem (cStat 292); use um certificado A1 da ICP-Brasil"
    )]
    SemCnpj,
}
