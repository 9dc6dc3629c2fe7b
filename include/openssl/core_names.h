/*
 * openssl/core_names.h of OxiSSL: the names of algorithms and of their parameters.
 */
#ifndef OPENSSL_CORE_NAMES_H
#define OPENSSL_CORE_NAMES_H

/* EVP_CIPHER_CTX */
#define OSSL_CIPHER_PARAM_PADDING "padding"

/* EVP_MAC_CTX */
#define OSSL_MAC_PARAM_KEY "key"
#define OSSL_MAC_PARAM_DIGEST "digest"
#define OSSL_MAC_PARAM_PROPERTIES "properties"
#define OSSL_MAC_NAME_HMAC "HMAC"

/* Digests */
#define OSSL_DIGEST_NAME_MD5 "MD5"
#define OSSL_DIGEST_NAME_MD5_SHA1 "MD5-SHA1"
#define OSSL_DIGEST_NAME_SHA1 "SHA1"
#define OSSL_DIGEST_NAME_SHA2_224 "SHA2-224"
#define OSSL_DIGEST_NAME_SHA2_256 "SHA2-256"
#define OSSL_DIGEST_NAME_SHA2_384 "SHA2-384"
#define OSSL_DIGEST_NAME_SHA2_512 "SHA2-512"

#endif
