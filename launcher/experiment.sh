# The command-line client.

readonly CLI_ARCHIVE=$BUILD_FOLDER/cli.jsa
readonly CLI_OPTIONS=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow -Xlog:disable)

experiment() {
  ensure_built
  cli experiment "$@"
}

upload() {
  ensure_built
  cli upload "$@"
}

completion() {
  ensure_built
  cli completion "$@"
}

version() {
  ensure_built
  cli --version
}

cli() {
  cli_command
  "${CLI[@]}" "$@"
}

# Sets CLI to the command's own process, without a shell around it that would keep signals to itself.
cli_command() {
  export COLUMNS=${COLUMNS:-$(columns)} LINES=${LINES:-$(rows)}
  CLI=("$JAVA_HOME/bin/java" "${CLI_OPTIONS[@]}" -XX:SharedArchiveFile="$CLI_ARCHIVE" -jar "$ROOT/cli/target/basin-cli.jar")
  [ "${BASIN_NATIVE:-}" != 1 ] || CLI=("$ROOT/cli/target/basin")
}

# A class archive halves the time until the command answers. It is made by a call that nobody answers, and appears whole.
archive_cli_classes() {
  "$JAVA_HOME/bin/java" "${CLI_OPTIONS[@]}" -XX:ArchiveClassesAtExit="$CLI_ARCHIVE.next" \
    -jar "$ROOT/cli/target/basin-cli.jar" experiment list --server 127.0.0.1:1 >/dev/null 2>&1 || true
  [ ! -s "$CLI_ARCHIVE.next" ] || mv "$CLI_ARCHIVE.next" "$CLI_ARCHIVE"
}
