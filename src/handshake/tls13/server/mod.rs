//! The server of TLS 1.3 (RFC 8446, appendix A.2), a state per message and question.
