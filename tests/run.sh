#!/usr/bin/env bash
# Runs all tests but those that measure speed (tests/perf.sh does): TypeScript, unit, component, in-memory host and real
# browser. Installs what is missing from Debian's packages. Ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
# A test calls a method a few times; to instrument it for a second compilation costs more than that saves.
export DOTNET_TieredPGO=0

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# The Debian packages that are missing of those whose programs the tests start.
missing_packages() {
  command -v chromium-headless-shell >/dev/null || echo chromium-headless-shell
  command -v firefox-esr >/dev/null || echo firefox-esr
  command -v WebKitWebDriver >/dev/null || echo webkit2gtk-driver
  command -v Xvfb >/dev/null || echo xvfb
  [ -x /usr/sbin/haproxy ] || echo haproxy
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo postgresql
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  if [ ${#missing[@]} = 0 ]; then return; fi
  as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "${missing[@]}"
}

# Runs a command with its output in a file and notes its time: by the clock, and of the processor.
phase() {
  local name=$1 TIMEFORMAT="$1 %R %U %S"
  shift
  { time "$@" >"$results/$name.out" 2>&1; } 2>>"$results/times" || touch "$results/$name.broken"
}

tell() { echo "== $1"; cat "$results/$1.out"; }

typescript() (
  cd wwwroot-assets && npm run --silent check && npx vitest run --reporter=default --reporter=json --outputFile="$results/vitest.json"
)

dotnet_test() {
  local project=$1 filter=$2
  shift 2
  dotnet test "tests/Dashboard.$project.Tests" --no-build --nologo --filter "$filter" --results-directory "$results" \
    --blame-hang-timeout 5m --blame-hang-dump-type none "$@"
}

# Each told when it is over.
run() {
  for project; do
    phase "$project" dotnet_test "$project" "Category!=Performance"
    tell "$project"
  done
}

# Of runs of dotnet test: the names of the tests that failed, and how many did, passed or were skipped.
failures() { sed -nE 's/^  Failed (.*) \[[^]]*\]$/\1/p' "$1" | sort -u; }
total() { grep -hoE "$1: +[0-9]+, " "${@:2}" 2>/dev/null | grep -oE '[0-9]+' | awk '{ n += $1 } END { print n + 0 }'; }

# What failed is run once more with nothing beside it. What passes then counts as passed and is reported as flaky. More than
# five of a project, or a run that was aborted, has another cause than a busy machine.
flaky=0
again() {
  local project=$1 first="$results/$1.out" second="$results/$1.again" filter before after
  filter=$(failures "$first" | sed 's/(.*//; s/^/FullyQualifiedName=/' | sort -u)
  if [ -z "$filter" ] || [ "$(wc -l <<<"$filter")" -gt 5 ] || grep -qi "test run \(was \)\?aborted" "$first"; then return; fi
  echo "== $project, once more"
  dotnet_test "$project" "$(paste -sd '|' <<<"$filter")" -- xUnit.ParallelizeTestCollections=false >"$second" 2>&1 || touch "$second.broken"
  cat "$second"
  before=$(total Failed "$first") after=$(total Failed "$second")
  # All that failed has to have run: for a name that matches none dotnet reports success.
  if [ $((after + $(total Passed "$second"))) -lt "$before" ]; then return; fi
  flaky=$((flaky + before - after))
  comm -23 <(failures "$first") <(failures "$second") >>"$results/flaky"
  rm "$results/$project.broken"
}

(phase Packages install_packages) &
phase Build dotnet build Dashboard.sln --nologo -v q
tell Build
wait
if [ -e "$results/Packages.broken" ]; then tell Packages; fi
if [ -e "$results/Build.broken" ]; then echo "0 passed, 1 failed"; exit 1; fi

# The host's tests mostly wait: beside them is room for those that compute, as long as these give way.
(renice -n 10 "$BASHPID" >/dev/null; phase TypeScript typescript; tell TypeScript; run Presence Vendors Storage) &
run Web
wait
# Alone: several browser pages keep both cores busy.
run Browser
for project in Presence Vendors Storage Web Browser; do again "$project"; done

# The end, for those who read only that: what failed in few lines, the time of each phase, the totals.
grep -hE "^ *(FAIL|×) " "$results/TypeScript.out" | sort -u
awk '/^  Failed / { left = 9 } left > 0 { print substr($0, 1, 300); left-- }' "$results"/*.out
awk 'BEGIN { print "phase       seconds  of the processor" } { printf "%-10s %8.0f %17.0f\n", $1, $2, $3 + $4 }' "$results/times"
# vitest's JSON carries its totals; each dotnet run ends with "Failed: 0, Passed: 25, Skipped: 1, …".
vitest() { grep -oE "\"num$1Tests\":[0-9]+" "$results/vitest.json" 2>/dev/null | grep -oE '[0-9]+$' || echo 0; }
passed=$(($(vitest Passed) + $(total Passed "$results"/*.out) + flaky))
failed=$(($(vitest Failed) + $(total Failed "$results"/*.out) - flaky))
# A run that ended without totals is a failure too.
if ls "$results"/*.broken >/dev/null 2>&1 && [ "$failed" = 0 ]; then failed=1; fi
echo "$(($(vitest Pending) + $(total Skipped "$results"/*.out))) skipped"
if [ -e "$results/flaky" ]; then sed 's/^/flaky: /' "$results/flaky"; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
