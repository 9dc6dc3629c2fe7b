#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/types.h>

typedef struct ec_point_st EC_POINT;
typedef struct ECDSA_SIG_st ECDSA_SIG;
/* One of the curves there are. */
typedef struct EC_builtin_curve EC_builtin_curve;
/* How points are written: POINT_CONVERSION_COMPRESSED, _UNCOMPRESSED or _HYBRID. */
typedef int point_conversion_form_t;

/* Keys as DER: SEC 1. */
DECLARE_ASN1_ENCODE_FUNCTIONS_only(EC_KEY, ECPrivateKey)
#define d2i_ECPKParameters_bio(bp, x) ASN1_d2i_bio_of(EC_GROUP, NULL, d2i_ECPKParameters, bp, x)
#define i2d_ECPKParameters_bio(bp, x) ASN1_i2d_bio_of(EC_GROUP, i2d_ECPKParameters, bp, x)
#define d2i_ECPKParameters_fp(fp, x) ((EC_GROUP *)ASN1_d2i_fp(NULL, (d2i_of_void *)d2i_ECPKParameters, (fp), (void **)(x)))
#define i2d_ECPKParameters_fp(fp, x) ASN1_i2d_fp((i2d_of_void *)i2d_ECPKParameters, (fp), (x))
