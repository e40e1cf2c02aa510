#!/bin/sh
# Copies the pictures that the lessons show from the folder of a tour to tutorials/*/figures/.
# usage: ./minirl tour --out DIR && tests/lessons/figures.sh DIR
set -eu
tour=${1:?usage: tests/lessons/figures.sh DIR, the folder that ./minirl tour --out DIR made}
cd "$(dirname "$0")/../.."
for lesson in tutorials/[0-9]*/README.md; do
  folder=$(dirname "$lesson")
  number=$(basename "$folder" | cut -d_ -f1)
  for figure in $(grep -o '](figures/[^)]*)' "$lesson" | sed 's/](figures\/\(.*\))/\1/'); do
    made=$(find "$tour/chapters" -path "*/${number}_*/$figure" | head -n 1)
    [ -n "$made" ] || { echo "$lesson: no program of chapter $number made $figure" >&2; exit 1; }
    mkdir -p "$folder/figures"
    cp "$made" "$folder/figures/$figure"
  done
done
