use crate::comum::*;
use focus_cte_dacte::{Opcoes, gerar};
use focus_cte_xml::TipoAmbiente;
#[test]
fn dump() {
    std::fs::create_dir_all("/tmp/dacte/out").unwrap();
    for (nome, json) in exemplos() {
        let (p, a) = autorizado(modelo(&nome), &json, TipoAmbiente::Producao);
        std::fs::write(format!("/tmp/dacte/out/{nome}.pdf"), gerar(&p, &a, &Opcoes::default()).unwrap()).unwrap();
    }
}
