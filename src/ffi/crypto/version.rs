//! Starting up, ending, and telling versions: nothing needs starting, and the version is constant.

use std::ffi::{c_char, c_int, c_uint, c_ulong};

use crate::ffi::types::OPENSSL_INIT_SETTINGS;

/// For OpenSSL_version: the name and version of the library.
pub const OPENSSL_VERSION: c_int = 0;
/// For OpenSSL_version: the compiler's options.
pub const OPENSSL_CFLAGS: c_int = 1;
/// For OpenSSL_version: when it was built.
pub const OPENSSL_BUILT_ON: c_int = 2;
/// For OpenSSL_version: the platform.
pub const OPENSSL_PLATFORM: c_int = 3;
/// For OpenSSL_version: where the configuration is.
pub const OPENSSL_DIR: c_int = 4;
/// For OpenSSL_version: where engines are.
pub const OPENSSL_ENGINES_DIR: c_int = 5;
/// For OpenSSL_version: the version alone.
pub const OPENSSL_VERSION_STRING: c_int = 6;
/// For OpenSSL_version: the version alone, with what follows it.
pub const OPENSSL_FULL_VERSION_STRING: c_int = 7;
/// For OpenSSL_version: where modules are.
pub const OPENSSL_MODULES_DIR: c_int = 8;
/// For OpenSSL_version: what is known of the CPU.
pub const OPENSSL_CPU_INFO: c_int = 9;

/// Does nothing and returns 1: nothing needs initialising. opts and settings are not looked at.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_init_crypto(opts: u64, settings: *const OPENSSL_INIT_SETTINGS) -> c_int {
    let _ = (opts, settings);
    1
}

/// Does nothing: nothing runs at the end of a program.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_cleanup() {}

/// Does nothing: what a thread has goes with the thread.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_thread_stop() {}

/// The level of the API, OPENSSL_VERSION_NUMBER of the headers.
#[unsafe(no_mangle)]
pub extern "C" fn OpenSSL_version_num() -> c_ulong {
    0x3000_0000
}

/// The major version of the API.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_version_major() -> c_uint {
    3
}

/// The minor version of the API.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_version_minor() -> c_uint {
    0
}

/// The patch version of the API.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_version_patch() -> c_uint {
    0
}

/// What kind of pre-release this is: an empty string.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_version_pre_release() -> *const c_char {
    c"".as_ptr()
}

/// What is said of this build: an empty string.
#[unsafe(no_mangle)]
pub extern "C" fn OPENSSL_version_build_metadata() -> *const c_char {
    c"".as_ptr()
}

/// A text about the library, by one of the numbers above. OPENSSL_VERSION gives OPENSSL_VERSION_TEXT of the headers.
#[unsafe(no_mangle)]
pub extern "C" fn OpenSSL_version(r#type: c_int) -> *const c_char {
    let text = match r#type {
        OPENSSL_VERSION => c"OxiSSL 0.1.0 (API of OpenSSL 3.0)",
        OPENSSL_CFLAGS => c"compiler: rustc",
        OPENSSL_BUILT_ON => c"built on: date not available",
        OPENSSL_PLATFORM => c"platform: information not available",
        OPENSSL_DIR => c"OPENSSLDIR: N/A",
        OPENSSL_ENGINES_DIR => c"ENGINESDIR: N/A",
        OPENSSL_VERSION_STRING | OPENSSL_FULL_VERSION_STRING => c"3.0.0",
        OPENSSL_MODULES_DIR => c"MODULESDIR: N/A",
        OPENSSL_CPU_INFO => c"CPUINFO: N/A",
        _ => c"not available",
    };
    text.as_ptr()
}
