//! The client of TLS 1.3 (RFC 8446, appendix A.1), a state per message and question.
