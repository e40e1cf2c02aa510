#!/bin/sh
# What the launcher does before anything is built: help, unknown words, and machines that lack what it needs.
# It runs in a folder with a blank in its name, through a symlink, with a PATH that holds what a test puts there.
set -u
source=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
home="$work/a house"
mkdir -p "$home/src/app" "$work/bin"
cp "$source/minirl" "$source/CMakeLists.txt" "$source/CMakePresets.json" "$home"
cp "$source/src/app/doctor.sh" "$source/src/app/new.sh" "$home/src/app"
mkdir "$home/tutorials"
cp -r "$source/tutorials/own_project" "$home/tutorials"
ln -s "$home/minirl" "$work/first"
ln -s first "$work/second"
for tool in sh sed awk cat grep find head tail mktemp rm mkdir touch tr dirname readlink uname getconf ls env date id basename; do
  ln -s "$(command -v $tool)" "$work/bin/$tool"
done
failed=0

tool() { rm -f "$work/bin/$1"; printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1"; chmod +x "$work/bin/$1"; }

expect() {  # expect STATUS TEXT VERB...: the launcher ends so and says so
  status=$1 text=$2
  shift 2
  said=$(unset CXX; cd "$work" && PATH=$work/bin CMAKE_PREFIX_PATH='' ./second "$@" 2>&1 </dev/null)
  result=$?
  if [ $result != "$status" ]; then failed=1; echo "minirl $*: status $result, expected $status"; fi
  case $said in *"$text"*) ;; *) failed=1; printf 'minirl %s: lacks "%s", said:\n%s\n' "$*" "$text" "$said" ;; esac
}

expect 0 './minirl tour'
expect 0 './minirl tour' --help
expect 0 'minirl 0.' --version
expect 0 'usage: ./minirl train AGENT --env ID' train --help
expect 0 'usage: ./minirl test [--all]' help test
expect 0 'usage: ./minirl learn' help learn
expect 2 "unknown verb 'trian'; the nearest is 'train'" trian
expect 2 "the nearest is 'check-golden'" checkgolden x
expect 2 "unknown verb '--fast'" --fast
expect 2 "unknown option '-x'" test -x
expect 2 "no part of a test's name" test 'a;b'
expect 2 'doctor takes no arguments' doctor now
expect 2 'new takes one name' new
expect 2 "'1x' is no name" new 1x
expect 2 "'a-b' is no name" new a-b
expect 0 'my_ferry is made' new 'my folder/my_ferry'
expect 2 'is there already; nothing was changed' new 'my folder/my_ferry'
grep -q "SOURCE_DIR \"$home\"" "$work/my folder/my_ferry/CMakeLists.txt" || { failed=1; echo 'new: the project does not know where minirl is'; }
if grep -rqE 'my_project|MINIRL_SOURCE' "$work/my folder/my_ferry"; then failed=1; echo 'new: a name was not filled in'; fi
if [ -e "$home/build" ]; then failed=1; echo 'help or a wrong word has made a build folder'; fi

expect 1 "Debian's package: g++" doctor
expect 1 'Box2D ' doctor
expect 2 "install them with this system's package manager" envs  # no apt-get

tool apt-get 'echo "E: no network"; exit 100'
tool id 'echo 0'
expect 2 'E: no network' envs
expect 2 '  apt-get update && apt-get install -y g++ cmake ninja-build' envs
tool apt-get "echo \"\$*\" >>'$work/asked'"
expect 2 'installing g++ cmake ninja-build' envs
expect 2 'still missing or too old: g++ cmake ninja-build' tour
grep -q 'install -y --no-install-recommends g++ cmake ninja-build' "$work/asked" || { failed=1; echo 'apt-get was not asked'; }

rm -f "$work/asked"
tool id 'echo 1000'
expect 2 "  su -c 'apt-get update && apt-get install -y g++ cmake ninja-build" envs
tool sudo 'exec "$@"'
expect 2 "  sudo sh -c 'apt-get update && apt-get install -y g++ cmake ninja-build" envs  # nobody there to agree
if [ -e "$work/asked" ]; then failed=1; echo 'apt-get ran although nobody agreed'; fi

tool g++ 'echo "#define __GNUC__ 9"'
expect 2 'missing here: g++-12 cmake' envs  # too old: a newer one beside it
exit $failed
