#!/usr/bin/env bash
# Runs every test there is: TypeScript, unit, component, in-memory host and real browser. Installs what is missing from
# Debian's packages. Ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
broken=0

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

if ! command -v chromium >/dev/null; then
  echo "Installing Chromium for the browser tests"
  as_root apt-get update -q >/dev/null && as_root apt-get install -y -q chromium >/dev/null || broken=1
fi

if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  echo "Installing PostgreSQL for the storage tests"
  as_root apt-get update -q >/dev/null && as_root apt-get install -y -q postgresql >/dev/null || broken=1
fi

echo "Building"
dotnet build Dashboard.sln --nologo -v q || { echo "0 passed, 1 failed"; exit 1; }

# Each with its own output, told when it is over.
typescript() {
  (cd wwwroot-assets && npx tsc --noEmit && npx vitest run --reporter=default --reporter=json --outputFile="$results/vitest.json") >"$results/TypeScript.out" 2>&1 \
    || touch "$results/TypeScript.broken"
  echo "TypeScript"
  cat "$results/TypeScript.out"
}

run() {
  for project; do
    dotnet test "tests/Dashboard.$project.Tests" --no-build --nologo --blame-hang-timeout 5m --results-directory "$results" >"$results/$project.txt" 2>&1 \
      || touch "$results/$project.broken"
    echo "Dashboard.$project.Tests"
    cat "$results/$project.txt"
  done
}

# Of a run of dotnet test: which tests failed, and how many did, or did not.
failures() { sed -nE 's/^  Failed (.*) \[[^]]*\]$/\1/p' "$1"; }
total() { grep -hoE "$1: +[0-9]+, " "${@:2}" 2>/dev/null | grep -oE '[0-9]+' | awk '{ n += $1 } END { print n + 0 }'; }

# A page's test that failed is run once more, when nothing else runs: on a busy machine a browser may take longer than any
# bound within which one would still call it working. What passes then is named at the end all the same: it may be a fault
# that is rarely seen. More than a few, or a run that broke off, is no matter of time.
mended=0
again() {
  local first="$results/Browser.txt" second="$results/Browser.again" names before after
  names=$(failures "$first" | sed 's/(.*//; s/^/FullyQualifiedName=/' | sort -u)
  if [ -z "$names" ] || [ "$(wc -l <<<"$names")" -gt 5 ] || grep -q "test run was aborted" "$first"; then return; fi
  echo "Once more, by themselves"
  dotnet test tests/Dashboard.Browser.Tests --no-build --nologo --blame-hang-timeout 5m --results-directory "$results" --filter "$(paste -sd '|' <<<"$names")" >"$second" 2>&1 \
    || touch "$second.broken"
  cat "$second"
  before=$(total Failed "$first") after=$(total Failed "$second")
  # All that failed has to have run: of a name that matches none, dotnet says that all went well.
  if [ $((after + $(total Passed "$second"))) -lt "$before" ]; then return; fi
  mended=$((before - after))
  rm "$results/Browser.broken"
}

# The host's tests mostly wait: beside them is room for those that compute, as long as these give way.
(renice -n 10 "$BASHPID" >/dev/null; typescript; run Presence Vendors Storage) &
run Web
wait
# Alone: what is painted in time needs the machine.
run Browser
again
if ls "$results"/*.broken >/dev/null 2>&1; then broken=1; fi

# What failed in few lines once more, last: a page's test tells the whole page, under which the test before it is lost.
grep -hE "^ *(FAIL|×) " "$results/TypeScript.out" 2>/dev/null | sort -u
awk '/^  Failed / { left = 9 } left > 0 { print substr($0, 1, 300); left-- }' "$results"/*.txt 2>/dev/null
if [ "$mended" -gt 0 ]; then echo "Of these, $mended passed when run once more by themselves."; fi
# vitest's JSON carries its totals; each dotnet run ends with "Failed: 0, Passed: 25, …".
vitest() { grep -oE "\"num$1Tests\":[0-9]+" "$results/vitest.json" 2>/dev/null | grep -oE '[0-9]+$' || echo 0; }
passed=$(($(vitest Passed) + $(total Passed "$results"/*.txt) + mended))
failed=$(($(vitest Failed) + $(total Failed "$results"/*.txt) - mended))
# A run that died without counting is a failure too.
if [ "$broken" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
