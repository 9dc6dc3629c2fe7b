//! The cookie of a server that keeps nothing of a client's first hello (RFC 8446, section 4.2.2): the client keeps it.
//!
//! ```text
//! MakeCookie  · SendHelloRetryRequest      (for a hello without a cookie)
//! JudgeCookie                              (for one with a cookie of ours)
//! ```

use super::hello::consider;
use super::key_share::Choice;
use super::{Proposal, Retried, key_share, psk, retry};
use crate::alert::AlertDescription;
use crate::codec::{Reader, Writer};
use crate::codepoint::{HandshakeType, NamedGroup};
use crate::config::CookieKey;
use crate::error::Reason;
use crate::handshake::messages::frame;
use crate::handshake::state::{Asking, Context, State, misfit, refused, refused_by_answer};
use crate::handshake::transcript::Transcript;
use crate::handshake::{Answer, CookieUse, Question};
use crate::session::now;
use crate::{Error, Result};

/// The layout that follows.
const FORMAT: u8 = 1;

/// How long a cookie is good, in seconds: as long as in OpenSSL.
const LIFETIME: i64 = 600;

/// How many bytes may be somebody else's in a cookie.
const MAX_OTHERS: usize = 255;

/// What a cookie holds.
struct Remembered {
    suite: u16,
    /// The group that a share was asked for, if one was.
    group: Option<NamedGroup>,
    /// When it was made, in seconds since 1970.
    made: i64,
    /// The hash of the first hello.
    hash: Vec<u8>,
    /// Whatever else was to be remembered.
    others: Vec<u8>,
}

impl Remembered {
    fn encode(&self) -> Vec<u8> {
        let mut out = vec![FORMAT];
        out.u16(self.suite);
        // No group has the number 0.
        out.u16(self.group.map_or(0, |group| group.0));
        out.bytes(&self.made.to_be_bytes());
        out.vec8(|out| out.bytes(&self.hash));
        out.vec8(|out| out.bytes(&self.others));
        out
    }

    fn decode(content: &[u8]) -> Result<Self> {
        let mut r = Reader::new(content, "cookie");
        if r.u8()? != FORMAT {
            return Err(Error::Decode { what: "cookie" });
        }
        let this = Self {
            suite: r.u16()?,
            group: Some(NamedGroup(r.u16()?)).filter(|group| group.0 != 0),
            made: i64::from_be_bytes(r.array()?),
            hash: r.vec8()?.to_vec(),
            others: r.vec8()?.to_vec(),
        };
        r.finish()?;
        Ok(this)
    }
}

/// Goes on from a first hello, which is a second one if it brings a cookie of ours.
pub(super) fn open(proposal: Proposal, key: &CookieKey, cx: &mut Context<'_>) -> Result<State> {
    let Some(cookie) = &proposal.hello.extensions.cookie else { return demand(proposal, cx) };
    let mismatch =
        |detail: &str| refused(AlertDescription::ILLEGAL_PARAMETER, Reason::COOKIE_MISMATCH, detail.to_owned());
    let content = key.open(cookie).ok_or_else(|| mismatch("the client's cookie is none that this server has made"))?;
    let remembered = Remembered::decode(content)?;
    if !(0..=LIFETIME).contains(&(now() - remembered.made)) {
        return demand(proposal, cx);
    }
    if remembered.suite != proposal.suite.id {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::BAD_CIPHER,
            "the ClientHello comes to another suite than before its cookie".to_owned(),
        ));
    }
    if cx.config.asks.cookies {
        State::ask(JudgeCookie { proposal, remembered })
    } else {
        resume(proposal, remembered, cx)
    }
}

/// Somebody has the last word on a cookie.
struct JudgeCookie {
    proposal: Proposal,
    remembered: Remembered,
}

impl Asking for JudgeCookie {
    fn question(&self) -> Question {
        Question::JudgeCookie { cookie: self.remembered.others.clone() }
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Continue => resume(self.proposal, self.remembered, cx),
            Answer::Ignore => demand(self.proposal, cx),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("JudgeCookie", alert, reason)),
            _ => Err(misfit("JudgeCookie")),
        }
    }
}

/// Goes on as if this server had asked for the hello just now.
fn resume(proposal: Proposal, remembered: Remembered, cx: &mut Context<'_>) -> Result<State> {
    let Proposal { hello, transcript: second, suite, .. } = proposal;
    if hello.extensions.early_data {
        return Err(refused(
            AlertDescription::ILLEGAL_PARAMETER,
            Reason::BAD_EXTENSION,
            "a hello that brings a cookie back announces early data".to_owned(),
        ));
    }
    let cookie = hello.extensions.cookie.clone();
    let request = retry::request(&hello, suite, remembered.group, cookie);
    let mut transcript = Transcript::of_first_hello(suite.prf_hash, &remembered.hash);
    transcript.add(&frame(HandshakeType::SERVER_HELLO, |out| request.encode(out)));
    transcript.add(second.buffered());
    cx.facts.cookie = CookieUse::Returned;
    let retried = Some(Retried { group: remembered.group });
    consider(Proposal { hello, transcript, suite, retried }, cx)
}

/// Asks for another hello with a cookie, and with a share where this one has none to go on with.
fn demand(proposal: Proposal, cx: &mut Context<'_>) -> Result<State> {
    let group = match key_share::choose(&proposal, cx.config) {
        Ok(Choice::Retry(group)) => Some(group),
        Ok(Choice::Share(_)) => None,
        // A pre-shared key may do without.
        Err(_) if psk::Modes::of(&proposal.hello, cx.config).alone => None,
        Err(error) => return Err(error),
    };
    if cx.config.asks.cookies {
        State::ask(MakeCookie { proposal, group })
    } else {
        make(proposal, group, Vec::new(), cx)
    }
}

/// Somebody has something to remember.
struct MakeCookie {
    proposal: Proposal,
    group: Option<NamedGroup>,
}

impl Asking for MakeCookie {
    fn question(&self) -> Question {
        Question::MakeCookie
    }

    fn answer(self: Box<Self>, answer: Answer, cx: &mut Context<'_>) -> Result<State> {
        match answer {
            Answer::Cookie(others) if others.len() <= MAX_OTHERS => make(self.proposal, self.group, others, cx),
            Answer::Refuse { alert, reason } => Err(refused_by_answer("MakeCookie", alert, reason)),
            _ => Err(misfit("MakeCookie")),
        }
    }
}

fn make(proposal: Proposal, group: Option<NamedGroup>, others: Vec<u8>, cx: &mut Context<'_>) -> Result<State> {
    let Some(key) = &cx.config.cookies else {
        return Err(Error::Internal { what: "a cookie is made without a key" });
    };
    let hash = proposal.suite.prf_hash.digest(&[proposal.transcript.buffered()]).as_ref().to_vec();
    let cookie = key.seal(Remembered { suite: proposal.suite.id, group, made: now(), hash, others }.encode());
    cx.facts.cookie = CookieUse::Asked;
    retry::ask(proposal, group, Some(cookie))
}
