//! The program `focus-cte`: see the crate's library, which is all of it.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(focus_cte_cli::executar(std::env::args_os()))
}
