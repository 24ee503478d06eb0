# Words to the person at the terminal.

complain() {
  printf 'basin: %s\n' "$*" >&2
}

fail() {
  complain "$@"
  exit 1
}

wrong_usage() {
  complain "$@"
  exit 2
}

# The value of an option, or an end with a message: option_value --out "${2-}"
option_value() {
  [ -n "$2" ] || wrong_usage "$1 needs a value"
  printf '%s' "$2"
}

# Draws a line over the one before on a terminal; says nothing elsewhere.
progress_line() {
  [ -t 2 ] || return 0
  printf '\r\033[K%.*s' "$(($(columns) - 1))" "$1" >&2
}

end_progress_line() {
  [ -t 2 ] || return 0
  printf '\r\033[K' >&2
}

columns() {
  tput cols 2>/dev/null || echo 80
}

rows() {
  tput lines 2>/dev/null || echo 24
}
