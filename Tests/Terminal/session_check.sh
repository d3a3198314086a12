#!/bin/bash
# A session from beginning to end under tmux: open, choose, train, edit, resize, suspend, quit; what is on the screen is
# what the program says it drew.
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
# Waits until the screen has a pattern.
see() {
    for _ in $(seq 100); do
        if shown 2>/dev/null | grep -q -- "$1"; then report 0 "${2:-$1}"; return; fi
        sleep 0.1
    done
    report 1 "${2:-$1}"
}
keys() { mux send-keys -t t "$@"; }
# Writes the screen as text, and compares: the picture must not change meanwhile.
number=0
same() {
    number=$((number + 1))
    local before after
    for _ in $(seq 50); do before="$(shown)"; sleep 0.3; [ "$(shown)" = "$before" ] && break; done
    keys S; see 'Write this screen' "$1: asked for its text"
    keys C-u; keys "frame$number.txt"; keys Enter
    for _ in $(seq 50); do [ -s "$folder/frame$number.txt" ] && break; sleep 0.1; done
    # tmux leaves blanks at the ends of lines away, and the bottom line had a message before.
    after="$(sed 's/ *$//' "$folder/frame$number.txt" | head -n -1)"
    [ "$(sed 's/ *$//' <<< "$before" | head -n $(($(wc -l < "$folder/frame$number.txt") - 1)))" = "$after" ]
    report $? "$1: what is on the screen is what was drawn"
}

mux new-session -d -x 80 -y 24 -s t "cd $folder; XDG_CONFIG_HOME=$folder/c XDG_STATE_HOME=$folder/s exec bash --norc --noprofile"
see 'bash-'
keys "$(printf '%q' "$program") xor --paused" Enter
see 'paused' 'opened at rest'
see 'step 0'
same 'at the beginning'
keys a; see 'type to search' 'the list of activations'
keys -l 'sigmoid'; see 'sigmoid'; keys Enter
see 'sigmoid' 'another activation'
keys n; see 'step [1-9]' 'an epoch was trained'
keys Space; see 'pause' 'training runs'
keys Space; see 'paused' 'training rests'
same 'after training'
mux resize-window -t t -x 120 -y 40
see 'Settings' 'a larger screen shows more'
same 'on 120x40'
keys C-z; see 'Stopped'
keys fg Enter; see 'Network' 'shown again'
keys p; see 'Presets'; keys -l 'moons'; see 'moons'; keys Enter
see 'step 0' 'another preset'
keys C-p; see 'Commands' 'the palette'; keys -l 'leave'; see 'Leave'; keys Enter
see 'steps, .* parameters' 'a summary stays in the scrollback'
keys 'echo status=$?' Enter; see 'status=0'
grep -q 'opened moons' "$folder/s/soma/soma.log"; report $? 'the log tells what was opened'
exit $failures
