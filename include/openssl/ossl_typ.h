/*
 * openssl/ossl_typ.h of OxiSSL: the old name of openssl/types.h.
 */
#ifndef OPENSSL_OSSL_TYP_H
#define OPENSSL_OSSL_TYP_H

#include <openssl/types.h>

#endif
