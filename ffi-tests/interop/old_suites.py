"""The suites that peers other than OpenSSL are tried with, in every version that has them: what all three agree to call them."""

import collections

# `nss`: the code point as NSS's tools take it; `tlslite`: key exchange, cipher and MAC as tlslite-ng names them.
Suite = collections.namedtuple("Suite", "name certificate oldest code tlslite")

SSL3, TLS10, TLS11, TLS12 = "3.0", "1.0", "1.1", "1.2"
VERSIONS = (TLS10, TLS11, TLS12)
NAMES = {SSL3: "SSLv3", TLS10: "TLSv1", TLS11: "TLSv1.1", TLS12: "TLSv1.2"}

SUITES = [
    Suite("AES128-SHA", "server-rsa", SSL3, "002F", ("rsa", "aes128", "sha")),
    Suite("AES256-SHA", "server-rsa", SSL3, "0035", ("rsa", "aes256", "sha")),
    Suite("DES-CBC3-SHA", "server-rsa", SSL3, "000A", ("rsa", "3des", "sha")),
    Suite("DHE-RSA-AES128-SHA", "server-rsa", SSL3, "0033", ("dhe_rsa", "aes128", "sha")),
    Suite("DHE-RSA-DES-CBC3-SHA", "server-rsa", SSL3, "0016", ("dhe_rsa", "3des", "sha")),
    Suite("ECDHE-RSA-AES128-SHA", "server-rsa", TLS10, "C013", ("ecdhe_rsa", "aes128", "sha")),
    Suite("ECDHE-RSA-AES256-SHA", "server-rsa", TLS10, "C014", ("ecdhe_rsa", "aes256", "sha")),
    Suite("ECDHE-RSA-DES-CBC3-SHA", "server-rsa", TLS10, "C012", ("ecdhe_rsa", "3des", "sha")),
    Suite("ECDHE-ECDSA-AES128-SHA", "server-p256", TLS10, "C009", ("ecdhe_ecdsa", "aes128", "sha")),
    Suite("ECDHE-ECDSA-AES256-SHA", "server-p384", TLS10, "C00A", ("ecdhe_ecdsa", "aes256", "sha")),
    Suite("AES128-SHA256", "server-rsa", TLS12, "003C", ("rsa", "aes128", "sha256")),
    Suite("AES256-GCM-SHA384", "server-rsa", TLS12, "009D", ("rsa", "aes256gcm", "aead")),
    Suite("ECDHE-RSA-AES128-GCM-SHA256", "server-rsa", TLS12, "C02F", ("ecdhe_rsa", "aes128gcm", "aead")),
    Suite("ECDHE-RSA-CHACHA20-POLY1305", "server-rsa", TLS12, "CCA8", ("ecdhe_rsa", "chacha20-poly1305", "aead")),
    Suite("ECDHE-ECDSA-AES256-SHA384", "server-p256", TLS12, "C024", ("ecdhe_ecdsa", "aes256", "sha384")),
    Suite("ECDHE-ECDSA-AES256-GCM-SHA384", "server-p521", TLS12, "C02C", ("ecdhe_ecdsa", "aes256gcm", "aead")),
]


def pairs(versions=VERSIONS):
    """Every version with every suite that it has."""
    order = (SSL3, TLS10, TLS11, TLS12)
    return [(v, s) for v in versions for s in SUITES if order.index(s.oldest) <= order.index(v)]
