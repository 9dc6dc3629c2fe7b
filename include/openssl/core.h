/*
 * openssl/core.h of OxiSSL: the named values by which settings are passed.
 */
#ifndef OPENSSL_CORE_H
#define OPENSSL_CORE_H

#include <stddef.h>
#include <openssl/types.h>

/* A named value. An array of them ends with one whose key is NULL. */
struct ossl_param_st {
    const char *key;
    unsigned int data_type; /* one of the numbers below */
    void *data;
    size_t data_size;   /* how many bytes are at data */
    size_t return_size; /* how many a getter has written there */
};

#define OSSL_PARAM_INTEGER 1
#define OSSL_PARAM_UNSIGNED_INTEGER 2
#define OSSL_PARAM_REAL 3
#define OSSL_PARAM_UTF8_STRING 4
#define OSSL_PARAM_OCTET_STRING 5
#define OSSL_PARAM_UTF8_PTR 6 /* data points to a pointer to the text */
#define OSSL_PARAM_OCTET_PTR 7 /* data points to a pointer to the bytes */

#endif
