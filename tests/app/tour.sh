#!/bin/sh
# The verbs run and tour: chapters that go well, fail, or cannot start; folders with blanks; narrow terminals.
# usage: tests/app/tour.sh PROGRAM     the built minirl, with the chapters beside it
set -u
program=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
. "$source/tests/app/expect.sh"

holds() { grep -qF -- "$2" "$1" || wrong "$(basename "$1") lacks \"$2\""; }
lacks() { ! grep -qF -- "$2" "$1" || wrong "$(basename "$1") holds \"$2\""; }

# ---- chapters as they are (the whole course: course.sh) ----

expect 0 '00 First steps' "$program" run 0
expect 0 '43.313' "$program" run hardcoded_policies --out "$work/one chapter"
[ -s "$work/one chapter/survival.svg" ] || wrong 'run --out keeps no pictures'
expect 2 "unknown chapter 'cartpoel'; did you mean 'cartpole'? There are first_steps, " "$program" run cartpoel
expect 2 "unknown chapter '99'" "$program" run 99
expect 2 'run: expects CHAPTER' "$program" run
expect 2 "did you mean 'notebook'?" "$program" run 4 --preset notbook
expect 2 'this chapter has no presets' "$program" run 1 --preset minirl
expect 2 "unknown option '--fast'" "$program" tour --fast
expect 2 'is too many' "$program" tour 4
expect 2 'cannot make the folder /dev/null/x' "$program" tour --out /dev/null/x
expect 0 './minirl tour' "$program" tour --help
expect 0 './minirl run CHAPTER' "$program" run --help

# ---- chapters made up for this test, beside a copy of the program ----

home="$work/a house"
mkdir "$home"
cp "$program" "$home/minirl"
expect 2 'no chapters are built here' "$home/minirl" tour

chapter() {  # chapter NAME BODY: a chapter that is a shell script; $folder is where its results go
  printf '#!/bin/sh\nfolder=$2\n%s\n' "$2" >"$home/chapter_$1"
  chmod +x "$home/chapter_$1"
}
results='echo chapter,what,notebook,minirl,seconds,verdict >"$folder/rows.csv"
echo file,caption,place >"$folder/pictures.csv"
row() { echo "$1" >>"$folder/rows.csv"; }'

chapter 02_words "$results
row '02 Words,<b>bold & brave</b>,1 2 3,1 2 3,0.5,ok'
row '02 Words,a sentence of a good many words that has to go on in the next line of its cell,-,$(printf '%0150d' 7),0.25,-'"
expect 0 '2 results from 1 chapter: 1 as they must be, 1 noted' "$home/minirl" tour
holds "$work/report/report.html" '&lt;b&gt;bold &amp; brave&lt;/b&gt;'
lacks "$work/report/report.html" '<b>'
for width in 40 60 89 90 100 200; do
  expect 0 'bold & brave' env COLUMNS=$width "$home/minirl" tour
  longest=$(printf '%s\n' "$said" | sed '/ results from /,$d' | awk 'length > n { n = length } END { print n }')
  [ "$longest" -le $width ] || wrong "the table is $longest wide in $width columns"
done
case $said in *"$(printf '\033')"*) wrong 'colours where there is no terminal' ;; esac

# Several programs of one chapter, in order; only the last has presets.
out_of='while [ "$1" != --out ] && [ $# -gt 0 ]; do shift; done; folder=$2
mkdir -p "$folder"'
chapter 05_2_second "$out_of; echo this is the second; exit \${STATUS_OF_SECOND:-0}"
chapter 05_10_tenth "$out_of; echo this is the tenth; $results
row '05.10 Tenth,a,-,b,0.5,-'"
chapter 05_1_first 'case "$*" in *--preset*) exit 3 ;; esac; echo this is the first'
expect 0 'this is the first
this is the second
this is the tenth' "$home/minirl" run 5 --out "$work/five"
for part in 05_2_second 05_10_tenth; do [ -d "$work/five/$part" ] || wrong "run --out keeps no folder for $part"; done
for word in second 05_second 05_2_second 5.2 05.2; do
  expect 0 'this is the second' "$home/minirl" run $word
  case $said in *'is the first'* | *'is the tenth'*) wrong "run $word runs more than it should" ;; esac
done
expect 4 'this is the tenth' env STATUS_OF_SECOND=4 "$home/minirl" run 5
expect 0 'this is the second' "$home/minirl" run 5 --preset notebook
case $said in *'is the first'*) wrong 'a program without presets ran' ;; esac
expect 2 '' "$home/minirl" run 5.1 --preset notebook
for word in 5.3 5. 5.x .5 5.2.1; do expect 2 "unknown chapter '$word'" "$home/minirl" run $word; done
expect 1 '05.1 first' "$home/minirl" tour
case $said in *' from 2 chapters: '*) ;; *) wrong 'the tour counts the programs of chapter 05 as chapters' ;; esac
holds "$work/report/tour.csv" '05.10 Tenth,a'
[ "$(grep -n '05.1 first' "$work/report/tour.csv" | cut -d: -f1)" -lt "$(grep -n '05.10 Tenth' "$work/report/tour.csv" | cut -d: -f1)" ] ||
  wrong 'the tour shows part 10 before part 1'
rm "$home"/chapter_05_*

chapter 03_wrong "$results
row '03 Wrong,sum,4,5,0.5,failed'
exit 1"
expect 1 '1 failed' "$home/minirl" tour
holds "$work/report/tour.csv" '03 Wrong,sum,4,5,0.500,failed'
chapter 03_wrong 'echo the last words; echo of a chapter >&2; exit 2'
expect 1 'the last words
of a chapter' "$home/minirl" tour
holds "$work/report/tour.csv" '03 wrong,runs to its end,-,ended with status 2,'
holds "$work/report/report.html" 'the last words'
chapter 03_wrong 'kill -SEGV $$'
expect 1 'ended with status 139' "$home/minirl" tour
chapter 03_wrong 'exit 0'
expect 1 'left no results' "$home/minirl" tour
exit $failed
