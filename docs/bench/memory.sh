#!/usr/bin/env bash
# How much memory the reader takes while somebody browses and searches.
#
#   docs/bench/memory.sh FOLDER [TIME]
#
# FOLDER holds briefings, a file each. For TIME (5m) a script opens articles,
# goes down the list, changes views and searches, over and over. Its memory is
# read from /proc every second: the highest is printed, and how much it grew in
# the last half, per minute. Linux.
. "$(dirname "$0")/lib.sh"
corpus "$@"
tools
need archive
machine
time=${2:-5m}
first=$(titles 1)
steps=("see:$first")
for _ in 1 2 3 4 5; do steps+=(key:j pause:120ms); done
steps+=('key:\r' pause:200ms 'key: ' pause:200ms 'key: ' pause:200ms 'key:]q' pause:150ms 'key:\e' pause:150ms)
for word in government oil parlia zebra '"prime minister"'; do
  steps+=(key:f pause:100ms)
  for ((i = 0; i < ${#word}; i++)); do steps+=("key:${word:i:1}" pause:60ms); done
  steps+=('key:\r' pause:300ms key:j pause:100ms key:j pause:100ms 'key:G' pause:300ms 'key:g' pause:200ms 'key:\e' pause:200ms 'key:\e' pause:200ms)
done
for view in 2 3 4 5 1; do steps+=("key:$view" pause:500ms key:j pause:100ms key:j pause:100ms); done
screen -n 1 -samples "$work/memory.tsv" "${steps[@]}" "again:$time" -- "$readout" --archive "$home/archive"
awk -F'\t' '
  { t[NR] = $1; rss[NR] = $2; if ($2 > most) most = $2; if ($3 > high) high = $3 }
  END {
    for (i = int(NR / 2) + 1; i <= NR; i++) { n++; sx += t[i]; sy += rss[i]; sxx += t[i] * t[i]; sxy += t[i] * rss[i] }
    slope = n * sxx - sx * sx ? (n * sxy - sx * sy) / (n * sxx - sx * sx) : 0
    printf "%d samples in %d s: resident at most %.1f MB, highest %.1f MB, at the end %.1f MB; growth in the last half %.2f MB a minute\n", NR, t[NR], most / 1024, high / 1024, rss[NR] / 1024, slope * 60 / 1024
  }' "$work/memory.tsv"
