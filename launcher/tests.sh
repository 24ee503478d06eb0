# Running all tests and telling what was skipped.

# What a machine has or has not, and no script installs: hardware, GraalVM, research data, half a gigabyte of PyPI, history, the
# right to mount a file system or to make name spaces.
readonly NOT_INSTALLABLE='gpu|graalvm|real data|transformers|shallow clone|not permitted to mount|name spaces'

run_tests() {
  find_jdk
  rm -rf "$ROOT"/*/target/{surefire,failsafe}-reports
  local result=0
  (cd "$ROOT" && ./mvnw -B -ntp --fail-at-end verify "$@") || result=$?
  list_skipped
  if [ "${BASIN_REQUIRE_ALL:-}" = 1 ] && [ -n "$(skipped_checks | grep -v -i -E "$NOT_INSTALLABLE")" ]; then
    complain "checks were skipped although BASIN_REQUIRE_ALL=1, which allows it only for what cannot be installed"
    result=1
  fi
  count_tests
  return "$result"
}

list_skipped() {
  local skipped
  skipped=$(skipped_checks)
  [ -z "$skipped" ] || printf '\nSkipped:\n%s\n' "$skipped"
}

# One line per skipped test: class.method: reason
skipped_checks() {
  cat "$ROOT"/*/target/{surefire,failsafe}-reports/TEST-*.xml 2>/dev/null | awk '
    /<testcase / {
      name = attribute("name"); class = attribute("classname"); sub(/.*\./, "", class)
    }
    /<skipped/ {
      reason = attribute("message")
      if (reason == "") { reason = $0; sub(/.*<!\[CDATA\[/, "", reason); sub(/^org[^ ]*: /, "", reason) }
      sub(/^Assumption failed: /, "", reason)
      gsub(/&quot;/, "\"", reason); gsub(/&apos;/, "\047", reason); gsub(/&#10;/, " ", reason)
      gsub(/&lt;/, "<", reason); gsub(/&gt;/, ">", reason); gsub(/&amp;/, "\\&", reason)
      print "  " class "." name ": " reason
    }
    function attribute(key,   found) {
      found = match($0, " " key "=\"[^\"]*\"")
      return found ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4) : ""
    }'
}

count_tests() {
  cat "$ROOT"/*/target/{surefire,failsafe}-reports/TEST-*.xml 2>/dev/null | awk '
    /<testsuite / {
      tests += number("tests"); failed += number("errors") + number("failures"); skipped += number("skipped")
    }
    function number(key) {
      return match($0, " " key "=\"[0-9]+\"") ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4) + 0 : 0
    }
    END { printf "\n%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped }'
}
