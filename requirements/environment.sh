#!/bin/sh
# Makes .venv from requirements/dev.txt with uv, and with the newest Python that works here.
# Needs python3 with pip, and node. Needs no root, and downloads no Python.
set -eu

cd "$(dirname "$0")/.."
UV_PYTHON_DOWNLOADS=never
export UV_PYTHON_DOWNLOADS

die() {
    echo "kilas: $1" >&2
    exit 1
}

# `make run` and `make test` need node. It is checked here, before the long download.
find_node() {
    node --version >/dev/null 2>&1 ||
        die "node is missing, and the site's CloudFront function runs on it: install Node.js 18 or newer (Debian: apt install nodejs)"
}

find_uv() {
    for uv in uv .build/uv/bin/uv; do
        if "$uv" --version >/dev/null 2>&1; then
            return
        fi
    done
    echo "Fetching uv ..."
    # --target leaves the system's Python (PEP 668) and the user's packages alone.
    python3 -m pip install --quiet --upgrade --target .build/uv uv ||
        die "pip could not fetch uv; install uv yourself, or pip (Debian: apt install python3-pip)"
    uv=.build/uv/bin/uv
}

works() {
    "$1" -c "import ctypes, ssl, sys; sys.exit(sys.version_info[:2] != (3, $2))" \
        >/dev/null 2>&1
}

# PYTHON_MINOR=11 asks for one release, as CI does.
# pyenv has shims for versions that are not switched on, so each candidate is run.
find_python() {
    for minor in ${PYTHON_MINOR:-13 12 11}; do
        for python in "python3.$minor" \
            "${PYENV_ROOT:-${HOME:-}/.pyenv}/versions/3.$minor".*/bin/python \
            python3 python; do
            if works "$python" "$minor"; then
                return
            fi
        done
    done
    die "no Python 3.13, 3.12 or 3.11 works here (PYTHON_MINOR=${PYTHON_MINOR:-any}); install one (Debian: apt install python3)"
}

sync() {
    "$uv" pip sync --quiet --require-hashes --python .venv/bin/python requirements/dev.txt
}

find_node
find_python
find_uv
echo "Making .venv with $("$python" --version) ..."
"$uv" venv --quiet --clear --python "$(command -v "$python")" .venv
# Behind a company's proxy only the system's certificates are right. The second try has uv's own.
UV_SYSTEM_CERTS=true sync 2>/dev/null || sync || die "the packages could not be fetched; see above"
# The command .venv/bin/kilas of this checkout; the build tool is locked like the other packages.
"$uv" pip install --quiet --offline --no-deps --no-build-isolation --python .venv/bin/python \
    --editable . || die "the command kilas could not be installed; see above"
touch .venv/.ready
