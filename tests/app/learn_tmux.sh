#!/bin/sh
# The screen of ./minirl learn, driven through its fixture's chapter in a real terminal. Without tmux it is skipped.
# usage: tests/app/learn_tmux.sh PROGRAM
set -u
program=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
command -v tmux >/dev/null || { echo 'skipped: tmux is not installed'; exit 77; }
. "$source/tests/app/expect.sh"

course=$source/tests/app/learn/fixture book=$work/book
first=$book/00_numbers/1_twice.cpp second=$book/00_numbers/2_total.cpp
mux() { TMUX_TMPDIR=$work tmux -f /dev/null "$@"; }
trap 'mux kill-server 2>/dev/null; rm -rf "$work"' EXIT

screen() { mux capture-pane -p -t learn; }
press() { mux send-keys -t learn "$@"; }
sees() {  # sees TEXT...: the screen holds all of them within 30 s
  for text in "$@"; do
    tries=0
    until screen | tr '\n' ' ' | tr -s ' ' | grep -qF -- "$text"; do
      tries=$((tries + 1))
      [ $tries -lt 300 ] || { wrong "the screen lacks \"$text\":"; screen; break; }
      sleep 0.1
    done
  done
}
lacks() { ! screen | grep -qF -- "$1" || { wrong "the screen holds \"$1\":"; screen; }; }
answer() { awk -v code="$1" '/todo/ { print code; next } { print }' "$course/00_numbers/exercises/1_twice.cpp" >"$work/new"; cp "$work/new" "$first"; }

mux new-session -d -s learn -x 60 -y 24 "cd '$work' && TERM=screen '$program' learn --course '$course' --workbook '$book'; echo status \$?; stty -a | grep -o ' -*icanon'; sleep 60"

# The first screen, in 60 columns.
sees 'Welcome.' 'exercise 0.1 twice' 'exercise 0.1 is not written yet' '0 of 2 solved' 'h hint l list'
lacks 'n next'
press n
sees 'n goes on once this one passes'
press h
sees 'hint 1 of 3' 'three and three'
press h
sees 'hint 2 of 3'
press v
sees 'once yours passes'

# A syntax error, an error in full, a wrong answer.
answer '  return 2 * x'
sees 'it does not compile yet' "line 7: a ';' is missing"
press e
sees 'error: expected'
answer '  return x * x;'
sees 'twice(3) is 9, expected 6 = 2 * 3'
lacks 'does not compile'

# Crash and endless loop.
answer '  volatile double* nowhere = nullptr; return *nowhere * x;'
sees 'segmentation fault'
answer '  volatile bool on = true; while (on) {} return x;'
sees 'checking ...'
sees 'stopped after 10 s'

# The file goes away and comes back; a save without a change says nothing new.
rm "$first"
sees 'the file is gone'
answer '  return 2.0 * x;'
sees '0.1 passes all its checks' 'n next v solution' '1 of 2 solved'
touch "$first"
sleep 1
sees 'exercise 0.1 twice'
press v
sees '+ return 2.0 * x; // the same'

# What was asked for is shown to its end, in a low window too.
mux resize-window -t learn -x 60 -y 12
press h
sees 'hint 3 of 3' 'n next'
press h
sees 'There are no more hints.'
mux resize-window -t learn -x 60 -y 24

# The list, its cursor, back; the next exercise only on request.
press l
sees '> solved 0.1' 'ENTER go there'
press Down
sees '> open 0.2'
press k
sees '> solved 0.1'
press l
sees 'exercise 0.1 twice'
press n
sees 'exercise 0.2 total' 'exercise 0.2 is not written yet'

# Wider and narrower windows are drawn anew, nothing is lost.
mux resize-window -t learn -x 100 -y 30
sees 'exercise 0.2 total' 'q quit'
mux resize-window -t learn -x 60 -y 24
sees 'exercise 0.2 total' 'q quit'

# Reset asks, and keeps what was there.
cp "$course/00_numbers/solutions/2_total.cpp" "$second"
sees '0.2 passes all its checks' '2 of 2 solved'
press n
sees 'All exercises are solved'
press x
sees 'y yes, any other key no'
press z
sees 'kept as it is'
press x
sees 'y yes, any other key no'
press y
sees 'exercise 0.2 is not written yet' '1 of 2 solved'
cmp -s "$book/backups/00_numbers/2_total.1.cpp" "$course/00_numbers/solutions/2_total.cpp" || wrong 'a reset lost the work'

# Out: the terminal takes lines again, and the place is kept.
press q
sees '1 of 2 solved. `./minirl learn` goes on where you left.' 'status 0' ' icanon'
grep -q '^current 00_numbers/2_total$' "$book/progress.txt" || wrong 'the place was not kept'
exit $failed
