/* Each function of BIOs: every kind, callbacks, attached values, dumps, odd arguments. Runs the same against OpenSSL 3. */
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/buffer.h>
#include <openssl/err.h>
#include <sys/socket.h>
#include <unistd.h>

static void memory_reads_what_was_written(void)
{
    BIO *b = BIO_new(BIO_s_mem());
    char buf[64];
    size_t n = 77;
    char *data;

    CHECK_INT(BIO_method_type(b), BIO_TYPE_MEM);
    CHECK_STR(BIO_method_name(b), "memory buffer");
    CHECK_INT(BIO_read(b, buf, 10), -1);
    CHECK(BIO_should_retry(b) && BIO_should_read(b));
    CHECK_INT(BIO_eof(b), 1);
    CHECK_INT(BIO_write(b, "hello world", 11), 11);
    CHECK_INT(BIO_puts(b, "!\nnext"), 6);
    CHECK_INT(BIO_pending(b), 17);
    CHECK_INT(BIO_ctrl_pending(b), 17);
    CHECK_INT(BIO_wpending(b), 0);
    CHECK_INT(BIO_eof(b), 0);
    CHECK_INT(BIO_read(b, buf, 6), 6);
    CHECK_INT(BIO_get_mem_data(b, &data), 11);
    CHECK(memcmp(data, "world!\nnext", 11) == 0);
    CHECK_INT(BIO_gets(b, buf, sizeof(buf)), 7);
    CHECK_STR(buf, "world!\n");
    CHECK_INT(BIO_gets(b, buf, 3), 2);
    CHECK_STR(buf, "ne");
    CHECK_INT(BIO_read_ex(b, buf, sizeof(buf), &n), 1);
    CHECK_INT(n, 2);
    CHECK_INT(BIO_read_ex(b, buf, sizeof(buf), &n), 0);
    CHECK_INT(n, 0);
    CHECK_INT(BIO_write_ex(b, "ab", 2, &n), 1);
    CHECK_INT(n, 2);
    CHECK_INT(BIO_write(b, "ab", 0), 0);
    CHECK_INT(BIO_write(b, "ab", -1), 0);
    CHECK_INT(BIO_read(b, buf, -1), 0);
    CHECK_INT(BIO_number_read(b), 8);
    CHECK_INT(BIO_number_written(b), 19);
    CHECK_INT(BIO_reset(b), 1);
    CHECK_INT(BIO_pending(b), 0);
    BIO_set_mem_eof_return(b, 0);
    CHECK_INT(BIO_read(b, buf, 10), 0);
    CHECK(!BIO_should_retry(b));
    CHECK_INT(BIO_flush(b), 1);
    CHECK_INT(BIO_get_close(b), BIO_CLOSE);
    CHECK_INT(BIO_free(b), 1);
    CHECK_INT(BIO_free(NULL), 0);
}

static void memory_keeps_order_over_many_writes(void)
{
    BIO *b = BIO_new(BIO_s_mem());
    unsigned char in[997], out[1499];
    size_t written = 0, nread = 0, i;
    int n;

    while (written < 200000) {
        for (i = 0; i < sizeof(in); i++)
            in[i] = (unsigned char)((written + i) * 7 >> 2);
        CHECK_INT(BIO_write(b, in, sizeof(in)), sizeof(in));
        written += sizeof(in);
        n = BIO_read(b, out, written % 3 ? 900 : (int)sizeof(out));
        for (i = 0; (int)i < n; i++)
            CHECK(out[i] == (unsigned char)((nread + i) * 7 >> 2));
        nread += (size_t)n;
        CHECK_INT(BIO_pending(b), written - nread);
    }
    BIO_free(b);
}

static void read_only_memory(void)
{
    BIO *b = BIO_new_mem_buf("line one\nline two", -1);
    char buf[32];

    CHECK_INT(BIO_gets(b, buf, sizeof(buf)), 9);
    ERR_clear_error();
    CHECK_INT(BIO_write(b, "x", 1), -1);
    CHECK_INT(ERR_GET_LIB(ERR_peek_error()), ERR_LIB_BIO);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), BIO_R_WRITE_TO_READ_ONLY_BIO);
    CHECK_INT(BIO_read(b, buf, sizeof(buf)), 8);
    CHECK_INT(BIO_read(b, buf, sizeof(buf)), 0);
    CHECK(!BIO_should_retry(b));
    CHECK_INT(BIO_reset(b), 1);
    CHECK_INT(BIO_pending(b), 17);
    CHECK_INT(BIO_seek(b, 5), 5);
    CHECK_INT(BIO_tell(b), 5);
    CHECK_INT(BIO_read(b, buf, 3), 3);
    CHECK(memcmp(buf, "one", 3) == 0);
    BIO_free(b);
    CHECK(BIO_new_mem_buf(NULL, 3) == NULL);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), ERR_R_PASSED_NULL_PARAMETER);
}

static void memory_shows_its_buffer(void)
{
    BIO *b = BIO_new(BIO_s_mem());
    BUF_MEM *mem = NULL;
    char buf[4];

    BIO_puts(b, "abcdef");
    BIO_read(b, buf, 2);
    CHECK_INT(BIO_get_mem_ptr(b, &mem), 1);
    CHECK_INT(mem->length, 4);
    CHECK(memcmp(mem->data, "cdef", 4) == 0);
    CHECK(mem->max >= 4);
    CHECK_INT(BIO_set_close(b, BIO_NOCLOSE), 1);
    BIO_free(b);
    CHECK_INT(BUF_MEM_grow(mem, 8), 8);
    CHECK(memcmp(mem->data, "cdef\0\0\0\0", 8) == 0);
    b = BIO_new(BIO_s_mem());
    CHECK_INT(BIO_set_mem_buf(b, mem, BIO_CLOSE), 1);
    CHECK_INT(BIO_pending(b), 8);
    BIO_free(b);
}

static void pair_passes_bytes(void)
{
    BIO *a, *b;
    char buf[128], *p;
    int i;

    CHECK_INT(BIO_new_bio_pair(&a, 10, &b, 0), 1);
    CHECK_STR(BIO_method_name(a), "BIO pair");
    CHECK_INT(BIO_get_write_buf_size(a, 0), 10);
    CHECK_INT(BIO_get_write_buf_size(b, 0), 17 * 1024);
    CHECK_INT(BIO_ctrl_get_write_guarantee(a), 10);
    CHECK_INT(BIO_read(b, buf, 7), -1);
    CHECK(BIO_should_read(b) && BIO_should_retry(b));
    CHECK_INT(BIO_ctrl_get_read_request(a), 7);
    CHECK_INT(BIO_ctrl_reset_read_request(a), 1);
    CHECK_INT(BIO_ctrl_get_read_request(a), 0);
    CHECK_INT(BIO_read(b, buf, 100), -1);
    CHECK_INT(BIO_ctrl_get_read_request(a), 10);
    CHECK_INT(BIO_write(a, "0123456789abc", 13), 10);
    CHECK_INT(BIO_ctrl_get_read_request(a), 0);
    CHECK_INT(BIO_write(a, "x", 1), -1);
    CHECK(BIO_should_write(a) && BIO_should_retry(a));
    CHECK_INT(BIO_pending(b), 10);
    CHECK_INT(BIO_wpending(a), 10);
    CHECK_INT(BIO_pending(a), 0);
    CHECK_INT(BIO_read(b, buf, 4), 4);
    CHECK(memcmp(buf, "0123", 4) == 0);
    CHECK_INT(BIO_write(a, "ABCDEF", 6), 4);
    /* The ring wraps: six bytes lie at its end, four at its start. */
    CHECK_INT(BIO_nread0(b, &p), 6);
    CHECK(memcmp(p, "456789", 6) == 0);
    CHECK_INT(BIO_nread(b, &p, 2), 2);
    CHECK_INT(BIO_nread(b, &p, 100), 4);
    CHECK(memcmp(p, "6789", 4) == 0);
    CHECK_INT(BIO_nwrite0(a, &p), 6);
    CHECK_INT(BIO_nwrite(a, &p, 3), 3);
    memcpy(p, "xyz", 3);
    CHECK_INT(BIO_read(b, buf, sizeof(buf)), 7);
    CHECK(memcmp(buf, "ABCDxyz", 7) == 0);
    for (i = 0; i < 1000; i++) {
        CHECK_INT(BIO_write(a, "1234567", 7), 7);
        CHECK_INT(BIO_read(b, buf, sizeof(buf)), 7);
        CHECK(memcmp(buf, "1234567", 7) == 0);
    }
    CHECK_INT(BIO_puts(a, "end"), 3);
    CHECK_INT(BIO_eof(b), 0);
    CHECK_INT(BIO_shutdown_wr(a), 1);
    CHECK_INT(BIO_ctrl_get_write_guarantee(a), 0);
    ERR_clear_error();
    CHECK_INT(BIO_write(a, "x", 1), -1);
    CHECK(!BIO_should_retry(a));
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), BIO_R_BROKEN_PIPE);
    CHECK_INT(BIO_read(b, buf, sizeof(buf)), 3);
    CHECK_INT(BIO_eof(b), 1);
    CHECK_INT(BIO_read(b, buf, sizeof(buf)), 0);
    CHECK(!BIO_should_retry(b));
    CHECK_INT(BIO_gets(b, buf, sizeof(buf)), -2);
    ERR_clear_error();
    CHECK_INT(BIO_set_write_buf_size(a, 100), 0);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), BIO_R_IN_USE);
    BIO_free(a);
    CHECK_INT(BIO_read(b, buf, sizeof(buf)), -1);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), BIO_R_UNINITIALIZED);
    CHECK_INT(BIO_nread0(b, &p), -2);
    CHECK_INT(BIO_eof(b), 1);
    BIO_free(b);
    ERR_clear_error();
}

static void pair_made_by_hand(void)
{
    BIO *a = BIO_new(BIO_s_bio()), *b = BIO_new(BIO_s_bio()), *c = BIO_new(BIO_s_bio());
    char buf[8];

    CHECK_INT(BIO_get_init(a), 0);
    CHECK_INT(BIO_set_write_buf_size(a, 4), 1);
    CHECK_INT(BIO_set_write_buf_size(a, 0), 0);
    CHECK_INT(BIO_make_bio_pair(a, b), 1);
    CHECK_INT(BIO_make_bio_pair(a, c), 0);
    CHECK_INT(BIO_write(a, "12345", 5), 4);
    CHECK_INT(BIO_read(b, buf, sizeof(buf)), 4);
    CHECK_INT(BIO_destroy_bio_pair(b), 1);
    CHECK_INT(BIO_get_init(a), 0);
    BIO_free(a);
    BIO_free(b);
    BIO_free(c);
    ERR_clear_error();
}

static void sockets(void)
{
    int fds[2], fd = -1;
    char buf[16];
    BIO *a, *b;

    CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
    CHECK_INT(fcntl(fds[0], F_SETFL, O_NONBLOCK), 0);
    a = BIO_new_socket(fds[0], BIO_CLOSE);
    b = BIO_new(BIO_s_socket());
    CHECK_INT(BIO_get_fd(b, NULL), -1);
    CHECK_INT(BIO_read(b, buf, 4), -1);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), BIO_R_UNINITIALIZED);
    CHECK_INT(BIO_set_fd(b, fds[1], BIO_CLOSE), 1);
    CHECK_INT(BIO_get_fd(a, &fd), fds[0]);
    CHECK_INT(fd, fds[0]);
    CHECK_INT(BIO_method_type(a), BIO_TYPE_SOCKET);
    CHECK_INT(BIO_read(a, buf, sizeof(buf)), -1);
    CHECK(BIO_should_read(a) && BIO_should_retry(a));
    CHECK_INT(BIO_write(b, "ping", 4), 4);
    CHECK_INT(BIO_read(a, buf, sizeof(buf)), 4);
    CHECK(!BIO_should_retry(a));
    CHECK_INT(BIO_puts(a, "pong"), 4);
    CHECK_INT(BIO_read(b, buf, 2), 2);
    CHECK_INT(BIO_gets(b, buf, 2), -2);
    CHECK_INT(BIO_eof(a), 0);
    CHECK_INT(BIO_free(b), 1);
    CHECK_INT(fcntl(fds[1], F_GETFD), -1);
    /* Bytes that were not read when the other side closed may show as a reset: read again. */
    if (BIO_read(a, buf, sizeof(buf)) < 0)
        CHECK_INT(BIO_read(a, buf, sizeof(buf)), 0);
    CHECK(!BIO_should_retry(a));
    CHECK_INT(BIO_eof(a), 1);
    CHECK_INT(BIO_pending(a), 0);
    BIO_free(a);
    errno = EAGAIN;
    CHECK_INT(BIO_sock_should_retry(-1), 1);
    CHECK_INT(BIO_sock_should_retry(5), 0);
    CHECK_INT(BIO_sock_non_fatal_error(EINTR), 1);
    CHECK_INT(BIO_sock_non_fatal_error(ECONNRESET), 0);
    ERR_clear_error();
}

static void descriptors(void)
{
    int fds[2];
    char buf[16];
    BIO *r, *w;

    CHECK_INT(pipe(fds), 0);
    r = BIO_new_fd(fds[0], BIO_CLOSE);
    w = BIO_new_fd(fds[1], BIO_NOCLOSE);
    CHECK_INT(BIO_puts(w, "one\ntwo"), 7);
    CHECK_INT(BIO_gets(r, buf, sizeof(buf)), 4);
    CHECK_STR(buf, "one\n");
    CHECK_INT(BIO_read(r, buf, sizeof(buf)), 3);
    BIO_free(w);
    CHECK_INT(close(fds[1]), 0);
    CHECK_INT(BIO_read(r, buf, sizeof(buf)), 0);
    CHECK_INT(BIO_eof(r), 1);
    BIO_free(r);
}

static void files(void)
{
    char name[] = "/tmp/bio_testXXXXXX", buf[32];
    int fd = mkstemp(name);
    FILE *fp = NULL;
    BIO *b;

    CHECK(fd >= 0);
    close(fd);
    b = BIO_new_file(name, "w");
    CHECK(b != NULL);
    CHECK_INT(BIO_puts(b, "first\nsecond\n"), 13);
    CHECK_INT(BIO_flush(b), 1);
    CHECK_INT(BIO_tell(b), 13);
    BIO_free(b);
    b = BIO_new(BIO_s_file());
    CHECK_INT(BIO_read_filename(b, name), 1);
    CHECK_INT(BIO_gets(b, buf, sizeof(buf)), 6);
    CHECK_STR(buf, "first\n");
    CHECK_INT(BIO_read(b, buf, sizeof(buf)), 7);
    CHECK_INT(BIO_read(b, buf, sizeof(buf)), 0);
    CHECK_INT(BIO_eof(b), 1);
    CHECK_INT(BIO_reset(b), 0);
    CHECK_INT(BIO_seek(b, 6), 0);
    CHECK_INT(BIO_gets(b, buf, sizeof(buf)), 7);
    CHECK_INT(BIO_get_fp(b, &fp), 1);
    CHECK(fp != NULL);
    BIO_free(b);
    fp = fopen(name, "r");
    b = BIO_new_fp(fp, BIO_NOCLOSE);
    CHECK_INT(BIO_read(b, buf, 5), 5);
    BIO_free(b);
    CHECK_INT(fgetc(fp), '\n');
    fclose(fp);
    unlink(name);
    ERR_clear_error();
    CHECK(BIO_new_file(name, "r") == NULL);
    CHECK(ERR_SYSTEM_ERROR(ERR_peek_error()));
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), ENOENT);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), BIO_R_NO_SUCH_FILE);
    b = BIO_new(BIO_s_file());
    CHECK_INT(BIO_read_filename(b, name), 0);
    BIO_free(b);
    ERR_clear_error();
}

static void nothing(void)
{
    BIO *b = BIO_new(BIO_s_null());
    char buf[4];

    CHECK_INT(BIO_write(b, "abc", 3), 3);
    CHECK_INT(BIO_puts(b, "abc"), 3);
    CHECK_INT(BIO_read(b, buf, 4), 0);
    CHECK_INT(BIO_gets(b, buf, 4), 0);
    CHECK_INT(BIO_reset(b), 1);
    CHECK_INT(BIO_pending(b), 0);
    BIO_free(b);
}

/* A filter of our own: upper case on the way out. */
static int upper_created, upper_destroyed;

static int upper_write(BIO *b, const char *data, int len)
{
    char buf[64];
    int i, n;

    for (i = 0; i < len && i < (int)sizeof(buf); i++)
        buf[i] = (char)(data[i] >= 'a' && data[i] <= 'z' ? data[i] - 32 : data[i]);
    n = BIO_write(BIO_next(b), buf, i);
    BIO_clear_retry_flags(b);
    BIO_copy_next_retry(b);
    return n;
}

static int upper_read(BIO *b, char *data, int len)
{
    int n = BIO_read(BIO_next(b), data, len);

    BIO_clear_retry_flags(b);
    BIO_copy_next_retry(b);
    return n;
}

static int upper_puts(BIO *b, const char *s)
{
    return upper_write(b, s, (int)strlen(s));
}

static long upper_ctrl(BIO *b, int cmd, long larg, void *parg)
{
    if (cmd == BIO_CTRL_PUSH || cmd == BIO_CTRL_POP)
        return 0;
    return BIO_ctrl(BIO_next(b), cmd, larg, parg);
}

static int upper_create(BIO *b)
{
    upper_created++;
    BIO_set_data(b, &upper_created);
    BIO_set_init(b, 1);
    return 1;
}

static int upper_destroy(BIO *b)
{
    CHECK(BIO_get_data(b) == &upper_created);
    upper_destroyed++;
    return 1;
}

static void methods_of_a_program(void)
{
    BIO_METHOD *m = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_FILTER, "upper");
    BIO *filter, *mem = BIO_new(BIO_s_mem());
    char buf[16];
    int reason = -1;

    CHECK_INT(BIO_meth_set_write(m, upper_write), 1);
    CHECK_INT(BIO_meth_set_read(m, upper_read), 1);
    CHECK_INT(BIO_meth_set_puts(m, upper_puts), 1);
    CHECK_INT(BIO_meth_set_ctrl(m, upper_ctrl), 1);
    CHECK_INT(BIO_meth_set_create(m, upper_create), 1);
    CHECK_INT(BIO_meth_set_destroy(m, upper_destroy), 1);
    CHECK(BIO_meth_get_write(m) == upper_write);
    CHECK(BIO_meth_get_gets(m) == NULL);
    CHECK(BIO_meth_get_ctrl(BIO_s_mem()) != NULL);
    filter = BIO_new(m);
    CHECK_INT(upper_created, 1);
    CHECK_STR(BIO_method_name(filter), "upper");
    CHECK(BIO_push(filter, mem) == filter);
    CHECK(BIO_next(filter) == mem);
    CHECK(BIO_find_type(filter, BIO_TYPE_MEM) == mem);
    CHECK(BIO_find_type(filter, BIO_TYPE_FILTER) == filter);
    CHECK(BIO_find_type(filter, BIO_TYPE_SOCKET) == NULL);
    CHECK_INT(BIO_write(filter, "hello", 5), 5);
    CHECK_INT(BIO_puts(filter, " you"), 4);
    CHECK_INT(BIO_pending(filter), 9);
    CHECK_INT(BIO_read(filter, buf, sizeof(buf)), 9);
    CHECK(memcmp(buf, "HELLO YOU", 9) == 0);
    CHECK_INT(BIO_read(filter, buf, sizeof(buf)), -1);
    CHECK(BIO_should_retry(filter));
    CHECK(BIO_get_retry_BIO(filter, &reason) == mem);
    CHECK_INT(reason, 0);
    CHECK_INT(BIO_gets(filter, buf, sizeof(buf)), -2);
    CHECK(BIO_pop(filter) == mem);
    CHECK(BIO_next(filter) == NULL);
    BIO_push(filter, mem);
    BIO_up_ref(mem);
    BIO_free_all(filter);
    CHECK_INT(upper_destroyed, 1);
    CHECK_INT(BIO_puts(mem, "still here"), 10);
    BIO_free(mem);
    BIO_meth_free(m);
    ERR_clear_error();
}

static int two_phases[2], last_oper;
static size_t last_processed;

static long watch(BIO *b, int oper, const char *argp, size_t len, int argi, long argl, int ret, size_t *processed)
{
    (void)argp, (void)len, (void)argi, (void)argl;
    CHECK_STR(BIO_get_callback_arg(b), "arg");
    two_phases[(oper & BIO_CB_RETURN) != 0]++;
    last_oper = oper & ~BIO_CB_RETURN;
    if (processed != NULL)
        last_processed = *processed;
    return ret;
}

static long refuse(BIO *b, int oper, const char *argp, size_t len, int argi, long argl, int ret, size_t *processed)
{
    (void)b, (void)argp, (void)len, (void)argi, (void)argl, (void)processed;
    return oper == BIO_CB_WRITE ? 0 : ret;
}

static void callbacks_watch(void)
{
    BIO *b = BIO_new(BIO_s_mem());
    char buf[16], arg[] = "arg";

    BIO_set_callback_arg(b, arg);
    BIO_set_callback_ex(b, watch);
    CHECK_INT(BIO_write(b, "abc", 3), 3);
    CHECK_INT(two_phases[0], 1);
    CHECK_INT(two_phases[1], 1);
    CHECK_INT(last_oper, BIO_CB_WRITE);
    CHECK_INT(last_processed, 3);
    CHECK_INT(BIO_read(b, buf, 2), 2);
    CHECK_INT(last_oper, BIO_CB_READ);
    CHECK_INT(last_processed, 2);
    CHECK_INT(BIO_pending(b), 1);
    CHECK_INT(last_oper, BIO_CB_CTRL);
    CHECK_INT(BIO_puts(b, "xy"), 2);
    CHECK_INT(last_oper, BIO_CB_PUTS);
    CHECK_INT(BIO_gets(b, buf, 16), 3);
    CHECK_INT(last_oper, BIO_CB_GETS);
    BIO_set_callback_ex(b, refuse);
    CHECK_INT(BIO_write(b, "abc", 3), 0);
    CHECK_INT(BIO_pending(b), 0);
    BIO_free(b);
}

static int freed;

static void free_value(void *parent, void *ptr, CRYPTO_EX_DATA *ad, int idx, long argl, void *argp)
{
    (void)parent, (void)ad, (void)idx;
    CHECK_INT(argl, 5);
    CHECK(argp == &freed);
    if (ptr == (void *)&freed)
        freed++;
}

static void attached_values(void)
{
    int idx = BIO_get_ex_new_index(5, &freed, NULL, NULL, free_value);
    BIO *b = BIO_new(BIO_s_null());

    CHECK(idx >= 1);
    CHECK(BIO_get_ex_data(b, idx) == NULL);
    CHECK_INT(BIO_set_ex_data(b, idx, &freed), 1);
    CHECK_INT(BIO_set_app_data(b, &idx), 1);
    CHECK(BIO_get_ex_data(b, idx) == &freed);
    CHECK(BIO_get_app_data(b) == &idx);
    BIO_free(b);
    CHECK_INT(freed, 1);
}

static void dumps(void)
{
    BIO *b = BIO_new(BIO_s_mem());
    char *data;
    long n;

    CHECK_INT(BIO_dump(b, "The quick brown fox\n", 20), 136);
    n = BIO_get_mem_data(b, &data);
    CHECK_INT(n, 136);
    CHECK(n == 136 && memcmp(data, "0000 - 54 68 65 20 71 75 69 63-6b 20 62 72 6f 77 6e 20   The quick brown \n"
                                   "0010 - 66 6f 78 0a                                       fox.\n", 136) == 0);
    (void)BIO_reset(b);
    BIO_dump_indent(b, "0123456789abcdefghij", 20, 8);
    n = BIO_get_mem_data(b, &data);
    CHECK(n > 20 && memcmp(data, "        0000 - 30 31 32", 23) == 0);
    BIO_free(b);
}

static void null_arguments(void)
{
    char buf[4];

    ERR_clear_error();
    CHECK_INT(BIO_read(NULL, buf, 4), -1);
    CHECK_INT(ERR_GET_REASON(ERR_get_error()), ERR_R_PASSED_NULL_PARAMETER);
    CHECK_INT(BIO_write(NULL, buf, 4), 0);
    CHECK_INT(BIO_puts(NULL, "x"), -1);
    CHECK_INT(BIO_gets(NULL, buf, 4), -1);
    CHECK_INT(BIO_ctrl(NULL, BIO_CTRL_RESET, 0, NULL), -1);
    CHECK(BIO_push(NULL, NULL) == NULL);
    CHECK(BIO_pop(NULL) == NULL);
    CHECK(BIO_next(NULL) == NULL);
    CHECK(BIO_find_type(NULL, BIO_TYPE_MEM) == NULL);
    BIO_free_all(NULL);
    BIO_vfree(NULL);
    BIO_meth_free(NULL);
    BUF_MEM_free(NULL);
    ERR_clear_error();
}

int main(void)
{
    TEST(memory_reads_what_was_written);
    TEST(memory_keeps_order_over_many_writes);
    TEST(read_only_memory);
    TEST(memory_shows_its_buffer);
    TEST(pair_passes_bytes);
    TEST(pair_made_by_hand);
    TEST(sockets);
    TEST(descriptors);
    TEST(files);
    TEST(nothing);
    TEST(methods_of_a_program);
    TEST(callbacks_watch);
    TEST(attached_values);
    TEST(dumps);
    TEST(null_arguments);
    return check_done("bio_functions");
}
