//! For tests of published traces: in the place of random bytes, and of messages that this library would put otherwise, those
//! of the trace. Only this thread's connections are told what to do.

use std::cell::RefCell;
use std::collections::VecDeque;

use crate::codepoint::HandshakeType;

thread_local! {
    static SCRIPT: RefCell<Script> = RefCell::default();
}

/// What is to happen, and what would have happened.
#[derive(Default)]
struct Script {
    draws: VecDeque<Vec<u8>>,
    messages: VecDeque<Vec<u8>>,
    replaced: Vec<Vec<u8>>,
}

/// The next draws of random bytes give these, in turn.
pub(crate) fn draw_next(draws: &[&[u8]]) {
    SCRIPT.with_borrow_mut(|script| script.draws.extend(draws.iter().map(|bytes| bytes.to_vec())));
}

/// The next messages of their types are these, with their headers, in turn.
pub(crate) fn send_next(messages: &[&[u8]]) {
    SCRIPT.with_borrow_mut(|script| script.messages.extend(messages.iter().map(|message| message.to_vec())));
}

/// Ends the script, all of which must have been followed. Returns the messages that were replaced.
pub(crate) fn end() -> Vec<Vec<u8>> {
    let script = SCRIPT.take();
    assert_eq!((script.draws.len(), script.messages.len()), (0, 0), "draws and messages were left over");
    script.replaced
}

/// Fills `out` if the script says with what.
pub(crate) fn draw(out: &mut [u8]) -> bool {
    let next = SCRIPT.with_borrow_mut(|script| script.draws.pop_front());
    if let Some(bytes) = &next {
        assert_eq!(bytes.len(), out.len(), "another draw was expected");
        out.copy_from_slice(bytes);
    }
    next.is_some()
}

/// The message that is sent in the place of `message`.
pub(crate) fn message(typ: HandshakeType, message: Vec<u8>) -> Vec<u8> {
    SCRIPT.with_borrow_mut(|script| {
        if script.messages.front().and_then(|next| next.first()) != Some(&typ.0) {
            return message;
        }
        script.replaced.push(message);
        script.messages.pop_front().unwrap_or_default()
    })
}
