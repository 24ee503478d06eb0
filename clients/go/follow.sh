#!/usr/bin/env bash
# Generates the messages, builds the program in follow/ and runs it: follow.sh [HOST:PORT] [SPEC.json]
#
# For Debian's Go: its libraries are found under /usr/share/gocode, and its generators fit them.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
repository=$(dirname -- "$(dirname -- "$here")")
contracts=$repository/proto/src/main/proto
google=${BASIN_GOOGLE_PROTOS:-$repository/proto/target/google}
workspace=$here/target

# The Go package of each folder of contracts: basin/gateway/v1 is basin.dev/contracts/gateway.
packages() {
  local file folder
  while IFS= read -r file; do
    folder=${file#basin/}
    printf -- '--go_opt=M%s=basin.dev/contracts/%s\n--go-grpc_opt=M%s=basin.dev/contracts/%s\n' \
      "$file" "${folder%%/*}" "$file" "${folder%%/*}"
  done
}

generate() {
  [ -d "$google/google/api" ] || {
    echo "no google/api contracts in $google; './basin build' puts them there" >&2
    exit 1
  }
  local files options
  mapfile -t files < <(cd "$contracts" && find basin -name '*.proto' | sort)
  mapfile -t options < <(printf '%s\n' "${files[@]}" | packages)
  mkdir -p "$workspace/src/basin.dev"
  ln -sfn "$here" "$workspace/src/basin.dev/basin"
  protoc -I"$contracts" -I"$google" --go_out="$workspace/src" --go-grpc_out="$workspace/src" "${options[@]}" "${files[@]}"
}

generate
export GO111MODULE=off GOFLAGS='' GOPATH=$workspace:/usr/share/gocode
go build -o "$workspace/follow" basin.dev/basin/follow
exec "$workspace/follow" "$@"
