#include <sys/types.h>

#include <openssl/ssl.h>

/* What a connection exchanged, and one record or message of it. */
typedef struct oxissl_trace_st OXISSL_TRACE;
typedef struct oxissl_trace_event_st OXISSL_TRACE_EVENT;

