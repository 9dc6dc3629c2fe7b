#include <openssl/types.h>
#include <openssl/crypto.h>

#include <stddef.h>
#include <sys/types.h>

/* A growing buffer: how many bytes are in use, the bytes, and how many there is room for. */
struct buf_mem_st {
    size_t length;
    char *data;
    size_t max;
    unsigned long flags;
};
