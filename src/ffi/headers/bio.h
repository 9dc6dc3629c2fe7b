#include <openssl/e_os2.h>
#include <openssl/types.h>
#include <openssl/crypto.h>
#include <openssl/bioerr.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* What a kind of BIO does. */
typedef struct bio_method_st BIO_METHOD;

/* Told of what a connecting BIO does. */
typedef int BIO_info_cb(BIO *b, int state, int res);
typedef BIO_info_cb bio_info_cb;
/* Watches a BIO's calls: see BIO_set_callback_ex. */
typedef long (*BIO_callback_fn)(BIO *b, int oper, const char *argp, int argi, long argl, long ret);
typedef long (*BIO_callback_fn_ex)(BIO *b, int oper, const char *argp, size_t len, int argi, long argl, int ret,
                                   size_t *processed);
#define BIO_CB_return(a) ((a) | BIO_CB_RETURN)
#define BIO_cb_pre(a) (!((a) & BIO_CB_RETURN))
#define BIO_cb_post(a) ((a) & BIO_CB_RETURN)

/* Whether the last call can be tried again, and what it waits for. */
#define BIO_get_flags(b) BIO_test_flags(b, ~(0x0))
#define BIO_should_read(a) BIO_test_flags(a, BIO_FLAGS_READ)
#define BIO_should_write(a) BIO_test_flags(a, BIO_FLAGS_WRITE)
#define BIO_should_io_special(a) BIO_test_flags(a, BIO_FLAGS_IO_SPECIAL)
#define BIO_retry_type(a) BIO_test_flags(a, BIO_FLAGS_RWS)
#define BIO_should_retry(a) BIO_test_flags(a, BIO_FLAGS_SHOULD_RETRY)
/* For methods: say so. */
#define BIO_set_retry_special(b) BIO_set_flags(b, (BIO_FLAGS_IO_SPECIAL | BIO_FLAGS_SHOULD_RETRY))
#define BIO_set_retry_read(b) BIO_set_flags(b, (BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY))
#define BIO_set_retry_write(b) BIO_set_flags(b, (BIO_FLAGS_WRITE | BIO_FLAGS_SHOULD_RETRY))
#define BIO_clear_retry_flags(b) BIO_clear_flags(b, (BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY))
#define BIO_get_retry_flags(b) BIO_test_flags(b, (BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY))

/* Commands that many BIOs know. */
#define BIO_reset(b) ((int)BIO_ctrl(b, BIO_CTRL_RESET, 0, NULL))
#define BIO_eof(b) ((int)BIO_ctrl(b, BIO_CTRL_EOF, 0, NULL))
#define BIO_set_close(b, c) ((int)BIO_ctrl(b, BIO_CTRL_SET_CLOSE, (c), NULL))
#define BIO_get_close(b) ((int)BIO_ctrl(b, BIO_CTRL_GET_CLOSE, 0, NULL))
#define BIO_pending(b) ((int)BIO_ctrl(b, BIO_CTRL_PENDING, 0, NULL))
#define BIO_wpending(b) ((int)BIO_ctrl(b, BIO_CTRL_WPENDING, 0, NULL))
#define BIO_flush(b) ((int)BIO_ctrl(b, BIO_CTRL_FLUSH, 0, NULL))
#define BIO_dup_state(b, ret) BIO_ctrl(b, BIO_CTRL_DUP, 0, (char *)(ret))
#define BIO_get_ktls_send(b) ((void)(b), 0)
#define BIO_get_ktls_recv(b) ((void)(b), 0)

/* Descriptors */
#define BIO_set_fd(b, fd, c) BIO_int_ctrl(b, BIO_C_SET_FD, c, fd)
#define BIO_get_fd(b, c) ((int)BIO_ctrl(b, BIO_C_GET_FD, 0, (char *)(c)))

/* Files */
#define BIO_set_fp(b, fp, c) BIO_ctrl(b, BIO_C_SET_FILE_PTR, c, (char *)(fp))
#define BIO_get_fp(b, fpp) BIO_ctrl(b, BIO_C_GET_FILE_PTR, 0, (char *)(fpp))
#define BIO_seek(b, ofs) ((int)BIO_ctrl(b, BIO_C_FILE_SEEK, ofs, NULL))
#define BIO_tell(b) ((int)BIO_ctrl(b, BIO_C_FILE_TELL, 0, NULL))
#define BIO_read_filename(b, name) ((int)BIO_ctrl(b, BIO_C_SET_FILENAME, BIO_CLOSE | BIO_FP_READ, (char *)(name)))
#define BIO_write_filename(b, name) ((int)BIO_ctrl(b, BIO_C_SET_FILENAME, BIO_CLOSE | BIO_FP_WRITE, (char *)(name)))
#define BIO_append_filename(b, name) ((int)BIO_ctrl(b, BIO_C_SET_FILENAME, BIO_CLOSE | BIO_FP_APPEND, (char *)(name)))
#define BIO_rw_filename(b, name) \
    ((int)BIO_ctrl(b, BIO_C_SET_FILENAME, BIO_CLOSE | BIO_FP_READ | BIO_FP_WRITE, (char *)(name)))

/* Memory */
#define BIO_get_mem_data(b, pp) BIO_ctrl(b, BIO_CTRL_INFO, 0, (char *)(pp))
#define BIO_set_mem_buf(b, bm, c) BIO_ctrl(b, BIO_C_SET_BUF_MEM, c, (char *)(bm))
#define BIO_get_mem_ptr(b, pp) BIO_ctrl(b, BIO_C_GET_BUF_MEM_PTR, 0, (char *)(pp))
#define BIO_set_mem_eof_return(b, v) BIO_ctrl(b, BIO_C_SET_BUF_MEM_EOF_RETURN, v, NULL)

/* Pairs */
#define BIO_set_write_buf_size(b, size) ((int)BIO_ctrl(b, BIO_C_SET_WRITE_BUF_SIZE, size, NULL))
#define BIO_get_write_buf_size(b, size) ((size_t)BIO_ctrl(b, BIO_C_GET_WRITE_BUF_SIZE, size, NULL))
#define BIO_make_bio_pair(b1, b2) ((int)BIO_ctrl(b1, BIO_C_MAKE_BIO_PAIR, 0, b2))
#define BIO_destroy_bio_pair(b) ((int)BIO_ctrl(b, BIO_C_DESTROY_BIO_PAIR, 0, NULL))
#define BIO_shutdown_wr(b) ((int)BIO_ctrl(b, BIO_C_SHUTDOWN_WR, 0, NULL))
#define BIO_get_write_guarantee(b) ((int)BIO_ctrl(b, BIO_C_GET_WRITE_GUARANTEE, 0, NULL))
#define BIO_get_read_request(b) ((int)BIO_ctrl(b, BIO_C_GET_READ_REQUEST, 0, NULL))

/* Attached values */
#define BIO_get_ex_new_index(l, p, newf, dupf, freef) \
    CRYPTO_get_ex_new_index(CRYPTO_EX_INDEX_BIO, l, p, newf, dupf, freef)
#define BIO_set_app_data(s, arg) BIO_set_ex_data(s, 0, arg)
#define BIO_get_app_data(s) BIO_get_ex_data(s, 0)

/* After the declarations. */
/* Writes text as printf has it. Returns how many bytes were written, or what BIO_write returns on failure. */
static ossl_unused inline int BIO_vprintf(BIO *bio, const char *format, va_list args)
{
    char small[512];
    char *text = small;
    va_list again;
    int length, result = -1;

    va_copy(again, args);
    length = vsnprintf(small, sizeof(small), format, args);
    if (length >= (int)sizeof(small)) {
        text = (char *)OPENSSL_malloc((size_t)length + 1);
        if (text != NULL)
            vsnprintf(text, (size_t)length + 1, format, again);
    }
    va_end(again);
    if (length >= 0 && text != NULL)
        result = BIO_write(bio, text, length);
    if (text != small)
        OPENSSL_free(text);
    return result;
}

static ossl_unused inline int BIO_printf(BIO *bio, const char *format, ...)
{
    va_list args;
    int result;

    va_start(args, format);
    result = BIO_vprintf(bio, format, args);
    va_end(args);
    return result;
}

/* As snprintf, but -1 if there was no room for all of the text. */
static ossl_unused inline int BIO_snprintf(char *buf, size_t n, const char *format, ...)
{
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(buf, n, format, args);
    va_end(args);
    return length < 0 || (size_t)length >= n ? -1 : length;
}
