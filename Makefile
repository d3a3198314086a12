# `make run` opens the playground, `make test` runs all tests; both install what the system lacks.
# SOMA_CPU=x86-64-v3 make ... builds for a processor level instead of this machine.

SWIFT ?= swift
# Tests reach into the modules; one set of flags, so that program and tests share one build.
FLAGS = -c release -Xswiftc -enable-testing
PREFIX ?= /usr/local
BIN = .build/release/soma

.PHONY: run build test lint format system install clean

run: build
	$(BIN)

build: system
	$(SWIFT) build $(FLAGS) --product soma

# Tests are built with optimisation, as the program is: one build serves both.
test: system lint
	$(SWIFT) build $(FLAGS) --build-tests
	SWIFT_BACKTRACE=enable=no $(SWIFT) test $(FLAGS) --skip-build
	sh Tests/Terminal/run.sh $(BIN)

lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

# The C libraries the program is linked with.
system:
	@sh Scripts/install-system-libraries

install: build
	install -d $(PREFIX)/bin $(PREFIX)/share/soma
	install -m 755 $(BIN) $(PREFIX)/bin/soma
	cp -R .build/release/*_Problems.resources/Resources $(PREFIX)/share/soma/
	cp -R .build/release/*_Experiments.resources/Resources/Presets $(PREFIX)/share/soma/

clean:
	$(SWIFT) package clean
