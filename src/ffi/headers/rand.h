#include <openssl/types.h>

#include <stdlib.h>

/* Nothing needs cleaning up. */
#define RAND_cleanup() ((void)0)
