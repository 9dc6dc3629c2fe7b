//! The ledgers of requirements, docs/rfc*.md, name files and tests: each of them is there.

use std::fs;
use std::path::{Path, PathBuf};

/// Where a name of a ledger lies: below `src`, or from the top.
fn find(name: &str) -> Option<PathBuf> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    [top.join("src").join(name), top.join(name)].into_iter().find(|path| path.exists())
}

/// Whether a file has a test of this name: a function of Rust, or one that `TEST` runs in C, or a method in Python.
fn has_test(file: &Path, test: &str) -> bool {
    let text = fs::read_to_string(file).unwrap_or_default();
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("rs") => {
            text.contains(&format!("#[test]\nfn {test}()")) || text.contains(&format!("#[test]\n    fn {test}()"))
        }
        Some("c") => text.contains(&format!("TEST({test});")),
        Some("py") => text.contains(&format!("def {test}(")),
        _ => false,
    }
}

#[test]
fn what_ledgers_name_is_there() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut missing = Vec::new();
    for (ledger, least) in [("rfc5246.md", 50), ("rfc8446.md", 120)] {
        let text = fs::read_to_string(docs.join(ledger)).unwrap_or_default();
        let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Section"));
        let mut count = 0;
        for row in rows {
            count += 1;
            let cells: Vec<_> = row.trim_matches('|').split('|').collect();
            assert_eq!(cells.len(), 4, "{ledger}: {row}");
            // Every second piece stands between backticks.
            let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
            let code = names(cells[2]).into_iter().map(|file| (file, None));
            let tests = names(cells[3]).into_iter().map(|name| match name.split_once("::") {
                Some((file, test)) => (file.to_owned(), Some(test.to_owned())),
                None => (name, None),
            });
            for (file, test) in code.chain(tests) {
                let there = find(&file).is_some_and(|path| test.as_ref().is_none_or(|test| has_test(&path, test)));
                if !there {
                    missing.push(format!("{ledger}: {file} {}", test.unwrap_or_default()));
                }
            }
        }
        assert!(count >= least, "{ledger}: {count} rows");
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
