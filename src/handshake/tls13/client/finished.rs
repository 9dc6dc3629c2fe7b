//! The server's Finished (RFC 8446, section 4.4.4): the proof that both sides saw the same, and the keys of all that follows.

use super::Accepted;
use super::authentication::Request;
use super::flight::{self, Closing};
use crate::Result;
use crate::codepoint::HandshakeType;
use crate::handshake::messages::Finished;
use crate::handshake::state::{
    Asking, Context, Expecting, FinishedVerified, Incoming, State, misfit, refused_by_answer,
};
use crate::handshake::{Answer, Question};

/// The server proves that it saw what this side saw.
pub(super) struct ExpectFinished {
    pub(super) server: Accepted,
}

impl Expecting for ExpectFinished {
    fn name(&self) -> &'static str {
        "ExpectFinished"
    }

    fn receive(self: Box<Self>, incoming: Incoming, cx: &mut Context<'_>) -> Result<State> {
        let message = incoming.message(HandshakeType::FINISHED, self.name())?;
        let Accepted { mut exchange, peer, request } = self.server;
        let received = Finished::decode(message.body(), exchange.suite.prf_hash.output_len())?.verify_data;
        let expected = exchange.server.finished_key().verify_data(&exchange.transcript.current());
        let finished = FinishedVerified::check(expected.as_ref(), &received)?;
        cx.facts.peer_finished = received;
        exchange.transcript.add(message.raw());

        let so_far = exchange.transcript.current();
        let master = exchange.secret.into_master();
        let (client, server) = (master.client_traffic(&so_far), master.server_traffic(&so_far));
        let exporter = master.exporter(&so_far);
        let random = &exchange.hello.random;
        cx.channel.log_secret("CLIENT_TRAFFIC_SECRET_0", random, client.as_ref());
        cx.channel.log_secret("SERVER_TRAFFIC_SECRET_0", random, server.as_ref());
        cx.channel.log_secret("EXPORTER_SECRET", random, exporter.as_ref());
        cx.channel.reader.set_protection(server.protection(exchange.suite));
        let closing = Closing {
            suite: exchange.suite,
            transcript: exchange.transcript,
            finished_key: exchange.client.finished_key(),
            master,
            client,
            server,
            exporter,
            early: exchange.early,
            change_due: exchange.change_due,
            fragment_length: exchange.fragment_length,
            peer,
            finished,
            request: request.map(|wanted| Request { context: Vec::new(), wanted }),
            may_be_asked_later: exchange.hello.extensions.post_handshake_auth,
        };
        if cx.config.status_request && cx.config.asks.certificate_status {
            State::ask(JudgeStatus { closing })
        } else {
            flight::end_early_data(closing, cx)
        }
    }
}

/// Somebody looks at the status of the server's certificate, or misses it, once the server is done.
struct JudgeStatus {
    closing: Closing,
}

impl Asking for JudgeStatus {
    fn question(&self) -> Question {
        Question::JudgeStatus
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Continue => flight::end_early_data(self.closing, cx),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("JudgeStatus", alert, reason)),
            _ => Err(misfit("JudgeStatus")),
        }
    }
}
