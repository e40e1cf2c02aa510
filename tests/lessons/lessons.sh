#!/bin/sh
# The lessons say what their programs print and show what they draw. Runs the whole tour, without --quick.
# usage: tests/lessons/lessons.sh PROGRAM CHECKER     the built minirl and minirl_check_lessons
set -eu
# Processors without FMA round differently: nothing to compare with.
grep -qw fma /proc/cpuinfo || { echo 'skipped: this processor has no FMA'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" tour --out "$work" >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
"$2" "$work"
