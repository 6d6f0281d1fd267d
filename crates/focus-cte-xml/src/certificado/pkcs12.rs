//! PKCS#12 (`.pfx`, `.p12`): the private key and the certificates of an A1 certificate, decrypted in memory.
//!
//! Reads the ciphers that OpenSSL, Windows, Java and the issuers of ICP-Brasil write: PBES2 (AES or 3DES) and the two old ones of
//! PKCS#12 itself, RC2 of 40 or 128 bits and 3DES. Rounds of key derivation are limited, so that no file can keep the program busy.

use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockCipher, BlockDecryptMut, KeyInit, KeyIvInit as _};
use cms::content_info::ContentInfo;
use cms::encrypted_data::EncryptedData;
use des::TdesEde3;
use hmac::{Hmac, Mac};
use pkcs5::pbes2;
use pkcs12::authenticated_safe::AuthenticatedSafe;
use pkcs12::cert_type::CertBag;
use pkcs12::kdf::{Pkcs12KeyType, derive_key_utf8};
use pkcs12::mac_data::MacData;
use pkcs12::pbe_params::{EncryptedPrivateKeyInfo, Pkcs12PbeParams};
use pkcs12::pfx::Pfx;
use pkcs12::safe_bag::SafeContents;
use pkcs12::{
    PKCS_12_CERT_BAG_OID, PKCS_12_KEY_BAG_OID, PKCS_12_PBE_WITH_SHAAND3_KEY_TRIPLE_DES_CBC,
    PKCS_12_PBE_WITH_SHAAND128_BIT_RC2_CBC, PKCS_12_PBEWITH_SHAAND40_BIT_RC2_CBC, PKCS_12_PKCS8_KEY_BAG_OID,
    PKCS_12_X509_CERT_OID,
};
use rc2::Rc2;
use rsa::pkcs8::der::asn1::{ContextSpecific, ObjectIdentifier, OctetString};
use rsa::pkcs8::der::{Any, Decode as _, Encode as _};
use rsa::pkcs8::spki::AlgorithmIdentifierOwned;
use sha1::Sha1;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::ErroCertificado;

const DADOS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const DADOS_CIFRADOS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.6");
const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// Most rounds of key derivation that a file may ask for; OpenSSL writes 2048, and cautious programs up to a million.
const RODADAS_MAXIMAS: u32 = 5_000_000;

/// What a file holds.
#[derive(Default)]
pub(super) struct Conteudo {
    /// Private keys, PKCS#8.
    pub(super) chaves: Vec<Zeroizing<Vec<u8>>>,
    /// Certificates, in the order of the file.
    pub(super) certificados: Vec<Vec<u8>>,
}

/// Opens a file with its password.
pub(super) fn abrir(arquivo: &[u8], senha: &str) -> Result<Conteudo, ErroCertificado> {
    // BER of indefinite length, which some browsers write.
    if arquivo.starts_with(&[0x30, 0x80]) {
        return Err(ErroCertificado::Pkcs12Ber);
    }
    let pfx = Pfx::from_der(arquivo).map_err(|_| ErroCertificado::Pkcs12)?;
    if pfx.auth_safe.content_type != DADOS {
        return Err(ErroCertificado::Pkcs12);
    }
    if let Some(mac) = &pfx.mac_data {
        conferir_senha(mac, senha, pfx.auth_safe.content.value())?;
    }
    let cofres = AuthenticatedSafe::from_der(pfx.auth_safe.content.value()).map_err(|_| ErroCertificado::Pkcs12)?;
    let mut conteudo = Conteudo::default();
    for cofre in cofres {
        esvaziar(&decifrar_cofre(&cofre, senha)?, senha, &mut conteudo)?;
    }
    Ok(conteudo)
}

/// The file's own check of the password.
fn conferir_senha(mac: &MacData, senha: &str, dados: &[u8]) -> Result<(), ErroCertificado> {
    let rodadas = rodadas(mac.iterations)?;
    let (sal, resumo) = (mac.mac_salt.as_bytes(), mac.mac.digest.as_bytes());
    let confere = match mac.mac.algorithm.oid {
        SHA1 => {
            let chave = derive_key_utf8::<Sha1>(senha, sal, Pkcs12KeyType::Mac, rodadas, 20).map(Zeroizing::new);
            chave.is_ok_and(|chave| hmac_confere::<Hmac<Sha1>>(&chave, dados, resumo))
        }
        SHA256 => {
            let chave = derive_key_utf8::<Sha256>(senha, sal, Pkcs12KeyType::Mac, rodadas, 32).map(Zeroizing::new);
            chave.is_ok_and(|chave| hmac_confere::<Hmac<Sha256>>(&chave, dados, resumo))
        }
        outro => return Err(ErroCertificado::Algoritmo(outro.to_string())),
    };
    if confere { Ok(()) } else { Err(ErroCertificado::Senha) }
}

fn hmac_confere<M: Mac + KeyInit>(chave: &[u8], dados: &[u8], resumo: &[u8]) -> bool {
    <M as Mac>::new_from_slice(chave).is_ok_and(|hmac| hmac.chain_update(dados).verify_slice(resumo).is_ok())
}

fn decifrar_cofre(cofre: &ContentInfo, senha: &str) -> Result<Zeroizing<Vec<u8>>, ErroCertificado> {
    match cofre.content_type {
        DADOS => Ok(Zeroizing::new(cofre.content.value().to_vec())),
        DADOS_CIFRADOS => {
            let der = cofre.content.to_der().map_err(|_| ErroCertificado::Pkcs12)?;
            let cifrado = EncryptedData::from_der(&der).map_err(|_| ErroCertificado::Pkcs12)?.enc_content_info;
            let dados = cifrado.encrypted_content.as_ref().map_or(&[][..], OctetString::as_bytes);
            decifrar(&cifrado.content_enc_alg, dados, senha)
        }
        outro => Err(ErroCertificado::Algoritmo(outro.to_string())),
    }
}

/// Takes keys and certificates out of the bags; others are passed over.
fn esvaziar(der: &[u8], senha: &str, conteudo: &mut Conteudo) -> Result<(), ErroCertificado> {
    for saco in SafeContents::from_der(der).map_err(|_| ErroCertificado::Pkcs12)? {
        match saco.bag_id {
            PKCS_12_CERT_BAG_OID => {
                let saco =
                    ContextSpecific::<CertBag>::from_der(&saco.bag_value).map_err(|_| ErroCertificado::Pkcs12)?.value;
                if saco.cert_id == PKCS_12_X509_CERT_OID {
                    conteudo.certificados.push(saco.cert_value.as_bytes().to_vec());
                }
            }
            PKCS_12_PKCS8_KEY_BAG_OID => {
                let saco = ContextSpecific::<EncryptedPrivateKeyInfo>::from_der(&saco.bag_value);
                let saco = saco.map_err(|_| ErroCertificado::Pkcs12)?.value;
                conteudo.chaves.push(decifrar(&saco.encryption_algorithm, saco.encrypted_data.as_bytes(), senha)?);
            }
            PKCS_12_KEY_BAG_OID => {
                let saco =
                    ContextSpecific::<Any>::from_der(&saco.bag_value).map_err(|_| ErroCertificado::Pkcs12)?.value;
                conteudo.chaves.push(Zeroizing::new(saco.to_der().map_err(|_| ErroCertificado::Pkcs12)?));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Wrong padding means a wrong password, as far as anybody can tell.
fn decifrar(
    algoritmo: &AlgorithmIdentifierOwned,
    dados: &[u8],
    senha: &str,
) -> Result<Zeroizing<Vec<u8>>, ErroCertificado> {
    let parametros = algoritmo.parameters.as_ref().and_then(|p| p.to_der().ok()).ok_or(ErroCertificado::Pkcs12)?;
    if algoritmo.oid == PBES2 {
        let parametros = pbes2::Parameters::from_der(&parametros)
            .map_err(|_| ErroCertificado::Algoritmo("PBES2 com cifra ou derivação desconhecida".to_owned()))?;
        let derivacao = parametros.kdf.pbkdf2().ok_or_else(|| ErroCertificado::Algoritmo("scrypt".to_owned()))?;
        rodadas(i32::try_from(derivacao.iteration_count).unwrap_or(i32::MAX))?;
        return parametros.decrypt(senha, dados).map(Zeroizing::new).map_err(|_| ErroCertificado::Senha);
    }
    let parametros =
        Pkcs12PbeParams::from_der(&parametros).map_err(|_| ErroCertificado::Algoritmo(algoritmo.oid.to_string()))?;
    match algoritmo.oid {
        PKCS_12_PBE_WITH_SHAAND3_KEY_TRIPLE_DES_CBC => cbc::<TdesEde3>(&parametros, dados, senha, 24),
        PKCS_12_PBEWITH_SHAAND40_BIT_RC2_CBC => cbc::<Rc2>(&parametros, dados, senha, 5),
        PKCS_12_PBE_WITH_SHAAND128_BIT_RC2_CBC => cbc::<Rc2>(&parametros, dados, senha, 16),
        outro => Err(ErroCertificado::Algoritmo(outro.to_string())),
    }
}

fn cbc<C: KeyInit + BlockCipher + BlockDecryptMut>(
    parametros: &Pkcs12PbeParams,
    dados: &[u8],
    senha: &str,
    tamanho: usize,
) -> Result<Zeroizing<Vec<u8>>, ErroCertificado> {
    let rodadas = rodadas(parametros.iterations)?;
    let derivar = |tipo, tamanho| {
        derive_key_utf8::<Sha1>(senha, parametros.salt.as_bytes(), tipo, rodadas, tamanho)
            .map(Zeroizing::new)
            .map_err(|_| ErroCertificado::Senha)
    };
    let (chave, vetor) = (derivar(Pkcs12KeyType::EncryptionKey, tamanho)?, derivar(Pkcs12KeyType::Iv, 8)?);
    let cifra = Decryptor::<C>::new_from_slices(&chave, &vetor).map_err(|_| ErroCertificado::Pkcs12)?;
    cifra.decrypt_padded_vec_mut::<Pkcs7>(dados).map(Zeroizing::new).map_err(|_| ErroCertificado::Senha)
}

fn rodadas(pedidas: i32) -> Result<i32, ErroCertificado> {
    match u32::try_from(pedidas) {
        Ok(1..=RODADAS_MAXIMAS) => Ok(pedidas),
        _ => Err(ErroCertificado::Algoritmo(format!("{pedidas} rodadas de derivação"))),
    }
}
