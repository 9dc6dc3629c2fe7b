/* Memory, attached data, versions, random bytes, object names. Runs the same against OpenSSL 3. */
#include "check.h"

#include <openssl/asn1.h>
#include <openssl/buffer.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/rand.h>

static void memory(void)
{
    char *p = (char *)OPENSSL_zalloc(16), small[4];
    int i;

    for (i = 0; i < 16; i++)
        CHECK_INT(p[i], 0);
    strcpy(p, "text");
    p = (char *)OPENSSL_realloc(p, 64);
    CHECK_STR(p, "text");
    p = (char *)OPENSSL_clear_realloc(p, 64, 256);
    CHECK_STR(p, "text");
    OPENSSL_cleanse(p, 4);
    CHECK(memcmp(p, "text", 4) != 0);
    OPENSSL_clear_free(p, 256);
    p = OPENSSL_strdup("copy");
    CHECK_STR(p, "copy");
    OPENSSL_free(p);
    p = OPENSSL_strndup("copied", 3);
    CHECK_STR(p, "cop");
    OPENSSL_free(p);
    p = (char *)OPENSSL_memdup("abc", 4);
    CHECK_STR(p, "abc");
    OPENSSL_free(p);
    CHECK(OPENSSL_strdup(NULL) == NULL);
    CHECK(OPENSSL_malloc(0) == NULL);
    OPENSSL_free(NULL);
    CHECK_INT(CRYPTO_memcmp("abc", "abc", 3), 0);
    CHECK(CRYPTO_memcmp("abc", "abd", 3) != 0);
    CHECK_INT(CRYPTO_memcmp("abc", "abd", 2), 0);
    CHECK_INT(OPENSSL_strlcpy(small, "longer", sizeof(small)), 6);
    CHECK_STR(small, "lon");
    small[1] = 0;
    CHECK_INT(OPENSSL_strlcat(small, "123", sizeof(small)), 4);
    CHECK_STR(small, "l12");
    CHECK_INT(OPENSSL_hexchar2int('b'), 11);
    CHECK_INT(OPENSSL_hexchar2int('x'), -1);
}

static void versions(void)
{
    CHECK_STR(OpenSSL_version(OPENSSL_VERSION), OPENSSL_VERSION_TEXT);
    CHECK(OpenSSL_version_num() == OPENSSL_VERSION_NUMBER);
    CHECK_INT(OPENSSL_version_major(), 3);
    CHECK_INT(OPENSSL_version_minor(), 0);
    CHECK_STR(OpenSSL_version(OPENSSL_VERSION_STRING), OPENSSL_VERSION_STR);
    CHECK_INT(OPENSSL_init_crypto(0, NULL), 1);
}

static int made, copied, freed, own;

static void on_new(void *parent, void *ptr, CRYPTO_EX_DATA *ad, int idx, long argl, void *argp)
{
    CHECK(parent == &own && ptr == NULL && argl == 3 && argp == &made);
    made++;
    CHECK_INT(CRYPTO_set_ex_data(ad, idx, &made), 1);
}

static int on_dup(CRYPTO_EX_DATA *to, const CRYPTO_EX_DATA *from, void **from_d, int idx, long argl, void *argp)
{
    (void)to, (void)from, (void)idx, (void)argl, (void)argp;
    copied++;
    *from_d = &copied;
    return 1;
}

static void on_free(void *parent, void *ptr, CRYPTO_EX_DATA *ad, int idx, long argl, void *argp)
{
    (void)parent, (void)ad, (void)idx, (void)argl, (void)argp;
    CHECK(ptr == &made || ptr == &copied);
    freed++;
}

static void attached_data(void)
{
    CRYPTO_EX_DATA ad, other;
    int idx = CRYPTO_get_ex_new_index(CRYPTO_EX_INDEX_APP, 3, &made, on_new, on_dup, on_free);

    CHECK(idx > 0);
    CHECK_INT(CRYPTO_get_ex_new_index(CRYPTO_EX_INDEX_APP, 0, NULL, NULL, NULL, NULL), idx + 1);
    CHECK_INT(CRYPTO_get_ex_new_index(-1, 0, NULL, NULL, NULL, NULL), -1);
    CHECK_INT(CRYPTO_new_ex_data(CRYPTO_EX_INDEX_APP, &own, &ad), 1);
    CHECK_INT(made, 1);
    CHECK(CRYPTO_get_ex_data(&ad, idx) == &made);
    CHECK(CRYPTO_get_ex_data(&ad, idx + 1) == NULL);
    CHECK_INT(CRYPTO_new_ex_data(CRYPTO_EX_INDEX_APP, &own, &other), 1);
    CHECK_INT(CRYPTO_dup_ex_data(CRYPTO_EX_INDEX_APP, &other, &ad), 1);
    CHECK_INT(copied, 1);
    CHECK(CRYPTO_get_ex_data(&other, idx) == &copied);
    CRYPTO_free_ex_data(CRYPTO_EX_INDEX_APP, &own, &other);
    CRYPTO_free_ex_data(CRYPTO_EX_INDEX_APP, &own, &ad);
    CHECK_INT(freed, 2);
    CHECK_INT(CRYPTO_free_ex_index(CRYPTO_EX_INDEX_APP, idx), 1);
    ERR_clear_error();
}

static void random_bytes(void)
{
    unsigned char a[32] = { 0 }, b[32] = { 0 };

    CHECK_INT(RAND_status(), 1);
    CHECK_INT(RAND_bytes(a, sizeof(a)), 1);
    CHECK_INT(RAND_priv_bytes(b, sizeof(b)), 1);
    CHECK(memcmp(a, b, sizeof(a)) != 0);
    CHECK_INT(RAND_bytes(a, 0), 1);
    RAND_seed(a, sizeof(a));
    RAND_add(a, sizeof(a), 1.0);
    CHECK_INT(RAND_poll(), 1);
}

static void objects(void)
{
    char buf[64];
    ASN1_OBJECT *o;

    CHECK_STR(OBJ_nid2sn(NID_commonName), "CN");
    CHECK_STR(OBJ_nid2ln(NID_commonName), "commonName");
    CHECK_STR(OBJ_nid2sn(NID_X9_62_prime256v1), "prime256v1");
    CHECK_STR(OBJ_nid2sn(NID_undef), "UNDEF");
    CHECK_INT(OBJ_sn2nid("secp384r1"), NID_secp384r1);
    CHECK_INT(OBJ_ln2nid("sha256WithRSAEncryption"), NID_sha256WithRSAEncryption);
    CHECK_INT(OBJ_sn2nid("no such"), NID_undef);
    CHECK_INT(OBJ_txt2nid("2.5.29.17"), NID_subject_alt_name);
    CHECK_INT(OBJ_txt2nid("X25519"), NID_X25519);
    CHECK_STR(SN_sha256, OBJ_nid2sn(NID_sha256));
    o = OBJ_nid2obj(NID_rsaEncryption);
    CHECK_INT(OBJ_obj2nid(o), NID_rsaEncryption);
    CHECK_INT(OBJ_obj2txt(buf, sizeof(buf), o, 1), 20);
    CHECK_STR(buf, "1.2.840.113549.1.1.1");
    CHECK_INT(OBJ_obj2txt(buf, 4, o, 0), 13);
    CHECK_STR(buf, "rsa");
    CHECK_INT(OBJ_length(o), 9);
    CHECK(memcmp(OBJ_get0_data(o), "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01", 9) == 0);
    ASN1_OBJECT_free(o);
    o = OBJ_txt2obj("1.3.6.1.4.1.99999.7", 1);
    CHECK_INT(OBJ_obj2nid(o), NID_undef);
    CHECK_INT(OBJ_obj2txt(buf, sizeof(buf), o, 0), 19);
    CHECK_STR(buf, "1.3.6.1.4.1.99999.7");
    CHECK(OBJ_cmp(o, OBJ_nid2obj(NID_rsaEncryption)) != 0);
    ASN1_OBJECT_free(o);
    o = OBJ_txt2obj("CN", 0);
    CHECK_INT(OBJ_cmp(o, OBJ_nid2obj(NID_commonName)), 0);
    ASN1_OBJECT_free(o);
    CHECK(OBJ_txt2obj("9.9.9", 1) == NULL);
    CHECK_INT(OBJ_obj2nid(NULL), NID_undef);
    ERR_clear_error();
}

int main(void)
{
    TEST(memory);
    TEST(versions);
    TEST(attached_data);
    TEST(random_bytes);
    TEST(objects);
    return check_done("crypto");
}
