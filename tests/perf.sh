#!/usr/bin/env bash
# Runs the tests that measure speed, one after the other, and Lighthouse on every page, and prints their figures; nothing else
# should use the machine.
# SUPERVISOR_SECONDS, SUPERVISOR_PAGES and WALL_SECONDS lengthen the browser's measurements; WALL_DAY=24 adds a wall's simulated day.
set -uo pipefail
cd "$(dirname "$0")/.."
export SUPERVISOR_SECONDS=${SUPERVISOR_SECONDS:-30} WALL_SECONDS=${WALL_SECONDS:-30}
filter="Category=Performance"
if [ -n "${WALL_DAY:-}" ]; then filter="$filter|FullyQualifiedName~Wall_FiftyChangesASecond"; fi
out=$(mktemp)
trap 'rm -f "$out"' EXIT
broken=0

dotnet build Dashboard.sln -c Release --nologo -v q || { echo "0 passed, 1 failed"; exit 1; }
for project in Presence Vendors Storage Web Browser; do
  dotnet test "tests/Dashboard.$project.Tests" -c Release --no-build --nologo --filter "$filter" --blame-hang-timeout 15m --blame-hang-dump-type none \
    --logger "console;verbosity=detailed" -- xUnit.ParallelizeTestCollections=false 2>&1 | tee -a "$out" |
    awk '/^  (Passed|Failed) / { print; figures = 0 } /Standard Output Messages:/ { figures = 1; next } /^ *$/ { figures = 0 } figures { print "   ", $0 }' || broken=1
done

# Lighthouse looks at the pages of the host's Release build.
lighthouse() (
  cd tests/lighthouse && npm ci --no-audit --no-fund --ignore-scripts >/dev/null || exit 1
  address=http://127.0.0.1:5081
  dotnet ../../src/Dashboard.Web/bin/Release/net10.0/Dashboard.Web.dll --urls "$address" >/dev/null 2>&1 &
  trap 'kill %1' EXIT
  curl -s -o /dev/null --retry 60 --retry-delay 1 --retry-all-errors "$address/health/live"
  CHROME_PATH=${CHROME_PATH:-$(command -v chromium || command -v chromium-headless-shell)} node run.mjs "$address"
)
lighthouse && echo "  Passed Lighthouse" >>"$out" || echo "  Failed Lighthouse" >>"$out"

count() { grep -cE "^  $1 " "$out"; }
passed=$(count Passed) failed=$(count Failed)
# A run that ended without naming what failed is a failure too.
if [ "$broken" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
