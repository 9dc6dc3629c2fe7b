#include <openssl/types.h>
#include <openssl/obj_mac.h>
#include <openssl/objectserr.h>
