/*
 * openssl/opensslconf.h of OxiSSL: another name of openssl/configuration.h, with the macros that mark deprecation.
 */
#ifndef OPENSSL_OPENSSLCONF_H
#define OPENSSL_OPENSSLCONF_H

#include <openssl/configuration.h>
#include <openssl/macros.h>

#endif
