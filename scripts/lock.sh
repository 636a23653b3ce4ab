#!/usr/bin/env bash
# Writes the two lock files: versions and hashes for Python 3.11 and later, no index address in them.
# requirements.lock is what the product needs (and what builds it), requirements-dev.lock what its tests and benchmarks need beside that.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"$python" -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet uv
compile=("$tools/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes
         --no-emit-index-url --no-emit-find-links --no-header)
"${compile[@]}" pyproject.toml --all-extras --group build --output-file requirements.lock
"${compile[@]}" pyproject.toml --all-extras --group build --group test --group bench --constraint requirements.lock --output-file requirements-dev.lock
