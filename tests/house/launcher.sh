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
cp "$source/src/app/doctor.sh" "$source/src/app/help.sh" "$source/src/app/new.sh" "$home/src/app"
mkdir "$home/tutorials"
cp -r "$source/tutorials/own_project" "$source/tutorials/own_chapter" "$home/tutorials"
ln -s "$home/minirl" "$work/first"
ln -s first "$work/second"
for tool in sh sed awk cat grep find head tail mktemp rm mkdir mv touch tr dirname readlink uname getconf ls env date id basename; do
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
for verb in $(sed -n 's/^Verb \(.*\)();/\1/p' "$source/src/app/verbs.hpp" | tr _ -); do  # none of the program is forgotten
  expect 0 "usage: ./minirl $verb" help "$verb"
done
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

# A chapter of one's own: whole or not at all, and what is there stays.
expect 2 'new --chapter takes one name: ./minirl new --chapter 00_name' new --chapter
mkdir "$home/tutorials/04_reinforce" "$home/tutorials/08_dqn"
for name in 5_doors doors 05 05_ 05_Doors 05_1 ../05_doors /tmp/05_doors 005_doors; do
  expect 2 "'$name' is no name for a chapter; it is two digits, _ and a word: 09_name" new --chapter "$name"
done
expect 2 'behind the digits stand a to z, 0 to 9 and _' new --chapter 05_the-doors
expect 2 "'09_doors' is a chapter's name: ./minirl new --chapter 09_doors" new 09_doors
expect 2 "unknown option '--chapters'" new --chapters 05_doors
expect 2 'takes one name' new --chapter 05_a 06_b
expect 2 '04 is 04_reinforce; nothing was changed. The next free number is 09' new --chapter 04_doors
expect 2 'tutorials/04_reinforce is there already; nothing was changed' new --chapter 04_reinforce
expect 2 'the name is taken by 08_dqn' new --chapter 09_dqn
if [ -n "$(ls -A "$home/tutorials/04_reinforce")" ]; then failed=1; echo 'new: a chapter that was there changed'; fi
expect 0 'tutorials/09_two_doors is made.' new --chapter 09_two_doors
printf '%s\n' "$said" | awk 'length > 60 { print "new: longer than 60 columns: " $0; wide = 1 } END { exit wide }' || failed=1
expect 2 'tutorials/09_two_doors is there already' new --chapter 09_two_doors
made=$home/tutorials/09_two_doors
for file in README.md two_doors.cpp exercises/1_running_mean.cpp figures/rewards.svg; do
  [ -s "$made/$file" ] || { failed=1; echo "new: the chapter lacks $file"; }
done
if grep -rnE --include=*.cpp --include=*.md '99|own_chapter|my_chapter' "$made"; then failed=1; echo 'new: a name was not filled in'; fi
mv "$home/tutorials/own_chapter" "$work/elsewhere"
expect 2 'nothing was changed' new --chapter 10_doors
if [ -e "$home/tutorials/10_doors" ]; then failed=1; echo 'new: half a chapter stayed'; fi
if [ -n "$(find "$home/tutorials" -name '.new*')" ]; then failed=1; echo 'new: a draft stayed'; fi
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
