# The verb new: a project of one's own beside this one, or a chapter of one's own in this course. Sourced by the
# launcher, which sets $home and whose fail() ends the script.

new_project() {
  case ${1:-} in
    --chapter) shift; new_chapter "$@"; return ;;
    -*) fail 2 "new: unknown option '$1'; it takes NAME or --chapter NN_name" ;;
  esac
  [ $# = 1 ] || fail 2 "new takes one name: ./minirl new my_project"
  name=$(basename -- "$1")
  case $name in
    [A-Za-z]*) ;;
    [0-9][0-9]_*) fail 2 "new: '$name' is a chapter's name: ./minirl new --chapter $name" ;;
    *) fail 2 "new: '$name' is no name for a project; it starts with a letter" ;;
  esac
  case $name in *[!A-Za-z0-9_]*) fail 2 "new: '$name' is no name for a project; letters, digits and _ may be in it" ;; esac
  if [ -e "$1" ] || [ -L "$1" ]; then fail 2 "new: $1 is there already; nothing was changed. Choose another name"; fi
  mkdir -p "$1" 2>/dev/null || fail 2 "new: cannot make the folder $1"
  for file in "$home"/tutorials/own_project/*; do
    sed -e "s/my_project/$name/g" -e "s|@MINIRL_SOURCE@|$(printf '%s' "$home" | sed 's/[&|\\]/\\&/g')|" "$file" \
      >"$1/$(basename "$file")" || fail 2 "new: cannot write to $1"
  done
  cat <<END
$1 is made.
  ferry.hpp     an environment
  helmsman.hpp  an agent
  main.cpp      trains it
  test.cpp      proves both
Next:
  cd $1
  cmake -B build -G Ninja
  cmake --build build
  build/$name
  ctest --test-dir build
END
}

# tutorials/NN_name from the template tutorials/own_chapter, whose number is 99. It appears whole or not at all.
new_chapter() {
  [ $# = 1 ] || fail 2 "new --chapter takes one name: ./minirl new --chapter $(next_chapter)_name"
  check_chapter_name "$1"
  name=$1 number=${1%%_*} topic=${1#*_}
  made=$home/tutorials/$name
  draft=$(mktemp -d "$home/tutorials/.new.XXXXXX" 2>/dev/null) || fail 2 "new: cannot write to $home/tutorials"
  trap 'rm -rf "$draft"' EXIT
  trap 'exit 130' INT TERM
  fill_chapter && mv "$draft/chapter" "$made" || fail 2 "new: cannot write $made; nothing was changed"
  cat <<END
tutorials/$name is made.
  README.md     the lesson
  $topic.cpp  its program
  exercises/    with solutions/, hints/ and mutants/
  figures/      what the lesson shows
Next:
  ./minirl run ${number#0}
  ./minirl learn run ${number#0}.1
  ./minirl learn verify ${number#0}
and a line for it in tutorials/README.md.
tutorials/your_own.md says what belongs where.
END
}

check_chapter_name() {
  case $1 in
    [0-9][0-9]_[a-z]*) ;;
    *) fail 2 "new: '$1' is no name for a chapter; it is two digits, _ and a word: $(next_chapter)_name" ;;
  esac
  case ${1#??_} in
    *[!a-z0-9_]*) fail 2 "new: '$1' is no name for a chapter; behind the digits stand a to z, 0 to 9 and _" ;;
  esac
  for chapter in "$home"/tutorials/[0-9][0-9]_*; do
    taken=${chapter##*/}
    case $taken in
      "$1") fail 2 "new: tutorials/$1 is there already; nothing was changed" ;;
      "${1%%_*}"_*) fail 2 "new: ${1%%_*} is $taken; nothing was changed. The next free number is $(next_chapter)" ;;
      ??_"${1#??_}") fail 2 "new: the name is taken by $taken; nothing was changed. Choose another word" ;;
    esac
  done
}

next_chapter() {  # the number after the last
  last=$(ls "$home/tutorials" | sed -n 's/^0*\([0-9]\{1,2\}\)_.*/\1/p' | tail -n 1)
  printf '%02d' $((${last:--1} + 1))
}

fill_chapter() {  # the template with name and number filled in, into $draft/chapter
  (
    mkdir "$draft/chapter" && cd "$home/tutorials/own_chapter" || exit 1
    for file in * */*; do
      target=$draft/chapter/$(printf '%s' "$file" | sed "s/my_chapter/$topic/")
      if [ -d "$file" ]; then mkdir "$target" || exit 1; continue; fi
      case $file in
        figures/*) cat "$file" ;;
        *) sed -e "s/own_chapter/$name/g; s/my_chapter/$topic/g" \
             -e "s/run 99/run ${number#0}/g; s/99\.1/${number#0}.1/g; s/99/$number/g" "$file" ;;
      esac >"$target" || exit 1
    done
  ) 2>/dev/null
}
