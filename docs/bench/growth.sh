#!/usr/bin/env bash
# How start and searches grow with the archive.
#
#   docs/bench/growth.sh SMALL LARGE
#
# Both are folders of briefings, a file each, say 10,000 and 100,000. The sizes
# take turns. First the start: the ratio is of large to small in the same round.
# Then what the screen asks, in process, of both archives open at the same time,
# with TIMES (100) different words of titles: the first 50 rows of lists, counts,
# the timeline filtered, all counts of the sidebar; median and 95th percentile in
# both, and the ratio of the latter. Last, searches from the shell, with what the
# process costs by itself beside them.
. "$(dirname "$0")/lib.sh"
[ $# -eq 2 ] || usage
tools
machine
tab=$'\t'
archives=() firsts=() seconds=() twelfths=()
for dir; do
  corpus "$dir"
  need archive
  archives+=("$home/archive")
  mapfile -t title < <(titles 12)
  firsts+=("${title[0]}") seconds+=("${title[1]}") twelfths+=("${title[11]}")
done
start() {
  screen -n 1 "see:${firsts[$1]}" "shown=see:${twelfths[$1]}" key:j "answered=changed:${seconds[$1]}" -- "$readout" --archive "${archives[$1]}"
}
run_small() { start 0; }
run_large() { start 1; }
in_turn small large

echo
(cd "$repository" && READOUT_ARCHIVES=${archives[0]}:${archives[1]} \
  go test ./ui/cli -run '^$' -bench '^BenchmarkGrowth$' -benchtime "${TIMES:-100}x" -timeout 2h) |
  awk '/^BenchmarkGrowth/ { sub(/^BenchmarkGrowth\//, ""); sub(/-[0-9]+$/, "", $1); gsub(/_/, " ", $1)
    for (i = 3; i < NF; i += 2) v[$(i+1)] = $i
    printf "%-20s small p50 %8.2f p95 %8.2f ms   large p50 %8.2f p95 %8.2f ms   p95 %5.2f times\n",
      $1, v["p50-1-ms"], v["p95-1-ms"], v["p50-2-ms"], v["p95-2-ms"], v["p95-times"]; next } /FAIL|panic|Error/ {print}'

for q in zebra government said '"prime minister"' 'oil prices' 'parlia*' 'speaker:minister oil after:1987-03 before:1987-10'; do
  printf '\n%s\n' "$q"
  turns -n "$rounds" "small${tab}$readout search --archive ${archives[0]} -n 50 '$q'" "large${tab}$readout search --archive ${archives[1]} -n 50 '$q'" \
    "process alone${tab}$readout --version"
done
