/*
 * openssl/opensslv.h of OxiSSL: the API is OpenSSL 3.0's.
 */
#ifndef OPENSSL_OPENSSLV_H
#define OPENSSL_OPENSSLV_H

/* The level of the API, which programs compare: 3.0. OxiSSL's own version stands in OPENSSL_VERSION_TEXT. */
#define OPENSSL_VERSION_MAJOR 3
#define OPENSSL_VERSION_MINOR 0
#define OPENSSL_VERSION_PATCH 0
#define OPENSSL_VERSION_PRE_RELEASE ""
#define OPENSSL_VERSION_BUILD_METADATA ""
#define OPENSSL_VERSION_STR "3.0.0"
#define OPENSSL_FULL_VERSION_STR "3.0.0"
#define OPENSSL_VERSION_NUMBER 0x30000000L
#define OPENSSL_VERSION_PREREQ(major, minor) \
    ((OPENSSL_VERSION_MAJOR << 16) + OPENSSL_VERSION_MINOR >= ((major) << 16) + (minor))

/* What OpenSSL_version(OPENSSL_VERSION) returns. */
#define OPENSSL_VERSION_TEXT "OxiSSL 0.1.0 (API of OpenSSL 3.0)"

/* To tell this library from others with the same headers. */
#define OXISSL_VERSION_TEXT "0.1.0"

#define OPENSSL_SHLIB_VERSION 0

#endif
