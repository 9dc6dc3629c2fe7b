"""Makes certificates of any shape, right or wrong."""

import base64
import functools
import hashlib
import time

from der import bits, boolean, context, integer, named_bits, octets, oid, seq, tlv
from p256 import Key

NOW = 1_800_000_000
YEAR = 365 * 86400
ECDSA_SHA256 = "1.2.840.10045.4.3.2"

CERT_SIGN, CRL_SIGN, DIGITAL_SIGNATURE, NON_REPUDIATION, KEY_ENCIPHERMENT, KEY_AGREEMENT = 5, 6, 0, 1, 2, 4
EKU = {"server": "1.3.6.1.5.5.7.3.1", "client": "1.3.6.1.5.5.7.3.2", "code": "1.3.6.1.5.5.7.3.3",
       "email": "1.3.6.1.5.5.7.3.4", "stamp": "1.3.6.1.5.5.7.3.8", "ocsp": "1.3.6.1.5.5.7.3.9",
       "any": "2.5.29.37.0", "sgc": "2.16.840.1.113730.4.1", "odd": "1.2.3.4.5"}
ANY_POLICY = "2.5.29.32.0"

key = functools.cache(Key)


def rdn(kind, text, tag=0x0C):
    return tlv(0x31, seq(oid(kind), tlv(tag, text.encode())))


def cn(text, tag=0x0C):
    return rdn("2.5.4.3", text, tag)


def org(text):
    return rdn("2.5.4.10", text)


def email(text, tag=0x16):
    return rdn("1.2.840.113549.1.9.1", text, tag)


def name(*rdns):
    return seq(*rdns)


def extension(kind, value, critical=False):
    return seq(oid(kind), boolean(True) if critical else b"", octets(value))


def basic(ca=True, pathlen=None, critical=True):
    contents = (boolean(True) if ca else b"") + (integer(pathlen) if pathlen is not None else b"")
    return extension("2.5.29.19", seq(contents), critical)


def usage(*numbers):
    return extension("2.5.29.15", named_bits(*numbers), True)


def extended(*names, critical=False):
    return extension("2.5.29.37", seq(*(oid(EKU[each]) for each in names)), critical)


def san(*names, critical=False):
    return extension("2.5.29.17", seq(*names), critical)


def dns(text):
    return context(2, text.encode(), constructed=False)


def mail(text):
    return context(1, text.encode(), constructed=False)


def uri(text):
    return context(6, text.encode(), constructed=False)


def ip(*numbers):
    return context(7, bytes(numbers), constructed=False)


def directory(subject):
    return context(4, subject)


def subtrees(*bases, extra=b""):
    return b"".join(seq(base, extra) for base in bases)


def constraints(permitted=(), excluded=(), extra=b""):
    allow = context(0, subtrees(*permitted, extra=extra)) if permitted else b""
    deny = context(1, subtrees(*excluded, extra=extra)) if excluded else b""
    return extension("2.5.29.30", seq(allow, deny), True)


def key_id(key):
    return hashlib.sha1(key.point).digest()


def subject_key_id(identifier, critical=False):
    return extension("2.5.29.14", octets(identifier), critical)


def authority_key_id(identifier=None, issuer=None, serial=None, critical=False):
    contents = b""
    if identifier is not None:
        contents += context(0, identifier, constructed=False)
    if issuer is not None:
        contents += context(1, directory(issuer))
    if serial is not None:
        contents += context(2, integer(serial)[2:], constructed=False)
    return extension("2.5.29.35", seq(contents), critical)


def policies(*names):
    return extension("2.5.29.32", seq(*(seq(oid(each)) for each in names)))


def mappings(*pairs):
    return extension("2.5.29.33", seq(*(seq(oid(a), oid(b)) for a, b in pairs)), True)


def policy_constraints(explicit=None, mapping=None):
    numbers = [context(at, integer(each)[2:], constructed=False) for at, each in enumerate((explicit, mapping))
               if each is not None]
    return extension("2.5.29.36", seq(*numbers), True)


def inhibit_any(skip):
    return extension("2.5.29.54", integer(skip), True)


def netscape(*numbers):
    return extension("2.16.840.1.113730.1.1", named_bits(*numbers))


def proxy_info(pathlen=None):
    policy = seq(oid("1.3.6.1.5.5.7.21.1"))
    return extension("1.3.6.1.5.5.7.1.14", seq(integer(pathlen) if pathlen is not None else b"", policy), True)


def moment(seconds):
    text = time.strftime("%Y%m%d%H%M%SZ", time.gmtime(seconds))
    return tlv(0x17, text[2:].encode()) if 1950 <= int(text[:4]) < 2050 else tlv(0x18, text.encode())


class Certificate:
    """A certificate: its DER, and what others of the chain need of it. `aux` are OpenSSL's trust settings."""

    def __init__(self, der, subject, key, serial, aux=None):
        self.der, self.subject, self.key, self.serial, self.aux = der, subject, key, serial, aux

    def pem(self):
        label = "CERTIFICATE" if self.aux is None else "TRUSTED CERTIFICATE"
        text = base64.encodebytes(self.der + (self.aux or b"")).decode().replace("\n", "")
        lines = "\n".join(text[at:at + 64] for at in range(0, len(text), 64))
        return f"-----BEGIN {label}-----\n{lines}\n-----END {label}-----\n"

    def trusting(self, trusted=None, rejected=None):
        """The same with trust settings, for the names of usages."""
        uses = b"" if trusted is None else seq(*(oid(EKU[each]) for each in trusted))
        none = b"" if rejected is None else context(0, *(oid(EKU[each]) for each in rejected))
        return Certificate(self.der, self.subject, self.key, self.serial, seq(uses, none))

    def broken(self):
        """The same with a signature that does not fit."""
        return Certificate(self.der[:-1] + bytes([self.der[-1] ^ 1]), self.subject, self.key, self.serial)


SERIALS = iter(range(1000, 100000))


def make(subject, issuer=None, extensions=(), *, ca=False, key_label=None, start=NOW - YEAR, end=NOW + YEAR, serial=None,
         version=2, issuer_name=None, signer=None, outer=ECDSA_SHA256, inner=ECDSA_SHA256, spki=None, plain=False,
         times=None):
    """A certificate. `extensions` come after those that authorities (`ca`) and others mostly have, unless `plain`."""
    subject_name = subject if isinstance(subject, bytes) else name(cn(subject))
    own = key(key_label or (subject if isinstance(subject, str) else subject.hex()))
    signing = signer or (issuer.key if issuer else own)
    usual = []
    if not plain:
        usual = [subject_key_id(key_id(own)), authority_key_id(key_id(signing))]
        usual += [basic(), usage(CERT_SIGN, CRL_SIGN)] if ca else [basic(False)]
    listed = [*usual, *extensions]
    serial = next(SERIALS) if serial is None else serial
    tbs = seq(
        context(0, integer(version)) if version else b"",
        integer(serial),
        seq(oid(inner)),
        issuer_name or (issuer.subject if issuer else subject_name),
        times or seq(moment(start), moment(end)),
        subject_name,
        spki or own.spki(),
        context(3, seq(*listed)) if listed else b"",
    )
    der = seq(tbs, seq(oid(outer)), bits(signing.sign(tbs)))
    return Certificate(der, subject_name, own, serial)
