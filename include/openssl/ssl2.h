/*
 * openssl/ssl2.h of OxiSSL: SSL 2.0 is not there; programs include this header all the same.
 */
#ifndef OPENSSL_SSL2_H
#define OPENSSL_SSL2_H

#define SSL2_VERSION 0x0002

#endif
