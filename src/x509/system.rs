//! Where systems keep the certificates that they trust.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{TrustStore, X509Error};

/// Bundles, in the order in which they are tried.
const FILES: [&str; 7] = [
    // Debian, Ubuntu, Arch, Gentoo.
    "/etc/ssl/certs/ca-certificates.crt",
    // Fedora, RHEL.
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    // openSUSE.
    "/etc/ssl/ca-bundle.pem",
    // Alpine, FreeBSD, OpenBSD.
    "/etc/ssl/cert.pem",
    "/usr/local/etc/ssl/cert.pem",
    "/usr/local/share/certs/ca-root-nss.crt",
];

/// Hashed directories. Fedora's holds bundles instead, unless someone ran `openssl rehash` there.
const DIRECTORIES: [&str; 2] = ["/etc/ssl/certs", "/etc/pki/tls/certs"];

/// The environment variable that names a bundle to use in place of the system's.
const FILE_VARIABLE: &str = "SSL_CERT_FILE";

/// The environment variable that names hashed directories, separated by colons, to use in place of the system's.
const DIRECTORY_VARIABLE: &str = "SSL_CERT_DIR";

impl TrustStore {
    /// Adds what the system trusts, or what `SSL_CERT_FILE` and `SSL_CERT_DIR` say instead. Where there is a hashed directory
    /// the bundle, which holds the same, is left alone: a directory costs nothing until a certificate is looked for.
    ///
    /// That nothing is found is no error, and neither is a bundle that cannot be read (as
    /// `SSL_CTX_set_default_verify_paths`): verification fails instead.
    pub fn add_system_defaults(&mut self) {
        let file = env::var_os(FILE_VARIABLE);
        let directories = env::var_os(DIRECTORY_VARIABLE);
        self.add_defaults(file, directories, &FILES.map(Path::new), &DIRECTORIES.map(Path::new));
    }

    /// Adds the system's bundle alone, or the one that `SSL_CERT_FILE` names.
    pub fn add_default_file(&mut self) -> Result<usize, X509Error> {
        self.add_file(&default_file())
    }

    /// Adds the system's hashed directory alone, or those that `SSL_CERT_DIR` names.
    pub fn add_default_directory(&mut self) {
        self.add_directories(env::var_os(DIRECTORY_VARIABLE), &DIRECTORIES.map(Path::new));
    }

    fn add_defaults(
        &mut self,
        file: Option<OsString>,
        directories: Option<OsString>,
        default_files: &[&Path],
        default_directories: &[&Path],
    ) {
        let has_hashed_directory = self.add_directories(directories, default_directories);
        let file = match file {
            Some(file) => Some(PathBuf::from(file)),
            None if has_hashed_directory => None,
            None => default_files.iter().find(|path| path.is_file()).map(|path| path.to_path_buf()),
        };
        if let Some(file) = file {
            // The caller asked for defaults, not for this file: as documented, what cannot be read is not there.
            let _ = self.add_file(&file);
        }
    }

    /// Adds the directories of `variable` or, without it, of `defaults`; tells whether one of them is hashed.
    fn add_directories(&mut self, variable: Option<OsString>, defaults: &[&Path]) -> bool {
        let directories: Vec<PathBuf> = match variable {
            Some(list) => env::split_paths(&list).filter(|path| !path.as_os_str().is_empty()).collect(),
            None => defaults.iter().filter(|path| path.is_dir()).map(|path| path.to_path_buf()).collect(),
        };
        for directory in &directories {
            self.add_directory(directory);
        }
        directories.iter().any(|directory| is_hashed(directory))
    }
}

/// The bundle that is used by default: what `SSL_CERT_FILE` names, or the first of the known ones that exists, or the first.
pub fn default_file() -> PathBuf {
    env::var_os(FILE_VARIABLE).map_or_else(known_file, PathBuf::from)
}

/// The first known bundle that exists, or the first known one, whatever the environment says.
pub fn known_file() -> PathBuf {
    first(&FILES, Path::is_file)
}

/// The directories that are used by default, as a list separated by colons: what `SSL_CERT_DIR` holds, or the first of the
/// known ones that exists, or the first.
pub fn default_directory() -> PathBuf {
    env::var_os(DIRECTORY_VARIABLE).map_or_else(known_directory, PathBuf::from)
}

/// The first known directory that exists, or the first known one, whatever the environment says.
pub fn known_directory() -> PathBuf {
    first(&DIRECTORIES, Path::is_dir)
}

fn first<const N: usize>(known: &[&str; N], exists: fn(&Path) -> bool) -> PathBuf {
    known.iter().map(Path::new).find(|path| exists(path)).unwrap_or(Path::new(known[0])).to_owned()
}

/// Whether a directory holds a file named like `0a1b2c3d.0`.
fn is_hashed(directory: &Path) -> bool {
    std::fs::read_dir(directory).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            entry.file_name().to_str().and_then(|name| name.split_once('.')).is_some_and(|(hash, number)| {
                hash.len() == 8
                    && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
                    && number.bytes().all(|b| b.is_ascii_digit())
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(
        file: Option<&str>,
        directories: Option<&str>,
        default_files: &[&Path],
        default_directories: &[&Path],
    ) -> TrustStore {
        let mut store = TrustStore::new();
        store.add_defaults(
            file.map(OsString::from),
            directories.map(OsString::from),
            default_files,
            default_directories,
        );
        store
    }

    #[test]
    fn a_bundle_is_read_where_there_is_no_hashed_directory() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/x509/testdata");
        let bundle = data.join("root.pem");
        let bundles = [Path::new("/nonexistent"), bundle.as_path()];
        let hashed = data.join("hashed");
        assert_eq!(store(None, None, &bundles, &[data.as_path()]).certificates().len(), 1);
        assert_eq!(store(None, None, &bundles, &[hashed.as_path()]).certificates().len(), 0);
        assert!(!store(None, None, &bundles, &[hashed.as_path()]).is_empty());
        let asked_for = bundle.to_str();
        assert_eq!(store(asked_for, None, &[], &[hashed.as_path()]).certificates().len(), 1);
        assert!(store(Some("/nonexistent"), Some(""), &bundles, &[]).is_empty());
    }
}
