/*
 * Asks the OpenSSL it is linked with for the facts that the suites' tests compare with.
 *
 *   ask_openssl facts            a line for each suite that OxiSSL has
 *   ask_openssl strings < FILE   each cipher string of FILE, and the names of the suites it selects, restricted to those
 *
 * refresh.sh builds and runs it.
 */
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <string.h>

/* The families that OxiSSL has: AES-CBC, AES-GCM, AES-CCM, ChaCha20-Poly1305 and none with RSA, DHE-RSA, ECDHE-RSA, ECDHE-ECDSA,
 * anonymous DHE and ECDHE, and with a pre-shared key alone or beside RSA, DHE and ECDHE. */
static int is_ours(const SSL_CIPHER *c)
{
    int kx = SSL_CIPHER_get_kx_nid(c), auth = SSL_CIPHER_get_auth_nid(c);

    switch (SSL_CIPHER_get_cipher_nid(c)) {
    case NID_aes_128_cbc: case NID_aes_256_cbc: case NID_aes_128_gcm: case NID_aes_256_gcm: case NID_chacha20_poly1305:
    case NID_aes_128_ccm: case NID_aes_256_ccm:
    case NID_undef:
        return kx == NID_kx_psk || kx == NID_kx_rsa_psk || kx == NID_kx_dhe_psk || kx == NID_kx_ecdhe_psk
            || (auth == NID_auth_rsa && (kx == NID_kx_rsa || kx == NID_kx_dhe || kx == NID_kx_ecdhe))
            || (auth == NID_auth_ecdsa && kx == NID_kx_ecdhe)
            || (auth == NID_auth_null && (kx == NID_kx_dhe || kx == NID_kx_ecdhe));
    }
    return 0;
}

static STACK_OF(SSL_CIPHER) *select_suites(SSL_CTX *ctx, const char *string)
{
    return SSL_CTX_set_cipher_list(ctx, string) == 1 ? SSL_CTX_get_ciphers(ctx) : NULL;
}

static void facts(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_method());
    STACK_OF(SSL_CIPHER) *suites = select_suites(ctx, "ALL:COMPLEMENTOFALL:@SECLEVEL=0");
    char description[256];

    for (int i = 0; i < sk_SSL_CIPHER_num(suites); i++) {
        const SSL_CIPHER *c = sk_SSL_CIPHER_value(suites, i);
        int algorithm_bits, bits = SSL_CIPHER_get_bits(c, &algorithm_bits);

        if (!is_ours(c))
            continue;
        printf("%04x|%s|%s|%d|%d|%d|%s|%s", SSL_CIPHER_get_protocol_id(c), SSL_CIPHER_standard_name(c),
               SSL_CIPHER_get_version(c), bits, algorithm_bits, SSL_CIPHER_is_aead(c),
               EVP_MD_get0_name(SSL_CIPHER_get_handshake_digest(c)),
               SSL_CIPHER_description(c, description, sizeof(description)));
    }
    SSL_CTX_free(ctx);
}

static void strings(void)
{
    char line[1024], string[1100];

    while (fgets(line, sizeof(line), stdin) != NULL) {
        SSL_CTX *ctx = SSL_CTX_new(TLS_method());
        STACK_OF(SSL_CIPHER) *suites;
        const char *between = "";

        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#')
            continue;
        /* OxiSSL's DEFAULT has nothing encrypted to RSA and nothing anonymous; like OpenSSL's it has no CCM. */
        if (strncmp(line, "DEFAULT", 7) == 0)
            snprintf(string, sizeof(string), "ALL:-kRSA:-kRSAPSK:-aNULL:-AESCCM%s", line + 7);
        else
            snprintf(string, sizeof(string), "%s", line);
        suites = select_suites(ctx, string);
        printf("%s\n    ", line);
        for (int i = 0; i < sk_SSL_CIPHER_num(suites); i++) {
            const SSL_CIPHER *c = sk_SSL_CIPHER_value(suites, i);

            if (is_ours(c)) {
                printf("%s%s", between, SSL_CIPHER_get_name(c));
                between = ":";
            }
        }
        printf("\n");
        SSL_CTX_free(ctx);
    }
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "facts") == 0)
        facts();
    else if (argc == 2 && strcmp(argv[1], "strings") == 0)
        strings();
    else
        return 2;
    return 0;
}
