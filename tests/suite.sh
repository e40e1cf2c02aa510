#!/bin/sh
# Runs the tests of one build folder: prints what failing tests printed, then "N passed, M failed[, K skipped]".
# usage: tests/suite.sh BUILD_DIR [options of ctest]
set -u
dir=$1
shift
jobs=${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN)}
log=$dir/suite.log
clear_line=''
if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then clear_line=$(printf '\r\033[K'); fi

ctest --test-dir "$dir" --output-on-failure -j "$jobs" "$@" 2>&1 | while IFS= read -r line; do
  printf '%s\n' "$line"
  case $line in
    *' Test '*'#'*) [ -z "$clear_line" ] || printf '%s%.79s' "$clear_line" "minirl: testing $line" >&2 ;;
  esac
done >"$log"
printf '%s' "$clear_line" >&2

# A test's own output follows its line "n/m Test #k: name ...***Failed" and ends where the next test is named.
awk '
  /^ *Start +[0-9]+: / || /^(Internal ctest|Test project|UpdateCTest|[0-9]+% tests passed)/ { shown = 0 }
  /^ *[0-9]+\/[0-9]+ Test +#[0-9]+: / {
    shown = 0
    ++all
    if (/\*\*\*Skipped/) ++skipped
    else if (/ Passed /) ++passed
    else { ++failed; shown = 1 }
  }
  shown { print }
  END {
    printf "%d passed, %d failed", passed, failed
    if (skipped) printf ", %d skipped", skipped
    print ""
    exit failed > 0
  }' "$log"
