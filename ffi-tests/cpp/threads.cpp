// Many threads handshake and talk at once over shared contexts, through the headers as C++ sees them.
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "pair.h"

namespace {

struct Free {
    void operator()(SSL_CTX *p) const { SSL_CTX_free(p); }
    void operator()(SSL *p) const { SSL_free(p); }
    void operator()(X509 *p) const { X509_free(p); }
    void operator()(SSL_SESSION *p) const { SSL_SESSION_free(p); }
};
template <class T> using Owned = std::unique_ptr<T, Free>;

constexpr int kThreads = 8, kRounds = 10;
std::atomic<int> good{0}, resumed{0};

// One thread's work: connections one after the other, each resuming the session of the one before. The contexts are shared.
void work(SSL_CTX *client_ctx, SSL_CTX *server_ctx)
{
    Owned<SSL_SESSION> session;
    for (int i = 0; i < kRounds; i++) {
        pair p{client_ctx, server_ctx, nullptr, nullptr};
        pair_connect(&p, 0);
        if (session)
            SSL_set_session(p.client, session.get());
        if (pair_handshake(&p) && pair_says(p.client, p.server, "one way") && pair_says(p.server, p.client, "and back"))
            good++;
        if (SSL_session_reused(p.client))
            resumed++;
        session.reset(SSL_get1_session(p.client));
        Owned<X509> peer(SSL_get1_peer_certificate(p.client));
        CHECK(peer != nullptr);
        SSL_shutdown(p.client);
        SSL_shutdown(p.server);
        pair_disconnect(&p);
    }
}

void run(bool tickets)
{
    Owned<SSL_CTX> client_ctx(client_context()), server_ctx(server_context("server-p256"));
    if (!tickets)
        SSL_CTX_set_options(server_ctx.get(), SSL_OP_NO_TICKET);
    good = resumed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; i++)
        threads.emplace_back(work, client_ctx.get(), server_ctx.get());
    for (std::thread &t : threads)
        t.join();
    CHECK_INT(good.load(), kThreads * kRounds);
    CHECK_INT(resumed.load(), kThreads * (kRounds - 1));
}

void with_tickets() { run(true); }
void with_the_cache() { run(false); }

// Every thread has an error queue of its own.
void errors_are_per_thread()
{
    ERR_clear_error();
    CHECK(SSL_new(nullptr) == nullptr);
    std::thread([] { CHECK_INT(ERR_peek_error(), 0); }).join();
    CHECK_INT(next_reason(), SSL_R_NULL_SSL_CTX);
}

// Threads give up the last references at once: the program hears of each end exactly once, of an object that is whole.
std::atomic<int> context_ends{0}, connection_ends{0};

void context_end(void *parent, void *value, CRYPTO_EX_DATA *, int idx, long, void *)
{
    if (value && parent && SSL_CTX_get_ex_data(static_cast<SSL_CTX *>(parent), idx) == value)
        context_ends++;
}

void connection_end(void *parent, void *value, CRYPTO_EX_DATA *, int idx, long, void *)
{
    SSL *ssl = static_cast<SSL *>(parent);
    if (value && ssl && SSL_get_ex_data(ssl, idx) == value && SSL_get_SSL_CTX(ssl) && SSL_get_rbio(ssl))
        connection_ends++;
}

void the_last_of_many()
{
    const int context_index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, context_end);
    const int connection_index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, connection_end);
    constexpr int rounds = 300, holders = 3;
    int mark = 0;
    for (int i = 0; i < rounds; i++) {
        SSL_CTX *ctx = SSL_CTX_new(TLS_method());
        SSL *ssl = SSL_new(ctx);
        SSL_set_bio(ssl, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
        CHECK(SSL_CTX_set_ex_data(ctx, context_index, &mark) && SSL_set_ex_data(ssl, connection_index, &mark));
        for (int holder = 1; holder < holders; holder++)
            CHECK(SSL_CTX_up_ref(ctx) && SSL_up_ref(ssl));
        std::atomic<int> ready{0};
        std::vector<std::thread> threads;
        for (int holder = 0; holder < holders; holder++)
            threads.emplace_back([&] {
                for (ready++; ready < holders;)
                    std::this_thread::yield();
                SSL_CTX_free(ctx);
                SSL_free(ssl);
            });
        for (std::thread &t : threads)
            t.join();
    }
    CHECK_INT(context_ends.load(), rounds);
    CHECK_INT(connection_ends.load(), rounds);
}

} // namespace

int main()
{
    TEST(with_tickets);
    TEST(with_the_cache);
    TEST(errors_are_per_thread);
    TEST(the_last_of_many);
    return check_done("threads (C++)");
}
