#!/bin/sh
# The reference run from other builds than the usual ones, with each set of kernels that uses fused multiply-adds: all
# must print the checksum of data/reference_run.txt. The tests of g++ -O2 and clang -O2 do so in their own builds (bits/).
# usage: tests/bits/builds.sh BUILD_FOLDER [NAME...]   with names only these builds; "another day" if there are none
set -u
cd "$(dirname "$0")/../.." || exit 2
builds=$1
shift
failed=0 passed=0 wanted=" ${*:-gcc_O3 clang_libcxx arm} "

build() {  # build NAME COMPILER FLAGS [options of cmake]
  name=$1 compiler=$2 flags=$3
  shift 3
  cmake -S . -B "$builds/$name" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS_RELEASE="$flags" \
    -DCMAKE_CXX_FLAGS_DEBUG="$flags" "$@" >"$builds/$name.log" 2>&1 &&
    cmake --build "$builds/$name" --target minirl_reference_run >>"$builds/$name.log" 2>&1
}

check() {  # check NAME: the run with each set of kernels
  out=$(ctest --test-dir "$builds/$1" -R '^bits/' 2>&1)
  echo "$1: $(echo "$out" | grep 'tests passed')"
  case $out in
    *'100% tests passed'*) ;;
    *) echo "$out" && return 1 ;;
  esac
  case $out in *'reference_run_best '*Passed*) ;; *) echo "$1: nothing was run" && return 1 ;; esac
}

mkdir -p "$builds"
for name in gcc_O3 clang_libcxx arm; do
  case $wanted in *" $name "*) ;; *) continue ;; esac
  case $name in
    gcc_O3) set -- g++ -O3 ;;
    clang_libcxx) set -- clang++ '-O0 -stdlib=libc++' -DCMAKE_BUILD_TYPE=Debug ;;  # the library of macOS
    arm)  # 64-bit ARM, emulated
      set -- aarch64-linux-gnu-g++ -O2 -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64 \
        '-DCMAKE_CROSSCOMPILING_EMULATOR=qemu-aarch64;-L;/usr/aarch64-linux-gnu' ;;
  esac
  if ! build "$name" "$@" -DMINIRL_BOX2D=OFF; then
    echo "$name does not build" && tail -n 40 "$builds/$name.log" && failed=$((failed + 1))
  elif check "$name"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
[ $((passed + failed)) != 0 ] || { echo 'another day' && exit 0; }
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
