#!/usr/bin/env bash
# Searches in an archive of 1,000,000 quotations, in process: the first 50, by
# date and by rank, median and 95th percentile of a hundred different ones.
#
#   docs/bench/million.sh
#
# The archive is made up (25 words a quotation, as common as those of English are,
# of 50,000; 5,000 speakers) and kept under WORK. TIMES (100) is how often each
# sort of search is asked. See BenchmarkMillion in briefings/archive.
. "$(dirname "$0")/lib.sh"
machine
mkdir -p "$work/million"
cd "$repository"
READOUT_MILLION=$work/million go test ./briefings/archive -run '^$' -bench '^BenchmarkMillion$' -benchtime "${TIMES:-100}x" -timeout 2h |
  awk '/^BenchmarkMillion/ { sub(/^BenchmarkMillion\//, ""); sub(/-[0-9]+$/, "", $1); gsub(/_/, " ", $1)
    for (i = 3; i < NF; i += 2) v[$(i+1)] = $i
    printf "%-40s p50 %8.2f ms   p95 %8.2f ms   %3.0f rows\n", $1, v["p50-ms"], v["p95-ms"], v["rows"]; next } {print}'
ls -l "$work/million/archive.db"
