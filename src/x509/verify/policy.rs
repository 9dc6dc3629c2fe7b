//! Policies along the chain (RFC 5280, section 6.1), with the verdicts of OpenSSL's policy tree.
//!
//! RFC 5280 describes a tree, which can grow exponentially with the length of the chain. Nodes of a level that stand for the
//! same policy have the same future, so here each level has one node for a policy, with several parents (RFC 9618): the
//! work is linear in the size of the certificates.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Refused, Verification, VerifyError, flag};
use crate::x509::oid::ANY_POLICY;
use crate::x509::policies::Policies;
use crate::x509::{Certificate, X509Error};

/// A policy at one level of the chain.
#[derive(Debug)]
struct Node<'a> {
    policy: &'a [u8],
    /// What it is called one level below: itself, or what it is mapped to.
    expected: Vec<&'a [u8]>,
    mapped: bool,
    /// Whether it was not named by the certificate itself but comes from anyPolicy in a mapping.
    mapped_from_any: bool,
    /// The nodes above, by their number.
    parents: Vec<usize>,
    /// Whether the anyPolicy node above is a parent.
    parent_is_any: bool,
}

/// The policies that are valid after one certificate.
#[derive(Debug, Default)]
struct Level<'a> {
    nodes: Vec<Node<'a>>,
    any: bool,
    /// Whether mappings of this level do not count.
    inhibits_mapping: bool,
}

/// What there is to say of a chain's policies.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Valid,
    NoExplicitPolicy,
}

impl Verification<'_> {
    /// Policies, if they are asked for.
    pub(super) fn check_policies(&mut self) -> Result<(), Refused> {
        if !self.params.has(flag::POLICY_CHECK) {
            return Ok(());
        }
        let chain = self.chain.clone();
        match evaluate(&chain, &self.params.policies, self.params.flags) {
            Ok(Verdict::Valid) if self.params.has(flag::NOTIFY_POLICY) => self.notify_policies(),
            Ok(Verdict::Valid) => Ok(()),
            Ok(Verdict::NoExplicitPolicy) => self.fail_at(None, self.depth, VerifyError::NO_EXPLICIT_POLICY),
            Err(_) => {
                let (_, below_anchor) = chain.split_last().unwrap_or((&chain[0], &[]));
                for (depth, certificate) in below_anchor.iter().enumerate() {
                    let valid = Policies::of(certificate).is_ok();
                    self.require(valid, certificate, depth, VerifyError::INVALID_POLICY_EXTENSION)?;
                }
                Ok(())
            }
        }
    }
}

/// Works out which policies a chain is valid for, against those that are wanted (`wanted`: object identifiers; none for any).
fn evaluate(chain: &[Arc<Certificate>], wanted: &[Box<[u8]>], flags: u32) -> Result<Verdict, X509Error> {
    // The anchor's policies do not count.
    let Some((_, path)) = chain.split_last().filter(|(_, path)| !path.is_empty()) else { return Ok(Verdict::Valid) };
    let has = |flag| flags & flag != 0;
    let never = u32::try_from(path.len()).unwrap_or(u32::MAX).saturating_add(1);
    let start = |inhibited: bool| if inhibited { 0 } else { never };

    let mut certificates = Vec::with_capacity(path.len());
    let mut explicit = start(has(flag::EXPLICIT_POLICY));
    let mut all_named = true;
    for certificate in path.iter().rev() {
        // OpenSSL stops here once nothing can change any more, and leaves what is malformed below unseen.
        if explicit == 0 && !all_named {
            break;
        }
        let policies = Policies::of(certificate)?;
        all_named &= policies.named.is_some();
        if explicit > 0 {
            count_down(&mut explicit, certificate, policies.require_explicit);
        }
        certificates.push((certificate, policies));
    }
    if !all_named {
        return Ok(if explicit == 0 { Verdict::NoExplicitPolicy } else { Verdict::Valid });
    }

    let mut inhibit_any = start(has(flag::INHIBIT_ANY));
    let mut inhibit_mapping = start(has(flag::INHIBIT_MAP));
    let mut levels = vec![Level { any: true, ..Level::default() }];
    let last = certificates.len() - 1;
    for (number, (certificate, policies)) in certificates.iter().enumerate() {
        let mut any_counts = policies.any;
        if inhibit_any == 0 {
            any_counts &= certificate.is_self_issued() && number != last;
        } else {
            count_down(&mut inhibit_any, certificate, policies.inhibit_any);
        }
        let inhibits_mapping = inhibit_mapping == 0;
        if !inhibits_mapping {
            count_down(&mut inhibit_mapping, certificate, policies.inhibit_mapping);
        }
        let above = levels.last().unwrap_or(&levels[0]);
        let level = Level::below(above, policies, any_counts, inhibits_mapping);
        levels.push(level);
    }
    let bottom = levels.last().unwrap_or(&levels[0]);
    if explicit > 0 || (bottom.any || !bottom.nodes.is_empty()) && any_is_wanted_of(&levels, wanted) {
        return Ok(Verdict::Valid);
    }
    Ok(Verdict::NoExplicitPolicy)
}

/// One certificate less, unless it is self-issued, and never more than it says itself.
fn count_down(counter: &mut u32, certificate: &Certificate, limit: Option<u32>) {
    if !certificate.is_self_issued() {
        *counter -= 1;
    }
    *counter = limit.map_or(*counter, |limit| limit.min(*counter));
}

impl<'a> Level<'a> {
    /// The level of a certificate below another.
    fn below(above: &Level<'a>, policies: &Policies<'a>, any_counts: bool, inhibits_mapping: bool) -> Self {
        let mut nodes = named_nodes(policies);
        let by_policy: HashMap<&[u8], usize> =
            nodes.iter().enumerate().map(|(number, node)| (node.policy, number)).collect();
        // Which of the expected policies of the nodes above the certificate names.
        let mut unmatched: Vec<(&'a [u8], usize)> = Vec::new();
        for (parent, node) in above.nodes.iter().enumerate() {
            let maps = !above.inhibits_mapping && (node.mapped || node.mapped_from_any);
            let expected: &[&[u8]] = if maps { &node.expected } else { std::slice::from_ref(&node.policy) };
            let mut any_matched = false;
            let mut missing = Vec::new();
            for policy in expected {
                match by_policy.get(policy) {
                    Some(child) => {
                        nodes[*child].parents.push(parent);
                        any_matched = true;
                    }
                    None => missing.push((*policy, parent)),
                }
            }
            if any_counts {
                // What comes from anyPolicy in a mapping stands for itself here, once nothing matched.
                match node.mapped || !maps {
                    true => unmatched.extend(missing),
                    false if !any_matched => unmatched.push((node.policy, parent)),
                    false => {}
                }
            }
        }
        for node in &mut nodes {
            node.parent_is_any = above.any && node.parents.is_empty();
        }
        nodes.retain(|node| node.parent_is_any || !node.parents.is_empty());
        let mut added: HashMap<&[u8], usize> = HashMap::new();
        for (policy, parent) in unmatched {
            let number = *added.entry(policy).or_insert(nodes.len());
            if number == nodes.len() {
                nodes.push(Node::new(policy));
            }
            nodes[number].parents.push(parent);
        }
        if inhibits_mapping {
            nodes.retain(|node| !node.mapped && !node.mapped_from_any);
        }
        Self { nodes, any: above.any && any_counts, inhibits_mapping }
    }
}

impl<'a> Node<'a> {
    const fn new(policy: &'a [u8]) -> Self {
        Self {
            policy,
            expected: Vec::new(),
            mapped: false,
            mapped_from_any: false,
            parents: Vec::new(),
            parent_is_any: false,
        }
    }
}

/// A node for each policy that a certificate names or, if it names anyPolicy, maps.
fn named_nodes<'a>(policies: &Policies<'a>) -> Vec<Node<'a>> {
    let mut nodes: Vec<Node<'a>> = policies.named.iter().flatten().map(|policy| Node::new(policy)).collect();
    let mut by_policy: HashMap<&[u8], usize> =
        nodes.iter().enumerate().map(|(number, node)| (node.policy, number)).collect();
    let mut seen = HashSet::new();
    for (issuers, subjects) in policies.mappings.iter().copied() {
        let number = match by_policy.get(issuers) {
            Some(number) => {
                nodes[*number].mapped = true;
                *number
            }
            None if policies.any => {
                by_policy.insert(issuers, nodes.len());
                nodes.push(Node { mapped_from_any: true, ..Node::new(issuers) });
                nodes.len() - 1
            }
            None => continue,
        };
        if seen.insert((issuers, subjects)) {
            nodes[number].expected.push(subjects);
        }
    }
    nodes
}

/// Whether one of the wanted policies, as the anchor's side calls them, is among those that the chain is valid for.
fn any_is_wanted_of(levels: &[Level<'_>], wanted: &[Box<[u8]>]) -> bool {
    let bottom_is_any = levels.last().is_some_and(|level| level.any);
    if wanted.is_empty() {
        return false;
    }
    let any_is_wanted = wanted.iter().any(|policy| **policy == *ANY_POLICY);
    if bottom_is_any {
        return true;
    }
    // Which nodes lead down to the last level.
    let mut alive: HashSet<usize> = levels.last().map_or(0..0, |level| 0..level.nodes.len()).collect();
    for level in levels.iter().rev() {
        let mut alive_above = HashSet::new();
        for number in &alive {
            let node = &level.nodes[*number];
            let is_wanted = || any_is_wanted || wanted.iter().any(|policy| **policy == *node.policy);
            if node.parent_is_any && is_wanted() {
                return true;
            }
            alive_above.extend(node.parents.iter().copied());
        }
        alive = alive_above;
    }
    false
}
