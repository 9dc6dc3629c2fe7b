//! Any bytes as the extensions of a ClientHello and of a ServerHello; what is read, written and read again is the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxissl::handshake::extensions::{ExtensionBlock, signed_certificate_timestamps};
use oxissl::handshake::messages::{ClientHello, ServerHello};

/// A ClientHello up to its extensions: version, random, no session ID, one suite, null compression.
const CLIENT: [&[u8]; 3] = [&[3, 3], &[7; 32], &[0, 0, 2, 0xc0, 0x2f, 1, 0]];

/// A ServerHello up to its extensions.
const SERVER: [&[u8]; 3] = [&[3, 3], &[7; 32], &[0, 0xc0, 0x2f, 0]];

/// A hello that begins with `beginning` and whose extensions are `bytes`.
fn hello(beginning: [&[u8]; 3], bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX).to_be_bytes();
    [&beginning.concat(), &length[..], bytes].concat()
}

/// Looks at each extension in both ways there are.
fn look(received: &ExtensionBlock) {
    for (typ, body) in received.iter() {
        assert_eq!(received.get(typ), Some(body));
        drop(signed_certificate_timestamps::check(body));
    }
}

fuzz_target!(|bytes: &[u8]| {
    let client = ClientHello::decode(&hello(CLIENT, bytes));
    if let Ok(client) = &client {
        look(&client.extensions.received);
        let mut out = Vec::new();
        client.encode(&mut out);
        let mut again = ClientHello::decode(&out).expect("what was written");
        again.extensions.received = client.extensions.received.clone();
        assert_eq!(again, *client);
    }
    if let Ok(server) = ServerHello::decode(&hello(SERVER, bytes)) {
        look(&server.extensions.received);
        if let Ok(client) = &client {
            drop(server.extensions.check_solicited(&client.extensions));
        }
        let mut out = Vec::new();
        server.encode(&mut out);
        let mut again = ServerHello::decode(&out).expect("what was written");
        again.extensions.received = server.extensions.received.clone();
        assert_eq!(again, server);
    }
});
