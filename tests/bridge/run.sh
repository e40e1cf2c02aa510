#!/bin/sh
# Gets Gymnasium, Atari and Doom from PyPI and checks the bridge with them.
# usage: tests/bridge/run.sh BUILD_DIR WORK_DIR   (BUILD_DIR: a built tree of minirl)
# How long a step takes beside the same loop in Python is not checked here: minirl_bridge_speed tests/bridge/speed.py
# measures it. The last line is "N passed, M failed". Exit status 2, with what is missing, if they cannot be had.
set -u
missing() { echo "bridge: $*" >&2; exit 2; }

build=$(cd "$1" && pwd) || missing "there is no folder $1"
work=$(mkdir -p "$2" && cd "$2" && pwd) || missing "cannot write to $2"

for program in minirl minirl_bridge_check; do
  [ -x "$build/$program" ] || missing "$build/$program is not built"
done
python=''
for candidate in /usr/bin/python3 python3; do
  if "$candidate" -c 'import venv, ensurepip' >/dev/null 2>&1; then python=$candidate; break; fi
done
[ -n "$python" ] || missing 'no python3 here can make a virtual environment; on Debian: apt-get install python3-venv'

export MINIRL_PYTHON="$work/environment/bin/python"
unset PYTHONPATH
if ! "$MINIRL_PYTHON" -c 'import gymnasium, numpy, ale_py, vizdoom.gymnasium_wrapper' >/dev/null 2>&1; then
  rm -rf "$work/environment"
  "$python" -m venv "$work/environment" || missing 'python3 cannot make a virtual environment'
  timeout 120 "$MINIRL_PYTHON" -m pip install --quiet --no-input --disable-pip-version-check --timeout 15 --retries 1 \
    'gymnasium>=1.3,<2' 'numpy>=1.26,<3' 'ale-py>=0.11,<1' 'vizdoom>=1.3,<2' ||
    missing "the Python packages gymnasium, numpy, ale-py and vizdoom cannot be had from PyPI; is there a network?"
fi

# What is trained through the bridge is what is trained here, and eval plays it again.
trained_alike() {
  for env in CartPole-v1 gymnasium:CartPole-v1; do
    "$build/minirl" train reinforce --env "$env" --preset defaults --steps 3000 --seed 3 --quiet \
      --out "$work/${env%%:*}" --overwrite || return 1
  done
  cmp "$work/CartPole-v1/curve.csv" "$work/gymnasium/curve.csv" || return 1
  mean=$(sed -n 's/.*"eval_return_mean": \(.*\),/\1/p' "$work/gymnasium/summary.json")
  grep -q "\"eval_return_mean\": $mean," "$work/CartPole-v1/summary.json" || return 1
  "$build/minirl" eval "$work/gymnasium/weights.safetensors" | grep -qx "eval_return_mean $mean" || return 1
}

check() {  # check NAME COMMAND...
  name=$1
  shift
  if "$@"; then echo "ok $name"; else echo "FAIL $name"; fi
}

cd "$work" || exit 2  # Doom leaves files where it is played
{
  "$MINIRL_PYTHON" -c 'import gymnasium, ale_py; print(*gymnasium.registry, sep="\n")' >"$work/ids"
  "$build/minirl_bridge_check" "$work/ids" || echo "FAIL the comparison's exit status"
  check 'train and eval' trained_alike
} >"$work/report" 2>&1
cat "$work/report"
passed=$(grep -c '^ok ' "$work/report") failed=$(grep -c '^FAIL ' "$work/report")
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
