/*
 * How long it takes to verify a chain of three certificates: bench FOLDER KIND, for KIND-root.pem, KIND-inter.pem and KIND-leaf.pem in
 * the folder. Prints two numbers of microseconds, each the least of many runs: with certificates that were read before, and with reading
 * leaf and intermediate from DER each time.
 */
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 60, VERIFICATIONS = 20 };

struct der {
    unsigned char *bytes;
    int length;
};

static X509 *load(const char *folder, const char *kind, const char *name)
{
    char path[4096];
    X509 *x;
    BIO *file;

    snprintf(path, sizeof path, "%s/%s-%s.pem", folder, kind, name);
    file = BIO_new_file(path, "r");
    x = PEM_read_bio_X509(file, NULL, NULL, NULL);
    BIO_free(file);
    if (x == NULL) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(1);
    }
    return x;
}

static X509 *parse(const struct der *der)
{
    const unsigned char *p = der->bytes;

    return d2i_X509(NULL, &p, der->length);
}

static void verify(X509_STORE *store, X509 *leaf, X509 *inter)
{
    STACK_OF(X509) *untrusted = sk_X509_new_null();
    X509_STORE_CTX *ctx = X509_STORE_CTX_new();

    sk_X509_push(untrusted, inter);
    X509_STORE_CTX_init(ctx, store, leaf, untrusted);
    if (X509_verify_cert(ctx) != 1) {
        fprintf(stderr, "%s\n", X509_verify_cert_error_string(X509_STORE_CTX_get_error(ctx)));
        exit(1);
    }
    X509_STORE_CTX_free(ctx);
    sk_X509_free(untrusted);
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

/* Microseconds for one verification, with or without parsing. */
static double measure(X509_STORE *store, X509 *leaf, X509 *inter, int parsing)
{
    struct der ders[2] = {{NULL, 0}, {NULL, 0}};
    double best = 1e18;
    int run, n;

    ders[0].length = i2d_X509(leaf, &ders[0].bytes);
    ders[1].length = i2d_X509(inter, &ders[1].bytes);
    for (run = 0; run < RUNS; run++) {
        double time = now();

        for (n = 0; n < VERIFICATIONS; n++) {
            X509 *a = parsing ? parse(&ders[0]) : leaf, *b = parsing ? parse(&ders[1]) : inter;

            verify(store, a, b);
            if (parsing) {
                X509_free(a);
                X509_free(b);
            }
        }
        time = (now() - time) / VERIFICATIONS;
        best = time < best ? time : best;
    }
    OPENSSL_free(ders[0].bytes);
    OPENSSL_free(ders[1].bytes);
    return best;
}

int main(int argc, char **argv)
{
    X509_STORE *store = X509_STORE_new();
    X509 *root, *inter, *leaf;

    if (argc != 3)
        return 2;
    root = load(argv[1], argv[2], "root");
    inter = load(argv[1], argv[2], "inter");
    leaf = load(argv[1], argv[2], "leaf");
    X509_STORE_add_cert(store, root);
    printf("%.1f ", measure(store, leaf, inter, 0));
    printf("%.1f\n", measure(store, leaf, inter, 1));
    X509_free(leaf);
    X509_free(inter);
    X509_free(root);
    X509_STORE_free(store);
    return 0;
}
