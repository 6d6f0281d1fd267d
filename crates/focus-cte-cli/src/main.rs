//! The program `focus-cte`.
fn main() {}
