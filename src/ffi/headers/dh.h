#include <openssl/e_os2.h>
#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/types.h>
