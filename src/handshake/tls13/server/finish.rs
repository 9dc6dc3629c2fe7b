//! The end of the handshake: both Finished messages, and the keys of the data (RFC 8446, section 4.4.4).

use std::sync::Arc;

use super::client_auth::ExpectCertificate;
use super::tickets::{self, Issuer};
use super::{Exchange, Wish, early_data};
use crate::Result;
use crate::codepoint::{HandshakeType, MaxFragmentLength};
use crate::crypto::suites::CipherSuite;
use crate::handshake::messages::Finished;
use crate::handshake::state::{Context, Expecting, FinishedVerified, Incoming, PeerVerified, Sending, State, Traffic};
use crate::handshake::tls13::established::{DueUpdates, Established, Tickets};
use crate::handshake::tls13::key_schedule::{ExporterSecret, MasterSecret, TrafficSecret};
use crate::handshake::tls13::session;
use crate::handshake::transcript::Transcript;
use crate::session::Session;

/// The proof that this side saw what the client saw, and its last message under the keys of the handshake.
pub(super) struct SendFinished {
    pub(super) exchange: Exchange,
}

impl Sending for SendFinished {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        let Exchange { hello, suite, mut transcript, record_sizes, secret, client, server, peer, .. } = self.exchange;
        let (resumed, tickets_due, early_data) =
            (self.exchange.resumed, self.exchange.tickets_due, self.exchange.early_data);
        let verify_data = server.finished_key().verify_data(&transcript.current()).as_ref().to_vec();
        let message = Finished { verify_data };
        cx.send(&mut transcript, HandshakeType::FINISHED, |out| message.encode(out))?;
        cx.facts.own_finished = message.verify_data;

        let master = secret.into_master();
        let now = transcript.current();
        let (client_data, server_data) = (master.client_traffic(&now), master.server_traffic(&now));
        let exporter = master.exporter(&now);
        for (label, secret) in [
            ("CLIENT_TRAFFIC_SECRET_0", client_data.as_ref()),
            ("SERVER_TRAFFIC_SECRET_0", server_data.as_ref()),
            ("EXPORTER_SECRET", exporter.as_ref()),
        ] {
            cx.channel.log_secret(label, &hello.random, secret);
        }
        cx.channel.writer.set_protection(server_data.protection(suite));
        early_data::may_answer(cx);
        let after = early_data.map(|left| (left, client.protection(suite)));
        let fragment_length = record_sizes.fragment_length;
        let finish = move |transcript, peer| {
            State::expect(ExpectFinished {
                suite,
                transcript,
                handshake: client,
                master,
                ours: server_data,
                theirs: client_data,
                exporter,
                fragment_length,
                peer,
                resumed,
                tickets_due,
            })
        };
        let go_on = move |transcript| match peer {
            Some(peer) => finish(transcript, peer),
            None => {
                let next = Box::new(move |transcript, peer, _: &mut Context<'_>| finish(transcript, peer));
                State::expect(ExpectCertificate { transcript, context: Vec::new(), next })
            }
        };
        match after {
            Some((left, protection)) => early_data::expect_end(left, transcript, protection, record_sizes, go_on),
            None => go_on(transcript),
        }
    }
}

/// The client proves that it saw what this side saw.
struct ExpectFinished {
    suite: &'static CipherSuite,
    transcript: Transcript,
    /// What protects the client's handshake messages.
    handshake: TrafficSecret,
    master: MasterSecret,
    /// What protects our data, and the client's.
    ours: TrafficSecret,
    theirs: TrafficSecret,
    exporter: ExporterSecret,
    fragment_length: Option<MaxFragmentLength>,
    peer: PeerVerified,
    /// The session that goes on.
    resumed: Option<Arc<Session>>,
    /// The client is to be given tickets.
    tickets_due: bool,
}

impl Expecting for ExpectFinished {
    fn name(&self) -> &'static str {
        "ExpectFinished"
    }

    fn receive(mut self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::FINISHED, self.name())?;
        let received = Finished::decode(message.body(), self.suite.prf_hash.output_len())?.verify_data;
        let expected = self.handshake.finished_key().verify_data(&self.transcript.current());
        let finished = FinishedVerified::check(expected.as_ref(), &received)?;
        self.transcript.add(message.raw());
        let Self {
            suite, transcript, master, ours, theirs, exporter, fragment_length, peer, resumed, tickets_due, ..
        } = *self;
        cx.channel.reader.set_protection(theirs.protection(suite));
        cx.facts.peer_finished = received;
        let hello = cx.facts.client_hello.take();
        let session = resumed.unwrap_or_else(|| Arc::new(session::new(suite, fragment_length, cx)));
        cx.facts.session = Some(session);
        let issuer = Issuer::new(master.resumption(&transcript.current()), tickets_due);
        let count = issuer.worth(cx);
        let may_ask_later = hello.is_some_and(|hello| hello.extensions.post_handshake_auth);
        let transcript = may_ask_later.then(|| Box::new(transcript));
        tickets::issue(issuer, count, cx, move |issuer, _| {
            let tickets = Tickets::Issued(issuer);
            Ok(Traffic::establish(
                peer,
                finished,
                Established {
                    suite,
                    ours,
                    theirs,
                    due: DueUpdates::default(),
                    exporter,
                    tickets,
                    transcript,
                    wish: Wish::None,
                },
            ))
        })
    }
}
