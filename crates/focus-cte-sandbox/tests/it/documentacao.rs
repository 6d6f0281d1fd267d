//! The page about the sandbox has the table of faults, as the code has it.

use std::fmt::Write as _;

use focus_cte_sandbox::CENARIOS;

const INICIO: &str =
    "<!-- falhas: gerado do código; `ATUALIZAR=1 cargo test -p focus-cte-sandbox documentacao` atualiza -->\n";
const FIM: &str = "<!-- fim das falhas -->";

fn tabela() -> String {
    let mut tabela = String::from("| Falha | Parâmetro (padrão) | Efeito |\n|---|---|---|\n");
    for cenario in CENARIOS {
        let parametro = match cenario.parametro {
            "" => "—".to_owned(),
            parametro => format!("{parametro} ({})", cenario.padrao),
        };
        writeln!(tabela, "| `{}` | {parametro} | {} |", cenario.nome, cenario.efeito).expect("a line");
    }
    tabela
}

#[test]
fn the_page_has_the_table_of_faults() {
    let arquivo = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/sandbox.md");
    let pagina = std::fs::read_to_string(arquivo).expect("the page");
    let (antes, resto) = pagina.split_once(INICIO).expect("the beginning of the table");
    let (atual, depois) = resto.split_once(FIM).expect("the end of the table");
    if std::env::var_os("ATUALIZAR").is_some() {
        std::fs::write(arquivo, format!("{antes}{INICIO}{}{FIM}{depois}", tabela())).expect("the page written");
        return;
    }
    assert_eq!(atual, tabela(), "a tabela de docs/sandbox.md está velha: rode este teste com ATUALIZAR=1");
}
