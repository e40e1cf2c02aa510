# The verb new: an outside project that trains an agent of one's own on an environment of one's own. Sourced by the
# launcher, which sets $home.

new_project() {
  [ $# = 1 ] || fail 2 "new takes one name: ./minirl new my_project"
  name=$(basename -- "$1")
  case $name in
    [A-Za-z]*) ;;
    *) fail 2 "new: '$name' is no name for a project; it starts with a letter" ;;
  esac
  case $name in *[!A-Za-z0-9_]*) fail 2 "new: '$name' is no name for a project; letters, digits and _ may be in it" ;; esac
  if [ -e "$1" ]; then fail 2 "new: $1 is there already; nothing was changed. Choose another name"; fi
  mkdir -p "$1" 2>/dev/null || fail 2 "new: cannot make the folder $1"
  for file in "$home"/tutorials/own_project/*; do
    sed -e "s/my_project/$name/g" -e "s|@MINIRL_SOURCE@|$(printf '%s' "$home" | sed 's/[&|\\]/\\&/g')|" "$file" \
      >"$1/$(basename "$file")" || fail 2 "new: cannot write to $1"
  done
  echo "$1 is made: ferry.hpp is an environment, helmsman.hpp an agent, main.cpp trains it, test.cpp proves it. Next:"
  echo
  echo "  cmake -S $1 -B $1/build -G Ninja && cmake --build $1/build"
  echo "  $1/build/$name"
  echo "  ctest --test-dir $1/build"
}
