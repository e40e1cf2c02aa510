#!/bin/sh
# The verbs train, eval, check-golden, bench, envs and agents: what they keep, and what they refuse with status 2.
# usage: tests/app/command_line.sh PROGRAM
set -u
program=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
. "$source/tests/app/expect.sh"

without_seconds() { grep -v '"seconds"' "$1"; }
short='--set steps=3000 --set decay_steps=3000 --quiet'

# ---- a run: three files, a summary, the same figures from eval ----

expect 0 'seed 3: return' "$program" train reinforce --env CartPole-v1 --seed 3 $short --out 'my run'
for file in weights.safetensors curve.csv summary.json; do
  [ -s "$work/my run/$file" ] || wrong "train left no $file"
done
for key in agent env preset seed steps episodes weights eval_episodes eval_return_mean eval_return_std eval_return_min seconds; do
  grep -q "\"$key\": " "$work/my run/summary.json" || wrong "summary.json lacks $key"
done
[ "$(head -n 1 "$work/my run/curve.csv")" = step,episode,return,length ] || wrong 'curve.csv has another header'
mean=$(sed -n 's/.*"eval_return_mean": \(.*\),/\1/p' "$work/my run/summary.json")
expect 0 "eval_return_mean $mean" "$program" eval 'my run/weights.safetensors'
expect 0 'eval_episodes 7' "$program" eval 'my run/weights.safetensors' --episodes 7 --seed 5 --sample

# The same seed gives the same bytes; several seeds go into folders of their own.
expect 0 '' "$program" train reinforce --env CartPole-v1 --seeds 3-4 $short --out two
cmp -s "$work/my run/weights.safetensors" "$work/two/seed_3/weights.safetensors" || wrong 'seed 3 differs from itself'
! cmp -s "$work/two/seed_3/weights.safetensors" "$work/two/seed_4/weights.safetensors" || wrong 'seeds 3 and 4 agree'

# Event files are written if asked for, and go with the run that they belong to.
expect 0 '' "$program" train reinforce --env CartPole-v1 $short --tensorboard --out logged
first=$(ls "$work/logged" | grep events.out.tfevents)
[ -s "$work/logged/$first" ] || wrong 'no event file'
expect 0 '' "$program" train reinforce --env CartPole-v1 $short --tensorboard --out logged --overwrite
[ "$(ls "$work/logged" | grep -c events.out.tfevents)" = 1 ] || wrong 'an old event file stays'

# Tables are judged exactly, and a best snapshot has the final weights beside it.
expect 0 ', exactly ' "$program" train q_learning --env Taxi-v4 --steps 20000 --quiet --out taxi
grep -q '"exact_return": ' "$work/taxi/summary.json" || wrong 'no exact return'
mean=$(sed -n 's/.*"eval_return_mean": \(.*\),/\1/p' "$work/taxi/summary.json")
expect 0 "eval_return_mean $mean" "$program" eval taxi/weights.safetensors
expect 0 ', final weights ' "$program" train dqn --env CartPole-v1 --steps 2000 --quiet --out dqn
mean=$(sed -n 's/.*"final_return_mean": \(.*\),/\1/p' "$work/dqn/summary.json")
expect 0 "eval_return_mean $mean" "$program" eval dqn/final_weights.safetensors
expect 2 'dqn has no probabilities' "$program" eval dqn/weights.safetensors --sample
expect 2 'dqn does not fit Taxi-v4' "$program" train dqn --env Taxi-v4 --out never

# Seeds run side by side: their lines come whole and in order, and what they keep does not depend on who was first.
expect 0 '4 seeds: median' "$program" train reinforce --env CartPole-v1 --seeds 4 --set steps=3000 --set decay_steps=3000 --out all
lines=$(printf '%s\n' "$said" | sed -n 's/^seed \([0-9]*\): return .* s$/\1/p' | tr '\n' ' ')
[ "$lines" = '0 1 2 3 ' ] || wrong "lines of seeds: $lines"
expect 0 '' "$program" train reinforce --env CartPole-v1 --seeds 4 $short --out again
for seed in 0 1 2 3; do
  for file in weights.safetensors curve.csv; do
    cmp -s "$work/all/seed_$seed/$file" "$work/again/seed_$seed/$file" || wrong "seed $seed: another $file"
  done
  without_seconds "$work/all/seed_$seed/summary.json" >"$work/first"
  without_seconds "$work/again/seed_$seed/summary.json" | cmp -s - "$work/first" || wrong "seed $seed: another summary"
done
cmp -s "$work/my run/curve.csv" "$work/all/seed_3/curve.csv" || wrong 'a seed alone and among others differ'
expect 0 'preset notebook' "$program" train reinforce --env CartPole-v1 --preset notebook --steps 500 --out noted

# ---- refused, with nothing lost ----

expect 2 'is in use' "$program" train reinforce --env CartPole-v1 $short --out 'my run'
[ -s "$work/my run/weights.safetensors" ] || wrong 'a refused run took the weights away'
expect 0 '' "$program" train reinforce --env CartPole-v1 $short --out 'my run' --overwrite
expect 2 "did you mean 'reinforce'" "$program" train reinforse --env CartPole-v1 --out x
expect 2 'CartPole-v1' "$program" train reinforce --env CartPole --out x
expect 2 "did you mean 'minirl'" "$program" train reinforce --env CartPole-v1 --preset minrl --out x
expect 2 "did you mean 'learning_rate'" "$program" train reinforce --env CartPole-v1 --set learnig_rate=1 --out x
expect 2 'not of the form key=value' "$program" train reinforce --env CartPole-v1 --set gamma --out x
expect 2 'it must lie from 0 to 1' "$program" train reinforce --env CartPole-v1 --set gamma=2 --out x
expect 2 'is not a number' "$program" train reinforce --env CartPole-v1 --set gamma=high --out x
expect 2 'not a finite number' "$program" train reinforce --env CartPole-v1 --set learning_rate=inf --out x
expect 2 '--seeds' "$program" train reinforce --env CartPole-v1 --seeds 5-3 --out x
expect 2 '--seeds' "$program" train reinforce --env CartPole-v1 --seeds 0 --out x
expect 2 '--steps' "$program" train reinforce --env CartPole-v1 --steps 0 --out x
expect 2 "did you mean '--seed'" "$program" train reinforce --env CartPole-v1 --sed 1 --out x
expect 2 'needs a value' "$program" train reinforce --env CartPole-v1 --out
expect 2 '--env ID is needed' "$program" train reinforce --out x
expect 2 'expects AGENT' "$program" train
[ ! -e "$work/x" ] || wrong 'a refused run left a folder'
touch "$work/file"
expect 2 'is a file' "$program" train reinforce --env CartPole-v1 --out file

# ---- curves: a file, a run, a run with seeds; what is wrong with a file is said with its place ----

expect 0 'plot.svg: 1 curve' "$program" plot 'my run/curve.csv'
grep -q '^<svg ' "$work/plot.svg" || wrong 'plot.svg is no SVG'
[ "$(grep -c '<path ' "$work/plot.svg")" = 1 ] || wrong 'a single curve has a band'
expect 0 'both.svg: 2 curves' "$program" plot 'my run/' all --title 'one & four' --window 5 --out both.svg
for text in 'one &amp; four' 'all, 4 seeds' '>my run<' 'return, mean of the last 5' '>step<'; do
  grep -q "$text" "$work/both.svg" || wrong "both.svg lacks $text"
done
[ "$(grep -c '<path ' "$work/both.svg")" = 3 ] || wrong 'a run with seeds has no band'
printf 'time,loss,note\n0.5,2,a\n1.5,,b\n2.5,-1,c\n' >"$work/own.csv"
expect 0 'plot.svg: 1 curve' "$program" plot own.csv --x time --y loss --window 1
[ "$(grep -c '<circle ' "$work/plot.svg")" = 2 ] || wrong 'an empty cell is no gap'
expect 0 'plot.svg: 2 curves' "$program" plot own.csv --x time --y loss --y time
expect 2 "own.csv: there is no column 'step'; there are time, loss and note" "$program" plot own.csv
expect 2 "own.csv line 2, column 'note': 'a' is not a number" "$program" plot own.csv --x time --y note
expect 2 'cannot read absent.csv: No such file' "$program" plot absent.csv
expect 2 'holds neither curve.csv nor seed_*/curve.csv' "$program" plot .
expect 2 "'x.png' does not end in .svg" "$program" plot own.csv --out x.png
expect 2 '--window: 0 does not lie' "$program" plot own.csv --window 0
expect 2 'expects CSV...' "$program" plot

head -c 100 "$work/my run/weights.safetensors" >"$work/short.safetensors"
expect 2 'short.safetensors' "$program" eval short.safetensors
expect 2 'absent' "$program" eval absent.safetensors
printf '\002\000\000\000\000\000\000\000{}' >"$work/empty.safetensors"
expect 2 "no 'agent'" "$program" eval empty.safetensors
expect 2 '--episodes' "$program" eval 'my run/weights.safetensors' --episodes 0

expect 0 ' 0 failed, 0 skipped' "$program" check-golden "$source/data/golden/rng"
expect 2 'is not a folder' "$program" check-golden absent
expect 2 'is none of' "$program" check-golden .
mkdir "$work/rng"
printf "seed,row,op,args,result\n0,1\n" >"$work/rng/generator_script.csv"
expect 2 'generator_script.csv' "$program" check-golden "$work/rng"

expect 0 'policy_forward_b1' "$program" bench --filter policy --seconds 0.001 --csv
expect 2 'regular expression' "$program" bench --filter '('
expect 0 'CartPole-v1' "$program" envs
expect 0 'Box2D 2.4 (libbox2d-dev)' "$program" envs  # listed where it is missing, too
expect 0 'notebook' "$program" agents
expect 2 "did you mean 'train'" "$program" trian
for verb in tour learn run train resume eval play plot check-golden bench envs agents; do expect 0 "./minirl $verb" "$program" $verb --help; done

# ---- through the bridge: a stand-in for Gymnasium in a Python process ----

if python3 -c '' 2>/dev/null; then
  MINIRL_PYTHON=$(python3 -c 'import sys; print(sys.executable)')  # behind a script that may stand before it
  PYTHONPATH=$source/tests/envs/bridge/fake PYTHONDONTWRITEBYTECODE=1
  export MINIRL_PYTHON PYTHONPATH PYTHONDONTWRITEBYTECODE
  expect 0 'seed 1: return 3.50' "$program" train reinforce --env gymnasium:Count-v0 --steps 300 --seed 1 --quiet --out bridged
  grep -q '"env": "gymnasium:Count-v0"' "$work/bridged/summary.json" || wrong 'the summary has another environment'
  expect 0 'eval_return_mean 3.5' "$program" eval bridged/weights.safetensors
  expect 0 'threshold    6.5' "$program" envs gymnasium:Count-v0
  expect 0 'pictures' "$program" play gymnasium:Count-v0 --gif bridged.gif
  expect 2 'Did you mean: `Count`' "$program" train reinforce --env gymnasium:Cuont-v0 --out x
  expect 2 'does not fit gymnasium:Grid-v0' "$program" train reinforce --env gymnasium:Grid-v0 --out x
else
  echo 'not tested: the bridge, because there is no python3'
fi

exit $failed
