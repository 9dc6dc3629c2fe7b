/* A program that opens and seals session tickets itself, for tests: with the results that a test wants. */
#ifndef TICKET_KEYS_H
#define TICKET_KEYS_H

#include "check.h"

#include <string.h>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>

static unsigned char name[16] = "the key's name", aes_key[32] = "an AES key", hmac_key[32] = "an HMAC key";
/* How often it was asked, and what it answers. */
static int sealed, opened, seal_result, open_result;
static const EVP_CIPHER *(*cipher)(void) = EVP_aes_256_cbc;

static int evp_keys(SSL *ssl, unsigned char *key_name, unsigned char *iv, EVP_CIPHER_CTX *ctx, EVP_MAC_CTX *mac, int enc)
{
    OSSL_PARAM params[3];

    CHECK(ssl != NULL && SSL_is_server(ssl));
    if (enc)
        sealed++;
    else
        opened++;
    if ((enc ? seal_result : open_result) <= 0)
        return enc ? seal_result : open_result;
    if (enc) {
        CHECK_INT(RAND_bytes(iv, EVP_MAX_IV_LENGTH), 1);
        memcpy(key_name, name, sizeof name);
        CHECK_INT(EVP_EncryptInit_ex(ctx, cipher(), NULL, aes_key, iv), 1);
    } else {
        if (memcmp(key_name, name, sizeof name) != 0)
            return 0;
        CHECK_INT(EVP_DecryptInit_ex(ctx, cipher(), NULL, aes_key, iv), 1);
    }
    params[0] = OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_KEY, hmac_key, sizeof hmac_key);
    params[1] = OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)"SHA256", 0);
    params[2] = OSSL_PARAM_construct_end();
    CHECK_INT(EVP_MAC_CTX_set_params(mac, params), 1);
    return enc ? seal_result : open_result;
}

#endif
