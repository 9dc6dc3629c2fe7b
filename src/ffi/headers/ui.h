#include <openssl/e_os2.h>
#include <openssl/types.h>
#include <openssl/crypto.h>
#include <openssl/pem.h>

/* Questions to a person, ways to ask them, and one question. */
typedef struct ui_st UI;
typedef struct ui_string_st UI_STRING;

/* What one question is. */
enum UI_string_types {
    UIT_NONE = 0,
    UIT_PROMPT,
    UIT_VERIFY,
    UIT_BOOLEAN,
    UIT_INFO,
    UIT_ERROR
};


