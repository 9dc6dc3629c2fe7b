#include <openssl/e_os2.h>
#include <openssl/types.h>
#include <openssl/bio.h>
#include <openssl/x509.h>
#include <openssl/pkcs12err.h>

#include <stdio.h>

/* A file with keys and certificates, under a password. */
typedef struct PKCS12_st PKCS12;

/* Older names. */
#define PKCS12_DEFAULT_ITER 2048
