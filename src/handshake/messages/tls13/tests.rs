//! Each message of TLS 1.3 as it travels, whole, cut off and malformed.
