/*
 * openssl/safestack.h of OxiSSL: stacks whose elements have a type. DEFINE_STACK_OF(X), without a
 * semicolon, gives sk_X_num, sk_X_push and so on.
 */
#ifndef OPENSSL_SAFESTACK_H
#define OPENSSL_SAFESTACK_H

#include <openssl/e_os2.h>
#include <openssl/stack.h>

/* The type of a stack. */
#define STACK_OF(type) struct stack_st_##type

/* A stack name of elements of type t that are t3 in C. Its functions stand for those of openssl/stack.h. */
#define SKM_DEFINE_STACK_OF(name, ctype, t3) \
    STACK_OF(name); \
    typedef int (*sk_##name##_compfunc)(const t3 *const *a, const t3 *const *b); \
    typedef void (*sk_##name##_freefunc)(t3 *a); \
    typedef t3 *(*sk_##name##_copyfunc)(const t3 *a); \
    static ossl_unused inline int sk_##name##_num(const STACK_OF(name) *sk) { \
        return OPENSSL_sk_num((const OPENSSL_STACK *)sk); \
    } \
    static ossl_unused inline t3 *sk_##name##_value(const STACK_OF(name) *sk, int idx) { \
        return (t3 *)OPENSSL_sk_value((const OPENSSL_STACK *)sk, idx); \
    } \
    static ossl_unused inline STACK_OF(name) *sk_##name##_new(sk_##name##_compfunc compare) { \
        return (STACK_OF(name) *)OPENSSL_sk_new((OPENSSL_sk_compfunc)compare); \
    } \
    static ossl_unused inline STACK_OF(name) *sk_##name##_new_null(void) { \
        return (STACK_OF(name) *)OPENSSL_sk_new_null(); \
    } \
    static ossl_unused inline STACK_OF(name) *sk_##name##_new_reserve(sk_##name##_compfunc compare, int n) { \
        return (STACK_OF(name) *)OPENSSL_sk_new_reserve((OPENSSL_sk_compfunc)compare, n); \
    } \
    static ossl_unused inline int sk_##name##_reserve(STACK_OF(name) *sk, int n) { \
        return OPENSSL_sk_reserve((OPENSSL_STACK *)sk, n); \
    } \
    static ossl_unused inline void sk_##name##_free(STACK_OF(name) *sk) { \
        OPENSSL_sk_free((OPENSSL_STACK *)sk); \
    } \
    static ossl_unused inline void sk_##name##_zero(STACK_OF(name) *sk) { \
        OPENSSL_sk_zero((OPENSSL_STACK *)sk); \
    } \
    static ossl_unused inline t3 *sk_##name##_delete(STACK_OF(name) *sk, int i) { \
        return (t3 *)OPENSSL_sk_delete((OPENSSL_STACK *)sk, i); \
    } \
    static ossl_unused inline t3 *sk_##name##_delete_ptr(STACK_OF(name) *sk, ctype *p) { \
        return (t3 *)OPENSSL_sk_delete_ptr((OPENSSL_STACK *)sk, (const void *)p); \
    } \
    static ossl_unused inline int sk_##name##_push(STACK_OF(name) *sk, ctype *p) { \
        return OPENSSL_sk_push((OPENSSL_STACK *)sk, (const void *)p); \
    } \
    static ossl_unused inline int sk_##name##_unshift(STACK_OF(name) *sk, ctype *p) { \
        return OPENSSL_sk_unshift((OPENSSL_STACK *)sk, (const void *)p); \
    } \
    static ossl_unused inline t3 *sk_##name##_pop(STACK_OF(name) *sk) { \
        return (t3 *)OPENSSL_sk_pop((OPENSSL_STACK *)sk); \
    } \
    static ossl_unused inline t3 *sk_##name##_shift(STACK_OF(name) *sk) { \
        return (t3 *)OPENSSL_sk_shift((OPENSSL_STACK *)sk); \
    } \
    static ossl_unused inline void sk_##name##_pop_free(STACK_OF(name) *sk, sk_##name##_freefunc freefunc) { \
        OPENSSL_sk_pop_free((OPENSSL_STACK *)sk, (OPENSSL_sk_freefunc)freefunc); \
    } \
    static ossl_unused inline int sk_##name##_insert(STACK_OF(name) *sk, ctype *p, int idx) { \
        return OPENSSL_sk_insert((OPENSSL_STACK *)sk, (const void *)p, idx); \
    } \
    static ossl_unused inline t3 *sk_##name##_set(STACK_OF(name) *sk, int idx, ctype *p) { \
        return (t3 *)OPENSSL_sk_set((OPENSSL_STACK *)sk, idx, (const void *)p); \
    } \
    static ossl_unused inline int sk_##name##_find(STACK_OF(name) *sk, ctype *p) { \
        return OPENSSL_sk_find((OPENSSL_STACK *)sk, (const void *)p); \
    } \
    static ossl_unused inline int sk_##name##_find_all(STACK_OF(name) *sk, ctype *p, int *pnum) { \
        return OPENSSL_sk_find_all((OPENSSL_STACK *)sk, (const void *)p, pnum); \
    } \
    static ossl_unused inline void sk_##name##_sort(STACK_OF(name) *sk) { \
        OPENSSL_sk_sort((OPENSSL_STACK *)sk); \
    } \
    static ossl_unused inline int sk_##name##_is_sorted(const STACK_OF(name) *sk) { \
        return OPENSSL_sk_is_sorted((const OPENSSL_STACK *)sk); \
    } \
    static ossl_unused inline STACK_OF(name) *sk_##name##_dup(const STACK_OF(name) *sk) { \
        return (STACK_OF(name) *)OPENSSL_sk_dup((const OPENSSL_STACK *)sk); \
    } \
    static ossl_unused inline STACK_OF(name) *sk_##name##_deep_copy(const STACK_OF(name) *sk, \
                                                                   sk_##name##_copyfunc copyfunc, \
                                                                   sk_##name##_freefunc freefunc) { \
        return (STACK_OF(name) *)OPENSSL_sk_deep_copy((const OPENSSL_STACK *)sk, (OPENSSL_sk_copyfunc)copyfunc, \
                                                      (OPENSSL_sk_freefunc)freefunc); \
    } \
    static ossl_unused inline sk_##name##_compfunc sk_##name##_set_cmp_func(STACK_OF(name) *sk, \
                                                                           sk_##name##_compfunc compare) { \
        return (sk_##name##_compfunc)OPENSSL_sk_set_cmp_func((OPENSSL_STACK *)sk, (OPENSSL_sk_compfunc)compare); \
    }

/* A stack of elements that are named like their type. */
#define DEFINE_STACK_OF(t) SKM_DEFINE_STACK_OF(t, t, t)
/* A stack of elements that programs do not change. */
#define DEFINE_STACK_OF_CONST(t) SKM_DEFINE_STACK_OF(t, const t, t)
/* A stack of elements of type t under another name. */
#define DEFINE_SPECIAL_STACK_OF(name, t) SKM_DEFINE_STACK_OF(name, t, t)
#define DEFINE_SPECIAL_STACK_OF_CONST(name, t) SKM_DEFINE_STACK_OF(name, const t, t)

/* Strings, and blocks of memory. */
typedef char *OPENSSL_STRING;
typedef const char *OPENSSL_CSTRING;
typedef void *OPENSSL_BLOCK;
DEFINE_SPECIAL_STACK_OF(OPENSSL_STRING, char)
DEFINE_SPECIAL_STACK_OF_CONST(OPENSSL_CSTRING, char)
DEFINE_SPECIAL_STACK_OF(OPENSSL_BLOCK, void)

#endif
