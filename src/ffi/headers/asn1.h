#include <openssl/e_os2.h>
#include <openssl/types.h>
#include <openssl/bio.h>
#include <openssl/asn1err.h>
#include <openssl/safestack.h>
#include <openssl/objects.h>

#include <stdint.h>
#include <time.h>

/* A string, an integer or a time: how many bytes it has, a V_ASN1_ number, the bytes with a NUL behind them. An integer's
 * bytes are its magnitude, big-endian. What a get0 function returns is not to be changed. */
struct asn1_string_st {
    int length;
    int type;
    unsigned char *data;
    long flags;
};
