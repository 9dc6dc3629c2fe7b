# OxiSSL. To build, cargo, cc, make and sh are enough; `make help` lists what there is.
#
#   make                                     the libraries, in target/release
#   make demo                                C server and client over mutual TLS, with every message named
#   make trace TRACE="-c host:443"           every message of a connection as text, JSON, SVG and pcapng
#   make test                                all tests
#   make install PREFIX=/usr/local DESTDIR=  libraries, headers, pkg-config files

SHELL = /bin/sh
CARGO = cargo
CC = cc
CXX = c++
CARGOFLAGS =
LDFLAGS =
PYTHON = python3
PREFIX = /usr/local
LIBDIR = $(PREFIX)/lib
INCLUDEDIR = $(PREFIX)/include
DESTDIR =

VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
SOMAJOR := $(firstword $(subst ., ,$(VERSION)))
API_VERSION = $(shell sed -n 's/^.define OPENSSL_VERSION_STR  *"\(.*\)"/\1/p' include/openssl/opensslv.h)
TARGET_DIR = $(if $(CARGO_TARGET_DIR),$(CARGO_TARGET_DIR),target)
ARCHIVE = $(TARGET_DIR)/release/liboxissl.a
SHARED = $(TARGET_DIR)/shared/liboxissl.so.$(VERSION)
# What the demo and the tests see: a whole installation, below target.
STAGE = $(abspath $(TARGET_DIR))/stage

all: build

build: $(SHARED)

help:
	@sed -n '/^# OxiSSL/,/^$$/s/^# *//p' Makefile
	@echo 'also: trace-test docs-pictures uninstall bench bench-chains fuzz fuzz-smoke headers-check symbols-check examples ffi-test chains-test interop clean'

# Cargo knows by itself what has changed.
$(ARCHIVE): cargo-build
cargo-build:
	$(CARGO) build --release $(CARGOFLAGS)

# The shared library is linked from the static one: rustc gives a cdylib a version script of its own, so the symbols
# of that one have no versions.
$(SHARED): $(ARCHIVE) packaging/version-script.sh packaging/declared.awk
	@mkdir -p $(@D)
	sh packaging/version-script.sh include > $(@D)/oxissl.map
	$(CC) -shared -o $@ -Wl,--whole-archive $(ARCHIVE) -Wl,--no-whole-archive -Wl,--version-script=$(@D)/oxissl.map \
		-Wl,-soname,liboxissl.so.$(SOMAJOR) -Wl,-Bsymbolic -Wl,--gc-sections -Wl,-z,defs -Wl,-z,relro -Wl,-z,now \
		-Wl,--strip-debug $(LDFLAGS) -lpthread -ldl -lm

# What the installed headers must not call absent, since features added it.
BUILT_IN = $(if $(findstring ssl3,$(CARGOFLAGS))$(findstring --all-features,$(CARGOFLAGS)),OPENSSL_NO_SSL3)

# DESTDIR is a folder to install into for packaging; no installed file names it.
D = $(DESTDIR)
install: build
	sh packaging/install.sh "$(D)" "$(PREFIX)" "$(LIBDIR)" "$(INCLUDEDIR)" "$(VERSION)" "$(API_VERSION)" "$(ARCHIVE)" "$(SHARED)" $(BUILT_IN)

uninstall:
	rm -rf "$(D)$(INCLUDEDIR)/oxissl" "$(D)$(LIBDIR)/oxissl"
	rm -f "$(D)$(LIBDIR)"/liboxissl.a "$(D)$(LIBDIR)"/liboxissl.so "$(D)$(LIBDIR)"/liboxissl.so.$(SOMAJOR) \
		"$(D)$(LIBDIR)"/liboxissl.so.$(VERSION) "$(D)$(LIBDIR)"/pkgconfig/oxissl.pc

# A quiet installation below target, for everything that must see only what is installed.
stage: build
	@rm -rf $(STAGE)
	@$(MAKE) -s --no-print-directory install PREFIX=$(STAGE) LIBDIR=$(STAGE)/lib INCLUDEDIR=$(STAGE)/include DESTDIR=
STAGED = SSL_CFLAGS="-I$(STAGE)/include/oxissl" SSL_LIBS="-L$(STAGE)/lib -Wl,-rpath,$(STAGE)/lib -loxissl"
STAGED_LIBRARY = $(STAGE)/lib/liboxissl.so.$(SOMAJOR)

demo: stage
	@$(MAKE) -s -C c-examples c $(STAGED) NEWER=$(STAGED_LIBRARY) CC="$(CC)"
	@sh c-examples/demo.sh c-examples/build ffi-tests/pki

# What SSL exchanges, written into target/trace. TRACE holds options of c-examples/trace.c.
TRACE =
TRACE_PROGRAM = c-examples/build/trace
OWN_SERVER = -s ffi-tests/pki/server-rsa -a ffi-tests/pki/ca.pem
trace: trace-program
	@mkdir -p $(TARGET_DIR)/trace
	@$(TRACE_PROGRAM) $(if $(filter -c%,$(TRACE)),,$(OWN_SERVER)) $(TRACE) $(TARGET_DIR)/trace

trace-program: stage
	@$(MAKE) -s -C c-examples build/trace $(STAGED) NEWER=$(STAGED_LIBRARY) CC="$(CC)"

trace-test: stage
	@$(MAKE) -s -C c-examples build/trace $(STAGED) NEWER=$(STAGED_LIBRARY) CC="$(CC)" CFLAGS="-O2 -g -Werror"
	@$(NEEDS_PYTHON); $(PYTHON) -W error ffi-tests/trace -p $(TRACE_PROGRAM)

# The pictures of docs/exchange.md. But for the lengths of compressed records, nothing random is in them.
docs-pictures: trace-program
	sh docs/exchange/make.sh $(TRACE_PROGRAM) ffi-tests/pki docs/exchange

# Shell text that ends a rule well, or badly if every peer is demanded, where a program is missing.
NEEDS_PYTHON = command -v $(PYTHON) > /dev/null || { \
	echo "$@: left out: $(PYTHON) is not installed (apt-get install python3)"; [ -z "$$OXISSL_REQUIRE_PEERS" ]; exit; }

examples: stage
	$(MAKE) -C c-examples $(STAGED) NEWER=$(STAGED_LIBRARY) CC="$(CC)" CXX="$(CXX)" CFLAGS="-O2 -g -Werror" CXXFLAGS="-O2 -g -Werror"
	@$(NEEDS_PYTHON); $(PYTHON) -W error c-examples/test.py

test: rust-test examples install-test ffi-test chains-test interop trace-test
	@echo "make test: everything passed"

rust-test:
	$(CARGO) test $(CARGOFLAGS)

# The C, C++ and ctypes tests, on the installed files only.
ffi-test: stage
	$(MAKE) -C ffi-tests check $(STAGED) CC="$(CC)" CXX="$(CXX)" PYTHON=$(PYTHON) \
		LIBRARY=$(STAGED_LIBRARY)

# Generated chains, verified by us and by the openssl command: the same failures at the same depths.
chains-test: stage
	@$(NEEDS_PYTHON); command -v openssl > /dev/null || { echo "$@: left out: openssl is not installed"; [ -z "$$OXISSL_REQUIRE_PEERS" ]; exit; }; \
		$(MAKE) -s -C ffi-tests chains $(STAGED) CC="$(CC)" PYTHON=$(PYTHON) LIBRARY=$(STAGED_LIBRARY)

# Conversations with OpenSSL, curl, Python, GnuTLS, NSS and tlslite-ng; with CARGOFLAGS="--features ssl3" those over SSL 3.0.
interop: stage
	@$(NEEDS_PYTHON); $(MAKE) -C ffi-tests interop $(STAGED) CC="$(CC)" PYTHON=$(PYTHON) LIBRARY=$(STAGED_LIBRARY) \
		INTEROP_FLAGS=$(if $(BUILT_IN),--ssl3)

# What `make install` installs can be found, linked in every way, and taken away again.
install-test: build
	sh packaging/test-install.sh

headers-check:
	sh packaging/check-headers.sh include
	sh packaging/check-generated.sh

symbols-check: build
	sh packaging/check-symbols.sh $(SHARED) include

bench:
	$(CARGO) bench $(CARGOFLAGS)

# Verifying a chain of three certificates, beside OpenSSL: times and their ratio.
bench-chains: stage
	@$(MAKE) -s -C ffi-tests bench-chains $(STAGED) CC="$(CC)" LIBRARY=$(STAGED_LIBRARY)

# Each fuzz target for so many seconds, over its corpus and its seeds; with -j several at a time. Needs cargo-fuzz and a
# C++ compiler. The sanitizer is on in any toolchain that is told to allow it.
SECONDS = 60
FUZZ_TARGETS = $(basename $(notdir $(wildcard fuzz/fuzz_targets/*.rs)))
fuzz: $(FUZZ_TARGETS:%=fuzz-%)

fuzz-build:
	RUSTC_BOOTSTRAP=1 $(CARGO) fuzz build --codegen-units 16

fuzz-%: fuzz-build
	@mkdir -p fuzz/corpus/$* fuzz/seeds/$* fuzz/artifacts/$*
	@log=fuzz/artifacts/$*/log; \
	fuzz/target/*/release/$* fuzz/corpus/$* fuzz/seeds/$* -artifact_prefix=fuzz/artifacts/$*/ -timeout=20 \
		-max_total_time=$(SECONDS) 2> $$log || { tail -n 50 $$log; echo "fuzz: $* failed: $$log"; exit 1; }; \
	echo "fuzz: $*: $$(grep DONE $$log)"

# What CI runs.
fuzz-smoke:
	@$(MAKE) --no-print-directory fuzz SECONDS=10

clean:
	$(CARGO) clean
	rm -rf fuzz/target
	$(MAKE) -C c-examples clean
	$(MAKE) -C ffi-tests clean

.PHONY: all build help cargo-build install uninstall stage demo examples test rust-test ffi-test chains-test interop install-test \
	trace trace-program trace-test docs-pictures headers-check symbols-check bench bench-chains fuzz fuzz-build fuzz-smoke clean
