#!/bin/sh
# The committed headers are what build.rs makes of the sources: builds them afresh and asks git for a difference.
set -eu
cd "$(dirname "$0")/.."
touch build.rs
${CARGO:-cargo} check -q
if [ -n "$(git status --porcelain include)" ]; then
    git status --short include >&2
    echo "the committed headers differ from the generated ones: commit what the build wrote" >&2
    exit 1
fi
echo "headers: as generated"
