#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/types.h>

/* Keys as DER: PKCS#1. */
DECLARE_ASN1_ENCODE_FUNCTIONS_only(RSA, RSAPublicKey)
DECLARE_ASN1_ENCODE_FUNCTIONS_only(RSA, RSAPrivateKey)
