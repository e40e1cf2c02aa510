#!/bin/sh
# The verb learn without a screen: verdicts in plain words, hints, resets, lines for scripts, and what must not break it.
# usage: tests/app/learn.sh PROGRAM
set -u
program=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
. "$source/tests/app/expect.sh"

course="$work/a course" mine="$work/my book/00_numbers/1_twice.cpp"
cp -r "$source/tests/app/learn/fixture" "$course"
chapter=$course/00_numbers
learn() { "$program" learn "$@" --course "$course" --workbook "$work/my book"; }
answer() {  # answer CODE: puts it where todo stands in exercise 0.1
  awk -v code="$1" '/todo/ { print code; next } { print }' "$chapter/exercises/1_twice.cpp" >"$mine"
}

# ---- from the first start to the solution ----

expect 1 'exercise 0.1 is not written yet' learn run
[ -s "$mine" ] || wrong 'the first start has made no copy'
cmp -s "$mine" "$chapter/exercises/1_twice.cpp" || wrong 'the copy differs'
expect 0 'here    0.1   twice' learn list
expect 0 'hint 1 of 3' learn hint
case $said in *'2.0 * x'*) wrong 'the first hint gives all away' ;; esac
expect 0 'hint 2 of 3' learn hint
expect 0 'return 2.0 * x;' learn hint
case $said in *'no more hints'*) wrong 'the last hint is called one too many' ;; esac
expect 0 'There are no more hints' learn hint
expect 1 'is not solved yet' learn solution
answer '  return x * x;'
expect 1 'twice(3) is 9, expected 6 = 2 * 3' learn run
answer '  return x + x;'
expect 0 '0.1 passes all its checks' learn run
expect 0 '+   return 2.0 * x;' learn solution
expect 0 'solved  0.1' learn list
expect 0 '{"exercise": "0.2", "passed": false' learn list --json
expect 1 '{"exercise": "0.1", "passed": true, "message": "0.1 passes all its checks"}' learn check-all --json
expect 1 '1 passed, 1 failed' learn check-all
expect 1 'exercise 0.2 is not written yet' learn run total
expect 0 'here    0.2' learn list

# A solved exercise that fails again is open again.
answer '  return x;'
expect 1 'twice(3) is 3' learn run 0.1
expect 0 'here    0.1' learn list

# ---- mistakes, each said plainly ----

answer '  return 2 * x'
expect 1 "a ';' is missing" learn run
case $said in *'line 7: '*) ;; *) wrong "the line of the missing ';' is not named: $said" ;; esac
answer '  return 2 * y;'
expect 1 "the name 'y' is not known here" learn run
answer '  return helper(x); } double helper(double); double other() { return 1;'
expect 1 "the name 'helper' is not known here" learn run
answer '  extern double helper(double); return helper(x);'
expect 1 'helper(double) is declared, but nowhere written' learn run
answer '  volatile double* nowhere = nullptr; return *nowhere * x;'
expect 1 'segmentation fault' learn run
case $said in *'twice three is six'*) ;; *) wrong 'a crash does not name its check' ;; esac
answer '  std::vector<double> all; for (;;) all.resize(2 * all.size() + 1024, x); return x;'
expect 1 "$(if grep -q '^memory_kb 0' "$(dirname "$program")/learn.conf"; then echo 0.1; else echo 'no memory left'; fi)" learn run
answer '  throw ShapeError("two and three do not fit");'
expect 1 'your code threw an error: two and three do not fit' learn run
answer '  std::exit(0);'
expect 1 'does your code call exit?' learn run
answer '  volatile bool on = true; while (on) {} return x;'
expect 1 'stopped after 10 s' learn run
answer '  std::puts("printed by the learner"); return 2 * x;'
expect 0 'passes all its checks' learn run

# Checks that were made easier are not the ones that count.
answer '  return x;'
sed -i 's/CHECK(y == .*/CHECK(true);/; s/CHECK_MESSAGE.*/CHECK(true);/' "$mine"
expect 1 'the checks in your copy are not those of the course' learn run
head -n 8 "$chapter/exercises/1_twice.cpp" >"$mine"
expect 1 'the line between your code and its checks is gone' learn run
: >"$mine"
expect 1 'is gone' learn run
rm "$mine"
expect 1 'the file is gone' learn run
case $said in *'1_twice.cpp'*) ;; *) wrong 'a deleted file is not named' ;; esac
expect 0 'is a fresh copy' learn reset 0.1
answer '  return 7 * x;'
expect 0 'is kept in' learn reset 0.1
grep -q '7 \* x' "$work/my book/backups/00_numbers/1_twice.1.cpp" || wrong 'a reset lost the work'

# ---- a course that changes: told once, nothing written over ----

answer '  return 2 * x;'
cp "$mine" "$work/before"
echo '// newer' >>"$chapter/exercises/1_twice.cpp"
expect 0 'has changed in the course; your copy stays' learn list
expect 0 '' learn list
case $said in *'has changed'*) wrong 'a change is told twice' ;; esac
cmp -s "$mine" "$work/before" || wrong 'a changed exercise was written over'
expect 0 'passes all its checks' learn run

# ---- the watch without a terminal: plain lines, keys by line ----

keys() { printf '%s\n' "$1" | tr ' ' '\n' | learn; }
expect 0 '1 of 2 solved' keys 'h l q'
case $said in *"$(printf '\033')"*) wrong 'escapes where there is no terminal' ;; esac
expect 0 'j down  k up' keys 'l q q'
expect 0 'from your code' keys 'v'
expect 0 'exercise 0.2 total' keys 'n'
expect 0 'n goes on once this one passes' keys 'n'
expect 0 'kept as it is' keys 'x n'
expect 0 'exercise 0.1 twice' learn 0.1
expect 0 'exercise 0.2 total' learn 0.2
expect 0 'here    0.2' learn list

# ---- refused ----

expect 2 "did you mean 'list'" learn lst
expect 2 "did you mean 'twice'" learn run twise
expect 2 'takes no exercise' learn list 0.1
expect 2 'takes no exercise' learn 0.1 0.2
expect 2 "'0.3'" learn 0.3
expect 2 'is not a folder' "$program" learn --course absent
mkdir "$work/empty"
expect 2 'there are no exercises' "$program" learn --course empty
expect 0 './minirl learn' "$program" learn --help
touch "$work/file"
expect 2 'give another one with --workbook DIR' "$program" learn list --course "$course" --workbook "$work/file/book"
# Root may write anywhere, so the folder is refused by another user where there is one.
mkdir "$work/sealed" && chmod 555 "$work/sealed"
if [ "$(id -u)" != 0 ]; then
  expect 2 'give another one with --workbook DIR' "$program" learn list --course "$course" --workbook "$work/sealed/book"
elif [ -d /proc/sys ]; then
  expect 2 'give another one with --workbook DIR' "$program" learn list --course "$course" --workbook /proc/sys/book
fi
chmod 755 "$work/sealed"

# ---- gradients in double: the launcher is told that their library is wanted ----

cp -r "$source/tests/app/learn/fixture/." "$course"
mkdir "$work/elsewhere"
cp "$program" "$work/elsewhere/minirl"
expect 2 'start it with ./minirl learn' "$work/elsewhere/minirl" learn --course "$course"
sed 's/^double.library .*/double.library \/absent.a/' "$(dirname "$program")/learn.conf" >"$work/elsewhere/learn.conf"
sed -i '1i // scalar: double' "$chapter/exercises/1_twice.cpp"
expect 3 'checked in double' "$work/elsewhere/minirl" learn run 0.1 --course "$course" --workbook new
exit $failed
