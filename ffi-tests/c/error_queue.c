/* The error queue. Runs the same against OpenSSL 3. */
#include "check.h"

#include <openssl/asn1err.h>
#include <openssl/bio.h>
#include <openssl/bioerr.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evperr.h>
#include <openssl/pemerr.h>
#include <openssl/sslerr.h>
#include <openssl/x509err.h>
#include <pthread.h>

/* Raises BIO_R_WRITE_TO_READ_ONLY_BIO. */
static void raise_one(void)
{
    BIO *b = BIO_new_mem_buf("x", 1);

    BIO_write(b, "y", 1);
    BIO_free(b);
}

static void texts(void)
{
    static const struct { /* the library of SSL loads its texts late in OpenSSL: others are enough */
        unsigned long code;
        const char *line;
    } known[] = {
        { ERR_PACK(ERR_LIB_BIO, 0, BIO_R_NO_SUCH_FILE), "error:10000080:BIO routines::no such file" },
        { ERR_PACK(ERR_LIB_BIO, 0, ERR_R_SYS_LIB), "error:10080002:BIO routines::system lib" },
        { ERR_PACK(ERR_LIB_PEM, 0, PEM_R_NO_START_LINE), "error:0480006C:PEM routines::no start line" },
        { ERR_PACK(ERR_LIB_PEM, 0, PEM_R_BAD_DECRYPT), "error:04800065:PEM routines::bad decrypt" },
        { ERR_PACK(ERR_LIB_X509, 0, X509_R_KEY_VALUES_MISMATCH), "error:05800074:x509 certificate routines::key values mismatch" },
        { ERR_PACK(ERR_LIB_ASN1, 0, ASN1_R_NOT_ENOUGH_DATA), "error:0680008E:asn1 encoding routines::not enough data" },
        { ERR_PACK(ERR_LIB_EVP, 0, EVP_R_BAD_DECRYPT), "error:03000064:digital envelope routines::bad decrypt" },
        { ERR_PACK(99, 0, 77), "error:3180004D:lib(99)::reason(77)" },
        { ERR_SYSTEM_FLAG | 2, "error:80000002:system library::No such file or directory" },
        { 0, "error:00000000:lib(0)::reason(0)" },
    };
    char buf[256];
    size_t i;

    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        ERR_error_string_n(known[i].code, buf, sizeof(buf));
        CHECK_STR(buf, known[i].line);
    }
    ERR_error_string_n(known[0].code, buf, 20);
    CHECK_STR(buf, "err:10000080:20:0:8");
    CHECK_STR(ERR_error_string(known[0].code, NULL), known[0].line);
    CHECK(ERR_error_string(known[0].code, buf) == buf);
    CHECK_STR(ERR_lib_error_string(known[0].code), "BIO routines");
    CHECK_STR(ERR_reason_error_string(known[0].code), "no such file");
    CHECK(ERR_lib_error_string(ERR_PACK(99, 0, 1)) == NULL);
    CHECK(ERR_reason_error_string(ERR_PACK(99, 0, 1)) == NULL);
    CHECK(ERR_reason_error_string(ERR_SYSTEM_FLAG | 2) == NULL);
}

static void parts_of_codes(void)
{
    unsigned long e = ERR_PACK(ERR_LIB_SSL, 0, SSL_R_BAD_EXTENSION), sys = ERR_SYSTEM_FLAG | 13;

    CHECK_INT(ERR_GET_LIB(e), ERR_LIB_SSL);
    CHECK_INT(ERR_GET_REASON(e), SSL_R_BAD_EXTENSION);
    CHECK_INT(ERR_FATAL_ERROR(e), 0);
    CHECK_INT(ERR_GET_LIB(sys), ERR_LIB_SYS);
    CHECK_INT(ERR_GET_REASON(sys), 13);
    e = ERR_PACK(ERR_LIB_BIO, 0, ERR_R_MALLOC_FAILURE);
    CHECK(ERR_FATAL_ERROR(e));
    CHECK_INT(ERR_GET_REASON(e), ERR_R_MALLOC_FAILURE);
}

static void queue(void)
{
    const unsigned long expected = ERR_PACK(ERR_LIB_BIO, 0, BIO_R_WRITE_TO_READ_ONLY_BIO);
    const char *file = NULL, *func = NULL, *data = NULL;
    int line = -1, flags = -1, i;

    ERR_clear_error();
    CHECK_INT(ERR_get_error(), 0);
    CHECK_INT(ERR_peek_error(), 0);
    raise_one();
    CHECK_INT(ERR_peek_error(), expected);
    CHECK_INT(ERR_peek_last_error(), expected);
    CHECK_INT(ERR_peek_error_all(&file, &line, &func, &data, &flags), expected);
    CHECK(file != NULL && *file != 0 && line > 0 && func != NULL);
    CHECK_STR(data, "");
    CHECK_INT(flags, 0);
    CHECK_INT(ERR_get_error_all(&file, &line, NULL, NULL, NULL), expected);
    CHECK_INT(ERR_get_error(), 0);
    for (i = 0; i < 40; i++)
        raise_one();
    for (i = 0; ERR_get_error() != 0; i++)
        ;
    CHECK(i == 15 || i == 16);
    raise_one();
    ERR_add_error_txt(", ", "one");
    ERR_add_error_txt(", ", "two");
    ERR_peek_last_error_data(&data, &flags);
    CHECK_STR(data, "one, two");
    CHECK(flags & ERR_TXT_STRING);
    ERR_clear_error();
}

static void marks(void)
{
    ERR_clear_error();
    CHECK_INT(ERR_set_mark(), 0);
    CHECK_INT(ERR_pop_to_mark(), 0);
    raise_one();
    CHECK_INT(ERR_set_mark(), 1);
    BIO_new_mem_buf(NULL, 0);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), ERR_R_PASSED_NULL_PARAMETER);
    CHECK_INT(ERR_pop_to_mark(), 1);
    CHECK_INT(ERR_GET_REASON(ERR_peek_last_error()), BIO_R_WRITE_TO_READ_ONLY_BIO);
    ERR_set_mark();
    raise_one();
    CHECK_INT(ERR_clear_last_mark(), 1);
    CHECK_INT(ERR_pop_to_mark(), 0);
    CHECK_INT(ERR_peek_error(), 0);
}

static char printed[4096];
static int lines;

static int collect(const char *str, size_t len, void *u)
{
    CHECK(u == &lines);
    CHECK_INT(len, strlen(str));
    strcat(printed, str);
    return ++lines < 2;
}

static void printing(void)
{
    BIO *b = BIO_new(BIO_s_mem());
    char *data;
    long n;

    ERR_clear_error();
    raise_one();
    ERR_add_error_txt("", "what happened");
    raise_one();
    raise_one();
    ERR_print_errors_cb(collect, &lines);
    CHECK_INT(lines, 2);
    CHECK(strstr(printed, ":error:1000007E:BIO routines:") != NULL);
    CHECK(strstr(printed, ":write to read only BIO:") != NULL);
    CHECK(strstr(printed, ":what happened\n") != NULL);
    ERR_print_errors(b);
    n = BIO_get_mem_data(b, &data);
    CHECK(n > 40 && data[n - 1] == '\n' && data[n - 2] == ':');
    CHECK_INT(ERR_get_error(), 0);
    BIO_free(b);
}

static void *in_thread(void *arg)
{
    (void)arg;
    CHECK_INT(ERR_get_error(), 0);
    raise_one();
    return NULL;
}

static void threads_have_their_own(void)
{
    pthread_t thread;

    ERR_clear_error();
    BIO_new_mem_buf(NULL, 0);
    CHECK_INT(pthread_create(&thread, NULL, in_thread, NULL), 0);
    pthread_join(thread, NULL);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), ERR_R_PASSED_NULL_PARAMETER);
    CHECK_INT(ERR_get_error(), 0);
}

int main(void)
{
    OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CRYPTO_STRINGS, NULL);
    TEST(texts);
    TEST(parts_of_codes);
    TEST(queue);
    TEST(marks);
    TEST(printing);
    TEST(threads_have_their_own);
    return check_done("error_queue");
}
