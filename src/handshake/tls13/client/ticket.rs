//! NewSessionTicket (RFC 8446, section 4.6.1): the server hands out what the connection's terms can be resumed by.

use std::sync::Arc;

use crate::Result;
use crate::handshake::Event;
use crate::handshake::messages::HandshakeMessage;
use crate::handshake::messages::tls13::NewSessionTicket;
use crate::handshake::state::{Context, State, Traffic};
use crate::handshake::tls13::established::Tickets;
use crate::handshake::tls13::session::MAX_TICKET_LIFETIME;
use crate::session::{MasterSecret, now_millis};

/// Takes a ticket on an established connection, and makes a session of it.
pub(in crate::handshake) fn receive(
    message: &HandshakeMessage,
    traffic: Traffic,
    cx: &mut Context<'_>,
) -> Result<State> {
    let ticket = NewSessionTicket::decode(message.body())?;
    let (Some(established), Some(session)) = (&traffic.established, &cx.facts.session) else {
        return Ok(State::Traffic(traffic));
    };
    let Tickets::Received(resumption) = &established.tickets else { return Ok(State::Traffic(traffic)) };
    // One that lives for no time is to be discarded at once.
    if ticket.ticket_lifetime > 0 {
        let psk = MasterSecret::of_psk(resumption.psk(&ticket.ticket_nonce).as_ref()).unwrap_or_default();
        let max_early_data = ticket.extensions.max_early_data_size.unwrap_or_default();
        let mut session = session.with_psk(psk, ticket.ticket_age_add, max_early_data, now_millis());
        // A resumed connection may have come to other terms than the session that it began with.
        session.suite = established.suite;
        session.alpn.clone_from(&cx.facts.alpn);
        session.group = cx.facts.group.or(session.group);
        session.set_ticket(ticket.ticket, ticket.ticket_lifetime.min(MAX_TICKET_LIFETIME));
        let session = Arc::new(session);
        if cx.config.observe.sessions {
            cx.channel.events.push_back(Event::NewSession(Arc::clone(&session)));
        }
        cx.facts.session = Some(session);
    }
    Ok(State::Traffic(traffic))
}
