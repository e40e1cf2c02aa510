#!/bin/sh
# The check of the course itself, learn verify: what it finds in a course that was spoiled.
# usage: tests/app/learn_verify.sh PROGRAM
set -u
program=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
. "$source/tests/app/expect.sh"

course="$work/a course"
cp -r "$source/tests/app/learn/fixture" "$course"
chapter=$course/00_numbers
learn() { "$program" learn "$@" --course "$course" --workbook "$work/my book"; }
expect 0 '2 passed, 0 failed' learn verify
expect 0 '{"exercise": "0.1", "passed": true' learn verify 0 --json
expect 0 '0.1: ok' learn verify --quick
expect 2 "unknown chapter '7'. There is 00_numbers" learn verify 7
spoiled() {  # spoiled TEXT: verify finds it; the course is whole again afterwards
  expect 1 "$1" learn verify
  rm -rf "$course" && cp -r "$source/tests/app/learn/fixture" "$course"
}
cp "$chapter/solutions/1_twice.cpp" "$chapter/exercises/"
echo '// rejected: the sum of nothing' >"$chapter/mutants/2_total.copy.cpp"
cat "$chapter/solutions/2_total.cpp" | sed '/^\/\/ ----/,$d' >>"$chapter/mutants/2_total.copy.cpp"
spoiled '0.1: unsolved it passes already'
sed -i 's/7.0/8.0/' "$chapter/solutions/2_total.cpp" && rm "$chapter/mutants/1_twice.square.cpp"
sed -i 's/^\/\/ rejected: .*/\/\/ rejected: something else/' "$chapter/mutants/2_total.last.cpp"
touch "$chapter/hints/notes.md"
printf 'one\n---\ntwo\n' >"$chapter/hints/1_twice.md"
expect 1 'the checks differ in exercise and solution' learn verify
for text in 'mutants; at least two' 'no message holds "something else"' 'belongs to no exercise' 'the hints are 2 parts' '0 passed, 3 failed'; do
  case $said in *"$text"*) ;; *) wrong "verify lacks \"$text\", said: $said" ;; esac
done

exit $failed
