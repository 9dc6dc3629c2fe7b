//! Application data while another handshake is under way.

use super::*;

/// Whether an end has sent its ChangeCipherSpec since its events were cleared.
fn has_new_keys(end: &End) -> bool {
    let sent = |event: &Event| {
        matches!(
            event,
            Event::Message { direction: Direction::Sent, content_type: ContentType::CHANGE_CIPHER_SPEC, .. }
        )
    };
    end.events.iter().any(sent) || end.connection.channel.events.iter().any(sent)
}

/// Renegotiates, and has one end send data before its `nth` step; what the other end read, unless that is fewer steps.
fn data_before_step(nth: usize, sender: Role, by_server: bool, resume: bool, client_auth: bool) -> Option<()> {
    let mut server = willing(&["server-p256"]);
    server.verify.peer = client_auth;
    let mut pair = connected(willing(&["client-p256"]), server);
    let wishing = if by_server { &mut pair.server } else { &mut pair.client };
    wishing.connection.renegotiate(resume).unwrap();
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    let (mut steps, mut early) = (0, None);
    let mut got: Vec<u8> = Vec::new();
    loop {
        let mut moved = false;
        for role in [Role::Client, Role::Server] {
            let (end, inbox, outbox, known) = match role {
                Role::Client => (&mut pair.client, &mut to_client, &mut to_server, &[][..]),
                Role::Server => (&mut pair.server, &mut to_server, &mut to_client, &pair.known[..]),
            };
            loop {
                if role == sender {
                    if steps == nth {
                        early = Some(!has_new_keys(end) || !end.connection.is_handshaking());
                        end.connection.channel.send_data(b"in flight").unwrap();
                    }
                    steps += 1;
                }
                let step = end.connection.step();
                match step {
                    Ok(Step::NeedInput) => {
                        end.flush(outbox);
                        let space = end.connection.space(false);
                        let n = space.len().min(inbox.len());
                        if n == 0 {
                            break;
                        }
                        space[..n].copy_from_slice(&inbox[..n]);
                        end.connection.filled(n);
                        inbox.drain(..n);
                        moved = true;
                    }
                    Ok(Step::NeedOutput) => end.flush(outbox),
                    Ok(Step::Event(event)) => end.events.push(event),
                    Ok(Step::Ask(question)) => {
                        let answer = end.answer(question, known);
                        end.connection.answer(answer).unwrap();
                    }
                    Ok(Step::Data) => {
                        let mut part = [0; 4];
                        let n = end.connection.read(&mut part);
                        got.extend_from_slice(&part[..n]);
                    }
                    Ok(Step::Closed) => panic!("nobody closes"),
                    Err(error) => {
                        let alert = error.alert();
                        end.error = Some(error);
                        assert_eq!(early, Some(false), "step {nth} of {sender:?}: {:?}", end.error);
                        assert!(role != sender && alert == Some(AlertDescription::UNEXPECTED_MESSAGE));
                        return Some(());
                    }
                }
            }
        }
        if !moved && to_server.is_empty() && to_client.is_empty() {
            break;
        }
    }
    early?;
    assert_eq!(got, b"in flight", "step {nth} of {sender:?}");
    pair.check();
    Some(())
}

#[test]
fn data_is_in_flight_at_every_message_boundary() {
    for sender in [Role::Client, Role::Server] {
        for (by_server, resume, client_auth) in
            [(false, false, false), (false, true, false), (true, true, false), (false, false, true)]
        {
            let steps =
                (0..).take_while(|&nth| data_before_step(nth, sender, by_server, resume, client_auth).is_some());
            let steps = steps.count();
            assert!(steps > 8, "{steps}");
        }
    }
}

#[test]
fn data_that_nobody_reads_now_is_set_aside() {
    let mut unseen = willing(&[]);
    unseen.observe = Default::default();
    let mut pair = connected(unseen, willing(&["server-rsa"]));
    pair.client.connection.renegotiate(false).unwrap();
    pair.server.connection.write(b"first").unwrap();
    pair.server.connection.write(b"second").unwrap();
    let (mut to_server, mut to_client) = (Vec::new(), Vec::new());
    run(&mut pair.client, &[], &mut to_server);
    pair.server.flush(&mut to_client);
    let client = &mut pair.client.connection;
    let space = client.space(true);
    space[..to_client.len()].copy_from_slice(&to_client);
    client.filled(to_client.len());
    for _ in 0..2 {
        assert!(matches!(client.step(), Ok(Step::Data)));
        client.set_data_aside();
    }
    assert!(matches!(client.step(), Ok(Step::NeedInput)));
    assert!(client.is_handshaking() && client.has_pending());
    assert_eq!(client.pending(), 5);
    // The handshake goes on, and the data is read in its midst and after it.
    let mut part = [0; 3];
    assert_eq!((client.peek(&mut part), client.read(&mut part), part), (3, 3, *b"fir"));
    to_client.clear();
    feed(&mut pair.server, &to_server, &[], &mut to_client);
    to_server.clear();
    let mut read = feed(&mut pair.client, &to_client, &[], &mut to_server);
    to_client.clear();
    feed(&mut pair.server, &to_server, &[], &mut to_client);
    read.extend(feed(&mut pair.client, &to_client, &[], &mut to_server));
    assert_eq!(read, b"stsecond");
    pair.check();
}

#[test]
fn not_everything_is_set_aside() {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    pair.client.connection.renegotiate(false).unwrap();
    run(&mut pair.client, &[], &mut Vec::new());
    let mut kept = 0;
    let error = loop {
        pair.server.connection.write(&[0; 16384]).unwrap();
        let mut wire = Vec::new();
        pair.server.flush(&mut wire);
        let client = &mut pair.client.connection;
        let mut bytes = &wire[..];
        while !matches!(client.step(), Ok(Step::Data)) {
            let space = client.space(false);
            let n = space.len().min(bytes.len());
            space[..n].copy_from_slice(&bytes[..n]);
            client.filled(n);
            bytes = &bytes[n..];
        }
        client.set_data_aside();
        match client.failure() {
            None => kept += 1,
            Some(error) => break error.clone(),
        }
    };
    assert_eq!((kept, error.reason()), (16, Reason::UNEXPECTED_RECORD));
}

#[test]
fn data_does_not_part_a_message() {
    let mut pair = connected(willing(&[]), willing(&["server-rsa"]));
    pair.client.connection.renegotiate(false).unwrap();
    let mut hello = Vec::new();
    run(&mut pair.client, &[], &mut hello);
    let channel = &mut pair.server.connection.channel;
    channel.send_handshake(HandshakeType::SERVER_HELLO, &[2, 0, 0]).unwrap();
    channel.send_data(b"x").unwrap();
    let mut wire = Vec::new();
    pair.server.flush(&mut wire);
    feed(&mut pair.client, &wire, &[], &mut Vec::new());
    let error = pair.client.error.unwrap();
    assert_eq!(
        (error.reason(), error.alert()),
        (Reason::UNEXPECTED_RECORD, Some(AlertDescription::UNEXPECTED_MESSAGE))
    );
}
