#include <openssl/types.h>
#include <openssl/crypto.h>

/* Nothing needs cleaning up. */
#define COMP_zlib_cleanup() while (0) continue
