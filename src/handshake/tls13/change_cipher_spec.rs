//! ChangeCipherSpecs that mean nothing: whoever stands between and knows no version later than TLS 1.2 expects to see one
//! (RFC 8446, appendix D.4).

use crate::Result;
use crate::handshake::state::{Context, Sending, State};

/// What follows.
type Next = Box<dyn FnOnce(&mut Context<'_>) -> Result<State> + Send>;

/// Sends one if it is `due`, and goes on with `next`.
pub(super) fn send(
    due: bool,
    cx: &mut Context<'_>,
    next: impl FnOnce(&mut Context<'_>) -> Result<State> + Send + 'static,
) -> Result<State> {
    if due { State::send(SendChangeCipherSpec { next: Box::new(next) }) } else { next(cx) }
}

struct SendChangeCipherSpec {
    next: Next,
}

impl Sending for SendChangeCipherSpec {
    fn send(self: Box<Self>, cx: &mut Context<'_>) -> Result<State> {
        cx.channel.send_change_cipher_spec()?;
        (self.next)(cx)
    }
}
