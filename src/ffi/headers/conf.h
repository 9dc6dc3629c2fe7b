#include <openssl/e_os2.h>
#include <openssl/types.h>
#include <openssl/bio.h>
#include <openssl/safestack.h>
#include <openssl/conferr.h>

#include <stdio.h>

/* A name with a value, in a section. */
typedef struct {
    char *section;
    char *name;
    char *value;
} CONF_VALUE;
DEFINE_STACK_OF(CONF_VALUE)

/* A table of them; only ever NULL here. */
#ifndef LHASH_OF
#define LHASH_OF(type) struct lhash_st_##type
#endif
LHASH_OF(CONF_VALUE);

/* A way to read configuration files; only ever NULL here. */
typedef struct conf_method_st CONF_METHOD;

#define NCONF_get_number(c, g, n, r) NCONF_get_number_e(c, g, n, r)
