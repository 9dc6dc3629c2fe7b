/* Times: every function over texts good and odd. The tables are what OpenSSL 3.0 gives. */
#include "check.h"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/x509.h>

#include <time.h>

#define UTC V_ASN1_UTCTIME
#define GEN V_ASN1_GENERALIZEDTIME

/* What a time holds, how ASN1_TIME_check, _print, _to_tm, _cmp_time_t with 1612325106, _to_generalizedtime and _normalize
 * take it. */
static const struct held {
    int type;
    const char *text;
    int check, print;
    const char *printed, *tm;
    int compared;
    const char *generalized;
    int normalize;
    const char *normalized;
} held[] = {
    { UTC, "700101000000Z", 1, 1, "Jan  1 00:00:00 1970 GMT", "1970-01-01 00:00:00 4 0", -1, "19700101000000Z", 1, "700101000000Z" },
    { UTC, "491231235959Z", 1, 1, "Dec 31 23:59:59 2049 GMT", "2049-12-31 23:59:59 5 364", 1, "20491231235959Z", 1, "491231235959Z" },
    { UTC, "500101000000Z", 1, 1, "Jan  1 00:00:00 1950 GMT", "1950-01-01 00:00:00 0 0", -1, "19500101000000Z", 1, "500101000000Z" },
    { UTC, "991231235959Z", 1, 1, "Dec 31 23:59:59 1999 GMT", "1999-12-31 23:59:59 5 364", -1, "19991231235959Z", 1, "991231235959Z" },
    { UTC, "000229000000Z", 1, 1, "Feb 29 00:00:00 2000 GMT", "2000-02-29 00:00:00 2 59", -1, "20000229000000Z", 1, "000229000000Z" },
    { UTC, "010229000000Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "21020300Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "2102030405Z", 1, 1, "Feb  3 04:05:00 2021 GMT", "2021-02-03 04:05:00 3 33", -1, "20210203040500Z", 1, "210203040500Z" },
    { UTC, "210203040506", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "2102030405", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210203040506+0100", 1, 1, "Feb  3 03:05:06 2021 GMT", "2021-02-03 03:05:06 3 33", -1, "20210203030506Z", 1, "210203030506Z" },
    { UTC, "210203040506-0130", 1, 1, "Feb  3 05:35:06 2021 GMT", "2021-02-03 05:35:06 3 33", 1, "20210203053506Z", 1, "210203053506Z" },
    { UTC, "2102030405+0100", 1, 1, "Feb  3 03:05:00 2021 GMT", "2021-02-03 03:05:00 3 33", -1, "20210203030500Z", 1, "210203030500Z" },
    { UTC, "210203040506+01", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210203040506+1301", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210203040506+1260", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210203040506-1200", 1, 1, "Feb  3 16:05:06 2021 GMT", "2021-02-03 16:05:06 3 33", 1, "20210203160506Z", 1, "210203160506Z" },
    { UTC, "210203040560Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210203046006Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210203240506Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "211303040506Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210003040506Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210200040506Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210431040506Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210203040506z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "210203040506Z ", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "21020304050xZ", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { UTC, "Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "19700101000000Z", 1, 1, "Jan  1 00:00:00 1970 GMT", "1970-01-01 00:00:00 4 0", -1, "19700101000000Z", 1, "700101000000Z" },
    { GEN, "20491231235959Z", 1, 1, "Dec 31 23:59:59 2049 GMT", "2049-12-31 23:59:59 5 364", 1, "20491231235959Z", 1, "491231235959Z" },
    { GEN, "20500101000000Z", 1, 1, "Jan  1 00:00:00 2050 GMT", "2050-01-01 00:00:00 6 0", 1, "20500101000000Z", 1, "20500101000000Z" },
    { GEN, "19491231235959Z", 1, 1, "Dec 31 23:59:59 1949 GMT", "1949-12-31 23:59:59 6 364", -1, "19491231235959Z", 1, "19491231235959Z" },
    { GEN, "99991231235959Z", 1, 1, "Dec 31 23:59:59 9999 GMT", "9999-12-31 23:59:59 5 364", 1, "99991231235959Z", 1, "99991231235959Z" },
    { GEN, "20210203040506", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "202102030405Z", 1, 1, "Feb  3 04:05:00 2021 GMT", "2021-02-03 04:05:00 3 33", -1, "20210203040500Z", 1, "210203040500Z" },
    { GEN, "2021020304Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "202102030405", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "20210203040506.5Z", 1, 1, "Feb  3 04:05:06.5 2021 GMT", "2021-02-03 04:05:06 3 33", 0, "20210203040506Z", 1, "210203040506Z" },
    { GEN, "20210203040506.123456Z", 1, 1, "Feb  3 04:05:06.123456 2021 GMT", "2021-02-03 04:05:06 3 33", 0, "20210203040506Z", 1, "210203040506Z" },
    { GEN, "20210203040506.Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "20210203040506.5", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "20210203040506.5+0100", 1, 1, "Feb  3 03:05:06.5 2021 GMT", "2021-02-03 03:05:06 3 33", -1, "20210203030506Z", 1, "210203030506Z" },
    { GEN, "20210203040506+0100", 1, 1, "Feb  3 03:05:06 2021 GMT", "2021-02-03 03:05:06 3 33", -1, "20210203030506Z", 1, "210203030506Z" },
    { GEN, "20210203040506-2359", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "202102030405+0100", 1, 1, "Feb  3 03:05:00 2021 GMT", "2021-02-03 03:05:00 3 33", -1, "20210203030500Z", 1, "210203030500Z" },
    { GEN, "20210229000000Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "20240229000000Z", 1, 1, "Feb 29 00:00:00 2024 GMT", "2024-02-29 00:00:00 4 59", 1, "20240229000000Z", 1, "240229000000Z" },
    { GEN, "21000229000000Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "20000229000000Z", 1, 1, "Feb 29 00:00:00 2000 GMT", "2000-02-29 00:00:00 2 59", -1, "20000229000000Z", 1, "000229000000Z" },
    { GEN, "20210203040506Zx", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "20210203040506,5Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "-0210203040506Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "20210203 40506Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
    { GEN, "20210203040560Z", 0, 0, "Bad time value", "", -2, "", 0, "" },
};

/* What ASN1_TIME_set_string, ASN1_TIME_set_string_X509, ASN1_UTCTIME_set_string, ASN1_GENERALIZEDTIME_set_string take. */
static const struct given {
    const char *text;
    int set, type, set_x509;
    const char *x509;
    int x509_type, utc, generalized;
} given[] = {
    { "700101000000Z", 1, 23, 1, "700101000000Z", 23, 1, 0 },
    { "491231235959Z", 1, 23, 1, "491231235959Z", 23, 1, 0 },
    { "500101000000Z", 1, 23, 1, "500101000000Z", 23, 1, 0 },
    { "991231235959Z", 1, 23, 1, "991231235959Z", 23, 1, 0 },
    { "000229000000Z", 1, 23, 1, "000229000000Z", 23, 1, 0 },
    { "010229000000Z", 0, 0, 0, "", 0, 0, 0 },
    { "21020300Z", 0, 0, 0, "", 0, 0, 0 },
    { "2102030405Z", 1, 23, 0, "", 0, 1, 0 },
    { "210203040506", 0, 0, 0, "", 0, 0, 0 },
    { "2102030405", 0, 0, 0, "", 0, 0, 0 },
    { "210203040506+0100", 1, 23, 0, "", 0, 1, 1 },
    { "210203040506-0130", 1, 23, 0, "", 0, 1, 1 },
    { "2102030405+0100", 1, 23, 0, "", 0, 1, 0 },
    { "210203040506+01", 0, 0, 0, "", 0, 0, 0 },
    { "210203040506+1301", 0, 0, 0, "", 0, 0, 0 },
    { "210203040506+1260", 0, 0, 0, "", 0, 0, 0 },
    { "210203040506-1200", 1, 23, 0, "", 0, 1, 1 },
    { "210203040560Z", 0, 0, 0, "", 0, 0, 0 },
    { "210203046006Z", 0, 0, 0, "", 0, 0, 0 },
    { "210203240506Z", 1, 24, 0, "", 0, 0, 1 },
    { "211303040506Z", 1, 24, 0, "", 0, 0, 1 },
    { "210003040506Z", 1, 24, 0, "", 0, 0, 1 },
    { "210200040506Z", 0, 0, 0, "", 0, 0, 0 },
    { "210431040506Z", 0, 0, 0, "", 0, 0, 0 },
    { "210203040506z", 0, 0, 0, "", 0, 0, 0 },
    { "210203040506Z ", 0, 0, 0, "", 0, 0, 0 },
    { "21020304050xZ", 0, 0, 0, "", 0, 0, 0 },
    { "", 0, 0, 0, "", 0, 0, 0 },
    { "Z", 0, 0, 0, "", 0, 0, 0 },
    { "19700101000000Z", 1, 24, 1, "700101000000Z", 23, 0, 1 },
    { "20491231235959Z", 1, 24, 1, "491231235959Z", 23, 0, 1 },
    { "20500101000000Z", 1, 24, 1, "20500101000000Z", 24, 0, 1 },
    { "19491231235959Z", 1, 24, 1, "19491231235959Z", 24, 0, 1 },
    { "00000101000000Z", 1, 24, 1, "00000101000000Z", 24, 0, 1 },
    { "99991231235959Z", 1, 24, 1, "99991231235959Z", 24, 0, 1 },
    { "20210203040506", 0, 0, 0, "", 0, 0, 0 },
    { "202102030405Z", 1, 24, 0, "", 0, 0, 1 },
    { "2021020304Z", 0, 0, 0, "", 0, 0, 0 },
    { "202102030405", 0, 0, 0, "", 0, 0, 0 },
    { "20210203040506.5Z", 1, 24, 0, "", 0, 0, 1 },
    { "20210203040506.123456Z", 1, 24, 0, "", 0, 0, 1 },
    { "20210203040506.Z", 0, 0, 0, "", 0, 0, 0 },
    { "20210203040506.5", 0, 0, 0, "", 0, 0, 0 },
    { "20210203040506.5+0100", 1, 24, 0, "", 0, 0, 1 },
    { "20210203040506+0100", 1, 24, 0, "", 0, 0, 1 },
    { "20210203040506-2359", 0, 0, 0, "", 0, 0, 0 },
    { "202102030405+0100", 1, 24, 0, "", 0, 0, 1 },
    { "20210229000000Z", 0, 0, 0, "", 0, 0, 0 },
    { "20240229000000Z", 1, 24, 1, "240229000000Z", 23, 0, 1 },
    { "21000229000000Z", 0, 0, 0, "", 0, 0, 0 },
    { "20000229000000Z", 1, 24, 1, "000229000000Z", 23, 0, 1 },
    { "20210203040506Zx", 0, 0, 0, "", 0, 0, 0 },
    { "20210203040506,5Z", 0, 0, 0, "", 0, 0, 0 },
    { "-0210203040506Z", 0, 0, 0, "", 0, 0, 0 },
    { "20210203 40506Z", 0, 0, 0, "", 0, 0, 0 },
    { "20210203040560Z", 0, 0, 0, "", 0, 0, 0 },
};

static char *printed(const ASN1_TIME *time, unsigned long flags, int wanted)
{
    static char text[100];
    BIO *bio = BIO_new(BIO_s_mem());
    int length;
    CHECK_INT(flags == 0 ? ASN1_TIME_print(bio, time) : ASN1_TIME_print_ex(bio, time, flags), wanted);
    length = BIO_read(bio, text, sizeof(text) - 1);
    text[length < 0 ? 0 : length] = 0;
    BIO_free(bio);
    return text;
}

static void what_times_hold(void)
{
    size_t i;
    for (i = 0; i < sizeof(held) / sizeof(*held); i++) {
        const struct held *h = &held[i];
        ASN1_TIME *time = ASN1_STRING_type_new(h->type), *copy, *generalized;
        struct tm tm;
        char text[100] = "";
        int before = check_in_test;
        check_in_test = 0;
        ASN1_STRING_set(time, h->text, -1);
        CHECK_INT(ASN1_TIME_check(time), h->check);
        CHECK_INT(ASN1_UTCTIME_check(time), h->type == UTC ? h->check : 0);
        CHECK_INT(ASN1_GENERALIZEDTIME_check(time), h->type == GEN ? h->check : 0);
        CHECK_STR(printed(time, 0, h->print), h->printed);
        if (ASN1_TIME_to_tm(time, &tm) == 1)
            sprintf(text, "%04d-%02d-%02d %02d:%02d:%02d %d %d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
                    tm.tm_min, tm.tm_sec, tm.tm_wday, tm.tm_yday);
        CHECK_STR(text, h->tm);
        CHECK_INT(ASN1_TIME_cmp_time_t(time, 1612325106), h->compared);
        generalized = ASN1_TIME_to_generalizedtime(time, NULL);
        CHECK((generalized != NULL) == (h->generalized[0] != 0));
        if (generalized != NULL) {
            CHECK_INT(ASN1_STRING_type(generalized), GEN);
            CHECK_STR((const char *)ASN1_STRING_get0_data(generalized), h->generalized);
            CHECK_INT(ASN1_TIME_compare(generalized, time), 0);
        } else {
            CHECK_INT(ASN1_TIME_compare(time, time), -2);
        }
        copy = ASN1_TIME_dup(time);
        CHECK_INT(ASN1_TIME_normalize(copy), h->normalize);
        CHECK_STR((const char *)ASN1_STRING_get0_data(copy), h->normalize ? h->normalized : h->text);
        ASN1_TIME_free(copy);
        ASN1_TIME_free(generalized);
        ASN1_TIME_free(time);
        ERR_clear_error();
        if (check_in_test)
            fprintf(stderr, "  in %s\n", h->text);
        check_in_test |= before;
    }
}

static void what_times_are_set_to(void)
{
    size_t i;
    for (i = 0; i < sizeof(given) / sizeof(*given); i++) {
        const struct given *g = &given[i];
        ASN1_TIME *time = ASN1_TIME_new();
        int before = check_in_test;
        check_in_test = 0;
        CHECK_INT(ASN1_TIME_set_string(time, g->text), g->set);
        CHECK_INT(ASN1_TIME_set_string(NULL, g->text), g->set);
        if (g->set) {
            CHECK_INT(ASN1_STRING_type(time), g->type);
            CHECK_STR((const char *)ASN1_STRING_get0_data(time), g->text);
        }
        CHECK_INT(ASN1_TIME_set_string_X509(NULL, g->text), g->set_x509);
        CHECK_INT(ASN1_TIME_set_string_X509(time, g->text), g->set_x509);
        if (g->set_x509) {
            CHECK_INT(ASN1_STRING_type(time), g->x509_type);
            CHECK_STR((const char *)ASN1_STRING_get0_data(time), g->x509);
        }
        CHECK_INT(ASN1_UTCTIME_set_string(NULL, g->text), g->utc);
        CHECK_INT(ASN1_UTCTIME_set_string(time, g->text), g->utc);
        if (g->utc)
            CHECK_INT(ASN1_STRING_type(time), UTC);
        CHECK_INT(ASN1_GENERALIZEDTIME_set_string(NULL, g->text), g->generalized);
        CHECK_INT(ASN1_GENERALIZEDTIME_set_string(time, g->text), g->generalized);
        if (g->generalized)
            CHECK_INT(ASN1_STRING_type(time), GEN);
        ASN1_TIME_free(time);
        ERR_clear_error();
        if (check_in_test)
            fprintf(stderr, "  in %s\n", g->text);
        check_in_test |= before;
    }
}

static void moments_become_times(void)
{
    ASN1_TIME *time = ASN1_TIME_set(NULL, 0), *other;
    CHECK_STR((const char *)ASN1_STRING_get0_data(time), "700101000000Z");
    CHECK(ASN1_TIME_adj(time, 0, 1, -1) == time);
    CHECK_STR((const char *)ASN1_STRING_get0_data(time), "700101235959Z");
    CHECK(ASN1_TIME_adj(time, 2524607999, 0, 1) == time);
    CHECK_STR((const char *)ASN1_STRING_get0_data(time), "20500101000000Z");
    CHECK_INT(ASN1_STRING_type(time), GEN);
    CHECK(ASN1_TIME_set(time, -631152001) == time);
    CHECK_STR((const char *)ASN1_STRING_get0_data(time), "19491231235959Z");
    CHECK(ASN1_TIME_adj(NULL, 253402300799, 0, 1) == NULL);
    CHECK(ASN1_UTCTIME_set(NULL, 2524608000) == NULL);
    other = ASN1_UTCTIME_adj(NULL, 86400, -1, 5);
    CHECK_STR((const char *)ASN1_STRING_get0_data(other), "700101000005Z");
    ASN1_UTCTIME_free(other);
    other = ASN1_GENERALIZEDTIME_set(NULL, 0);
    CHECK_STR((const char *)ASN1_STRING_get0_data(other), "19700101000000Z");
    CHECK(ASN1_GENERALIZEDTIME_adj(other, 1612325106, 0, 0) == other);
    CHECK_STR((const char *)ASN1_STRING_get0_data(other), "20210203040506Z");
    CHECK(ASN1_TIME_to_generalizedtime(time, &other) == other);
    CHECK_STR((const char *)ASN1_STRING_get0_data(other), "19491231235959Z");
    ASN1_GENERALIZEDTIME_free(other);
    ASN1_TIME_free(time);
    ERR_clear_error();
}

static void differences(void)
{
    ASN1_TIME *a = ASN1_TIME_set(NULL, 1612325106), *b = ASN1_TIME_adj(NULL, 1612325106, -3, -7);
    struct tm tm;
    time_t now;
    int days = 9, seconds = 9;
    CHECK_INT(ASN1_TIME_diff(&days, &seconds, b, a), 1);
    CHECK(days == 3 && seconds == 7);
    CHECK_INT(ASN1_TIME_diff(&days, &seconds, a, b), 1);
    CHECK(days == -3 && seconds == -7);
    CHECK_INT(ASN1_TIME_diff(NULL, NULL, a, b), 1);
    CHECK_INT(ASN1_TIME_diff(&days, &seconds, NULL, NULL), 1);
    CHECK(days == 0 && seconds >= 0 && seconds < 2);
    CHECK_INT(ASN1_TIME_diff(&days, &seconds, NULL, a), 1);
    CHECK(days < -1000);
    CHECK_INT(ASN1_TIME_compare(a, b), 1);
    CHECK_INT(ASN1_TIME_compare(b, a), -1);
    ASN1_STRING_set(b, "no time", -1);
    CHECK_INT(ASN1_TIME_diff(&days, &seconds, a, b), 0);
    CHECK_INT(ASN1_TIME_compare(a, b), -2);
    now = time(NULL);
    CHECK_INT(ASN1_TIME_to_tm(NULL, &tm), 1);
    CHECK(tm.tm_year == gmtime(&now)->tm_year);
    CHECK_INT(ASN1_TIME_to_tm(a, NULL), 1);
    ASN1_TIME_free(a);
    ASN1_TIME_free(b);
    ERR_clear_error();
}

static void times_print_as_iso(void)
{
    ASN1_TIME *time = ASN1_TIME_new();
    ASN1_TIME_set_string(time, "20210203040506.25+0100");
    CHECK_STR(printed(time, ASN1_DTFLGS_ISO8601, 1), "2021-02-03 03:05:06.25Z");
    CHECK_STR(printed(time, ASN1_DTFLGS_RFC822, 1), "Feb  3 03:05:06.25 2021 GMT");
    ASN1_TIME_set_string(time, "00010203040506Z");
    CHECK_STR(printed(time, ASN1_DTFLGS_ISO8601, 1), "   1-02-03 04:05:06Z");
    ASN1_STRING_set(time, "?", -1);
    CHECK_STR(printed(time, ASN1_DTFLGS_ISO8601, 0), "Bad time value");
    ASN1_TIME_free(time);
    ERR_clear_error();
}

int main(void)
{
    TEST(what_times_hold);
    TEST(what_times_are_set_to);
    TEST(moments_become_times);
    TEST(differences);
    TEST(times_print_as_iso);
    return check_done("times");
}
