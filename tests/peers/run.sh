#!/bin/sh
# Exchanges networks with PyTorch in both directions and compares outputs and one training step.
# usage: tests/peers/run.sh BUILD_DIR WORK_DIR   (BUILD_DIR: a built tree of minirl)
# The last line is "N passed, M failed". Exit status 2, with what is missing, if PyTorch cannot be asked.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$1/minirl_peer_networks
work=$2

missing() { echo "peers: $*" >&2; exit 2; }

[ -x "$program" ] || missing "$program is not built"
python=''
for candidate in /usr/bin/python3 python3; do
  if "$candidate" -c 'import torch, venv, ensurepip' >/dev/null 2>&1; then python=$candidate; break; fi
done
[ -n "$python" ] || missing 'no python3 here has PyTorch and venv; on Debian: apt-get install python3-torch python3-venv'

# The package safetensors comes from PyPI, into an environment of its own that sees the system's PyTorch.
environment=$work/environment
mkdir -p "$work" || missing "cannot write to $work"
if ! "$environment/bin/python" -c 'import torch, safetensors.torch' >/dev/null 2>&1; then
  rm -rf "$environment"
  "$python" -m venv --system-site-packages "$environment" || missing 'python3 cannot make a virtual environment'
  timeout 60 "$environment/bin/pip" install --quiet --no-input --disable-pip-version-check --timeout 10 --retries 1 \
    'safetensors>=0.4,<1' || missing "the Python package 'safetensors' cannot be had from PyPI; is there a network?"
fi

networks=$work/networks
rm -rf "$networks" && mkdir -p "$networks" || missing "cannot write to $networks"
"$program" write "$networks" || missing "minirl's networks could not be written"
{ "$environment/bin/python" "$here/pytorch.py" "$networks" && "$program" check "$networks"; } >"$work/report" 2>&1
status=$?
cat "$work/report"
passed=$(grep -c '^ok ' "$work/report") failed=$(grep -c '^FAIL ' "$work/report")
if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
