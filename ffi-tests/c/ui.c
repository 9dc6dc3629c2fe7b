/* Questions to a person, asked in a way of the program's own. What is expected is what OpenSSL 3.0 answers. */
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ui.h>

#include "check.h"

static char log_text[512];
static const char *answer;
static int reader_returns;

static int opener(UI *ui)
{
    strcat(log_text, UI_get0_user_data(ui));
    return 1;
}

static int writer(UI *ui, UI_STRING *uis)
{
    (void)ui;
    sprintf(log_text + strlen(log_text), " w%d:%s", UI_get_string_type(uis), UI_get0_output_string(uis));
    return 1;
}

static int flusher(UI *ui)
{
    (void)ui;
    strcat(log_text, " flush");
    return 1;
}

static int reader(UI *ui, UI_STRING *uis)
{
    sprintf(log_text + strlen(log_text), " r%d:%d", UI_get_string_type(uis), UI_get_input_flags(uis));
    if (reader_returns != 1)
        return reader_returns;
    if (UI_get_string_type(uis) == UIT_PROMPT || UI_get_string_type(uis) == UIT_VERIFY)
        return UI_set_result(ui, uis, answer) == 0;
    return 1;
}

static int closer(UI *ui)
{
    (void)ui;
    strcat(log_text, " close");
    return 1;
}

static UI_METHOD *own_method(void)
{
    UI_METHOD *method = UI_create_method("own");
    CHECK_INT(UI_method_set_opener(method, opener), 0);
    CHECK_INT(UI_method_set_writer(method, writer), 0);
    CHECK_INT(UI_method_set_flusher(method, flusher), 0);
    CHECK_INT(UI_method_set_reader(method, reader), 0);
    CHECK_INT(UI_method_set_closer(method, closer), 0);
    CHECK(UI_method_get_opener(method) == opener && UI_method_get_writer(method) == writer);
    CHECK(UI_method_get_reader(method) == reader && UI_method_get_closer(method) == closer);
    CHECK(UI_method_get_flusher(method) == flusher);
    return method;
}

static void talks(void)
{
    static char open[] = "open";
    char result[16] = "", again[16] = "";
    UI_METHOD *method = own_method();
    UI *ui = UI_new_method(method);
    CHECK(UI_get_method(ui) == method);
    CHECK(UI_add_user_data(ui, open) == NULL);
    CHECK_INT(UI_add_info_string(ui, "hear"), 1);
    CHECK_INT(UI_add_input_string(ui, "say:", UI_INPUT_FLAG_ECHO, result, 2, 8), 2);
    CHECK_INT(UI_add_verify_string(ui, "again:", 0, again, 2, 8, result), 3);
    answer = "word";
    reader_returns = 1;
    CHECK_INT(UI_process(ui), 0);
    CHECK_STR(log_text, "open w4:hear w1:say: w2:again: flush r4:0 r1:1 r2:0 close");
    CHECK_STR(result, "word");
    CHECK_STR(again, "word");
    CHECK_STR(UI_get0_result(ui, 1), "word");
    CHECK(UI_get0_result(ui, 7) == NULL);
    ERR_clear_error();

    reader_returns = -1;
    CHECK_INT(UI_process(ui), -2);
    reader_returns = 0;
    CHECK_INT(UI_process(ui), -1);
    ERR_clear_error();
    reader_returns = 1;
    answer = "x";
    CHECK_INT(UI_process(ui), -1);
    answer = "too long for it";
    CHECK_INT(UI_process(ui), -1);
    CHECK_INT(ERR_GET_LIB(ERR_peek_error()), ERR_LIB_UI);
    ERR_clear_error();
    CHECK_INT(UI_add_input_string(ui, "say:", 0, NULL, 0, 8), -1);
    CHECK_INT(UI_add_input_string(ui, NULL, 0, result, 0, 8), -1);
    ERR_clear_error();
    UI_free(ui);
    UI_destroy_method(method);
}

static void defaults(void)
{
    CHECK(UI_method_get_opener(UI_OpenSSL()) != NULL && UI_method_get_reader(UI_OpenSSL()) != NULL);
    CHECK(UI_method_get_reader(UI_null()) == NULL);
    CHECK(UI_get_default_method() == UI_OpenSSL());
    UI *ui = UI_new_method(UI_null());
    CHECK_INT(UI_process(ui), 0);
    char *prompt = UI_construct_prompt(ui, "pass phrase", "a key");
    CHECK_STR(prompt, "Enter pass phrase for a key:");
    OPENSSL_free(prompt);
    prompt = UI_construct_prompt(ui, "it", NULL);
    CHECK_STR(prompt, "Enter it:");
    OPENSSL_free(prompt);
    UI_free(ui);
    UI_free(NULL);
}

int main(void)
{
    TEST(talks);
    TEST(defaults);
    return check_done("ui");
}
