#!/bin/sh
# A new chapter is right at once: the exercise, the program on the tour, and the lesson against both.
# usage: tests/app/new_chapter.sh PROGRAM CHECKER     the built minirl, and minirl_check_lessons
set -u
program=$1 checker=$2 built=$(dirname "$1")
source=$(cd "$(dirname "$0")/../.." && pwd)
. "$source/tests/app/expect.sh"

# A tree with nothing but the template, so that the course is this one chapter.
tree="$work/a tree"
mkdir -p "$tree/src/app" "$tree/tutorials" "$work/built"
cp "$source/minirl" "$tree"
cp "$source/src/app/new.sh" "$tree/src/app"
cp -r "$source/tutorials/own_chapter" "$tree/tutorials"
expect 0 'tutorials/00_lucky_doors is made.' "$tree/minirl" new --chapter 00_lucky_doors

expect 0 '0.1: ok, 2 mutants' "$program" learn verify --course "$tree/tutorials" --workbook "$work/book"

# The program, compiled as exercises are, stands beside a copy of minirl, as the build would put it.
learn() { sed -n "s/^$1 //p" "$built/learn.conf"; }
set --
while IFS= read -r flag; do set -- "$@" "$flag"; done <<END
$(learn flag)
$(learn float.flag)
END
"$(learn compiler)" "$@" -o "$work/built/chapter_00_lucky_doors" "$tree/tutorials/00_lucky_doors/lucky_doors.cpp" \
  "$(learn float.library)" -lpthread || wrong 'the program does not compile'
cp "$program" "$work/built/minirl"
expect 0 '00 Three doors' "$work/built/minirl" run 0
expect 0 ' 1 chapter: 2 as they must be, ' "$work/built/minirl" tour --out "$work/report"
if grep -qw fma /proc/cpuinfo; then expect 0 '1 lessons, 0 problems' "$checker" "$work/report" "$tree"; fi
exit $failed
