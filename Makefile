# `make run` opens the playground, `make test` runs all tests; both install what the system lacks.
# SOMA_CPU=x86-64-v3 make ... builds for a processor level instead of this machine.

SWIFT ?= swift
# Tests reach into the modules; one set of flags, so that program and tests share one build.
FLAGS = -c release -Xswiftc -enable-testing
PREFIX ?= /usr/local
BIN = .build/release/soma

.PHONY: run build test test-long digests digests-record lint lint-documentation format system install fuzz fuzz-keep soak measure clean
.PHONY: twin sanitize sanitize-thread sanitize-address

run: build
	$(BIN)

build: system
	$(SWIFT) build $(FLAGS) --product soma

# Tests are built with optimisation, as the program is: one build serves both.
test: system lint lint-documentation
	$(SWIFT) build $(FLAGS) --build-tests
	SWIFT_BACKTRACE=enable=no $(SWIFT) test $(FLAGS) --skip-build
	sh Tests/Digests/run.sh $(BIN) $(DIGESTS)-20.txt 20 || [ $$? = 3 ]
	sh Tests/Terminal/run.sh $(BIN)
	sh Tests/Installation/run.sh $(BIN)

# What every preset computes in 300 steps, held against the recording to the last bit: a minute and a half.
# @ stands for the processor's level. `make digests-record` writes recordings; look at their difference.
DIGESTS = Tests/Digests/@
digests: build
	sh Tests/Digests/run.sh $(BIN) $(DIGESTS)-300.txt 300

digests-record: build
	sh Tests/Digests/run.sh $(BIN) $(DIGESTS)-20.txt 20 record
	sh Tests/Digests/run.sh $(BIN) $(DIGESTS)-300.txt 300 record

lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

# Every public declaration of these, initialisers too, has its doc comment: the same rules and one more. Of the other
# targets DocumentationTests demands less.
DOCUMENTED = Kernels ExpressionGraph Execution Experiments Training
lint-documentation:
	@mkdir -p .build
	sed 's/"rules": {/& "AllPublicDeclarationsHaveDocumentation": true,/' .swift-format > .build/documented.json
	$(SWIFT) format lint --strict --configuration .build/documented.json --parallel --recursive $(DOCUMENTED:%=Sources/%)

format:
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

# The C libraries the program is linked with.
system:
	@sh Scripts/install-system-libraries

install: build
	install -d $(PREFIX)/bin $(PREFIX)/share/soma $(PREFIX)/share/man/man1
	install -d $(PREFIX)/share/bash-completion/completions $(PREFIX)/share/zsh/site-functions
	install -d $(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(BIN) $(PREFIX)/bin/soma
	cp -R .build/release/*_Problems.resources/Resources $(PREFIX)/share/soma/
	cp -R .build/release/*_Experiments.resources/Resources/Presets $(PREFIX)/share/soma/
	$(BIN) manual > $(PREFIX)/share/man/man1/soma.1
	$(BIN) --generate-completion-script bash > $(PREFIX)/share/bash-completion/completions/soma
	$(BIN) --generate-completion-script zsh > $(PREFIX)/share/zsh/site-functions/_soma
	$(BIN) --generate-completion-script fish > $(PREFIX)/share/fish/vendor_completions.d/soma.fish

# libFuzzer on everything that reads what strangers wrote, a minute each; what it finds stays in corpus/.
FUZZ_SECONDS ?= 60
READERS = keys preset csv formula picture
# The toolchain's own linker: the system's older ones stumble over what the sanitizers add.
FUZZ_FLAGS = -c release -Xswiftc -enable-testing -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld --build-path .build/fuzz
fuzz: system
	SOMA_FUZZ=1 $(SWIFT) build $(FUZZ_FLAGS) --product fuzz
	for reader in $(READERS); do \
	    mkdir -p corpus/$$reader; \
	    SOMA_FUZZ=$$reader SWIFT_BACKTRACE=enable=no .build/fuzz/release/fuzz corpus/$$reader \
	        -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -rss_limit_mb=2048 -timeout=10 -print_final_stats=1 \
	        -artifact_prefix=corpus/$$reader- || exit 1; \
	done

# Keeps what `make fuzz` has found, as few inputs as reach the same code, for the tests and the next time.
fuzz-keep:
	for reader in $(READERS); do \
	    rm -rf corpus/few-$$reader && mkdir -p corpus/few-$$reader; \
	    SOMA_FUZZ=$$reader .build/fuzz/release/fuzz -merge=1 -max_len=512 corpus/few-$$reader corpus/$$reader || exit 1; \
	    for input in corpus/few-$$reader/*; do od -An -v -tx1 $$input | tr -d ' \n'; echo; done \
	        > Tests/HostileInputTests/Corpus/$$reader.hex; \
	done

# The tests under the sanitizers, each in a build of its own. FILTER=Cells runs a part of them. Leaks are looked for
# by soak: the sanitizer takes pointers that carry an enum's case in their spare bits for lost.
FILTER ?= .
WITH_thread = LD_PRELOAD=$(CURDIR)/.build/thread/locks.so
WITH_address = ASAN_OPTIONS=detect_leaks=0
sanitize: sanitize-thread sanitize-address
sanitize-thread: .build/thread/locks.so
sanitize-thread sanitize-address: sanitize-%: system
	$(SWIFT) build $(FLAGS) --build-tests --sanitize=$* --build-path .build/$*
	$(WITH_$*) SWIFT_BACKTRACE=enable=no \
	    $(SWIFT) test $(FLAGS) --skip-build --sanitize=$* --build-path .build/$* --filter '$(FILTER)'

# Swift's own clang: others do not know Swift's way of calling.
.build/thread/locks.so: Tests/Sanitizers/locks.c
	@mkdir -p $(@D)
	clang -shared -fPIC -O1 -Wall -o $@ $<

# An hour at full speed: memory and descriptors. SOAK_SECONDS=300 for less.
soak: build
	python3 Tests/Terminal/soak.py $(BIN)

# Long forms of tests that `make test` runs in short: a million events, every size of every screen.
test-long: system
	$(SWIFT) build $(FLAGS) --build-tests
	SOMA_LONG=1 SWIFT_BACKTRACE=enable=no $(SWIFT) test $(FLAGS) --skip-build --filter 'UpdatePropertyTests|EveryScreenSizeTests|EveryUnitTests|SignalThroughUnits'

# Numbers that depend on the machine: start, key to frame, idle, what the screen costs training.
measure: build
	python3 Tests/Terminal/measure.py $(BIN)

# The SIREN claim beside a twin in PyTorch, where that is installed: TWIN=python3-with-torch.
TWIN ?= python3
twin: build
	$(TWIN) Scripts/twin-siren $(BIN)

clean:
	$(SWIFT) package clean
