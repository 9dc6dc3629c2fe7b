/* The status of certificates: requests and responses made, signed, written, read, verified and printed. What is expected is
 * what OpenSSL 3.0 answers. */
#include <openssl/ocsp.h>
#include <openssl/rand.h>

#include "pair.h"

static BIO *file(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    return BIO_new_file(path, "r");
}

static X509 *load(const char *name)
{
    BIO *bio = file(name);
    X509 *x = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return x;
}

static EVP_PKEY *load_key(const char *name)
{
    BIO *bio = file(name);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return key;
}

/* The authority ca-rsa, the certificate server-rsa that it issued, another authority, and a delegate with the key of
 * server-p256. */
static X509 *ca, *server, *other, *delegate, *unempowered;
static EVP_PKEY *ca_key, *other_key, *delegate_key;
static X509_STORE *store;

static X509 *make_delegate(const char *usage, int serial)
{
    X509 *x = X509_new();
    X509_NAME *name = X509_NAME_new();
    X509_EXTENSION *extension;

    X509_set_version(x, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x), serial);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)usage, -1, -1, 0);
    X509_set_subject_name(x, name);
    X509_NAME_free(name);
    X509_set_issuer_name(x, X509_get_subject_name(ca));
    X509_gmtime_adj(X509_getm_notBefore(x), -60);
    X509_gmtime_adj(X509_getm_notAfter(x), 3600);
    X509_set_pubkey(x, delegate_key);
    extension = X509V3_EXT_conf_nid(NULL, NULL, NID_ext_key_usage, usage);
    CHECK(extension != NULL);
    X509_add_ext(x, extension, -1);
    X509_EXTENSION_free(extension);
    CHECK(X509_sign(x, ca_key, EVP_sha256()) > 0);
    return x;
}

static void set_up(void)
{
    ca = load("ca-rsa.crt");
    ca_key = load_key("ca-rsa.key");
    server = load("server-rsa.crt");
    other = load("ca-other.crt");
    other_key = load_key("ca-other.key");
    delegate_key = load_key("server-p256.key");
    delegate = make_delegate("OCSPSigning", 77);
    unempowered = make_delegate("serverAuth", 78);
    store = X509_STORE_new();
    X509_STORE_add_cert(store, ca);
    CHECK(ca && ca_key && server && other && other_key && delegate_key && delegate && unempowered);
}

static void tear_down(void)
{
    X509_STORE_free(store);
    X509_free(ca);
    X509_free(server);
    X509_free(other);
    X509_free(delegate);
    X509_free(unempowered);
    EVP_PKEY_free(ca_key);
    EVP_PKEY_free(other_key);
    EVP_PKEY_free(delegate_key);
}

/* The reason of the first error on the queue, which is emptied. */
static int first_reason(void)
{
    int reason = ERR_GET_REASON(ERR_peek_error());
    ERR_clear_error();
    return reason;
}

/* An answer about server-rsa, from so many seconds ago, good for so many seconds from now, not signed. */
static OCSP_BASICRESP *unsigned_answer(int status, int reason, long ago, long left)
{
    OCSP_BASICRESP *basic = OCSP_BASICRESP_new();
    OCSP_CERTID *id = OCSP_cert_to_id(NULL, server, ca);
    ASN1_TIME *revoked = X509_gmtime_adj(NULL, -7200), *this = X509_gmtime_adj(NULL, -ago);
    ASN1_TIME *next = X509_gmtime_adj(NULL, left);

    CHECK(OCSP_basic_add1_status(basic, id, status, reason, status == V_OCSP_CERTSTATUS_REVOKED ? revoked : NULL, this,
              next) != NULL);
    OCSP_CERTID_free(id);
    ASN1_TIME_free(revoked);
    ASN1_TIME_free(this);
    ASN1_TIME_free(next);
    return basic;
}

/* The same, signed, and read again from a response's DER. */
static OCSP_BASICRESP *answer(int status, int reason, X509 *signer, EVP_PKEY *key, unsigned long flags)
{
    OCSP_BASICRESP *basic = unsigned_answer(status, reason, 60, 3600);
    OCSP_RESPONSE *response, *again;
    unsigned char *der = NULL;
    const unsigned char *p;
    int length;

    CHECK_INT(OCSP_basic_sign(basic, signer, key, EVP_sha256(), NULL, flags), 1);
    response = OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic);
    OCSP_BASICRESP_free(basic);
    length = i2d_OCSP_RESPONSE(response, &der);
    CHECK(length > 0);
    OCSP_RESPONSE_free(response);
    p = der;
    again = d2i_OCSP_RESPONSE(NULL, &p, length);
    CHECK(again != NULL && p == der + length);
    OPENSSL_free(der);
    CHECK_INT(OCSP_response_status(again), OCSP_RESPONSE_STATUS_SUCCESSFUL);
    basic = OCSP_response_get1_basic(again);
    OCSP_RESPONSE_free(again);
    return basic;
}

static void names(void)
{
    CHECK_STR(OCSP_response_status_str(0), "successful");
    CHECK_STR(OCSP_response_status_str(3), "trylater");
    CHECK_STR(OCSP_response_status_str(4), "(UNKNOWN)");
    CHECK_STR(OCSP_response_status_str(6), "unauthorized");
    CHECK_STR(OCSP_cert_status_str(V_OCSP_CERTSTATUS_REVOKED), "revoked");
    CHECK_STR(OCSP_cert_status_str(-1), "(UNKNOWN)");
    CHECK_STR(OCSP_crl_reason_str(1), "keyCompromise");
    CHECK_STR(OCSP_crl_reason_str(7), "(UNKNOWN)");
    CHECK_STR(OCSP_crl_reason_str(8), "removeFromCRL");
}

static void ids(void)
{
    OCSP_CERTID *id = OCSP_cert_to_id(NULL, server, ca), *copy = OCSP_CERTID_dup(id);
    OCSP_CERTID *strong = OCSP_cert_to_id(EVP_sha256(), server, ca), *foreign = OCSP_cert_to_id(NULL, server, other);
    OCSP_CERTID *delegates = OCSP_cert_to_id(NULL, delegate, ca), *none = OCSP_cert_to_id(NULL, NULL, ca);
    ASN1_OCTET_STRING *name, *key;
    ASN1_OBJECT *algorithm;
    ASN1_INTEGER *serial;

    CHECK(id && copy && strong && foreign && delegates && none);
    CHECK_INT(OCSP_id_cmp(id, copy), 0);
    CHECK(OCSP_id_cmp(id, strong) != 0 && OCSP_id_issuer_cmp(id, strong) != 0);
    CHECK(OCSP_id_issuer_cmp(id, foreign) != 0);
    CHECK(OCSP_id_cmp(id, delegates) != 0);
    CHECK_INT(OCSP_id_issuer_cmp(id, delegates), 0);
    CHECK_INT(OCSP_id_issuer_cmp(id, none), 0);
    CHECK_INT(OCSP_id_get0_info(&name, &algorithm, &key, &serial, strong), 1);
    CHECK_INT(OBJ_obj2nid(algorithm), NID_sha256);
    CHECK_INT(ASN1_STRING_length(name), 32);
    CHECK_INT(ASN1_STRING_length(key), 32);
    CHECK_INT(ASN1_INTEGER_cmp(serial, X509_get0_serialNumber(server)), 0);
    CHECK_INT(OCSP_id_get0_info(NULL, NULL, NULL, NULL, id), 1);
    OCSP_CERTID_free(id);
    OCSP_CERTID_free(copy);
    OCSP_CERTID_free(strong);
    OCSP_CERTID_free(foreign);
    OCSP_CERTID_free(delegates);
    OCSP_CERTID_free(none);
}

static void requests(void)
{
    OCSP_REQUEST *req = OCSP_REQUEST_new(), *again;
    OCSP_ONEREQ *one;
    BIO *bio = BIO_new(BIO_s_mem());
    static unsigned char nonce[8] = "12345678";
    int critical = 5;
    ASN1_OCTET_STRING *value;

    CHECK_INT(OCSP_request_onereq_count(req), 0);
    one = OCSP_request_add0_id(req, OCSP_cert_to_id(NULL, server, ca));
    CHECK(one != NULL && OCSP_request_onereq_get0(req, 0) == one);
    CHECK(OCSP_request_onereq_get0(req, 1) == NULL);
    CHECK_INT(OCSP_request_onereq_count(req), 1);
    CHECK_INT(OCSP_request_add1_nonce(req, NULL, -1), 1);
    CHECK_INT(OCSP_request_add1_nonce(req, nonce, sizeof nonce), 1);
    CHECK_INT(OCSP_REQUEST_get_ext_count(req), 1);
    CHECK_INT(OCSP_REQUEST_get_ext_by_NID(req, NID_id_pkix_OCSP_Nonce, -1), 0);
    value = OCSP_REQUEST_get1_ext_d2i(req, NID_id_pkix_OCSP_Nonce, &critical, NULL);
    CHECK(value != NULL && ASN1_STRING_length(value) == 10
        && memcmp(ASN1_STRING_get0_data(value), "\4\10" "12345678", 10) == 0);
    CHECK_INT(critical, 0);
    ASN1_OCTET_STRING_free(value);
    CHECK_INT(OCSP_ONEREQ_get_ext_count(one), 0);
    CHECK_INT(OCSP_request_is_signed(req), 0);
    CHECK_INT(OCSP_request_verify(req, NULL, store, 0), 0);
    CHECK_INT(first_reason(), OCSP_R_REQUEST_NOT_SIGNED);
    CHECK_INT(OCSP_request_sign(req, delegate, ca_key, EVP_sha256(), NULL, 0), 0);
    ERR_clear_error();
    CHECK_INT(OCSP_request_sign(req, delegate, delegate_key, EVP_sha256(), NULL, 0), 1);
    CHECK_INT(OCSP_request_is_signed(req), 1);
    CHECK_INT(i2d_OCSP_REQUEST_bio(bio, req), 1);
    again = d2i_OCSP_REQUEST_bio(bio, NULL);
    CHECK(again != NULL);
    CHECK_INT(OCSP_request_verify(again, NULL, store, 0), 1);
    CHECK_INT(OCSP_request_verify(again, NULL, store, OCSP_NOINTERN), 0);
    CHECK_INT(first_reason(), OCSP_R_SIGNER_CERTIFICATE_NOT_FOUND);
    CHECK_INT(OCSP_request_verify(again, NULL, NULL, 0), 0);
    ERR_clear_error();
    CHECK_INT(OCSP_request_verify(again, NULL, NULL, OCSP_NOVERIFY), 1);
    /* What is signed is changed. */
    CHECK_INT(OCSP_request_add1_nonce(again, NULL, -1), 1);
    CHECK_INT(OCSP_request_verify(again, NULL, store, 0), 0);
    ERR_clear_error();
    OCSP_REQUEST_free(req);
    OCSP_REQUEST_free(again);
    BIO_free(bio);
}

static void responses_without_an_answer(void)
{
    OCSP_RESPONSE *response = OCSP_response_create(OCSP_RESPONSE_STATUS_TRYLATER, NULL);
    unsigned char *der = NULL;
    const unsigned char *p;

    CHECK_INT(OCSP_response_status(response), OCSP_RESPONSE_STATUS_TRYLATER);
    CHECK(OCSP_response_get1_basic(response) == NULL);
    CHECK_INT(first_reason(), OCSP_R_NO_RESPONSE_DATA);
    CHECK_INT(i2d_OCSP_RESPONSE(response, &der), 5);
    CHECK(memcmp(der, "\x30\3\x0a\1\3", 5) == 0);
    OCSP_RESPONSE_free(response);
    p = der;
    CHECK(d2i_OCSP_RESPONSE(NULL, &p, 4) == NULL);
    ERR_clear_error();
    OPENSSL_free(der);
}

static void statuses(void)
{
    OCSP_BASICRESP *basic = answer(V_OCSP_CERTSTATUS_REVOKED, OCSP_REVOKED_STATUS_KEYCOMPROMISE, ca, ca_key, 0);
    OCSP_CERTID *id = OCSP_cert_to_id(NULL, server, ca), *unknown = OCSP_cert_to_id(NULL, delegate, ca);
    int status = -7, reason = -7;
    ASN1_GENERALIZEDTIME *revoked = NULL, *this = NULL, *next = NULL;

    CHECK_INT(OCSP_resp_count(basic), 1);
    CHECK(OCSP_resp_get0(basic, 1) == NULL);
    CHECK_INT(OCSP_id_cmp(OCSP_SINGLERESP_get0_id(OCSP_resp_get0(basic, 0)), id), 0);
    CHECK_INT(OCSP_resp_find(basic, id, -1), 0);
    CHECK_INT(OCSP_resp_find(basic, id, 0), -1);
    CHECK_INT(OCSP_resp_find_status(basic, unknown, &status, &reason, &revoked, &this, &next), 0);
    CHECK_INT(status, -7);
    CHECK_INT(OCSP_resp_find_status(basic, id, &status, &reason, &revoked, &this, &next), 1);
    CHECK_INT(status, V_OCSP_CERTSTATUS_REVOKED);
    CHECK_INT(reason, OCSP_REVOKED_STATUS_KEYCOMPROMISE);
    CHECK(revoked != NULL && ASN1_STRING_length(revoked) == 15);
    CHECK_INT(OCSP_check_validity(this, next, 300, -1), 1);
    CHECK_INT(OCSP_check_validity(this, next, 300, 7200), 1);
    CHECK_INT(OCSP_check_validity(this, next, 300, 30), 0);
    CHECK_INT(first_reason(), OCSP_R_STATUS_TOO_OLD);
    CHECK_INT(OCSP_check_validity(next, this, 0, -1), 0);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), OCSP_R_STATUS_NOT_YET_VALID);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), OCSP_R_STATUS_EXPIRED);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), OCSP_R_NEXTUPDATE_BEFORE_THISUPDATE);
    CHECK_INT(OCSP_single_get0_status(OCSP_resp_get0(basic, 0), NULL, NULL, NULL, NULL), V_OCSP_CERTSTATUS_REVOKED);
    CHECK(OCSP_basic_add1_status(basic, id, V_OCSP_CERTSTATUS_REVOKED, 0, NULL, this, next) == NULL);
    CHECK_INT(first_reason(), OCSP_R_NO_REVOKED_TIME);
    CHECK(OCSP_basic_add1_status(basic, id, 3, 0, NULL, this, next) == NULL);
    ERR_clear_error();
    OCSP_BASICRESP_free(basic);

    basic = answer(V_OCSP_CERTSTATUS_REVOKED, OCSP_REVOKED_STATUS_NOSTATUS, ca, ca_key, 0);
    CHECK_INT(OCSP_resp_find_status(basic, id, &status, &reason, NULL, NULL, NULL), 1);
    CHECK_INT(reason, -1);
    OCSP_BASICRESP_free(basic);
    basic = answer(V_OCSP_CERTSTATUS_UNKNOWN, 0, ca, ca_key, 0);
    reason = -7;
    CHECK_INT(OCSP_resp_find_status(basic, id, &status, &reason, NULL, NULL, NULL), 1);
    CHECK_INT(status, V_OCSP_CERTSTATUS_UNKNOWN);
    CHECK_INT(reason, -7);
    OCSP_BASICRESP_free(basic);
    OCSP_CERTID_free(id);
    OCSP_CERTID_free(unknown);
}

/* What OCSP_basic_verify says, and its first error of ERR_LIB_OCSP or of another. */
static void verifies(OCSP_BASICRESP *basic, STACK_OF(X509) *certs, X509_STORE *with, unsigned long flags, int result,
    int reason, int line)
{
    int got = OCSP_basic_verify(basic, certs, with, flags), got_reason = ERR_GET_REASON(ERR_peek_last_error());

    ERR_clear_error();
    if (got != result || got_reason != reason) {
        fprintf(stderr, "line %d:\n", line);
        CHECK_INT(got, result);
        CHECK_INT(got_reason, reason);
    }
}
#define VERIFIES(basic, certs, store, flags, result, reason) \
    verifies(basic, certs, store, flags, result, reason, __LINE__)

static void signed_by_the_authority(void)
{
    OCSP_BASICRESP *basic = answer(V_OCSP_CERTSTATUS_GOOD, 0, ca, ca_key, OCSP_NOCERTS);
    STACK_OF(X509) *certs = sk_X509_new_null();
    X509 *signer = NULL;
    const ASN1_OCTET_STRING *hash;
    const X509_NAME *name;

    CHECK(OCSP_resp_get0_certs(basic) == NULL);
    CHECK_INT(OCSP_resp_get0_signer(basic, &signer, NULL), 0);
    VERIFIES(basic, NULL, store, 0, 0, OCSP_R_SIGNER_CERTIFICATE_NOT_FOUND);
    sk_X509_push(certs, ca);
    CHECK_INT(OCSP_resp_get0_signer(basic, &signer, certs), 1);
    CHECK(signer == ca);
    VERIFIES(basic, certs, store, 0, 1, 0);
    VERIFIES(basic, certs, NULL, 0, 0, OCSP_R_CERTIFICATE_VERIFY_ERROR);
    VERIFIES(basic, certs, NULL, OCSP_TRUSTOTHER, 1, 0);
    VERIFIES(basic, certs, NULL, OCSP_NOVERIFY, 1, 0);
    CHECK_INT(OCSP_resp_get0_id(basic, &hash, &name), 1);
    CHECK(hash == NULL && name != NULL && X509_NAME_cmp(name, X509_get_subject_name(ca)) == 0);
    /* What is signed is changed. */
    CHECK_INT(OCSP_basic_add1_nonce(basic, NULL, -1), 1);
    VERIFIES(basic, certs, store, 0, 0, OCSP_R_SIGNATURE_FAILURE);
    VERIFIES(basic, certs, store, OCSP_NOSIGS, 1, 0);
    OCSP_BASICRESP_free(basic);

    basic = answer(V_OCSP_CERTSTATUS_GOOD, 0, ca, ca_key, OCSP_RESPID_KEY);
    CHECK_INT(OCSP_resp_get0_id(basic, &hash, &name), 1);
    CHECK(name == NULL && hash != NULL && ASN1_STRING_length(hash) == 20);
    CHECK_INT(sk_X509_num(OCSP_resp_get0_certs(basic)), 1);
    VERIFIES(basic, NULL, store, 0, 1, 0);
    VERIFIES(basic, NULL, store, OCSP_NOINTERN, 0, OCSP_R_SIGNER_CERTIFICATE_NOT_FOUND);
    OCSP_BASICRESP_free(basic);
    sk_X509_free(certs);
}

static void signed_by_others(void)
{
    X509_STORE *both = X509_STORE_new();
    OCSP_BASICRESP *basic = answer(V_OCSP_CERTSTATUS_GOOD, 0, delegate, delegate_key, 0);

    X509_STORE_add_cert(both, ca);
    X509_STORE_add_cert(both, other);
    VERIFIES(basic, NULL, store, 0, 1, 0);
    VERIFIES(basic, NULL, NULL, 0, 0, OCSP_R_CERTIFICATE_VERIFY_ERROR);
    OCSP_BASICRESP_free(basic);
    basic = answer(V_OCSP_CERTSTATUS_GOOD, 0, unempowered, delegate_key, 0);
    VERIFIES(basic, NULL, store, 0, 0, OCSP_R_ROOT_CA_NOT_TRUSTED);
    VERIFIES(basic, NULL, store, OCSP_NOEXPLICIT, 0, OCSP_R_MISSING_OCSPSIGNING_USAGE);
    VERIFIES(basic, NULL, store, OCSP_NOCHECKS, 1, 0);
    OCSP_BASICRESP_free(basic);
    basic = answer(V_OCSP_CERTSTATUS_GOOD, 0, other, other_key, 0);
    VERIFIES(basic, NULL, store, 0, 0, OCSP_R_CERTIFICATE_VERIFY_ERROR);
    VERIFIES(basic, NULL, both, 0, 0, OCSP_R_ROOT_CA_NOT_TRUSTED);
    VERIFIES(basic, NULL, both, OCSP_NOEXPLICIT, 0, 0);
    VERIFIES(basic, NULL, both, OCSP_NOCHECKS, 1, 0);
    OCSP_BASICRESP_free(basic);
    basic = unsigned_answer(V_OCSP_CERTSTATUS_GOOD, 0, 60, 60);
    CHECK_INT(OCSP_basic_sign(basic, ca, other_key, EVP_sha256(), NULL, 0), 0);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), OCSP_R_PRIVATE_KEY_DOES_NOT_MATCH_CERTIFICATE);
    ERR_clear_error();
    OCSP_BASICRESP_free(basic);
    /* An answer that says nothing. */
    basic = OCSP_BASICRESP_new();
    CHECK_INT(OCSP_basic_sign(basic, ca, ca_key, EVP_sha256(), NULL, 0), 1);
    VERIFIES(basic, NULL, store, 0, -1, OCSP_R_RESPONSE_CONTAINS_NO_REVOCATION_DATA);
    OCSP_BASICRESP_free(basic);
    X509_STORE_free(both);
}

static void nonces(void)
{
    OCSP_REQUEST *req = OCSP_REQUEST_new();
    OCSP_BASICRESP *basic = OCSP_BASICRESP_new();

    CHECK_INT(OCSP_check_nonce(req, basic), 2);
    CHECK_INT(OCSP_copy_nonce(basic, req), 2);
    CHECK_INT(OCSP_basic_add1_nonce(basic, NULL, 0), 1);
    CHECK_INT(OCSP_check_nonce(req, basic), 3);
    CHECK_INT(OCSP_request_add1_nonce(req, NULL, 32), 1);
    CHECK_INT(OCSP_check_nonce(req, basic), 0);
    X509_EXTENSION_free(OCSP_BASICRESP_delete_ext(basic, 0));
    CHECK_INT(OCSP_check_nonce(req, basic), -1);
    CHECK_INT(OCSP_copy_nonce(basic, req), 1);
    CHECK_INT(OCSP_check_nonce(req, basic), 1);
    OCSP_REQUEST_free(req);
    OCSP_BASICRESP_free(basic);
}

static void responder_ids(void)
{
    OCSP_RESPID *id = OCSP_RESPID_new();

    CHECK_INT(OCSP_RESPID_set_by_key(id, ca), 1);
    CHECK_INT(OCSP_RESPID_match(id, ca), 1);
    CHECK_INT(OCSP_RESPID_match(id, other), 0);
    OCSP_RESPID_free(id);
    id = OCSP_RESPID_new();
    CHECK_INT(OCSP_RESPID_set_by_name(id, other), 1);
    CHECK_INT(OCSP_RESPID_match(id, ca), 0);
    CHECK_INT(OCSP_RESPID_match(id, other), 1);
    OCSP_RESPID_free(id);
}

/* What a truncated or damaged response is, nothing crashes on. */
static void damaged(void)
{
    OCSP_BASICRESP *basic = answer(V_OCSP_CERTSTATUS_GOOD, 0, delegate, delegate_key, 0), *read;
    unsigned char *der = NULL;
    const unsigned char *p;
    int length = i2d_OCSP_BASICRESP(basic, &der), i;

    OCSP_BASICRESP_free(basic);
    for (i = 0; i < length; i++) {
        p = der;
        CHECK(d2i_OCSP_BASICRESP(NULL, &p, i) == NULL);
    }
    for (i = 0; i < length; i++) {
        der[i] ^= 0x21;
        p = der;
        read = d2i_OCSP_BASICRESP(NULL, &p, length);
        if (read != NULL)
            CHECK(OCSP_basic_verify(read, NULL, store, 0) <= 0);
        OCSP_BASICRESP_free(read);
        ERR_clear_error();
        der[i] ^= 0x21;
    }
    OPENSSL_free(der);
}

/* What the openssl ocsp command asked and answered: server-rsa is revoked, client-rsa not known. */
static void made_by_the_command(void)
{
    BIO *bio = file("ocsp-response.der"), *text = BIO_new(BIO_s_mem());
    OCSP_RESPONSE *response = d2i_OCSP_RESPONSE_bio(bio, NULL);
    OCSP_BASICRESP *basic = OCSP_response_get1_basic(response);
    OCSP_REQUEST *req;
    OCSP_CERTID *id = OCSP_cert_to_id(NULL, server, ca);
    int status = -1, reason = -1;
    char *printed;

    BIO_free(bio);
    bio = file("ocsp-request.der");
    req = d2i_OCSP_REQUEST_bio(bio, NULL);
    BIO_free(bio);
    CHECK(basic != NULL && req != NULL);
    CHECK_INT(OCSP_resp_count(basic), 2);
    CHECK_INT(OCSP_resp_find_status(basic, id, &status, &reason, NULL, NULL, NULL), 1);
    CHECK_INT(status, V_OCSP_CERTSTATUS_REVOKED);
    CHECK_INT(reason, OCSP_REVOKED_STATUS_KEYCOMPROMISE);
    CHECK_INT(OCSP_single_get0_status(OCSP_resp_get0(basic, 1), NULL, NULL, NULL, NULL), V_OCSP_CERTSTATUS_UNKNOWN);
    CHECK_INT(OCSP_id_cmp(OCSP_onereq_get0_id(OCSP_request_onereq_get0(req, 0)), id), 0);
    CHECK_INT(OCSP_check_nonce(req, basic), 1);
    VERIFIES(basic, NULL, store, 0, 1, 0);
    CHECK_INT(OCSP_request_verify(req, NULL, NULL, OCSP_NOVERIFY), 1);
    CHECK_INT(OCSP_RESPONSE_print(text, response, 0), 1);
    CHECK_INT(OCSP_REQUEST_print(text, req, 0), 1);
    BIO_write(text, "", 1);
    BIO_get_mem_data(text, &printed);
    CHECK(strstr(printed, "OCSP Response Data:\n    OCSP Response Status: successful (0x0)\n"
        "    Response Type: Basic OCSP Response\n    Version: 1 (0x0)\n    Responder Id: O = OxiSSL tests") == printed);
    CHECK(strstr(printed, "    Responses:\n    Certificate ID:\n      Hash Algorithm: sha1\n"
        "      Issuer Name Hash: ") != NULL);
    CHECK(strstr(printed, "    Cert Status: revoked\n    Revocation Time: Jan  1 00:00:00 2026 GMT\n"
        "    Revocation Reason: keyCompromise (0x1)\n    This Update: ") != NULL);
    CHECK(strstr(printed, "OCSP Request Data:\n    Version: 1 (0x0)\n    Requestor Name: DirName:") != NULL);
    CHECK(strstr(printed, "    Requestor List:\n        Certificate ID:\n          Hash Algorithm: sha1\n") != NULL);
    BIO_free(text);
    OCSP_CERTID_free(id);
    OCSP_REQUEST_free(req);
    OCSP_BASICRESP_free(basic);
    OCSP_RESPONSE_free(response);
}

/* A staple, and what the client makes of it. */
static int staple_status, client_result;

static int show(SSL *ssl, void *arg)
{
    OCSP_BASICRESP *basic = answer(staple_status, 0, delegate, delegate_key, 0);
    OCSP_RESPONSE *response = OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic);
    unsigned char *der = NULL;
    int length = i2d_OCSP_RESPONSE(response, &der);

    (void)arg;
    OCSP_BASICRESP_free(basic);
    OCSP_RESPONSE_free(response);
    CHECK_INT(SSL_set_tlsext_status_ocsp_resp(ssl, der, length), 1);
    return SSL_TLSEXT_ERR_OK;
}

static int judge(SSL *ssl, void *arg)
{
    const unsigned char *der;
    long length = SSL_get_tlsext_status_ocsp_resp(ssl, &der);
    OCSP_RESPONSE *response = length > 0 ? d2i_OCSP_RESPONSE(NULL, &der, length) : NULL;
    OCSP_BASICRESP *basic = response ? OCSP_response_get1_basic(response) : NULL;
    OCSP_CERTID *id = OCSP_cert_to_id(NULL, SSL_get0_peer_certificate(ssl), ca);
    ASN1_GENERALIZEDTIME *this, *next;
    int status = -1;

    (void)arg;
    CHECK(basic != NULL);
    client_result = OCSP_basic_verify(basic, SSL_get_peer_cert_chain(ssl),
                        SSL_CTX_get_cert_store(SSL_get_SSL_CTX(ssl)), 0) == 1
        && OCSP_resp_find_status(basic, id, &status, NULL, NULL, &this, &next) == 1
        && OCSP_check_validity(this, next, 5, -1) == 1 && status == V_OCSP_CERTSTATUS_GOOD;
    OCSP_CERTID_free(id);
    OCSP_BASICRESP_free(basic);
    OCSP_RESPONSE_free(response);
    return client_result;
}

static void stapled(void)
{
    for (staple_status = 0; staple_status < 3; staple_status++) {
        struct pair p = pair_new("server-rsa");

        client_result = -1;
        SSL_CTX_set_tlsext_status_cb(p.server_ctx, show);
        SSL_CTX_set_tlsext_status_cb(p.client_ctx, judge);
        SSL_CTX_set_tlsext_status_type(p.client_ctx, TLSEXT_STATUSTYPE_ocsp);
        pair_connect(&p, 0);
        CHECK_INT(pair_handshake(&p), staple_status == V_OCSP_CERTSTATUS_GOOD);
        CHECK_INT(client_result, staple_status == V_OCSP_CERTSTATUS_GOOD);
        ERR_clear_error();
        pair_free(&p);
    }
}

int main(void)
{
    set_up();
    TEST(names);
    TEST(ids);
    TEST(requests);
    TEST(responses_without_an_answer);
    TEST(statuses);
    TEST(signed_by_the_authority);
    TEST(signed_by_others);
    TEST(nonces);
    TEST(responder_ids);
    TEST(damaged);
    TEST(made_by_the_command);
    TEST(stapled);
    tear_down();
    return check_done("ocsp");
}
