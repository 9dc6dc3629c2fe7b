/* What the files of the peer program share. */
#ifndef PEER_H
#define PEER_H

#include <openssl/ssl.h>

extern int server;

/* Reports an error and ends the program. */
void die(const char *what);
/* Prints text as a JSON string, with a comma after it. */
void print_string(const char *key, const char *text);

/* What only TLS 1.3 has: see peer_tls13.c. */
void set_tls13_option(SSL_CTX *ctx, int option, char *value);
int tls13_handshake(SSL *ssl);
int tls13_before_answer(SSL *ssl);
int tls13_was_asked(void);
int tls13_asks_again(void);
void tls13_report(SSL *ssl);

#endif
