# The verb doctor: looks at the machine and says what to do. The launcher sources this file; nothing is built.

row() {  # row WHAT STATE TEXT
  case $2 in ok) colour=32 ;; note) colour=33 ;; *) colour=31 problems=$((problems + 1)) ;; esac
  if [ -n "$colours" ]; then state=$(printf '\033[%sm%-8s\033[0m' "$colour" "$2"); else state=$(printf '%-8s' "$2"); fi
  printf '%-9s %s %s\n' "$1" "$state" "$3"
}

row_of_tool() {  # row_of_tool WHAT THING VERSION NEEDED
  if is_there "$2"; then row "$1" ok "$3"; return 0; fi
  if [ "$2" = compiler ] && [ -n "${CXX:-}" ]; then
    row "$1" missing "CXX is set to $3; needed is $4. Set CXX to one, or unset it"
    return 0
  fi
  row "$1" missing "needed is $4${3:+, here is $3}; Debian's package: $(package_of "$2")"
}

try_compiler() {
  trial=$(mktemp -d)
  printf '#include <span>\n#include <vector>\nint main() { std::vector<int> v{0}; return std::span(v)[0]; }\n' >"$trial/try.cpp"
  if $compiler -std=c++20 -o "$trial/try" "$trial/try.cpp" >"$trial/log" 2>&1 && "$trial/try"; then
    row 'C++20' ok 'a small program compiles, links and runs'
  else
    row 'C++20' failed "a small program does not compile or run: $(head -n 1 "$trial/log"); with clang++, install libstdc++-12-dev"
  fi
  rm -rf "$trial"
}

has_flags() {
  for flag in "$@"; do
    case $flags in *" $flag "*) ;; *) return 1 ;; esac
  done
}

row_of_cpu() {
  flags=" $(sed -n '/^flags/{s/^[^:]*://p;q;}' /proc/cpuinfo 2>/dev/null) "
  kernels=baseline
  if has_flags avx2 fma; then kernels=avx2; fi
  if has_flags avx2 fma avx512f avx512vl avx512dq avx512bw; then kernels=avx512; fi
  text="$(uname -m), $(getconf _NPROCESSORS_ONLN) processors, kernels: ${MINIRL_KERNELS:-$kernels}"
  [ -z "${MINIRL_KERNELS:-}" ] || text="$text (forced by MINIRL_KERNELS)"
  if [ $kernels = baseline ]; then
    row CPU note "$text; all works, but without AVX2 and FMA the last bits may differ from other machines"
  else
    row CPU ok "$text"
  fi
}

doctor() {
  problems=0 colours=''
  [ $# = 0 ] || fail 2 "doctor takes no arguments, got '$1'"
  if [ -t 1 ] && [ -n "$clear_line" ] && [ -z "${NO_COLOR:-}" ]; then colours=yes; fi
  find_compiler
  row_of_tool compiler compiler "${compiler:-${CXX:-}}${compiler_version:+ ($compiler_version)}" 'g++ 12 or clang++ 14'
  [ -z "$compiler" ] || try_compiler
  row_of_tool CMake cmake "$(cmake_version)" 'CMake 3.22'
  row_of_tool Ninja ninja "$(ninja --version 2>/dev/null || ninja-build --version 2>/dev/null)" 'Ninja'
  row_of_tool Eigen eigen "$(eigen_version)" 'Eigen 3.4'
  row_of_tool doctest doctest "$(header doctest/doctest.h)" 'doctest'
  if is_there libbox2d-dev; then row Box2D ok "$(header box2d/box2d.h)"
  else row Box2D note "none: all works but LunarLander; Debian's package: libbox2d-dev"; fi
  if mkdir -p "$home/build" 2>/dev/null && [ -w "$home/build" ]; then
    row build ok "$(if [ -x "$program" ]; then echo 'the program is there'; else echo 'nothing yet; the first verb builds'; fi)"
  else
    row build failed "cannot write to $home/build"
  fi
  row_of_cpu
  if [ -n "$clear_line" ]; then row terminal ok "$columns columns"; else row terminal note 'none: plain text, no live lines'; fi
  if [ $problems = 0 ]; then echo 'All is well.'; exit 0; fi
  packages=$(unset CXX; missing_packages $build_packages)
  [ -z "$packages" ] || ! have apt-get || echo "To do, as root: apt-get update && apt-get install -y $packages"
  echo "$problems to put right."
  exit 1
}
