// A TLS client in C++17: every handle has an owner, so that no path leaks.
//
//   client_cpp host port ca.pem
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace {

struct Free {
    void operator()(SSL_CTX *p) const { SSL_CTX_free(p); }
    void operator()(SSL *p) const { SSL_free(p); }
    void operator()(addrinfo *p) const { freeaddrinfo(p); }
};
template <class T> using Owned = std::unique_ptr<T, Free>;

class Socket {
public:
    Socket(const char *host, const char *port)
    {
        addrinfo hints{}, *found = nullptr;
        hints.ai_socktype = SOCK_STREAM;
        if (getaddrinfo(host, port, &hints, &found) != 0)
            throw std::runtime_error("unknown host");
        Owned<addrinfo> list(found);
        for (const addrinfo *a = found; a != nullptr; a = a->ai_next) {
            fd_ = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
            if (fd_ >= 0 && connect(fd_, a->ai_addr, a->ai_addrlen) == 0)
                return;
            if (fd_ >= 0)
                close(fd_);
        }
        throw std::runtime_error("cannot connect");
    }
    ~Socket() { close(fd_); }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    int fd() const { return fd_; }

private:
    int fd_ = -1;
};

// Turns a failed call into an exception that carries the newest entry of the error queue.
void check(bool ok, const char *what)
{
    if (ok)
        return;
    char reason[256];
    ERR_error_string_n(ERR_peek_last_error(), reason, sizeof reason);
    throw std::runtime_error(std::string(what) + ": " + reason);
}

void run(const char *host, const char *port, const char *ca)
{
    Owned<SSL_CTX> ctx(SSL_CTX_new(TLS_client_method()));
    check(ctx != nullptr, "no context");
    SSL_CTX_set_verify(ctx.get(), SSL_VERIFY_PEER, nullptr);
    check(SSL_CTX_load_verify_locations(ctx.get(), ca, nullptr) == 1, "cannot read the CA file");

    Socket socket(host, port);
    Owned<SSL> ssl(SSL_new(ctx.get()));
    check(ssl != nullptr, "no connection");
    check(SSL_set_tlsext_host_name(ssl.get(), host) == 1 && SSL_set1_host(ssl.get(), host) == 1, "cannot set the name");
    check(SSL_set_fd(ssl.get(), socket.fd()) == 1, "cannot attach the socket");
    check(SSL_connect(ssl.get()) == 1, "handshake failed");
    std::cout << "client_cpp: " << SSL_get_version(ssl.get()) << ", " << SSL_get_cipher_name(ssl.get()) << '\n';

    const std::string request = "GET / HTTP/1.0\r\nHost: " + std::string(host) + "\r\n\r\n";
    check(SSL_write(ssl.get(), request.data(), static_cast<int>(request.size())) > 0, "cannot send");
    char page[4096];
    int n;
    while ((n = SSL_read(ssl.get(), page, sizeof page)) > 0)
        std::cout.write(page, n);
    check(SSL_get_error(ssl.get(), n) == SSL_ERROR_ZERO_RETURN, "the connection was cut");
    SSL_shutdown(ssl.get());
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::cerr << "usage: client_cpp host port ca.pem\n";
        return EXIT_FAILURE;
    }
    std::signal(SIGPIPE, SIG_IGN); // a server that hangs up must not end the program
    try {
        run(argv[1], argv[2], argv[3]);
    } catch (const std::exception &e) {
        std::cerr << "client_cpp: " << e.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
