#!/usr/bin/env bash
# Searches from the shell, whole processes: readout search, notmuch search, mu
# find and rg -l on the same articles.
#
#   docs/bench/search.sh FOLDER
#
# FOLDER holds briefings, a file each. readout, notmuch and mu print the newest
# 50; rg, which has no index, the names of all files. How many match is printed
# beside, for the programs differ in what they take for a word: notmuch stems,
# rg looks for strings, readout and mu for whole words unless they end in *.
#
# ROUNDS (7) is how often each is run, in turn.
. "$(dirname "$0")/lib.sh"
corpus "$@"
tools
need archive
machine
versions notmuch mu rg
others=()
has notmuch && need notmuch && others+=(notmuch)
has mu && need mu && others+=(mu)
has rg && others+=(rg)
tab=$'\t'

# ask WHAT READOUT [OTHERS RG]: one search by all; notmuch and mu take the same.
ask() {
  local sides=("readout${tab}$readout search --archive $home/archive -n 50 '$2'") counts
  counts="readout $({ "$readout" search --archive "$home/archive" "$2" || true; } | wc -l)" # status 1: nothing found
  for other in "${others[@]}"; do
    [ $# -gt 2 ] || continue
    case $other in
    notmuch)
      sides+=("notmuch${tab}notmuch --config=$home/notmuch/config search --limit=50 '$3'")
      counts+=", notmuch $(notmuch --config="$home/notmuch/config" count --output=messages "$3")"
      ;;
    mu)
      sides+=("mu${tab}mu find --muhome=$home/mu -n 50 -s date -z '$3'")
      counts+=", mu $({ mu find --muhome="$home/mu" "$3" || true; } | wc -l)"
      ;;
    rg)
      sides+=("rg${tab}rg -il '$4' $folder")
      counts+=", rg $({ rg -il "$4" "$folder" || true; } | wc -l)"
      ;;
    esac
  done
  printf '\n%s: %s\nin all: %s\n' "$1" "$2" "$counts"
  turns -n "$rounds" "${sides[@]}"
}

ask "a rare word" zebra zebra '\bzebra\b'
ask "a word of a tenth" government government '\bgovernment\b'
ask "a word of most" said said '\bsaid\b'
ask "a phrase" '"prime minister"' '"prime minister"' '\bprime\s+minister\b'
ask "two words" 'oil prices' 'oil and prices' '\boil\b.*\bprices\b|\bprices\b.*\boil\b'
ask "a beginning" 'parlia*' 'parlia*' '\bparlia'
ask "speaker, word and dates" 'speaker:minister oil after:1987-03 before:1987-10'
