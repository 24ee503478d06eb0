# Finding a JDK.

readonly NEEDED_JDK=25

# Sets JAVA_HOME to a JDK 25 (a newer one where there is no 25), or ends with how to get one.
find_jdk() {
  local candidate version newer=
  while IFS= read -r candidate; do
    version=$(jdk_version "$candidate") || continue
    if [ "$version" -eq "$NEEDED_JDK" ]; then
      export JAVA_HOME=$candidate
      return
    fi
    if [ "$version" -gt "$NEEDED_JDK" ] && [ -z "$newer" ]; then
      newer=$candidate
    fi
  done < <(jdk_candidates)
  [ -n "$newer" ] || no_jdk
  export JAVA_HOME=$newer
}

# The feature version of the JDK in folder $1; fails if there is none, or only a runtime without a compiler.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$version" ] && printf '%s' "$version"
}

jdk_candidates() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  local java
  if java=$(command -v java); then
    dirname -- "$(dirname -- "$(readlink -f -- "$java")")"
  fi
  [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home -v "$NEEDED_JDK" 2>/dev/null || true
  local folder
  for folder in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ ! -d "$folder" ] || printf '%s\n' "$folder"
  done
}

no_jdk() {
  cat >&2 <<TEXT
basin: no JDK $NEEDED_JDK found. Looked at JAVA_HOME (${JAVA_HOME:-not set}), PATH, /usr/lib/jvm, ~/.sdkman, ~/.jdks and
/Library/Java. Get one with one of these, or set JAVA_HOME to the folder of one:

  Debian, Ubuntu   sudo apt-get install openjdk-$NEEDED_JDK-jdk
  Fedora           sudo dnf install java-$NEEDED_JDK-openjdk-devel
  macOS            brew install openjdk@$NEEDED_JDK
  anywhere         curl -s https://get.sdkman.io | bash, then: sdk install java $NEEDED_JDK-tem
TEXT
  exit 1
}
