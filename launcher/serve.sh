# Starting servers and stopping them.

readonly DEFAULT_HOME=${XDG_DATA_HOME:-$HOME/.local/share}/basin
readonly DEFAULT_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/basin/djl
SERVERS=()
CLIENT=''
READY_SECONDS=${BASIN_READY_SECONDS:-120}
readonly HTTP_LOOKS=50

# up [--services LIST] [--home DIR] [--root DIR]... [--grpc-port N] [--http-port N]
up() {
  local services=all home=${BASIN_HOME:-$DEFAULT_HOME} grpc_port='' http_port='' roots=()
  while [ $# -gt 0 ]; do
    case $1 in
      --services) services=$(option_value "$1" "${2-}") ;;
      --home) home=$(option_value "$1" "${2-}") ;;
      --root) roots+=("$(cd -- "$(option_value "$1" "${2-}")" && pwd)") ;;
      --grpc-port) grpc_port=$(option_value "$1" "${2-}") ;;
      --http-port) http_port=$(option_value "$1" "${2-}") ;;
      *) wrong_usage "up takes --services, --home, --root, --grpc-port and --http-port, got '$1'" ;;
    esac
    shift 2
  done
  [ ${#roots[@]} -gt 0 ] || roots=("$PWD" "$HOME" "$(dirname -- "$ROOT")")
  local names
  IFS=, read -r -a names <<<"$services"
  if [ ${#names[@]} -gt 1 ] && [ -n "$grpc_port$http_port" ]; then
    wrong_usage "--grpc-port and --http-port are for one process, got --services $services"
  fi
  local name
  for name in "${names[@]}"; do
    service_ports "$name" >/dev/null
  done
  ensure_built
  prepare_home "$home" "${roots[@]}"
  stop_servers_at_exit
  for name in "${names[@]}"; do
    read -r default_grpc default_http < <(service_ports "$name")
    start_server "$name" "${grpc_port:-$default_grpc}" "${http_port:-$default_http}"
  done
  local number=0
  for name in "${names[@]}"; do
    read -r default_grpc default_http < <(service_ports "$name")
    await_ready "${SERVERS[$number]}" "${grpc_port:-$default_grpc}" "${http_port:-$default_http}" ||
      fail "$name did not start; its messages above say why"
    print_addresses "$name" "${grpc_port:-$default_grpc}" "${http_port:-$default_http}"
    number=$((number + 1))
  done
  echo "Ready. Ctrl-C stops."
  while all_alive; do
    interruptible sleep 1
  done
  fail "a server has ended by itself"
}

all_alive() {
  local server
  for server in "${SERVERS[@]}"; do
    kill -0 "$server" 2>/dev/null || return 1
  done
}

# The default ports of a service, gRPC first.
service_ports() {
  case $1 in
    all | gateway) echo 9000 8080 ;;
    finetune) echo 9001 8081 ;;
    landscape) echo 9002 8082 ;;
    analysis) echo 9003 8083 ;;
    *) wrong_usage "there is no service '$1'; accepted: all, finetune, landscape, analysis, gateway" ;;
  esac
}

server_jar() {
  case $1 in
    all) echo "$ROOT/all-in-one/target/quarkus-app/quarkus-run.jar" ;;
    gateway) echo "$ROOT/gateway/target/quarkus-app/quarkus-run.jar" ;;
    *) echo "$ROOT/$1-service/target/quarkus-app/quarkus-run.jar" ;;
  esac
}

native_executable() {
  local module=$1-service executable
  [ "$1" != gateway ] || module=gateway
  for executable in "$ROOT/$module/target/"*-runner; do
    [ -x "$executable" ] || fail "there is no native executable of $1; ./basin build --native makes it"
    echo "$executable"
    return
  done
}

# prepare_home HOME ROOT...: the environment that every server gets.
prepare_home() {
  mkdir -p "$1"
  BASIN_HOME=$(cd -- "$1" && pwd)
  shift
  BASIN_ROOTS=$(IFS=,; echo "$*")
  # The native libraries are the same for every home; unpacking them takes seconds and half a gigabyte.
  DJL_CACHE_DIR=${DJL_CACHE_DIR:-$DEFAULT_CACHE}
  mkdir -p "$DJL_CACHE_DIR"
  # libtorch's threads spin while they wait for one another; where other processes run too, that costs more than all the work.
  export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-PASSIVE}
  export BASIN_HOME BASIN_ROOTS DJL_CACHE_DIR DJL_OFFLINE=true OPT_OUT_TRACKING=true
}

# start_server NAME GRPC_PORT HTTP_PORT: in the background, its process id appended to SERVERS.
start_server() {
  local options=() port
  for port in "$2" "$3"; do
    ! port_is_taken "$port" || fail "port $port is taken, and $1 needs it; stop who listens there or choose another port"
  done
  read -r -a options <<<"${BASIN_JAVA_OPTS:-}"
  local command=("$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -Xmx1g -XX:MaxDirectMemorySize=3g -XX:+ExitOnOutOfMemoryError
    ${options[@]+"${options[@]}"} -jar "$(server_jar "$1")")
  # All in one runs on a JVM alone: its broker does.
  if [ "${BASIN_NATIVE:-}" = 1 ] && [ "$1" != all ]; then
    local executable
    executable=$(native_executable "$1")
    command=("$executable" -Xmx1g)
  fi
  QUARKUS_GRPC_SERVER_PORT=$2 QUARKUS_HTTP_PORT=$3 "${command[@]}" &
  SERVERS+=($!)
}

# Runs a command so that a signal to the launcher is answered at once: bash answers none while it waits in the foreground.
interruptible() {
  # Without the redirection the command would lose the terminal.
  "$@" <&0 &
  CLIENT=$!
  local result=0
  wait "$CLIENT" || result=$?
  CLIENT=''
  return "$result"
}

# await_ready PID GRPC_PORT HTTP_PORT: until it serves by gRPC, and HTTP, which Quarkus opens a moment later, listens too. A server
# that was told to offer HTTP at another address is as ready without it.
await_ready() {
  cli_command
  interruptible "${CLI[@]}" ready --server "127.0.0.1:$2" --pid "$1" --timeout "$READY_SECONDS" || return
  local look
  for ((look = 0; look < HTTP_LOOKS; look++)); do
    ! port_is_taken "$3" || return 0
    kill -0 "$1" 2>/dev/null || return 1
    interruptible sleep 0.1
  done
}

print_addresses() {
  case $1 in
    all | gateway) echo "$1: gRPC 127.0.0.1:$2, page http://127.0.0.1:$3" ;;
    *) echo "$1: gRPC 127.0.0.1:$2, health http://127.0.0.1:$3/q/health" ;;
  esac
}

stop_servers_at_exit() {
  trap stop_servers EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

# Servers save where they stand and answer to no second signal; a launcher that did would leave them behind.
stop_servers() {
  trap - EXIT
  trap '' INT TERM
  [ -z "$CLIENT" ] || kill -KILL "$CLIENT" 2>/dev/null || true
  [ ${#SERVERS[@]} -gt 0 ] || return 0
  kill -TERM "${SERVERS[@]}" 2>/dev/null || true
  wait "${SERVERS[@]}" 2>/dev/null || true
  SERVERS=()
}

# A TCP port of the loopback interface that nobody listens on.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    port_is_taken "$port" || break
  done
  echo "$port"
}

port_is_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}
