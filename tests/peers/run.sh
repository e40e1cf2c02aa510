#!/bin/sh
# Exchanges networks with PyTorch in both directions and compares outputs and one training step; lets TensorBoard and
# NumPy read what a run leaves.
# usage: tests/peers/run.sh BUILD_DIR WORK_DIR   (BUILD_DIR: a built tree of minirl)
# The last line is "N passed, M failed". Exit status 2, with what is missing, if the peers cannot be asked.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$1/minirl_peer_networks scalars=$1/minirl_peer_scalars minirl=$1/minirl
work=$2

missing() { echo "peers: $*" >&2; exit 2; }

for built in "$program" "$scalars" "$minirl"; do [ -x "$built" ] || missing "$built is not built"; done
python=''
for candidate in /usr/bin/python3 python3; do
  if "$candidate" -c 'import torch, venv, ensurepip' >/dev/null 2>&1; then python=$candidate; break; fi
done
[ -n "$python" ] || missing 'no python3 here has PyTorch and venv; on Debian: apt-get install python3-torch python3-venv'

# safetensors and tensorboard come from PyPI, into an environment of their own that sees the system's PyTorch.
environment=$work/environment
mkdir -p "$work" || missing "cannot write to $work"
if ! "$environment/bin/python" -c 'import torch, safetensors.torch, tensorboard' >/dev/null 2>&1; then
  rm -rf "$environment"
  "$python" -m venv --system-site-packages "$environment" || missing 'python3 cannot make a virtual environment'
  timeout 60 "$environment/bin/pip" install --quiet --no-input --disable-pip-version-check --timeout 10 --retries 1 \
    'safetensors>=0.4,<1' 'tensorboard>=2.10,<3' ||
    missing "the Python packages 'safetensors' and 'tensorboard' cannot be had from PyPI; is there a network?"
fi

networks=$work/networks
rm -rf "$networks" "$work/scalars" "$work/run" && mkdir -p "$networks" "$work/scalars" || missing "cannot write to $work"
"$program" write "$networks" || missing "minirl's networks could not be written"
"$scalars" "$work/scalars" || missing "minirl's scalars could not be written"
"$minirl" train reinforce --env CartPole-v1 --seed 5 --steps 2000 --quiet --out "$work/run" || missing 'minirl does not train'
{ "$environment/bin/python" "$here/pytorch.py" "$networks" && "$program" check "$networks" &&
  "$environment/bin/python" "$here/files.py" "$work/scalars" "$work/run"; } >"$work/report" 2>&1
status=$?
cat "$work/report"
passed=$(grep -c '^ok ' "$work/report") failed=$(grep -c '^FAIL ' "$work/report")
if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
