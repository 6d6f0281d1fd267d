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

/// Every command, as the help of the program lists it.
fn comandos() -> Vec<String> {
    let ajuda = Lugar::new().rodar(&["--help"]).saida;
    let (_, lista) = ajuda.split_once("Comandos:\n").unwrap();
    let (lista, _) = lista.split_once("\n\n").unwrap();
    let nomes = lista.lines().filter_map(|l| l.strip_prefix("  ")?.split(' ').next().filter(|n| !n.is_empty()));
    nomes.map(str::to_owned).collect()
}

#[test]
fn each_command_has_help_in_three_ways() {
    let comandos = comandos();
    assert_eq!(comandos.len(), 23, "{comandos:?}");
    for comando in comandos {
        let ajuda = Lugar::new().rodar(&[&comando, "--help"]).com_codigo(0).diz("Uso: focus-cte").saida;
        assert_eq!(Lugar::new().rodar(&[&comando, "--ajuda"]).com_codigo(0).saida, ajuda);
        assert_eq!(Lugar::new().rodar(&["ajuda", &comando]).com_codigo(0).saida, ajuda);
    }
    Lugar::new().rodar(&["ajuda", "webhook", "criar"]).com_codigo(0).diz("Uso: focus-cte webhook criar");
}

#[test]
fn the_readmes_list_every_command() {
    let leiames = [
        include_str!("../../README.md"),
        include_str!("../../../../README.md"),
        include_str!("../../../../README.pt-BR.md"),
    ];
    for comando in comandos() {
        for leiame in leiames {
            assert!(leiame.contains(&format!("focus-cte {comando}")), "falta {comando}");
        }
    }
}

#[test]
fn mistakes_on_the_command_line_are_explained_in_portuguese() {
    for (argumentos, mensagem, dica) in [
        (&[][..], "falta o comando", "`focus-cte --help`"),
        (&["validr"], "o comando 'validr' não existe", "quis dizer 'validar'?"),
        (&["webhook"], "falta o comando: criar, listar, mostrar, excluir ou reenviar", "`focus-cte webhook --help`"),
        (&["webhook", "lista"], "o comando 'lista' não existe", "quis dizer 'listar'?"),
        (&["recebidas", "listar"], "falta informar: --cnpj <CNPJ>", "`focus-cte recebidas listar --help`"),
        (&["recebidas", "listar", "--cnpj", "1"], "não serve para '--cnpj <CNPJ>'", ""),
        (&["recebidas", "mostrar", "123"], "a chave tem 44 letras e algarismos", "focus-cte recebidas listar"),
        (&["cancelar", "a"], "falta informar: --justificativa TEXTO", "`focus-cte cancelar --help`"),
        (&["cancelar", "a", "b.json", "--justificativa", "x"], "não combina com", ""),
        (&["corrigir", "a", "--item", "0"], "o item vai de 1", ""),
        (&["webhook", "criar", "--url", "http://127.0.0.1/x"], "falta informar: --cnpj CNPJ", ""),
        (&["api", "PATCH", "/v2"], "use GET, POST, PUT ou DELETE", ""),
        (&["validar", "--evento", "carta", "a.json"], "use cancelamento, carta_correcao", ""),
        (&["sandbox", "--falha", "nada"], "não há falha chamada", "`focus-cte sandbox --help`"),
        (&["sandbox", "--rigor", "nenhum"], "use documentacao ou sefaz", ""),
        (&["ajuda", "webhook", "emitir"], "o comando 'webhook emitir' não existe", ""),
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
