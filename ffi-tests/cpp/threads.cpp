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

} // namespace

int main()
{
    TEST(with_tickets);
    TEST(with_the_cache);
    TEST(errors_are_per_thread);
    return check_done("threads (C++)");
}
