#!/usr/bin/env bash
# Prepares this checkout: `./boot.sh run` for the server, `./boot.sh test` for the tests as well.
# Does only what is missing; everything it makes lies in .boot/, .venv/, node_modules/ and the built folder.
set -euo pipefail
cd "$(dirname "$0")"
goal=${1:-run}

say() { printf '%s\n' "$*" >&2; }
as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
apt_install() {
  say "Installing by apt: $*"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
fresh() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }          # is the stamp $1 of content $2?
digest() { cat "$@" | cksum; }

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "Python 3.11 or newer is needed; set PYTHON to it."; exit 1; }

boot_packages() {
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if as_root; then apt_install python3-venv; else say "Run: sudo apt-get install python3-venv"; exit 1; fi
  fi
  local wanted; wanted=$(digest requirements/boot.txt)
  fresh .boot/stamp "$wanted" && return
  rm -rf .boot
  "$python" -m venv .boot
  .boot/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/boot.txt
  printf '%s\n' "$wanted" >.boot/stamp
}

python_packages() {                                            # $1: run or dev
  local wanted; wanted=$(digest "requirements/$1.txt")
  fresh ".venv/$1.stamp" "$wanted" && return
  [ -x .venv/bin/python ] || .boot/bin/uv venv --quiet --python "$python" .venv
  .boot/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r "requirements/$1.txt"
  printf '%s\n' "$wanted" >".venv/$1.stamp"
}

node_on_path() {
  command -v node >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' && command -v npm >/dev/null && return
  if [ ! -x .boot/bin/node ]; then
    say "No Node.js 20 or newer here: installing one into .boot/"
    .boot/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/node.txt
  fi
  PATH="$PWD/.boot/bin:$PATH"
}

browser_code() {
  node_on_path
  local wanted; wanted=$(digest package-lock.json)
  if ! fresh node_modules/stamp "$wanted"; then
    npm ci --ignore-scripts --silent
    printf '%s\n' "$wanted" >node_modules/stamp
  fi
  node widget/build.mjs >/dev/null
}

test_services() {
  local missing=()
  command -v redis-server >/dev/null || missing+=(redis-server)
  ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null || missing+=(postgresql)
  command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || missing+=(chromium-headless-shell)
  ldconfig -p 2>/dev/null | grep -q libatomic || missing+=(libatomic1)
  [ ${#missing[@]} = 0 ] && return
  if as_root; then
    mkdir -p /etc/postgresql-common
    [ -f /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    apt_install "${missing[@]}"
  else
    say "Not here: ${missing[*]}. The tests that need them are skipped; to run them: sudo apt-get install ${missing[*]}"
  fi
}

boot_packages
if [ "$goal" = test ]; then
  python_packages dev & python_job=$!
  test_services
  browser_code
  wait "$python_job"
else
  python_packages run & python_job=$!
  browser_code
  wait "$python_job"
fi
