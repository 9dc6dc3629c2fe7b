#include <stdint.h>
#include <sys/types.h>

#include <openssl/ssl.h>

/* What a connection exchanged, and one record or message of it. */
typedef struct oxissl_trace_st OXISSL_TRACE;
typedef struct oxissl_trace_event_st OXISSL_TRACE_EVENT;

/*
 * What signs and decrypts with private keys that the library does not have.
 *
 * Each function stores its result, of at most max_out bytes, in out and its length in out_len, and returns
 * OXISSL_PRIVATE_KEY_SUCCESS; or OXISSL_PRIVATE_KEY_FAILURE; or OXISSL_PRIVATE_KEY_RETRY if it has begun the operation and
 * has no result yet. Then the call that led to it (SSL_do_handshake, SSL_read, ...) ends with SSL_ERROR_WANT_ASYNC, and
 * SSL_want says SSL_ASYNC_PAUSED. The program repeats that call when it likes, best when the result is there, and each
 * time complete is asked for it, until it returns something else than OXISSL_PRIVATE_KEY_RETRY. If complete is NULL, sign or
 * decrypt is called again instead.
 *
 * sign: makes a signature over in, which is not hashed, by a TLS 1.3 SignatureScheme (0x0804 is rsa_pss_rsae_sha256, with a
 * salt as long as the hash) or one of the OXISSL_SIGN_ values. SSL_get_certificate says for which certificate.
 *
 * decrypt: makes an RSA decryption of in, which is as long as the modulus, without taking any padding away: the result is
 * as long as the modulus, too. The library looks at the padding itself, so that nobody can tell from the time it takes
 * whether that was right. Only RSA key exchange before TLS 1.3 needs it, and it may be NULL where no such suite is on.
 *
 * The functions may call what they like on ssl but what moves its handshake on. Those that finish the operation elsewhere,
 * on another thread say, have no business with ssl. A connection that is freed or cleared meanwhile asks no more for the
 * result: a program that must know keeps what belongs to the operation with SSL_set_ex_data, whose free function is called.
 */
typedef struct oxissl_private_key_method_st {
    int (*sign)(SSL *ssl, uint8_t *out, size_t *out_len, size_t max_out, uint16_t signature_algorithm, const uint8_t *in,
                size_t in_len, void *arg);
    int (*decrypt)(SSL *ssl, uint8_t *out, size_t *out_len, size_t max_out, const uint8_t *in, size_t in_len, void *arg);
    int (*complete)(SSL *ssl, uint8_t *out, size_t *out_len, size_t max_out, void *arg);
} OXISSL_PRIVATE_KEY_METHOD;

