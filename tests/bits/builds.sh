#!/bin/sh
# The reference run from builds at other optimisation levels than the usual one, with both sets of wide kernels: all must
# print the checksum of data/reference_run.txt. The tests of g++ -O2 and clang -O2 do so in their own builds (bits/).
# usage: tests/bits/builds.sh BUILD_FOLDER [NAME]   with NAME only that build; "another day" if it is none of them
set -u
cd "$(dirname "$0")/../.." || exit 2
builds=$1
failed=0 passed=0 only=${2:-}

build() {  # build NAME COMPILER BUILD_TYPE FLAGS
  cmake -S . -B "$builds/$1" -G Ninja -DCMAKE_CXX_COMPILER="$2" -DCMAKE_BUILD_TYPE="$3" -DCMAKE_CXX_FLAGS_RELEASE="$4" \
    -DCMAKE_CXX_FLAGS_DEBUG="$4" >"$builds/$1.log" 2>&1 &&
    cmake --build "$builds/$1" --target minirl_reference_run >>"$builds/$1.log" 2>&1
}

check() {  # check NAME: the run with each set of kernels
  out=$(ctest --test-dir "$builds/$1" -R '^bits/' 2>&1)
  echo "$1: $(echo "$out" | grep 'tests passed')"
  if echo "$out" | grep -q '100% tests passed'; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "$out"; fi
}

mkdir -p "$builds"
for row in 'gcc_O3 g++ Release -O3' 'clang_O0 clang++ Debug -O0'; do
  set -- $row
  [ "${only:-$1}" = "$1" ] || continue
  if build "$@"; then check "$1"; else failed=$((failed + 1)) && echo "$1 does not build" && tail -n 40 "$builds/$1.log"; fi
done
[ $((passed + failed)) != 0 ] || { echo 'another day' && exit 0; }
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
