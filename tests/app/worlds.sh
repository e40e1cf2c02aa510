# The environments on the command line: the page that is made from them, playing, recording, and words about one.
# usage: tests/app/worlds.sh PROGRAM
source=$(cd "$(dirname "$0")/../.." && pwd)
program=$1
. "$source/tests/app/expect.sh"

size_of() { wc -c <"$work/$1"; }

expect 0 'CartPole-v1' "$program" envs
expect 0 'push left' "$program" envs CartPole-v1
expect 2 "CartPole-v1" "$program" envs CartPole-v12

# Every world can be played, by chance or a rule, and recorded.
for env in $("$program" envs | awk 'NR > 2 && !/missing:|:ID/ { print $1 }'); do
  expect 0 'return' "$program" play "$env" --seed 3
done
expect 0 'pictures' "$program" play Blackjack-v1 --gif cards.gif
expect 0 'step 500, return 500, truncated' "$program" play CartPole-v1 --policy heuristic --seed 6 --episodes 2
expect 0 'pictures' "$program" play CartPole-v1 --policy heuristic --seed 6 --gif long.gif
[ "$(size_of long.gif)" -lt 307200 ] || wrong "an episode of CartPole takes $(size_of long.gif) bytes, 300 KiB at most"
[ "$(head -c 6 "$work/long.gif")" = GIF89a ] || wrong 'long.gif is no GIF'

# What cannot be done is said, and nothing is lost.
before=$(cksum <"$work/long.gif")
expect 2 'is there already' "$program" play CartPole-v1 --gif long.gif
[ "$(cksum <"$work/long.gif")" = "$before" ] || wrong 'a refused recording changed the file'
expect 2 'nobody wrote a rule for Griddy' "$program" play Griddy --policy heuristic
expect 2 'neither random nor heuristic' "$program" play Griddy --policy clever
expect 2 'did you mean' "$program" play Cartpole-v1
expect 2 '--fps' "$program" play CartPole-v1 --fps 0

# Trained weights play where they fit.
expect 0 '' "$program" train reinforce --env CartPole-v0 --steps 2000 --out run --quiet
expect 0 'return' "$program" play CartPole-v1 --policy run/weights.safetensors
expect 2 'was trained on CartPole-v0' "$program" play Griddy --policy run/weights.safetensors

# The page of all worlds is what the program writes; without Box2D it cannot draw the lander.
if "$program" envs | grep -q 'missing:'; then
  echo 'the page was not compared: an environment is missing'
else
  expect 0 '' "$program" envs --page "$work/worlds.md"
  diff -r "$work/worlds" "$source/tutorials/worlds" && diff "$work/worlds.md" "$source/tutorials/worlds.md" ||
    wrong 'the page is not what its program makes: ./minirl envs --page tutorials/worlds.md'
fi
exit $failed
