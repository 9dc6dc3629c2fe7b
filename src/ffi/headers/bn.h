#include <openssl/e_os2.h>
#include <openssl/crypto.h>
#include <openssl/types.h>
#include <openssl/bnerr.h>

#include <stdio.h>

#define BN_ULONG unsigned long
#define BN_BYTES 8
#define BN_BITS2 64

#define BN_num_bytes(a) ((BN_num_bits(a) + 7) / 8)
#define BN_one(a) (BN_set_word((a), 1))
#define BN_zero(a) BN_zero_ex(a)
#define BN_mod(rem, m, d, ctx) BN_div(NULL, (rem), (m), (d), (ctx))
#define BN_prime_checks 0
