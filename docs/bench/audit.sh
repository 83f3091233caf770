#!/usr/bin/env bash
# How well stories that were filed again are put together: precision and recall
# of the archive of a folder in which edited copies were planted.
#
#   docs/bench/audit.sh FOLDER [WHOLE [LABELS]]
#
# FOLDER holds folders of briefings, a file each, and duplicates.tsv, the names
# of a copy and its original to a line. The first WHOLE files are real articles,
# and all others were put together from them. Real articles were filed twice too,
# which nobody planted: how much the pairs found and not planted have in common
# is counted from the files alone, and 100 of them, taken at random, are written
# side by side to a file below WORK. Whoever has read them writes LABELS, a line
# each of the two names and again, form or different, with tabs between, of which
# the precision comes; docs/bench/audit/*.tsv are those of the figures in
# docs/versions.md. SEED (1) chooses the pairs. See docs/bench/audit.
. "$(dirname "$0")/lib.sh"
corpus "$@"
tools
need archive
machine
labels=()
[ $# -ge 3 ] && labels=(-labels "$3")
audit -whole "${2:-0}" -seed "${SEED:-1}" -write "$home/sample.txt" "${labels[@]}" "$folder" "$home/archive"
echo "the sample is in $home/sample.txt"
