# shellcheck shell=bash
# What the scripts in this folder share. WORK is where archives, rivals' indexes
# and tools are kept from one run to the next; it may be deleted at any time.
set -euo pipefail
export LC_ALL=C.UTF-8
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$bench/../.." && pwd)
work=${WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/readout-bench}
rounds=${ROUNDS:-7}
mkdir -p "$work/bin"

# usage: the comment at the head of the script, if there is no folder.
usage() { sed -n '2,/^[^#]/{/^#/{s/^# \{0,1\}//;p}}' "$0" >&2; exit 2; }

# has PROGRAM: whether it is installed; says so if not.
has() { command -v "$1" >/dev/null || { echo "($1 is not installed: left out)" >&2; return 1; }; }

# tools: builds readout as it is measured, and the programs that measure.
tools() {
  (cd "$repository" && CGO_ENABLED=0 go build -o "$work/bin/readout" . &&
    CGO_ENABLED=0 go build -o "$work/bin" ./docs/bench/audit ./docs/bench/convert ./docs/bench/limits ./docs/bench/screen ./docs/bench/turns)
  readout=$work/bin/readout
  PATH=$work/bin:$PATH
}

# machine: what was measured, and on what.
machine() {
  echo "$(date -u +%FT%RZ), $(nproc) cores, $(uname -srm), load $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || echo unknown)"
  echo "readout $(cd "$repository" && git describe --always --dirty 2>/dev/null), $(go version | cut -d' ' -f3)"
}

# version PROGRAM…: their versions, in one line.
versions() {
  local p line=
  for p in "$@"; do
    command -v "$p" >/dev/null || continue
    case $p in
    recollindex | recollq) line+="$(recollq -h 2>&1 | grep -io 'recoll [0-9.]*' | head -n 1 || true), " ;;
    neomutt) line+="$(neomutt -v | sed -n 1p), " ;; # not head: it would break the pipe
    *) line+="$("$p" --version 2>&1 | sed -n 1p), " ;;
    esac
  done
  echo "${line%, }"
}

# corpus FOLDER: sets folder, name and home, its place below WORK.
corpus() {
  [ $# -ge 1 ] && [ -d "$1" ] || usage
  folder=$(cd "$1" && pwd) name=$(basename "$1") home=$work/$(basename "$1")
  case $folder/ in "$work"/*) echo "$folder lies under WORK, $work, which is for what is made" >&2; exit 2 ;; esac
  mkdir -p "$home"
}

# timed LOG COMMAND…: runs it, and keeps what it took.
timed() { local log=$1; shift; command time -v -o "$log" "$@" >"$log.out" 2>&1 || { cat "$log.out" >&2; return 1; }; }

# once WHAT: whether WHAT has to be made yet. It is made whole or not at all. An
# archive of another version of readout is empty to this one, and made anew.
once() {
  [ ! -e "$home/$1.made" ] && return
  [ "$1" = archive ] && [ -z "$("$readout" list --archive "$home/archive" -n 1)" ]
}
made() { touch "$home/$1.made"; }

# need WHAT…: makes what is not there yet for the corpus: archive (ours), mail
# and feed (the texts for others), notmuch, mu, recoll, neomutt, newsboat.
need() {
  local what
  for what in "$@"; do
    if once "$what"; then
      echo "making $what of $name …" >&2
      "make_$what" && made "$what"
    fi
  done
}

make_archive() { rm -rf "$home/archive" && timed "$home/archive.time" "$readout" add --archive "$home/archive" "$folder"; }
make_mail() { rm -rf "$home/mail" && convert mail "$folder" "$home/mail"; }
make_feed() { convert feed "$folder" "$home/feed.xml"; }
# An index of theirs that was broken off is gone on with.
make_notmuch() { need mail && { [ -s "$home/notmuch/config" ] || notmuch_config "$home/notmuch"; } && timed "$home/notmuch.time" notmuch --config="$home/notmuch/config" new --quiet; }
make_mu() { need mail && { [ -d "$home/mu/xapian" ] || mu_config "$home/mu"; } && timed "$home/mu.time" mu index --muhome="$home/mu" --quiet; }
make_recoll() { recoll_config "$home/recoll" && timed "$home/recoll.time" recollindex -c "$home/recoll"; }
make_neomutt() {
  need mail && mkdir -p "$home/neomutt/cache" && neomutt_config >"$home/neomutt/config" &&
    screen -n 1 -patience 10m 'see:Msgs' -- neomutt -F "$home/neomutt/config" -f "$home/mail" >/dev/null
}
make_newsboat() {
  need feed && mkdir -p "$home/newsboat" && echo "file://$home/feed.xml" >"$home/newsboat/urls" && newsboat_config >"$home/newsboat/config" &&
    timed "$home/newsboat.time" newsboat -u "$home/newsboat/urls" -C "$home/newsboat/config" -c "$home/newsboat/cache.db" -x reload
}

# ..._config: an empty index in a folder, for the mail or texts of the corpus.
notmuch_config() {
  rm -rf "$1" && mkdir -p "$1" && printf '%s\n' '[database]' "path=$1" "mail_root=$home/mail" '[user]' 'name=reader' \
    'primary_email=reader@example.org' '[new]' 'tags=unread;inbox;' '[search]' 'exclude_tags=' >"$1/config"
}
mu_config() { rm -rf "$1" && mu init --muhome="$1" --maildir="$home/mail" >/dev/null; }
recoll_config() { rm -rf "$1" && mkdir -p "$1" && printf '%s\n' "topdirs = $folder" 'indexStripChars = 1' 'idxniceprio = 0' >"$1/recoll.conf"; }
neomutt_config() {
  printf '%s\n' "set header_cache=$home/neomutt/cache" 'set sort=reverse-date-sent' "set folder=$home/mail" 'set index_format="%d  %s"' \
    'set date_format="%F %R"' 'set sleep_time=0' 'set mail_check=600' 'set mark_old=no' 'set quit=yes' 'set delete=no' 'set thorough_search=yes'
}
newsboat_config() { printf '%s\n' 'article-sort-order date-asc' 'refresh-on-startup no' 'max-items 0' 'bind-key j down' 'articlelist-format "%4i %f %D %t"' 'datetime-format "%Y-%m-%d"'; }

# titles: the beginnings of the newest titles, one a line, as the terminals show
# them, for waiting until they are there. Fourteen characters fit every list.
titles() { "$readout" list --archive "$home/archive" --json -n "$1" | sed -E 's/.*"title":"(([^"\\]|\\.)*)".*/\1/' | sed -E 's|^(.{14}).*|\1|'; }

# size PATH…: how many MB it is.
size() { du -sck --apparent-size "$@" 2>/dev/null | tail -n 1 | awk '{printf "%.1f", $1 / 1024}'; }

# in_turn PROGRAM…: calls run_PROGRAM of each in turn, round after round, the
# first not counted, and prints a table of the figures that screen gives, with
# the ratio to the first program's in the same round. Of rounds there are ROUNDS,
# or for a program that takes long as many as rounds_PROGRAM says.
in_turn() {
  local out=$work/rounds.$$ round i p most
  rm -f "$out"
  for ((round = 0; round <= rounds; round++)); do
    for ((i = 0; i < $#; i++)); do
      p=${*:$(((i + round) % $# + 1)):1}
      most=rounds_$p
      ((round <= ${!most:-$rounds})) || continue
      [ -t 2 ] && printf '\rround %d of %d: %-12s' "$round" "$rounds" "$p" >&2
      "run_$p" | awk -F'\t' -v p="$p" -v r="$round" 'r > 0 {print p "\t" r "\t" $1 "\t" $2}' >>"$out"
    done
  done
  [ -t 2 ] && printf '\r%40s\r' '' >&2
  table "$out" "$@"
  rm -f "$out"
}

# table FILE PROGRAM…: medians and extremes of rows "program round figure value",
# and how many rounds there are of each. A value after ">" is of what had not
# come when it was given up.
table() {
  awk -F'\t' -v order="${*:2}" '
    function med(list, n, a, i, j, t) {
      n = split(list, a, " ")
      for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j] + 0 < a[j-1] + 0; j--) { t = a[j]; a[j] = a[j-1]; a[j-1] = t }
      return sprintf("%.1f (%.1f to %.1f)", (a[int((n + 1) / 2)] + a[int(n / 2) + 1]) / 2, a[1], a[n])
    }
    sub(/^>/, "", $4) { late[$1, $3] = "> " }
    { v[$1, $2, $3] = $4; if (!($3 in seen)) { seen[$3] = 1; figure[++figures] = $3 }; if ($2 > last) last = $2 }
    END {
      n = split(order, program, " ")
      for (f = 1; f <= figures; f++) for (p = 1; p <= n; p++) {
        values = ratios = ""; count = 0
        for (r = 1; r <= last; r++) if ((program[p], r, figure[f]) in v) {
          values = values " " v[program[p], r, figure[f]]; count++
          if ((program[1], r, figure[f]) in v && v[program[1], r, figure[f]] > 0) ratios = ratios " " v[program[p], r, figure[f]] / v[program[1], r, figure[f]]
        }
        more = late[program[p], figure[f]]
        if (values != "") printf "%-24s %-10s %28s   %s times %s; %d rounds\n", figure[f], program[p], more med(values), more med(ratios), program[1], count
      }
    }' "$1"
}
