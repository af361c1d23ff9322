#!/usr/bin/env bash
# Compares the training speed of the engine with scikit-learn, PyTorch, Smile and H2O-3. See --help for the options.
#
# A complete run takes 40 to 60 minutes on an otherwise idle machine and updates src/docs/benchmark and the line in
# README.md. With --quick, --only or --peers, the report goes to target/benchmark instead.
# Needs Maven, JDK 25 and Python 3.11 or newer with venv. The Python packages are removed afterward.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM

quietly() { "$@" >"$scratch/log" 2>&1 || { cat "$scratch/log" >&2; exit 1; }; }

echo 'bench: building ...' >&2
quietly mvn -B -ntp -Ppeers test-compile exec:exec
echo 'bench: installing the Python peers ...' >&2
quietly python3 -m venv "$scratch/venv"
quietly "$scratch/venv/bin/pip" install --no-cache-dir -r src/bench/requirements.txt

export PYTHONDONTWRITEBYTECODE=1
"$scratch/venv/bin/python" src/bench/speed/race.py --java-in-use target/java-in-use.txt --scratch "$scratch" "$@"
