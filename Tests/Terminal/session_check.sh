#!/bin/bash
# A session from beginning to end under tmux: open, train, edit, compare, resize, suspend, quit; what is on the screen is
# what the program says it drew. Waits for conditions, never for time.
#
#   session_check.sh PROGRAM
program="$(realpath "$1")"
socket="session-check-$$"
export LC_ALL=C.utf8
failures=0
folder="$(mktemp -d)"
mux() { tmux -L "$socket" -f /dev/null "$@"; }
trap 'mux kill-server 2>/dev/null; rm -rf "$folder"' EXIT
report() { if [ "$1" = 0 ]; then echo "ok   $2"; else echo "FAIL $2"; failures=1; mux capture-pane -t t -p; fi; }
shown() { mux capture-pane -t t -p; }
# Waits until a command succeeds, a minute at most.
until_true() { for _ in $(seq 600); do "$@" && return 0; sleep 0.1; done; return 1; }
has() { shown 2>/dev/null | grep -q -- "$1"; }
hasnot() { ! has "$1"; }
# Waits until the screen has a pattern.
see() { until_true has "$1"; report $? "${2:-$1}"; }
keys() { mux send-keys -t t "$@"; }

# Writes the screen as text and compares it with what was on the screen when that was asked for; pictures that are still on
# their way change it, and then it is tried again.
number=0
same() {
    local before after lines
    for _ in $(seq 20); do
        number=$((number + 1))
        before="$(shown)"
        keys S
        until_true has 'Write this screen' || break
        keys C-u
        keys -l "frame$number.txt"
        until_true has "frame$number.txt" || break
        keys Enter
        until_true [ -s "$folder/frame$number.txt" ] || break
        until_true hasnot 'Write this screen' || break
        # tmux leaves blanks at the ends of lines away, and the bottom line had a message before.
        lines=$(($(wc -l < "$folder/frame$number.txt") - 1))
        after="$(sed 's/ *$//' "$folder/frame$number.txt" | head -n "$lines")"
        if [ "$(sed 's/ *$//' <<< "$before" | head -n "$lines")" = "$after" ]; then
            report 0 "$1: what is on the screen is what was drawn"
            return
        fi
    done
    report 1 "$1: what is on the screen is what was drawn"
}

mux new-session -d -x 80 -y 24 -s t "cd $folder; XDG_CONFIG_HOME=$folder/c XDG_STATE_HOME=$folder/s exec bash --norc --noprofile"
see 'bash-'
keys "$(printf '%q' "$program") xor --paused" Enter
see 'paused' 'opened at rest'
see 'step 0'
# What a newcomer needs is named on the first screen.
for words in 'space run' 'a activation' 'p presets' 'C compare' 'q quit' '? help'; do see "$words"; done
same 'at the beginning'

keys a; see 'type to search' 'the list of activations'
keys -l 'sigmoid'; see 'sigmoid'; keys Enter
see 'sigmoid' 'another activation'
keys n; see 'step [1-9]' 'an epoch was trained'
keys Space; see 'pause' 'training runs'
keys Space; see 'paused' 'training rests'
same 'after training'

keys p; see 'Presets'; keys -l 'moons'; see 'Two moons'; keys Enter
see 'Two moons  step 0' 'another preset'
keys C; see 'A new lane' 'what to compare with is asked'
keys -l 'circle'; see 'A disc in a ring'; keys Enter
see '2 lanes' 'two presets side by side'
see 'all on moons' 'on the same data'
keys Space; see 'step [1-9]' 'both lanes train'
keys Space; see 'paused\|finished' 'both lanes rest'
same 'comparing'
see 'esc back' 'the way back is named'
keys Escape; see '1 Network' 'back at the network'
keys U; see 'undone: back to xor' 'the preset before is there again'

mux resize-window -t t -x 120 -y 40
see 'Settings' 'a larger screen shows more'
same 'on 120x40'
keys C-z; see 'Stopped'
keys fg Enter; see 'Network' 'shown again'
same 'after a suspension'
keys C-p; see 'Commands' 'the palette'; keys -l 'leave'; see 'Leave'; keys Enter
see 'steps, .* parameters' 'a summary stays in the scrollback'
keys 'echo status=$?' Enter; see 'status=0'
grep -q 'opened moons' "$folder/s/soma/soma.log"; report $? 'the log tells what was opened'
exit $failures
