//! Help, version and mistakes on the command line.

use crate::apoio::Lugar;

#[test]
fn the_version_goes_to_standard_output() {
    let fim = Lugar::new().rodar(&["--version"]).com_codigo(0);
    assert_eq!(fim.saida, format!("focus-cte {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(Lugar::new().rodar(&["--versao"]).saida, fim.saida);
}

#[test]
fn the_help_lists_commands_and_exit_codes_in_portuguese() {
    Lugar::new()
        .rodar(&["--help"])
        .com_codigo(0)
        .diz("Uso: focus-cte COMANDO")
        .diz("Comandos:")
        .diz("validar")
        .diz("Códigos de saída:")
        .diz("5    resultado ainda desconhecido");
}

#[test]
fn each_command_has_help_in_three_ways() {
    for comando in ["validar", "xml", "emitir", "consultar", "sandbox", "ajuda"] {
        let ajuda = Lugar::new().rodar(&[comando, "--help"]).com_codigo(0).diz("Uso: focus-cte").saida;
        assert_eq!(Lugar::new().rodar(&[comando, "--ajuda"]).com_codigo(0).saida, ajuda);
        assert_eq!(Lugar::new().rodar(&["ajuda", comando]).com_codigo(0).saida, ajuda);
    }
}

#[test]
fn mistakes_on_the_command_line_are_explained_in_portuguese() {
    for (argumentos, mensagem, dica) in [
        (&[][..], "falta o comando", "`focus-cte --help`"),
        (&["validr"], "o comando 'validr' não existe", "quis dizer 'validar'?"),
        (&["ajuda", "emitr"], "o comando 'emitr' não existe", "`focus-cte --help`"),
        (&["validar"], "falta informar: <ARQUIVO>", "`focus-cte validar --help`"),
        (&["emitir", "a.json"], "falta informar: --ref <REF>", "`focus-cte emitir --help`"),
        (&["emitir", "a.json", "--ref"], "falta o valor de '--ref <REF>'", ""),
        (&["emitir", "a.json", "--ref", "a", "--ref", "b"], "só pode aparecer uma vez", ""),
        (&["emitir", "a.json", "--ref", "a", "--aguarda"], "'--aguarda' não existe", "quis dizer '--aguardar'?"),
        (&["emitir", "a.json", "--ref", "a", "--sandbox", "--ambiente", "producao"], "não combina com", ""),
        (&["emitir", "a.json", "--ref", "a", "--dados", "d"], "falta informar: --sandbox", ""),
        (&["xml", "a.json", "b.json"], "o argumento 'b.json' não existe aqui", ""),
        (&["xml", "a.json", "--serie", "1000"], "a série vai de 0 a 999", ""),
        (&["xml", "a.json", "--numero", "0"], "o número vai de 1 a 999999999", ""),
        (&["xml", "a.json", "--ambiente", "teste"], "use producao ou homologacao", ""),
        (&["sandbox", "--porta", "70000"], "a porta vai de 0", "`focus-cte sandbox --help`"),
        (&["validar", "a.json", "--os=sim"], "não recebe valor", ""),
    ] {
        let fim = Lugar::new().rodar(argumentos).com_codigo(2).cala().avisa(mensagem).avisa(dica);
        for ingles in ["error", "argument ", "value", "found", "Usage", "required", "unexpected"] {
            assert!(!fim.erros.contains(ingles), "{ingles}: {}", fim.erros);
        }
    }
}

#[test]
fn the_readme_has_the_same_exit_codes_as_the_help() {
    let leiame = include_str!("../../README.md");
    let ajuda = Lugar::new().rodar(&["--help"]).saida;
    let (_, codigos) = ajuda.split_once("Códigos de saída:\n").unwrap();
    for linha in codigos.lines() {
        let (codigo, significado) = linha.trim().split_once(' ').unwrap();
        let linha = format!("| {codigo} | {} |", significado.trim());
        assert!(leiame.contains(&linha), "falta no README: {linha}");
    }
}
