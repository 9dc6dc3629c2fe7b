#include <openssl/types.h>
#include <openssl/cryptoerr.h>
#include <openssl/sslerr.h>

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

/* A code: the library and its reason, or ERR_SYSTEM_FLAG and an errno. */
#define ERR_SYSTEM_FLAG ((unsigned int)INT_MAX + 1)
#define ERR_SYSTEM_MASK ((unsigned int)INT_MAX)
#define ERR_LIB_OFFSET 23L
#define ERR_LIB_MASK 0xFF
#define ERR_RFLAGS_OFFSET 18L
#define ERR_RFLAGS_MASK 0x1F
#define ERR_REASON_MASK 0X7FFFFF

/* Nonzero if the code e stands for an errno. */
#define ERR_SYSTEM_ERROR(e) (((e) & ERR_SYSTEM_FLAG) != 0)
/* The code of a library's reason. The middle parameter, once the function, is not used. */
#define ERR_PACK(lib, func, reason) \
    ((((unsigned long)(lib) & ERR_LIB_MASK) << ERR_LIB_OFFSET) | ((unsigned long)(reason) & ERR_REASON_MASK))

/* Raises an error of a library, the second with a text as printf has it. */
#define ERR_raise(lib, reason) ERR_raise_data((lib), (reason), NULL)
#define ERR_raise_data (ERR_new(), ERR_set_debug(OPENSSL_FILE, OPENSSL_LINE, OPENSSL_FUNC), ERR_set_error)

/* The texts are always there: these do nothing. */
#define ERR_load_crypto_strings() ((void)0)
#define ERR_load_ERR_strings() ((void)0)
#define ERR_free_strings() ((void)0)

/* After the declarations. */
/* Says what the newest error is: a library, its reason, and a text as printf has it, unless fmt is NULL. */
static ossl_unused inline void ERR_vset_error(int lib, int reason, const char *fmt, va_list args)
{
    char text[1024];

    text[0] = '\0';
    if (fmt != NULL)
        vsnprintf(text, sizeof(text), fmt, args);
    OXISSL_set_error(lib, reason, fmt != NULL ? text : NULL);
}

static ossl_unused inline void ERR_set_error(int lib, int reason, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    ERR_vset_error(lib, reason, fmt, args);
    va_end(args);
}

/* The library in the code e, an ERR_LIB_ number. */
static ossl_unused inline int ERR_GET_LIB(unsigned long e)
{
    return ERR_SYSTEM_ERROR(e) ? ERR_LIB_SYS : (int)((e >> ERR_LIB_OFFSET) & ERR_LIB_MASK);
}

/* The flags of the reason in the code e: ERR_RFLAG_ numbers. */
static ossl_unused inline int ERR_GET_RFLAGS(unsigned long e)
{
    return ERR_SYSTEM_ERROR(e) ? 0 : (int)(e & (ERR_RFLAGS_MASK << ERR_RFLAGS_OFFSET));
}

/* The reason in the code e: an errno if it is a system error. */
static ossl_unused inline int ERR_GET_REASON(unsigned long e)
{
    return (int)(e & (ERR_SYSTEM_ERROR(e) ? ERR_SYSTEM_MASK : (unsigned int)ERR_REASON_MASK));
}

/* Nonzero if the code e is of the kind after which it makes no sense to go on. */
static ossl_unused inline int ERR_FATAL_ERROR(unsigned long e)
{
    return (ERR_GET_RFLAGS(e) & ERR_RFLAG_FATAL) != 0;
}

/* Nonzero if the reason in the code e is one that all libraries share. */
static ossl_unused inline int ERR_COMMON_ERROR(unsigned long e)
{
    return (ERR_GET_RFLAGS(e) & ERR_RFLAG_COMMON) != 0;
}
