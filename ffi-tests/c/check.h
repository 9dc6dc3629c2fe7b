/* The smallest test framework: each file is a program that names its tests in main and ends with a count. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int check_failures, check_in_test;

#define CHECK(condition) \
    do { \
        if (!(condition)) \
            check_fail(__FILE__, __LINE__, #condition); \
    } while (0)
#define CHECK_INT(got, wanted) check_int(__FILE__, __LINE__, #got, (long)(got), (long)(wanted))
#define CHECK_STR(got, wanted) check_str(__FILE__, __LINE__, #got, (got), (wanted))
#define TEST(function) check_run(#function, function)

static int check_passed;

static inline void check_fail(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: not true: %s\n", file, line, what);
    check_in_test = 1;
}

static inline void check_int(const char *file, int line, const char *what, long got, long wanted)
{
    if (got == wanted)
        return;
    fprintf(stderr, "%s:%d: %s is %ld, expected %ld\n", file, line, what, got, wanted);
    check_in_test = 1;
}

static inline void check_str(const char *file, int line, const char *what, const char *got, const char *wanted)
{
    if (got != NULL && strcmp(got, wanted) == 0)
        return;
    fprintf(stderr, "%s:%d: %s is \"%s\", expected \"%s\"\n", file, line, what, got ? got : "(null)", wanted);
    check_in_test = 1;
}

static inline void check_run(const char *name, void (*test)(void))
{
    check_in_test = 0;
    test();
    if (check_in_test) {
        fprintf(stderr, "FAILED %s\n", name);
        check_failures++;
    } else {
        check_passed++;
    }
}

static inline int check_done(const char *family)
{
    printf("%s: %d passed, %d failed\n", family, check_passed, check_failures);
    return check_failures != 0;
}

#endif
