#!/bin/sh
# `make install` into a folder of its own: the installed program finds its presets and data, its manual page and
# completions are what the program says of itself.
set -eu
program=$1
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
export XDG_CONFIG_HOME="$root/config" XDG_STATE_HOME="$root/state"
# The program is built: only the copying is looked at.
make -s -o build install PREFIX="$root/prefix" > /dev/null
cd "$root"
failures=0
check() { name=$1; shift; if "$@" > "$root/output" 2>&1; then echo "ok   $name"; else echo "FAIL $name"; cat "$root/output"; failures=1; fi; }
soma="$root/prefix/bin/soma"
check 'an installed program lists its presets' sh -c "$soma list | grep -q spiral"
check 'and finds its tables' "$soma" train iris --steps 5
check 'and its pictures' "$soma" train camera --steps 1
check 'doctor tells of a terminal that is none' sh -c "TERM= $soma doctor | grep -q 'TERM is not set'"
check 'the manual page has every command' sh -c "for c in play train race render list show bench check verify keys doctor; do grep -qi \"^.SH SOMA \$c\" prefix/share/man/man1/soma.1 || { echo \$c; exit 1; }; done"
if command -v man > /dev/null 2>&1; then
    check 'man reads it without a warning' sh -c "test -z \"\$(man --warnings -l prefix/share/man/man1/soma.1 2>&1 > /dev/null)\""
elif command -v groff > /dev/null 2>&1; then
    check 'groff reads it without a warning' sh -c "test -z \"\$(groff -man -ww -T ascii prefix/share/man/man1/soma.1 2>&1 > /dev/null)\""
fi
check 'bash completions load' bash -c ". prefix/share/bash-completion/completions/soma && complete -p soma"
if command -v zsh > /dev/null 2>&1; then check 'zsh completions parse' zsh -n prefix/share/zsh/site-functions/_soma; fi
if command -v fish > /dev/null 2>&1; then check 'fish completions parse' fish -n prefix/share/fish/vendor_completions.d/soma.fish; fi
# Settings: kept, read again, and a hostile file is told of and not lost.
mkdir -p config/soma
printf 'theme: light\nfps: lots\n' > config/soma/settings.yaml
check 'a mistake in the settings is told' sh -c "$soma doctor | grep -q \"line 2: fps is 'lots', expected a whole number from 1 to 60\""
# Through a file: a reader that has seen enough would close the pipe, and the program would end with it.
check 'in words as well, and work goes on' sh -c "printf 'set batch 4\nfaster\nquit\n' | $soma --plain > words.txt; grep -q 'line 2: fps' words.txt"
check 'the mistaken file is kept' grep -q lots config/soma/settings.yaml.old
check 'what was set is kept' grep -q 'pace: 1000' config/soma/settings.yaml
check 'and what was right before' grep -q 'theme: light' config/soma/settings.yaml
rm config/soma/settings.yaml && mkdir config/soma/settings.yaml
check 'a folder in its place is told' sh -c "$soma doctor | grep -q 'is not a file'"
check 'a pipe in its place is not waited for' sh -c "rmdir config/soma/settings.yaml; mkfifo config/soma/settings.yaml; $soma doctor | grep -q 'is not a file'"
exit $failures
