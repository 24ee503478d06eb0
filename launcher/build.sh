# Building, only when something changed.

readonly BUILD_FOLDER=$ROOT/target/launcher
readonly BUILD_LOG=$BUILD_FOLDER/build.log
readonly BUILD_STAMP=$BUILD_FOLDER/built

build() {
  case ${1:-} in
    '')
      ensure_built
      echo "all in one:   $ROOT/all-in-one/target/quarkus-app/quarkus-run.jar"
      echo "one service:  $ROOT/{finetune,landscape,analysis}-service/target/quarkus-app/quarkus-run.jar, gateway/target/..."
      echo "command:      $ROOT/cli/target/basin-cli.jar"
      ;;
    --native) build_native ;;
    *) wrong_usage "build takes --native or nothing, got '$1'" ;;
  esac
}

ensure_built() {
  find_jdk
  [ "${BASIN_BUILT:-}" != 1 ] || return 0
  sources_changed || return 0
  mkdir -p "$BUILD_FOLDER"
  # Two builds in one tree would spoil each other; the second finds nothing left to do.
  exec 8>"$BUILD_FOLDER/lock"
  ! command -v flock >/dev/null || flock 8
  if sources_changed; then
    build_jars
  fi
  exec 8>&-
}

# Folders count too: a deleted file changes nothing but its folder.
sources_changed() {
  [ -e "$BUILD_STAMP" ] || return 0
  local newer
  newer=$(find "$ROOT" \( -name target -o -name node_modules -o -name .git -o -name test \) -prune -o \
    \( -path '*/src/main*' -o -name pom.xml \) -newer "$BUILD_STAMP" -print -quit)
  [ -n "$newer" ]
}

build_jars() {
  mkdir -p "$BUILD_FOLDER"
  local started=$SECONDS
  # Touched before, not after: what is edited while the build runs is built again next time.
  touch "$BUILD_STAMP.next"
  [ -t 2 ] || complain "building; log in $BUILD_LOG"
  # Tests and formatting are for ./basin test; somebody who wants to see a landscape need not wait for them.
  (cd "$ROOT" && ./mvnw -B -ntp package -Dmaven.test.skip=true -Dspotless.check.skip=true -pl all-in-one,cli -am) \
    >"$BUILD_LOG" 2>&1 </dev/null 8>&- &
  local maven=$!
  while kill -0 "$maven" 2>/dev/null; do
    progress_line "building $((SECONDS - started)) s  $(module_being_built)"
    sleep 0.5
  done
  end_progress_line
  wait "$maven" || build_failed
  archive_cli_classes
  mv "$BUILD_STAMP.next" "$BUILD_STAMP"
  complain "built in $((SECONDS - started)) s"
}

module_being_built() {
  sed -n 's/^\[INFO\] Building \(.*\) [0-9][^ ]* *\(\[[0-9/]*\]\).*/\2 \1/p' "$BUILD_LOG" | tail -n 1
}

build_failed() {
  grep -a '^\[ERROR\]' "$BUILD_LOG" | head -n 20 >&2 || tail -n 20 "$BUILD_LOG" >&2
  fail "the build failed; the whole log is in $BUILD_LOG"
}

readonly NATIVE_SERVICES=finetune-service,landscape-service,analysis-service,gateway
readonly NATIVE_BUILDER=${BASIN_NATIVE_BUILDER:-quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25}

# Five native executables: with GraalVM where it is, in a container that has it where Docker or Podman runs.
build_native() {
  local native_image=${GRAALVM_HOME:+$GRAALVM_HOME/bin/}native-image
  if command -v "$native_image" >/dev/null; then
    ensure_built
    native_services
    (cd "$ROOT/cli/target" && "$native_image" --no-fallback -jar basin-cli.jar basin)
  else
    local engine
    engine=$(container_engine) ||
      fail "native executables need GraalVM $NEEDED_JDK; set GRAALVM_HOME to its folder, put native-image on the PATH, or start" \
        "Docker or Podman, in which $NATIVE_BUILDER runs"
    ensure_built
    native_services -Dquarkus.native.container-build=true -Dquarkus.native.container-runtime="$engine" \
      -Dquarkus.native.builder-image="$NATIVE_BUILDER"
    "$engine" run --rm --user "$(id -u):$(id -g)" --volume "$ROOT/cli/target:/project:z" "$NATIVE_BUILDER" \
      --no-fallback -jar basin-cli.jar basin
  fi
  ls -l "$ROOT"/*/target/*-runner "$ROOT/cli/target/basin"
}

# native_services MAVEN_OPTION...
native_services() {
  (cd "$ROOT" && ./mvnw -B -ntp package -Dnative -Dmaven.test.skip=true -pl "$NATIVE_SERVICES" -am "$@")
}

# The first engine that not only is installed, but runs.
container_engine() {
  local engine
  for engine in docker podman; do
    if command -v "$engine" >/dev/null && "$engine" info >/dev/null 2>&1; then
      echo "$engine"
      return
    fi
  done
  return 1
}
