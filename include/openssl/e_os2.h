/*
 * openssl/e_os2.h of OxiSSL: what depends on the compiler and the system.
 */
#ifndef OPENSSL_E_OS2_H
#define OPENSSL_E_OS2_H

#include <openssl/opensslconf.h>

#include <inttypes.h>
#include <stddef.h>
#include <sys/types.h>

#define OPENSSL_SYS_UNIX
#ifdef __linux__
#define OPENSSL_SYS_LINUX
#endif

#define ossl_ssize_t ssize_t
#define OSSL_SSIZE_MAX ((ssize_t)(SIZE_MAX >> 1))
#define ossl_inline inline
#define ossl_unused __attribute__((unused))
#define ossl_noreturn __attribute__((noreturn))

#define OPENSSL_EXTERN extern

#endif
