#include <openssl/evp.h>
#include <openssl/types.h>

#include <stddef.h>

#define HMAC_MAX_MD_CBLOCK 200
