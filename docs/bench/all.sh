#!/usr/bin/env bash
# Everything there is to measure, into one report on standard output.
#
#   docs/bench/all.sh SMALL LARGE
#
# Both are folders of briefings, a file each: 10,000 and 100,000 of them for what
# docs/performance.md says. It takes about an hour, most of it the rivals'
# indexing; what they made is kept under WORK (see prepare.sh) for the next time.
# SKIP names parts to leave out, as in SKIP="memory million".
. "$(dirname "$0")/lib.sh"
[ $# -eq 2 ] || usage
part() { # NAME COMMAND…
  [[ " ${SKIP:-} " == *" $1 "* ]] && return
  printf '\n\n== %s\n' "${*:2}"
  "${@:2}" || echo "FAILED: ${*:2}"
}
part start "$bench/start.sh" "$1"
part start "$bench/start.sh" "$2"
part key "$bench/key.sh" "$2"
part search "$bench/search.sh" "$1"
part search "$bench/search.sh" "$2"
part again "$bench/again.sh" "$2"
part growth "$bench/growth.sh" "$1" "$2"
part memory "$bench/memory.sh" "$2" 5m
part million "$bench/million.sh"
part ingest "$bench/ingest.sh" "$1"
part ingest "$bench/ingest.sh" "$2" mu
