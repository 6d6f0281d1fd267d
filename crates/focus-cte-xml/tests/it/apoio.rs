//! Documents to sign and independent programs to judge them.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// A small canonical CT-e with everything that canonical form can get wrong: accents, escapes, attributes to escape, empty elements.
pub(crate) const CTE: &str = "<CTe xmlns=\"http://www.portalfiscal.inf.br/cte\">\
<infCte Id=\"CTe43181203527568000153570010002211211062211212\" versao=\"4.00\">\
<ide><cUF>43</cUF><natOp>PRESTAÇÃO &amp; CIA &lt;1&gt; \"x\" 'y'&#xD;\n\t</natOp></ide>\
<pgtoVinc><pgto idTransacao=\"a&quot;b&amp;c&#x9;&#xA;>\" nPag=\"1\"><x></x></pgto></pgtoVinc>\
</infCte>\
<infCTeSupl><qrCodCTe>https://dfe-portal.svrs.rs.gov.br/cte/qrCode?chCTe=43181203527568000153570010002211211062211212&amp;tpAmb=2</qrCodCTe></infCTeSupl>\
</CTe>";

/// Runs a judge with `entrada` on its standard input.
///
/// `None` when the program is not installed, which is an error where `CI` is set.
pub(crate) fn julgar(programa: &str, argumentos: &[&str], entrada: &[u8]) -> Option<(bool, Vec<u8>)> {
    let processo = Command::new(programa)
        .args(argumentos)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut processo = match processo {
        Ok(processo) => processo,
        Err(erro) => {
            assert!(
                std::env::var_os("CI").is_none(),
                "{programa}: {erro}; install it (Debian: xmlsec1, libxml2-utils, openssl)"
            );
            println!("skipped: {programa} is not installed ({erro})");
            return None;
        }
    };
    // A judge may stop reading at the first error.
    let _ = processo.stdin.take().expect("stdin is piped").write_all(entrada);
    let saida = processo.wait_with_output().expect("the judge ends");
    Some((saida.status.success(), saida.stdout))
}

/// Whether xmlsec1 accepts the signature of `xml` with the certificate in it, for elements `elemento` identified by `Id`.
pub(crate) fn xmlsec1_aceita(xml: &str, elemento: &str) -> Option<bool> {
    let id = format!("http://www.portalfiscal.inf.br/cte:{elemento}");
    julgar(
        "xmlsec1",
        &["--verify", "--insecure", "--enabled-key-data", "x509", "--id-attr:Id", &id, "-"],
        xml.as_bytes(),
    )
    .map(|(aceita, _)| aceita)
}

/// Whether xmllint finds `xml` valid for the official schema in `arquivo`.
pub(crate) fn xsd_aceita(xml: &str, arquivo: &str) -> Option<bool> {
    let esquema = focus_cte_testkit::pasta_dos_xsds()?.join(arquivo);
    assert!(esquema.is_file(), "{}", esquema.display());
    julgar("xmllint", &["--noout", "--nonet", "--schema", &esquema.to_string_lossy(), "-"], xml.as_bytes())
        .map(|(aceita, _)| aceita)
}
