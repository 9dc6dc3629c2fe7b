"""Asks libcrypto's X509_check_host about patterns and host names: lines of `pattern host flags verdict`."""

import ctypes
import subprocess
import tempfile

crypto = ctypes.CDLL("libcrypto.so.3")
crypto.d2i_X509.restype = ctypes.c_void_p
crypto.X509_check_host.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_void_p]

PATTERNS = """
example.com www.example.com WWW.Example.COM *.example.com *.com * a*.example.com *a.example.com a*b.example.com **.example.com
*.*.example.com www.*.com *.example.com. .example.com xn--a.example.com xn--*.example.com *.xn--a.com x*.example.com f-*.example.com
*-f.example.com -*.example.com *_.example.com a_b.example.com *.a_b.com *.-a.com *.a-.com *..com *.example-.com 192.0.2.1 *.0.2.1 a.b.example.com
*--a.example.com *.a.b.c.example.com
""".split()
HOSTS = """
example.com www.example.com WWW.EXAMPLE.COM a.b.example.com .example.com .com b.example.com a.example.com ab.example.com aa.example.com
xn--a.example.com xn--ab.example.com x.example.com xn--.example.com f-a.example.com a-f.example.com *.example.com .www.example.com . a_b.example.com
192.0.2.1 a.xn--a.com example.com. www.example.com. x.com com a.a_b.com b.-a.com www.x.com a.b.a.b.c.example.com x.a.b.c.example.com
""".split()

with tempfile.TemporaryDirectory() as work:
    subprocess.run(["openssl", "ecparam", "-genkey", "-noout", "-name", "prime256v1", "-out", work + "/key"], check=True)
    for pattern in PATTERNS:
        der = subprocess.run(
            ["openssl", "req", "-new", "-x509", "-key", work + "/key", "-subj", "/O=x", "-addext", "subjectAltName=DNS:" + pattern, "-outform", "DER"],
            check=True, capture_output=True,
        ).stdout
        pointer = ctypes.c_char_p(der)
        certificate = crypto.d2i_X509(None, ctypes.byref(pointer), len(der))
        for host in HOSTS:
            for flags in (0, 2, 4, 8, 16):
                verdict = crypto.X509_check_host(certificate, host.encode(), 0, flags, None)
                if verdict or flags == 0:
                    print(pattern, host, flags, verdict)
