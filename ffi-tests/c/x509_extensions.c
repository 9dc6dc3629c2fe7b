/* Extensions of certificates: looking them up, making them, what is in them. What is expected is what OpenSSL 3.0
 * answers. */
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "check.h"

static X509 *load(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", PKI, name);
    BIO *bio = BIO_new_file(path, "r");
    X509 *x = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    BIO_free(bio);
    return x;
}

static void certificate_lists(void)
{
    X509 *x = load("ca-rsa.crt");
    const STACK_OF(X509_EXTENSION) *all = X509_get0_extensions(x);
    int count = X509_get_ext_count(x);
    CHECK(count > 0);
    CHECK_INT(X509v3_get_ext_count(all), count);
    CHECK_INT(sk_X509_EXTENSION_num(all), count);
    int at = X509_get_ext_by_NID(x, NID_basic_constraints, -1);
    CHECK(at >= 0);
    CHECK_INT(X509_get_ext_by_NID(x, NID_basic_constraints, at), -1);
    CHECK_INT(X509_get_ext_by_NID(x, NID_subject_alt_name, -1), -1);
    CHECK_INT(X509_get_ext_by_NID(x, 99999, -1), -2);
    ERR_clear_error();
    CHECK_INT(X509_get_ext_by_OBJ(x, OBJ_nid2obj(NID_basic_constraints), -1), at);
    int critical = X509_get_ext_by_critical(x, 1, -1);
    CHECK(critical >= 0);
    CHECK_INT(X509_EXTENSION_get_critical(X509_get_ext(x, critical)), 1);
    X509_EXTENSION *ext = X509_get_ext(x, at);
    CHECK(ext != NULL && ext == X509v3_get_ext(all, at) && ext == X509_get_ext(x, at));
    CHECK_INT(OBJ_obj2nid(X509_EXTENSION_get_object(ext)), NID_basic_constraints);
    CHECK_INT(ASN1_STRING_type(X509_EXTENSION_get_data(ext)), V_ASN1_OCTET_STRING);
    CHECK(X509_get_ext(x, count) == NULL && X509_get_ext(x, -1) == NULL);
    X509_free(x);
    CHECK_INT(X509v3_get_ext_count(NULL), 0);
    CHECK_INT(X509v3_get_ext_by_NID(NULL, NID_basic_constraints, -1), -1);
    CHECK_INT(X509v3_get_ext_by_critical(NULL, 1, -1), -1);
    CHECK(X509v3_get_ext(NULL, 0) == NULL && X509v3_delete_ext(NULL, 0) == NULL);
    CHECK(ERR_get_error() == 0);
}

static void single_extensions(void)
{
    /* SEQUENCE { OID basicConstraints, BOOLEAN TRUE, OCTET STRING { SEQUENCE { } } } */
    static const unsigned char der[] = { 0x30, 12, 6, 3, 0x55, 0x1d, 19, 1, 1, 0xff, 4, 2, 0x30, 0 };
    const unsigned char *in = der;
    X509_EXTENSION *read = d2i_X509_EXTENSION(NULL, &in, sizeof der);
    CHECK(read != NULL && in == der + sizeof der);
    CHECK_INT(X509_EXTENSION_get_critical(read), 1);

    ASN1_OCTET_STRING *data = ASN1_STRING_type_new(V_ASN1_OCTET_STRING);
    ASN1_STRING_set(data, "\x30", 2);
    X509_EXTENSION *made = X509_EXTENSION_create_by_NID(NULL, NID_basic_constraints, 5, data);
    unsigned char *out = NULL;
    CHECK_INT(i2d_X509_EXTENSION(made, &out), sizeof der);
    CHECK(out != NULL && memcmp(out, der, sizeof der) == 0);
    OPENSSL_free(out);

    /* An existing one is changed. */
    CHECK(X509_EXTENSION_create_by_OBJ(&made, OBJ_nid2obj(NID_key_usage), 0, data) == made);
    CHECK_INT(OBJ_obj2nid(X509_EXTENSION_get_object(made)), NID_key_usage);
    CHECK_INT(X509_EXTENSION_get_critical(made), 0);
    CHECK_INT(i2d_X509_EXTENSION(made, NULL), sizeof der - 3);
    CHECK_INT(X509_EXTENSION_set_critical(made, 1), 1);
    CHECK_INT(X509_EXTENSION_set_object(made, X509_EXTENSION_get_object(read)), 1);
    CHECK_INT(X509_EXTENSION_set_data(made, X509_EXTENSION_get_data(read)), 1);
    CHECK_INT(ASN1_STRING_cmp(X509_EXTENSION_get_data(made), data), 0);
    CHECK_INT(OBJ_obj2nid(X509_EXTENSION_get_object(made)), NID_basic_constraints);

    /* A number without an object makes none. */
    CHECK(X509_EXTENSION_create_by_NID(NULL, 99999, 0, data) == NULL);
    CHECK(ERR_get_error() != 0);
    ERR_clear_error();
    CHECK(X509_EXTENSION_dup(NULL) == NULL && X509_EXTENSION_get_object(NULL) == NULL);
    CHECK(X509_EXTENSION_get_data(NULL) == NULL && X509_EXTENSION_get_critical(NULL) == 0);
    in = der;
    CHECK(d2i_X509_EXTENSION(NULL, &in, sizeof der - 1) == NULL && in == der);
    ERR_clear_error();

    STACK_OF(X509_EXTENSION) *list = NULL;
    CHECK(X509v3_add_ext(&list, made, -1) == list && list != NULL);
    X509_EXTENSION_set_object(made, OBJ_nid2obj(NID_key_usage));
    CHECK(X509v3_add_ext(&list, made, 0) == list);
    X509_EXTENSION_set_object(made, OBJ_nid2obj(NID_ext_key_usage));
    CHECK(X509v3_add_ext(&list, made, 17) == list);
    CHECK_INT(X509v3_get_ext_count(list), 3);
    CHECK_INT(X509v3_get_ext_by_NID(list, NID_key_usage, -1), 0);
    CHECK_INT(X509v3_get_ext_by_NID(list, NID_ext_key_usage, -5), 2);
    X509_EXTENSION *taken = X509v3_delete_ext(list, 1);
    CHECK_INT(OBJ_obj2nid(X509_EXTENSION_get_object(taken)), NID_basic_constraints);
    CHECK_INT(X509v3_get_ext_count(list), 2);
    CHECK(X509v3_delete_ext(list, 2) == NULL);
    sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
    X509_EXTENSION_free(taken);
    X509_EXTENSION_free(made);
    X509_EXTENSION_free(read);
    X509_EXTENSION_free(NULL);
    ASN1_STRING_free(data);
}

/* Extensions that OpenSSL's own configuration makes, how what they hold is freed, and how they print. */
static const struct {
    void (*free)(void *);
    const char *der;
    const char *text;
} SAMPLES[] = {
    {(void (*)(void *))BASIC_CONSTRAINTS_free,
     "30090603551d1304023000",
     "    CA:FALSE"},
    {(void (*)(void *))BASIC_CONSTRAINTS_free,
     "30120603551d130101ff040830060101ff020100",
     "    CA:TRUE, pathlen:0"},
    {(void (*)(void *))ASN1_BIT_STRING_free,
     "300b0603551d0f040403020780",
     "    Digital Signature"},
    {(void (*)(void *))ASN1_BIT_STRING_free,
     "300e0603551d0f0101ff040403020106",
     "    Certificate Sign, CRL Sign"},
    {(void (*)(void *))EXTENDED_KEY_USAGE_free,
     "301d0603551d250416301406082b0601050507030106082b06010505070302",
     "    TLS Web Server Authentication, TLS Web Client Authentication"},
    {(void (*)(void *))ASN1_OCTET_STRING_free,
     "300b0603551d0e040404020102",
     "    01:02"},
    {(void (*)(void *))AUTHORITY_KEYID_free,
     "30690603551d2304623060801407f18b173e43b1d0138b323789aa95bd76b7c239a132a430302e310b300906035504061302"
     "53453110300e060355040a0c074578616d706c65310d300b06035504030c04526f6f74821475d151175ea6654427798726c1"
     "06827e57ffa9fc",
     "    keyid:07:F1:8B:17:3E:43:B1:D0:13:8B:32:37:89:AA:95:BD:76:B7:C2:39\n    DirName:/C=SE/O=E"
     "xample/CN=Root\n    serial:75:D1:51:17:5E:A6:65:44:27:79:87:26:C1:06:82:7E:57:FF:A9:FC"},
    {(void (*)(void *))AUTHORITY_KEYID_free,
     "30090603551d2304023000",
     NULL},
    {(void (*)(void *))GENERAL_NAMES_free,
     "3081fb0603551d110481f33081f08209612e6578616d706c658209622e6578616d706c658704c0000201871020010db80000"
     "000000000000000000018113736f6d656f6e65406578616d706c652e636f6d861768747470733a2f2f6578616d706c652e63"
     "6f6d2f782c7988032a0304a01e06032a0304a0170c15736f6d65206f74686572206964656e746966696572a01f060a2b0601"
     "04018237140203a0110c0f75706e406578616d706c652e636f6da44c304a310b3009060355040613025345311d301b060355"
     "040a0c144578616d706c652c2071756f746564202b20636f310d300b060355040b0c04756e6974310d300b06035504030c04"
     "6e616d65",
     "    DNS:a.example, DNS:b.example, IP Address:192.0.2.1, IP Address:2001:DB8:0:0:0:0:0:1, ema"
     "il:someone@example.com, URI:https://example.com/x,y, Registered ID:1.2.3.4, othername: 1.2.3"
     ".4::some other identifier, othername: UPN::upn@example.com, DirName:/C=SE/O=Example, quoted "
     "\\+ co/OU=unit/CN=name"},
    {(void (*)(void *))GENERAL_NAMES_free,
     "30100603551d1104093007a305300302017f",
     "    X400Name:<unsupported>"},
    {(void (*)(void *))GENERAL_NAMES_free,
     "30120603551d11040b3009a507a1050c03616263",
     "    EdiPartyName:<unsupported>"},
    {(void (*)(void *))AUTHORITY_INFO_ACCESS_free,
     "307a06082b06010505070101046e306c301006082b060105050730018704c0000201305806082b06010505073002a44c304a"
     "310b3009060355040613025345311d301b060355040a0c144578616d706c652c2071756f746564202b20636f310d300b0603"
     "55040b0c04756e6974310d300b06035504030c046e616d65",
     "    OCSP - IP Address:192.0.2.1\n    CA Issuers - DirName:/C=SE/O=Example, quoted \\+ co/OU="
     "unit/CN=name"},
    {(void (*)(void *))CRL_DIST_POINTS_free,
     "307b0603551d1f047430723070a01aa0188616687474703a2f2f6578616d706c652e636f6d2f63726c81020560a24ea44c30"
     "4a310b3009060355040613025345311d301b060355040a0c144578616d706c652c2071756f746564202b20636f310d300b06"
     "0355040b0c04756e6974310d300b06035504030c046e616d65",
     "    Full Name:\n      URI:http://example.com/crl    Reasons:\n      Key Compromise, CA Compr"
     "omise\n    CRL Issuer:\n      DirName:C = SE, O = \"Example, quoted + co\", OU = unit, CN = "
     "name"},
    {(void (*)(void *))CRL_DIST_POINTS_free,
     "30090603551d1f04023000",
     ""},
    {(void (*)(void *))CRL_DIST_POINTS_free,
     "301c0603551d1f041530133011a00fa10d300b060355040313047a7a7a7a",
     "    Relative Name:\n      CN = zzzz\n"},
    {(void (*)(void *))ISSUING_DIST_POINT_free,
     "30400603551d1c0101ff04363034a027a125300d060355040b0c067365636f6e64301406035504030c0d72656c6174697665"
     "206e616d658101ff83030740808401ff",
     "    Relative Name:\n      OU = second + CN = relative name\n    Only User Certificates\n    "
     "Indirect CRL\n    Only Some Reasons:\n      Key Compromise, AA Compromise\n"},
    {(void (*)(void *))CERTIFICATEPOLICIES_free,
     "3081c50603551d200481bd3081ba300506032a04053081b006032b05083081a8302306082b06010505070201161768747470"
     "3a2f2f6d792e686f73742e6578616d706c652f302306082b060105050702011617687474703a2f2f6d792e796f75722e6578"
     "616d706c652f304306082b06010505070202303730211a114f7267616e69736174696f6e204e616d65300c02010102010202"
     "01030201040c124578706c6963697420546578742048657265301706082b06010505070202300b1a094f6e6c792074657874",
     "    Policy: 1.2.4.5\n    Policy: 1.3.5.8\n      CPS: http://my.host.example/\n      CPS: htt"
     "p://my.your.example/\n      User Notice:\n        Organization: Organisation Name\n        N"
     "umbers: 1, 2, 3, 4\n        Explicit Text: Explicit Text Here\n      User Notice:\n        E"
     "xplicit Text: Only text"},
    {(void (*)(void *))POLICY_CONSTRAINTS_free,
     "300f0603551d2404083006800101810100",
     "    Require Explicit Policy:1, Inhibit Policy Mapping:0"},
    {(void (*)(void *))ASN1_INTEGER_free,
     "300a0603551d360403020102",
     "    2"},
    {(void (*)(void *))NAME_CONSTRAINTS_free,
     "3081ae0603551d1e0481a63081a3a02b300a8708c0a80000ffff0000300e820c2e6578616d706c652e636f6d300d810b6578"
     "616d706c652e636f6da1743022872020010db8000000000000000000000000ffffffff000000000000000000000000304ea4"
     "4c304a310b3009060355040613025345311d301b060355040a0c144578616d706c652c2071756f746564202b20636f310d30"
     "0b060355040b0c04756e6974310d300b06035504030c046e616d65",
     "    Permitted:\n      IP:192.168.0.0/255.255.0.0\n      DNS:.example.com\n      email:exampl"
     "e.com\n    Excluded:\n      IP:2001:DB8:0:0:0:0:0:0/FFFF:FFFF:0:0:0:0:0:0\n      DirName:C ="
     " SE, O = \"Example, quoted + co\", OU = unit, CN = name"},
    {(void (*)(void *))TLS_FEATURE_free,
     "301106082b0601050507011804053003020105",
     "    status_request"},
    {(void (*)(void *))PKEY_USAGE_PERIOD_free,
     "301a0603551d1004133011800f32303230303130323033303430355a",
     "    Not Before: Jan  2 03:04:05 2020 GMT"},
};

static X509_EXTENSION *sample(const char *hex)
{
    unsigned char der[1024];
    size_t length = strlen(hex) / 2;
    for (size_t i = 0; i < length; i++) {
        const char digits[] = { hex[2 * i], hex[2 * i + 1], 0 };
        der[i] = (unsigned char)strtol(digits, NULL, 16);
    }
    const unsigned char *in = der;
    return d2i_X509_EXTENSION(NULL, &in, (long)length);
}

/* Each extension is read into its structure, written again, and printed. */
static void structures(void)
{
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
        X509_EXTENSION *ext = sample(SAMPLES[i].der);
        void *value = X509V3_EXT_d2i(ext);
        CHECK(value != NULL);
        int nid = OBJ_obj2nid(X509_EXTENSION_get_object(ext));
        X509_EXTENSION *again = X509V3_EXT_i2d(nid, X509_EXTENSION_get_critical(ext), value);
        CHECK(again != NULL);
        unsigned char *der = NULL;
        int length = i2d_X509_EXTENSION(again, &der);
        char hex[2048] = "";
        for (int j = 0; j < length; j++)
            snprintf(hex + 2 * j, 3, "%02x", der[j]);
        CHECK_STR(hex, SAMPLES[i].der);
        BIO *bio = BIO_new(BIO_s_mem());
        char text[2048];
        CHECK_INT(X509V3_EXT_print(bio, ext, 0, 4), SAMPLES[i].text != NULL);
        int n = BIO_read(bio, text, sizeof text - 1);
        text[n > 0 ? n : 0] = 0;
        if (SAMPLES[i].text != NULL)
            CHECK_STR(text, SAMPLES[i].text);
        BIO_free(bio);
        OPENSSL_free(der);
        SAMPLES[i].free(value);
        X509_EXTENSION_free(again);
        X509_EXTENSION_free(ext);
    }
    ERR_clear_error();
}

/* What programs read out of a certificate. */
static void certificate_values(void)
{
    X509 *x = load("server-rsa.crt");
    int critical = 7, at = -1;
    GENERAL_NAMES *names = X509_get_ext_d2i(x, NID_subject_alt_name, &critical, &at);
    CHECK(names != NULL && sk_GENERAL_NAME_num(names) > 0);
    CHECK_INT(critical, 0);
    CHECK_INT(at, X509_get_ext_by_NID(x, NID_subject_alt_name, -1));
    GENERAL_NAME *name = sk_GENERAL_NAME_value(names, 0);
    CHECK_INT(name->type, GEN_DNS);
    CHECK_INT(ASN1_STRING_type(name->d.dNSName), V_ASN1_IA5STRING);
    int type = -1;
    CHECK(GENERAL_NAME_get0_value(name, &type) == name->d.ptr && type == GEN_DNS);
    CHECK_INT(GENERAL_NAME_get0_otherName(name, NULL, NULL), 0);
    GENERAL_NAME *copy = GENERAL_NAME_dup(name);
    CHECK_INT(GENERAL_NAME_cmp(copy, name), 0);
    GENERAL_NAME_free(copy);
    BIO *bio = BIO_new(BIO_s_mem());
    char text[64] = "";
    CHECK_INT(GENERAL_NAME_print(bio, name), 1);
    BIO_read(bio, text, sizeof text - 1);
    CHECK_STR(text, "DNS:localhost");
    BIO_free(bio);
    STACK_OF(CONF_VALUE) *values = i2v_GENERAL_NAMES(NULL, names, NULL);
    CHECK_INT(sk_CONF_VALUE_num(values), sk_GENERAL_NAME_num(names));
    CHECK_STR(sk_CONF_VALUE_value(values, 0)->name, "DNS");
    CHECK_STR(sk_CONF_VALUE_value(values, 0)->value, "localhost");
    CHECK(i2v_GENERAL_NAME(NULL, name, values) == values);
    CHECK_INT(sk_CONF_VALUE_num(values), sk_GENERAL_NAME_num(names) + 1);
    sk_CONF_VALUE_pop_free(values, X509V3_conf_free);
    GENERAL_NAMES_free(names);
    CHECK(X509_get_ext_d2i(x, NID_subject_alt_name, &critical, &at) == NULL);
    CHECK_INT(critical, -1);
    CHECK_INT(at, -1);
    CHECK(X509_get_ext_d2i(x, NID_crl_distribution_points, NULL, NULL) == NULL);
    CHECK(X509_get1_ocsp(x) == NULL && X509_get1_email(x) == NULL);
    X509_email_free(NULL);
    CHECK(X509_get_extension_flags(x) & EXFLAG_SET);
    X509_free(x);

    X509 *ca = load("ca-rsa.crt");
    CHECK_INT(X509_get_extension_flags(ca) & (EXFLAG_CA | EXFLAG_BCONS | EXFLAG_SS | EXFLAG_SI | EXFLAG_INVALID),
              EXFLAG_CA | EXFLAG_BCONS | EXFLAG_SS | EXFLAG_SI);
    CHECK(X509_get_key_usage(ca) & KU_KEY_CERT_SIGN);
    CHECK(X509_get_extended_key_usage(ca) == UINT32_MAX);
    ASN1_OCTET_STRING *id = X509_get_ext_d2i(ca, NID_subject_key_identifier, NULL, NULL);
    CHECK(X509_get0_subject_key_id(ca) != NULL && ASN1_STRING_cmp(X509_get0_subject_key_id(ca), id) == 0);
    CHECK(X509_get0_authority_serial(ca) == NULL && X509_get0_authority_issuer(ca) == NULL);
    ASN1_OCTET_STRING_free(id);
    BASIC_CONSTRAINTS *bc = X509_get_ext_d2i(ca, NID_basic_constraints, &critical, NULL);
    CHECK(bc != NULL && bc->ca != 0 && critical == 1);
    BASIC_CONSTRAINTS_free(bc);
    X509_free(ca);
}

static void list_values(void)
{
    STACK_OF(X509_EXTENSION) *list = NULL;
    BASIC_CONSTRAINTS *bc = BASIC_CONSTRAINTS_new();
    CHECK(bc != NULL && bc->ca == 0 && bc->pathlen == NULL);
    bc->ca = 1;
    CHECK_INT(X509V3_add1_i2d(&list, NID_basic_constraints, bc, 1, 0), 1);
    CHECK_INT(X509v3_get_ext_count(list), 1);
    CHECK_INT(X509V3_add1_i2d(&list, NID_basic_constraints, bc, 1, 0), 0);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), X509V3_R_EXTENSION_EXISTS);
    CHECK_INT(X509V3_add1_i2d(&list, NID_basic_constraints, bc, 1, X509V3_ADD_SILENT), 0);
    CHECK(ERR_get_error() == 0);
    CHECK_INT(X509V3_add1_i2d(&list, NID_basic_constraints, bc, 0, X509V3_ADD_APPEND), 1);
    int critical = 5;
    CHECK(X509V3_get_d2i(list, NID_basic_constraints, &critical, NULL) == NULL);
    CHECK_INT(critical, -2);
    CHECK_INT(X509V3_add1_i2d(&list, NID_basic_constraints, NULL, 0, X509V3_ADD_DELETE), 1);
    BASIC_CONSTRAINTS *found = X509V3_get_d2i(list, NID_basic_constraints, &critical, NULL);
    CHECK(found != NULL && found->ca != 0 && critical == 0);
    BASIC_CONSTRAINTS_free(found);
    CHECK_INT(X509V3_add1_i2d(&list, NID_basic_constraints, bc, 1, X509V3_ADD_KEEP_EXISTING), 1);
    CHECK_INT(X509_EXTENSION_get_critical(X509v3_get_ext(list, 0)), 0);
    CHECK_INT(X509V3_add1_i2d(&list, NID_basic_constraints, bc, 1, X509V3_ADD_REPLACE_EXISTING), 1);
    CHECK_INT(X509_EXTENSION_get_critical(X509v3_get_ext(list, 0)), 1);
    CHECK_INT(X509V3_add1_i2d(&list, NID_key_usage, bc, 1, X509V3_ADD_DELETE), 0);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), X509V3_R_EXTENSION_NOT_FOUND);
    sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
    BASIC_CONSTRAINTS_free(bc);

    ASN1_OCTET_STRING *ip = a2i_IPADDRESS("192.0.2.1");
    CHECK(ip != NULL && ASN1_STRING_length(ip) == 4);
    ASN1_OCTET_STRING_free(ip);
    ip = a2i_IPADDRESS("2001:db8::1");
    CHECK(ip != NULL && ASN1_STRING_length(ip) == 16);
    ASN1_OCTET_STRING_free(ip);
    CHECK(a2i_IPADDRESS("192.0.2") == NULL);
    ASN1_INTEGER *number = ASN1_INTEGER_new();
    ASN1_INTEGER_set(number, -300);
    char *text = i2s_ASN1_INTEGER(NULL, number);
    CHECK_STR(text, "-300");
    OPENSSL_free(text);
    ASN1_INTEGER_free(number);
}

/* Under a title, with what to do about what is not known. */
static void printing(void)
{
    static const char unknown[] = "300c06032a030404050404010203";
    char text[512] = "";
    BIO *bio = BIO_new(BIO_s_mem());
    X509_EXTENSION *ext = sample(unknown);
    CHECK_INT(X509V3_EXT_print(bio, ext, X509V3_EXT_DEFAULT, 2), 0);
    CHECK_INT(X509V3_EXT_print(bio, ext, X509V3_EXT_ERROR_UNKNOWN, 2), 1);
    CHECK_INT(X509V3_EXT_print(bio, ext, X509V3_EXT_DUMP_UNKNOWN, 2), 1);
    BIO_read(bio, text, sizeof text - 1);
    CHECK_STR(text, "  <Not Supported>  0000 - 04 04 01 02 03                                    .....\n");
    BIO_free(bio);

    bio = BIO_new(BIO_s_mem());
    STACK_OF(X509_EXTENSION) *list = NULL;
    X509v3_add_ext(&list, ext, -1);
    X509_EXTENSION *known = sample(SAMPLES[0].der);
    X509v3_add_ext(&list, known, -1);
    CHECK_INT(X509V3_extensions_print(bio, "Title", list, 0, 3), 1);
    CHECK_INT(X509V3_extensions_print(bio, "Nothing", NULL, 0, 3), 1);
    memset(text, 0, sizeof text);
    BIO_read(bio, text, sizeof text - 1);
    CHECK_STR(text, "   Title:\n"
                    "       1.2.3.4: \n           .....\n"
                    "       X509v3 Basic Constraints: \n           CA:FALSE\n");
    sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
    X509_EXTENSION_free(known);
    X509_EXTENSION_free(ext);
    BIO_free(bio);
}

/* From lines of configuration. */
static void configured(void)
{
    X509 *ca = load("ca-rsa.crt"), *leaf = load("server-rsa.crt");
    X509V3_CTX ctx;
    X509V3_set_ctx(&ctx, ca, leaf, NULL, NULL, 0);
    CHECK(ctx.issuer_cert == ca && ctx.subject_cert == leaf && ctx.flags == 0 && ctx.subject_req == NULL);
    static const struct {
        int nid;
        const char *line, *text;
    } lines[] = {
        { NID_basic_constraints, "critical,CA:TRUE,pathlen:2", "CA:TRUE, pathlen:2" },
        { NID_key_usage, "digitalSignature, keyEncipherment", "Digital Signature, Key Encipherment" },
        { NID_ext_key_usage, "serverAuth,1.2.3", "TLS Web Server Authentication, 1.2.3" },
        { NID_subject_alt_name, "DNS:a.example,IP:192.0.2.1", "DNS:a.example, IP Address:192.0.2.1" },
        { NID_netscape_comment, "a, b", "a, b" },
        { NID_info_access, "OCSP;URI:http://x/", "OCSP - URI:http://x/" },
        { NID_subject_key_identifier, "0102", "01:02" },
        { NID_basic_constraints, "DER:3003010100", "CA:FALSE" },
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        X509_EXTENSION *ext = X509V3_EXT_conf_nid(NULL, &ctx, lines[i].nid, lines[i].line);
        CHECK(ext != NULL);
        CHECK_INT(X509_EXTENSION_get_critical(ext), i == 0);
        BIO *bio = BIO_new(BIO_s_mem());
        char text[128] = "";
        CHECK_INT(X509V3_EXT_print(bio, ext, 0, 0), 1);
        BIO_read(bio, text, sizeof text - 1);
        CHECK_STR(text, lines[i].text);
        BIO_free(bio);
        X509_EXTENSION_free(ext);
    }
    X509_EXTENSION *id = X509V3_EXT_conf(NULL, &ctx, "subjectKeyIdentifier", "hash");
    int at = X509_get_ext_by_NID(leaf, NID_subject_key_identifier, -1);
    if (at >= 0)
        CHECK_INT(ASN1_STRING_cmp(X509_EXTENSION_get_data(id), X509_EXTENSION_get_data(X509_get_ext(leaf, at))), 0);
    X509_EXTENSION_free(id);
    id = X509V3_EXT_conf(NULL, &ctx, "authorityKeyIdentifier", "keyid:always");
    CHECK(id != NULL);
    X509_EXTENSION_free(id);
    id = X509V3_EXT_conf(NULL, NULL, "1.2.3.4", "DER:0500");
    CHECK(id != NULL);
    X509_EXTENSION_free(id);
    CHECK(X509V3_EXT_conf(NULL, &ctx, "noSuchName", "x") == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), X509V3_R_UNKNOWN_EXTENSION_NAME);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), X509V3_R_ERROR_IN_EXTENSION);
    ERR_clear_error();
    CHECK(X509V3_EXT_conf_nid(NULL, &ctx, NID_basic_constraints, "CA:maybe") == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_peek_error()), X509V3_R_INVALID_BOOLEAN_STRING);
    ERR_clear_error();
    CHECK(X509V3_EXT_conf_nid(NULL, NULL, NID_authority_key_identifier, "keyid") == NULL);
    ERR_clear_error();
    X509_free(ca);
    X509_free(leaf);
}

/* The structures of functions. */
static void methods(void)
{
    const X509V3_EXT_METHOD *names = X509V3_EXT_get_nid(NID_subject_alt_name);
    CHECK(names != NULL && names->ext_nid == NID_subject_alt_name);
    CHECK(names->it == ASN1_ITEM_ref(GENERAL_NAMES) || names->it() == GENERAL_NAMES_it());
    CHECK(names->i2v != NULL && names->i2s == NULL && names->i2r == NULL);
    CHECK_INT(names->ext_flags & X509V3_EXT_MULTILINE, 0);
    CHECK(X509V3_EXT_get_nid(NID_info_access)->ext_flags & X509V3_EXT_MULTILINE);
    CHECK(X509V3_EXT_get_nid(NID_commonName) == NULL);
    X509 *x = load("server-rsa.crt");
    X509_EXTENSION *ext = X509_get_ext(x, X509_get_ext_by_NID(x, NID_subject_alt_name, -1));
    CHECK(X509V3_EXT_get(ext) == names);
    GENERAL_NAMES *value = X509V3_EXT_d2i(ext);
    STACK_OF(CONF_VALUE) *list = names->i2v(names, value, NULL);
    CHECK_STR(sk_CONF_VALUE_value(list, 0)->value, "localhost");
    sk_CONF_VALUE_pop_free(list, X509V3_conf_free);
    GENERAL_NAMES_free(value);
    const X509V3_EXT_METHOD *id = X509V3_EXT_get_nid(NID_subject_key_identifier);
    ASN1_OCTET_STRING *octets = ASN1_STRING_type_new(V_ASN1_OCTET_STRING);
    ASN1_STRING_set(octets, "\1\2", 2);
    char *text = id->i2s(id, octets);
    CHECK_STR(text, "01:02");
    OPENSSL_free(text);
    ASN1_OCTET_STRING_free(octets);
    X509_free(x);
}

/* A certificate's own list can be changed. */
static void changed_certificate(void)
{
    X509 *x = load("server-rsa.crt");
    int count = X509_get_ext_count(x);
    X509_EXTENSION *ext = X509V3_EXT_conf_nid(NULL, NULL, NID_netscape_comment, "hello");
    CHECK_INT(X509_add_ext(x, ext, 0), 1);
    X509_EXTENSION_free(ext);
    CHECK_INT(X509_get_ext_count(x), count + 1);
    CHECK_INT(X509_get_ext_by_NID(x, NID_netscape_comment, -1), 0);
    X509_EXTENSION_free(X509_delete_ext(x, 0));
    CHECK_INT(X509_get_ext_count(x), count);
    BASIC_CONSTRAINTS *bc = BASIC_CONSTRAINTS_new();
    CHECK_INT(X509_add1_ext_i2d(x, NID_basic_constraints, bc, 1, X509V3_ADD_REPLACE), 1);
    BASIC_CONSTRAINTS_free(bc);
    int critical = 0;
    bc = X509_get_ext_d2i(x, NID_basic_constraints, &critical, NULL);
    CHECK(bc != NULL && critical == 1 && bc->ca == 0);
    BASIC_CONSTRAINTS_free(bc);
    X509_free(x);
}

int main(void)
{
    TEST(certificate_lists);
    TEST(single_extensions);
    TEST(structures);
    TEST(certificate_values);
    TEST(list_values);
    TEST(printing);
    TEST(configured);
    TEST(methods);
    TEST(changed_certificate);
    return check_done("x509_extensions");
}
