#!/bin/sh
# The whole course: its report, the README's pictures, and the lessons against what their programs print and draw.
# usage: tests/app/course.sh PROGRAM CHECKER     the built minirl, with the chapters beside it, and minirl_check_lessons
set -u
program=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
. "$source/tests/app/expect.sh"

holds() { grep -qF -- "$2" "$1" || wrong "$(basename "$1") lacks \"$2\""; }
lacks() { ! grep -qF -- "$2" "$1" || wrong "$(basename "$1") holds \"$2\""; }

out="$work/a report"
expect 0 ' 0 failed; ' "$program" tour --out "$out"
case $said in *"report: $out/report.html"*) ;; *) wrong 'the tour does not say where the report is' ;; esac
holds "$out/tour.csv" 'chapter,what,notebook,minirl,seconds,verdict'
holds "$out/tour.csv" '72 25 43.313,72 25 43.313'
lacks "$out/tour.csv" ',failed'
for part in '<h1>' '<table>' '<svg ' 'data:image/gif;base64,' './minirl tour'; do holds "$out/report.html" "$part"; done
for elsewhere in 'src="http' 'href' 'url(' "$work" "$source"; do lacks "$out/report.html" "$elsewhere"; done

# What is committed has the same bytes; processors without FMA round differently.
if grep -qw fma /proc/cpuinfo; then
  for picture in cartpole.gif learning_curve.svg; do
    cmp "$source/data/pictures/$picture" "$out/chapters/04_3_cartpole/$picture" || wrong "data/pictures/$picture is old"
  done
  "$2" "$out" || wrong 'a lesson does not say what its program does'
fi
exit $failed
