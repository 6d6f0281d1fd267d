//! The address that a document's QR code holds (`infCTeSupl/qrCodCTe`; MOC 4.00, Visão Geral, 9.2 and 9.4).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use focus_cte::tabelas::qrcode;
use focus_cte::{Chave, TipoAmbiente};

use crate::assinatura::ErroAssinatura;
use crate::certificado::Certificado;

/// The address of a document of normal emission, or authorised by a SVC (no `sign`: MOC, G216).
///
/// ```
/// use focus_cte_xml::{TipoAmbiente, url_qrcode};
///
/// let chave = "43181203527568000153570010002211211062211212".parse()?;
/// assert_eq!(
///     url_qrcode(&chave, TipoAmbiente::Producao),
///     "https://dfe-portal.svrs.rs.gov.br/cte/qrCode?chCTe=43181203527568000153570010002211211062211212&tpAmb=1"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn url_qrcode(chave: &Chave, ambiente: TipoAmbiente) -> String {
    let base = qrcode::endereco(chave.partes().uf, ambiente);
    format!("{base}?chCTe={}&tpAmb={}", chave.as_str(), ambiente.codigo())
}

/// The address of a document in contingency: that of [`url_qrcode`], and the RSA-SHA1 of the key of 44 characters, in base64, made with the
/// certificate that signs the document (MOC 4.00, Visão Geral, 9.2.2).
pub fn url_qrcode_assinada(
    chave: &Chave,
    ambiente: TipoAmbiente,
    certificado: &Certificado,
) -> Result<String, ErroAssinatura> {
    let assinatura = certificado.assinar_sha1(chave.as_str().as_bytes()).ok_or(ErroAssinatura::Chave)?;
    Ok(format!("{}&sign={}", url_qrcode(chave, ambiente), STANDARD.encode(assinatura)))
}

#[cfg(test)]
mod tests {
    use focus_cte::Uf;
    use focus_cte::types::PartesChave;

    use super::*;

    fn url(uf: Uf, ambiente: TipoAmbiente) -> String {
        let chave = Chave::montar(&PartesChave {
            uf,
            ano: 2026,
            mes: 7,
            cnpj: "PC3D315K000193".to_owned(),
            modelo: 57,
            serie: 1,
            numero: 42,
            forma_emissao: 1,
            codigo_numerico: 87_654_321,
        });
        url_qrcode(&chave.unwrap(), ambiente)
    }

    #[test]
    fn each_uf_has_the_address_of_its_authority() {
        for (uf, inicio) in [
            (Uf::Mt, "https://homologacao.sefaz.mt.gov.br/cte/qrcode?chCTe=51"),
            (Uf::Ms, "http://www.dfe.ms.gov.br/cte/qrcode?chCTe=50"),
            (Uf::Mg, "https://portalcte.fazenda.mg.gov.br/portalcte/sistema/qrcode.xhtml?chCTe=31"),
            (Uf::Pr, "http://www.fazenda.pr.gov.br/cte/qrcode?chCTe=41"),
            (Uf::Sp, "https://homologacao.nfe.fazenda.sp.gov.br/CTeConsulta/qrCode?chCTe=35"),
            (Uf::Pe, "https://homologacao.nfe.fazenda.sp.gov.br/CTeConsulta/qrCode?chCTe=26"),
            (Uf::Rs, "https://dfe-portal.svrs.rs.gov.br/cte/qrCode?chCTe=43"),
            (Uf::Ba, "https://dfe-portal.svrs.rs.gov.br/cte/qrCode?chCTe=29"),
        ] {
            let url = url(uf, TipoAmbiente::Homologacao);
            assert!(url.starts_with(inicio) && url.ends_with("&tpAmb=2"), "{url}");
        }
    }

    #[test]
    fn production_has_its_own_address_where_the_authority_has_two() {
        assert!(url(Uf::Mt, TipoAmbiente::Producao).starts_with("https://www.sefaz.mt.gov.br/cte/qrcode?"));
        assert!(url(Uf::Sp, TipoAmbiente::Producao).starts_with("https://nfe.fazenda.sp.gov.br/CTeConsulta/qrCode?"));
    }

    #[test]
    fn every_address_fits_the_layout() {
        for uf in Uf::TODAS {
            for ambiente in [TipoAmbiente::Producao, TipoAmbiente::Homologacao] {
                assert!((50..=1000).contains(&url(uf, ambiente).len()));
            }
        }
    }
}
