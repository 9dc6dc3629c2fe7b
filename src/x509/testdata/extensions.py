"""Asks libcrypto to make extensions from lines of configuration and to print them: lines of `name value DER text`,
separated by tabs, with backslashes, tabs and new lines escaped. A line that it refuses has `-` for the DER. Where
it prints nothing for want of a way to, the text is `-`."""

import ctypes
import os

crypto = ctypes.CDLL("libcrypto.so.3")
for function in ("NCONF_new X509V3_EXT_nconf BIO_new BIO_s_mem PEM_read_bio_X509 BIO_new_file").split():
    getattr(crypto, function).restype = ctypes.c_void_p
here = os.path.dirname(os.path.abspath(__file__))


def certificate(name):
    bio = ctypes.c_void_p(crypto.BIO_new_file(os.path.join(here, name).encode(), b"r"))
    return ctypes.c_void_p(crypto.PEM_read_bio_X509(bio, None, None, None))


conf = ctypes.c_void_p(crypto.NCONF_new(None))
line = ctypes.c_long()
assert crypto.NCONF_load(conf, os.path.join(here, "extensions.cnf").encode(), ctypes.byref(line)) == 1
context = ctypes.create_string_buffer(256)
crypto.X509V3_set_ctx(context, certificate("inter.pem"), certificate("leaf.pem"), None, None, 0)
crypto.X509V3_set_nconf(context, conf)


def escape(text):
    return text.decode("latin-1").replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


LINES = """
basicConstraints=CA:TRUE
basicConstraints=CA:FALSE
basicConstraints=critical,CA:TRUE,pathlen:0
basicConstraints=critical, CA:true , pathlen:5
basicConstraints=@bc
basicConstraints=CA:yes,pathlen:0x10
basicConstraints=CA:maybe
basicConstraints=CA:TRUE,pathlen:-1
basicConstraints=CA:TRUE,other:1
basicConstraints=
basicConstraints=CA
basicConstraints=CA:TRUE,pathlen:340282366920938463463374607431768211455
basicConstraints=CA:TRUE,pathlen:170141183460469231731687303715884105727
basicConstraints=DER:3000
basicConstraints=DER:3003010100
basicConstraints=DER:3003020105
basicConstraints=DER:30030201ff
basicConstraints=DER:0500
keyUsage=digitalSignature
keyUsage=digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment,keyAgreement,keyCertSign,cRLSign,encipherOnly,decipherOnly
keyUsage=critical,keyCertSign, cRLSign
keyUsage=Digital Signature, Certificate Sign
keyUsage=unknownUsage
keyUsage=DER:030100
keyUsage=DER:03020780
keyUsage=DER:030300ffff
nsCertType=server, client, email, objsign, sslCA, emailCA, objCA, reserved
nsCertType=server
nsComment=A comment, with a comma
nsCaPolicyUrl=http://example.com/
nsBaseUrl=x
extendedKeyUsage=serverAuth,clientAuth
extendedKeyUsage=critical,codeSigning,1.2.3.4,OCSPSigning,timeStamping,emailProtection,anyExtendedKeyUsage
extendedKeyUsage=TLS Web Server Authentication
extendedKeyUsage=nothing known
extendedKeyUsage=DER:3000
extendedKeyUsage=DER:300a06082b06010505070301
subjectKeyIdentifier=hash
subjectKeyIdentifier=01:02:03:AB
subjectKeyIdentifier=0102
subjectKeyIdentifier=xyz
subjectKeyIdentifier=DER:0400
authorityKeyIdentifier=keyid
authorityKeyIdentifier=keyid:always,issuer:always
authorityKeyIdentifier=keyid,issuer
authorityKeyIdentifier=issuer
authorityKeyIdentifier=issuer:always
authorityKeyIdentifier=none
authorityKeyIdentifier=other
authorityKeyIdentifier=keyid:sometimes
authorityKeyIdentifier=DER:3000
authorityKeyIdentifier=DER:300480020102
authorityKeyIdentifier=DER:3003820100
authorityKeyIdentifier=DER:300a80020102820400ffffff
subjectAltName=DNS:a.example,DNS:*.b.example
subjectAltName=@alt
subjectAltName=critical,email:copy
subjectAltName=email:move
subjectAltName=email:me@example.com,URI:http://example.com/
subjectAltName=IP:192.0.2.1,IP:::1,IP:2001:db8::1:0:0:1,IP:::ffff:1.2.3.4
subjectAltName=IP:300.0.2.1
subjectAltName=IP:1.2.3
subjectAltName=IP:12345::1
subjectAltName=IP Address:192.0.2.1
subjectAltName=RID:1.2.3.4
subjectAltName=RID:serverAuth
subjectAltName=RID:not an object
subjectAltName=otherName:1.2.3.4;UTF8:text
subjectAltName=otherName:1.3.6.1.5.5.7.8.9;UTF8:m@example.com
subjectAltName=otherName:1.3.6.1.5.5.7.8.5;UTF8:xmpp
subjectAltName=otherName:1.3.6.1.5.5.7.8.7;IA5:_srv.example
subjectAltName=otherName:1.3.6.1.5.5.7.8.8;UTF8:realm
subjectAltName=otherName:msUPN;UTF8:upn@example.com
subjectAltName=otherName:msUPN;IA5:upn@example.com
subjectAltName=otherName:1.2.3.4;IA5:text
subjectAltName=otherName:1.2.3.4;INTEGER:5
subjectAltName=otherName:1.2.3.4
subjectAltName=dirName:dn
subjectAltName=dirName:no_such_section
subjectAltName=unknown:x
subjectAltName=DNS
subjectAltName=DNS:
subjectAltName=
subjectAltName=@no_such_section
subjectAltName=DER:3000
subjectAltName=DER:300d820b612e6578616d706c650078
subjectAltName=DER:3005870301020305
subjectAltName=DER:3007a305300302017f
subjectAltName=DER:3009a507a1050c03616263
subjectAltName=DER:30058203e4f6fc
subjectAltName=DER:3005820361620a
issuerAltName=DNS:a.example
issuerAltName=issuer:copy
issuerAltName=issuer:copy,URI:x:y
authorityInfoAccess=OCSP;URI:http://ocsp.example.com/
authorityInfoAccess=OCSP;URI:http://ocsp.example.com/,caIssuers;URI:http://example.com/ca.der,1.2.3;DNS:x.example
authorityInfoAccess=OCSP;IP:192.0.2.1,caIssuers;dirName:dn
authorityInfoAccess=OCSP
authorityInfoAccess=unknown;URI:x
authorityInfoAccess=DER:3000
subjectInfoAccess=caRepository;URI:http://example.com/
crlDistributionPoints=URI:http://example.com/crl.pem
crlDistributionPoints=URI:http://a.example/crl.pem,URI:http://b.example/crl.pem
crlDistributionPoints=idp
crlDistributionPoints=idp,URI:http://a.example/
crlDistributionPoints=dirName:dn
crlDistributionPoints=missing_section
crlDistributionPoints=DER:3000
crlDistributionPoints=DER:30023000
crlDistributionPoints=DER:30133011a00fa10d300b060355040313047a7a7a7a
crlDistributionPoints=DER:3006300481020106
crlDistributionPoints=DER:3006300481020780
freshestCRL=URI:http://example.com/delta.pem
issuingDistributionPoint=critical,@idprel
issuingDistributionPoint=fullname:URI:http://example.com/x,onlyCA:TRUE
issuingDistributionPoint=onlyAA:TRUE
issuingDistributionPoint=DER:3000
certificatePolicies=1.2.4.5,1.1.3.4
certificatePolicies=anyPolicy
certificatePolicies=1.2.4.5,@polsect
certificatePolicies=ia5org,1.2.3.4,@polsect
certificatePolicies=@polsect,1.2.3
certificatePolicies=not a policy
certificatePolicies=DER:3000
certificatePolicies=DER:300e300c06022a033006300406022a04
policyConstraints=requireExplicitPolicy:3
policyConstraints=inhibitPolicyMapping:0,requireExplicitPolicy:1
policyConstraints=
policyConstraints=other:1
policyConstraints=DER:3000
policyMappings=DER:3000
certificatePolicies=DER:3010300e06022a033008300606022a040500
basicConstraints=DER:30060101ff020100
policyMappings=1.2.3:1.2.4,1.5.6.7:anyPolicy
policyMappings=1.2.3
inhibitAnyPolicy=2
inhibitAnyPolicy=-2
inhibitAnyPolicy=x
nameConstraints=permitted;DNS:.example.com
nameConstraints=excluded;email:.com
nameConstraints=critical,permitted;IP:192.168.0.0/255.255.0.0,excluded;URI:.example.org
nameConstraints=@constraints
nameConstraints=permitted;dirName:dn
nameConstraints=other;DNS:x
nameConstraints=permitted;IP:192.168.0.0
nameConstraints=DER:3000
nameConstraints=DER:300aa0083006870401020304
nameConstraints=DER:300ba0093007820178800101810102
noCheck=ignored
noCheck=
tlsfeature=status_request
tlsfeature=status_request,status_request_v2,23
tlsfeature=unknown
tlsfeature=70000
tlsfeature=DER:3000
proxyCertInfo=critical,language:id-ppl-anyLanguage,pathlen:1,policy:text:AB
proxyCertInfo=language:id-ppl-inheritAll
proxyCertInfo=language:id-ppl-independent,pathlen:infinite
proxyCertInfo=language:1.2.3,policy:hex:414243,policy:text:DEF
proxyCertInfo=@proxy
proxyCertInfo=pathlen:3
crlNumber=5
crlNumber=0x123456789abcdef0123456789abcdef012345
crlNumber=-5
deltaCRL=7
CRLReason=keyCompromise
CRLReason=DER:0a0101
CRLReason=DER:0a0107
CRLReason=DER:0a0108
CRLReason=DER:0a010a
CRLReason=DER:0a01ff
invalidityDate=DER:180f32303230303130323033303430355a
invalidityDate=DER:180f32303230303130323033303430
holdInstructionCode=DER:06072a8648ce380201
holdInstructionCode=DER:06072a8648ce380203
certificateIssuer=dirName:dn
privateKeyUsagePeriod=DER:3022800f32303230303130323033303430355a810f32303230303130323033303430355a
privateKeyUsagePeriod=DER:3011800f32303230303130323033303430355a
privateKeyUsagePeriod=DER:3011810f32303230303130323033303430355a
privateKeyUsagePeriod=DER:3000
Nonce=DER:0410000102030405060708090a0b0c0d0e0f
archiveCutoff=DER:180f32303230303130323033303430355a
CrlID=DER:3025a00b1609687474703a2f2f782fa103020105a211180f32303230303130323033303430355a
CrlID=DER:3000
serviceLocator=DER:3026300f310d300b06035504030c046e616d653013301106082b060105050730018605687474703a
SXNetID=1:one,2:two
SXNetID=DER:300f020100300a30080201010403616263
1.2.3.4=ASN1:UTF8String:Some random data
1.2.3.4=critical,ASN1:UTF8String:Some random data
1.2.3.4=ASN1:SEQUENCE:asn1
1.2.3.4=ASN1:NULL
1.2.3.4=ASN1:BOOL:TRUE
1.2.3.4=ASN1:OID:serverAuth
1.2.3.4=ASN1:FORMAT:HEX,OCTETSTRING:0102ff
1.2.3.4=ASN1:FORMAT:BITLIST,BITSTRING:1,5
1.2.3.4=ASN1:UTCTIME:200102030405Z
1.2.3.4=ASN1:BOGUS:x
1.2.3.4=DER:01:02:03:04
1.2.3.4=DER:01 02
1.2.3.4=DER:zz
1.2.3.4=plain
no such extension=x
ct_precert_poison=DER:0500
subjectSignTool=some tool
issuerSignTool=DER:30140c036162630c036465660c036768690c036a6b6c
"""
SCT = "00" + "11" * 32 + "0000016b0c3f2a00" + "0000" + "0403" + "0008" + "3006020101020102"
SCT_EXT = "00" + "a5" * 32 + "0000016b0c3f2a7b" + "00020102" + "0401" + "0012" + "ab" * 18
SCT_ODD = "07" + "22" * 20
SCT_ALG = "00" + "11" * 32 + "0000016b0c3f2a00" + "0000" + "0603" + "0001" + "30"


def octets(data, tag=b"\x04"):
    assert len(data) < 65536
    n = len(data)
    length = bytes([n]) if n < 128 else bytes([0x81, n]) if n < 256 else b"\x82" + n.to_bytes(2, "big")
    return tag + length + data


def scts(*list_of_scts):
    inner = b"".join(len(s).to_bytes(2, "big") + s for s in (bytes.fromhex(s) for s in list_of_scts))
    return octets(len(inner).to_bytes(2, "big") + inner).hex()


EXTRA = [
    "ct_precert_scts=DER:" + scts(SCT),
    "ct_precert_scts=DER:" + scts(SCT, SCT_EXT),
    "ct_precert_scts=DER:" + scts(SCT_ODD, SCT),
    "ct_precert_scts=DER:" + scts(SCT_ALG),
    "ct_cert_scts=DER:" + scts(SCT),
    "ct_precert_scts=DER:0400",
    "ct_precert_scts=DER:04020000",
    "ct_precert_scts=DER:040400020000",
    "Nonce=DER:042a" + "5a" * 42,
    "subjectKeyIdentifier=DER:0428" + "5a" * 40,
    "subjectAltName=DER:" + octets(octets(octets(octets(octets(octets(octets(b"\x55\x04\x03", b"\x06") + octets(b"n" * 400, b"\x0c"), b"\x30"), b"\x31"), b"\x30"), b"\xa4"), b"\x30"), b"\x30")[4:].hex(),
]

for text in LINES.strip().splitlines() + EXTRA:
    name, value = text.split("=", 1)
    extension = crypto.X509V3_EXT_nconf(conf, context, name.encode(), value.encode())
    if not extension:
        code = crypto.ERR_get_error
        code.restype = ctypes.c_ulong
        reasons = []
        while value_of := code():
            reasons.append("%d:%d" % (value_of >> 23 & 0xFF, value_of & 0x7FFFFF))
        print(name, value, "-", " ".join(reasons), sep="\t")
        continue
    extension = ctypes.c_void_p(extension)
    out = ctypes.c_void_p()
    length = crypto.i2d_X509_EXTENSION(extension, ctypes.byref(out))
    bio = ctypes.c_void_p(crypto.BIO_new(ctypes.c_void_p(crypto.BIO_s_mem())))
    done = crypto.X509V3_EXT_print(bio, extension, ctypes.c_ulong(0), 4)
    buffer = ctypes.create_string_buffer(65536)
    length_read = crypto.BIO_read(bio, buffer, 65536)
    shown = escape(buffer.raw[: max(length_read, 0)]) if done == 1 else "-"
    crypto.ERR_clear_error()
    print(name, value, ctypes.string_at(out, length).hex(), shown, sep="\t")
