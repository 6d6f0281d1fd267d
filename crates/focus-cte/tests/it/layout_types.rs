//! The hand-written checks against the official patterns, read by an independent regular expression engine.

use focus_cte::layout::{Check, Type, simple_types};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use regex::Regex;

const SEEDS: &[&str] = &[
    "0",
    "1",
    "9",
    "00",
    "01",
    "10",
    "99",
    "0.0",
    "0.00",
    "0.01",
    "0.10",
    "1.0",
    "1.00",
    "1.000",
    "1.0000",
    "12.5",
    "007.50",
    "1234567890123.45",
    "12345678901234",
    "999.99",
    "100.00",
    "0.000001",
    "0.0001",
    "0.001",
    "123456789.123456",
    "-1",
    "+1",
    "1e3",
    ".5",
    "5.",
    "1,50",
    "5353",
    "4353",
    "5300",
    "6932",
    "7101",
    "11222333000181",
    "PC3D315K000193",
    "pc3d315k000193",
    "35122225222278000855550010000002821510931504",
    "12345678901",
    "3550308",
    "9999999",
    "ISENTO",
    "isento",
    "ND",
    "1234",
    "2026-11-22",
    "2024-02-29",
    "2023-02-29",
    "2026-04-31",
    "2026-0,-29",
    "1999-12-31",
    "2026-11-22T10:00:00-03:00",
    "2026-11-22T10:00:00",
    "2026-11-22T24:00:00-03:00",
    "2026-11-22T10:00:00,03:00",
    "2026-11-22T10:00:00+12:00",
    "2026-11-22T10:00:00-12:00",
    "2026-11-22T10:00:00Z",
    "10:20:30",
    "23:59:59",
    "24:00:00",
    "a@b.c",
    "a@b",
    "a@@b.c",
    "a@.c",
    "x@y.\n",
    "ABC1D23",
    "ABC1234",
    "AB1234",
    "ABC123",
    "ABCD123",
    "abc1234",
    "SP",
    "EX",
    "XX",
    "Rua São João",
    " borda",
    "borda ",
    "linha\nquebra",
    "traço – longo",
    "ÿ",
    "Ā",
    "\u{A0}",
    "\u{7F}",
    "\u{1}",
    "12345678",
    "1234567890",
    "12 45678",
    "990",
    "991",
    "1000",
    "010",
    "100",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "AAAA",
    "90_outra_uf",
    "M",
    "G",
    "4.00",
    "4.10",
    "3.00",
];
const LETTERS: &[char] =
    &['0', '1', '5', '9', '.', ',', '-', '+', ':', 'T', 'A', 'Z', 'a', '@', ' ', 'ç', 'ÿ', 'Ā', '\n', '/', '_'];

/// The official facets of a type.
struct Oracle {
    patterns: Vec<Regex>,
}

impl Oracle {
    fn new(ty: &Type) -> Self {
        let translated = |p: &&str| {
            // XSD: `.` excludes both line breaks; our documents take only ASCII digits for `\d`.
            let p = p.replace(r"\d", "[0-9]").replace(r"\..+", r"\.[^\n\r]+");
            Regex::new(&format!("^(?:{p})$")).expect("official patterns are regular expressions")
        };
        Self { patterns: ty.patterns.iter().map(translated).collect() }
    }

    fn accepts(&self, ty: &Type, text: &str) -> bool {
        let length = u32::try_from(text.chars().count()).expect("short");
        let xml = text.chars().all(|c| c >= ' ' || matches!(c, '\t' | '\n' | '\r'));
        xml && self.patterns.iter().all(|p| p.is_match(text))
            && (ty.length.0..=ty.length.1).contains(&length)
            && (ty.values.is_empty() || ty.values.contains(&text))
    }
}

fn mutate(rng: &mut StdRng, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..rng.random_range(0..3) {
        let at = rng.random_range(0..=chars.len());
        let letter = LETTERS[rng.random_range(0..LETTERS.len())];
        match rng.random_range(0..3) {
            0 => chars.insert(at, letter),
            1 if at < chars.len() => chars[at] = letter,
            _ if at < chars.len() => drop(chars.remove(at)),
            _ => chars.push(letter),
        }
    }
    chars.into_iter().collect()
}

#[test]
fn every_check_accepts_exactly_what_its_official_pattern_does() {
    let mut rng = StdRng::seed_from_u64(20_261_122);
    for ty in simple_types() {
        if matches!(ty.check, Check::Free(0, u32::MAX) | Check::Base64(_)) {
            continue;
        }
        let oracle = Oracle::new(ty);
        let own = ty.values.iter().copied();
        let seeds: Vec<&str> = SEEDS.iter().copied().chain(own).collect();
        for round in 0..6_000 {
            let text = mutate(&mut rng, seeds[round % seeds.len()]);
            if text.trim_ascii().is_empty() {
                continue;
            }
            let written = ty.normalise(&text, "-03:00");
            assert_eq!(ty.accepts(&text), oracle.accepts(ty, &written), "{}: {text:?} written as {written:?}", ty.name);
        }
    }
}

#[test]
fn lengths_are_counted_in_characters_up_to_their_limits() {
    for ty in simple_types() {
        let Check::Text(min, max) = ty.check else { continue };
        let text = |n: u32| "ç".repeat(n as usize);
        assert!(ty.accepts(&text(min.max(1))) && ty.accepts(&text(max)), "{}", ty.name);
        assert!(!ty.accepts(&text(max + 1)), "{}", ty.name);
        assert!(min < 2 || !ty.accepts(&text(min - 1)), "{}", ty.name);
    }
}
