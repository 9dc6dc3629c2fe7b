#include <openssl/e_os2.h>
#include <openssl/types.h>
#include <openssl/bio.h>
#include <openssl/asn1err.h>
#include <openssl/safestack.h>
#include <openssl/objects.h>

#include <stdint.h>
#include <stdio.h>
#include <time.h>

/* A string, an integer or a time: how many bytes it has, a V_ASN1_ number, the bytes with a NUL behind them. An integer's
 * bytes are its magnitude, big-endian. What a get0 function returns is not to be changed. */
struct asn1_string_st {
    int length;
    int type;
    unsigned char *data;
    long flags;
};

/* A value of any type: which type, a V_ASN1_ number, and the value. A SEQUENCE, a SET and what has no member here is a
 * string that holds the whole encoding. */
struct asn1_type_st {
    int type;
    union {
        char *ptr;
        ASN1_BOOLEAN boolean;
        ASN1_STRING *asn1_string;
        ASN1_OBJECT *object;
        ASN1_INTEGER *integer;
        ASN1_ENUMERATED *enumerated;
        ASN1_BIT_STRING *bit_string;
        ASN1_OCTET_STRING *octet_string;
        ASN1_PRINTABLESTRING *printablestring;
        ASN1_T61STRING *t61string;
        ASN1_IA5STRING *ia5string;
        ASN1_GENERALSTRING *generalstring;
        ASN1_BMPSTRING *bmpstring;
        ASN1_UNIVERSALSTRING *universalstring;
        ASN1_UTCTIME *utctime;
        ASN1_GENERALIZEDTIME *generalizedtime;
        ASN1_VISIBLESTRING *visiblestring;
        ASN1_UTF8STRING *utf8string;
        ASN1_STRING *set;
        ASN1_STRING *sequence;
        ASN1_VALUE *asn1_value;
    } value;
};

/* Stacks of values. */
DEFINE_STACK_OF(ASN1_OBJECT)
DEFINE_STACK_OF(ASN1_INTEGER)
DEFINE_STACK_OF(ASN1_TYPE)
DEFINE_STACK_OF(ASN1_UTF8STRING)
DEFINE_STACK_OF(ASN1_GENERALSTRING)
DEFINE_SPECIAL_STACK_OF(ASN1_STRING, ASN1_STRING)
typedef STACK_OF(ASN1_TYPE) ASN1_SEQUENCE_ANY;

/* Declarations of the functions that every type has: X_new and X_free; d2i_X and i2d_X; X_it; X_dup. */
#ifdef __cplusplus
#define OXISSL_DECLARE extern "C"
#else
#define OXISSL_DECLARE extern
#endif
#define DECLARE_ASN1_ITEM(name) OXISSL_DECLARE const ASN1_ITEM *name##_it(void);
#define DECLARE_ASN1_ALLOC_FUNCTIONS_name(type, name) \
    OXISSL_DECLARE type *name##_new(void); \
    OXISSL_DECLARE void name##_free(type *a);
#define DECLARE_ASN1_ALLOC_FUNCTIONS(type) DECLARE_ASN1_ALLOC_FUNCTIONS_name(type, type)
#define DECLARE_ASN1_ENCODE_FUNCTIONS_only(type, name) \
    OXISSL_DECLARE type *d2i_##name(type **a, const unsigned char **in, long len); \
    OXISSL_DECLARE int i2d_##name(const type *a, unsigned char **out);
#define DECLARE_ASN1_ENCODE_FUNCTIONS(type, itname, name) \
    DECLARE_ASN1_ENCODE_FUNCTIONS_only(type, name) \
    DECLARE_ASN1_ITEM(itname)
#define DECLARE_ASN1_ENCODE_FUNCTIONS_name(type, name) DECLARE_ASN1_ENCODE_FUNCTIONS(type, name, name)
#define DECLARE_ASN1_FUNCTIONS_name(type, name) \
    DECLARE_ASN1_ALLOC_FUNCTIONS_name(type, name) \
    DECLARE_ASN1_ENCODE_FUNCTIONS(type, name, name)
#define DECLARE_ASN1_FUNCTIONS(type) DECLARE_ASN1_FUNCTIONS_name(type, type)
#define DECLARE_ASN1_DUP_FUNCTION_name(type, name) OXISSL_DECLARE type *name##_dup(const type *a);
#define DECLARE_ASN1_DUP_FUNCTION(type) DECLARE_ASN1_DUP_FUNCTION_name(type, type)
/* Of OxiSSL: d2i_X_bio, i2d_X_bio, d2i_X_fp and i2d_X_fp, for which stdio.h is needed. */
#define OXISSL_DECLARE_ASN1_IO_FUNCTIONS_name(type, name) \
    OXISSL_DECLARE type *d2i_##name##_bio(BIO *bp, type **a); \
    OXISSL_DECLARE int i2d_##name##_bio(BIO *bp, const type *a); \
    OXISSL_DECLARE type *d2i_##name##_fp(FILE *fp, type **a); \
    OXISSL_DECLARE int i2d_##name##_fp(FILE *fp, const type *a);
#define OXISSL_DECLARE_ASN1_IO_FUNCTIONS(type) OXISSL_DECLARE_ASN1_IO_FUNCTIONS_name(type, type)

/* What i2d and d2i functions are; the _of macros take those of a type. */
typedef int i2d_of_void(const void *a, unsigned char **out);
typedef void *d2i_of_void(void **a, const unsigned char **in, long len);
#define ASN1_dup_of(type, i2d, d2i, x) ((type *)ASN1_dup((i2d_of_void *)(i2d), (d2i_of_void *)(d2i), (x)))
#define ASN1_d2i_bio_of(type, xnew, d2i, in, x) \
    ((type *)ASN1_d2i_bio((void *(*)(void))(xnew), (d2i_of_void *)(d2i), (in), (void **)(x)))
#define ASN1_i2d_bio_of(type, i2d, out, x) ASN1_i2d_bio((i2d_of_void *)(i2d), (out), (x))
#define ASN1_d2i_fp_of(type, xnew, d2i, in, x) \
    ((type *)ASN1_d2i_fp((void *(*)(void))(xnew), (d2i_of_void *)(d2i), (in), (void **)(x)))
#define ASN1_i2d_fp_of(type, i2d, out, x) ASN1_i2d_fp((i2d_of_void *)(i2d), (out), (x))

/* A type's ASN1_ITEM. */
typedef const ASN1_ITEM *ASN1_ITEM_EXP(void);
#define ASN1_ITEM_ptr(iptr) ((iptr)())
#define ASN1_ITEM_ref(iptr) (iptr##_it)
#define ASN1_ITEM_rptr(ref) (ref##_it())

DECLARE_ASN1_ALLOC_FUNCTIONS(ASN1_TYPE)
DECLARE_ASN1_ENCODE_FUNCTIONS(ASN1_TYPE, ASN1_ANY, ASN1_TYPE)

/* The functions of the primitive types. */
DECLARE_ASN1_FUNCTIONS(ASN1_INTEGER)
DECLARE_ASN1_FUNCTIONS(ASN1_ENUMERATED)
DECLARE_ASN1_FUNCTIONS(ASN1_BIT_STRING)
DECLARE_ASN1_FUNCTIONS(ASN1_OCTET_STRING)
DECLARE_ASN1_FUNCTIONS(ASN1_UTF8STRING)
DECLARE_ASN1_FUNCTIONS(ASN1_PRINTABLESTRING)
DECLARE_ASN1_FUNCTIONS(ASN1_T61STRING)
DECLARE_ASN1_FUNCTIONS(ASN1_IA5STRING)
DECLARE_ASN1_FUNCTIONS(ASN1_VISIBLESTRING)
DECLARE_ASN1_FUNCTIONS(ASN1_GENERALSTRING)
DECLARE_ASN1_FUNCTIONS(ASN1_UNIVERSALSTRING)
DECLARE_ASN1_FUNCTIONS(ASN1_BMPSTRING)
DECLARE_ASN1_FUNCTIONS(ASN1_UTCTIME)
DECLARE_ASN1_FUNCTIONS(ASN1_GENERALIZEDTIME)
DECLARE_ASN1_FUNCTIONS(ASN1_TIME)
DECLARE_ASN1_FUNCTIONS(ASN1_NULL)
DECLARE_ASN1_FUNCTIONS_name(ASN1_STRING, DIRECTORYSTRING)
DECLARE_ASN1_FUNCTIONS_name(ASN1_STRING, DISPLAYTEXT)
DECLARE_ASN1_FUNCTIONS_name(ASN1_STRING, ASN1_PRINTABLE)
DECLARE_ASN1_DUP_FUNCTION(ASN1_INTEGER)
DECLARE_ASN1_DUP_FUNCTION(ASN1_UTCTIME)
DECLARE_ASN1_DUP_FUNCTION(ASN1_GENERALIZEDTIME)
DECLARE_ASN1_DUP_FUNCTION(ASN1_TIME)
DECLARE_ASN1_FUNCTIONS(ASN1_OBJECT)
