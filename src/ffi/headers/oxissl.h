#include <sys/types.h>

#include <openssl/ssl.h>
