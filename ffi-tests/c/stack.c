/* Stacks, typed and not. Runs the same against OpenSSL 3. */
#include "check.h"

#include <openssl/crypto.h>
#include <openssl/safestack.h>
#include <openssl/stack.h>

typedef struct item_st {
    int value;
} ITEM;
DEFINE_STACK_OF(ITEM)

static int by_value(const ITEM *const *a, const ITEM *const *b)
{
    return (*a)->value - (*b)->value;
}

static int freed;

static void item_free(ITEM *item)
{
    freed++;
    free(item);
}

static ITEM *item_new(int value)
{
    ITEM *item = (ITEM *)malloc(sizeof(*item));

    item->value = value;
    return item;
}

static ITEM *item_dup(const ITEM *item)
{
    return item->value == 13 ? NULL : item_new(item->value);
}

static void typed(void)
{
    STACK_OF(ITEM) *sk = sk_ITEM_new(by_value), *copy;
    ITEM key = { 5 }, *out;

    CHECK_INT(sk_ITEM_num(sk), 0);
    CHECK_INT(sk_ITEM_num(NULL), -1);
    CHECK(sk_ITEM_value(sk, 0) == NULL);
    CHECK_INT(sk_ITEM_push(sk, item_new(7)), 1);
    CHECK_INT(sk_ITEM_push(sk, item_new(5)), 2);
    CHECK_INT(sk_ITEM_unshift(sk, item_new(9)), 3);
    CHECK_INT(sk_ITEM_insert(sk, item_new(1), 1), 4);
    CHECK_INT(sk_ITEM_value(sk, 0)->value, 9);
    CHECK_INT(sk_ITEM_value(sk, 1)->value, 1);
    CHECK(sk_ITEM_value(sk, 4) == NULL);
    CHECK(sk_ITEM_value(sk, -1) == NULL);
    CHECK_INT(sk_ITEM_is_sorted(sk), 0);
    CHECK_INT(sk_ITEM_find(sk, &key), 1);
    sk_ITEM_sort(sk);
    CHECK_INT(sk_ITEM_is_sorted(sk), 1);
    CHECK_INT(sk_ITEM_value(sk, 0)->value, 1);
    CHECK_INT(sk_ITEM_value(sk, 3)->value, 9);
    key.value = 6;
    CHECK(sk_ITEM_find(sk, &key) < 0);
    copy = sk_ITEM_deep_copy(sk, item_dup, item_free);
    CHECK_INT(sk_ITEM_num(copy), 4);
    CHECK(sk_ITEM_value(copy, 0) != sk_ITEM_value(sk, 0));
    sk_ITEM_pop_free(copy, item_free);
    CHECK_INT(freed, 4);
    out = sk_ITEM_pop(sk);
    CHECK_INT(out->value, 9);
    item_free(out);
    out = sk_ITEM_shift(sk);
    CHECK_INT(out->value, 1);
    item_free(out);
    out = sk_ITEM_value(sk, 1);
    CHECK(sk_ITEM_delete_ptr(sk, out) == out);
    CHECK(sk_ITEM_delete_ptr(sk, out) == NULL);
    CHECK(sk_ITEM_set(sk, 3, out) == NULL);
    CHECK_INT(sk_ITEM_push(sk, out), 2);
    copy = sk_ITEM_dup(sk);
    CHECK(sk_ITEM_value(copy, 1) == out);
    sk_ITEM_free(copy);
    out->value = 13;
    freed = 0;
    CHECK(sk_ITEM_deep_copy(sk, item_dup, item_free) == NULL);
    CHECK_INT(freed, 1);
    freed = 0;
    sk_ITEM_pop_free(sk, item_free);
    CHECK_INT(freed, 2);
    sk_ITEM_pop_free(NULL, item_free);
    sk_ITEM_free(NULL);
}

static void plain(void)
{
    OPENSSL_STACK *st = OPENSSL_sk_new_null();
    int a, b;

    CHECK_INT(OPENSSL_sk_push(st, &a), 1);
    CHECK_INT(OPENSSL_sk_push(st, &b), 2);
    CHECK_INT(OPENSSL_sk_push(st, NULL), 3);
    CHECK_INT(OPENSSL_sk_find(st, &b), 1);
    CHECK_INT(OPENSSL_sk_find(st, st), -1);
    CHECK(OPENSSL_sk_delete(st, 7) == NULL);
    CHECK(OPENSSL_sk_delete(st, 0) == &a);
    OPENSSL_sk_zero(st);
    CHECK_INT(OPENSSL_sk_num(st), 0);
    CHECK(OPENSSL_sk_pop(st) == NULL);
    CHECK_INT(OPENSSL_sk_reserve(st, 10), 1);
    OPENSSL_sk_free(st);
}

static void strings(void)
{
    STACK_OF(OPENSSL_STRING) *sk = sk_OPENSSL_STRING_new_null();
    char one[] = "one", two[] = "two";

    sk_OPENSSL_STRING_push(sk, one);
    sk_OPENSSL_STRING_push(sk, two);
    CHECK_STR(sk_OPENSSL_STRING_value(sk, 1), "two");
    sk_OPENSSL_STRING_free(sk);
}

int main(void)
{
    TEST(typed);
    TEST(plain);
    TEST(strings);
    return check_done("stack");
}
