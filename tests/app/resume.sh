#!/bin/sh
# Runs that are stopped, or killed at whatever moment, go on to the same bits. The verb resume and what it refuses.
# usage: tests/app/resume.sh PROGRAM
set -u
program=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
. "$source/tests/app/expect.sh"

short='--env CartPole-v1 --set steps=300000 --set decay_steps=300000 --quiet --checkpoint-every 0.002'
same_run() {  # same_run A B: two folders keep the same, times aside
  for file in weights.safetensors curve.csv; do cmp -s "$work/$1/$file" "$work/$2/$file" || wrong "$2: another $file"; done
  grep -v '"seconds"' "$work/$1/summary.json" >"$work/one"
  grep -v '"seconds"' "$work/$2/summary.json" | cmp -s - "$work/one" || wrong "$2: another summary.json"
}

expect 0 'seed 3: return' "$program" train reinforce $short --seed 3 --out whole

begun() {  # begun DIR: waits until there is a checkpoint, ten seconds at most
  for i in $(seq 1000); do [ -e "$work/$1/checkpoint.safetensors" ] && return; sleep 0.01; done
  wrong "$1: no checkpoint after 10 s"
}

# ---- kill -9 at moments by chance: each time a checkpoint that can be read, in the end the same bits ----

moment=7 killed=0
"$program" train reinforce $short --seed 3 --out "$work/killed" >/dev/null 2>&1 &
child=$!
begun killed
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  moment=$(((moment * 1103515245 + 12345) % 2147483648))
  sleep "0.0$((moment / 65536 % 50 + 10))"
  kill -9 "$child" 2>/dev/null && killed=$((killed + 1))
  wait "$child" 2>/dev/null
  [ -e "$work/killed/summary.json" ] && break
  "$program" resume "$work/killed" --quiet --checkpoint-every 0.002 >"$work/said" 2>&1 &
  child=$!
done
wait "$child"
[ -e "$work/killed/summary.json" ] || expect 0 'seed 3: return' "$program" resume killed --quiet
[ "$killed" -ge 2 ] || wrong "the run was killed $killed times only"
same_run whole killed
[ "$(ls "$work/killed" | tr '\n' ' ')" = 'curve.csv summary.json weights.safetensors ' ] || wrong "left over: $(ls "$work/killed")"

# ---- Ctrl-C saves, and says how to go on ----

"$program" train reinforce $short --set steps=300000000 --out "$work/long" >"$work/said" 2>&1 &
child=$!
begun long
kill -INT "$child"
wait "$child"
status=$?
[ "$status" = 130 ] || wrong "Ctrl-C: status $status, expected 130"
grep -q 'seed 0: stopped after' "$work/said" || wrong 'a stopped run does not say so'
grep -q "Go on with: ./minirl resume $work/long" "$work/said" || wrong 'a stopped run does not say how to go on'
[ -s "$work/long/checkpoint.safetensors" ] || wrong 'a stopped run leaves no checkpoint'

# Seeds that never began are made too.
expect 0 '2 seeds' "$program" train reinforce $short --seeds 3-4 --out pair
"$program" train reinforce $short --seeds 3-4 --out "$work/half" >/dev/null 2>&1
rm "$work/half/seed_4"/*
expect 0 'seed 4: return' "$program" resume half --quiet
same_run pair/seed_4 half/seed_4
expect 0 'nothing to resume' "$program" resume half

# ---- a full disk: files of at most 4 blocks stand in for it; what was there before stays ----

mkdir "$work/full"
"$program" train reinforce $short --seed 3 --out "$work/full/run" >/dev/null 2>&1 &
child=$!
begun full/run
kill -9 "$child" 2>/dev/null
wait "$child" 2>/dev/null
cp "$work/full/run/checkpoint.safetensors" "$work/before"
expect 2 'full/run/c' sh -c "trap '' XFSZ; ulimit -f 4; exec '$program' resume full/run --quiet"
cmp -s "$work/before" "$work/full/run/checkpoint.safetensors" || wrong 'a full disk spoiled the checkpoint'
expect 0 'seed 3: return' "$program" resume full/run --quiet
same_run whole full/run
expect 2 'cannot make /proc/run' "$program" train reinforce $short --out /proc/run

# Two processes never train in one folder.
"$program" train reinforce --env CartPole-v1 --seed 3 --quiet --out "$work/busy" >/dev/null 2>&1 &
child=$!
begun busy
expect 2 'another process is training in busy' "$program" resume busy
kill -9 "$child" 2>/dev/null
wait "$child" 2>/dev/null

# ---- what cannot be resumed ----

mkdir "$work/empty"
expect 2 'there is no run in' "$program" resume empty
expect 2 'is not a folder' "$program" resume nowhere
mkdir "$work/odd"
head -c 100 "$work/whole/weights.safetensors" >"$work/odd/checkpoint.safetensors"
expect 2 'odd/checkpoint.safetensors' "$program" resume odd
cp "$work/whole/weights.safetensors" "$work/odd/checkpoint.safetensors"
expect 2 'this is no checkpoint of a training' "$program" resume odd --quiet
[ -s "$work/odd/checkpoint.safetensors" ] || wrong 'a refused checkpoint was lost'

exit $failed
