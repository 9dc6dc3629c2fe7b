//! The group that both agree on a secret with, and the client's share for it (RFC 8446, section 4.2.8).

use super::{Proposal, Retried};
use crate::alert::AlertDescription;
use crate::codepoint::NamedGroup;
use crate::config::Config;
use crate::error::Reason;
use crate::handshake::extensions::KeyShareEntry;
use crate::handshake::state::refused;
use crate::{Error, Result};

/// What comes of the client's shares.
pub(super) enum Choice {
    /// This one is answered.
    Share(KeyShareEntry),
    /// None can be, but both have this group.
    Retry(NamedGroup),
}

/// Chooses: one of the groups that the client has sent a share for, rather than one that it would have to be asked for.
pub(super) fn choose(proposal: &Proposal, config: &Config) -> Result<Choice> {
    let extensions = &proposal.hello.extensions;
    let shares = extensions.key_share.as_deref().unwrap_or_default();
    let offered = extensions.supported_groups.as_deref().unwrap_or_default();
    // Sorted, since a client can fill both lists with thousands.
    let mut listed: Vec<_> = offered.iter().map(|group| group.0).collect();
    listed.sort_unstable();
    if let Some(share) = shares.iter().find(|share| listed.binary_search(&share.group.0).is_err()) {
        return Err(bad_share(format!(
            "the client sends a key share for the group {}, which it does not list",
            share.group
        )));
    }
    if let Some(Retried { group: Some(group) }) = proposal.retried {
        return match shares {
            [share] if share.group == group => Ok(Choice::Share(share.clone())),
            _ => Err(bad_share(format!(
                "the client was asked for a key share of the group {group} alone, and sends {}",
                shares.len()
            ))),
        };
    }
    let ours: Vec<_> = config.offered_groups().collect();
    let share = if config.server_preference {
        ours.iter().find_map(|group| shares.iter().find(|share| share.group == *group))
    } else {
        shares.iter().find(|share| ours.contains(&share.group))
    };
    match (share, ours.iter().find(|group| offered.contains(group))) {
        (Some(share), _) => Ok(Choice::Share(share.clone())),
        (None, Some(group)) if proposal.retried.is_none() => Ok(Choice::Retry(*group)),
        (None, Some(_)) => Err(bad_share("the client has sent another key share than it was asked for".to_owned())),
        (None, None) => {
            let names =
                |groups: &[NamedGroup]| groups.iter().take(32).map(ToString::to_string).collect::<Vec<_>>().join(":");
            Err(refused(
                AlertDescription::HANDSHAKE_FAILURE,
                Reason::NO_SUITABLE_KEY_SHARE,
                format!("no shared group: the client offers {}; this server has {}", names(offered), names(&ours)),
            ))
        }
    }
}

fn bad_share(detail: String) -> Error {
    refused(AlertDescription::ILLEGAL_PARAMETER, Reason::BAD_KEY_SHARE, detail)
}
