# The built-in experiment from start to report.

# demo [--out DIR]
demo() {
  local out=$PWD/basin-demo
  while [ $# -gt 0 ]; do
    case $1 in
      --out) out=$(option_value "$1" "${2-}") ;;
      *) wrong_usage "demo takes --out DIR, got '$1'" ;;
    esac
    shift 2
  done
  mkdir -p "$out"
  out=$(cd -- "$out" && pwd)
  ensure_built
  prepare_home "$out/home" "$out"
  stop_servers_at_exit
  local grpc_port http_port started=$SECONDS
  grpc_port=$(free_port)
  http_port=$(free_port)
  start_server all "$grpc_port" "$http_port" >"$out/server.log" 2>&1
  progress_line "starting the services"
  await_ready "${SERVERS[0]}" "$grpc_port" "$http_port" || demo_failed "$out" "the server did not start"
  end_progress_line
  cli_command
  interruptible "${CLI[@]}" experiment create --server "127.0.0.1:$grpc_port" --page "http://127.0.0.1:$http_port" \
    --preset demo --watch --report "$out/report.html" || demo_failed "$out" "the experiment failed"
  stop_servers
  cat <<TEXT

The whole demonstration took $((SECONDS - started)) s. Everything is in $out.
Open the report:  $out/report.html
Or the page:      ./basin up --home $out/home, then http://127.0.0.1:8080
TEXT
}

demo_failed() {
  grep -a -E 'ERROR|Caused by' "$1/server.log" | tail -n 20 >&2 || true
  fail "$2; the server's log is $1/server.log"
}
