/* Objects: short name (SN), long name (LN), number (NID) and identifier (OBJ) of each. */
#define SN_undef "UNDEF"
#define LN_undef "undefined"
#define OBJ_undef 0L

#define SN_rsadsi "rsadsi"
#define LN_rsadsi "RSA Data Security, Inc."
#define OBJ_rsadsi 1L, 2L, 840L, 113549L

#define SN_pkcs "pkcs"
#define LN_pkcs "RSA Data Security, Inc. PKCS"
#define OBJ_pkcs 1L, 2L, 840L, 113549L, 1L

#define SN_md2 "MD2"
#define LN_md2 "md2"
#define OBJ_md2 1L, 2L, 840L, 113549L, 2L, 2L

#define SN_md5 "MD5"
#define LN_md5 "md5"
#define OBJ_md5 1L, 2L, 840L, 113549L, 2L, 5L

#define SN_rc4 "RC4"
#define LN_rc4 "rc4"
#define OBJ_rc4 1L, 2L, 840L, 113549L, 3L, 4L

#define LN_rsaEncryption "rsaEncryption"
#define OBJ_rsaEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 1L

#define SN_md2WithRSAEncryption "RSA-MD2"
#define LN_md2WithRSAEncryption "md2WithRSAEncryption"
#define OBJ_md2WithRSAEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 2L

#define SN_md5WithRSAEncryption "RSA-MD5"
#define LN_md5WithRSAEncryption "md5WithRSAEncryption"
#define OBJ_md5WithRSAEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 4L

#define SN_pbeWithMD2AndDES_CBC "PBE-MD2-DES"
#define LN_pbeWithMD2AndDES_CBC "pbeWithMD2AndDES-CBC"
#define OBJ_pbeWithMD2AndDES_CBC 1L, 2L, 840L, 113549L, 1L, 5L, 1L

#define SN_pbeWithMD5AndDES_CBC "PBE-MD5-DES"
#define LN_pbeWithMD5AndDES_CBC "pbeWithMD5AndDES-CBC"
#define OBJ_pbeWithMD5AndDES_CBC 1L, 2L, 840L, 113549L, 1L, 5L, 3L

#define SN_X500 "X500"
#define LN_X500 "directory services (X.500)"
#define OBJ_X500 2L, 5L

#define SN_X509 "X509"
#define OBJ_X509 2L, 5L, 4L

#define SN_commonName "CN"
#define LN_commonName "commonName"
#define OBJ_commonName 2L, 5L, 4L, 3L

#define SN_countryName "C"
#define LN_countryName "countryName"
#define OBJ_countryName 2L, 5L, 4L, 6L

#define SN_localityName "L"
#define LN_localityName "localityName"
#define OBJ_localityName 2L, 5L, 4L, 7L

#define SN_stateOrProvinceName "ST"
#define LN_stateOrProvinceName "stateOrProvinceName"
#define OBJ_stateOrProvinceName 2L, 5L, 4L, 8L

#define SN_organizationName "O"
#define LN_organizationName "organizationName"
#define OBJ_organizationName 2L, 5L, 4L, 10L

#define SN_organizationalUnitName "OU"
#define LN_organizationalUnitName "organizationalUnitName"
#define OBJ_organizationalUnitName 2L, 5L, 4L, 11L

#define SN_rsa "RSA"
#define LN_rsa "rsa"
#define OBJ_rsa 2L, 5L, 8L, 1L, 1L

#define SN_pkcs7 "pkcs7"
#define OBJ_pkcs7 1L, 2L, 840L, 113549L, 1L, 7L

#define LN_pkcs7_data "pkcs7-data"
#define OBJ_pkcs7_data 1L, 2L, 840L, 113549L, 1L, 7L, 1L

#define LN_pkcs7_signed "pkcs7-signedData"
#define OBJ_pkcs7_signed 1L, 2L, 840L, 113549L, 1L, 7L, 2L

#define LN_pkcs7_enveloped "pkcs7-envelopedData"
#define OBJ_pkcs7_enveloped 1L, 2L, 840L, 113549L, 1L, 7L, 3L

#define LN_pkcs7_signedAndEnveloped "pkcs7-signedAndEnvelopedData"
#define OBJ_pkcs7_signedAndEnveloped 1L, 2L, 840L, 113549L, 1L, 7L, 4L

#define LN_pkcs7_digest "pkcs7-digestData"
#define OBJ_pkcs7_digest 1L, 2L, 840L, 113549L, 1L, 7L, 5L

#define LN_pkcs7_encrypted "pkcs7-encryptedData"
#define OBJ_pkcs7_encrypted 1L, 2L, 840L, 113549L, 1L, 7L, 6L

#define SN_pkcs3 "pkcs3"
#define OBJ_pkcs3 1L, 2L, 840L, 113549L, 1L, 3L

#define LN_dhKeyAgreement "dhKeyAgreement"
#define OBJ_dhKeyAgreement 1L, 2L, 840L, 113549L, 1L, 3L, 1L

#define SN_des_ecb "DES-ECB"
#define LN_des_ecb "des-ecb"
#define OBJ_des_ecb 1L, 3L, 14L, 3L, 2L, 6L

#define SN_des_cfb64 "DES-CFB"
#define LN_des_cfb64 "des-cfb"
#define OBJ_des_cfb64 1L, 3L, 14L, 3L, 2L, 9L

#define SN_des_cbc "DES-CBC"
#define LN_des_cbc "des-cbc"
#define OBJ_des_cbc 1L, 3L, 14L, 3L, 2L, 7L

#define SN_des_ede_ecb "DES-EDE"
#define LN_des_ede_ecb "des-ede"
#define OBJ_des_ede_ecb 1L, 3L, 14L, 3L, 2L, 17L

#define SN_des_ede3_ecb "DES-EDE3"
#define LN_des_ede3_ecb "des-ede3"

#define SN_idea_cbc "IDEA-CBC"
#define LN_idea_cbc "idea-cbc"
#define OBJ_idea_cbc 1L, 3L, 6L, 1L, 4L, 1L, 188L, 7L, 1L, 1L, 2L

#define SN_idea_cfb64 "IDEA-CFB"
#define LN_idea_cfb64 "idea-cfb"

#define SN_idea_ecb "IDEA-ECB"
#define LN_idea_ecb "idea-ecb"

#define SN_rc2_cbc "RC2-CBC"
#define LN_rc2_cbc "rc2-cbc"
#define OBJ_rc2_cbc 1L, 2L, 840L, 113549L, 3L, 2L

#define SN_rc2_ecb "RC2-ECB"
#define LN_rc2_ecb "rc2-ecb"

#define SN_rc2_cfb64 "RC2-CFB"
#define LN_rc2_cfb64 "rc2-cfb"

#define SN_rc2_ofb64 "RC2-OFB"
#define LN_rc2_ofb64 "rc2-ofb"

#define SN_sha "SHA"
#define LN_sha "sha"
#define OBJ_sha 1L, 3L, 14L, 3L, 2L, 18L

#define SN_shaWithRSAEncryption "RSA-SHA"
#define LN_shaWithRSAEncryption "shaWithRSAEncryption"
#define OBJ_shaWithRSAEncryption 1L, 3L, 14L, 3L, 2L, 15L

#define SN_des_ede_cbc "DES-EDE-CBC"
#define LN_des_ede_cbc "des-ede-cbc"

#define SN_des_ede3_cbc "DES-EDE3-CBC"
#define LN_des_ede3_cbc "des-ede3-cbc"
#define OBJ_des_ede3_cbc 1L, 2L, 840L, 113549L, 3L, 7L

#define SN_des_ofb64 "DES-OFB"
#define LN_des_ofb64 "des-ofb"
#define OBJ_des_ofb64 1L, 3L, 14L, 3L, 2L, 8L

#define SN_idea_ofb64 "IDEA-OFB"
#define LN_idea_ofb64 "idea-ofb"

#define SN_pkcs9 "pkcs9"
#define OBJ_pkcs9 1L, 2L, 840L, 113549L, 1L, 9L

#define LN_pkcs9_emailAddress "emailAddress"
#define OBJ_pkcs9_emailAddress 1L, 2L, 840L, 113549L, 1L, 9L, 1L

#define LN_pkcs9_unstructuredName "unstructuredName"
#define OBJ_pkcs9_unstructuredName 1L, 2L, 840L, 113549L, 1L, 9L, 2L

#define LN_pkcs9_contentType "contentType"
#define OBJ_pkcs9_contentType 1L, 2L, 840L, 113549L, 1L, 9L, 3L

#define LN_pkcs9_messageDigest "messageDigest"
#define OBJ_pkcs9_messageDigest 1L, 2L, 840L, 113549L, 1L, 9L, 4L

#define LN_pkcs9_signingTime "signingTime"
#define OBJ_pkcs9_signingTime 1L, 2L, 840L, 113549L, 1L, 9L, 5L

#define LN_pkcs9_countersignature "countersignature"
#define OBJ_pkcs9_countersignature 1L, 2L, 840L, 113549L, 1L, 9L, 6L

#define LN_pkcs9_challengePassword "challengePassword"
#define OBJ_pkcs9_challengePassword 1L, 2L, 840L, 113549L, 1L, 9L, 7L

#define LN_pkcs9_unstructuredAddress "unstructuredAddress"
#define OBJ_pkcs9_unstructuredAddress 1L, 2L, 840L, 113549L, 1L, 9L, 8L

#define LN_pkcs9_extCertAttributes "extendedCertificateAttributes"
#define OBJ_pkcs9_extCertAttributes 1L, 2L, 840L, 113549L, 1L, 9L, 9L

#define SN_netscape "Netscape"
#define LN_netscape "Netscape Communications Corp."
#define OBJ_netscape 2L, 16L, 840L, 1L, 113730L

#define SN_netscape_cert_extension "nsCertExt"
#define LN_netscape_cert_extension "Netscape Certificate Extension"
#define OBJ_netscape_cert_extension 2L, 16L, 840L, 1L, 113730L, 1L

#define SN_netscape_data_type "nsDataType"
#define LN_netscape_data_type "Netscape Data Type"
#define OBJ_netscape_data_type 2L, 16L, 840L, 1L, 113730L, 2L

#define SN_des_ede_cfb64 "DES-EDE-CFB"
#define LN_des_ede_cfb64 "des-ede-cfb"

#define SN_des_ede3_cfb64 "DES-EDE3-CFB"
#define LN_des_ede3_cfb64 "des-ede3-cfb"

#define SN_des_ede_ofb64 "DES-EDE-OFB"
#define LN_des_ede_ofb64 "des-ede-ofb"

#define SN_des_ede3_ofb64 "DES-EDE3-OFB"
#define LN_des_ede3_ofb64 "des-ede3-ofb"

#define SN_sha1 "SHA1"
#define LN_sha1 "sha1"
#define OBJ_sha1 1L, 3L, 14L, 3L, 2L, 26L

#define SN_sha1WithRSAEncryption "RSA-SHA1"
#define LN_sha1WithRSAEncryption "sha1WithRSAEncryption"
#define OBJ_sha1WithRSAEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 5L

#define SN_dsaWithSHA "DSA-SHA"
#define LN_dsaWithSHA "dsaWithSHA"
#define OBJ_dsaWithSHA 1L, 3L, 14L, 3L, 2L, 13L

#define SN_dsa_2 "DSA-old"
#define LN_dsa_2 "dsaEncryption-old"
#define OBJ_dsa_2 1L, 3L, 14L, 3L, 2L, 12L

#define SN_pbeWithSHA1AndRC2_CBC "PBE-SHA1-RC2-64"
#define LN_pbeWithSHA1AndRC2_CBC "pbeWithSHA1AndRC2-CBC"
#define OBJ_pbeWithSHA1AndRC2_CBC 1L, 2L, 840L, 113549L, 1L, 5L, 11L

#define LN_id_pbkdf2 "PBKDF2"
#define OBJ_id_pbkdf2 1L, 2L, 840L, 113549L, 1L, 5L, 12L

#define SN_dsaWithSHA1_2 "DSA-SHA1-old"
#define LN_dsaWithSHA1_2 "dsaWithSHA1-old"
#define OBJ_dsaWithSHA1_2 1L, 3L, 14L, 3L, 2L, 27L

#define SN_netscape_cert_type "nsCertType"
#define LN_netscape_cert_type "Netscape Cert Type"
#define OBJ_netscape_cert_type 2L, 16L, 840L, 1L, 113730L, 1L, 1L

#define SN_netscape_base_url "nsBaseUrl"
#define LN_netscape_base_url "Netscape Base Url"
#define OBJ_netscape_base_url 2L, 16L, 840L, 1L, 113730L, 1L, 2L

#define SN_netscape_revocation_url "nsRevocationUrl"
#define LN_netscape_revocation_url "Netscape Revocation Url"
#define OBJ_netscape_revocation_url 2L, 16L, 840L, 1L, 113730L, 1L, 3L

#define SN_netscape_ca_revocation_url "nsCaRevocationUrl"
#define LN_netscape_ca_revocation_url "Netscape CA Revocation Url"
#define OBJ_netscape_ca_revocation_url 2L, 16L, 840L, 1L, 113730L, 1L, 4L

#define SN_netscape_renewal_url "nsRenewalUrl"
#define LN_netscape_renewal_url "Netscape Renewal Url"
#define OBJ_netscape_renewal_url 2L, 16L, 840L, 1L, 113730L, 1L, 7L

#define SN_netscape_ca_policy_url "nsCaPolicyUrl"
#define LN_netscape_ca_policy_url "Netscape CA Policy Url"
#define OBJ_netscape_ca_policy_url 2L, 16L, 840L, 1L, 113730L, 1L, 8L

#define SN_netscape_ssl_server_name "nsSslServerName"
#define LN_netscape_ssl_server_name "Netscape SSL Server Name"
#define OBJ_netscape_ssl_server_name 2L, 16L, 840L, 1L, 113730L, 1L, 12L

#define SN_netscape_comment "nsComment"
#define LN_netscape_comment "Netscape Comment"
#define OBJ_netscape_comment 2L, 16L, 840L, 1L, 113730L, 1L, 13L

#define SN_netscape_cert_sequence "nsCertSequence"
#define LN_netscape_cert_sequence "Netscape Certificate Sequence"
#define OBJ_netscape_cert_sequence 2L, 16L, 840L, 1L, 113730L, 2L, 5L

#define SN_desx_cbc "DESX-CBC"
#define LN_desx_cbc "desx-cbc"

#define SN_id_ce "id-ce"
#define OBJ_id_ce 2L, 5L, 29L

#define SN_subject_key_identifier "subjectKeyIdentifier"
#define LN_subject_key_identifier "X509v3 Subject Key Identifier"
#define OBJ_subject_key_identifier 2L, 5L, 29L, 14L

#define SN_key_usage "keyUsage"
#define LN_key_usage "X509v3 Key Usage"
#define OBJ_key_usage 2L, 5L, 29L, 15L

#define SN_private_key_usage_period "privateKeyUsagePeriod"
#define LN_private_key_usage_period "X509v3 Private Key Usage Period"
#define OBJ_private_key_usage_period 2L, 5L, 29L, 16L

#define SN_subject_alt_name "subjectAltName"
#define LN_subject_alt_name "X509v3 Subject Alternative Name"
#define OBJ_subject_alt_name 2L, 5L, 29L, 17L

#define SN_issuer_alt_name "issuerAltName"
#define LN_issuer_alt_name "X509v3 Issuer Alternative Name"
#define OBJ_issuer_alt_name 2L, 5L, 29L, 18L

#define SN_basic_constraints "basicConstraints"
#define LN_basic_constraints "X509v3 Basic Constraints"
#define OBJ_basic_constraints 2L, 5L, 29L, 19L

#define SN_crl_number "crlNumber"
#define LN_crl_number "X509v3 CRL Number"
#define OBJ_crl_number 2L, 5L, 29L, 20L

#define SN_certificate_policies "certificatePolicies"
#define LN_certificate_policies "X509v3 Certificate Policies"
#define OBJ_certificate_policies 2L, 5L, 29L, 32L

#define SN_authority_key_identifier "authorityKeyIdentifier"
#define LN_authority_key_identifier "X509v3 Authority Key Identifier"
#define OBJ_authority_key_identifier 2L, 5L, 29L, 35L

#define SN_bf_cbc "BF-CBC"
#define LN_bf_cbc "bf-cbc"
#define OBJ_bf_cbc 1L, 3L, 6L, 1L, 4L, 1L, 3029L, 1L, 2L

#define SN_bf_ecb "BF-ECB"
#define LN_bf_ecb "bf-ecb"

#define SN_bf_cfb64 "BF-CFB"
#define LN_bf_cfb64 "bf-cfb"

#define SN_bf_ofb64 "BF-OFB"
#define LN_bf_ofb64 "bf-ofb"

#define SN_mdc2 "MDC2"
#define LN_mdc2 "mdc2"
#define OBJ_mdc2 2L, 5L, 8L, 3L, 101L

#define SN_mdc2WithRSA "RSA-MDC2"
#define LN_mdc2WithRSA "mdc2WithRSA"
#define OBJ_mdc2WithRSA 2L, 5L, 8L, 3L, 100L

#define SN_rc4_40 "RC4-40"
#define LN_rc4_40 "rc4-40"

#define SN_rc2_40_cbc "RC2-40-CBC"
#define LN_rc2_40_cbc "rc2-40-cbc"

#define SN_givenName "GN"
#define LN_givenName "givenName"
#define OBJ_givenName 2L, 5L, 4L, 42L

#define SN_surname "SN"
#define LN_surname "surname"
#define OBJ_surname 2L, 5L, 4L, 4L

#define SN_initials "initials"
#define LN_initials "initials"
#define OBJ_initials 2L, 5L, 4L, 43L

#define SN_uniqueIdentifier "uid"
#define LN_uniqueIdentifier "uniqueIdentifier"
#define OBJ_uniqueIdentifier 0L, 9L, 2342L, 19200300L, 100L, 1L, 44L

#define SN_crl_distribution_points "crlDistributionPoints"
#define LN_crl_distribution_points "X509v3 CRL Distribution Points"
#define OBJ_crl_distribution_points 2L, 5L, 29L, 31L

#define SN_md5WithRSA "RSA-NP-MD5"
#define LN_md5WithRSA "md5WithRSA"
#define OBJ_md5WithRSA 1L, 3L, 14L, 3L, 2L, 3L

#define LN_serialNumber "serialNumber"
#define OBJ_serialNumber 2L, 5L, 4L, 5L

#define SN_title "title"
#define LN_title "title"
#define OBJ_title 2L, 5L, 4L, 12L

#define LN_description "description"
#define OBJ_description 2L, 5L, 4L, 13L

#define SN_cast5_cbc "CAST5-CBC"
#define LN_cast5_cbc "cast5-cbc"
#define OBJ_cast5_cbc 1L, 2L, 840L, 113533L, 7L, 66L, 10L

#define SN_cast5_ecb "CAST5-ECB"
#define LN_cast5_ecb "cast5-ecb"

#define SN_cast5_cfb64 "CAST5-CFB"
#define LN_cast5_cfb64 "cast5-cfb"

#define SN_cast5_ofb64 "CAST5-OFB"
#define LN_cast5_ofb64 "cast5-ofb"

#define LN_pbeWithMD5AndCast5_CBC "pbeWithMD5AndCast5CBC"
#define OBJ_pbeWithMD5AndCast5_CBC 1L, 2L, 840L, 113533L, 7L, 66L, 12L

#define SN_dsaWithSHA1 "DSA-SHA1"
#define LN_dsaWithSHA1 "dsaWithSHA1"
#define OBJ_dsaWithSHA1 1L, 2L, 840L, 10040L, 4L, 3L

#define SN_md5_sha1 "MD5-SHA1"
#define LN_md5_sha1 "md5-sha1"

#define SN_sha1WithRSA "RSA-SHA1-2"
#define LN_sha1WithRSA "sha1WithRSA"
#define OBJ_sha1WithRSA 1L, 3L, 14L, 3L, 2L, 29L

#define SN_dsa "DSA"
#define LN_dsa "dsaEncryption"
#define OBJ_dsa 1L, 2L, 840L, 10040L, 4L, 1L

#define SN_ripemd160 "RIPEMD160"
#define LN_ripemd160 "ripemd160"
#define OBJ_ripemd160 1L, 3L, 36L, 3L, 2L, 1L

#define SN_ripemd160WithRSA "RSA-RIPEMD160"
#define LN_ripemd160WithRSA "ripemd160WithRSA"
#define OBJ_ripemd160WithRSA 1L, 3L, 36L, 3L, 3L, 1L, 2L

#define SN_rc5_cbc "RC5-CBC"
#define LN_rc5_cbc "rc5-cbc"
#define OBJ_rc5_cbc 1L, 2L, 840L, 113549L, 3L, 8L

#define SN_rc5_ecb "RC5-ECB"
#define LN_rc5_ecb "rc5-ecb"

#define SN_rc5_cfb64 "RC5-CFB"
#define LN_rc5_cfb64 "rc5-cfb"

#define SN_rc5_ofb64 "RC5-OFB"
#define LN_rc5_ofb64 "rc5-ofb"

#define SN_zlib_compression "ZLIB"
#define LN_zlib_compression "zlib compression"
#define OBJ_zlib_compression 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 3L, 8L

#define SN_ext_key_usage "extendedKeyUsage"
#define LN_ext_key_usage "X509v3 Extended Key Usage"
#define OBJ_ext_key_usage 2L, 5L, 29L, 37L

#define SN_id_pkix "PKIX"
#define OBJ_id_pkix 1L, 3L, 6L, 1L, 5L, 5L, 7L

#define SN_id_kp "id-kp"
#define OBJ_id_kp 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L

#define SN_server_auth "serverAuth"
#define LN_server_auth "TLS Web Server Authentication"
#define OBJ_server_auth 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 1L

#define SN_client_auth "clientAuth"
#define LN_client_auth "TLS Web Client Authentication"
#define OBJ_client_auth 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 2L

#define SN_code_sign "codeSigning"
#define LN_code_sign "Code Signing"
#define OBJ_code_sign 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 3L

#define SN_email_protect "emailProtection"
#define LN_email_protect "E-mail Protection"
#define OBJ_email_protect 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 4L

#define SN_time_stamp "timeStamping"
#define LN_time_stamp "Time Stamping"
#define OBJ_time_stamp 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 8L

#define SN_ms_code_ind "msCodeInd"
#define LN_ms_code_ind "Microsoft Individual Code Signing"
#define OBJ_ms_code_ind 1L, 3L, 6L, 1L, 4L, 1L, 311L, 2L, 1L, 21L

#define SN_ms_code_com "msCodeCom"
#define LN_ms_code_com "Microsoft Commercial Code Signing"
#define OBJ_ms_code_com 1L, 3L, 6L, 1L, 4L, 1L, 311L, 2L, 1L, 22L

#define SN_ms_ctl_sign "msCTLSign"
#define LN_ms_ctl_sign "Microsoft Trust List Signing"
#define OBJ_ms_ctl_sign 1L, 3L, 6L, 1L, 4L, 1L, 311L, 10L, 3L, 1L

#define SN_ms_sgc "msSGC"
#define LN_ms_sgc "Microsoft Server Gated Crypto"
#define OBJ_ms_sgc 1L, 3L, 6L, 1L, 4L, 1L, 311L, 10L, 3L, 3L

#define SN_ms_efs "msEFS"
#define LN_ms_efs "Microsoft Encrypted File System"
#define OBJ_ms_efs 1L, 3L, 6L, 1L, 4L, 1L, 311L, 10L, 3L, 4L

#define SN_ns_sgc "nsSGC"
#define LN_ns_sgc "Netscape Server Gated Crypto"
#define OBJ_ns_sgc 2L, 16L, 840L, 1L, 113730L, 4L, 1L

#define SN_delta_crl "deltaCRL"
#define LN_delta_crl "X509v3 Delta CRL Indicator"
#define OBJ_delta_crl 2L, 5L, 29L, 27L

#define SN_crl_reason "CRLReason"
#define LN_crl_reason "X509v3 CRL Reason Code"
#define OBJ_crl_reason 2L, 5L, 29L, 21L

#define SN_invalidity_date "invalidityDate"
#define LN_invalidity_date "Invalidity Date"
#define OBJ_invalidity_date 2L, 5L, 29L, 24L

#define SN_sxnet "SXNetID"
#define LN_sxnet "Strong Extranet ID"
#define OBJ_sxnet 1L, 3L, 101L, 1L, 4L, 1L

#define SN_pbe_WithSHA1And128BitRC4 "PBE-SHA1-RC4-128"
#define LN_pbe_WithSHA1And128BitRC4 "pbeWithSHA1And128BitRC4"
#define OBJ_pbe_WithSHA1And128BitRC4 1L, 2L, 840L, 113549L, 1L, 12L, 1L, 1L

#define SN_pbe_WithSHA1And40BitRC4 "PBE-SHA1-RC4-40"
#define LN_pbe_WithSHA1And40BitRC4 "pbeWithSHA1And40BitRC4"
#define OBJ_pbe_WithSHA1And40BitRC4 1L, 2L, 840L, 113549L, 1L, 12L, 1L, 2L

#define SN_pbe_WithSHA1And3_Key_TripleDES_CBC "PBE-SHA1-3DES"
#define LN_pbe_WithSHA1And3_Key_TripleDES_CBC "pbeWithSHA1And3-KeyTripleDES-CBC"
#define OBJ_pbe_WithSHA1And3_Key_TripleDES_CBC 1L, 2L, 840L, 113549L, 1L, 12L, 1L, 3L

#define SN_pbe_WithSHA1And2_Key_TripleDES_CBC "PBE-SHA1-2DES"
#define LN_pbe_WithSHA1And2_Key_TripleDES_CBC "pbeWithSHA1And2-KeyTripleDES-CBC"
#define OBJ_pbe_WithSHA1And2_Key_TripleDES_CBC 1L, 2L, 840L, 113549L, 1L, 12L, 1L, 4L

#define SN_pbe_WithSHA1And128BitRC2_CBC "PBE-SHA1-RC2-128"
#define LN_pbe_WithSHA1And128BitRC2_CBC "pbeWithSHA1And128BitRC2-CBC"
#define OBJ_pbe_WithSHA1And128BitRC2_CBC 1L, 2L, 840L, 113549L, 1L, 12L, 1L, 5L

#define SN_pbe_WithSHA1And40BitRC2_CBC "PBE-SHA1-RC2-40"
#define LN_pbe_WithSHA1And40BitRC2_CBC "pbeWithSHA1And40BitRC2-CBC"
#define OBJ_pbe_WithSHA1And40BitRC2_CBC 1L, 2L, 840L, 113549L, 1L, 12L, 1L, 6L

#define LN_keyBag "keyBag"
#define OBJ_keyBag 1L, 2L, 840L, 113549L, 1L, 12L, 10L, 1L, 1L

#define LN_pkcs8ShroudedKeyBag "pkcs8ShroudedKeyBag"
#define OBJ_pkcs8ShroudedKeyBag 1L, 2L, 840L, 113549L, 1L, 12L, 10L, 1L, 2L

#define LN_certBag "certBag"
#define OBJ_certBag 1L, 2L, 840L, 113549L, 1L, 12L, 10L, 1L, 3L

#define LN_crlBag "crlBag"
#define OBJ_crlBag 1L, 2L, 840L, 113549L, 1L, 12L, 10L, 1L, 4L

#define LN_secretBag "secretBag"
#define OBJ_secretBag 1L, 2L, 840L, 113549L, 1L, 12L, 10L, 1L, 5L

#define LN_safeContentsBag "safeContentsBag"
#define OBJ_safeContentsBag 1L, 2L, 840L, 113549L, 1L, 12L, 10L, 1L, 6L

#define LN_friendlyName "friendlyName"
#define OBJ_friendlyName 1L, 2L, 840L, 113549L, 1L, 9L, 20L

#define LN_localKeyID "localKeyID"
#define OBJ_localKeyID 1L, 2L, 840L, 113549L, 1L, 9L, 21L

#define LN_x509Certificate "x509Certificate"
#define OBJ_x509Certificate 1L, 2L, 840L, 113549L, 1L, 9L, 22L, 1L

#define LN_sdsiCertificate "sdsiCertificate"
#define OBJ_sdsiCertificate 1L, 2L, 840L, 113549L, 1L, 9L, 22L, 2L

#define LN_x509Crl "x509Crl"
#define OBJ_x509Crl 1L, 2L, 840L, 113549L, 1L, 9L, 23L, 1L

#define LN_pbes2 "PBES2"
#define OBJ_pbes2 1L, 2L, 840L, 113549L, 1L, 5L, 13L

#define LN_pbmac1 "PBMAC1"
#define OBJ_pbmac1 1L, 2L, 840L, 113549L, 1L, 5L, 14L

#define LN_hmacWithSHA1 "hmacWithSHA1"
#define OBJ_hmacWithSHA1 1L, 2L, 840L, 113549L, 2L, 7L

#define SN_id_qt_cps "id-qt-cps"
#define LN_id_qt_cps "Policy Qualifier CPS"
#define OBJ_id_qt_cps 1L, 3L, 6L, 1L, 5L, 5L, 7L, 2L, 1L

#define SN_id_qt_unotice "id-qt-unotice"
#define LN_id_qt_unotice "Policy Qualifier User Notice"
#define OBJ_id_qt_unotice 1L, 3L, 6L, 1L, 5L, 5L, 7L, 2L, 2L

#define SN_rc2_64_cbc "RC2-64-CBC"
#define LN_rc2_64_cbc "rc2-64-cbc"

#define SN_SMIMECapabilities "SMIME-CAPS"
#define LN_SMIMECapabilities "S/MIME Capabilities"
#define OBJ_SMIMECapabilities 1L, 2L, 840L, 113549L, 1L, 9L, 15L

#define SN_pbeWithMD2AndRC2_CBC "PBE-MD2-RC2-64"
#define LN_pbeWithMD2AndRC2_CBC "pbeWithMD2AndRC2-CBC"
#define OBJ_pbeWithMD2AndRC2_CBC 1L, 2L, 840L, 113549L, 1L, 5L, 4L

#define SN_pbeWithMD5AndRC2_CBC "PBE-MD5-RC2-64"
#define LN_pbeWithMD5AndRC2_CBC "pbeWithMD5AndRC2-CBC"
#define OBJ_pbeWithMD5AndRC2_CBC 1L, 2L, 840L, 113549L, 1L, 5L, 6L

#define SN_pbeWithSHA1AndDES_CBC "PBE-SHA1-DES"
#define LN_pbeWithSHA1AndDES_CBC "pbeWithSHA1AndDES-CBC"
#define OBJ_pbeWithSHA1AndDES_CBC 1L, 2L, 840L, 113549L, 1L, 5L, 10L

#define SN_ms_ext_req "msExtReq"
#define LN_ms_ext_req "Microsoft Extension Request"
#define OBJ_ms_ext_req 1L, 3L, 6L, 1L, 4L, 1L, 311L, 2L, 1L, 14L

#define SN_ext_req "extReq"
#define LN_ext_req "Extension Request"
#define OBJ_ext_req 1L, 2L, 840L, 113549L, 1L, 9L, 14L

#define SN_name "name"
#define LN_name "name"
#define OBJ_name 2L, 5L, 4L, 41L

#define SN_dnQualifier "dnQualifier"
#define LN_dnQualifier "dnQualifier"
#define OBJ_dnQualifier 2L, 5L, 4L, 46L

#define SN_id_pe "id-pe"
#define OBJ_id_pe 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L

#define SN_id_ad "id-ad"
#define OBJ_id_ad 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L

#define SN_info_access "authorityInfoAccess"
#define LN_info_access "Authority Information Access"
#define OBJ_info_access 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 1L

#define SN_ad_OCSP "OCSP"
#define LN_ad_OCSP "OCSP"
#define OBJ_ad_OCSP 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L

#define SN_ad_ca_issuers "caIssuers"
#define LN_ad_ca_issuers "CA Issuers"
#define OBJ_ad_ca_issuers 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 2L

#define SN_OCSP_sign "OCSPSigning"
#define LN_OCSP_sign "OCSP Signing"
#define OBJ_OCSP_sign 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 9L

#define SN_iso "ISO"
#define LN_iso "iso"
#define OBJ_iso 0L

#define SN_member_body "member-body"
#define LN_member_body "ISO Member Body"
#define OBJ_member_body 1L, 2L

#define SN_ISO_US "ISO-US"
#define LN_ISO_US "ISO US Member Body"
#define OBJ_ISO_US 1L, 2L, 840L

#define SN_X9_57 "X9-57"
#define LN_X9_57 "X9.57"
#define OBJ_X9_57 1L, 2L, 840L, 10040L

#define SN_X9cm "X9cm"
#define LN_X9cm "X9.57 CM ?"
#define OBJ_X9cm 1L, 2L, 840L, 10040L, 4L

#define SN_pkcs1 "pkcs1"
#define OBJ_pkcs1 1L, 2L, 840L, 113549L, 1L, 1L

#define SN_pkcs5 "pkcs5"
#define OBJ_pkcs5 1L, 2L, 840L, 113549L, 1L, 5L

#define SN_SMIME "SMIME"
#define LN_SMIME "S/MIME"
#define OBJ_SMIME 1L, 2L, 840L, 113549L, 1L, 9L, 16L

#define SN_id_smime_mod "id-smime-mod"
#define OBJ_id_smime_mod 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 0L

#define SN_id_smime_ct "id-smime-ct"
#define OBJ_id_smime_ct 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L

#define SN_id_smime_aa "id-smime-aa"
#define OBJ_id_smime_aa 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L

#define SN_id_smime_alg "id-smime-alg"
#define OBJ_id_smime_alg 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 3L

#define SN_id_smime_cd "id-smime-cd"
#define OBJ_id_smime_cd 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 4L

#define SN_id_smime_spq "id-smime-spq"
#define OBJ_id_smime_spq 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 5L

#define SN_id_smime_cti "id-smime-cti"
#define OBJ_id_smime_cti 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 6L

#define SN_id_smime_mod_cms "id-smime-mod-cms"
#define OBJ_id_smime_mod_cms 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 0L, 1L

#define SN_id_smime_mod_ess "id-smime-mod-ess"
#define OBJ_id_smime_mod_ess 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 0L, 2L

#define SN_id_smime_mod_oid "id-smime-mod-oid"
#define OBJ_id_smime_mod_oid 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 0L, 3L

#define SN_id_smime_mod_msg_v3 "id-smime-mod-msg-v3"
#define OBJ_id_smime_mod_msg_v3 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 0L, 4L

#define SN_id_smime_mod_ets_eSignature_88 "id-smime-mod-ets-eSignature-88"
#define OBJ_id_smime_mod_ets_eSignature_88 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 0L, 5L

#define SN_id_smime_mod_ets_eSignature_97 "id-smime-mod-ets-eSignature-97"
#define OBJ_id_smime_mod_ets_eSignature_97 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 0L, 6L

#define SN_id_smime_mod_ets_eSigPolicy_88 "id-smime-mod-ets-eSigPolicy-88"
#define OBJ_id_smime_mod_ets_eSigPolicy_88 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 0L, 7L

#define SN_id_smime_mod_ets_eSigPolicy_97 "id-smime-mod-ets-eSigPolicy-97"
#define OBJ_id_smime_mod_ets_eSigPolicy_97 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 0L, 8L

#define SN_id_smime_ct_receipt "id-smime-ct-receipt"
#define OBJ_id_smime_ct_receipt 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 1L

#define SN_id_smime_ct_authData "id-smime-ct-authData"
#define OBJ_id_smime_ct_authData 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 2L

#define SN_id_smime_ct_publishCert "id-smime-ct-publishCert"
#define OBJ_id_smime_ct_publishCert 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 3L

#define SN_id_smime_ct_TSTInfo "id-smime-ct-TSTInfo"
#define OBJ_id_smime_ct_TSTInfo 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 4L

#define SN_id_smime_ct_TDTInfo "id-smime-ct-TDTInfo"
#define OBJ_id_smime_ct_TDTInfo 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 5L

#define SN_id_smime_ct_contentInfo "id-smime-ct-contentInfo"
#define OBJ_id_smime_ct_contentInfo 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 6L

#define SN_id_smime_ct_DVCSRequestData "id-smime-ct-DVCSRequestData"
#define OBJ_id_smime_ct_DVCSRequestData 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 7L

#define SN_id_smime_ct_DVCSResponseData "id-smime-ct-DVCSResponseData"
#define OBJ_id_smime_ct_DVCSResponseData 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 8L

#define SN_id_smime_aa_receiptRequest "id-smime-aa-receiptRequest"
#define OBJ_id_smime_aa_receiptRequest 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 1L

#define SN_id_smime_aa_securityLabel "id-smime-aa-securityLabel"
#define OBJ_id_smime_aa_securityLabel 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 2L

#define SN_id_smime_aa_mlExpandHistory "id-smime-aa-mlExpandHistory"
#define OBJ_id_smime_aa_mlExpandHistory 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 3L

#define SN_id_smime_aa_contentHint "id-smime-aa-contentHint"
#define OBJ_id_smime_aa_contentHint 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 4L

#define SN_id_smime_aa_msgSigDigest "id-smime-aa-msgSigDigest"
#define OBJ_id_smime_aa_msgSigDigest 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 5L

#define SN_id_smime_aa_encapContentType "id-smime-aa-encapContentType"
#define OBJ_id_smime_aa_encapContentType 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 6L

#define SN_id_smime_aa_contentIdentifier "id-smime-aa-contentIdentifier"
#define OBJ_id_smime_aa_contentIdentifier 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 7L

#define SN_id_smime_aa_macValue "id-smime-aa-macValue"
#define OBJ_id_smime_aa_macValue 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 8L

#define SN_id_smime_aa_equivalentLabels "id-smime-aa-equivalentLabels"
#define OBJ_id_smime_aa_equivalentLabels 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 9L

#define SN_id_smime_aa_contentReference "id-smime-aa-contentReference"
#define OBJ_id_smime_aa_contentReference 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 10L

#define SN_id_smime_aa_encrypKeyPref "id-smime-aa-encrypKeyPref"
#define OBJ_id_smime_aa_encrypKeyPref 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 11L

#define SN_id_smime_aa_signingCertificate "id-smime-aa-signingCertificate"
#define OBJ_id_smime_aa_signingCertificate 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 12L

#define SN_id_smime_aa_smimeEncryptCerts "id-smime-aa-smimeEncryptCerts"
#define OBJ_id_smime_aa_smimeEncryptCerts 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 13L

#define SN_id_smime_aa_timeStampToken "id-smime-aa-timeStampToken"
#define OBJ_id_smime_aa_timeStampToken 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 14L

#define SN_id_smime_aa_ets_sigPolicyId "id-smime-aa-ets-sigPolicyId"
#define OBJ_id_smime_aa_ets_sigPolicyId 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 15L

#define SN_id_smime_aa_ets_commitmentType "id-smime-aa-ets-commitmentType"
#define OBJ_id_smime_aa_ets_commitmentType 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 16L

#define SN_id_smime_aa_ets_signerLocation "id-smime-aa-ets-signerLocation"
#define OBJ_id_smime_aa_ets_signerLocation 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 17L

#define SN_id_smime_aa_ets_signerAttr "id-smime-aa-ets-signerAttr"
#define OBJ_id_smime_aa_ets_signerAttr 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 18L

#define SN_id_smime_aa_ets_otherSigCert "id-smime-aa-ets-otherSigCert"
#define OBJ_id_smime_aa_ets_otherSigCert 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 19L

#define SN_id_smime_aa_ets_contentTimestamp "id-smime-aa-ets-contentTimestamp"
#define OBJ_id_smime_aa_ets_contentTimestamp 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 20L

#define SN_id_smime_aa_ets_CertificateRefs "id-smime-aa-ets-CertificateRefs"
#define OBJ_id_smime_aa_ets_CertificateRefs 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 21L

#define SN_id_smime_aa_ets_RevocationRefs "id-smime-aa-ets-RevocationRefs"
#define OBJ_id_smime_aa_ets_RevocationRefs 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 22L

#define SN_id_smime_aa_ets_certValues "id-smime-aa-ets-certValues"
#define OBJ_id_smime_aa_ets_certValues 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 23L

#define SN_id_smime_aa_ets_revocationValues "id-smime-aa-ets-revocationValues"
#define OBJ_id_smime_aa_ets_revocationValues 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 24L

#define SN_id_smime_aa_ets_escTimeStamp "id-smime-aa-ets-escTimeStamp"
#define OBJ_id_smime_aa_ets_escTimeStamp 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 25L

#define SN_id_smime_aa_ets_certCRLTimestamp "id-smime-aa-ets-certCRLTimestamp"
#define OBJ_id_smime_aa_ets_certCRLTimestamp 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 26L

#define SN_id_smime_aa_ets_archiveTimeStamp "id-smime-aa-ets-archiveTimeStamp"
#define OBJ_id_smime_aa_ets_archiveTimeStamp 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 27L

#define SN_id_smime_aa_signatureType "id-smime-aa-signatureType"
#define OBJ_id_smime_aa_signatureType 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 28L

#define SN_id_smime_aa_dvcs_dvc "id-smime-aa-dvcs-dvc"
#define OBJ_id_smime_aa_dvcs_dvc 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 29L

#define SN_id_smime_alg_ESDHwith3DES "id-smime-alg-ESDHwith3DES"
#define OBJ_id_smime_alg_ESDHwith3DES 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 3L, 1L

#define SN_id_smime_alg_ESDHwithRC2 "id-smime-alg-ESDHwithRC2"
#define OBJ_id_smime_alg_ESDHwithRC2 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 3L, 2L

#define SN_id_smime_alg_3DESwrap "id-smime-alg-3DESwrap"
#define OBJ_id_smime_alg_3DESwrap 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 3L, 3L

#define SN_id_smime_alg_RC2wrap "id-smime-alg-RC2wrap"
#define OBJ_id_smime_alg_RC2wrap 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 3L, 4L

#define SN_id_smime_alg_ESDH "id-smime-alg-ESDH"
#define OBJ_id_smime_alg_ESDH 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 3L, 5L

#define SN_id_smime_alg_CMS3DESwrap "id-smime-alg-CMS3DESwrap"
#define OBJ_id_smime_alg_CMS3DESwrap 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 3L, 6L

#define SN_id_smime_alg_CMSRC2wrap "id-smime-alg-CMSRC2wrap"
#define OBJ_id_smime_alg_CMSRC2wrap 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 3L, 7L

#define SN_id_smime_cd_ldap "id-smime-cd-ldap"
#define OBJ_id_smime_cd_ldap 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 4L, 1L

#define SN_id_smime_spq_ets_sqt_uri "id-smime-spq-ets-sqt-uri"
#define OBJ_id_smime_spq_ets_sqt_uri 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 5L, 1L

#define SN_id_smime_spq_ets_sqt_unotice "id-smime-spq-ets-sqt-unotice"
#define OBJ_id_smime_spq_ets_sqt_unotice 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 5L, 2L

#define SN_id_smime_cti_ets_proofOfOrigin "id-smime-cti-ets-proofOfOrigin"
#define OBJ_id_smime_cti_ets_proofOfOrigin 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 6L, 1L

#define SN_id_smime_cti_ets_proofOfReceipt "id-smime-cti-ets-proofOfReceipt"
#define OBJ_id_smime_cti_ets_proofOfReceipt 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 6L, 2L

#define SN_id_smime_cti_ets_proofOfDelivery "id-smime-cti-ets-proofOfDelivery"
#define OBJ_id_smime_cti_ets_proofOfDelivery 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 6L, 3L

#define SN_id_smime_cti_ets_proofOfSender "id-smime-cti-ets-proofOfSender"
#define OBJ_id_smime_cti_ets_proofOfSender 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 6L, 4L

#define SN_id_smime_cti_ets_proofOfApproval "id-smime-cti-ets-proofOfApproval"
#define OBJ_id_smime_cti_ets_proofOfApproval 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 6L, 5L

#define SN_id_smime_cti_ets_proofOfCreation "id-smime-cti-ets-proofOfCreation"
#define OBJ_id_smime_cti_ets_proofOfCreation 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 6L, 6L

#define SN_md4 "MD4"
#define LN_md4 "md4"
#define OBJ_md4 1L, 2L, 840L, 113549L, 2L, 4L

#define SN_id_pkix_mod "id-pkix-mod"
#define OBJ_id_pkix_mod 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L

#define SN_id_qt "id-qt"
#define OBJ_id_qt 1L, 3L, 6L, 1L, 5L, 5L, 7L, 2L

#define SN_id_it "id-it"
#define OBJ_id_it 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L

#define SN_id_pkip "id-pkip"
#define OBJ_id_pkip 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L

#define SN_id_alg "id-alg"
#define OBJ_id_alg 1L, 3L, 6L, 1L, 5L, 5L, 7L, 6L

#define SN_id_cmc "id-cmc"
#define OBJ_id_cmc 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L

#define SN_id_on "id-on"
#define OBJ_id_on 1L, 3L, 6L, 1L, 5L, 5L, 7L, 8L

#define SN_id_pda "id-pda"
#define OBJ_id_pda 1L, 3L, 6L, 1L, 5L, 5L, 7L, 9L

#define SN_id_aca "id-aca"
#define OBJ_id_aca 1L, 3L, 6L, 1L, 5L, 5L, 7L, 10L

#define SN_id_qcs "id-qcs"
#define OBJ_id_qcs 1L, 3L, 6L, 1L, 5L, 5L, 7L, 11L

#define SN_id_cct "id-cct"
#define OBJ_id_cct 1L, 3L, 6L, 1L, 5L, 5L, 7L, 12L

#define SN_id_pkix1_explicit_88 "id-pkix1-explicit-88"
#define OBJ_id_pkix1_explicit_88 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 1L

#define SN_id_pkix1_implicit_88 "id-pkix1-implicit-88"
#define OBJ_id_pkix1_implicit_88 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 2L

#define SN_id_pkix1_explicit_93 "id-pkix1-explicit-93"
#define OBJ_id_pkix1_explicit_93 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 3L

#define SN_id_pkix1_implicit_93 "id-pkix1-implicit-93"
#define OBJ_id_pkix1_implicit_93 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 4L

#define SN_id_mod_crmf "id-mod-crmf"
#define OBJ_id_mod_crmf 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 5L

#define SN_id_mod_cmc "id-mod-cmc"
#define OBJ_id_mod_cmc 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 6L

#define SN_id_mod_kea_profile_88 "id-mod-kea-profile-88"
#define OBJ_id_mod_kea_profile_88 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 7L

#define SN_id_mod_kea_profile_93 "id-mod-kea-profile-93"
#define OBJ_id_mod_kea_profile_93 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 8L

#define SN_id_mod_cmp "id-mod-cmp"
#define OBJ_id_mod_cmp 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 9L

#define SN_id_mod_qualified_cert_88 "id-mod-qualified-cert-88"
#define OBJ_id_mod_qualified_cert_88 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 10L

#define SN_id_mod_qualified_cert_93 "id-mod-qualified-cert-93"
#define OBJ_id_mod_qualified_cert_93 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 11L

#define SN_id_mod_attribute_cert "id-mod-attribute-cert"
#define OBJ_id_mod_attribute_cert 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 12L

#define SN_id_mod_timestamp_protocol "id-mod-timestamp-protocol"
#define OBJ_id_mod_timestamp_protocol 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 13L

#define SN_id_mod_ocsp "id-mod-ocsp"
#define OBJ_id_mod_ocsp 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 14L

#define SN_id_mod_dvcs "id-mod-dvcs"
#define OBJ_id_mod_dvcs 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 15L

#define SN_id_mod_cmp2000 "id-mod-cmp2000"
#define OBJ_id_mod_cmp2000 1L, 3L, 6L, 1L, 5L, 5L, 7L, 0L, 16L

#define SN_biometricInfo "biometricInfo"
#define LN_biometricInfo "Biometric Info"
#define OBJ_biometricInfo 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 2L

#define SN_qcStatements "qcStatements"
#define OBJ_qcStatements 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 3L

#define SN_ac_auditEntity "ac-auditEntity"
#define OBJ_ac_auditEntity 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 4L

#define SN_ac_targeting "ac-targeting"
#define OBJ_ac_targeting 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 5L

#define SN_aaControls "aaControls"
#define OBJ_aaControls 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 6L

#define SN_sbgp_ipAddrBlock "sbgp-ipAddrBlock"
#define OBJ_sbgp_ipAddrBlock 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 7L

#define SN_sbgp_autonomousSysNum "sbgp-autonomousSysNum"
#define OBJ_sbgp_autonomousSysNum 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 8L

#define SN_sbgp_routerIdentifier "sbgp-routerIdentifier"
#define OBJ_sbgp_routerIdentifier 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 9L

#define SN_textNotice "textNotice"
#define OBJ_textNotice 1L, 3L, 6L, 1L, 5L, 5L, 7L, 2L, 3L

#define SN_ipsecEndSystem "ipsecEndSystem"
#define LN_ipsecEndSystem "IPSec End System"
#define OBJ_ipsecEndSystem 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 5L

#define SN_ipsecTunnel "ipsecTunnel"
#define LN_ipsecTunnel "IPSec Tunnel"
#define OBJ_ipsecTunnel 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 6L

#define SN_ipsecUser "ipsecUser"
#define LN_ipsecUser "IPSec User"
#define OBJ_ipsecUser 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 7L

#define SN_dvcs "DVCS"
#define LN_dvcs "dvcs"
#define OBJ_dvcs 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 10L

#define SN_id_it_caProtEncCert "id-it-caProtEncCert"
#define OBJ_id_it_caProtEncCert 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 1L

#define SN_id_it_signKeyPairTypes "id-it-signKeyPairTypes"
#define OBJ_id_it_signKeyPairTypes 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 2L

#define SN_id_it_encKeyPairTypes "id-it-encKeyPairTypes"
#define OBJ_id_it_encKeyPairTypes 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 3L

#define SN_id_it_preferredSymmAlg "id-it-preferredSymmAlg"
#define OBJ_id_it_preferredSymmAlg 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 4L

#define SN_id_it_caKeyUpdateInfo "id-it-caKeyUpdateInfo"
#define OBJ_id_it_caKeyUpdateInfo 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 5L

#define SN_id_it_currentCRL "id-it-currentCRL"
#define OBJ_id_it_currentCRL 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 6L

#define SN_id_it_unsupportedOIDs "id-it-unsupportedOIDs"
#define OBJ_id_it_unsupportedOIDs 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 7L

#define SN_id_it_subscriptionRequest "id-it-subscriptionRequest"
#define OBJ_id_it_subscriptionRequest 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 8L

#define SN_id_it_subscriptionResponse "id-it-subscriptionResponse"
#define OBJ_id_it_subscriptionResponse 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 9L

#define SN_id_it_keyPairParamReq "id-it-keyPairParamReq"
#define OBJ_id_it_keyPairParamReq 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 10L

#define SN_id_it_keyPairParamRep "id-it-keyPairParamRep"
#define OBJ_id_it_keyPairParamRep 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 11L

#define SN_id_it_revPassphrase "id-it-revPassphrase"
#define OBJ_id_it_revPassphrase 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 12L

#define SN_id_it_implicitConfirm "id-it-implicitConfirm"
#define OBJ_id_it_implicitConfirm 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 13L

#define SN_id_it_confirmWaitTime "id-it-confirmWaitTime"
#define OBJ_id_it_confirmWaitTime 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 14L

#define SN_id_it_origPKIMessage "id-it-origPKIMessage"
#define OBJ_id_it_origPKIMessage 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 15L

#define SN_id_regCtrl "id-regCtrl"
#define OBJ_id_regCtrl 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L, 1L

#define SN_id_regInfo "id-regInfo"
#define OBJ_id_regInfo 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L, 2L

#define SN_id_regCtrl_regToken "id-regCtrl-regToken"
#define OBJ_id_regCtrl_regToken 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L, 1L, 1L

#define SN_id_regCtrl_authenticator "id-regCtrl-authenticator"
#define OBJ_id_regCtrl_authenticator 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L, 1L, 2L

#define SN_id_regCtrl_pkiPublicationInfo "id-regCtrl-pkiPublicationInfo"
#define OBJ_id_regCtrl_pkiPublicationInfo 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L, 1L, 3L

#define SN_id_regCtrl_pkiArchiveOptions "id-regCtrl-pkiArchiveOptions"
#define OBJ_id_regCtrl_pkiArchiveOptions 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L, 1L, 4L

#define SN_id_regCtrl_oldCertID "id-regCtrl-oldCertID"
#define OBJ_id_regCtrl_oldCertID 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L, 1L, 5L

#define SN_id_regCtrl_protocolEncrKey "id-regCtrl-protocolEncrKey"
#define OBJ_id_regCtrl_protocolEncrKey 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L, 1L, 6L

#define SN_id_regInfo_utf8Pairs "id-regInfo-utf8Pairs"
#define OBJ_id_regInfo_utf8Pairs 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L, 2L, 1L

#define SN_id_regInfo_certReq "id-regInfo-certReq"
#define OBJ_id_regInfo_certReq 1L, 3L, 6L, 1L, 5L, 5L, 7L, 5L, 2L, 2L

#define SN_id_alg_des40 "id-alg-des40"
#define OBJ_id_alg_des40 1L, 3L, 6L, 1L, 5L, 5L, 7L, 6L, 1L

#define SN_id_alg_noSignature "id-alg-noSignature"
#define OBJ_id_alg_noSignature 1L, 3L, 6L, 1L, 5L, 5L, 7L, 6L, 2L

#define SN_id_alg_dh_sig_hmac_sha1 "id-alg-dh-sig-hmac-sha1"
#define OBJ_id_alg_dh_sig_hmac_sha1 1L, 3L, 6L, 1L, 5L, 5L, 7L, 6L, 3L

#define SN_id_alg_dh_pop "id-alg-dh-pop"
#define OBJ_id_alg_dh_pop 1L, 3L, 6L, 1L, 5L, 5L, 7L, 6L, 4L

#define SN_id_cmc_statusInfo "id-cmc-statusInfo"
#define OBJ_id_cmc_statusInfo 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 1L

#define SN_id_cmc_identification "id-cmc-identification"
#define OBJ_id_cmc_identification 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 2L

#define SN_id_cmc_identityProof "id-cmc-identityProof"
#define OBJ_id_cmc_identityProof 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 3L

#define SN_id_cmc_dataReturn "id-cmc-dataReturn"
#define OBJ_id_cmc_dataReturn 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 4L

#define SN_id_cmc_transactionId "id-cmc-transactionId"
#define OBJ_id_cmc_transactionId 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 5L

#define SN_id_cmc_senderNonce "id-cmc-senderNonce"
#define OBJ_id_cmc_senderNonce 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 6L

#define SN_id_cmc_recipientNonce "id-cmc-recipientNonce"
#define OBJ_id_cmc_recipientNonce 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 7L

#define SN_id_cmc_addExtensions "id-cmc-addExtensions"
#define OBJ_id_cmc_addExtensions 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 8L

#define SN_id_cmc_encryptedPOP "id-cmc-encryptedPOP"
#define OBJ_id_cmc_encryptedPOP 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 9L

#define SN_id_cmc_decryptedPOP "id-cmc-decryptedPOP"
#define OBJ_id_cmc_decryptedPOP 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 10L

#define SN_id_cmc_lraPOPWitness "id-cmc-lraPOPWitness"
#define OBJ_id_cmc_lraPOPWitness 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 11L

#define SN_id_cmc_getCert "id-cmc-getCert"
#define OBJ_id_cmc_getCert 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 15L

#define SN_id_cmc_getCRL "id-cmc-getCRL"
#define OBJ_id_cmc_getCRL 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 16L

#define SN_id_cmc_revokeRequest "id-cmc-revokeRequest"
#define OBJ_id_cmc_revokeRequest 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 17L

#define SN_id_cmc_regInfo "id-cmc-regInfo"
#define OBJ_id_cmc_regInfo 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 18L

#define SN_id_cmc_responseInfo "id-cmc-responseInfo"
#define OBJ_id_cmc_responseInfo 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 19L

#define SN_id_cmc_queryPending "id-cmc-queryPending"
#define OBJ_id_cmc_queryPending 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 21L

#define SN_id_cmc_popLinkRandom "id-cmc-popLinkRandom"
#define OBJ_id_cmc_popLinkRandom 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 22L

#define SN_id_cmc_popLinkWitness "id-cmc-popLinkWitness"
#define OBJ_id_cmc_popLinkWitness 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 23L

#define SN_id_cmc_confirmCertAcceptance "id-cmc-confirmCertAcceptance"
#define OBJ_id_cmc_confirmCertAcceptance 1L, 3L, 6L, 1L, 5L, 5L, 7L, 7L, 24L

#define SN_id_on_personalData "id-on-personalData"
#define OBJ_id_on_personalData 1L, 3L, 6L, 1L, 5L, 5L, 7L, 8L, 1L

#define SN_id_pda_dateOfBirth "id-pda-dateOfBirth"
#define OBJ_id_pda_dateOfBirth 1L, 3L, 6L, 1L, 5L, 5L, 7L, 9L, 1L

#define SN_id_pda_placeOfBirth "id-pda-placeOfBirth"
#define OBJ_id_pda_placeOfBirth 1L, 3L, 6L, 1L, 5L, 5L, 7L, 9L, 2L

#define SN_id_pda_gender "id-pda-gender"
#define OBJ_id_pda_gender 1L, 3L, 6L, 1L, 5L, 5L, 7L, 9L, 3L

#define SN_id_pda_countryOfCitizenship "id-pda-countryOfCitizenship"
#define OBJ_id_pda_countryOfCitizenship 1L, 3L, 6L, 1L, 5L, 5L, 7L, 9L, 4L

#define SN_id_pda_countryOfResidence "id-pda-countryOfResidence"
#define OBJ_id_pda_countryOfResidence 1L, 3L, 6L, 1L, 5L, 5L, 7L, 9L, 5L

#define SN_id_aca_authenticationInfo "id-aca-authenticationInfo"
#define OBJ_id_aca_authenticationInfo 1L, 3L, 6L, 1L, 5L, 5L, 7L, 10L, 1L

#define SN_id_aca_accessIdentity "id-aca-accessIdentity"
#define OBJ_id_aca_accessIdentity 1L, 3L, 6L, 1L, 5L, 5L, 7L, 10L, 2L

#define SN_id_aca_chargingIdentity "id-aca-chargingIdentity"
#define OBJ_id_aca_chargingIdentity 1L, 3L, 6L, 1L, 5L, 5L, 7L, 10L, 3L

#define SN_id_aca_group "id-aca-group"
#define OBJ_id_aca_group 1L, 3L, 6L, 1L, 5L, 5L, 7L, 10L, 4L

#define SN_id_aca_role "id-aca-role"
#define OBJ_id_aca_role 1L, 3L, 6L, 1L, 5L, 5L, 7L, 10L, 5L

#define SN_id_qcs_pkixQCSyntax_v1 "id-qcs-pkixQCSyntax-v1"
#define OBJ_id_qcs_pkixQCSyntax_v1 1L, 3L, 6L, 1L, 5L, 5L, 7L, 11L, 1L

#define SN_id_cct_crs "id-cct-crs"
#define OBJ_id_cct_crs 1L, 3L, 6L, 1L, 5L, 5L, 7L, 12L, 1L

#define SN_id_cct_PKIData "id-cct-PKIData"
#define OBJ_id_cct_PKIData 1L, 3L, 6L, 1L, 5L, 5L, 7L, 12L, 2L

#define SN_id_cct_PKIResponse "id-cct-PKIResponse"
#define OBJ_id_cct_PKIResponse 1L, 3L, 6L, 1L, 5L, 5L, 7L, 12L, 3L

#define SN_ad_timeStamping "ad_timestamping"
#define LN_ad_timeStamping "AD Time Stamping"
#define OBJ_ad_timeStamping 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 3L

#define SN_ad_dvcs "AD_DVCS"
#define LN_ad_dvcs "ad dvcs"
#define OBJ_ad_dvcs 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 4L

#define SN_id_pkix_OCSP_basic "basicOCSPResponse"
#define LN_id_pkix_OCSP_basic "Basic OCSP Response"
#define OBJ_id_pkix_OCSP_basic 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 1L

#define SN_id_pkix_OCSP_Nonce "Nonce"
#define LN_id_pkix_OCSP_Nonce "OCSP Nonce"
#define OBJ_id_pkix_OCSP_Nonce 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 2L

#define SN_id_pkix_OCSP_CrlID "CrlID"
#define LN_id_pkix_OCSP_CrlID "OCSP CRL ID"
#define OBJ_id_pkix_OCSP_CrlID 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 3L

#define SN_id_pkix_OCSP_acceptableResponses "acceptableResponses"
#define LN_id_pkix_OCSP_acceptableResponses "Acceptable OCSP Responses"
#define OBJ_id_pkix_OCSP_acceptableResponses 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 4L

#define SN_id_pkix_OCSP_noCheck "noCheck"
#define LN_id_pkix_OCSP_noCheck "OCSP No Check"
#define OBJ_id_pkix_OCSP_noCheck 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 5L

#define SN_id_pkix_OCSP_archiveCutoff "archiveCutoff"
#define LN_id_pkix_OCSP_archiveCutoff "OCSP Archive Cutoff"
#define OBJ_id_pkix_OCSP_archiveCutoff 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 6L

#define SN_id_pkix_OCSP_serviceLocator "serviceLocator"
#define LN_id_pkix_OCSP_serviceLocator "OCSP Service Locator"
#define OBJ_id_pkix_OCSP_serviceLocator 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 7L

#define SN_id_pkix_OCSP_extendedStatus "extendedStatus"
#define LN_id_pkix_OCSP_extendedStatus "Extended OCSP Status"
#define OBJ_id_pkix_OCSP_extendedStatus 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 8L

#define SN_id_pkix_OCSP_valid "valid"
#define OBJ_id_pkix_OCSP_valid 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 9L

#define SN_id_pkix_OCSP_path "path"
#define OBJ_id_pkix_OCSP_path 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 10L

#define SN_id_pkix_OCSP_trustRoot "trustRoot"
#define LN_id_pkix_OCSP_trustRoot "Trust Root"
#define OBJ_id_pkix_OCSP_trustRoot 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 1L, 11L

#define SN_algorithm "algorithm"
#define LN_algorithm "algorithm"
#define OBJ_algorithm 1L, 3L, 14L, 3L, 2L

#define SN_rsaSignature "rsaSignature"
#define OBJ_rsaSignature 1L, 3L, 14L, 3L, 2L, 11L

#define SN_X500algorithms "X500algorithms"
#define LN_X500algorithms "directory services - algorithms"
#define OBJ_X500algorithms 2L, 5L, 8L

#define SN_org "ORG"
#define LN_org "org"
#define OBJ_org 1L, 3L

#define SN_dod "DOD"
#define LN_dod "dod"
#define OBJ_dod 1L, 3L, 6L

#define SN_iana "IANA"
#define LN_iana "iana"
#define OBJ_iana 1L, 3L, 6L, 1L

#define SN_Directory "directory"
#define LN_Directory "Directory"
#define OBJ_Directory 1L, 3L, 6L, 1L, 1L

#define SN_Management "mgmt"
#define LN_Management "Management"
#define OBJ_Management 1L, 3L, 6L, 1L, 2L

#define SN_Experimental "experimental"
#define LN_Experimental "Experimental"
#define OBJ_Experimental 1L, 3L, 6L, 1L, 3L

#define SN_Private "private"
#define LN_Private "Private"
#define OBJ_Private 1L, 3L, 6L, 1L, 4L

#define SN_Security "security"
#define LN_Security "Security"
#define OBJ_Security 1L, 3L, 6L, 1L, 5L

#define SN_SNMPv2 "snmpv2"
#define LN_SNMPv2 "SNMPv2"
#define OBJ_SNMPv2 1L, 3L, 6L, 1L, 6L

#define LN_Mail "Mail"
#define OBJ_Mail 1L, 3L, 6L, 1L, 7L

#define SN_Enterprises "enterprises"
#define LN_Enterprises "Enterprises"
#define OBJ_Enterprises 1L, 3L, 6L, 1L, 4L, 1L

#define SN_dcObject "dcobject"
#define LN_dcObject "dcObject"
#define OBJ_dcObject 1L, 3L, 6L, 1L, 4L, 1L, 1466L, 344L

#define SN_domainComponent "DC"
#define LN_domainComponent "domainComponent"
#define OBJ_domainComponent 0L, 9L, 2342L, 19200300L, 100L, 1L, 25L

#define SN_Domain "domain"
#define LN_Domain "Domain"
#define OBJ_Domain 0L, 9L, 2342L, 19200300L, 100L, 4L, 13L

#define OBJ_joint_iso_ccitt 0L

#define SN_selected_attribute_types "selected-attribute-types"
#define LN_selected_attribute_types "Selected Attribute Types"
#define OBJ_selected_attribute_types 2L, 5L, 1L, 5L

#define SN_clearance "clearance"
#define OBJ_clearance 2L, 5L, 1L, 5L, 55L

#define SN_md4WithRSAEncryption "RSA-MD4"
#define LN_md4WithRSAEncryption "md4WithRSAEncryption"
#define OBJ_md4WithRSAEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 3L

#define SN_ac_proxying "ac-proxying"
#define OBJ_ac_proxying 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 10L

#define SN_sinfo_access "subjectInfoAccess"
#define LN_sinfo_access "Subject Information Access"
#define OBJ_sinfo_access 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 11L

#define SN_id_aca_encAttrs "id-aca-encAttrs"
#define OBJ_id_aca_encAttrs 1L, 3L, 6L, 1L, 5L, 5L, 7L, 10L, 6L

#define SN_role "role"
#define LN_role "role"
#define OBJ_role 2L, 5L, 4L, 72L

#define SN_policy_constraints "policyConstraints"
#define LN_policy_constraints "X509v3 Policy Constraints"
#define OBJ_policy_constraints 2L, 5L, 29L, 36L

#define SN_target_information "targetInformation"
#define LN_target_information "X509v3 AC Targeting"
#define OBJ_target_information 2L, 5L, 29L, 55L

#define SN_no_rev_avail "noRevAvail"
#define LN_no_rev_avail "X509v3 No Revocation Available"
#define OBJ_no_rev_avail 2L, 5L, 29L, 56L

#define OBJ_ccitt 0L

#define SN_ansi_X9_62 "ansi-X9-62"
#define LN_ansi_X9_62 "ANSI X9.62"
#define OBJ_ansi_X9_62 1L, 2L, 840L, 10045L

#define SN_X9_62_prime_field "prime-field"
#define OBJ_X9_62_prime_field 1L, 2L, 840L, 10045L, 1L, 1L

#define SN_X9_62_characteristic_two_field "characteristic-two-field"
#define OBJ_X9_62_characteristic_two_field 1L, 2L, 840L, 10045L, 1L, 2L

#define SN_X9_62_id_ecPublicKey "id-ecPublicKey"
#define OBJ_X9_62_id_ecPublicKey 1L, 2L, 840L, 10045L, 2L, 1L

#define SN_X9_62_prime192v1 "prime192v1"
#define OBJ_X9_62_prime192v1 1L, 2L, 840L, 10045L, 3L, 1L, 1L

#define SN_X9_62_prime192v2 "prime192v2"
#define OBJ_X9_62_prime192v2 1L, 2L, 840L, 10045L, 3L, 1L, 2L

#define SN_X9_62_prime192v3 "prime192v3"
#define OBJ_X9_62_prime192v3 1L, 2L, 840L, 10045L, 3L, 1L, 3L

#define SN_X9_62_prime239v1 "prime239v1"
#define OBJ_X9_62_prime239v1 1L, 2L, 840L, 10045L, 3L, 1L, 4L

#define SN_X9_62_prime239v2 "prime239v2"
#define OBJ_X9_62_prime239v2 1L, 2L, 840L, 10045L, 3L, 1L, 5L

#define SN_X9_62_prime239v3 "prime239v3"
#define OBJ_X9_62_prime239v3 1L, 2L, 840L, 10045L, 3L, 1L, 6L

#define SN_X9_62_prime256v1 "prime256v1"
#define OBJ_X9_62_prime256v1 1L, 2L, 840L, 10045L, 3L, 1L, 7L

#define SN_ecdsa_with_SHA1 "ecdsa-with-SHA1"
#define OBJ_ecdsa_with_SHA1 1L, 2L, 840L, 10045L, 4L, 1L

#define SN_ms_csp_name "CSPName"
#define LN_ms_csp_name "Microsoft CSP Name"
#define OBJ_ms_csp_name 1L, 3L, 6L, 1L, 4L, 1L, 311L, 17L, 1L

#define SN_aes_128_ecb "AES-128-ECB"
#define LN_aes_128_ecb "aes-128-ecb"
#define OBJ_aes_128_ecb 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 1L

#define SN_aes_128_cbc "AES-128-CBC"
#define LN_aes_128_cbc "aes-128-cbc"
#define OBJ_aes_128_cbc 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 2L

#define SN_aes_128_ofb128 "AES-128-OFB"
#define LN_aes_128_ofb128 "aes-128-ofb"
#define OBJ_aes_128_ofb128 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 3L

#define SN_aes_128_cfb128 "AES-128-CFB"
#define LN_aes_128_cfb128 "aes-128-cfb"
#define OBJ_aes_128_cfb128 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 4L

#define SN_aes_192_ecb "AES-192-ECB"
#define LN_aes_192_ecb "aes-192-ecb"
#define OBJ_aes_192_ecb 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 21L

#define SN_aes_192_cbc "AES-192-CBC"
#define LN_aes_192_cbc "aes-192-cbc"
#define OBJ_aes_192_cbc 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 22L

#define SN_aes_192_ofb128 "AES-192-OFB"
#define LN_aes_192_ofb128 "aes-192-ofb"
#define OBJ_aes_192_ofb128 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 23L

#define SN_aes_192_cfb128 "AES-192-CFB"
#define LN_aes_192_cfb128 "aes-192-cfb"
#define OBJ_aes_192_cfb128 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 24L

#define SN_aes_256_ecb "AES-256-ECB"
#define LN_aes_256_ecb "aes-256-ecb"
#define OBJ_aes_256_ecb 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 41L

#define SN_aes_256_cbc "AES-256-CBC"
#define LN_aes_256_cbc "aes-256-cbc"
#define OBJ_aes_256_cbc 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 42L

#define SN_aes_256_ofb128 "AES-256-OFB"
#define LN_aes_256_ofb128 "aes-256-ofb"
#define OBJ_aes_256_ofb128 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 43L

#define SN_aes_256_cfb128 "AES-256-CFB"
#define LN_aes_256_cfb128 "aes-256-cfb"
#define OBJ_aes_256_cfb128 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 44L

#define SN_hold_instruction_code "holdInstructionCode"
#define LN_hold_instruction_code "Hold Instruction Code"
#define OBJ_hold_instruction_code 2L, 5L, 29L, 23L

#define SN_hold_instruction_none "holdInstructionNone"
#define LN_hold_instruction_none "Hold Instruction None"
#define OBJ_hold_instruction_none 1L, 2L, 840L, 10040L, 2L, 1L

#define SN_hold_instruction_call_issuer "holdInstructionCallIssuer"
#define LN_hold_instruction_call_issuer "Hold Instruction Call Issuer"
#define OBJ_hold_instruction_call_issuer 1L, 2L, 840L, 10040L, 2L, 2L

#define SN_hold_instruction_reject "holdInstructionReject"
#define LN_hold_instruction_reject "Hold Instruction Reject"
#define OBJ_hold_instruction_reject 1L, 2L, 840L, 10040L, 2L, 3L

#define SN_data "data"
#define OBJ_data 0L, 9L

#define SN_pss "pss"
#define OBJ_pss 0L, 9L, 2342L

#define SN_ucl "ucl"
#define OBJ_ucl 0L, 9L, 2342L, 19200300L

#define SN_pilot "pilot"
#define OBJ_pilot 0L, 9L, 2342L, 19200300L, 100L

#define LN_pilotAttributeType "pilotAttributeType"
#define OBJ_pilotAttributeType 0L, 9L, 2342L, 19200300L, 100L, 1L

#define LN_pilotAttributeSyntax "pilotAttributeSyntax"
#define OBJ_pilotAttributeSyntax 0L, 9L, 2342L, 19200300L, 100L, 3L

#define LN_pilotObjectClass "pilotObjectClass"
#define OBJ_pilotObjectClass 0L, 9L, 2342L, 19200300L, 100L, 4L

#define LN_pilotGroups "pilotGroups"
#define OBJ_pilotGroups 0L, 9L, 2342L, 19200300L, 100L, 10L

#define LN_iA5StringSyntax "iA5StringSyntax"
#define OBJ_iA5StringSyntax 0L, 9L, 2342L, 19200300L, 100L, 3L, 4L

#define LN_caseIgnoreIA5StringSyntax "caseIgnoreIA5StringSyntax"
#define OBJ_caseIgnoreIA5StringSyntax 0L, 9L, 2342L, 19200300L, 100L, 3L, 5L

#define LN_pilotObject "pilotObject"
#define OBJ_pilotObject 0L, 9L, 2342L, 19200300L, 100L, 4L, 3L

#define LN_pilotPerson "pilotPerson"
#define OBJ_pilotPerson 0L, 9L, 2342L, 19200300L, 100L, 4L, 4L

#define SN_account "account"
#define OBJ_account 0L, 9L, 2342L, 19200300L, 100L, 4L, 5L

#define SN_document "document"
#define OBJ_document 0L, 9L, 2342L, 19200300L, 100L, 4L, 6L

#define SN_room "room"
#define OBJ_room 0L, 9L, 2342L, 19200300L, 100L, 4L, 7L

#define LN_documentSeries "documentSeries"
#define OBJ_documentSeries 0L, 9L, 2342L, 19200300L, 100L, 4L, 9L

#define LN_rFC822localPart "rFC822localPart"
#define OBJ_rFC822localPart 0L, 9L, 2342L, 19200300L, 100L, 4L, 14L

#define LN_dNSDomain "dNSDomain"
#define OBJ_dNSDomain 0L, 9L, 2342L, 19200300L, 100L, 4L, 15L

#define LN_domainRelatedObject "domainRelatedObject"
#define OBJ_domainRelatedObject 0L, 9L, 2342L, 19200300L, 100L, 4L, 17L

#define LN_friendlyCountry "friendlyCountry"
#define OBJ_friendlyCountry 0L, 9L, 2342L, 19200300L, 100L, 4L, 18L

#define LN_simpleSecurityObject "simpleSecurityObject"
#define OBJ_simpleSecurityObject 0L, 9L, 2342L, 19200300L, 100L, 4L, 19L

#define LN_pilotOrganization "pilotOrganization"
#define OBJ_pilotOrganization 0L, 9L, 2342L, 19200300L, 100L, 4L, 20L

#define LN_pilotDSA "pilotDSA"
#define OBJ_pilotDSA 0L, 9L, 2342L, 19200300L, 100L, 4L, 21L

#define LN_qualityLabelledData "qualityLabelledData"
#define OBJ_qualityLabelledData 0L, 9L, 2342L, 19200300L, 100L, 4L, 22L

#define SN_userId "UID"
#define LN_userId "userId"
#define OBJ_userId 0L, 9L, 2342L, 19200300L, 100L, 1L, 1L

#define LN_textEncodedORAddress "textEncodedORAddress"
#define OBJ_textEncodedORAddress 0L, 9L, 2342L, 19200300L, 100L, 1L, 2L

#define SN_rfc822Mailbox "mail"
#define LN_rfc822Mailbox "rfc822Mailbox"
#define OBJ_rfc822Mailbox 0L, 9L, 2342L, 19200300L, 100L, 1L, 3L

#define SN_info "info"
#define OBJ_info 0L, 9L, 2342L, 19200300L, 100L, 1L, 4L

#define LN_favouriteDrink "favouriteDrink"
#define OBJ_favouriteDrink 0L, 9L, 2342L, 19200300L, 100L, 1L, 5L

#define LN_roomNumber "roomNumber"
#define OBJ_roomNumber 0L, 9L, 2342L, 19200300L, 100L, 1L, 6L

#define SN_photo "photo"
#define OBJ_photo 0L, 9L, 2342L, 19200300L, 100L, 1L, 7L

#define LN_userClass "userClass"
#define OBJ_userClass 0L, 9L, 2342L, 19200300L, 100L, 1L, 8L

#define SN_host "host"
#define OBJ_host 0L, 9L, 2342L, 19200300L, 100L, 1L, 9L

#define SN_manager "manager"
#define OBJ_manager 0L, 9L, 2342L, 19200300L, 100L, 1L, 10L

#define LN_documentIdentifier "documentIdentifier"
#define OBJ_documentIdentifier 0L, 9L, 2342L, 19200300L, 100L, 1L, 11L

#define LN_documentTitle "documentTitle"
#define OBJ_documentTitle 0L, 9L, 2342L, 19200300L, 100L, 1L, 12L

#define LN_documentVersion "documentVersion"
#define OBJ_documentVersion 0L, 9L, 2342L, 19200300L, 100L, 1L, 13L

#define LN_documentAuthor "documentAuthor"
#define OBJ_documentAuthor 0L, 9L, 2342L, 19200300L, 100L, 1L, 14L

#define LN_documentLocation "documentLocation"
#define OBJ_documentLocation 0L, 9L, 2342L, 19200300L, 100L, 1L, 15L

#define LN_homeTelephoneNumber "homeTelephoneNumber"
#define OBJ_homeTelephoneNumber 0L, 9L, 2342L, 19200300L, 100L, 1L, 20L

#define SN_secretary "secretary"
#define OBJ_secretary 0L, 9L, 2342L, 19200300L, 100L, 1L, 21L

#define LN_otherMailbox "otherMailbox"
#define OBJ_otherMailbox 0L, 9L, 2342L, 19200300L, 100L, 1L, 22L

#define LN_lastModifiedTime "lastModifiedTime"
#define OBJ_lastModifiedTime 0L, 9L, 2342L, 19200300L, 100L, 1L, 23L

#define LN_lastModifiedBy "lastModifiedBy"
#define OBJ_lastModifiedBy 0L, 9L, 2342L, 19200300L, 100L, 1L, 24L

#define LN_aRecord "aRecord"
#define OBJ_aRecord 0L, 9L, 2342L, 19200300L, 100L, 1L, 26L

#define LN_pilotAttributeType27 "pilotAttributeType27"
#define OBJ_pilotAttributeType27 0L, 9L, 2342L, 19200300L, 100L, 1L, 27L

#define LN_mXRecord "mXRecord"
#define OBJ_mXRecord 0L, 9L, 2342L, 19200300L, 100L, 1L, 28L

#define LN_nSRecord "nSRecord"
#define OBJ_nSRecord 0L, 9L, 2342L, 19200300L, 100L, 1L, 29L

#define LN_sOARecord "sOARecord"
#define OBJ_sOARecord 0L, 9L, 2342L, 19200300L, 100L, 1L, 30L

#define LN_cNAMERecord "cNAMERecord"
#define OBJ_cNAMERecord 0L, 9L, 2342L, 19200300L, 100L, 1L, 31L

#define LN_associatedDomain "associatedDomain"
#define OBJ_associatedDomain 0L, 9L, 2342L, 19200300L, 100L, 1L, 37L

#define LN_associatedName "associatedName"
#define OBJ_associatedName 0L, 9L, 2342L, 19200300L, 100L, 1L, 38L

#define LN_homePostalAddress "homePostalAddress"
#define OBJ_homePostalAddress 0L, 9L, 2342L, 19200300L, 100L, 1L, 39L

#define LN_personalTitle "personalTitle"
#define OBJ_personalTitle 0L, 9L, 2342L, 19200300L, 100L, 1L, 40L

#define LN_mobileTelephoneNumber "mobileTelephoneNumber"
#define OBJ_mobileTelephoneNumber 0L, 9L, 2342L, 19200300L, 100L, 1L, 41L

#define LN_pagerTelephoneNumber "pagerTelephoneNumber"
#define OBJ_pagerTelephoneNumber 0L, 9L, 2342L, 19200300L, 100L, 1L, 42L

#define LN_friendlyCountryName "friendlyCountryName"
#define OBJ_friendlyCountryName 0L, 9L, 2342L, 19200300L, 100L, 1L, 43L

#define LN_organizationalStatus "organizationalStatus"
#define OBJ_organizationalStatus 0L, 9L, 2342L, 19200300L, 100L, 1L, 45L

#define LN_janetMailbox "janetMailbox"
#define OBJ_janetMailbox 0L, 9L, 2342L, 19200300L, 100L, 1L, 46L

#define LN_mailPreferenceOption "mailPreferenceOption"
#define OBJ_mailPreferenceOption 0L, 9L, 2342L, 19200300L, 100L, 1L, 47L

#define LN_buildingName "buildingName"
#define OBJ_buildingName 0L, 9L, 2342L, 19200300L, 100L, 1L, 48L

#define LN_dSAQuality "dSAQuality"
#define OBJ_dSAQuality 0L, 9L, 2342L, 19200300L, 100L, 1L, 49L

#define LN_singleLevelQuality "singleLevelQuality"
#define OBJ_singleLevelQuality 0L, 9L, 2342L, 19200300L, 100L, 1L, 50L

#define LN_subtreeMinimumQuality "subtreeMinimumQuality"
#define OBJ_subtreeMinimumQuality 0L, 9L, 2342L, 19200300L, 100L, 1L, 51L

#define LN_subtreeMaximumQuality "subtreeMaximumQuality"
#define OBJ_subtreeMaximumQuality 0L, 9L, 2342L, 19200300L, 100L, 1L, 52L

#define LN_personalSignature "personalSignature"
#define OBJ_personalSignature 0L, 9L, 2342L, 19200300L, 100L, 1L, 53L

#define LN_dITRedirect "dITRedirect"
#define OBJ_dITRedirect 0L, 9L, 2342L, 19200300L, 100L, 1L, 54L

#define SN_audio "audio"
#define OBJ_audio 0L, 9L, 2342L, 19200300L, 100L, 1L, 55L

#define LN_documentPublisher "documentPublisher"
#define OBJ_documentPublisher 0L, 9L, 2342L, 19200300L, 100L, 1L, 56L

#define LN_x500UniqueIdentifier "x500UniqueIdentifier"
#define OBJ_x500UniqueIdentifier 2L, 5L, 4L, 45L

#define SN_mime_mhs "mime-mhs"
#define LN_mime_mhs "MIME MHS"
#define OBJ_mime_mhs 1L, 3L, 6L, 1L, 7L, 1L

#define SN_mime_mhs_headings "mime-mhs-headings"
#define LN_mime_mhs_headings "mime-mhs-headings"
#define OBJ_mime_mhs_headings 1L, 3L, 6L, 1L, 7L, 1L, 1L

#define SN_mime_mhs_bodies "mime-mhs-bodies"
#define LN_mime_mhs_bodies "mime-mhs-bodies"
#define OBJ_mime_mhs_bodies 1L, 3L, 6L, 1L, 7L, 1L, 2L

#define SN_id_hex_partial_message "id-hex-partial-message"
#define LN_id_hex_partial_message "id-hex-partial-message"
#define OBJ_id_hex_partial_message 1L, 3L, 6L, 1L, 7L, 1L, 1L, 1L

#define SN_id_hex_multipart_message "id-hex-multipart-message"
#define LN_id_hex_multipart_message "id-hex-multipart-message"
#define OBJ_id_hex_multipart_message 1L, 3L, 6L, 1L, 7L, 1L, 1L, 2L

#define LN_generationQualifier "generationQualifier"
#define OBJ_generationQualifier 2L, 5L, 4L, 44L

#define LN_pseudonym "pseudonym"
#define OBJ_pseudonym 2L, 5L, 4L, 65L

#define SN_id_set "id-set"
#define LN_id_set "Secure Electronic Transactions"
#define OBJ_id_set 2L, 23L, 42L

#define SN_set_ctype "set-ctype"
#define LN_set_ctype "content types"
#define OBJ_set_ctype 2L, 23L, 42L, 0L

#define SN_set_msgExt "set-msgExt"
#define LN_set_msgExt "message extensions"
#define OBJ_set_msgExt 2L, 23L, 42L, 1L

#define SN_set_attr "set-attr"
#define OBJ_set_attr 2L, 23L, 42L, 3L

#define SN_set_policy "set-policy"
#define OBJ_set_policy 2L, 23L, 42L, 5L

#define SN_set_certExt "set-certExt"
#define LN_set_certExt "certificate extensions"
#define OBJ_set_certExt 2L, 23L, 42L, 7L

#define SN_set_brand "set-brand"
#define OBJ_set_brand 2L, 23L, 42L, 8L

#define SN_setct_PANData "setct-PANData"
#define OBJ_setct_PANData 2L, 23L, 42L, 0L, 0L

#define SN_setct_PANToken "setct-PANToken"
#define OBJ_setct_PANToken 2L, 23L, 42L, 0L, 1L

#define SN_setct_PANOnly "setct-PANOnly"
#define OBJ_setct_PANOnly 2L, 23L, 42L, 0L, 2L

#define SN_setct_OIData "setct-OIData"
#define OBJ_setct_OIData 2L, 23L, 42L, 0L, 3L

#define SN_setct_PI "setct-PI"
#define OBJ_setct_PI 2L, 23L, 42L, 0L, 4L

#define SN_setct_PIData "setct-PIData"
#define OBJ_setct_PIData 2L, 23L, 42L, 0L, 5L

#define SN_setct_PIDataUnsigned "setct-PIDataUnsigned"
#define OBJ_setct_PIDataUnsigned 2L, 23L, 42L, 0L, 6L

#define SN_setct_HODInput "setct-HODInput"
#define OBJ_setct_HODInput 2L, 23L, 42L, 0L, 7L

#define SN_setct_AuthResBaggage "setct-AuthResBaggage"
#define OBJ_setct_AuthResBaggage 2L, 23L, 42L, 0L, 8L

#define SN_setct_AuthRevReqBaggage "setct-AuthRevReqBaggage"
#define OBJ_setct_AuthRevReqBaggage 2L, 23L, 42L, 0L, 9L

#define SN_setct_AuthRevResBaggage "setct-AuthRevResBaggage"
#define OBJ_setct_AuthRevResBaggage 2L, 23L, 42L, 0L, 10L

#define SN_setct_CapTokenSeq "setct-CapTokenSeq"
#define OBJ_setct_CapTokenSeq 2L, 23L, 42L, 0L, 11L

#define SN_setct_PInitResData "setct-PInitResData"
#define OBJ_setct_PInitResData 2L, 23L, 42L, 0L, 12L

#define SN_setct_PI_TBS "setct-PI-TBS"
#define OBJ_setct_PI_TBS 2L, 23L, 42L, 0L, 13L

#define SN_setct_PResData "setct-PResData"
#define OBJ_setct_PResData 2L, 23L, 42L, 0L, 14L

#define SN_setct_AuthReqTBS "setct-AuthReqTBS"
#define OBJ_setct_AuthReqTBS 2L, 23L, 42L, 0L, 16L

#define SN_setct_AuthResTBS "setct-AuthResTBS"
#define OBJ_setct_AuthResTBS 2L, 23L, 42L, 0L, 17L

#define SN_setct_AuthResTBSX "setct-AuthResTBSX"
#define OBJ_setct_AuthResTBSX 2L, 23L, 42L, 0L, 18L

#define SN_setct_AuthTokenTBS "setct-AuthTokenTBS"
#define OBJ_setct_AuthTokenTBS 2L, 23L, 42L, 0L, 19L

#define SN_setct_CapTokenData "setct-CapTokenData"
#define OBJ_setct_CapTokenData 2L, 23L, 42L, 0L, 20L

#define SN_setct_CapTokenTBS "setct-CapTokenTBS"
#define OBJ_setct_CapTokenTBS 2L, 23L, 42L, 0L, 21L

#define SN_setct_AcqCardCodeMsg "setct-AcqCardCodeMsg"
#define OBJ_setct_AcqCardCodeMsg 2L, 23L, 42L, 0L, 22L

#define SN_setct_AuthRevReqTBS "setct-AuthRevReqTBS"
#define OBJ_setct_AuthRevReqTBS 2L, 23L, 42L, 0L, 23L

#define SN_setct_AuthRevResData "setct-AuthRevResData"
#define OBJ_setct_AuthRevResData 2L, 23L, 42L, 0L, 24L

#define SN_setct_AuthRevResTBS "setct-AuthRevResTBS"
#define OBJ_setct_AuthRevResTBS 2L, 23L, 42L, 0L, 25L

#define SN_setct_CapReqTBS "setct-CapReqTBS"
#define OBJ_setct_CapReqTBS 2L, 23L, 42L, 0L, 26L

#define SN_setct_CapReqTBSX "setct-CapReqTBSX"
#define OBJ_setct_CapReqTBSX 2L, 23L, 42L, 0L, 27L

#define SN_setct_CapResData "setct-CapResData"
#define OBJ_setct_CapResData 2L, 23L, 42L, 0L, 28L

#define SN_setct_CapRevReqTBS "setct-CapRevReqTBS"
#define OBJ_setct_CapRevReqTBS 2L, 23L, 42L, 0L, 29L

#define SN_setct_CapRevReqTBSX "setct-CapRevReqTBSX"
#define OBJ_setct_CapRevReqTBSX 2L, 23L, 42L, 0L, 30L

#define SN_setct_CapRevResData "setct-CapRevResData"
#define OBJ_setct_CapRevResData 2L, 23L, 42L, 0L, 31L

#define SN_setct_CredReqTBS "setct-CredReqTBS"
#define OBJ_setct_CredReqTBS 2L, 23L, 42L, 0L, 32L

#define SN_setct_CredReqTBSX "setct-CredReqTBSX"
#define OBJ_setct_CredReqTBSX 2L, 23L, 42L, 0L, 33L

#define SN_setct_CredResData "setct-CredResData"
#define OBJ_setct_CredResData 2L, 23L, 42L, 0L, 34L

#define SN_setct_CredRevReqTBS "setct-CredRevReqTBS"
#define OBJ_setct_CredRevReqTBS 2L, 23L, 42L, 0L, 35L

#define SN_setct_CredRevReqTBSX "setct-CredRevReqTBSX"
#define OBJ_setct_CredRevReqTBSX 2L, 23L, 42L, 0L, 36L

#define SN_setct_CredRevResData "setct-CredRevResData"
#define OBJ_setct_CredRevResData 2L, 23L, 42L, 0L, 37L

#define SN_setct_PCertReqData "setct-PCertReqData"
#define OBJ_setct_PCertReqData 2L, 23L, 42L, 0L, 38L

#define SN_setct_PCertResTBS "setct-PCertResTBS"
#define OBJ_setct_PCertResTBS 2L, 23L, 42L, 0L, 39L

#define SN_setct_BatchAdminReqData "setct-BatchAdminReqData"
#define OBJ_setct_BatchAdminReqData 2L, 23L, 42L, 0L, 40L

#define SN_setct_BatchAdminResData "setct-BatchAdminResData"
#define OBJ_setct_BatchAdminResData 2L, 23L, 42L, 0L, 41L

#define SN_setct_CardCInitResTBS "setct-CardCInitResTBS"
#define OBJ_setct_CardCInitResTBS 2L, 23L, 42L, 0L, 42L

#define SN_setct_MeAqCInitResTBS "setct-MeAqCInitResTBS"
#define OBJ_setct_MeAqCInitResTBS 2L, 23L, 42L, 0L, 43L

#define SN_setct_RegFormResTBS "setct-RegFormResTBS"
#define OBJ_setct_RegFormResTBS 2L, 23L, 42L, 0L, 44L

#define SN_setct_CertReqData "setct-CertReqData"
#define OBJ_setct_CertReqData 2L, 23L, 42L, 0L, 45L

#define SN_setct_CertReqTBS "setct-CertReqTBS"
#define OBJ_setct_CertReqTBS 2L, 23L, 42L, 0L, 46L

#define SN_setct_CertResData "setct-CertResData"
#define OBJ_setct_CertResData 2L, 23L, 42L, 0L, 47L

#define SN_setct_CertInqReqTBS "setct-CertInqReqTBS"
#define OBJ_setct_CertInqReqTBS 2L, 23L, 42L, 0L, 48L

#define SN_setct_ErrorTBS "setct-ErrorTBS"
#define OBJ_setct_ErrorTBS 2L, 23L, 42L, 0L, 49L

#define SN_setct_PIDualSignedTBE "setct-PIDualSignedTBE"
#define OBJ_setct_PIDualSignedTBE 2L, 23L, 42L, 0L, 50L

#define SN_setct_PIUnsignedTBE "setct-PIUnsignedTBE"
#define OBJ_setct_PIUnsignedTBE 2L, 23L, 42L, 0L, 51L

#define SN_setct_AuthReqTBE "setct-AuthReqTBE"
#define OBJ_setct_AuthReqTBE 2L, 23L, 42L, 0L, 52L

#define SN_setct_AuthResTBE "setct-AuthResTBE"
#define OBJ_setct_AuthResTBE 2L, 23L, 42L, 0L, 53L

#define SN_setct_AuthResTBEX "setct-AuthResTBEX"
#define OBJ_setct_AuthResTBEX 2L, 23L, 42L, 0L, 54L

#define SN_setct_AuthTokenTBE "setct-AuthTokenTBE"
#define OBJ_setct_AuthTokenTBE 2L, 23L, 42L, 0L, 55L

#define SN_setct_CapTokenTBE "setct-CapTokenTBE"
#define OBJ_setct_CapTokenTBE 2L, 23L, 42L, 0L, 56L

#define SN_setct_CapTokenTBEX "setct-CapTokenTBEX"
#define OBJ_setct_CapTokenTBEX 2L, 23L, 42L, 0L, 57L

#define SN_setct_AcqCardCodeMsgTBE "setct-AcqCardCodeMsgTBE"
#define OBJ_setct_AcqCardCodeMsgTBE 2L, 23L, 42L, 0L, 58L

#define SN_setct_AuthRevReqTBE "setct-AuthRevReqTBE"
#define OBJ_setct_AuthRevReqTBE 2L, 23L, 42L, 0L, 59L

#define SN_setct_AuthRevResTBE "setct-AuthRevResTBE"
#define OBJ_setct_AuthRevResTBE 2L, 23L, 42L, 0L, 60L

#define SN_setct_AuthRevResTBEB "setct-AuthRevResTBEB"
#define OBJ_setct_AuthRevResTBEB 2L, 23L, 42L, 0L, 61L

#define SN_setct_CapReqTBE "setct-CapReqTBE"
#define OBJ_setct_CapReqTBE 2L, 23L, 42L, 0L, 62L

#define SN_setct_CapReqTBEX "setct-CapReqTBEX"
#define OBJ_setct_CapReqTBEX 2L, 23L, 42L, 0L, 63L

#define SN_setct_CapResTBE "setct-CapResTBE"
#define OBJ_setct_CapResTBE 2L, 23L, 42L, 0L, 64L

#define SN_setct_CapRevReqTBE "setct-CapRevReqTBE"
#define OBJ_setct_CapRevReqTBE 2L, 23L, 42L, 0L, 65L

#define SN_setct_CapRevReqTBEX "setct-CapRevReqTBEX"
#define OBJ_setct_CapRevReqTBEX 2L, 23L, 42L, 0L, 66L

#define SN_setct_CapRevResTBE "setct-CapRevResTBE"
#define OBJ_setct_CapRevResTBE 2L, 23L, 42L, 0L, 67L

#define SN_setct_CredReqTBE "setct-CredReqTBE"
#define OBJ_setct_CredReqTBE 2L, 23L, 42L, 0L, 68L

#define SN_setct_CredReqTBEX "setct-CredReqTBEX"
#define OBJ_setct_CredReqTBEX 2L, 23L, 42L, 0L, 69L

#define SN_setct_CredResTBE "setct-CredResTBE"
#define OBJ_setct_CredResTBE 2L, 23L, 42L, 0L, 70L

#define SN_setct_CredRevReqTBE "setct-CredRevReqTBE"
#define OBJ_setct_CredRevReqTBE 2L, 23L, 42L, 0L, 71L

#define SN_setct_CredRevReqTBEX "setct-CredRevReqTBEX"
#define OBJ_setct_CredRevReqTBEX 2L, 23L, 42L, 0L, 72L

#define SN_setct_CredRevResTBE "setct-CredRevResTBE"
#define OBJ_setct_CredRevResTBE 2L, 23L, 42L, 0L, 73L

#define SN_setct_BatchAdminReqTBE "setct-BatchAdminReqTBE"
#define OBJ_setct_BatchAdminReqTBE 2L, 23L, 42L, 0L, 74L

#define SN_setct_BatchAdminResTBE "setct-BatchAdminResTBE"
#define OBJ_setct_BatchAdminResTBE 2L, 23L, 42L, 0L, 75L

#define SN_setct_RegFormReqTBE "setct-RegFormReqTBE"
#define OBJ_setct_RegFormReqTBE 2L, 23L, 42L, 0L, 76L

#define SN_setct_CertReqTBE "setct-CertReqTBE"
#define OBJ_setct_CertReqTBE 2L, 23L, 42L, 0L, 77L

#define SN_setct_CertReqTBEX "setct-CertReqTBEX"
#define OBJ_setct_CertReqTBEX 2L, 23L, 42L, 0L, 78L

#define SN_setct_CertResTBE "setct-CertResTBE"
#define OBJ_setct_CertResTBE 2L, 23L, 42L, 0L, 79L

#define SN_setct_CRLNotificationTBS "setct-CRLNotificationTBS"
#define OBJ_setct_CRLNotificationTBS 2L, 23L, 42L, 0L, 80L

#define SN_setct_CRLNotificationResTBS "setct-CRLNotificationResTBS"
#define OBJ_setct_CRLNotificationResTBS 2L, 23L, 42L, 0L, 81L

#define SN_setct_BCIDistributionTBS "setct-BCIDistributionTBS"
#define OBJ_setct_BCIDistributionTBS 2L, 23L, 42L, 0L, 82L

#define SN_setext_genCrypt "setext-genCrypt"
#define LN_setext_genCrypt "generic cryptogram"
#define OBJ_setext_genCrypt 2L, 23L, 42L, 1L, 1L

#define SN_setext_miAuth "setext-miAuth"
#define LN_setext_miAuth "merchant initiated auth"
#define OBJ_setext_miAuth 2L, 23L, 42L, 1L, 3L

#define SN_setext_pinSecure "setext-pinSecure"
#define OBJ_setext_pinSecure 2L, 23L, 42L, 1L, 4L

#define SN_setext_pinAny "setext-pinAny"
#define OBJ_setext_pinAny 2L, 23L, 42L, 1L, 5L

#define SN_setext_track2 "setext-track2"
#define OBJ_setext_track2 2L, 23L, 42L, 1L, 7L

#define SN_setext_cv "setext-cv"
#define LN_setext_cv "additional verification"
#define OBJ_setext_cv 2L, 23L, 42L, 1L, 8L

#define SN_set_policy_root "set-policy-root"
#define OBJ_set_policy_root 2L, 23L, 42L, 5L, 0L

#define SN_setCext_hashedRoot "setCext-hashedRoot"
#define OBJ_setCext_hashedRoot 2L, 23L, 42L, 7L, 0L

#define SN_setCext_certType "setCext-certType"
#define OBJ_setCext_certType 2L, 23L, 42L, 7L, 1L

#define SN_setCext_merchData "setCext-merchData"
#define OBJ_setCext_merchData 2L, 23L, 42L, 7L, 2L

#define SN_setCext_cCertRequired "setCext-cCertRequired"
#define OBJ_setCext_cCertRequired 2L, 23L, 42L, 7L, 3L

#define SN_setCext_tunneling "setCext-tunneling"
#define OBJ_setCext_tunneling 2L, 23L, 42L, 7L, 4L

#define SN_setCext_setExt "setCext-setExt"
#define OBJ_setCext_setExt 2L, 23L, 42L, 7L, 5L

#define SN_setCext_setQualf "setCext-setQualf"
#define OBJ_setCext_setQualf 2L, 23L, 42L, 7L, 6L

#define SN_setCext_PGWYcapabilities "setCext-PGWYcapabilities"
#define OBJ_setCext_PGWYcapabilities 2L, 23L, 42L, 7L, 7L

#define SN_setCext_TokenIdentifier "setCext-TokenIdentifier"
#define OBJ_setCext_TokenIdentifier 2L, 23L, 42L, 7L, 8L

#define SN_setCext_Track2Data "setCext-Track2Data"
#define OBJ_setCext_Track2Data 2L, 23L, 42L, 7L, 9L

#define SN_setCext_TokenType "setCext-TokenType"
#define OBJ_setCext_TokenType 2L, 23L, 42L, 7L, 10L

#define SN_setCext_IssuerCapabilities "setCext-IssuerCapabilities"
#define OBJ_setCext_IssuerCapabilities 2L, 23L, 42L, 7L, 11L

#define SN_setAttr_Cert "setAttr-Cert"
#define OBJ_setAttr_Cert 2L, 23L, 42L, 3L, 0L

#define SN_setAttr_PGWYcap "setAttr-PGWYcap"
#define LN_setAttr_PGWYcap "payment gateway capabilities"
#define OBJ_setAttr_PGWYcap 2L, 23L, 42L, 3L, 1L

#define SN_setAttr_TokenType "setAttr-TokenType"
#define OBJ_setAttr_TokenType 2L, 23L, 42L, 3L, 2L

#define SN_setAttr_IssCap "setAttr-IssCap"
#define LN_setAttr_IssCap "issuer capabilities"
#define OBJ_setAttr_IssCap 2L, 23L, 42L, 3L, 3L

#define SN_set_rootKeyThumb "set-rootKeyThumb"
#define OBJ_set_rootKeyThumb 2L, 23L, 42L, 3L, 0L, 0L

#define SN_set_addPolicy "set-addPolicy"
#define OBJ_set_addPolicy 2L, 23L, 42L, 3L, 0L, 1L

#define SN_setAttr_Token_EMV "setAttr-Token-EMV"
#define OBJ_setAttr_Token_EMV 2L, 23L, 42L, 3L, 2L, 1L

#define SN_setAttr_Token_B0Prime "setAttr-Token-B0Prime"
#define OBJ_setAttr_Token_B0Prime 2L, 23L, 42L, 3L, 2L, 2L

#define SN_setAttr_IssCap_CVM "setAttr-IssCap-CVM"
#define OBJ_setAttr_IssCap_CVM 2L, 23L, 42L, 3L, 3L, 3L

#define SN_setAttr_IssCap_T2 "setAttr-IssCap-T2"
#define OBJ_setAttr_IssCap_T2 2L, 23L, 42L, 3L, 3L, 4L

#define SN_setAttr_IssCap_Sig "setAttr-IssCap-Sig"
#define OBJ_setAttr_IssCap_Sig 2L, 23L, 42L, 3L, 3L, 5L

#define SN_setAttr_GenCryptgrm "setAttr-GenCryptgrm"
#define LN_setAttr_GenCryptgrm "generate cryptogram"
#define OBJ_setAttr_GenCryptgrm 2L, 23L, 42L, 3L, 3L, 3L, 1L

#define SN_setAttr_T2Enc "setAttr-T2Enc"
#define LN_setAttr_T2Enc "encrypted track 2"
#define OBJ_setAttr_T2Enc 2L, 23L, 42L, 3L, 3L, 4L, 1L

#define SN_setAttr_T2cleartxt "setAttr-T2cleartxt"
#define LN_setAttr_T2cleartxt "cleartext track 2"
#define OBJ_setAttr_T2cleartxt 2L, 23L, 42L, 3L, 3L, 4L, 2L

#define SN_setAttr_TokICCsig "setAttr-TokICCsig"
#define LN_setAttr_TokICCsig "ICC or token signature"
#define OBJ_setAttr_TokICCsig 2L, 23L, 42L, 3L, 3L, 5L, 1L

#define SN_setAttr_SecDevSig "setAttr-SecDevSig"
#define LN_setAttr_SecDevSig "secure device signature"
#define OBJ_setAttr_SecDevSig 2L, 23L, 42L, 3L, 3L, 5L, 2L

#define SN_set_brand_IATA_ATA "set-brand-IATA-ATA"
#define OBJ_set_brand_IATA_ATA 2L, 23L, 42L, 8L, 1L

#define SN_set_brand_Diners "set-brand-Diners"
#define OBJ_set_brand_Diners 2L, 23L, 42L, 8L, 30L

#define SN_set_brand_AmericanExpress "set-brand-AmericanExpress"
#define OBJ_set_brand_AmericanExpress 2L, 23L, 42L, 8L, 34L

#define SN_set_brand_JCB "set-brand-JCB"
#define OBJ_set_brand_JCB 2L, 23L, 42L, 8L, 35L

#define SN_set_brand_Visa "set-brand-Visa"
#define OBJ_set_brand_Visa 2L, 23L, 42L, 8L, 4L

#define SN_set_brand_MasterCard "set-brand-MasterCard"
#define OBJ_set_brand_MasterCard 2L, 23L, 42L, 8L, 5L

#define SN_set_brand_Novus "set-brand-Novus"
#define OBJ_set_brand_Novus 2L, 23L, 42L, 8L, 6011L

#define SN_des_cdmf "DES-CDMF"
#define LN_des_cdmf "des-cdmf"
#define OBJ_des_cdmf 1L, 2L, 840L, 113549L, 3L, 10L

#define SN_rsaOAEPEncryptionSET "rsaOAEPEncryptionSET"
#define OBJ_rsaOAEPEncryptionSET 1L, 2L, 840L, 113549L, 1L, 1L, 6L

#define SN_itu_t "ITU-T"
#define LN_itu_t "itu-t"
#define OBJ_itu_t 0L

#define SN_joint_iso_itu_t "JOINT-ISO-ITU-T"
#define LN_joint_iso_itu_t "joint-iso-itu-t"
#define OBJ_joint_iso_itu_t 0L

#define SN_international_organizations "international-organizations"
#define LN_international_organizations "International Organizations"
#define OBJ_international_organizations 2L, 23L

#define SN_ms_smartcard_login "msSmartcardLogin"
#define LN_ms_smartcard_login "Microsoft Smartcard Login"
#define OBJ_ms_smartcard_login 1L, 3L, 6L, 1L, 4L, 1L, 311L, 20L, 2L, 2L

#define SN_ms_upn "msUPN"
#define LN_ms_upn "Microsoft User Principal Name"
#define OBJ_ms_upn 1L, 3L, 6L, 1L, 4L, 1L, 311L, 20L, 2L, 3L

#define SN_aes_128_cfb1 "AES-128-CFB1"
#define LN_aes_128_cfb1 "aes-128-cfb1"

#define SN_aes_192_cfb1 "AES-192-CFB1"
#define LN_aes_192_cfb1 "aes-192-cfb1"

#define SN_aes_256_cfb1 "AES-256-CFB1"
#define LN_aes_256_cfb1 "aes-256-cfb1"

#define SN_aes_128_cfb8 "AES-128-CFB8"
#define LN_aes_128_cfb8 "aes-128-cfb8"

#define SN_aes_192_cfb8 "AES-192-CFB8"
#define LN_aes_192_cfb8 "aes-192-cfb8"

#define SN_aes_256_cfb8 "AES-256-CFB8"
#define LN_aes_256_cfb8 "aes-256-cfb8"

#define SN_des_cfb1 "DES-CFB1"
#define LN_des_cfb1 "des-cfb1"

#define SN_des_cfb8 "DES-CFB8"
#define LN_des_cfb8 "des-cfb8"

#define SN_des_ede3_cfb1 "DES-EDE3-CFB1"
#define LN_des_ede3_cfb1 "des-ede3-cfb1"

#define SN_des_ede3_cfb8 "DES-EDE3-CFB8"
#define LN_des_ede3_cfb8 "des-ede3-cfb8"

#define SN_streetAddress "street"
#define LN_streetAddress "streetAddress"
#define OBJ_streetAddress 2L, 5L, 4L, 9L

#define LN_postalCode "postalCode"
#define OBJ_postalCode 2L, 5L, 4L, 17L

#define SN_id_ppl "id-ppl"
#define OBJ_id_ppl 1L, 3L, 6L, 1L, 5L, 5L, 7L, 21L

#define SN_proxyCertInfo "proxyCertInfo"
#define LN_proxyCertInfo "Proxy Certificate Information"
#define OBJ_proxyCertInfo 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 14L

#define SN_id_ppl_anyLanguage "id-ppl-anyLanguage"
#define LN_id_ppl_anyLanguage "Any language"
#define OBJ_id_ppl_anyLanguage 1L, 3L, 6L, 1L, 5L, 5L, 7L, 21L, 0L

#define SN_id_ppl_inheritAll "id-ppl-inheritAll"
#define LN_id_ppl_inheritAll "Inherit all"
#define OBJ_id_ppl_inheritAll 1L, 3L, 6L, 1L, 5L, 5L, 7L, 21L, 1L

#define SN_name_constraints "nameConstraints"
#define LN_name_constraints "X509v3 Name Constraints"
#define OBJ_name_constraints 2L, 5L, 29L, 30L

#define SN_Independent "id-ppl-independent"
#define LN_Independent "Independent"
#define OBJ_Independent 1L, 3L, 6L, 1L, 5L, 5L, 7L, 21L, 2L

#define SN_sha256WithRSAEncryption "RSA-SHA256"
#define LN_sha256WithRSAEncryption "sha256WithRSAEncryption"
#define OBJ_sha256WithRSAEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 11L

#define SN_sha384WithRSAEncryption "RSA-SHA384"
#define LN_sha384WithRSAEncryption "sha384WithRSAEncryption"
#define OBJ_sha384WithRSAEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 12L

#define SN_sha512WithRSAEncryption "RSA-SHA512"
#define LN_sha512WithRSAEncryption "sha512WithRSAEncryption"
#define OBJ_sha512WithRSAEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 13L

#define SN_sha224WithRSAEncryption "RSA-SHA224"
#define LN_sha224WithRSAEncryption "sha224WithRSAEncryption"
#define OBJ_sha224WithRSAEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 14L

#define SN_sha256 "SHA256"
#define LN_sha256 "sha256"
#define OBJ_sha256 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 1L

#define SN_sha384 "SHA384"
#define LN_sha384 "sha384"
#define OBJ_sha384 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 2L

#define SN_sha512 "SHA512"
#define LN_sha512 "sha512"
#define OBJ_sha512 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 3L

#define SN_sha224 "SHA224"
#define LN_sha224 "sha224"
#define OBJ_sha224 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 4L

#define SN_identified_organization "identified-organization"
#define OBJ_identified_organization 1L, 3L

#define SN_certicom_arc "certicom-arc"
#define OBJ_certicom_arc 1L, 3L, 132L

#define SN_wap "wap"
#define OBJ_wap 2L, 23L, 43L

#define SN_wap_wsg "wap-wsg"
#define OBJ_wap_wsg 2L, 23L, 43L, 1L

#define SN_X9_62_id_characteristic_two_basis "id-characteristic-two-basis"
#define OBJ_X9_62_id_characteristic_two_basis 1L, 2L, 840L, 10045L, 1L, 2L, 3L

#define SN_X9_62_onBasis "onBasis"
#define OBJ_X9_62_onBasis 1L, 2L, 840L, 10045L, 1L, 2L, 3L, 1L

#define SN_X9_62_tpBasis "tpBasis"
#define OBJ_X9_62_tpBasis 1L, 2L, 840L, 10045L, 1L, 2L, 3L, 2L

#define SN_X9_62_ppBasis "ppBasis"
#define OBJ_X9_62_ppBasis 1L, 2L, 840L, 10045L, 1L, 2L, 3L, 3L

#define SN_X9_62_c2pnb163v1 "c2pnb163v1"
#define OBJ_X9_62_c2pnb163v1 1L, 2L, 840L, 10045L, 3L, 0L, 1L

#define SN_X9_62_c2pnb163v2 "c2pnb163v2"
#define OBJ_X9_62_c2pnb163v2 1L, 2L, 840L, 10045L, 3L, 0L, 2L

#define SN_X9_62_c2pnb163v3 "c2pnb163v3"
#define OBJ_X9_62_c2pnb163v3 1L, 2L, 840L, 10045L, 3L, 0L, 3L

#define SN_X9_62_c2pnb176v1 "c2pnb176v1"
#define OBJ_X9_62_c2pnb176v1 1L, 2L, 840L, 10045L, 3L, 0L, 4L

#define SN_X9_62_c2tnb191v1 "c2tnb191v1"
#define OBJ_X9_62_c2tnb191v1 1L, 2L, 840L, 10045L, 3L, 0L, 5L

#define SN_X9_62_c2tnb191v2 "c2tnb191v2"
#define OBJ_X9_62_c2tnb191v2 1L, 2L, 840L, 10045L, 3L, 0L, 6L

#define SN_X9_62_c2tnb191v3 "c2tnb191v3"
#define OBJ_X9_62_c2tnb191v3 1L, 2L, 840L, 10045L, 3L, 0L, 7L

#define SN_X9_62_c2onb191v4 "c2onb191v4"
#define OBJ_X9_62_c2onb191v4 1L, 2L, 840L, 10045L, 3L, 0L, 8L

#define SN_X9_62_c2onb191v5 "c2onb191v5"
#define OBJ_X9_62_c2onb191v5 1L, 2L, 840L, 10045L, 3L, 0L, 9L

#define SN_X9_62_c2pnb208w1 "c2pnb208w1"
#define OBJ_X9_62_c2pnb208w1 1L, 2L, 840L, 10045L, 3L, 0L, 10L

#define SN_X9_62_c2tnb239v1 "c2tnb239v1"
#define OBJ_X9_62_c2tnb239v1 1L, 2L, 840L, 10045L, 3L, 0L, 11L

#define SN_X9_62_c2tnb239v2 "c2tnb239v2"
#define OBJ_X9_62_c2tnb239v2 1L, 2L, 840L, 10045L, 3L, 0L, 12L

#define SN_X9_62_c2tnb239v3 "c2tnb239v3"
#define OBJ_X9_62_c2tnb239v3 1L, 2L, 840L, 10045L, 3L, 0L, 13L

#define SN_X9_62_c2onb239v4 "c2onb239v4"
#define OBJ_X9_62_c2onb239v4 1L, 2L, 840L, 10045L, 3L, 0L, 14L

#define SN_X9_62_c2onb239v5 "c2onb239v5"
#define OBJ_X9_62_c2onb239v5 1L, 2L, 840L, 10045L, 3L, 0L, 15L

#define SN_X9_62_c2pnb272w1 "c2pnb272w1"
#define OBJ_X9_62_c2pnb272w1 1L, 2L, 840L, 10045L, 3L, 0L, 16L

#define SN_X9_62_c2pnb304w1 "c2pnb304w1"
#define OBJ_X9_62_c2pnb304w1 1L, 2L, 840L, 10045L, 3L, 0L, 17L

#define SN_X9_62_c2tnb359v1 "c2tnb359v1"
#define OBJ_X9_62_c2tnb359v1 1L, 2L, 840L, 10045L, 3L, 0L, 18L

#define SN_X9_62_c2pnb368w1 "c2pnb368w1"
#define OBJ_X9_62_c2pnb368w1 1L, 2L, 840L, 10045L, 3L, 0L, 19L

#define SN_X9_62_c2tnb431r1 "c2tnb431r1"
#define OBJ_X9_62_c2tnb431r1 1L, 2L, 840L, 10045L, 3L, 0L, 20L

#define SN_secp112r1 "secp112r1"
#define OBJ_secp112r1 1L, 3L, 132L, 0L, 6L

#define SN_secp112r2 "secp112r2"
#define OBJ_secp112r2 1L, 3L, 132L, 0L, 7L

#define SN_secp128r1 "secp128r1"
#define OBJ_secp128r1 1L, 3L, 132L, 0L, 28L

#define SN_secp128r2 "secp128r2"
#define OBJ_secp128r2 1L, 3L, 132L, 0L, 29L

#define SN_secp160k1 "secp160k1"
#define OBJ_secp160k1 1L, 3L, 132L, 0L, 9L

#define SN_secp160r1 "secp160r1"
#define OBJ_secp160r1 1L, 3L, 132L, 0L, 8L

#define SN_secp160r2 "secp160r2"
#define OBJ_secp160r2 1L, 3L, 132L, 0L, 30L

#define SN_secp192k1 "secp192k1"
#define OBJ_secp192k1 1L, 3L, 132L, 0L, 31L

#define SN_secp224k1 "secp224k1"
#define OBJ_secp224k1 1L, 3L, 132L, 0L, 32L

#define SN_secp224r1 "secp224r1"
#define OBJ_secp224r1 1L, 3L, 132L, 0L, 33L

#define SN_secp256k1 "secp256k1"
#define OBJ_secp256k1 1L, 3L, 132L, 0L, 10L

#define SN_secp384r1 "secp384r1"
#define OBJ_secp384r1 1L, 3L, 132L, 0L, 34L

#define SN_secp521r1 "secp521r1"
#define OBJ_secp521r1 1L, 3L, 132L, 0L, 35L

#define SN_sect113r1 "sect113r1"
#define OBJ_sect113r1 1L, 3L, 132L, 0L, 4L

#define SN_sect113r2 "sect113r2"
#define OBJ_sect113r2 1L, 3L, 132L, 0L, 5L

#define SN_sect131r1 "sect131r1"
#define OBJ_sect131r1 1L, 3L, 132L, 0L, 22L

#define SN_sect131r2 "sect131r2"
#define OBJ_sect131r2 1L, 3L, 132L, 0L, 23L

#define SN_sect163k1 "sect163k1"
#define OBJ_sect163k1 1L, 3L, 132L, 0L, 1L

#define SN_sect163r1 "sect163r1"
#define OBJ_sect163r1 1L, 3L, 132L, 0L, 2L

#define SN_sect163r2 "sect163r2"
#define OBJ_sect163r2 1L, 3L, 132L, 0L, 15L

#define SN_sect193r1 "sect193r1"
#define OBJ_sect193r1 1L, 3L, 132L, 0L, 24L

#define SN_sect193r2 "sect193r2"
#define OBJ_sect193r2 1L, 3L, 132L, 0L, 25L

#define SN_sect233k1 "sect233k1"
#define OBJ_sect233k1 1L, 3L, 132L, 0L, 26L

#define SN_sect233r1 "sect233r1"
#define OBJ_sect233r1 1L, 3L, 132L, 0L, 27L

#define SN_sect239k1 "sect239k1"
#define OBJ_sect239k1 1L, 3L, 132L, 0L, 3L

#define SN_sect283k1 "sect283k1"
#define OBJ_sect283k1 1L, 3L, 132L, 0L, 16L

#define SN_sect283r1 "sect283r1"
#define OBJ_sect283r1 1L, 3L, 132L, 0L, 17L

#define SN_sect409k1 "sect409k1"
#define OBJ_sect409k1 1L, 3L, 132L, 0L, 36L

#define SN_sect409r1 "sect409r1"
#define OBJ_sect409r1 1L, 3L, 132L, 0L, 37L

#define SN_sect571k1 "sect571k1"
#define OBJ_sect571k1 1L, 3L, 132L, 0L, 38L

#define SN_sect571r1 "sect571r1"
#define OBJ_sect571r1 1L, 3L, 132L, 0L, 39L

#define SN_wap_wsg_idm_ecid_wtls1 "wap-wsg-idm-ecid-wtls1"
#define OBJ_wap_wsg_idm_ecid_wtls1 2L, 23L, 43L, 1L, 4L, 1L

#define SN_wap_wsg_idm_ecid_wtls3 "wap-wsg-idm-ecid-wtls3"
#define OBJ_wap_wsg_idm_ecid_wtls3 2L, 23L, 43L, 1L, 4L, 3L

#define SN_wap_wsg_idm_ecid_wtls4 "wap-wsg-idm-ecid-wtls4"
#define OBJ_wap_wsg_idm_ecid_wtls4 2L, 23L, 43L, 1L, 4L, 4L

#define SN_wap_wsg_idm_ecid_wtls5 "wap-wsg-idm-ecid-wtls5"
#define OBJ_wap_wsg_idm_ecid_wtls5 2L, 23L, 43L, 1L, 4L, 5L

#define SN_wap_wsg_idm_ecid_wtls6 "wap-wsg-idm-ecid-wtls6"
#define OBJ_wap_wsg_idm_ecid_wtls6 2L, 23L, 43L, 1L, 4L, 6L

#define SN_wap_wsg_idm_ecid_wtls7 "wap-wsg-idm-ecid-wtls7"
#define OBJ_wap_wsg_idm_ecid_wtls7 2L, 23L, 43L, 1L, 4L, 7L

#define SN_wap_wsg_idm_ecid_wtls8 "wap-wsg-idm-ecid-wtls8"
#define OBJ_wap_wsg_idm_ecid_wtls8 2L, 23L, 43L, 1L, 4L, 8L

#define SN_wap_wsg_idm_ecid_wtls9 "wap-wsg-idm-ecid-wtls9"
#define OBJ_wap_wsg_idm_ecid_wtls9 2L, 23L, 43L, 1L, 4L, 9L

#define SN_wap_wsg_idm_ecid_wtls10 "wap-wsg-idm-ecid-wtls10"
#define OBJ_wap_wsg_idm_ecid_wtls10 2L, 23L, 43L, 1L, 4L, 10L

#define SN_wap_wsg_idm_ecid_wtls11 "wap-wsg-idm-ecid-wtls11"
#define OBJ_wap_wsg_idm_ecid_wtls11 2L, 23L, 43L, 1L, 4L, 11L

#define SN_wap_wsg_idm_ecid_wtls12 "wap-wsg-idm-ecid-wtls12"
#define OBJ_wap_wsg_idm_ecid_wtls12 2L, 23L, 43L, 1L, 4L, 12L

#define SN_any_policy "anyPolicy"
#define LN_any_policy "X509v3 Any Policy"
#define OBJ_any_policy 2L, 5L, 29L, 32L, 0L

#define SN_policy_mappings "policyMappings"
#define LN_policy_mappings "X509v3 Policy Mappings"
#define OBJ_policy_mappings 2L, 5L, 29L, 33L

#define SN_inhibit_any_policy "inhibitAnyPolicy"
#define LN_inhibit_any_policy "X509v3 Inhibit Any Policy"
#define OBJ_inhibit_any_policy 2L, 5L, 29L, 54L

#define SN_ipsec3 "Oakley-EC2N-3"
#define LN_ipsec3 "ipsec3"

#define SN_ipsec4 "Oakley-EC2N-4"
#define LN_ipsec4 "ipsec4"

#define SN_camellia_128_cbc "CAMELLIA-128-CBC"
#define LN_camellia_128_cbc "camellia-128-cbc"
#define OBJ_camellia_128_cbc 1L, 2L, 392L, 200011L, 61L, 1L, 1L, 1L, 2L

#define SN_camellia_192_cbc "CAMELLIA-192-CBC"
#define LN_camellia_192_cbc "camellia-192-cbc"
#define OBJ_camellia_192_cbc 1L, 2L, 392L, 200011L, 61L, 1L, 1L, 1L, 3L

#define SN_camellia_256_cbc "CAMELLIA-256-CBC"
#define LN_camellia_256_cbc "camellia-256-cbc"
#define OBJ_camellia_256_cbc 1L, 2L, 392L, 200011L, 61L, 1L, 1L, 1L, 4L

#define SN_camellia_128_ecb "CAMELLIA-128-ECB"
#define LN_camellia_128_ecb "camellia-128-ecb"
#define OBJ_camellia_128_ecb 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 1L

#define SN_camellia_192_ecb "CAMELLIA-192-ECB"
#define LN_camellia_192_ecb "camellia-192-ecb"
#define OBJ_camellia_192_ecb 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 21L

#define SN_camellia_256_ecb "CAMELLIA-256-ECB"
#define LN_camellia_256_ecb "camellia-256-ecb"
#define OBJ_camellia_256_ecb 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 41L

#define SN_camellia_128_cfb128 "CAMELLIA-128-CFB"
#define LN_camellia_128_cfb128 "camellia-128-cfb"
#define OBJ_camellia_128_cfb128 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 4L

#define SN_camellia_192_cfb128 "CAMELLIA-192-CFB"
#define LN_camellia_192_cfb128 "camellia-192-cfb"
#define OBJ_camellia_192_cfb128 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 24L

#define SN_camellia_256_cfb128 "CAMELLIA-256-CFB"
#define LN_camellia_256_cfb128 "camellia-256-cfb"
#define OBJ_camellia_256_cfb128 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 44L

#define SN_camellia_128_cfb1 "CAMELLIA-128-CFB1"
#define LN_camellia_128_cfb1 "camellia-128-cfb1"

#define SN_camellia_192_cfb1 "CAMELLIA-192-CFB1"
#define LN_camellia_192_cfb1 "camellia-192-cfb1"

#define SN_camellia_256_cfb1 "CAMELLIA-256-CFB1"
#define LN_camellia_256_cfb1 "camellia-256-cfb1"

#define SN_camellia_128_cfb8 "CAMELLIA-128-CFB8"
#define LN_camellia_128_cfb8 "camellia-128-cfb8"

#define SN_camellia_192_cfb8 "CAMELLIA-192-CFB8"
#define LN_camellia_192_cfb8 "camellia-192-cfb8"

#define SN_camellia_256_cfb8 "CAMELLIA-256-CFB8"
#define LN_camellia_256_cfb8 "camellia-256-cfb8"

#define SN_camellia_128_ofb128 "CAMELLIA-128-OFB"
#define LN_camellia_128_ofb128 "camellia-128-ofb"
#define OBJ_camellia_128_ofb128 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 3L

#define SN_camellia_192_ofb128 "CAMELLIA-192-OFB"
#define LN_camellia_192_ofb128 "camellia-192-ofb"
#define OBJ_camellia_192_ofb128 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 23L

#define SN_camellia_256_ofb128 "CAMELLIA-256-OFB"
#define LN_camellia_256_ofb128 "camellia-256-ofb"
#define OBJ_camellia_256_ofb128 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 43L

#define SN_subject_directory_attributes "subjectDirectoryAttributes"
#define LN_subject_directory_attributes "X509v3 Subject Directory Attributes"
#define OBJ_subject_directory_attributes 2L, 5L, 29L, 9L

#define SN_issuing_distribution_point "issuingDistributionPoint"
#define LN_issuing_distribution_point "X509v3 Issuing Distribution Point"
#define OBJ_issuing_distribution_point 2L, 5L, 29L, 28L

#define SN_certificate_issuer "certificateIssuer"
#define LN_certificate_issuer "X509v3 Certificate Issuer"
#define OBJ_certificate_issuer 2L, 5L, 29L, 29L

#define SN_kisa "KISA"
#define LN_kisa "kisa"
#define OBJ_kisa 1L, 2L, 410L, 200004L

#define SN_seed_ecb "SEED-ECB"
#define LN_seed_ecb "seed-ecb"
#define OBJ_seed_ecb 1L, 2L, 410L, 200004L, 1L, 3L

#define SN_seed_cbc "SEED-CBC"
#define LN_seed_cbc "seed-cbc"
#define OBJ_seed_cbc 1L, 2L, 410L, 200004L, 1L, 4L

#define SN_seed_ofb128 "SEED-OFB"
#define LN_seed_ofb128 "seed-ofb"
#define OBJ_seed_ofb128 1L, 2L, 410L, 200004L, 1L, 6L

#define SN_seed_cfb128 "SEED-CFB"
#define LN_seed_cfb128 "seed-cfb"
#define OBJ_seed_cfb128 1L, 2L, 410L, 200004L, 1L, 5L

#define SN_hmac_md5 "HMAC-MD5"
#define LN_hmac_md5 "hmac-md5"
#define OBJ_hmac_md5 1L, 3L, 6L, 1L, 5L, 5L, 8L, 1L, 1L

#define SN_hmac_sha1 "HMAC-SHA1"
#define LN_hmac_sha1 "hmac-sha1"
#define OBJ_hmac_sha1 1L, 3L, 6L, 1L, 5L, 5L, 8L, 1L, 2L

#define SN_id_PasswordBasedMAC "id-PasswordBasedMAC"
#define LN_id_PasswordBasedMAC "password based MAC"
#define OBJ_id_PasswordBasedMAC 1L, 2L, 840L, 113533L, 7L, 66L, 13L

#define SN_id_DHBasedMac "id-DHBasedMac"
#define LN_id_DHBasedMac "Diffie-Hellman based MAC"
#define OBJ_id_DHBasedMac 1L, 2L, 840L, 113533L, 7L, 66L, 30L

#define SN_id_it_suppLangTags "id-it-suppLangTags"
#define OBJ_id_it_suppLangTags 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 16L

#define SN_caRepository "caRepository"
#define LN_caRepository "CA Repository"
#define OBJ_caRepository 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 5L

#define SN_id_smime_ct_compressedData "id-smime-ct-compressedData"
#define OBJ_id_smime_ct_compressedData 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 9L

#define SN_id_ct_asciiTextWithCRLF "id-ct-asciiTextWithCRLF"
#define OBJ_id_ct_asciiTextWithCRLF 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 27L

#define SN_id_aes128_wrap "id-aes128-wrap"
#define OBJ_id_aes128_wrap 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 5L

#define SN_id_aes192_wrap "id-aes192-wrap"
#define OBJ_id_aes192_wrap 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 25L

#define SN_id_aes256_wrap "id-aes256-wrap"
#define OBJ_id_aes256_wrap 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 45L

#define SN_ecdsa_with_Recommended "ecdsa-with-Recommended"
#define OBJ_ecdsa_with_Recommended 1L, 2L, 840L, 10045L, 4L, 2L

#define SN_ecdsa_with_Specified "ecdsa-with-Specified"
#define OBJ_ecdsa_with_Specified 1L, 2L, 840L, 10045L, 4L, 3L

#define SN_ecdsa_with_SHA224 "ecdsa-with-SHA224"
#define OBJ_ecdsa_with_SHA224 1L, 2L, 840L, 10045L, 4L, 3L, 1L

#define SN_ecdsa_with_SHA256 "ecdsa-with-SHA256"
#define OBJ_ecdsa_with_SHA256 1L, 2L, 840L, 10045L, 4L, 3L, 2L

#define SN_ecdsa_with_SHA384 "ecdsa-with-SHA384"
#define OBJ_ecdsa_with_SHA384 1L, 2L, 840L, 10045L, 4L, 3L, 3L

#define SN_ecdsa_with_SHA512 "ecdsa-with-SHA512"
#define OBJ_ecdsa_with_SHA512 1L, 2L, 840L, 10045L, 4L, 3L, 4L

#define LN_hmacWithMD5 "hmacWithMD5"
#define OBJ_hmacWithMD5 1L, 2L, 840L, 113549L, 2L, 6L

#define LN_hmacWithSHA224 "hmacWithSHA224"
#define OBJ_hmacWithSHA224 1L, 2L, 840L, 113549L, 2L, 8L

#define LN_hmacWithSHA256 "hmacWithSHA256"
#define OBJ_hmacWithSHA256 1L, 2L, 840L, 113549L, 2L, 9L

#define LN_hmacWithSHA384 "hmacWithSHA384"
#define OBJ_hmacWithSHA384 1L, 2L, 840L, 113549L, 2L, 10L

#define LN_hmacWithSHA512 "hmacWithSHA512"
#define OBJ_hmacWithSHA512 1L, 2L, 840L, 113549L, 2L, 11L

#define SN_dsa_with_SHA224 "dsa_with_SHA224"
#define OBJ_dsa_with_SHA224 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 1L

#define SN_dsa_with_SHA256 "dsa_with_SHA256"
#define OBJ_dsa_with_SHA256 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 2L

#define SN_whirlpool "whirlpool"
#define OBJ_whirlpool 1L, 0L, 10118L, 3L, 0L, 55L

#define SN_cryptopro "cryptopro"
#define OBJ_cryptopro 1L, 2L, 643L, 2L, 2L

#define SN_cryptocom "cryptocom"
#define OBJ_cryptocom 1L, 2L, 643L, 2L, 9L

#define SN_id_GostR3411_94_with_GostR3410_2001 "id-GostR3411-94-with-GostR3410-2001"
#define LN_id_GostR3411_94_with_GostR3410_2001 "GOST R 34.11-94 with GOST R 34.10-2001"
#define OBJ_id_GostR3411_94_with_GostR3410_2001 1L, 2L, 643L, 2L, 2L, 3L

#define SN_id_GostR3411_94_with_GostR3410_94 "id-GostR3411-94-with-GostR3410-94"
#define LN_id_GostR3411_94_with_GostR3410_94 "GOST R 34.11-94 with GOST R 34.10-94"
#define OBJ_id_GostR3411_94_with_GostR3410_94 1L, 2L, 643L, 2L, 2L, 4L

#define SN_id_GostR3411_94 "md_gost94"
#define LN_id_GostR3411_94 "GOST R 34.11-94"
#define OBJ_id_GostR3411_94 1L, 2L, 643L, 2L, 2L, 9L

#define SN_id_HMACGostR3411_94 "id-HMACGostR3411-94"
#define LN_id_HMACGostR3411_94 "HMAC GOST 34.11-94"
#define OBJ_id_HMACGostR3411_94 1L, 2L, 643L, 2L, 2L, 10L

#define SN_id_GostR3410_2001 "gost2001"
#define LN_id_GostR3410_2001 "GOST R 34.10-2001"
#define OBJ_id_GostR3410_2001 1L, 2L, 643L, 2L, 2L, 19L

#define SN_id_GostR3410_94 "gost94"
#define LN_id_GostR3410_94 "GOST R 34.10-94"
#define OBJ_id_GostR3410_94 1L, 2L, 643L, 2L, 2L, 20L

#define SN_id_Gost28147_89 "gost89"
#define LN_id_Gost28147_89 "GOST 28147-89"
#define OBJ_id_Gost28147_89 1L, 2L, 643L, 2L, 2L, 21L

#define SN_gost89_cnt "gost89-cnt"

#define SN_id_Gost28147_89_MAC "gost-mac"
#define LN_id_Gost28147_89_MAC "GOST 28147-89 MAC"
#define OBJ_id_Gost28147_89_MAC 1L, 2L, 643L, 2L, 2L, 22L

#define SN_id_GostR3411_94_prf "prf-gostr3411-94"
#define LN_id_GostR3411_94_prf "GOST R 34.11-94 PRF"
#define OBJ_id_GostR3411_94_prf 1L, 2L, 643L, 2L, 2L, 23L

#define SN_id_GostR3410_2001DH "id-GostR3410-2001DH"
#define LN_id_GostR3410_2001DH "GOST R 34.10-2001 DH"
#define OBJ_id_GostR3410_2001DH 1L, 2L, 643L, 2L, 2L, 98L

#define SN_id_GostR3410_94DH "id-GostR3410-94DH"
#define LN_id_GostR3410_94DH "GOST R 34.10-94 DH"
#define OBJ_id_GostR3410_94DH 1L, 2L, 643L, 2L, 2L, 99L

#define SN_id_Gost28147_89_CryptoPro_KeyMeshing "id-Gost28147-89-CryptoPro-KeyMeshing"
#define OBJ_id_Gost28147_89_CryptoPro_KeyMeshing 1L, 2L, 643L, 2L, 2L, 14L, 1L

#define SN_id_Gost28147_89_None_KeyMeshing "id-Gost28147-89-None-KeyMeshing"
#define OBJ_id_Gost28147_89_None_KeyMeshing 1L, 2L, 643L, 2L, 2L, 14L, 0L

#define SN_id_GostR3411_94_TestParamSet "id-GostR3411-94-TestParamSet"
#define OBJ_id_GostR3411_94_TestParamSet 1L, 2L, 643L, 2L, 2L, 30L, 0L

#define SN_id_GostR3411_94_CryptoProParamSet "id-GostR3411-94-CryptoProParamSet"
#define OBJ_id_GostR3411_94_CryptoProParamSet 1L, 2L, 643L, 2L, 2L, 30L, 1L

#define SN_id_Gost28147_89_TestParamSet "id-Gost28147-89-TestParamSet"
#define OBJ_id_Gost28147_89_TestParamSet 1L, 2L, 643L, 2L, 2L, 31L, 0L

#define SN_id_Gost28147_89_CryptoPro_A_ParamSet "id-Gost28147-89-CryptoPro-A-ParamSet"
#define OBJ_id_Gost28147_89_CryptoPro_A_ParamSet 1L, 2L, 643L, 2L, 2L, 31L, 1L

#define SN_id_Gost28147_89_CryptoPro_B_ParamSet "id-Gost28147-89-CryptoPro-B-ParamSet"
#define OBJ_id_Gost28147_89_CryptoPro_B_ParamSet 1L, 2L, 643L, 2L, 2L, 31L, 2L

#define SN_id_Gost28147_89_CryptoPro_C_ParamSet "id-Gost28147-89-CryptoPro-C-ParamSet"
#define OBJ_id_Gost28147_89_CryptoPro_C_ParamSet 1L, 2L, 643L, 2L, 2L, 31L, 3L

#define SN_id_Gost28147_89_CryptoPro_D_ParamSet "id-Gost28147-89-CryptoPro-D-ParamSet"
#define OBJ_id_Gost28147_89_CryptoPro_D_ParamSet 1L, 2L, 643L, 2L, 2L, 31L, 4L

#define SN_id_Gost28147_89_CryptoPro_Oscar_1_1_ParamSet "id-Gost28147-89-CryptoPro-Oscar-1-1-ParamSet"
#define OBJ_id_Gost28147_89_CryptoPro_Oscar_1_1_ParamSet 1L, 2L, 643L, 2L, 2L, 31L, 5L

#define SN_id_Gost28147_89_CryptoPro_Oscar_1_0_ParamSet "id-Gost28147-89-CryptoPro-Oscar-1-0-ParamSet"
#define OBJ_id_Gost28147_89_CryptoPro_Oscar_1_0_ParamSet 1L, 2L, 643L, 2L, 2L, 31L, 6L

#define SN_id_Gost28147_89_CryptoPro_RIC_1_ParamSet "id-Gost28147-89-CryptoPro-RIC-1-ParamSet"
#define OBJ_id_Gost28147_89_CryptoPro_RIC_1_ParamSet 1L, 2L, 643L, 2L, 2L, 31L, 7L

#define SN_id_GostR3410_94_TestParamSet "id-GostR3410-94-TestParamSet"
#define OBJ_id_GostR3410_94_TestParamSet 1L, 2L, 643L, 2L, 2L, 32L, 0L

#define SN_id_GostR3410_94_CryptoPro_A_ParamSet "id-GostR3410-94-CryptoPro-A-ParamSet"
#define OBJ_id_GostR3410_94_CryptoPro_A_ParamSet 1L, 2L, 643L, 2L, 2L, 32L, 2L

#define SN_id_GostR3410_94_CryptoPro_B_ParamSet "id-GostR3410-94-CryptoPro-B-ParamSet"
#define OBJ_id_GostR3410_94_CryptoPro_B_ParamSet 1L, 2L, 643L, 2L, 2L, 32L, 3L

#define SN_id_GostR3410_94_CryptoPro_C_ParamSet "id-GostR3410-94-CryptoPro-C-ParamSet"
#define OBJ_id_GostR3410_94_CryptoPro_C_ParamSet 1L, 2L, 643L, 2L, 2L, 32L, 4L

#define SN_id_GostR3410_94_CryptoPro_D_ParamSet "id-GostR3410-94-CryptoPro-D-ParamSet"
#define OBJ_id_GostR3410_94_CryptoPro_D_ParamSet 1L, 2L, 643L, 2L, 2L, 32L, 5L

#define SN_id_GostR3410_94_CryptoPro_XchA_ParamSet "id-GostR3410-94-CryptoPro-XchA-ParamSet"
#define OBJ_id_GostR3410_94_CryptoPro_XchA_ParamSet 1L, 2L, 643L, 2L, 2L, 33L, 1L

#define SN_id_GostR3410_94_CryptoPro_XchB_ParamSet "id-GostR3410-94-CryptoPro-XchB-ParamSet"
#define OBJ_id_GostR3410_94_CryptoPro_XchB_ParamSet 1L, 2L, 643L, 2L, 2L, 33L, 2L

#define SN_id_GostR3410_94_CryptoPro_XchC_ParamSet "id-GostR3410-94-CryptoPro-XchC-ParamSet"
#define OBJ_id_GostR3410_94_CryptoPro_XchC_ParamSet 1L, 2L, 643L, 2L, 2L, 33L, 3L

#define SN_id_GostR3410_2001_TestParamSet "id-GostR3410-2001-TestParamSet"
#define OBJ_id_GostR3410_2001_TestParamSet 1L, 2L, 643L, 2L, 2L, 35L, 0L

#define SN_id_GostR3410_2001_CryptoPro_A_ParamSet "id-GostR3410-2001-CryptoPro-A-ParamSet"
#define OBJ_id_GostR3410_2001_CryptoPro_A_ParamSet 1L, 2L, 643L, 2L, 2L, 35L, 1L

#define SN_id_GostR3410_2001_CryptoPro_B_ParamSet "id-GostR3410-2001-CryptoPro-B-ParamSet"
#define OBJ_id_GostR3410_2001_CryptoPro_B_ParamSet 1L, 2L, 643L, 2L, 2L, 35L, 2L

#define SN_id_GostR3410_2001_CryptoPro_C_ParamSet "id-GostR3410-2001-CryptoPro-C-ParamSet"
#define OBJ_id_GostR3410_2001_CryptoPro_C_ParamSet 1L, 2L, 643L, 2L, 2L, 35L, 3L

#define SN_id_GostR3410_2001_CryptoPro_XchA_ParamSet "id-GostR3410-2001-CryptoPro-XchA-ParamSet"
#define OBJ_id_GostR3410_2001_CryptoPro_XchA_ParamSet 1L, 2L, 643L, 2L, 2L, 36L, 0L

#define SN_id_GostR3410_2001_CryptoPro_XchB_ParamSet "id-GostR3410-2001-CryptoPro-XchB-ParamSet"
#define OBJ_id_GostR3410_2001_CryptoPro_XchB_ParamSet 1L, 2L, 643L, 2L, 2L, 36L, 1L

#define SN_id_GostR3410_94_a "id-GostR3410-94-a"
#define OBJ_id_GostR3410_94_a 1L, 2L, 643L, 2L, 2L, 20L, 1L

#define SN_id_GostR3410_94_aBis "id-GostR3410-94-aBis"
#define OBJ_id_GostR3410_94_aBis 1L, 2L, 643L, 2L, 2L, 20L, 2L

#define SN_id_GostR3410_94_b "id-GostR3410-94-b"
#define OBJ_id_GostR3410_94_b 1L, 2L, 643L, 2L, 2L, 20L, 3L

#define SN_id_GostR3410_94_bBis "id-GostR3410-94-bBis"
#define OBJ_id_GostR3410_94_bBis 1L, 2L, 643L, 2L, 2L, 20L, 4L

#define SN_id_Gost28147_89_cc "id-Gost28147-89-cc"
#define LN_id_Gost28147_89_cc "GOST 28147-89 Cryptocom ParamSet"
#define OBJ_id_Gost28147_89_cc 1L, 2L, 643L, 2L, 9L, 1L, 6L, 1L

#define SN_id_GostR3410_94_cc "gost94cc"
#define LN_id_GostR3410_94_cc "GOST 34.10-94 Cryptocom"
#define OBJ_id_GostR3410_94_cc 1L, 2L, 643L, 2L, 9L, 1L, 5L, 3L

#define SN_id_GostR3410_2001_cc "gost2001cc"
#define LN_id_GostR3410_2001_cc "GOST 34.10-2001 Cryptocom"
#define OBJ_id_GostR3410_2001_cc 1L, 2L, 643L, 2L, 9L, 1L, 5L, 4L

#define SN_id_GostR3411_94_with_GostR3410_94_cc "id-GostR3411-94-with-GostR3410-94-cc"
#define LN_id_GostR3411_94_with_GostR3410_94_cc "GOST R 34.11-94 with GOST R 34.10-94 Cryptocom"
#define OBJ_id_GostR3411_94_with_GostR3410_94_cc 1L, 2L, 643L, 2L, 9L, 1L, 3L, 3L

#define SN_id_GostR3411_94_with_GostR3410_2001_cc "id-GostR3411-94-with-GostR3410-2001-cc"
#define LN_id_GostR3411_94_with_GostR3410_2001_cc "GOST R 34.11-94 with GOST R 34.10-2001 Cryptocom"
#define OBJ_id_GostR3411_94_with_GostR3410_2001_cc 1L, 2L, 643L, 2L, 9L, 1L, 3L, 4L

#define SN_id_GostR3410_2001_ParamSet_cc "id-GostR3410-2001-ParamSet-cc"
#define LN_id_GostR3410_2001_ParamSet_cc "GOST R 3410-2001 Parameter Set Cryptocom"
#define OBJ_id_GostR3410_2001_ParamSet_cc 1L, 2L, 643L, 2L, 9L, 1L, 8L, 1L

#define SN_hmac "HMAC"
#define LN_hmac "hmac"

#define SN_LocalKeySet "LocalKeySet"
#define LN_LocalKeySet "Microsoft Local Key set"
#define OBJ_LocalKeySet 1L, 3L, 6L, 1L, 4L, 1L, 311L, 17L, 2L

#define SN_freshest_crl "freshestCRL"
#define LN_freshest_crl "X509v3 Freshest CRL"
#define OBJ_freshest_crl 2L, 5L, 29L, 46L

#define SN_id_on_permanentIdentifier "id-on-permanentIdentifier"
#define LN_id_on_permanentIdentifier "Permanent Identifier"
#define OBJ_id_on_permanentIdentifier 1L, 3L, 6L, 1L, 5L, 5L, 7L, 8L, 3L

#define LN_searchGuide "searchGuide"
#define OBJ_searchGuide 2L, 5L, 4L, 14L

#define LN_businessCategory "businessCategory"
#define OBJ_businessCategory 2L, 5L, 4L, 15L

#define LN_postalAddress "postalAddress"
#define OBJ_postalAddress 2L, 5L, 4L, 16L

#define LN_postOfficeBox "postOfficeBox"
#define OBJ_postOfficeBox 2L, 5L, 4L, 18L

#define LN_physicalDeliveryOfficeName "physicalDeliveryOfficeName"
#define OBJ_physicalDeliveryOfficeName 2L, 5L, 4L, 19L

#define LN_telephoneNumber "telephoneNumber"
#define OBJ_telephoneNumber 2L, 5L, 4L, 20L

#define LN_telexNumber "telexNumber"
#define OBJ_telexNumber 2L, 5L, 4L, 21L

#define LN_teletexTerminalIdentifier "teletexTerminalIdentifier"
#define OBJ_teletexTerminalIdentifier 2L, 5L, 4L, 22L

#define LN_facsimileTelephoneNumber "facsimileTelephoneNumber"
#define OBJ_facsimileTelephoneNumber 2L, 5L, 4L, 23L

#define LN_x121Address "x121Address"
#define OBJ_x121Address 2L, 5L, 4L, 24L

#define LN_internationaliSDNNumber "internationaliSDNNumber"
#define OBJ_internationaliSDNNumber 2L, 5L, 4L, 25L

#define LN_registeredAddress "registeredAddress"
#define OBJ_registeredAddress 2L, 5L, 4L, 26L

#define LN_destinationIndicator "destinationIndicator"
#define OBJ_destinationIndicator 2L, 5L, 4L, 27L

#define LN_preferredDeliveryMethod "preferredDeliveryMethod"
#define OBJ_preferredDeliveryMethod 2L, 5L, 4L, 28L

#define LN_presentationAddress "presentationAddress"
#define OBJ_presentationAddress 2L, 5L, 4L, 29L

#define LN_supportedApplicationContext "supportedApplicationContext"
#define OBJ_supportedApplicationContext 2L, 5L, 4L, 30L

#define SN_member "member"
#define OBJ_member 2L, 5L, 4L, 31L

#define SN_owner "owner"
#define OBJ_owner 2L, 5L, 4L, 32L

#define LN_roleOccupant "roleOccupant"
#define OBJ_roleOccupant 2L, 5L, 4L, 33L

#define SN_seeAlso "seeAlso"
#define OBJ_seeAlso 2L, 5L, 4L, 34L

#define LN_userPassword "userPassword"
#define OBJ_userPassword 2L, 5L, 4L, 35L

#define LN_userCertificate "userCertificate"
#define OBJ_userCertificate 2L, 5L, 4L, 36L

#define LN_cACertificate "cACertificate"
#define OBJ_cACertificate 2L, 5L, 4L, 37L

#define LN_authorityRevocationList "authorityRevocationList"
#define OBJ_authorityRevocationList 2L, 5L, 4L, 38L

#define LN_certificateRevocationList "certificateRevocationList"
#define OBJ_certificateRevocationList 2L, 5L, 4L, 39L

#define LN_crossCertificatePair "crossCertificatePair"
#define OBJ_crossCertificatePair 2L, 5L, 4L, 40L

#define LN_enhancedSearchGuide "enhancedSearchGuide"
#define OBJ_enhancedSearchGuide 2L, 5L, 4L, 47L

#define LN_protocolInformation "protocolInformation"
#define OBJ_protocolInformation 2L, 5L, 4L, 48L

#define LN_distinguishedName "distinguishedName"
#define OBJ_distinguishedName 2L, 5L, 4L, 49L

#define LN_uniqueMember "uniqueMember"
#define OBJ_uniqueMember 2L, 5L, 4L, 50L

#define LN_houseIdentifier "houseIdentifier"
#define OBJ_houseIdentifier 2L, 5L, 4L, 51L

#define LN_supportedAlgorithms "supportedAlgorithms"
#define OBJ_supportedAlgorithms 2L, 5L, 4L, 52L

#define LN_deltaRevocationList "deltaRevocationList"
#define OBJ_deltaRevocationList 2L, 5L, 4L, 53L

#define SN_dmdName "dmdName"
#define OBJ_dmdName 2L, 5L, 4L, 54L

#define SN_id_alg_PWRI_KEK "id-alg-PWRI-KEK"
#define OBJ_id_alg_PWRI_KEK 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 3L, 9L

#define SN_cmac "CMAC"
#define LN_cmac "cmac"

#define SN_aes_128_gcm "id-aes128-GCM"
#define LN_aes_128_gcm "aes-128-gcm"
#define OBJ_aes_128_gcm 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 6L

#define SN_aes_128_ccm "id-aes128-CCM"
#define LN_aes_128_ccm "aes-128-ccm"
#define OBJ_aes_128_ccm 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 7L

#define SN_id_aes128_wrap_pad "id-aes128-wrap-pad"
#define OBJ_id_aes128_wrap_pad 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 8L

#define SN_aes_192_gcm "id-aes192-GCM"
#define LN_aes_192_gcm "aes-192-gcm"
#define OBJ_aes_192_gcm 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 26L

#define SN_aes_192_ccm "id-aes192-CCM"
#define LN_aes_192_ccm "aes-192-ccm"
#define OBJ_aes_192_ccm 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 27L

#define SN_id_aes192_wrap_pad "id-aes192-wrap-pad"
#define OBJ_id_aes192_wrap_pad 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 28L

#define SN_aes_256_gcm "id-aes256-GCM"
#define LN_aes_256_gcm "aes-256-gcm"
#define OBJ_aes_256_gcm 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 46L

#define SN_aes_256_ccm "id-aes256-CCM"
#define LN_aes_256_ccm "aes-256-ccm"
#define OBJ_aes_256_ccm 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 47L

#define SN_id_aes256_wrap_pad "id-aes256-wrap-pad"
#define OBJ_id_aes256_wrap_pad 2L, 16L, 840L, 1L, 101L, 3L, 4L, 1L, 48L

#define SN_aes_128_ctr "AES-128-CTR"
#define LN_aes_128_ctr "aes-128-ctr"

#define SN_aes_192_ctr "AES-192-CTR"
#define LN_aes_192_ctr "aes-192-ctr"

#define SN_aes_256_ctr "AES-256-CTR"
#define LN_aes_256_ctr "aes-256-ctr"

#define SN_id_camellia128_wrap "id-camellia128-wrap"
#define OBJ_id_camellia128_wrap 1L, 2L, 392L, 200011L, 61L, 1L, 1L, 3L, 2L

#define SN_id_camellia192_wrap "id-camellia192-wrap"
#define OBJ_id_camellia192_wrap 1L, 2L, 392L, 200011L, 61L, 1L, 1L, 3L, 3L

#define SN_id_camellia256_wrap "id-camellia256-wrap"
#define OBJ_id_camellia256_wrap 1L, 2L, 392L, 200011L, 61L, 1L, 1L, 3L, 4L

#define SN_anyExtendedKeyUsage "anyExtendedKeyUsage"
#define LN_anyExtendedKeyUsage "Any Extended Key Usage"
#define OBJ_anyExtendedKeyUsage 2L, 5L, 29L, 37L, 0L

#define SN_mgf1 "MGF1"
#define LN_mgf1 "mgf1"
#define OBJ_mgf1 1L, 2L, 840L, 113549L, 1L, 1L, 8L

#define SN_rsassaPss "RSASSA-PSS"
#define LN_rsassaPss "rsassaPss"
#define OBJ_rsassaPss 1L, 2L, 840L, 113549L, 1L, 1L, 10L

#define SN_aes_128_xts "AES-128-XTS"
#define LN_aes_128_xts "aes-128-xts"
#define OBJ_aes_128_xts 1L, 3L, 111L, 2L, 1619L, 0L, 1L, 1L

#define SN_aes_256_xts "AES-256-XTS"
#define LN_aes_256_xts "aes-256-xts"
#define OBJ_aes_256_xts 1L, 3L, 111L, 2L, 1619L, 0L, 1L, 2L

#define SN_rc4_hmac_md5 "RC4-HMAC-MD5"
#define LN_rc4_hmac_md5 "rc4-hmac-md5"

#define SN_aes_128_cbc_hmac_sha1 "AES-128-CBC-HMAC-SHA1"
#define LN_aes_128_cbc_hmac_sha1 "aes-128-cbc-hmac-sha1"

#define SN_aes_192_cbc_hmac_sha1 "AES-192-CBC-HMAC-SHA1"
#define LN_aes_192_cbc_hmac_sha1 "aes-192-cbc-hmac-sha1"

#define SN_aes_256_cbc_hmac_sha1 "AES-256-CBC-HMAC-SHA1"
#define LN_aes_256_cbc_hmac_sha1 "aes-256-cbc-hmac-sha1"

#define SN_rsaesOaep "RSAES-OAEP"
#define LN_rsaesOaep "rsaesOaep"
#define OBJ_rsaesOaep 1L, 2L, 840L, 113549L, 1L, 1L, 7L

#define SN_dhpublicnumber "dhpublicnumber"
#define LN_dhpublicnumber "X9.42 DH"
#define OBJ_dhpublicnumber 1L, 2L, 840L, 10046L, 2L, 1L

#define SN_brainpoolP160r1 "brainpoolP160r1"
#define OBJ_brainpoolP160r1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 1L

#define SN_brainpoolP160t1 "brainpoolP160t1"
#define OBJ_brainpoolP160t1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 2L

#define SN_brainpoolP192r1 "brainpoolP192r1"
#define OBJ_brainpoolP192r1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 3L

#define SN_brainpoolP192t1 "brainpoolP192t1"
#define OBJ_brainpoolP192t1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 4L

#define SN_brainpoolP224r1 "brainpoolP224r1"
#define OBJ_brainpoolP224r1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 5L

#define SN_brainpoolP224t1 "brainpoolP224t1"
#define OBJ_brainpoolP224t1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 6L

#define SN_brainpoolP256r1 "brainpoolP256r1"
#define OBJ_brainpoolP256r1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 7L

#define SN_brainpoolP256t1 "brainpoolP256t1"
#define OBJ_brainpoolP256t1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 8L

#define SN_brainpoolP320r1 "brainpoolP320r1"
#define OBJ_brainpoolP320r1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 9L

#define SN_brainpoolP320t1 "brainpoolP320t1"
#define OBJ_brainpoolP320t1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 10L

#define SN_brainpoolP384r1 "brainpoolP384r1"
#define OBJ_brainpoolP384r1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 11L

#define SN_brainpoolP384t1 "brainpoolP384t1"
#define OBJ_brainpoolP384t1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 12L

#define SN_brainpoolP512r1 "brainpoolP512r1"
#define OBJ_brainpoolP512r1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 13L

#define SN_brainpoolP512t1 "brainpoolP512t1"
#define OBJ_brainpoolP512t1 1L, 3L, 36L, 3L, 3L, 2L, 8L, 1L, 1L, 14L

#define SN_pSpecified "PSPECIFIED"
#define LN_pSpecified "pSpecified"
#define OBJ_pSpecified 1L, 2L, 840L, 113549L, 1L, 1L, 9L

#define SN_dhSinglePass_stdDH_sha1kdf_scheme "dhSinglePass-stdDH-sha1kdf-scheme"
#define OBJ_dhSinglePass_stdDH_sha1kdf_scheme 1L, 3L, 133L, 16L, 840L, 63L, 0L, 2L

#define SN_dhSinglePass_stdDH_sha224kdf_scheme "dhSinglePass-stdDH-sha224kdf-scheme"
#define OBJ_dhSinglePass_stdDH_sha224kdf_scheme 1L, 3L, 132L, 1L, 11L, 0L

#define SN_dhSinglePass_stdDH_sha256kdf_scheme "dhSinglePass-stdDH-sha256kdf-scheme"
#define OBJ_dhSinglePass_stdDH_sha256kdf_scheme 1L, 3L, 132L, 1L, 11L, 1L

#define SN_dhSinglePass_stdDH_sha384kdf_scheme "dhSinglePass-stdDH-sha384kdf-scheme"
#define OBJ_dhSinglePass_stdDH_sha384kdf_scheme 1L, 3L, 132L, 1L, 11L, 2L

#define SN_dhSinglePass_stdDH_sha512kdf_scheme "dhSinglePass-stdDH-sha512kdf-scheme"
#define OBJ_dhSinglePass_stdDH_sha512kdf_scheme 1L, 3L, 132L, 1L, 11L, 3L

#define SN_dhSinglePass_cofactorDH_sha1kdf_scheme "dhSinglePass-cofactorDH-sha1kdf-scheme"
#define OBJ_dhSinglePass_cofactorDH_sha1kdf_scheme 1L, 3L, 133L, 16L, 840L, 63L, 0L, 3L

#define SN_dhSinglePass_cofactorDH_sha224kdf_scheme "dhSinglePass-cofactorDH-sha224kdf-scheme"
#define OBJ_dhSinglePass_cofactorDH_sha224kdf_scheme 1L, 3L, 132L, 1L, 14L, 0L

#define SN_dhSinglePass_cofactorDH_sha256kdf_scheme "dhSinglePass-cofactorDH-sha256kdf-scheme"
#define OBJ_dhSinglePass_cofactorDH_sha256kdf_scheme 1L, 3L, 132L, 1L, 14L, 1L

#define SN_dhSinglePass_cofactorDH_sha384kdf_scheme "dhSinglePass-cofactorDH-sha384kdf-scheme"
#define OBJ_dhSinglePass_cofactorDH_sha384kdf_scheme 1L, 3L, 132L, 1L, 14L, 2L

#define SN_dhSinglePass_cofactorDH_sha512kdf_scheme "dhSinglePass-cofactorDH-sha512kdf-scheme"
#define OBJ_dhSinglePass_cofactorDH_sha512kdf_scheme 1L, 3L, 132L, 1L, 14L, 3L

#define SN_dh_std_kdf "dh-std-kdf"

#define SN_dh_cofactor_kdf "dh-cofactor-kdf"

#define SN_aes_128_cbc_hmac_sha256 "AES-128-CBC-HMAC-SHA256"
#define LN_aes_128_cbc_hmac_sha256 "aes-128-cbc-hmac-sha256"

#define SN_aes_192_cbc_hmac_sha256 "AES-192-CBC-HMAC-SHA256"
#define LN_aes_192_cbc_hmac_sha256 "aes-192-cbc-hmac-sha256"

#define SN_aes_256_cbc_hmac_sha256 "AES-256-CBC-HMAC-SHA256"
#define LN_aes_256_cbc_hmac_sha256 "aes-256-cbc-hmac-sha256"

#define SN_ct_precert_scts "ct_precert_scts"
#define LN_ct_precert_scts "CT Precertificate SCTs"
#define OBJ_ct_precert_scts 1L, 3L, 6L, 1L, 4L, 1L, 11129L, 2L, 4L, 2L

#define SN_ct_precert_poison "ct_precert_poison"
#define LN_ct_precert_poison "CT Precertificate Poison"
#define OBJ_ct_precert_poison 1L, 3L, 6L, 1L, 4L, 1L, 11129L, 2L, 4L, 3L

#define SN_ct_precert_signer "ct_precert_signer"
#define LN_ct_precert_signer "CT Precertificate Signer"
#define OBJ_ct_precert_signer 1L, 3L, 6L, 1L, 4L, 1L, 11129L, 2L, 4L, 4L

#define SN_ct_cert_scts "ct_cert_scts"
#define LN_ct_cert_scts "CT Certificate SCTs"
#define OBJ_ct_cert_scts 1L, 3L, 6L, 1L, 4L, 1L, 11129L, 2L, 4L, 5L

#define SN_jurisdictionLocalityName "jurisdictionL"
#define LN_jurisdictionLocalityName "jurisdictionLocalityName"
#define OBJ_jurisdictionLocalityName 1L, 3L, 6L, 1L, 4L, 1L, 311L, 60L, 2L, 1L, 1L

#define SN_jurisdictionStateOrProvinceName "jurisdictionST"
#define LN_jurisdictionStateOrProvinceName "jurisdictionStateOrProvinceName"
#define OBJ_jurisdictionStateOrProvinceName 1L, 3L, 6L, 1L, 4L, 1L, 311L, 60L, 2L, 1L, 2L

#define SN_jurisdictionCountryName "jurisdictionC"
#define LN_jurisdictionCountryName "jurisdictionCountryName"
#define OBJ_jurisdictionCountryName 1L, 3L, 6L, 1L, 4L, 1L, 311L, 60L, 2L, 1L, 3L

#define SN_aes_128_ocb "AES-128-OCB"
#define LN_aes_128_ocb "aes-128-ocb"

#define SN_aes_192_ocb "AES-192-OCB"
#define LN_aes_192_ocb "aes-192-ocb"

#define SN_aes_256_ocb "AES-256-OCB"
#define LN_aes_256_ocb "aes-256-ocb"

#define SN_camellia_128_gcm "CAMELLIA-128-GCM"
#define LN_camellia_128_gcm "camellia-128-gcm"
#define OBJ_camellia_128_gcm 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 6L

#define SN_camellia_128_ccm "CAMELLIA-128-CCM"
#define LN_camellia_128_ccm "camellia-128-ccm"
#define OBJ_camellia_128_ccm 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 7L

#define SN_camellia_128_ctr "CAMELLIA-128-CTR"
#define LN_camellia_128_ctr "camellia-128-ctr"
#define OBJ_camellia_128_ctr 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 9L

#define SN_camellia_128_cmac "CAMELLIA-128-CMAC"
#define LN_camellia_128_cmac "camellia-128-cmac"
#define OBJ_camellia_128_cmac 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 10L

#define SN_camellia_192_gcm "CAMELLIA-192-GCM"
#define LN_camellia_192_gcm "camellia-192-gcm"
#define OBJ_camellia_192_gcm 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 26L

#define SN_camellia_192_ccm "CAMELLIA-192-CCM"
#define LN_camellia_192_ccm "camellia-192-ccm"
#define OBJ_camellia_192_ccm 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 27L

#define SN_camellia_192_ctr "CAMELLIA-192-CTR"
#define LN_camellia_192_ctr "camellia-192-ctr"
#define OBJ_camellia_192_ctr 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 29L

#define SN_camellia_192_cmac "CAMELLIA-192-CMAC"
#define LN_camellia_192_cmac "camellia-192-cmac"
#define OBJ_camellia_192_cmac 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 30L

#define SN_camellia_256_gcm "CAMELLIA-256-GCM"
#define LN_camellia_256_gcm "camellia-256-gcm"
#define OBJ_camellia_256_gcm 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 46L

#define SN_camellia_256_ccm "CAMELLIA-256-CCM"
#define LN_camellia_256_ccm "camellia-256-ccm"
#define OBJ_camellia_256_ccm 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 47L

#define SN_camellia_256_ctr "CAMELLIA-256-CTR"
#define LN_camellia_256_ctr "camellia-256-ctr"
#define OBJ_camellia_256_ctr 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 49L

#define SN_camellia_256_cmac "CAMELLIA-256-CMAC"
#define LN_camellia_256_cmac "camellia-256-cmac"
#define OBJ_camellia_256_cmac 0L, 3L, 4401L, 5L, 3L, 1L, 9L, 50L

#define SN_id_scrypt "id-scrypt"
#define LN_id_scrypt "scrypt"
#define OBJ_id_scrypt 1L, 3L, 6L, 1L, 4L, 1L, 11591L, 4L, 11L

#define SN_id_tc26 "id-tc26"
#define OBJ_id_tc26 1L, 2L, 643L, 7L, 1L

#define SN_gost89_cnt_12 "gost89-cnt-12"

#define SN_gost_mac_12 "gost-mac-12"

#define SN_id_tc26_algorithms "id-tc26-algorithms"
#define OBJ_id_tc26_algorithms 1L, 2L, 643L, 7L, 1L, 1L

#define SN_id_tc26_sign "id-tc26-sign"
#define OBJ_id_tc26_sign 1L, 2L, 643L, 7L, 1L, 1L, 1L

#define SN_id_GostR3410_2012_256 "gost2012_256"
#define LN_id_GostR3410_2012_256 "GOST R 34.10-2012 with 256 bit modulus"
#define OBJ_id_GostR3410_2012_256 1L, 2L, 643L, 7L, 1L, 1L, 1L, 1L

#define SN_id_GostR3410_2012_512 "gost2012_512"
#define LN_id_GostR3410_2012_512 "GOST R 34.10-2012 with 512 bit modulus"
#define OBJ_id_GostR3410_2012_512 1L, 2L, 643L, 7L, 1L, 1L, 1L, 2L

#define SN_id_tc26_digest "id-tc26-digest"
#define OBJ_id_tc26_digest 1L, 2L, 643L, 7L, 1L, 1L, 2L

#define SN_id_GostR3411_2012_256 "md_gost12_256"
#define LN_id_GostR3411_2012_256 "GOST R 34.11-2012 with 256 bit hash"
#define OBJ_id_GostR3411_2012_256 1L, 2L, 643L, 7L, 1L, 1L, 2L, 2L

#define SN_id_GostR3411_2012_512 "md_gost12_512"
#define LN_id_GostR3411_2012_512 "GOST R 34.11-2012 with 512 bit hash"
#define OBJ_id_GostR3411_2012_512 1L, 2L, 643L, 7L, 1L, 1L, 2L, 3L

#define SN_id_tc26_signwithdigest "id-tc26-signwithdigest"
#define OBJ_id_tc26_signwithdigest 1L, 2L, 643L, 7L, 1L, 1L, 3L

#define SN_id_tc26_signwithdigest_gost3410_2012_256 "id-tc26-signwithdigest-gost3410-2012-256"
#define LN_id_tc26_signwithdigest_gost3410_2012_256 "GOST R 34.10-2012 with GOST R 34.11-2012 (256 bit)"
#define OBJ_id_tc26_signwithdigest_gost3410_2012_256 1L, 2L, 643L, 7L, 1L, 1L, 3L, 2L

#define SN_id_tc26_signwithdigest_gost3410_2012_512 "id-tc26-signwithdigest-gost3410-2012-512"
#define LN_id_tc26_signwithdigest_gost3410_2012_512 "GOST R 34.10-2012 with GOST R 34.11-2012 (512 bit)"
#define OBJ_id_tc26_signwithdigest_gost3410_2012_512 1L, 2L, 643L, 7L, 1L, 1L, 3L, 3L

#define SN_id_tc26_mac "id-tc26-mac"
#define OBJ_id_tc26_mac 1L, 2L, 643L, 7L, 1L, 1L, 4L

#define SN_id_tc26_hmac_gost_3411_2012_256 "id-tc26-hmac-gost-3411-2012-256"
#define LN_id_tc26_hmac_gost_3411_2012_256 "HMAC GOST 34.11-2012 256 bit"
#define OBJ_id_tc26_hmac_gost_3411_2012_256 1L, 2L, 643L, 7L, 1L, 1L, 4L, 1L

#define SN_id_tc26_hmac_gost_3411_2012_512 "id-tc26-hmac-gost-3411-2012-512"
#define LN_id_tc26_hmac_gost_3411_2012_512 "HMAC GOST 34.11-2012 512 bit"
#define OBJ_id_tc26_hmac_gost_3411_2012_512 1L, 2L, 643L, 7L, 1L, 1L, 4L, 2L

#define SN_id_tc26_cipher "id-tc26-cipher"
#define OBJ_id_tc26_cipher 1L, 2L, 643L, 7L, 1L, 1L, 5L

#define SN_id_tc26_agreement "id-tc26-agreement"
#define OBJ_id_tc26_agreement 1L, 2L, 643L, 7L, 1L, 1L, 6L

#define SN_id_tc26_agreement_gost_3410_2012_256 "id-tc26-agreement-gost-3410-2012-256"
#define OBJ_id_tc26_agreement_gost_3410_2012_256 1L, 2L, 643L, 7L, 1L, 1L, 6L, 1L

#define SN_id_tc26_agreement_gost_3410_2012_512 "id-tc26-agreement-gost-3410-2012-512"
#define OBJ_id_tc26_agreement_gost_3410_2012_512 1L, 2L, 643L, 7L, 1L, 1L, 6L, 2L

#define SN_id_tc26_constants "id-tc26-constants"
#define OBJ_id_tc26_constants 1L, 2L, 643L, 7L, 1L, 2L

#define SN_id_tc26_sign_constants "id-tc26-sign-constants"
#define OBJ_id_tc26_sign_constants 1L, 2L, 643L, 7L, 1L, 2L, 1L

#define SN_id_tc26_gost_3410_2012_512_constants "id-tc26-gost-3410-2012-512-constants"
#define OBJ_id_tc26_gost_3410_2012_512_constants 1L, 2L, 643L, 7L, 1L, 2L, 1L, 2L

#define SN_id_tc26_gost_3410_2012_512_paramSetTest "id-tc26-gost-3410-2012-512-paramSetTest"
#define LN_id_tc26_gost_3410_2012_512_paramSetTest "GOST R 34.10-2012 (512 bit) testing parameter set"
#define OBJ_id_tc26_gost_3410_2012_512_paramSetTest 1L, 2L, 643L, 7L, 1L, 2L, 1L, 2L, 0L

#define SN_id_tc26_gost_3410_2012_512_paramSetA "id-tc26-gost-3410-2012-512-paramSetA"
#define LN_id_tc26_gost_3410_2012_512_paramSetA "GOST R 34.10-2012 (512 bit) ParamSet A"
#define OBJ_id_tc26_gost_3410_2012_512_paramSetA 1L, 2L, 643L, 7L, 1L, 2L, 1L, 2L, 1L

#define SN_id_tc26_gost_3410_2012_512_paramSetB "id-tc26-gost-3410-2012-512-paramSetB"
#define LN_id_tc26_gost_3410_2012_512_paramSetB "GOST R 34.10-2012 (512 bit) ParamSet B"
#define OBJ_id_tc26_gost_3410_2012_512_paramSetB 1L, 2L, 643L, 7L, 1L, 2L, 1L, 2L, 2L

#define SN_id_tc26_digest_constants "id-tc26-digest-constants"
#define OBJ_id_tc26_digest_constants 1L, 2L, 643L, 7L, 1L, 2L, 2L

#define SN_id_tc26_cipher_constants "id-tc26-cipher-constants"
#define OBJ_id_tc26_cipher_constants 1L, 2L, 643L, 7L, 1L, 2L, 5L

#define SN_id_tc26_gost_28147_constants "id-tc26-gost-28147-constants"
#define OBJ_id_tc26_gost_28147_constants 1L, 2L, 643L, 7L, 1L, 2L, 5L, 1L

#define SN_id_tc26_gost_28147_param_Z "id-tc26-gost-28147-param-Z"
#define LN_id_tc26_gost_28147_param_Z "GOST 28147-89 TC26 parameter set"
#define OBJ_id_tc26_gost_28147_param_Z 1L, 2L, 643L, 7L, 1L, 2L, 5L, 1L, 1L

#define SN_INN "INN"
#define LN_INN "INN"
#define OBJ_INN 1L, 2L, 643L, 3L, 131L, 1L, 1L

#define SN_OGRN "OGRN"
#define LN_OGRN "OGRN"
#define OBJ_OGRN 1L, 2L, 643L, 100L, 1L

#define SN_SNILS "SNILS"
#define LN_SNILS "SNILS"
#define OBJ_SNILS 1L, 2L, 643L, 100L, 3L

#define SN_subjectSignTool "subjectSignTool"
#define LN_subjectSignTool "Signing Tool of Subject"
#define OBJ_subjectSignTool 1L, 2L, 643L, 100L, 111L

#define SN_issuerSignTool "issuerSignTool"
#define LN_issuerSignTool "Signing Tool of Issuer"
#define OBJ_issuerSignTool 1L, 2L, 643L, 100L, 112L

#define SN_gost89_cbc "gost89-cbc"

#define SN_gost89_ecb "gost89-ecb"

#define SN_gost89_ctr "gost89-ctr"

#define SN_kuznyechik_ecb "kuznyechik-ecb"

#define SN_kuznyechik_ctr "kuznyechik-ctr"

#define SN_kuznyechik_ofb "kuznyechik-ofb"

#define SN_kuznyechik_cbc "kuznyechik-cbc"

#define SN_kuznyechik_cfb "kuznyechik-cfb"

#define SN_kuznyechik_mac "kuznyechik-mac"

#define SN_chacha20_poly1305 "ChaCha20-Poly1305"
#define LN_chacha20_poly1305 "chacha20-poly1305"

#define SN_chacha20 "ChaCha20"
#define LN_chacha20 "chacha20"

#define SN_tlsfeature "tlsfeature"
#define LN_tlsfeature "TLS Feature"
#define OBJ_tlsfeature 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 24L

#define SN_tls1_prf "TLS1-PRF"
#define LN_tls1_prf "tls1-prf"

#define SN_ipsec_IKE "ipsecIKE"
#define LN_ipsec_IKE "ipsec Internet Key Exchange"
#define OBJ_ipsec_IKE 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 17L

#define SN_capwapAC "capwapAC"
#define LN_capwapAC "Ctrl/provision WAP Access"
#define OBJ_capwapAC 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 18L

#define SN_capwapWTP "capwapWTP"
#define LN_capwapWTP "Ctrl/Provision WAP Termination"
#define OBJ_capwapWTP 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 19L

#define SN_sshClient "secureShellClient"
#define LN_sshClient "SSH Client"
#define OBJ_sshClient 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 21L

#define SN_sshServer "secureShellServer"
#define LN_sshServer "SSH Server"
#define OBJ_sshServer 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 22L

#define SN_sendRouter "sendRouter"
#define LN_sendRouter "Send Router"
#define OBJ_sendRouter 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 23L

#define SN_sendProxiedRouter "sendProxiedRouter"
#define LN_sendProxiedRouter "Send Proxied Router"
#define OBJ_sendProxiedRouter 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 24L

#define SN_sendOwner "sendOwner"
#define LN_sendOwner "Send Owner"
#define OBJ_sendOwner 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 25L

#define SN_sendProxiedOwner "sendProxiedOwner"
#define LN_sendProxiedOwner "Send Proxied Owner"
#define OBJ_sendProxiedOwner 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 26L

#define SN_id_pkinit "id-pkinit"
#define OBJ_id_pkinit 1L, 3L, 6L, 1L, 5L, 2L, 3L

#define SN_pkInitClientAuth "pkInitClientAuth"
#define LN_pkInitClientAuth "PKINIT Client Auth"
#define OBJ_pkInitClientAuth 1L, 3L, 6L, 1L, 5L, 2L, 3L, 4L

#define SN_pkInitKDC "pkInitKDC"
#define LN_pkInitKDC "Signing KDC Response"
#define OBJ_pkInitKDC 1L, 3L, 6L, 1L, 5L, 2L, 3L, 5L

#define SN_X25519 "X25519"
#define OBJ_X25519 1L, 3L, 101L, 110L

#define SN_X448 "X448"
#define OBJ_X448 1L, 3L, 101L, 111L

#define SN_hkdf "HKDF"
#define LN_hkdf "hkdf"

#define SN_kx_rsa "KxRSA"
#define LN_kx_rsa "kx-rsa"

#define SN_kx_ecdhe "KxECDHE"
#define LN_kx_ecdhe "kx-ecdhe"

#define SN_kx_dhe "KxDHE"
#define LN_kx_dhe "kx-dhe"

#define SN_kx_ecdhe_psk "KxECDHE-PSK"
#define LN_kx_ecdhe_psk "kx-ecdhe-psk"

#define SN_kx_dhe_psk "KxDHE-PSK"
#define LN_kx_dhe_psk "kx-dhe-psk"

#define SN_kx_rsa_psk "KxRSA_PSK"
#define LN_kx_rsa_psk "kx-rsa-psk"

#define SN_kx_psk "KxPSK"
#define LN_kx_psk "kx-psk"

#define SN_kx_srp "KxSRP"
#define LN_kx_srp "kx-srp"

#define SN_kx_gost "KxGOST"
#define LN_kx_gost "kx-gost"

#define SN_auth_rsa "AuthRSA"
#define LN_auth_rsa "auth-rsa"

#define SN_auth_ecdsa "AuthECDSA"
#define LN_auth_ecdsa "auth-ecdsa"

#define SN_auth_psk "AuthPSK"
#define LN_auth_psk "auth-psk"

#define SN_auth_dss "AuthDSS"
#define LN_auth_dss "auth-dss"

#define SN_auth_gost01 "AuthGOST01"
#define LN_auth_gost01 "auth-gost01"

#define SN_auth_gost12 "AuthGOST12"
#define LN_auth_gost12 "auth-gost12"

#define SN_auth_srp "AuthSRP"
#define LN_auth_srp "auth-srp"

#define SN_auth_null "AuthNULL"
#define LN_auth_null "auth-null"

#define SN_blake2b512 "BLAKE2b512"
#define LN_blake2b512 "blake2b512"
#define OBJ_blake2b512 1L, 3L, 6L, 1L, 4L, 1L, 1722L, 12L, 2L, 1L, 16L

#define SN_blake2s256 "BLAKE2s256"
#define LN_blake2s256 "blake2s256"
#define OBJ_blake2s256 1L, 3L, 6L, 1L, 4L, 1L, 1722L, 12L, 2L, 2L, 8L

#define SN_id_smime_ct_contentCollection "id-smime-ct-contentCollection"
#define OBJ_id_smime_ct_contentCollection 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 19L

#define SN_id_smime_ct_authEnvelopedData "id-smime-ct-authEnvelopedData"
#define OBJ_id_smime_ct_authEnvelopedData 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 23L

#define SN_id_ct_xml "id-ct-xml"
#define OBJ_id_ct_xml 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 28L

#define SN_poly1305 "Poly1305"
#define LN_poly1305 "poly1305"

#define SN_siphash "SipHash"
#define LN_siphash "siphash"

#define SN_kx_any "KxANY"
#define LN_kx_any "kx-any"

#define SN_auth_any "AuthANY"
#define LN_auth_any "auth-any"

#define SN_aria_128_ecb "ARIA-128-ECB"
#define LN_aria_128_ecb "aria-128-ecb"
#define OBJ_aria_128_ecb 1L, 2L, 410L, 200046L, 1L, 1L, 1L

#define SN_aria_128_cbc "ARIA-128-CBC"
#define LN_aria_128_cbc "aria-128-cbc"
#define OBJ_aria_128_cbc 1L, 2L, 410L, 200046L, 1L, 1L, 2L

#define SN_aria_128_cfb128 "ARIA-128-CFB"
#define LN_aria_128_cfb128 "aria-128-cfb"
#define OBJ_aria_128_cfb128 1L, 2L, 410L, 200046L, 1L, 1L, 3L

#define SN_aria_128_ofb128 "ARIA-128-OFB"
#define LN_aria_128_ofb128 "aria-128-ofb"
#define OBJ_aria_128_ofb128 1L, 2L, 410L, 200046L, 1L, 1L, 4L

#define SN_aria_128_ctr "ARIA-128-CTR"
#define LN_aria_128_ctr "aria-128-ctr"
#define OBJ_aria_128_ctr 1L, 2L, 410L, 200046L, 1L, 1L, 5L

#define SN_aria_192_ecb "ARIA-192-ECB"
#define LN_aria_192_ecb "aria-192-ecb"
#define OBJ_aria_192_ecb 1L, 2L, 410L, 200046L, 1L, 1L, 6L

#define SN_aria_192_cbc "ARIA-192-CBC"
#define LN_aria_192_cbc "aria-192-cbc"
#define OBJ_aria_192_cbc 1L, 2L, 410L, 200046L, 1L, 1L, 7L

#define SN_aria_192_cfb128 "ARIA-192-CFB"
#define LN_aria_192_cfb128 "aria-192-cfb"
#define OBJ_aria_192_cfb128 1L, 2L, 410L, 200046L, 1L, 1L, 8L

#define SN_aria_192_ofb128 "ARIA-192-OFB"
#define LN_aria_192_ofb128 "aria-192-ofb"
#define OBJ_aria_192_ofb128 1L, 2L, 410L, 200046L, 1L, 1L, 9L

#define SN_aria_192_ctr "ARIA-192-CTR"
#define LN_aria_192_ctr "aria-192-ctr"
#define OBJ_aria_192_ctr 1L, 2L, 410L, 200046L, 1L, 1L, 10L

#define SN_aria_256_ecb "ARIA-256-ECB"
#define LN_aria_256_ecb "aria-256-ecb"
#define OBJ_aria_256_ecb 1L, 2L, 410L, 200046L, 1L, 1L, 11L

#define SN_aria_256_cbc "ARIA-256-CBC"
#define LN_aria_256_cbc "aria-256-cbc"
#define OBJ_aria_256_cbc 1L, 2L, 410L, 200046L, 1L, 1L, 12L

#define SN_aria_256_cfb128 "ARIA-256-CFB"
#define LN_aria_256_cfb128 "aria-256-cfb"
#define OBJ_aria_256_cfb128 1L, 2L, 410L, 200046L, 1L, 1L, 13L

#define SN_aria_256_ofb128 "ARIA-256-OFB"
#define LN_aria_256_ofb128 "aria-256-ofb"
#define OBJ_aria_256_ofb128 1L, 2L, 410L, 200046L, 1L, 1L, 14L

#define SN_aria_256_ctr "ARIA-256-CTR"
#define LN_aria_256_ctr "aria-256-ctr"
#define OBJ_aria_256_ctr 1L, 2L, 410L, 200046L, 1L, 1L, 15L

#define SN_aria_128_cfb1 "ARIA-128-CFB1"
#define LN_aria_128_cfb1 "aria-128-cfb1"

#define SN_aria_192_cfb1 "ARIA-192-CFB1"
#define LN_aria_192_cfb1 "aria-192-cfb1"

#define SN_aria_256_cfb1 "ARIA-256-CFB1"
#define LN_aria_256_cfb1 "aria-256-cfb1"

#define SN_aria_128_cfb8 "ARIA-128-CFB8"
#define LN_aria_128_cfb8 "aria-128-cfb8"

#define SN_aria_192_cfb8 "ARIA-192-CFB8"
#define LN_aria_192_cfb8 "aria-192-cfb8"

#define SN_aria_256_cfb8 "ARIA-256-CFB8"
#define LN_aria_256_cfb8 "aria-256-cfb8"

#define SN_id_smime_aa_signingCertificateV2 "id-smime-aa-signingCertificateV2"
#define OBJ_id_smime_aa_signingCertificateV2 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 2L, 47L

#define SN_ED25519 "ED25519"
#define OBJ_ED25519 1L, 3L, 101L, 112L

#define SN_ED448 "ED448"
#define OBJ_ED448 1L, 3L, 101L, 113L

#define LN_organizationIdentifier "organizationIdentifier"
#define OBJ_organizationIdentifier 2L, 5L, 4L, 97L

#define SN_countryCode3c "c3"
#define LN_countryCode3c "countryCode3c"
#define OBJ_countryCode3c 2L, 5L, 4L, 98L

#define SN_countryCode3n "n3"
#define LN_countryCode3n "countryCode3n"
#define OBJ_countryCode3n 2L, 5L, 4L, 99L

#define LN_dnsName "dnsName"
#define OBJ_dnsName 2L, 5L, 4L, 100L

#define SN_x509ExtAdmission "x509ExtAdmission"
#define LN_x509ExtAdmission "Professional Information or basis for Admission"
#define OBJ_x509ExtAdmission 1L, 3L, 36L, 8L, 3L, 3L

#define SN_sha512_224 "SHA512-224"
#define LN_sha512_224 "sha512-224"
#define OBJ_sha512_224 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 5L

#define SN_sha512_256 "SHA512-256"
#define LN_sha512_256 "sha512-256"
#define OBJ_sha512_256 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 6L

#define SN_sha3_224 "SHA3-224"
#define LN_sha3_224 "sha3-224"
#define OBJ_sha3_224 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 7L

#define SN_sha3_256 "SHA3-256"
#define LN_sha3_256 "sha3-256"
#define OBJ_sha3_256 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 8L

#define SN_sha3_384 "SHA3-384"
#define LN_sha3_384 "sha3-384"
#define OBJ_sha3_384 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 9L

#define SN_sha3_512 "SHA3-512"
#define LN_sha3_512 "sha3-512"
#define OBJ_sha3_512 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 10L

#define SN_shake128 "SHAKE128"
#define LN_shake128 "shake128"
#define OBJ_shake128 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 11L

#define SN_shake256 "SHAKE256"
#define LN_shake256 "shake256"
#define OBJ_shake256 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 12L

#define SN_hmac_sha3_224 "id-hmacWithSHA3-224"
#define LN_hmac_sha3_224 "hmac-sha3-224"
#define OBJ_hmac_sha3_224 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 13L

#define SN_hmac_sha3_256 "id-hmacWithSHA3-256"
#define LN_hmac_sha3_256 "hmac-sha3-256"
#define OBJ_hmac_sha3_256 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 14L

#define SN_hmac_sha3_384 "id-hmacWithSHA3-384"
#define LN_hmac_sha3_384 "hmac-sha3-384"
#define OBJ_hmac_sha3_384 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 15L

#define SN_hmac_sha3_512 "id-hmacWithSHA3-512"
#define LN_hmac_sha3_512 "hmac-sha3-512"
#define OBJ_hmac_sha3_512 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 16L

#define SN_dsa_with_SHA384 "id-dsa-with-sha384"
#define LN_dsa_with_SHA384 "dsa_with_SHA384"
#define OBJ_dsa_with_SHA384 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 3L

#define SN_dsa_with_SHA512 "id-dsa-with-sha512"
#define LN_dsa_with_SHA512 "dsa_with_SHA512"
#define OBJ_dsa_with_SHA512 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 4L

#define SN_dsa_with_SHA3_224 "id-dsa-with-sha3-224"
#define LN_dsa_with_SHA3_224 "dsa_with_SHA3-224"
#define OBJ_dsa_with_SHA3_224 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 5L

#define SN_dsa_with_SHA3_256 "id-dsa-with-sha3-256"
#define LN_dsa_with_SHA3_256 "dsa_with_SHA3-256"
#define OBJ_dsa_with_SHA3_256 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 6L

#define SN_dsa_with_SHA3_384 "id-dsa-with-sha3-384"
#define LN_dsa_with_SHA3_384 "dsa_with_SHA3-384"
#define OBJ_dsa_with_SHA3_384 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 7L

#define SN_dsa_with_SHA3_512 "id-dsa-with-sha3-512"
#define LN_dsa_with_SHA3_512 "dsa_with_SHA3-512"
#define OBJ_dsa_with_SHA3_512 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 8L

#define SN_ecdsa_with_SHA3_224 "id-ecdsa-with-sha3-224"
#define LN_ecdsa_with_SHA3_224 "ecdsa_with_SHA3-224"
#define OBJ_ecdsa_with_SHA3_224 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 9L

#define SN_ecdsa_with_SHA3_256 "id-ecdsa-with-sha3-256"
#define LN_ecdsa_with_SHA3_256 "ecdsa_with_SHA3-256"
#define OBJ_ecdsa_with_SHA3_256 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 10L

#define SN_ecdsa_with_SHA3_384 "id-ecdsa-with-sha3-384"
#define LN_ecdsa_with_SHA3_384 "ecdsa_with_SHA3-384"
#define OBJ_ecdsa_with_SHA3_384 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 11L

#define SN_ecdsa_with_SHA3_512 "id-ecdsa-with-sha3-512"
#define LN_ecdsa_with_SHA3_512 "ecdsa_with_SHA3-512"
#define OBJ_ecdsa_with_SHA3_512 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 12L

#define SN_RSA_SHA3_224 "id-rsassa-pkcs1-v1_5-with-sha3-224"
#define LN_RSA_SHA3_224 "RSA-SHA3-224"
#define OBJ_RSA_SHA3_224 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 13L

#define SN_RSA_SHA3_256 "id-rsassa-pkcs1-v1_5-with-sha3-256"
#define LN_RSA_SHA3_256 "RSA-SHA3-256"
#define OBJ_RSA_SHA3_256 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 14L

#define SN_RSA_SHA3_384 "id-rsassa-pkcs1-v1_5-with-sha3-384"
#define LN_RSA_SHA3_384 "RSA-SHA3-384"
#define OBJ_RSA_SHA3_384 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 15L

#define SN_RSA_SHA3_512 "id-rsassa-pkcs1-v1_5-with-sha3-512"
#define LN_RSA_SHA3_512 "RSA-SHA3-512"
#define OBJ_RSA_SHA3_512 2L, 16L, 840L, 1L, 101L, 3L, 4L, 3L, 16L

#define SN_aria_128_ccm "ARIA-128-CCM"
#define LN_aria_128_ccm "aria-128-ccm"
#define OBJ_aria_128_ccm 1L, 2L, 410L, 200046L, 1L, 1L, 37L

#define SN_aria_192_ccm "ARIA-192-CCM"
#define LN_aria_192_ccm "aria-192-ccm"
#define OBJ_aria_192_ccm 1L, 2L, 410L, 200046L, 1L, 1L, 38L

#define SN_aria_256_ccm "ARIA-256-CCM"
#define LN_aria_256_ccm "aria-256-ccm"
#define OBJ_aria_256_ccm 1L, 2L, 410L, 200046L, 1L, 1L, 39L

#define SN_aria_128_gcm "ARIA-128-GCM"
#define LN_aria_128_gcm "aria-128-gcm"
#define OBJ_aria_128_gcm 1L, 2L, 410L, 200046L, 1L, 1L, 34L

#define SN_aria_192_gcm "ARIA-192-GCM"
#define LN_aria_192_gcm "aria-192-gcm"
#define OBJ_aria_192_gcm 1L, 2L, 410L, 200046L, 1L, 1L, 35L

#define SN_aria_256_gcm "ARIA-256-GCM"
#define LN_aria_256_gcm "aria-256-gcm"
#define OBJ_aria_256_gcm 1L, 2L, 410L, 200046L, 1L, 1L, 36L

#define SN_ffdhe2048 "ffdhe2048"

#define SN_ffdhe3072 "ffdhe3072"

#define SN_ffdhe4096 "ffdhe4096"

#define SN_ffdhe6144 "ffdhe6144"

#define SN_ffdhe8192 "ffdhe8192"

#define SN_cmcCA "cmcCA"
#define LN_cmcCA "CMC Certificate Authority"
#define OBJ_cmcCA 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 27L

#define SN_cmcRA "cmcRA"
#define LN_cmcRA "CMC Registration Authority"
#define OBJ_cmcRA 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 28L

#define SN_sm4_ecb "SM4-ECB"
#define LN_sm4_ecb "sm4-ecb"
#define OBJ_sm4_ecb 1L, 2L, 156L, 10197L, 1L, 104L, 1L

#define SN_sm4_cbc "SM4-CBC"
#define LN_sm4_cbc "sm4-cbc"
#define OBJ_sm4_cbc 1L, 2L, 156L, 10197L, 1L, 104L, 2L

#define SN_sm4_ofb128 "SM4-OFB"
#define LN_sm4_ofb128 "sm4-ofb"
#define OBJ_sm4_ofb128 1L, 2L, 156L, 10197L, 1L, 104L, 3L

#define SN_sm4_cfb1 "SM4-CFB1"
#define LN_sm4_cfb1 "sm4-cfb1"
#define OBJ_sm4_cfb1 1L, 2L, 156L, 10197L, 1L, 104L, 5L

#define SN_sm4_cfb128 "SM4-CFB"
#define LN_sm4_cfb128 "sm4-cfb"
#define OBJ_sm4_cfb128 1L, 2L, 156L, 10197L, 1L, 104L, 4L

#define SN_sm4_cfb8 "SM4-CFB8"
#define LN_sm4_cfb8 "sm4-cfb8"
#define OBJ_sm4_cfb8 1L, 2L, 156L, 10197L, 1L, 104L, 6L

#define SN_sm4_ctr "SM4-CTR"
#define LN_sm4_ctr "sm4-ctr"
#define OBJ_sm4_ctr 1L, 2L, 156L, 10197L, 1L, 104L, 7L

#define SN_ISO_CN "ISO-CN"
#define LN_ISO_CN "ISO CN Member Body"
#define OBJ_ISO_CN 1L, 2L, 156L

#define SN_oscca "oscca"
#define OBJ_oscca 1L, 2L, 156L, 10197L

#define SN_sm_scheme "sm-scheme"
#define OBJ_sm_scheme 1L, 2L, 156L, 10197L, 1L

#define SN_sm3 "SM3"
#define LN_sm3 "sm3"
#define OBJ_sm3 1L, 2L, 156L, 10197L, 1L, 401L

#define SN_sm3WithRSAEncryption "RSA-SM3"
#define LN_sm3WithRSAEncryption "sm3WithRSAEncryption"
#define OBJ_sm3WithRSAEncryption 1L, 2L, 156L, 10197L, 1L, 504L

#define SN_sha512_224WithRSAEncryption "RSA-SHA512/224"
#define LN_sha512_224WithRSAEncryption "sha512-224WithRSAEncryption"
#define OBJ_sha512_224WithRSAEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 15L

#define SN_sha512_256WithRSAEncryption "RSA-SHA512/256"
#define LN_sha512_256WithRSAEncryption "sha512-256WithRSAEncryption"
#define OBJ_sha512_256WithRSAEncryption 1L, 2L, 840L, 113549L, 1L, 1L, 16L

#define SN_id_tc26_gost_3410_2012_256_constants "id-tc26-gost-3410-2012-256-constants"
#define OBJ_id_tc26_gost_3410_2012_256_constants 1L, 2L, 643L, 7L, 1L, 2L, 1L, 1L

#define SN_id_tc26_gost_3410_2012_256_paramSetA "id-tc26-gost-3410-2012-256-paramSetA"
#define LN_id_tc26_gost_3410_2012_256_paramSetA "GOST R 34.10-2012 (256 bit) ParamSet A"
#define OBJ_id_tc26_gost_3410_2012_256_paramSetA 1L, 2L, 643L, 7L, 1L, 2L, 1L, 1L, 1L

#define SN_id_tc26_gost_3410_2012_512_paramSetC "id-tc26-gost-3410-2012-512-paramSetC"
#define LN_id_tc26_gost_3410_2012_512_paramSetC "GOST R 34.10-2012 (512 bit) ParamSet C"
#define OBJ_id_tc26_gost_3410_2012_512_paramSetC 1L, 2L, 643L, 7L, 1L, 2L, 1L, 2L, 3L

#define SN_ISO_UA "ISO-UA"
#define OBJ_ISO_UA 1L, 2L, 804L

#define SN_ua_pki "ua-pki"
#define OBJ_ua_pki 1L, 2L, 804L, 2L, 1L, 1L, 1L

#define SN_dstu28147 "dstu28147"
#define LN_dstu28147 "DSTU Gost 28147-2009"
#define OBJ_dstu28147 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 1L, 1L

#define SN_dstu28147_ofb "dstu28147-ofb"
#define LN_dstu28147_ofb "DSTU Gost 28147-2009 OFB mode"
#define OBJ_dstu28147_ofb 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 1L, 1L, 2L

#define SN_dstu28147_cfb "dstu28147-cfb"
#define LN_dstu28147_cfb "DSTU Gost 28147-2009 CFB mode"
#define OBJ_dstu28147_cfb 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 1L, 1L, 3L

#define SN_dstu28147_wrap "dstu28147-wrap"
#define LN_dstu28147_wrap "DSTU Gost 28147-2009 key wrap"
#define OBJ_dstu28147_wrap 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 1L, 1L, 5L

#define SN_hmacWithDstu34311 "hmacWithDstu34311"
#define LN_hmacWithDstu34311 "HMAC DSTU Gost 34311-95"
#define OBJ_hmacWithDstu34311 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 1L, 2L

#define SN_dstu34311 "dstu34311"
#define LN_dstu34311 "DSTU Gost 34311-95"
#define OBJ_dstu34311 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 2L, 1L

#define SN_dstu4145le "dstu4145le"
#define LN_dstu4145le "DSTU 4145-2002 little endian"
#define OBJ_dstu4145le 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L

#define SN_dstu4145be "dstu4145be"
#define LN_dstu4145be "DSTU 4145-2002 big endian"
#define OBJ_dstu4145be 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 1L, 1L

#define SN_uacurve0 "uacurve0"
#define LN_uacurve0 "DSTU curve 0"
#define OBJ_uacurve0 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 2L, 0L

#define SN_uacurve1 "uacurve1"
#define LN_uacurve1 "DSTU curve 1"
#define OBJ_uacurve1 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 2L, 1L

#define SN_uacurve2 "uacurve2"
#define LN_uacurve2 "DSTU curve 2"
#define OBJ_uacurve2 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 2L, 2L

#define SN_uacurve3 "uacurve3"
#define LN_uacurve3 "DSTU curve 3"
#define OBJ_uacurve3 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 2L, 3L

#define SN_uacurve4 "uacurve4"
#define LN_uacurve4 "DSTU curve 4"
#define OBJ_uacurve4 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 2L, 4L

#define SN_uacurve5 "uacurve5"
#define LN_uacurve5 "DSTU curve 5"
#define OBJ_uacurve5 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 2L, 5L

#define SN_uacurve6 "uacurve6"
#define LN_uacurve6 "DSTU curve 6"
#define OBJ_uacurve6 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 2L, 6L

#define SN_uacurve7 "uacurve7"
#define LN_uacurve7 "DSTU curve 7"
#define OBJ_uacurve7 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 2L, 7L

#define SN_uacurve8 "uacurve8"
#define LN_uacurve8 "DSTU curve 8"
#define OBJ_uacurve8 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 2L, 8L

#define SN_uacurve9 "uacurve9"
#define LN_uacurve9 "DSTU curve 9"
#define OBJ_uacurve9 1L, 2L, 804L, 2L, 1L, 1L, 1L, 1L, 3L, 1L, 1L, 2L, 9L

#define SN_ieee "ieee"
#define OBJ_ieee 1L, 3L, 111L

#define SN_ieee_siswg "ieee-siswg"
#define LN_ieee_siswg "IEEE Security in Storage Working Group"
#define OBJ_ieee_siswg 1L, 3L, 111L, 2L, 1619L

#define SN_sm2 "SM2"
#define LN_sm2 "sm2"
#define OBJ_sm2 1L, 2L, 156L, 10197L, 1L, 301L

#define SN_id_tc26_cipher_gostr3412_2015_magma "id-tc26-cipher-gostr3412-2015-magma"
#define OBJ_id_tc26_cipher_gostr3412_2015_magma 1L, 2L, 643L, 7L, 1L, 1L, 5L, 1L

#define SN_magma_ctr_acpkm "magma-ctr-acpkm"
#define OBJ_magma_ctr_acpkm 1L, 2L, 643L, 7L, 1L, 1L, 5L, 1L, 1L

#define SN_magma_ctr_acpkm_omac "magma-ctr-acpkm-omac"
#define OBJ_magma_ctr_acpkm_omac 1L, 2L, 643L, 7L, 1L, 1L, 5L, 1L, 2L

#define SN_id_tc26_cipher_gostr3412_2015_kuznyechik "id-tc26-cipher-gostr3412-2015-kuznyechik"
#define OBJ_id_tc26_cipher_gostr3412_2015_kuznyechik 1L, 2L, 643L, 7L, 1L, 1L, 5L, 2L

#define SN_kuznyechik_ctr_acpkm "kuznyechik-ctr-acpkm"
#define OBJ_kuznyechik_ctr_acpkm 1L, 2L, 643L, 7L, 1L, 1L, 5L, 2L, 1L

#define SN_kuznyechik_ctr_acpkm_omac "kuznyechik-ctr-acpkm-omac"
#define OBJ_kuznyechik_ctr_acpkm_omac 1L, 2L, 643L, 7L, 1L, 1L, 5L, 2L, 2L

#define SN_id_tc26_wrap "id-tc26-wrap"
#define OBJ_id_tc26_wrap 1L, 2L, 643L, 7L, 1L, 1L, 7L

#define SN_id_tc26_wrap_gostr3412_2015_magma "id-tc26-wrap-gostr3412-2015-magma"
#define OBJ_id_tc26_wrap_gostr3412_2015_magma 1L, 2L, 643L, 7L, 1L, 1L, 7L, 1L

#define SN_magma_kexp15 "magma-kexp15"
#define OBJ_magma_kexp15 1L, 2L, 643L, 7L, 1L, 1L, 7L, 1L, 1L

#define SN_id_tc26_wrap_gostr3412_2015_kuznyechik "id-tc26-wrap-gostr3412-2015-kuznyechik"
#define OBJ_id_tc26_wrap_gostr3412_2015_kuznyechik 1L, 2L, 643L, 7L, 1L, 1L, 7L, 2L

#define SN_kuznyechik_kexp15 "kuznyechik-kexp15"
#define OBJ_kuznyechik_kexp15 1L, 2L, 643L, 7L, 1L, 1L, 7L, 2L, 1L

#define SN_id_tc26_gost_3410_2012_256_paramSetB "id-tc26-gost-3410-2012-256-paramSetB"
#define LN_id_tc26_gost_3410_2012_256_paramSetB "GOST R 34.10-2012 (256 bit) ParamSet B"
#define OBJ_id_tc26_gost_3410_2012_256_paramSetB 1L, 2L, 643L, 7L, 1L, 2L, 1L, 1L, 2L

#define SN_id_tc26_gost_3410_2012_256_paramSetC "id-tc26-gost-3410-2012-256-paramSetC"
#define LN_id_tc26_gost_3410_2012_256_paramSetC "GOST R 34.10-2012 (256 bit) ParamSet C"
#define OBJ_id_tc26_gost_3410_2012_256_paramSetC 1L, 2L, 643L, 7L, 1L, 2L, 1L, 1L, 3L

#define SN_id_tc26_gost_3410_2012_256_paramSetD "id-tc26-gost-3410-2012-256-paramSetD"
#define LN_id_tc26_gost_3410_2012_256_paramSetD "GOST R 34.10-2012 (256 bit) ParamSet D"
#define OBJ_id_tc26_gost_3410_2012_256_paramSetD 1L, 2L, 643L, 7L, 1L, 2L, 1L, 1L, 4L

#define SN_magma_ecb "magma-ecb"

#define SN_magma_ctr "magma-ctr"

#define SN_magma_ofb "magma-ofb"

#define SN_magma_cbc "magma-cbc"

#define SN_magma_cfb "magma-cfb"

#define SN_magma_mac "magma-mac"

#define LN_hmacWithSHA512_224 "hmacWithSHA512-224"
#define OBJ_hmacWithSHA512_224 1L, 2L, 840L, 113549L, 2L, 12L

#define LN_hmacWithSHA512_256 "hmacWithSHA512-256"
#define OBJ_hmacWithSHA512_256 1L, 2L, 840L, 113549L, 2L, 13L

#define SN_gmac "GMAC"
#define LN_gmac "gmac"
#define OBJ_gmac 1L, 0L, 9797L, 3L, 4L

#define SN_kmac128 "KMAC128"
#define LN_kmac128 "kmac128"
#define OBJ_kmac128 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 19L

#define SN_kmac256 "KMAC256"
#define LN_kmac256 "kmac256"
#define OBJ_kmac256 2L, 16L, 840L, 1L, 101L, 3L, 4L, 2L, 20L

#define SN_aes_128_siv "AES-128-SIV"
#define LN_aes_128_siv "aes-128-siv"

#define SN_aes_192_siv "AES-192-SIV"
#define LN_aes_192_siv "aes-192-siv"

#define SN_aes_256_siv "AES-256-SIV"
#define LN_aes_256_siv "aes-256-siv"

#define SN_blake2bmac "BLAKE2BMAC"
#define LN_blake2bmac "blake2bmac"
#define OBJ_blake2bmac 1L, 3L, 6L, 1L, 4L, 1L, 1722L, 12L, 2L, 1L

#define SN_blake2smac "BLAKE2SMAC"
#define LN_blake2smac "blake2smac"
#define OBJ_blake2smac 1L, 3L, 6L, 1L, 4L, 1L, 1722L, 12L, 2L, 2L

#define SN_sshkdf "SSHKDF"
#define LN_sshkdf "sshkdf"

#define SN_SM2_with_SM3 "SM2-SM3"
#define LN_SM2_with_SM3 "SM2-with-SM3"
#define OBJ_SM2_with_SM3 1L, 2L, 156L, 10197L, 1L, 501L

#define SN_sskdf "SSKDF"
#define LN_sskdf "sskdf"

#define SN_x963kdf "X963KDF"
#define LN_x963kdf "x963kdf"

#define SN_x942kdf "X942KDF"
#define LN_x942kdf "x942kdf"

#define SN_id_on_SmtpUTF8Mailbox "id-on-SmtpUTF8Mailbox"
#define LN_id_on_SmtpUTF8Mailbox "Smtp UTF8 Mailbox"
#define OBJ_id_on_SmtpUTF8Mailbox 1L, 3L, 6L, 1L, 5L, 5L, 7L, 8L, 9L

#define SN_XmppAddr "id-on-xmppAddr"
#define LN_XmppAddr "XmppAddr"
#define OBJ_XmppAddr 1L, 3L, 6L, 1L, 5L, 5L, 7L, 8L, 5L

#define SN_SRVName "id-on-dnsSRV"
#define LN_SRVName "SRVName"
#define OBJ_SRVName 1L, 3L, 6L, 1L, 5L, 5L, 7L, 8L, 7L

#define SN_NAIRealm "id-on-NAIRealm"
#define LN_NAIRealm "NAIRealm"
#define OBJ_NAIRealm 1L, 3L, 6L, 1L, 5L, 5L, 7L, 8L, 8L

#define SN_modp_1536 "modp_1536"

#define SN_modp_2048 "modp_2048"

#define SN_modp_3072 "modp_3072"

#define SN_modp_4096 "modp_4096"

#define SN_modp_6144 "modp_6144"

#define SN_modp_8192 "modp_8192"

#define SN_kx_gost18 "KxGOST18"
#define LN_kx_gost18 "kx-gost18"

#define SN_cmcArchive "cmcArchive"
#define LN_cmcArchive "CMC Archive Server"
#define OBJ_cmcArchive 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 29L

#define SN_id_kp_bgpsec_router "id-kp-bgpsec-router"
#define LN_id_kp_bgpsec_router "BGPsec Router"
#define OBJ_id_kp_bgpsec_router 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 30L

#define SN_id_kp_BrandIndicatorforMessageIdentification "id-kp-BrandIndicatorforMessageIdentification"
#define LN_id_kp_BrandIndicatorforMessageIdentification "Brand Indicator for Message Identification"
#define OBJ_id_kp_BrandIndicatorforMessageIdentification 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 31L

#define SN_cmKGA "cmKGA"
#define LN_cmKGA "Certificate Management Key Generation Authority"
#define OBJ_cmKGA 1L, 3L, 6L, 1L, 5L, 5L, 7L, 3L, 32L

#define SN_id_it_caCerts "id-it-caCerts"
#define OBJ_id_it_caCerts 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 17L

#define SN_id_it_rootCaKeyUpdate "id-it-rootCaKeyUpdate"
#define OBJ_id_it_rootCaKeyUpdate 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 18L

#define SN_id_it_certReqTemplate "id-it-certReqTemplate"
#define OBJ_id_it_certReqTemplate 1L, 3L, 6L, 1L, 5L, 5L, 7L, 4L, 19L

#define SN_OGRNIP "OGRNIP"
#define LN_OGRNIP "OGRNIP"
#define OBJ_OGRNIP 1L, 2L, 643L, 100L, 5L

#define SN_classSignTool "classSignTool"
#define LN_classSignTool "Class of Signing Tool"
#define OBJ_classSignTool 1L, 2L, 643L, 100L, 113L

#define SN_classSignToolKC1 "classSignToolKC1"
#define LN_classSignToolKC1 "Class of Signing Tool KC1"
#define OBJ_classSignToolKC1 1L, 2L, 643L, 100L, 113L, 1L

#define SN_classSignToolKC2 "classSignToolKC2"
#define LN_classSignToolKC2 "Class of Signing Tool KC2"
#define OBJ_classSignToolKC2 1L, 2L, 643L, 100L, 113L, 2L

#define SN_classSignToolKC3 "classSignToolKC3"
#define LN_classSignToolKC3 "Class of Signing Tool KC3"
#define OBJ_classSignToolKC3 1L, 2L, 643L, 100L, 113L, 3L

#define SN_classSignToolKB1 "classSignToolKB1"
#define LN_classSignToolKB1 "Class of Signing Tool KB1"
#define OBJ_classSignToolKB1 1L, 2L, 643L, 100L, 113L, 4L

#define SN_classSignToolKB2 "classSignToolKB2"
#define LN_classSignToolKB2 "Class of Signing Tool KB2"
#define OBJ_classSignToolKB2 1L, 2L, 643L, 100L, 113L, 5L

#define SN_classSignToolKA1 "classSignToolKA1"
#define LN_classSignToolKA1 "Class of Signing Tool KA1"
#define OBJ_classSignToolKA1 1L, 2L, 643L, 100L, 113L, 6L

#define SN_id_ct_routeOriginAuthz "id-ct-routeOriginAuthz"
#define OBJ_id_ct_routeOriginAuthz 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 24L

#define SN_id_ct_rpkiManifest "id-ct-rpkiManifest"
#define OBJ_id_ct_rpkiManifest 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 26L

#define SN_id_ct_rpkiGhostbusters "id-ct-rpkiGhostbusters"
#define OBJ_id_ct_rpkiGhostbusters 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 35L

#define SN_id_ct_resourceTaggedAttest "id-ct-resourceTaggedAttest"
#define OBJ_id_ct_resourceTaggedAttest 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 36L

#define SN_id_cp "id-cp"
#define OBJ_id_cp 1L, 3L, 6L, 1L, 5L, 5L, 7L, 14L

#define SN_sbgp_ipAddrBlockv2 "sbgp-ipAddrBlockv2"
#define OBJ_sbgp_ipAddrBlockv2 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 28L

#define SN_sbgp_autonomousSysNumv2 "sbgp-autonomousSysNumv2"
#define OBJ_sbgp_autonomousSysNumv2 1L, 3L, 6L, 1L, 5L, 5L, 7L, 1L, 29L

#define SN_ipAddr_asNumber "ipAddr-asNumber"
#define OBJ_ipAddr_asNumber 1L, 3L, 6L, 1L, 5L, 5L, 7L, 14L, 2L

#define SN_ipAddr_asNumberv2 "ipAddr-asNumberv2"
#define OBJ_ipAddr_asNumberv2 1L, 3L, 6L, 1L, 5L, 5L, 7L, 14L, 3L

#define SN_rpkiManifest "rpkiManifest"
#define LN_rpkiManifest "RPKI Manifest"
#define OBJ_rpkiManifest 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 10L

#define SN_signedObject "signedObject"
#define LN_signedObject "Signed Object"
#define OBJ_signedObject 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 11L

#define SN_rpkiNotify "rpkiNotify"
#define LN_rpkiNotify "RPKI Notify"
#define OBJ_rpkiNotify 1L, 3L, 6L, 1L, 5L, 5L, 7L, 48L, 13L

#define SN_id_ct_geofeedCSVwithCRLF "id-ct-geofeedCSVwithCRLF"
#define OBJ_id_ct_geofeedCSVwithCRLF 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 47L

#define SN_id_ct_signedChecklist "id-ct-signedChecklist"
#define OBJ_id_ct_signedChecklist 1L, 2L, 840L, 113549L, 1L, 9L, 16L, 1L, 48L

