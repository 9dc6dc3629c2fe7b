//! The commands of `SSL_ctrl`, `SSL_CTX_ctrl` and their callback forms. Only commands that work are here.

use core::ffi::c_int;

/// Whether a server asked this client for a certificate.
pub const SSL_CTRL_GET_CLIENT_CERT_REQUEST: c_int = 9;
/// `SSL_num_renegotiations`.
pub const SSL_CTRL_GET_NUM_RENEGOTIATIONS: c_int = 10;
/// `SSL_clear_num_renegotiations`.
pub const SSL_CTRL_CLEAR_NUM_RENEGOTIATIONS: c_int = 11;
/// `SSL_total_renegotiations`.
pub const SSL_CTRL_GET_TOTAL_RENEGOTIATIONS: c_int = 12;
/// `SSL_CTX_add_extra_chain_cert`.
pub const SSL_CTRL_EXTRA_CHAIN_CERT: c_int = 14;
/// `SSL_CTX_set_msg_callback`.
pub const SSL_CTRL_SET_MSG_CALLBACK: c_int = 15;
/// `SSL_CTX_set_msg_callback_arg`.
pub const SSL_CTRL_SET_MSG_CALLBACK_ARG: c_int = 16;
/// `SSL_CTX_sess_number`.
pub const SSL_CTRL_SESS_NUMBER: c_int = 20;
/// `SSL_CTX_sess_connect`.
pub const SSL_CTRL_SESS_CONNECT: c_int = 21;
/// `SSL_CTX_sess_connect_good`.
pub const SSL_CTRL_SESS_CONNECT_GOOD: c_int = 22;
/// `SSL_CTX_sess_connect_renegotiate`.
pub const SSL_CTRL_SESS_CONNECT_RENEGOTIATE: c_int = 23;
/// `SSL_CTX_sess_accept`.
pub const SSL_CTRL_SESS_ACCEPT: c_int = 24;
/// `SSL_CTX_sess_accept_good`.
pub const SSL_CTRL_SESS_ACCEPT_GOOD: c_int = 25;
/// `SSL_CTX_sess_accept_renegotiate`.
pub const SSL_CTRL_SESS_ACCEPT_RENEGOTIATE: c_int = 26;
/// `SSL_CTX_sess_hits`.
pub const SSL_CTRL_SESS_HIT: c_int = 27;
/// `SSL_CTX_sess_cb_hits`.
pub const SSL_CTRL_SESS_CB_HIT: c_int = 28;
/// `SSL_CTX_sess_misses`.
pub const SSL_CTRL_SESS_MISSES: c_int = 29;
/// `SSL_CTX_sess_timeouts`.
pub const SSL_CTRL_SESS_TIMEOUTS: c_int = 30;
/// `SSL_CTX_sess_cache_full`.
pub const SSL_CTRL_SESS_CACHE_FULL: c_int = 31;
/// `SSL_CTX_set_mode` and `SSL_set_mode`.
pub const SSL_CTRL_MODE: c_int = 33;
/// `SSL_CTX_get_read_ahead`.
pub const SSL_CTRL_GET_READ_AHEAD: c_int = 40;
/// `SSL_CTX_set_read_ahead`.
pub const SSL_CTRL_SET_READ_AHEAD: c_int = 41;
/// `SSL_CTX_sess_set_cache_size`.
pub const SSL_CTRL_SET_SESS_CACHE_SIZE: c_int = 42;
/// `SSL_CTX_sess_get_cache_size`.
pub const SSL_CTRL_GET_SESS_CACHE_SIZE: c_int = 43;
/// `SSL_CTX_set_session_cache_mode`.
pub const SSL_CTRL_SET_SESS_CACHE_MODE: c_int = 44;
/// `SSL_CTX_get_session_cache_mode`.
pub const SSL_CTRL_GET_SESS_CACHE_MODE: c_int = 45;
/// `SSL_CTX_get_max_cert_list`.
pub const SSL_CTRL_GET_MAX_CERT_LIST: c_int = 50;
/// `SSL_CTX_set_max_cert_list`.
pub const SSL_CTRL_SET_MAX_CERT_LIST: c_int = 51;
/// `SSL_CTX_set_max_send_fragment`.
pub const SSL_CTRL_SET_MAX_SEND_FRAGMENT: c_int = 52;
/// `SSL_CTX_set_tlsext_servername_callback`.
pub const SSL_CTRL_SET_TLSEXT_SERVERNAME_CB: c_int = 53;
/// `SSL_CTX_set_tlsext_servername_arg`.
pub const SSL_CTRL_SET_TLSEXT_SERVERNAME_ARG: c_int = 54;
/// `SSL_set_tlsext_host_name`.
pub const SSL_CTRL_SET_TLSEXT_HOSTNAME: c_int = 55;
/// `SSL_CTX_get_tlsext_ticket_keys`.
pub const SSL_CTRL_GET_TLSEXT_TICKET_KEYS: c_int = 58;
/// `SSL_CTX_set_tlsext_ticket_keys`.
pub const SSL_CTRL_SET_TLSEXT_TICKET_KEYS: c_int = 59;
/// `SSL_CTX_set_tlsext_status_cb`.
pub const SSL_CTRL_SET_TLSEXT_STATUS_REQ_CB: c_int = 63;
/// `SSL_CTX_set_tlsext_status_arg`.
pub const SSL_CTRL_SET_TLSEXT_STATUS_REQ_CB_ARG: c_int = 64;
/// `SSL_CTX_set_tlsext_status_type` and `SSL_set_tlsext_status_type`.
pub const SSL_CTRL_SET_TLSEXT_STATUS_REQ_TYPE: c_int = 65;
/// `SSL_get_tlsext_status_ocsp_resp`.
pub const SSL_CTRL_GET_TLSEXT_STATUS_REQ_OCSP_RESP: c_int = 70;
/// `SSL_set_tlsext_status_ocsp_resp`.
pub const SSL_CTRL_SET_TLSEXT_STATUS_REQ_OCSP_RESP: c_int = 71;
/// `SSL_CTX_set_tlsext_ticket_key_cb`.
pub const SSL_CTRL_SET_TLSEXT_TICKET_KEY_CB: c_int = 72;
/// `SSL_get_secure_renegotiation_support`.
pub const SSL_CTRL_GET_RI_SUPPORT: c_int = 76;
/// `SSL_CTX_clear_mode` and `SSL_clear_mode`.
pub const SSL_CTRL_CLEAR_MODE: c_int = 78;
/// `SSL_CTX_get_extra_chain_certs`.
pub const SSL_CTRL_GET_EXTRA_CHAIN_CERTS: c_int = 82;
/// `SSL_CTX_clear_extra_chain_certs`.
pub const SSL_CTRL_CLEAR_EXTRA_CHAIN_CERTS: c_int = 83;
/// `SSL_CTX_set0_chain` and `SSL_CTX_set1_chain`.
pub const SSL_CTRL_CHAIN: c_int = 88;
/// `SSL_CTX_add0_chain_cert` and `SSL_CTX_add1_chain_cert`.
pub const SSL_CTRL_CHAIN_CERT: c_int = 89;
/// `SSL_get1_groups`.
pub const SSL_CTRL_GET_GROUPS: c_int = 90;
/// `SSL_CTX_set1_groups`.
pub const SSL_CTRL_SET_GROUPS: c_int = 91;
/// `SSL_CTX_set1_groups_list`.
pub const SSL_CTRL_SET_GROUPS_LIST: c_int = 92;
/// `SSL_get_shared_group`.
pub const SSL_CTRL_GET_SHARED_GROUP: c_int = 93;
/// `SSL_CTX_set1_sigalgs`.
pub const SSL_CTRL_SET_SIGALGS: c_int = 97;
/// `SSL_CTX_set1_sigalgs_list`.
pub const SSL_CTRL_SET_SIGALGS_LIST: c_int = 98;
/// `SSL_CTX_set0_chain_cert_store`.
pub const SSL_CTRL_SET_CHAIN_CERT_STORE: c_int = 107;
/// `SSL_CTX_get0_chain_cert_store`.
pub const SSL_CTRL_GET_CHAIN_CERT_STORE: c_int = 138;
/// `SSL_CTX_set0_verify_cert_store` and `SSL_CTX_set1_verify_cert_store`.
pub const SSL_CTRL_SET_VERIFY_CERT_STORE: c_int = 106;
/// `SSL_get_peer_signature_nid`.
pub const SSL_CTRL_GET_PEER_SIGNATURE_NID: c_int = 108;
/// `SSL_CTX_get0_chain_certs`.
pub const SSL_CTRL_GET_CHAIN_CERTS: c_int = 115;
/// `SSL_CTX_select_current_cert`.
pub const SSL_CTRL_SELECT_CURRENT_CERT: c_int = 116;
/// `SSL_CTX_set_current_cert`.
pub const SSL_CTRL_SET_CURRENT_CERT: c_int = 117;
/// `SSL_CTX_set_tmp_dh`.
pub const SSL_CTRL_SET_TMP_DH: c_int = 3;
/// `SSL_CTX_set_dh_auto`.
pub const SSL_CTRL_SET_DH_AUTO: c_int = 118;
/// `SSL_get_extms_support`.
pub const SSL_CTRL_GET_EXTMS_SUPPORT: c_int = 122;
/// `SSL_CTX_set_min_proto_version`.
pub const SSL_CTRL_SET_MIN_PROTO_VERSION: c_int = 123;
/// `SSL_CTX_set_max_proto_version`.
pub const SSL_CTRL_SET_MAX_PROTO_VERSION: c_int = 124;
/// `SSL_CTX_get_tlsext_status_type` and `SSL_get_tlsext_status_type`.
pub const SSL_CTRL_GET_TLSEXT_STATUS_REQ_TYPE: c_int = 127;
/// `SSL_CTX_get_tlsext_status_cb`.
pub const SSL_CTRL_GET_TLSEXT_STATUS_REQ_CB: c_int = 128;
/// `SSL_CTX_get_tlsext_status_arg`.
pub const SSL_CTRL_GET_TLSEXT_STATUS_REQ_CB_ARG: c_int = 129;
/// `SSL_CTX_set_split_send_fragment`.
pub const SSL_CTRL_SET_SPLIT_SEND_FRAGMENT: c_int = 125;
/// `SSL_CTX_set_max_pipelines`.
pub const SSL_CTRL_SET_MAX_PIPELINES: c_int = 126;
/// `SSL_CTX_get_min_proto_version`.
pub const SSL_CTRL_GET_MIN_PROTO_VERSION: c_int = 130;
/// `SSL_CTX_get_max_proto_version`.
pub const SSL_CTRL_GET_MAX_PROTO_VERSION: c_int = 131;
/// `SSL_set_retry_verify`.
pub const SSL_CTRL_SET_RETRY_VERIFY: c_int = 136;
/// `SSL_CTX_set1_client_sigalgs`.
pub const SSL_CTRL_SET_CLIENT_SIGALGS: c_int = 101;
/// `SSL_CTX_set1_client_sigalgs_list`.
pub const SSL_CTRL_SET_CLIENT_SIGALGS_LIST: c_int = 102;
/// `SSL_get0_certificate_types`.
pub const SSL_CTRL_GET_CLIENT_CERT_TYPES: c_int = 103;
/// `SSL_CTX_set1_client_certificate_types`.
pub const SSL_CTRL_SET_CLIENT_CERT_TYPES: c_int = 104;
/// `SSL_get_signature_nid`.
pub const SSL_CTRL_GET_SIGNATURE_NID: c_int = 132;
/// `SSL_get_negotiated_group`.
pub const SSL_CTRL_GET_NEGOTIATED_GROUP: c_int = 134;
/// `SSL_CTX_get0_verify_cert_store`.
pub const SSL_CTRL_GET_VERIFY_CERT_STORE: c_int = 137;
