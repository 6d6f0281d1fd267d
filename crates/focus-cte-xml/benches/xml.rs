//! Reading, writing, signing and verifying a typical CT-e, each in nanoseconds a document, as one JSON line.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and fails by panicking")]

use std::hint::black_box;
use std::time::Instant;

use focus_cte::payload::Payload;
use focus_cte::{Empresa, Modelo};
use focus_cte_xml::{Certificado, Emissao, TipoAmbiente, assinar, escrever, importar, verificar};
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::DecodePrivateKey as _;
use rsa::rand_core::OsRng;
use rsa::signature::RandomizedSigner as _;
use sha1::Sha1;

const JSON: &str = include_str!("../../../examples/cte_rodoviario.json");
const CHAVE: &[u8] = include_bytes!("../src/teste/chave.der");

/// Median of 21 batches, in nanoseconds each.
fn medir(vezes: u32, mut trabalho: impl FnMut()) -> f64 {
    let [mediana] = medir_juntos(vezes, [&mut trabalho]);
    mediana
}

/// The same of works to be compared, whose batches take turns: a machine that slows down is unkind to all of them.
fn medir_juntos<const N: usize>(vezes: u32, mut trabalhos: [&mut dyn FnMut(); N]) -> [f64; N] {
    let mut lotes = [const { Vec::new() }; N];
    for _ in 0..21 {
        for (trabalho, lotes) in trabalhos.iter_mut().zip(&mut lotes) {
            let inicio = Instant::now();
            (0..vezes).for_each(|_| trabalho());
            lotes.push(inicio.elapsed().as_secs_f64() * 1e9 / f64::from(vezes));
        }
    }
    lotes.map(|mut lotes| {
        lotes.sort_by(f64::total_cmp);
        lotes[10]
    })
}

fn main() {
    let empresa = Empresa::ficticia("11222333000181");
    let emissao = Emissao { codigo_numerico: 1_020_304, ..Emissao::nova(TipoAmbiente::Homologacao, 1, 42) };
    let ler = || Payload::from_slice(Modelo::Cte, JSON.as_bytes()).expect("the example is JSON");
    let lido = ler();
    let xml = escrever(&mut ler(), &empresa, &emissao).expect("the example is written").xml;
    let assinado = assinar(&xml, Certificado::de_teste()).expect("the example is signed");
    let chave = SigningKey::<Sha1>::new(RsaPrivateKey::from_pkcs8_der(CHAVE).expect("the test key is PKCS#8"));

    let importar_ns = medir(500, || {
        let importado = importar(black_box(assinado.as_bytes())).expect("the example is read");
        black_box(importado.json());
    });
    // Writing changes the payload: each document is a copy, and copying is measured apart.
    let [copiar_ns, escrever_e_copiar_ns] = medir_juntos(
        500,
        [
            &mut || {
                black_box(lido.clone());
            },
            &mut || {
                black_box(escrever(&mut lido.clone(), &empresa, &emissao)).expect("the example is written");
            },
        ],
    );
    let escrever_ns = escrever_e_copiar_ns - copiar_ns;
    let [rsa_ns, assinar_ns] = medir_juntos(
        20,
        [
            &mut || {
                black_box(chave.try_sign_with_rng(&mut OsRng, black_box(b"mensagem"))).expect("the key signs");
            },
            &mut || {
                black_box(assinar(black_box(&xml), Certificado::de_teste())).expect("the example is signed");
            },
        ],
    );
    let verificar_ns = medir(50, || {
        black_box(verificar(black_box(assinado.as_bytes()))).expect("the example is read");
    });
    println!(
        "{{\"bytes\":{},\"importar_ns\":{importar_ns:.0},\"escrever_ns\":{escrever_ns:.0},\"copiar_ns\":{copiar_ns:.0},\
         \"assinar_ns\":{assinar_ns:.0},\"rsa_ns\":{rsa_ns:.0},\"verificar_ns\":{verificar_ns:.0}}}",
        assinado.len()
    );
}
