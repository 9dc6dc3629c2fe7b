//! The key schedule (RFC 8446, section 7.1).
