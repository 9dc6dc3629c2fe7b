/* Signs and decrypts as a hardware module would: with OpenSSL's libcrypto, which is loaded here and seen by nobody else. */
#ifndef SIGNER_H
#define SIGNER_H

#include <dlfcn.h>
#include <stdint.h>

#include "check.h"

#ifndef PKI
#define PKI "../pki"
#endif

/* The functions of libcrypto by name, as its manual pages have them. */
static struct {
    void *library;
    void *(*BIO_new_file)(const char *, const char *);
    int (*BIO_free)(void *);
    void *(*PEM_read_bio_PrivateKey)(void *, void **, void *, void *);
    void (*EVP_PKEY_free)(void *);
    void *(*EVP_MD_CTX_new)(void);
    void (*EVP_MD_CTX_free)(void *);
    const void *(*EVP_get_digestbyname)(const char *);
    int (*EVP_DigestSignInit)(void *, void **, const void *, void *, void *);
    int (*EVP_DigestSign)(void *, uint8_t *, size_t *, const uint8_t *, size_t);
    void *(*EVP_PKEY_CTX_new)(void *, void *);
    void (*EVP_PKEY_CTX_free)(void *);
    int (*EVP_PKEY_CTX_set_rsa_padding)(void *, int);
    int (*EVP_PKEY_CTX_set_rsa_pss_saltlen)(void *, int);
    int (*EVP_PKEY_decrypt_init)(void *);
    int (*EVP_PKEY_decrypt)(void *, uint8_t *, size_t *, const uint8_t *, size_t);
} crypto;

/* 0 if there is no libcrypto. */
static inline int signer_load(void)
{
    if (crypto.library == NULL) {
        crypto.library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
        if (crypto.library == NULL)
            return 0;
#define LOAD(name) \
    do { \
        *(void **)&crypto.name = dlsym(crypto.library, #name); \
        CHECK(crypto.name != NULL); \
    } while (0)
        LOAD(BIO_new_file);
        LOAD(BIO_free);
        LOAD(PEM_read_bio_PrivateKey);
        LOAD(EVP_PKEY_free);
        LOAD(EVP_MD_CTX_new);
        LOAD(EVP_MD_CTX_free);
        LOAD(EVP_get_digestbyname);
        LOAD(EVP_DigestSignInit);
        LOAD(EVP_DigestSign);
        LOAD(EVP_PKEY_CTX_new);
        LOAD(EVP_PKEY_CTX_free);
        LOAD(EVP_PKEY_CTX_set_rsa_padding);
        LOAD(EVP_PKEY_CTX_set_rsa_pss_saltlen);
        LOAD(EVP_PKEY_decrypt_init);
        LOAD(EVP_PKEY_decrypt);
#undef LOAD
    }
    return 1;
}

static inline void *signer_key(const char *name)
{
    char path[256];
    void *bio, *key;

    snprintf(path, sizeof path, PKI "/%s.key", name);
    bio = crypto.BIO_new_file(path, "r");
    CHECK(bio != NULL);
    key = crypto.PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    CHECK(key != NULL);
    crypto.BIO_free(bio);
    return key;
}

/* A signature by a TLS SignatureScheme; 1 if it could be made. */
static inline int signer_sign(const char *name, uint8_t *out, size_t *len, unsigned algorithm, const uint8_t *in,
                              size_t in_len)
{
    static const struct {
        unsigned algorithm;
        const char *hash;
        int pss;
    } schemes[] = {{0x0401, "SHA256", 0}, {0x0501, "SHA384", 0}, {0x0601, "SHA512", 0}, {0x0201, "SHA1", 0},
                   {0x0403, "SHA256", 0}, {0x0503, "SHA384", 0}, {0x0603, "SHA512", 0}, {0x0203, "SHA1", 0},
                   {0x0804, "SHA256", 1}, {0x0805, "SHA384", 1}, {0x0806, "SHA512", 1}, {0x0809, "SHA256", 1},
                   {0x080a, "SHA384", 1}, {0x080b, "SHA512", 1}, {0x0807, NULL, 0},     {0xff01, "MD5-SHA1", 0}};
    void *key = signer_key(name), *ctx = crypto.EVP_MD_CTX_new(), *pctx = NULL;
    int done = 0;
    size_t i;

    for (i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (schemes[i].algorithm != algorithm)
            continue;
        done = crypto.EVP_DigestSignInit(ctx, &pctx, schemes[i].hash ? crypto.EVP_get_digestbyname(schemes[i].hash) : NULL,
                                         NULL, key) == 1;
        if (schemes[i].pss) /* RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_DIGEST */
            done = done && crypto.EVP_PKEY_CTX_set_rsa_padding(pctx, 6) > 0 &&
                   crypto.EVP_PKEY_CTX_set_rsa_pss_saltlen(pctx, -1) > 0;
        done = done && crypto.EVP_DigestSign(ctx, out, len, in, in_len) == 1;
    }
    crypto.EVP_MD_CTX_free(ctx);
    crypto.EVP_PKEY_free(key);
    return done;
}

/* A raw RSA decryption; 1 if it could be made. */
static inline int signer_decrypt(const char *name, uint8_t *out, size_t *len, const uint8_t *in, size_t in_len)
{
    void *key = signer_key(name), *ctx = crypto.EVP_PKEY_CTX_new(key, NULL);
    int done = crypto.EVP_PKEY_decrypt_init(ctx) == 1 && crypto.EVP_PKEY_CTX_set_rsa_padding(ctx, 3) > 0 && /* none */
               crypto.EVP_PKEY_decrypt(ctx, out, len, in, in_len) == 1;

    crypto.EVP_PKEY_CTX_free(ctx);
    crypto.EVP_PKEY_free(key);
    return done;
}

#endif
