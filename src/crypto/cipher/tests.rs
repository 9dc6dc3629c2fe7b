//! The ciphers against published vectors, whatever the pieces.

use std::sync::Arc;

use super::super::fixtures::hex;
use super::*;
use BlockCipher::{Aes128, Aes192, Aes256, Des, Rc2, TripleDes};
use CipherAlgorithm::Block;

const PLAIN: &str = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51\
                     30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";
const IV: &str = "000102030405060708090a0b0c0d0e0f";
const KEY_128: &str = "2b7e151628aed2a6abf7158809cf4f3c";
const KEY_192: &str = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b";
const KEY_256: &str = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4";

/// All of `data` in pieces of this length.
fn run(stream: &mut CipherStream, data: &[u8], piece: usize) -> std::result::Result<Vec<u8>, FinalError> {
    let mut out = Vec::new();
    data.chunks(piece).for_each(|piece| out.extend_from_slice(&stream.update(piece)));
    out.extend_from_slice(&stream.finish()?);
    Ok(out)
}

fn stream(algorithm: CipherAlgorithm, key: &[u8], encrypts: bool, iv: &[u8]) -> CipherStream {
    let key = Arc::new(CipherKey::new(algorithm, key).unwrap());
    CipherStream::new(algorithm, &key, encrypts, iv).unwrap()
}

fn example(algorithm: CipherAlgorithm, key: &str, iv: &str, plain: &str, sealed: &str) {
    let [key, iv, plain, sealed] = [key, iv, plain, sealed].map(hex);
    for piece in [1, 7, 16, 33, 1000] {
        for (encrypts, from, to) in [(true, &plain, &sealed), (false, &sealed, &plain)] {
            let mut stream = stream(algorithm, &key, encrypts, &iv);
            stream.set_padding(false);
            assert_eq!(run(&mut stream, from, piece).as_ref(), Ok(to), "{algorithm:?} in pieces of {piece}");
        }
    }
}

#[test]
fn nist_sp_800_38a() {
    let cases = [
        (
            Aes128,
            Mode::Ecb,
            KEY_128,
            "",
            "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf\
                                          43b1cd7f598ece23881b00e3ed0306887b0c785e27e8ad3f8223207104725dd4",
        ),
        (
            Aes192,
            Mode::Cbc,
            KEY_192,
            IV,
            "4f021db243bc633d7178183a9fa071e8b4d9ada9ad7dedf4e5e738763f69145a\
                                          571b242012fb7ae07fa9baac3df102e008b0e27988598881d920a9e64f5615cd",
        ),
        (
            Aes256,
            Mode::Cbc,
            KEY_256,
            IV,
            "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d\
                                          39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
        ),
        (
            Aes128,
            Mode::Cfb,
            KEY_128,
            IV,
            "3b3fd92eb72dad20333449f8e83cfb4ac8a64537a0b3a93fcde3cdad9f1ce58b\
                                          26751f67a3cbb140b1808cf187a4f4dfc04b05357c5d1c0eeac4c66f9ff7f2e6",
        ),
        (
            Aes128,
            Mode::Ofb,
            KEY_128,
            IV,
            "3b3fd92eb72dad20333449f8e83cfb4a7789508d16918f03f53c52dac54ed825\
                                          9740051e9c5fecf64344f7a82260edcc304c6528f659c77866a510d9c1d6ae5e",
        ),
        (
            Aes256,
            Mode::Ctr,
            KEY_256,
            "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
            "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5\
                                          2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6",
        ),
    ];
    for (cipher, mode, key, iv, sealed) in cases {
        example(Block(cipher, mode), key, iv, PLAIN, sealed);
    }
    let (short, sealed) = ("6bc1bee22e409f96e93d7e117393172aae2d", "3b79424c9c0dd436bace9e0ed4586a4f32b9");
    example(Block(Aes128, Mode::Cfb8), KEY_128, IV, short, sealed);
}

#[test]
fn a_counter_carries_over() {
    // As OpenSSL 3.0's `enc -aes-128-ctr` has it.
    example(
        Block(Aes128, Mode::Ctr),
        KEY_128,
        "00ffffffffffffffffffffffffffffff",
        PLAIN,
        "515a04cae6b6a9e7ee7f652b2958af92d074bdcc4c303a01bb12c280a69a456f\
         7454094364144a9bab8412774e0795ed54de76ba8c514f7be9fc2d8adc585e23",
    );
}

#[test]
fn old_ciphers() {
    // FIPS 81, table B1; the rest as OpenSSL 3.0's `enc` has it.
    example(Block(Des, Mode::Ecb), "0123456789abcdef", "", "4e6f772069732074", "3fa40e8a984d4815");
    example(
        Block(Des, Mode::Cbc),
        "0123456789abcdef",
        "1234567890abcdef",
        PLAIN,
        "7f48a8d3d60494dd359970dca49cb3b182e514d334ddf0798aa88fcb0a12dbb9\
         7dd4ae560852a427ad9666b307816856721bbb26fd48726e6f9579109e3237a6",
    );
    example(
        Block(TripleDes, Mode::Cbc),
        "0123456789abcdef23456789abcdef01456789abcdef0123",
        "f69f2445df4f9b17",
        PLAIN,
        "2079c3d53aa763e193b79e2569ab5262516570481f25b50f73c0bda85c8e0da7\
         9bd86425fae429fdbd65a7a21b6e5d20925d8b0ef919a428154b96ed90f2bc1e",
    );
    example(
        Block(BlockCipher::TripleDesTwoKeys, Mode::Cbc),
        "0123456789abcdef23456789abcdef01",
        "f69f2445df4f9b17",
        PLAIN,
        "7401ce1eab6d003caff84bf47b36cc2154f0238f9ffecd8f6acf118392b45581\
         ada61acb9d107f1f212754d3028a1c3170004e292e9fb969a44eaf1e20c0e9eb",
    );
    example(
        Block(Rc2(40), Mode::Cbc),
        "0123456789",
        "f69f2445df4f9b17",
        PLAIN,
        "686fb107c4dbb4eb18bb0f94707e02ca110f625408bff23b51200e45b2d115de\
         e44bd75159255511a655729a97524f7c09833473a46ba22cd6fc74c88e652564",
    );
    example(
        Block(Rc2(128), Mode::Cbc),
        KEY_128,
        "f69f2445df4f9b17",
        PLAIN,
        "dc833ebeecbe861411cd070a72a763472575c18a50138f6dbd738a45b83b3875\
         a2722f14baf096b79e92d928fd81b56229d83b22260233f37261e189592ac100",
    );
    // RFC 6229, section 2: 40 bits.
    example(
        CipherAlgorithm::Rc4,
        "0102030405",
        "",
        "00000000000000000000000000000000",
        "b2396305f03dc027ccc3524a0a1118a8",
    );
}

#[test]
fn rfc_8439() {
    // Section 2.4.2.
    let plain = "4c616469657320616e642047656e746c656d656e206f662074686520636c6173";
    let sealed = "6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b";
    let key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    example(CipherAlgorithm::ChaCha20, key, "01000000000000000000004a00000000", plain, sealed);
}

/// Whatever the pieces, the whole is the same.
#[test]
fn padding() {
    let algorithm = Block(Aes128, Mode::Cbc);
    for length in 0..50u8 {
        let plain: Vec<u8> = (0..length).collect();
        let sealed = run(&mut stream(algorithm, &[7; 16], true, &[3; 16]), &plain, 1000).unwrap();
        let mut padded = plain.clone();
        let padding = 16 - plain.len() % 16;
        padded.resize(plain.len() + padding, padding as u8);
        for piece in [1, 5, 16, 17, 64] {
            assert_eq!(run(&mut stream(algorithm, &[7; 16], true, &[3; 16]), &plain, piece).as_ref(), Ok(&sealed));
            assert_eq!(run(&mut stream(algorithm, &[7; 16], false, &[3; 16]), &sealed, piece).as_ref(), Ok(&plain));
            let mut raw = stream(algorithm, &[7; 16], false, &[3; 16]);
            raw.set_padding(false);
            assert_eq!(run(&mut raw, &sealed, piece).as_ref(), Ok(&padded));
        }
    }
}

#[test]
fn wrong_ends() {
    let algorithm = Block(Aes256, Mode::Cbc);
    for (encrypts, pads, length) in [(true, false, 15), (false, false, 17), (false, true, 0), (false, true, 31)] {
        let mut stream = stream(algorithm, &[7; 32], encrypts, &[0; 16]);
        stream.set_padding(pads);
        assert_eq!(run(&mut stream, &vec![0; length], 1000), Err(FinalError::Length), "{length}");
    }
    for block in [[0; 16], [17; 16], [15; 16], [0xff; 16]] {
        let mut last = block;
        // The padding of 15 needs 15 such bytes: here the second is another.
        last[1] ^= 1;
        let mut raw = stream(algorithm, &[7; 32], true, &[0; 16]);
        raw.set_padding(false);
        let sealed = run(&mut raw, &last, 16).unwrap();
        let mut stream = stream(algorithm, &[7; 32], false, &[0; 16]);
        assert_eq!(run(&mut stream, &sealed, 16), Err(FinalError::Padding), "{block:?}");
    }
}
