#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/types.h>

typedef struct ec_point_st EC_POINT;
/* How points are written: POINT_CONVERSION_COMPRESSED, _UNCOMPRESSED or _HYBRID. */
typedef int point_conversion_form_t;
