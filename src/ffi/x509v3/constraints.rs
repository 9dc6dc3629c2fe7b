//! Constraints on names and policies.

use super::general_name::GENERAL_NAME;
use crate::ffi::asn1::primitive::Integer;
use crate::ffi::asn1::template::exported;
use crate::ffi::asn1::template::field::{Implicit, Optional, SequenceOf};
use crate::ffi::asn1::template::structure::sequence;
use crate::ffi::types::stack_st_GENERAL_SUBTREE;

sequence! {
    /// GeneralSubtree (RFC 5280, section 4.2.1.10), `struct GENERAL_SUBTREE_st`.
    pub struct GENERAL_SUBTREE {
        /// The name above the others.
        base: GENERAL_NAME,
        /// At least so far below, or NULL for 0.
        minimum: Optional<Implicit<0, Integer>>,
        /// At most so far below, or NULL.
        maximum: Optional<Implicit<1, Integer>>,
    }
}

exported! { GENERAL_SUBTREE:
    new GENERAL_SUBTREE_new; free GENERAL_SUBTREE_free; item GENERAL_SUBTREE_it;
}

type Subtrees = SequenceOf<GENERAL_SUBTREE, stack_st_GENERAL_SUBTREE>;

sequence! {
    /// NameConstraints, `struct NAME_CONSTRAINTS_st`.
    pub struct NAME_CONSTRAINTS {
        /// Where names must lie, or NULL.
        permittedSubtrees: Optional<Implicit<0, Subtrees>>,
        /// Where names must not lie, or NULL.
        excludedSubtrees: Optional<Implicit<1, Subtrees>>,
    }
}

exported! { NAME_CONSTRAINTS:
    new NAME_CONSTRAINTS_new; free NAME_CONSTRAINTS_free; item NAME_CONSTRAINTS_it;
}

sequence! {
    /// PolicyConstraints (RFC 5280, section 4.2.1.11), `struct POLICY_CONSTRAINTS_st`.
    pub struct POLICY_CONSTRAINTS {
        /// After how many certificates a policy is required, or NULL.
        requireExplicitPolicy: Optional<Implicit<0, Integer>>,
        /// After how many certificates policies are not mapped, or NULL.
        inhibitPolicyMapping: Optional<Implicit<1, Integer>>,
    }
}

exported! { POLICY_CONSTRAINTS:
    new POLICY_CONSTRAINTS_new; free POLICY_CONSTRAINTS_free; item POLICY_CONSTRAINTS_it;
}
