//! Writes the C headers from the Rust sources of the C face, one for each header of OpenSSL.
//!
//! A header is: what `src/ffi/headers/<name>` holds (its includes and macros, by hand), then the constants, types and
//! functions that cbindgen finds in the header's Rust sources, with their doc comments, then what the first file has after
//! the line [`AFTER`] (inline functions that need the declarations). The headers
//! are committed; a file is written only if its content changes, so a read-only source tree builds when it is up to date.
//! Headers without Rust sources (`types.h`, `safestack.h`, …) are written by hand in `include/openssl`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Each generated header: its path below `include`, and its sources below `src/ffi`, a file or a folder.
const HEADERS: &[(&str, &[&str])] = &[
    ("openssl/err.h", &["err/raise_api.rs", "err/queue_api.rs", "err/text_api.rs", "err/print_api.rs", "err/codes.rs"]),
    ("openssl/sslerr.h", &["err/reasons/ssl.rs"]),
    ("openssl/bioerr.h", &["err/reasons/bio.rs"]),
    ("openssl/objectserr.h", &["err/reasons/obj.rs"]),
    ("openssl/ocsperr.h", &["err/reasons/ocsp.rs"]),
    ("openssl/pemerr.h", &["err/reasons/pem.rs"]),
    ("openssl/pkcs12err.h", &["err/reasons/pkcs12.rs"]),
    ("openssl/x509err.h", &["err/reasons/x509.rs"]),
    ("openssl/x509v3err.h", &["err/reasons/x509v3.rs"]),
    ("openssl/conferr.h", &["err/reasons/conf.rs"]),
    ("openssl/asn1err.h", &["err/reasons/asn1.rs"]),
    ("openssl/evperr.h", &["err/reasons/evp.rs"]),
    ("openssl/cryptoerr.h", &["err/reasons/crypto.rs"]),
    ("openssl/bio.h", &["bio"]),
    ("openssl/bn.h", &["bn"]),
    ("openssl/dh.h", &["dh/parameters.rs", "dh/keys.rs", "dh/der.rs"]),
    ("openssl/rsa.h", &["rsa"]),
    ("openssl/ec.h", &["ec"]),
    ("openssl/comp.h", &["comp.rs"]),
    ("openssl/buffer.h", &["buffer.rs"]),
    ("openssl/crypto.h", &["crypto"]),
    ("openssl/stack.h", &["stack.rs"]),
    ("openssl/rand.h", &["rand.rs", "rand_file.rs"]),
    ("openssl/sha.h", &["low_hashes/sha.rs"]),
    ("openssl/md4.h", &["low_hashes/md4.rs"]),
    ("openssl/md5.h", &["low_hashes/md5.rs"]),
    ("openssl/ripemd.h", &["low_hashes/ripemd.rs"]),
    ("openssl/bnerr.h", &["err/reasons/bn.rs"]),
    ("openssl/objects.h", &["objects/names.rs", "objects/object.rs", "objects/create.rs", "objects/sigid.rs"]),
    ("openssl/obj_mac.h", &["objects/obj_mac.rs"]),
    (
        "openssl/asn1.h",
        &[
            "asn1/any.rs",
            "asn1/string.rs",
            "asn1/mbstring.rs",
            "asn1/bits.rs",
            "asn1/number.rs",
            "asn1/header.rs",
            "asn1/object.rs",
            "asn1/item_api.rs",
            "asn1/text.rs",
            "asn1/integer.rs",
            "asn1/time.rs",
            "asn1/time_kinds.rs",
        ],
    ),
    ("openssl/evp.h", &["evp", "ui/password.rs"]),
    ("openssl/hmac.h", &["hmac.rs"]),
    ("openssl/params.h", &["params.rs"]),
    (
        "openssl/pem.h",
        &[
            "pem/read.rs",
            "pem/private_key.rs",
            "pem/pkcs8_der.rs",
            "pem/parameters.rs",
            "pem/password.rs",
            "pem/raw.rs",
            "pem/encryption.rs",
            "pem/generic.rs",
            "pem/info.rs",
        ],
    ),
    ("openssl/pkcs12.h", &["pkcs12"]),
    (
        "openssl/ocsp.h",
        &[
            "ocsp/words.rs",
            "ocsp/certid.rs",
            "ocsp/request.rs",
            "ocsp/response.rs",
            "ocsp/single.rs",
            "ocsp/responder_id.rs",
            "ocsp/nonce.rs",
            "ocsp/verify.rs",
            "ocsp/respond.rs",
            "ocsp/print.rs",
        ],
    ),
    ("openssl/ui.h", &["ui/ask.rs", "ui/method.rs", "ui/question.rs"]),
    (
        "openssl/x509.h",
        &[
            "x509/algor.rs",
            "x509/attribute_api.rs",
            "x509/certificate.rs",
            "x509/certificate_set.rs",
            "x509/certificate_sign.rs",
            "x509/certificate_signature.rs",
            "x509/find.rs",
            "x509/item_sign.rs",
            "x509/spki.rs",
            "x509/certificate_der.rs",
            "x509/certificate_aux.rs",
            "x509/compare.rs",
            "x509/crl/list.rs",
            "x509/crl/make.rs",
            "x509/crl/extensions.rs",
            "x509/crl/revoked.rs",
            "x509/crl/revoked_extensions.rs",
            "x509/crl/print.rs",
            "x509/digest.rs",
            "x509/pkey_der.rs",
            "x509/print.rs",
            "x509/pubkey.rs",
            "x509/request_api.rs",
            "x509/request_attributes.rs",
            "x509/info.rs",
            "x509/pkcs8_info.rs",
            "x509/name.rs",
            "x509/name_entry.rs",
            "x509/name_print.rs",
            "x509/extension.rs",
            "x509/extension_list.rs",
            "x509/certificate_extensions.rs",
            "x509v3/certificate.rs",
        ],
    ),
    (
        "openssl/x509_vfy.h",
        &[
            "x509/constants.rs",
            "x509/errors.rs",
            "x509/param_api.rs",
            "x509/param_identity.rs",
            "x509/param_table.rs",
            "x509/trust_api.rs",
            "x509/lookup_api.rs",
            "x509/lookup_method_api.rs",
            "x509/store_api.rs",
            "x509/store_object_api.rs",
            "x509/store_objects_api.rs",
            "x509/store_context_api.rs",
            "x509/store_context_find.rs",
            "x509/store_hooks_api.rs",
            "x509/store_context_init.rs",
        ],
    ),
    (
        "openssl/x509v3.h",
        &[
            "x509/check.rs",
            "x509/purpose_api.rs",
            "x509v3/general_name.rs",
            "x509v3/general_name_api.rs",
            "x509v3/access.rs",
            "x509v3/values.rs",
            "x509v3/convert.rs",
            "x509v3/method.rs",
            "x509v3/configured.rs",
            "x509v3/print.rs",
            "x509v3/information.rs",
        ],
    ),
    ("openssl/conf.h", &["conf_value.rs", "conf"]),
    ("openssl/ssl.h", &["ssl"]),
    ("openssl/ssl3.h", &["ssl3.rs"]),
    ("openssl/tls1.h", &["tls1.rs"]),
    (
        "oxissl.h",
        &[
            "oxissl/io.rs",
            "oxissl/private_key_method.rs",
            "oxissl/record_size_limit.rs",
            "oxissl/timestamps.rs",
            "oxissl/trace.rs",
            "oxissl/trace_event.rs",
        ],
    ),
];

/// The line in a hand-written part after which comes what stands at the end of the header.
const AFTER: &str = "/* After the declarations. */\n";

fn main() {
    println!("cargo:rerun-if-changed=src/ffi");
    println!("cargo:rerun-if-changed=cbindgen.toml");
    println!("cargo:rerun-if-changed=build.rs");
    for (name, sources) in HEADERS {
        if let Err(error) = write_header(name, sources) {
            panic!("include/{name}: {error}");
        }
    }
}

/// Generates one header and writes it if it differs from what is there. Sources that do not exist are left out.
fn write_header(name: &str, sources: &[&str]) -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let mut files = Vec::new();
    for source in sources {
        collect(&root.join("src/ffi").join(source), &mut files)?;
    }
    if files.is_empty() {
        return Ok(());
    }

    let mut config = cbindgen::Config::from_file(root.join("cbindgen.toml"))?;
    config.header = Some(format!(
        "/*\n * {name} of OxiSSL.\n * Generated by build.rs from src/ffi: change the sources there, not this file.\n */"
    ));
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str()).ok_or("a header has a name")?.to_uppercase();
    config.include_guard =
        Some(if name.starts_with("openssl/") { format!("OPENSSL_{stem}_H") } else { format!("{stem}_H") });
    let fragment = root.join("src/ffi/headers").join(Path::new(name).file_name().ok_or("a header has a name")?);
    let fragment = if fragment.exists() { fs::read_to_string(fragment)? } else { String::new() };
    let (before, after) = fragment.split_once(AFTER).unwrap_or((&fragment, ""));
    config.after_includes = Some(before.to_owned()).filter(|before| !before.is_empty());

    let mut builder = cbindgen::Builder::new().with_config(config);
    for file in files {
        builder = builder.with_src(file);
    }
    let mut text = Vec::new();
    builder.generate()?.write(&mut text);
    // cbindgen does not know that the name of this type ends in the star of a pointer.
    let mut text = String::from_utf8(text)?.replace("pem_password_cb * ", "pem_password_cb *");
    if !after.is_empty() {
        let end = text.rfind("#endif").ok_or("a header has a guard")?;
        text.insert_str(end, &format!("{after}\n"));
    }

    let path = root.join("include").join(name);
    if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().ok_or("a header lies in a folder")?)?;
    Ok(fs::write(path, text)?)
}

/// Adds `path`, or the Rust files below it, to `files`, in the order of their names. `tests.rs` is nobody's interface.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    if path.is_dir() {
        let mut entries =
            fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
        entries.sort();
        for entry in entries {
            collect(&entry, files)?;
        }
    } else if path.extension().is_some_and(|extension| extension == "rs")
        && !path.ends_with("tests.rs")
        // What it names comes by itself.
        && !path.ends_with("mod.rs")
        && path.exists()
    {
        files.push(path.to_owned());
    }
    Ok(())
}
