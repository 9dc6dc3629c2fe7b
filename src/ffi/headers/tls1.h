#include <openssl/buffer.h>
#include <openssl/x509.h>

/* The host that a client asks for, a string; a server learns it from SSL_get_servername. */
#define SSL_set_tlsext_host_name(s, name) \
    SSL_ctrl(s, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, (void *)(name))

/* Called when a server has read which host the client asks for; returns an SSL_TLSEXT_ERR_ value. */
#define SSL_CTX_set_tlsext_servername_callback(ctx, cb) \
    SSL_CTX_callback_ctrl(ctx, SSL_CTRL_SET_TLSEXT_SERVERNAME_CB, (void (*)(void))(cb))
#define SSL_CTX_set_tlsext_servername_arg(ctx, arg) \
    SSL_CTX_ctrl(ctx, SSL_CTRL_SET_TLSEXT_SERVERNAME_ARG, 0, (void *)(arg))

/* The keys of session tickets, 80 bytes: with NULL, how many bytes they are. */
#define SSL_CTX_get_tlsext_ticket_keys(ctx, keys, keylen) \
    SSL_CTX_ctrl((ctx), SSL_CTRL_GET_TLSEXT_TICKET_KEYS, (keylen), (keys))
#define SSL_CTX_set_tlsext_ticket_keys(ctx, keys, keylen) \
    SSL_CTX_ctrl((ctx), SSL_CTRL_SET_TLSEXT_TICKET_KEYS, (keylen), (keys))

/* The status of a server's certificate (OCSP stapling). A client asks for it with the type TLSEXT_STATUSTYPE_ocsp; the
   callback judges the response that came, or that none came: more than 0 is good, 0 is not, less than 0 is an error. A
   server's callback sets the response, in memory of OPENSSL_malloc, which is taken over, and returns an SSL_TLSEXT_ERR_
   value. Getting a response gives its length, or -1 if there is none. */
#define SSL_CTX_set_tlsext_status_type(ctx, type) SSL_CTX_ctrl(ctx, SSL_CTRL_SET_TLSEXT_STATUS_REQ_TYPE, type, NULL)
#define SSL_CTX_get_tlsext_status_type(ctx) SSL_CTX_ctrl(ctx, SSL_CTRL_GET_TLSEXT_STATUS_REQ_TYPE, 0, NULL)
#define SSL_set_tlsext_status_type(ssl, type) SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_STATUS_REQ_TYPE, type, NULL)
#define SSL_get_tlsext_status_type(ssl) SSL_ctrl(ssl, SSL_CTRL_GET_TLSEXT_STATUS_REQ_TYPE, 0, NULL)
#define SSL_CTX_set_tlsext_status_cb(ctx, cb) \
    SSL_CTX_callback_ctrl(ctx, SSL_CTRL_SET_TLSEXT_STATUS_REQ_CB, (void (*)(void))(cb))
#define SSL_CTX_get_tlsext_status_cb(ctx, cb) \
    SSL_CTX_ctrl(ctx, SSL_CTRL_GET_TLSEXT_STATUS_REQ_CB, 0, (void *)(cb))
#define SSL_CTX_set_tlsext_status_arg(ctx, arg) SSL_CTX_ctrl(ctx, SSL_CTRL_SET_TLSEXT_STATUS_REQ_CB_ARG, 0, (arg))
#define SSL_CTX_get_tlsext_status_arg(ctx, arg) SSL_CTX_ctrl(ctx, SSL_CTRL_GET_TLSEXT_STATUS_REQ_CB_ARG, 0, (arg))
#define SSL_get_tlsext_status_ocsp_resp(ssl, arg) \
    SSL_ctrl(ssl, SSL_CTRL_GET_TLSEXT_STATUS_REQ_OCSP_RESP, 0, (arg))
#define SSL_set_tlsext_status_ocsp_resp(ssl, arg, arglen) \
    SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_STATUS_REQ_OCSP_RESP, arglen, (arg))
/* As SSL_CTX_set_tlsext_ticket_key_evp_cb, with an HMAC_CTX: as before OpenSSL 3.0. */
#define SSL_CTX_set_tlsext_ticket_key_cb(ssl, cb) \
    SSL_CTX_callback_ctrl(ssl, SSL_CTRL_SET_TLSEXT_TICKET_KEY_CB, (void (*)(void))(cb))
