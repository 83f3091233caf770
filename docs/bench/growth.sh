#!/usr/bin/env bash
# How start and searches grow with the archive.
#
#   docs/bench/growth.sh SMALL LARGE
#
# Both are folders of briefings, a file each, say 10,000 and 100,000. Sizes take
# turns; the ratio is of large to small in the same round. Searches are asked of
# one open archive, from the shell, with what the process costs taken off by
# `readout --version` beside.
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
for q in zebra government said '"prime minister"' 'oil prices' 'parlia*' 'speaker:minister oil after:1987-03 before:1987-10'; do
  printf '\n%s\n' "$q"
  turns -n "$rounds" "small${tab}$readout search --archive ${archives[0]} -n 50 '$q'" "large${tab}$readout search --archive ${archives[1]} -n 50 '$q'" \
    "process alone${tab}$readout --version"
done
