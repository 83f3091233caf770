#!/usr/bin/env bash
# What it takes to take a folder in: wall and processor time, the most memory,
# and what lies on the disk afterwards.
#
#   docs/bench/ingest.sh FOLDER [RIVAL…]
#
# FOLDER holds briefings, a file each; RIVAL is of notmuch mu recoll, without it
# all that are installed. readout reads, annotates (names, places, quotations and
# who said them) and indexes; the rivals index alone. notmuch and mu are given
# the same articles as mail, made before and not counted; recoll the files.
#
# ROUNDS (1) is how often each is run, in turn, each time from nothing. Size is
# of everything kept: our archive holds the texts, the rivals' indexes do not.
. "$(dirname "$0")/lib.sh"
rounds=${ROUNDS:-1}
corpus "$@"
shift
tools
machine
versions notmuch mu recollq
[ $# -gt 0 ] || set -- notmuch mu recoll

fresh=$home/fresh
rm -rf "$fresh" && mkdir -p "$fresh"
tab=$'\t'
sides=("readout${tab}$readout add --archive $fresh/readout $folder${tab}rm -rf $fresh/readout")
declare -A kept=([readout]=$fresh/readout/archive.db)
for rival; do
  case $rival in
  notmuch)
    has notmuch && need mail && notmuch_config "$fresh/notmuch" && cp "$fresh/notmuch/config" "$fresh/notmuch.config" || continue
    sides+=("notmuch${tab}notmuch --config=$fresh/notmuch.config new --quiet${tab}bash -c 'rm -rf $fresh/notmuch; mkdir $fresh/notmuch'")
    ;;
  mu)
    has mu && need mail || continue
    sides+=("mu${tab}mu index --muhome=$fresh/mu --quiet${tab}bash -c 'rm -rf $fresh/mu; mu init --muhome=$fresh/mu --maildir=$home/mail'")
    ;;
  recoll)
    has recollindex && recoll_config "$fresh/recoll" && cp "$fresh/recoll/recoll.conf" "$fresh/recoll.conf" || continue
    sides+=("recoll${tab}recollindex -c $fresh/recoll${tab}bash -c 'rm -rf $fresh/recoll; mkdir $fresh/recoll; cp $fresh/recoll.conf $fresh/recoll/'")
    ;;
  esac
  kept[$rival]=$fresh/$rival
done
limits "$folder"
turns -n "$rounds" -warm 0 "${sides[@]}"
text=$(size "$folder")
for p in readout "$@"; do
  [ -n "${kept[$p]:-}" ] && echo "$p keeps $(size "${kept[$p]}") MB, $(awk -v a="$(size "${kept[$p]}")" -v b="$text" 'BEGIN {printf "%.2f", a/b}') of the text's $text MB"
done
rm -rf "$fresh"
