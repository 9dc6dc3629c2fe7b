//! `BIO_R_…`: the reasons of the BIO functions, with their texts.
#![allow(missing_docs, reason = "each name says what its text says")]

use std::ffi::{CStr, c_int};

pub const BIO_R_ACCEPT_ERROR: c_int = 100;
pub const BIO_R_ADDRINFO_ADDR_IS_NOT_AF_INET: c_int = 141;
pub const BIO_R_AMBIGUOUS_HOST_OR_SERVICE: c_int = 129;
pub const BIO_R_BAD_FOPEN_MODE: c_int = 101;
pub const BIO_R_BROKEN_PIPE: c_int = 124;
pub const BIO_R_CONNECT_ERROR: c_int = 103;
pub const BIO_R_CONNECT_TIMEOUT: c_int = 147;
pub const BIO_R_GETHOSTBYNAME_ADDR_IS_NOT_AF_INET: c_int = 107;
pub const BIO_R_GETSOCKNAME_ERROR: c_int = 132;
pub const BIO_R_GETSOCKNAME_TRUNCATED_ADDRESS: c_int = 133;
pub const BIO_R_GETTING_SOCKTYPE: c_int = 134;
pub const BIO_R_INVALID_ARGUMENT: c_int = 125;
pub const BIO_R_INVALID_SOCKET: c_int = 135;
pub const BIO_R_IN_USE: c_int = 123;
pub const BIO_R_LENGTH_TOO_LONG: c_int = 102;
pub const BIO_R_LISTEN_V6_ONLY: c_int = 136;
pub const BIO_R_LOOKUP_RETURNED_NOTHING: c_int = 142;
pub const BIO_R_MALFORMED_HOST_OR_SERVICE: c_int = 130;
pub const BIO_R_NBIO_CONNECT_ERROR: c_int = 110;
pub const BIO_R_NO_ACCEPT_ADDR_OR_SERVICE_SPECIFIED: c_int = 143;
pub const BIO_R_NO_HOSTNAME_OR_SERVICE_SPECIFIED: c_int = 144;
pub const BIO_R_NO_PORT_DEFINED: c_int = 113;
pub const BIO_R_NO_SUCH_FILE: c_int = 128;
pub const BIO_R_NULL_PARAMETER: c_int = 115;
pub const BIO_R_TRANSFER_ERROR: c_int = 104;
pub const BIO_R_TRANSFER_TIMEOUT: c_int = 105;
pub const BIO_R_UNABLE_TO_BIND_SOCKET: c_int = 117;
pub const BIO_R_UNABLE_TO_CREATE_SOCKET: c_int = 118;
pub const BIO_R_UNABLE_TO_KEEPALIVE: c_int = 137;
pub const BIO_R_UNABLE_TO_LISTEN_SOCKET: c_int = 119;
pub const BIO_R_UNABLE_TO_NODELAY: c_int = 138;
pub const BIO_R_UNABLE_TO_REUSEADDR: c_int = 139;
pub const BIO_R_UNAVAILABLE_IP_FAMILY: c_int = 145;
pub const BIO_R_UNINITIALIZED: c_int = 120;
pub const BIO_R_UNKNOWN_INFO_TYPE: c_int = 140;
pub const BIO_R_UNSUPPORTED_IP_FAMILY: c_int = 146;
pub const BIO_R_UNSUPPORTED_METHOD: c_int = 121;
pub const BIO_R_UNSUPPORTED_PROTOCOL_FAMILY: c_int = 131;
pub const BIO_R_WRITE_TO_READ_ONLY_BIO: c_int = 126;
pub const BIO_R_WSASTARTUP: c_int = 122;

/// The texts by number.
pub(crate) const TEXTS: &[(c_int, &CStr)] = &[
    (BIO_R_ACCEPT_ERROR, c"accept error"),
    (BIO_R_ADDRINFO_ADDR_IS_NOT_AF_INET, c"addrinfo addr is not af inet"),
    (BIO_R_AMBIGUOUS_HOST_OR_SERVICE, c"ambiguous host or service"),
    (BIO_R_BAD_FOPEN_MODE, c"bad fopen mode"),
    (BIO_R_BROKEN_PIPE, c"broken pipe"),
    (BIO_R_CONNECT_ERROR, c"connect error"),
    (BIO_R_CONNECT_TIMEOUT, c"connect timeout"),
    (BIO_R_GETHOSTBYNAME_ADDR_IS_NOT_AF_INET, c"gethostbyname addr is not af inet"),
    (BIO_R_GETSOCKNAME_ERROR, c"getsockname error"),
    (BIO_R_GETSOCKNAME_TRUNCATED_ADDRESS, c"getsockname truncated address"),
    (BIO_R_GETTING_SOCKTYPE, c"getting socktype"),
    (BIO_R_INVALID_ARGUMENT, c"invalid argument"),
    (BIO_R_INVALID_SOCKET, c"invalid socket"),
    (BIO_R_IN_USE, c"in use"),
    (BIO_R_LENGTH_TOO_LONG, c"length too long"),
    (BIO_R_LISTEN_V6_ONLY, c"listen v6 only"),
    (BIO_R_LOOKUP_RETURNED_NOTHING, c"lookup returned nothing"),
    (BIO_R_MALFORMED_HOST_OR_SERVICE, c"malformed host or service"),
    (BIO_R_NBIO_CONNECT_ERROR, c"nbio connect error"),
    (BIO_R_NO_ACCEPT_ADDR_OR_SERVICE_SPECIFIED, c"no accept addr or service specified"),
    (BIO_R_NO_HOSTNAME_OR_SERVICE_SPECIFIED, c"no hostname or service specified"),
    (BIO_R_NO_PORT_DEFINED, c"no port defined"),
    (BIO_R_NO_SUCH_FILE, c"no such file"),
    (BIO_R_NULL_PARAMETER, c"null parameter"),
    (BIO_R_TRANSFER_ERROR, c"transfer error"),
    (BIO_R_TRANSFER_TIMEOUT, c"transfer timeout"),
    (BIO_R_UNABLE_TO_BIND_SOCKET, c"unable to bind socket"),
    (BIO_R_UNABLE_TO_CREATE_SOCKET, c"unable to create socket"),
    (BIO_R_UNABLE_TO_KEEPALIVE, c"unable to keepalive"),
    (BIO_R_UNABLE_TO_LISTEN_SOCKET, c"unable to listen socket"),
    (BIO_R_UNABLE_TO_NODELAY, c"unable to nodelay"),
    (BIO_R_UNABLE_TO_REUSEADDR, c"unable to reuseaddr"),
    (BIO_R_UNAVAILABLE_IP_FAMILY, c"unavailable ip family"),
    (BIO_R_UNINITIALIZED, c"uninitialized"),
    (BIO_R_UNKNOWN_INFO_TYPE, c"unknown info type"),
    (BIO_R_UNSUPPORTED_IP_FAMILY, c"unsupported ip family"),
    (BIO_R_UNSUPPORTED_METHOD, c"unsupported method"),
    (BIO_R_UNSUPPORTED_PROTOCOL_FAMILY, c"unsupported protocol family"),
    (BIO_R_WRITE_TO_READ_ONLY_BIO, c"write to read only BIO"),
    (BIO_R_WSASTARTUP, c"WSAStartup"),
];
