#include <openssl/e_os2.h>
#include <openssl/types.h>
#include <openssl/x509.h>
