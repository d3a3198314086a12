#!/bin/sh
# Holds what every preset computes against a recording, to the last bit:
#     run.sh PROGRAM RECORDING STEPS            compares, names the presets that differ, ends with 1 where one does
#     run.sh PROGRAM RECORDING STEPS record     writes the recording
# RECORDING may hold @, which stands for the processor's level: numbers may differ from level to level. A level that has
# no recording is told of and ends with 3. JOBS=2 runs two presets at a time.
set -eu
program=$1 steps=$3 record=${4:-}
level=${SOMA_CPU:-$("$program" doctor | sed -n 's/^processor .*, \(x86-64[^,]*\|arm64\), .*/\1/p')}
recording=$(printf '%s' "$2" | sed "s/@/$level/")
if [ -z "$record" ] && [ ! -f "$recording" ]; then
    echo "digests: no recording for $level ($recording): nothing was compared. 'make digests-record', run" \
        "with a program known to be right, makes one" >&2
    exit 3
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# A line a preset: its name, the digest of its description, the digest of its numbers. Times are left out.
"$program" list --json | sed 's/^{"name":"\([^"]*\)".*/\1/' > "$folder/names"
cat > "$folder/one" <<'ONE'
name=$1 folder=$2 program=$3 steps=$4
out=$folder/$(printf '%s' "$name" | tr / _)
"$program" train "$name" --steps "$steps" --json 2> "$out.err" | sed 's/,"seconds":[^,}]*//' > "$out.json"
# The last line is there only where the run came to its end.
grep -q '^{"kind":"summary"' "$out.json" || { echo "$name failed: $(head -1 "$out.err")"; exit; }
digest() { sha256sum | cut -c 1-16; }
echo "$name $(grep '"kind":"configuration"' "$out.json" | digest) $(grep -v '"kind":"configuration"' "$out.json" | digest)"
ONE
xargs -P "${JOBS:-1}" -I NAME sh "$folder/one" NAME "$folder" "$program" "$steps" < "$folder/names" \
    | LC_ALL=C sort > "$folder/found"
if [ -n "$record" ]; then
    if grep ' failed: ' "$folder/found" >&2; then exit 1; fi
    mkdir -p "$(dirname "$recording")"
    cp "$folder/found" "$recording"
    echo "digests: recorded $(wc -l < "$recording") presets, $steps steps each, in $recording: look at the difference"
    exit
fi
awk -v steps="$steps" '
    FNR == NR { description[$1] = $2; numbers[$1] = $3; next }
    !($1 in numbers) { print "digests: " $1 " is not recorded"; bad++; next }
    { seen[$1] = 1; total++ }
    $2 == "failed:" { sub(/ failed:/, ": failed:"); print "digests: " $0; bad++; next }
    $3 != numbers[$1] { print "digests: " $1 ": other numbers than recorded"; bad++; next }
    $2 != description[$1] { print "digests: " $1 ": same numbers, another description than recorded"; bad++ }
    END {
        for (name in numbers) if (!(name in seen)) { print "digests: " name " is recorded and no longer there"; bad++ }
        if (bad) { print "digests: " bad " presets differ (" steps " steps)"; exit 1 }
        print "digests: " total " presets compute what was recorded (" steps " steps)"
    }' "$recording" "$folder/found"
