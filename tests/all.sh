#!/usr/bin/env bash
# Every build and every check: what `./minirl test --all` runs, and with it continuous integration.
# usage: tests/all.sh [JOB...]     all jobs if none is named; each one's output stands in build/all/JOB.log
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
export CXX=${CXX:-g++}
export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN)}
all=build/all

# Name and budget in seconds on 2 cores, builds included; together below 25 minutes, as asan and clang take turns, and so
# do outside and bits. A job is stopped at twice its share.
jobs='default 400
f64 140
asan 380
clang 300
outside 120
bits 200
nehalem 20
peers 30
bridge 60
exercises 80'

# What would take too long does a part, chosen by this number; the days take turns. MINIRL_SEED=N repeats a run, and
# four runs with N to N+3 leave nothing out.
seed=${MINIRL_SEED:-$(date +%-j)}

# A job prints what it likes; its last line is "N passed, M failed". Without that line it counts as one failure.
preset() {  # preset NAME [options of cmake]: build with warnings as errors, then the tests
  preset=$1
  shift
  rm -f "$all/$preset/CMakeCache.txt"
  cmake --preset "$preset" -B "$all/$preset" -DMINIRL_WERROR=ON "$@" && cmake --build "$all/$preset" &&
    tests/suite.sh "$all/$preset"
}
job_default() { preset default -DMINIRL_PRECOMPILE=ON; }
job_f64() { preset f64 -DMINIRL_PRECOMPILE=ON; }

# The sanitizers and the second compiler take turns, with half of the tests each.
on_turn() {  # on_turn K COMMAND...: every second day
  if [ $((seed % 2)) = "$1" ]; then shift && "$@"; else echo 'another day'; fi
}
job_asan() { on_turn 0 preset asan -DMINIRL_PRECOMPILE=ON -DMINIRL_SAMPLE="$((seed / 2))"; }
job_clang() { on_turn 1 preset clang -DMINIRL_SAMPLE="$((seed / 2))" -DMINIRL_BOX2D=OFF; }  # a machine without Box2D

verdict_of() {  # verdict_of COMMAND...: one check of its own
  if "$@"; then echo '1 passed, 0 failed'; else echo '0 passed, 1 failed'; fi
}

# These build the whole library once more; they take turns.
turns=(add_subdirectory 'gcc_O3 arm' fetch_content clang_libcxx)
turn=${turns[$((seed % 4))]}
job_outside() { verdict_of tests/outside/run.sh "$all/default" "$all/outside" "$turn"; }
job_bits() { tests/bits/builds.sh "$all/bits" $turn; }

# A processor from before AVX stops at the first wide instruction. It trains with the baseline kernels.
job_nehalem() { verdict_of env MINIRL_KERNELS=baseline qemu-x86_64 -cpu Nehalem "$all/default/minirl_reference_run"; }

# Networks go to PyTorch and come back; TensorBoard and NumPy read a run.
job_peers() { tests/peers/run.sh "$all/default" "$all/peers"; }

# The real Gymnasium, Atari and Doom are played through the bridge.
job_bridge() { tests/bridge/run.sh "$all/default" "$all/bridge"; }

# The course's exercises fail as they are, their solutions pass, wrong answers are rejected by name: in half of the
# chapters, the wrong answers in a quarter of them.
job_exercises() {
  cmake --build "$all/default" --target minirl_precompiled_double || return
  good=0 bad=0
  for chapter in tutorials/[0-9][0-9]_*/exercises; do
    number=${chapter#tutorials/} number=${number%%_*}
    case $(((10#$number + seed) % 4)) in 0) depth= ;; 2) depth=--quick ;; *) continue ;; esac
    said=$("$all/default/minirl" learn verify "$((10#$number))" $depth) || :
    echo "$said"
    last=$(tail -n 1 <<<"$said")
    if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
      good=$((good + BASH_REMATCH[1])) bad=$((bad + BASH_REMATCH[2]))
    else
      bad=$((bad + 1))
    fi
  done
  echo "$good passed, $bad failed"
  [ "$bad" = 0 ]
}

if [ "${1:-}" = --job ]; then
  "job_$2"
  exit
fi

mkdir -p "$all"
exec 9>"$all/.lock"
if command -v flock >/dev/null; then flock -n 9 || { echo 'tests/all.sh is running here already' >&2; exit 2; }; fi
for name in "$@"; do
  grep -q "^$name " <<<"$jobs" || { echo "no job '$name'; there are: $(cut -d' ' -f1 <<<"$jobs" | xargs)" >&2; exit 2; }
done

echo "seed $seed" >&2
export MINIRL_SEED=$seed
table=$(printf '%-10s %8s %8s  %s' job seconds budget verdict)
passed=0 failed=0 started=$SECONDS job=
trap 'kill $job; exit 130' INT TERM
while read -r name budget; do
  [ $# = 0 ] || [[ " $* " == *" $name "* ]] || continue
  echo "job $name" >&2
  begin=$SECONDS log=$all/$name.log
  timeout --kill-after=10 $((2 * budget)) bash tests/all.sh --job "$name" >"$log" 2>&1 </dev/null 9>&- &
  job=$!
  wait $job
  status=$? seconds=$((SECONDS - begin)) verdict=passed
  last=$(tail -n 1 "$log")
  if [[ $status -lt 124 && $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed && $((BASH_REMATCH[1] + BASH_REMATCH[2])) -gt 0 ]]; then
    good=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]}
    [ "$status" = 0 ] || [ "$bad" != 0 ] || bad=1
  elif [ "$status/$last" = '0/another day' ]; then
    good=0 bad=0
    verdict=$last
  else
    good=0 bad=1
  fi
  if [ "$bad" != 0 ]; then
    verdict=FAILED
    echo "---- $name failed (status $status, the end of $log) ----"
    grep -v '^\[[0-9]*/[0-9]*\] [BL]' "$log" | tail -n 100
  elif [ "$seconds" -gt "$budget" ]; then
    verdict='passed, over budget'
  fi
  [ "$status" -ge 124 ] && verdict='FAILED, stopped at twice its budget'
  passed=$((passed + good)) failed=$((failed + bad))
  table+=$'\n'$(printf '%-10s %8d %8d  %s' "$name" "$seconds" "$budget" "$verdict, $good of $((good + bad))")
done <<<"$jobs"

echo "$table"
printf '%-10s %8d\n' total $((SECONDS - started))
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
