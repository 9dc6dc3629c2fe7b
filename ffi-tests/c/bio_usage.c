/* BIOs as a program uses them: memory, pairs, files, sockets, chains, methods of its own. Passes against OpenSSL 3 too. */
#include <sys/socket.h>
#include <unistd.h>

#include "pair.h"

static void memory(void)
{
    BIO *b = BIO_new(BIO_s_mem());
    char buf[16], *data;
    BUF_MEM *mem;

    CHECK_INT(BIO_read(b, buf, sizeof buf), -1);
    CHECK(BIO_should_retry(b) && BIO_should_read(b));
    CHECK_INT(BIO_write(b, "one\ntwo\n", 8), 8);
    CHECK_INT(BIO_pending(b), 8);
    CHECK_INT(BIO_gets(b, buf, sizeof buf), 4);
    CHECK_STR(buf, "one\n");
    CHECK_INT(BIO_get_mem_data(b, &data), 4);
    CHECK(!memcmp(data, "two\n", 4));
    BIO_get_mem_ptr(b, &mem);
    CHECK_INT(mem->length, 4);
    CHECK_INT(BIO_read(b, buf, 2), 2);
    CHECK_INT(BIO_puts(b, "!"), 1);
    CHECK_INT(BIO_read(b, buf, sizeof buf), 3);
    CHECK(!memcmp(buf, "o\n!", 3));
    BIO_set_mem_eof_return(b, 0);
    CHECK_INT(BIO_read(b, buf, sizeof buf), 0);
    CHECK(!BIO_should_retry(b));
    CHECK_INT(BIO_eof(b), 1);
    CHECK_INT(BIO_write(b, "x", 1), 1);
    CHECK_INT(BIO_reset(b), 1);
    CHECK_INT(BIO_pending(b), 0);
    CHECK_INT(BIO_method_type(b), BIO_TYPE_MEM);
    CHECK_INT(BIO_up_ref(b), 1);
    CHECK_INT(BIO_free(b), 1);
    CHECK_INT(BIO_free(b), 1);
}

static void memory_of_others(void)
{
    BIO *b = BIO_new_mem_buf("constant", -1);
    char buf[16];

    CHECK_INT(BIO_read(b, buf, 5), 5);
    CHECK_INT(BIO_write(b, "x", 1), -1); /* read only */
    ERR_clear_error();
    CHECK_INT(BIO_reset(b), 1);
    CHECK_INT(BIO_read(b, buf, sizeof buf), 8);
    CHECK_INT(BIO_read(b, buf, sizeof buf), 0); /* the end */
    BIO_free(b);
}

static void pairs(void)
{
    BIO *a, *b;
    char buf[32];

    CHECK_INT(BIO_new_bio_pair(&a, 10, &b, 10), 1);
    CHECK_INT(BIO_get_write_guarantee(a), 10);
    CHECK_INT(BIO_write(a, "0123456789abc", 13), 10);
    CHECK_INT(BIO_get_write_guarantee(a), 0);
    CHECK_INT(BIO_write(a, "x", 1), -1);
    CHECK(BIO_should_retry(a) && BIO_should_write(a));
    CHECK_INT(BIO_ctrl_pending(b), 10);
    CHECK_INT(BIO_ctrl_wpending(a), 10);
    CHECK_INT(BIO_read(b, buf, 4), 4);
    CHECK_INT(BIO_write(a, "abcdef", 6), 4); /* around the end of the buffer */
    CHECK_INT(BIO_read(b, buf, sizeof buf), 10);
    CHECK(!memcmp(buf, "456789abcd", 10));
    CHECK_INT(BIO_read(b, buf, sizeof buf), -1);
    CHECK(BIO_should_retry(b) && BIO_should_read(b));
    CHECK_INT(BIO_get_read_request(a), 10); /* what the other side would take */
    CHECK_INT(BIO_shutdown_wr(a), 1);
    CHECK_INT(BIO_read(b, buf, sizeof buf), 0); /* the end */
    CHECK(!BIO_should_retry(b));
    BIO_free(a);
    BIO_free(b);
}

static void files(void)
{
    BIO *b = BIO_new_file(PKI "/README.md", "r");
    char buf[64];

    CHECK(b != NULL);
    CHECK(BIO_gets(b, buf, sizeof buf) > 0);
    CHECK_STR(buf, "# Test certificates\n");
    CHECK_INT(BIO_tell(b), 20);
    CHECK_INT(BIO_seek(b, 2), 0);
    CHECK_INT(BIO_read(b, buf, 4), 4);
    CHECK(!memcmp(buf, "Test", 4));
    BIO_free(b);
    CHECK(BIO_new_file(PKI "/nothing", "r") == NULL);
    CHECK(ERR_peek_error() != 0);
    ERR_clear_error();
    b = BIO_new_fp(stdout, BIO_NOCLOSE);
    CHECK(b != NULL);
    BIO_free(b);
}

static void sockets(void)
{
    int fds[2], fd = -1;
    BIO *a, *b;
    char buf[8];

    CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
    a = BIO_new_socket(fds[0], BIO_CLOSE);
    b = BIO_new_fd(fds[1], BIO_NOCLOSE);
    CHECK_INT(BIO_get_fd(a, &fd), fds[0]);
    CHECK_INT(fd, fds[0]);
    CHECK_INT(BIO_write(a, "abc", 3), 3);
    CHECK_INT(BIO_read(b, buf, sizeof buf), 3);
    BIO_free(a); /* closes */
    CHECK_INT(BIO_read(b, buf, sizeof buf), 0);
    BIO_free(b);
    CHECK_INT(close(fds[1]), 0); /* was left open */
}

static void chains(void)
{
    BIO *a = BIO_new(BIO_s_mem()), *b = BIO_new(BIO_s_mem());

    CHECK(BIO_push(a, b) == a);
    CHECK(BIO_next(a) == b);
    CHECK(BIO_pop(a) == b);
    CHECK(BIO_next(a) == NULL);
    CHECK(BIO_push(a, b) == a);
    BIO_free_all(a);
    CHECK_INT(BIO_free(NULL), 0);
    BIO_free_all(NULL);
}

/* A method of our own: a queue in the BIO's data, read through a function that counts. */
static int created, destroyed, reads;
static int own_create(BIO *b) { return created++, BIO_set_init(b, 1), 1; }
static int own_destroy(BIO *b) { return destroyed++, BIO_free(BIO_get_data(b)), 1; }
static int own_read(BIO *b, char *buf, int len)
{
    int n;

    reads++;
    BIO_clear_retry_flags(b);
    n = BIO_read(BIO_get_data(b), buf, len);
    if (n <= 0)
        BIO_set_retry_read(b);
    return n;
}
static int own_write(BIO *b, const char *buf, int len) { return BIO_write(BIO_get_data(b), buf, len); }
static int own_puts(BIO *b, const char *text) { return own_write(b, text, (int)strlen(text)); }
static long own_ctrl(BIO *b, int cmd, long num, void *p)
{
    return cmd == BIO_CTRL_FLUSH ? 1 : BIO_ctrl(BIO_get_data(b), cmd, num, p);
}

static BIO *own_new(BIO_METHOD *m)
{
    BIO *b = BIO_new(m);
    BIO_set_data(b, BIO_new(BIO_s_mem()));
    return b;
}

static void own_methods(void)
{
    BIO_METHOD *m = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "own");
    struct pair p = pair_new("server-rsa");
    BIO *up, *down, *b;
    char buf[8];

    CHECK(m != NULL);
    CHECK(BIO_meth_set_create(m, own_create) && BIO_meth_set_destroy(m, own_destroy) && BIO_meth_set_read(m, own_read) &&
          BIO_meth_set_write(m, own_write) && BIO_meth_set_puts(m, own_puts) && BIO_meth_set_ctrl(m, own_ctrl));
    CHECK(BIO_meth_get_read(m) == own_read && BIO_meth_get_write(m) == own_write);
    b = own_new(m);
    CHECK_STR(BIO_method_name(b), "own");
    CHECK_INT(BIO_puts(b, "abc"), 3);
    CHECK_INT(BIO_pending(b), 3);
    CHECK_INT(BIO_read(b, buf, sizeof buf), 3);
    CHECK_INT(BIO_number_written(b), 3);
    CHECK_INT(BIO_number_read(b), 3);
    BIO_free(b);

    up = own_new(m);
    down = own_new(m);
    CHECK(BIO_up_ref(up) && BIO_up_ref(down));
    p.client = SSL_new(p.client_ctx);
    p.server = SSL_new(p.server_ctx);
    SSL_set_bio(p.client, down, up);
    SSL_set_bio(p.server, up, down);
    SSL_set_connect_state(p.client);
    SSL_set_accept_state(p.server);
    CHECK(pair_handshake(&p));
    CHECK(pair_says(p.client, p.server, "through our own methods"));
    pair_free(&p);
    CHECK_INT(created, 3);
    CHECK_INT(destroyed, 3);
    CHECK(reads > 3);
    BIO_meth_free(m);
}

/* Without read-ahead, nothing is read past the record asked for and the next record's header. */
static void reading_on_the_wire(void)
{
    struct pair p = pair_connected("server-rsa");
    char buf[8];
    size_t before;

    CHECK_INT(SSL_write(p.client, "aaaa", 4), 4);
    CHECK_INT(SSL_write(p.client, "bbbb", 4), 4);
    before = BIO_ctrl_pending(SSL_get_rbio(p.server));
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), 4);
    CHECK(BIO_ctrl_pending(SSL_get_rbio(p.server)) + 5 >= before / 2);
    CHECK_INT(SSL_read(p.server, buf, sizeof buf), 4);
    CHECK_INT(BIO_ctrl_pending(SSL_get_rbio(p.server)), 0);
    pair_free(&p);
}

int main(void)
{
    SSL_library_init();
    TEST(memory);
    TEST(memory_of_others);
    TEST(pairs);
    TEST(files);
    TEST(sockets);
    TEST(chains);
    TEST(own_methods);
    TEST(reading_on_the_wire);
    return check_done("bio_usage");
}
