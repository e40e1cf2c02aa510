#!/bin/sh
# Builds the outside project by find_package, add_subdirectory and FetchContent, and runs it.
# usage: tests/outside/run.sh BUILD_DIR WORK_DIR [WAY]
# BUILD_DIR: a built tree of minirl; WORK_DIR is emptied; with WAY only that one of the two ways that build the library
# (none of them, if it is another word).
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
rm -rf "$2"
mkdir -p "$2"
work=$(cd "$2" && pwd)
failed=0

step() {  # step NAME COMMAND...: quiet unless it fails
  what=$1
  shift
  if "$@" >"$work/log" 2>&1; then return 0; fi
  cat "$work/log"
  echo "outside: $what failed"
  return 1
}

way() {  # way NAME [options of cmake]
  name=$1
  shift
  cp -r "$here" "$work/$name"
  if [ "$name" = add_subdirectory ]; then ln -s "$source" "$work/$name/minirl"; fi
  step "$name, configure" cmake -S "$work/$name" -B "$work/$name/build" -G Ninja -DMINIRL_WAY="$name" "$@" &&
    step "$name, build" cmake --build "$work/$name/build" &&
    step "$name, run" in_folder "$work/$name" build/my_agent &&
    step "$name, only the library is built" no_development "$work/$name/build" || return 1
  echo "outside: $name works"
}

in_folder() { (cd "$1" && shift && "./$@"); }

no_development() { [ -z "$(find "$1" -name 'minirl_tests*' -o -name 'libminirl_doctest*' -o -name doctest-src)" ]; }

nothing_private() {  # the installed package names no target and no path of the tree that it was built in
  ! grep -rn -e minirl_flags -e "$source" -e Werror -e fsanitize "$work/prefix/lib"*/cmake
}

stands_in_readme() {  # the lines of a way are those that the README shows
  while IFS= read -r line; do case $line in '// A program'*) continue ;; esac; grep -qF -- "$line" "$source/README.md" || { echo "README.md lacks: $line"; return 1; }
  done <"$here/$1"
}

step 'install' cmake --install "$build" --prefix "$work/prefix" || failed=1
step 'the installed package is clean' nothing_private || failed=1
for file in main.cpp find_package.cmake fetch_content.cmake; do step "README" stands_in_readme "$file" || failed=1; done
way find_package -DCMAKE_PREFIX_PATH="$work/prefix" || failed=1
only=${3:-}
case ${only:-add_subdirectory} in add_subdirectory) way add_subdirectory -DCMAKE_BUILD_TYPE=Release || failed=1 ;; esac
case ${only:-fetch_content} in
  fetch_content) way fetch_content -DCMAKE_BUILD_TYPE=Release -DFETCHCONTENT_SOURCE_DIR_MINIRL="$source" || failed=1 ;;
esac

# What `./minirl new` makes builds as it is, and its test passes.
step 'new' "$source/minirl" new "$work/ferry_1" || failed=1
step 'new, configure' cmake -S "$work/ferry_1" -B "$work/ferry_1/build" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" &&
  step 'new, build' cmake --build "$work/ferry_1/build" &&
  step 'new, run' in_folder "$work/ferry_1" build/ferry_1 &&
  step 'new, test' ctest --test-dir "$work/ferry_1/build" --output-on-failure || failed=1
exit $failed
