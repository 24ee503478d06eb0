# What this machine has of what Basin needs. It builds nothing, so that it can say why a build or a start fails.

readonly LIBTORCH=2.7.1
readonly OLDEST_GLIBC=2.29      # that the bundled libtorch links to
readonly LIBTORCH_MIB=450       # unpacked
readonly ENOUGH_MEMORY_MIB=4096 # a server's heap and libtorch's buffers
readonly ENOUGH_STORE_MIB=5120  # checkpoints of a standard experiment with the built-in model

DOCTOR_JSON=''
DOCTOR_RESULTS=()
DOCTOR_WRONG=0

# doctor [--json]; fails when something is missing that Basin cannot do without.
doctor() {
  case ${1:-} in
    '') ;;
    --json) DOCTOR_JSON=1 ;;
    *) wrong_usage "doctor takes --json or nothing, got '$1'" ;;
  esac
  check_platform
  check_jdk
  check_libtorch
  check_cpu
  check_gpu
  check_memory
  check_store "${BASIN_HOME:-$DEFAULT_HOME}"
  check_ports
  [ -z "$DOCTOR_JSON" ] || printf '{"healthy":%s,"checks":[%s]}\n' \
    "$([ "$DOCTOR_WRONG" = 0 ] && echo true || echo false)" "$(IFS=,; echo "${DOCTOR_RESULTS[*]}")"
  return "$DOCTOR_WRONG"
}

# found NAME ok|note|wrong WHAT [FIX]
found() {
  [ "$2" != wrong ] || DOCTOR_WRONG=1
  if [ -n "$DOCTOR_JSON" ]; then
    DOCTOR_RESULTS+=("$(printf '{"name":%s,"verdict":%s,"found":%s,"fix":%s}' \
      "$(json_text "$1")" "$(json_text "$2")" "$(json_text "$3")" "$(json_text "${4-}")")")
  else
    printf '%-6s %-9s %s\n' "$2" "$1" "$3"
    [ -z "${4-}" ] || printf '%-16s -> %s\n' '' "$4"
  fi
}

json_text() {
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//[[:cntrl:]]/ }
  printf '"%s"' "$text"
}

check_platform() {
  local platform glibc
  platform="$(uname -s) $(uname -m)"
  if [ "$platform" != 'Linux x86_64' ]; then
    found platform wrong "$platform" "the libtorch that Basin brings along is for Linux on x86-64; run Basin in a virtual machine with it"
    return
  fi
  glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2)
  if at_least "${glibc:-0}" "$OLDEST_GLIBC"; then
    found platform ok "$platform, glibc $glibc"
  else
    found platform wrong "$platform, glibc ${glibc:-not found}" "libtorch needs glibc $OLDEST_GLIBC or newer: Debian 11, Ubuntu 20.04, RHEL 9"
  fi
}

# Whether version $1 is $2 or newer.
at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

check_jdk() {
  local home
  if home=$(find_jdk 2>/dev/null && printf '%s' "$JAVA_HOME"); then
    found JDK ok "$(jdk_version "$home") in $home"
  else
    found JDK wrong "none of version $NEEDED_JDK or newer" \
      "install one (Debian, Ubuntu: sudo apt-get install openjdk-$NEEDED_JDK-jdk), or set JAVA_HOME to the folder of one"
  fi
}

check_libtorch() {
  local cache=${DJL_CACHE_DIR:-$DEFAULT_CACHE}
  if [ -n "${PYTORCH_LIBRARY_PATH:-}" ]; then
    check_own_libtorch
  elif compgen -G "$cache/pytorch/$LIBTORCH-*/libtorch_cpu.so" >/dev/null; then
    found libtorch ok "$LIBTORCH for CPUs, unpacked in $cache"
  elif [ "$(free_mib "$cache")" -lt "$LIBTORCH_MIB" ]; then
    found libtorch wrong "$(free_mib "$cache") MiB free for it in $cache" \
      "make $LIBTORCH_MIB MiB free there, or set DJL_CACHE_DIR to a folder elsewhere"
  else
    found libtorch ok "$LIBTORCH for CPUs comes with the build; the first start unpacks it into $cache"
  fi
}

# Another version than the glue's own loads, and computes garbage.
check_own_libtorch() {
  local fix="set PYTORCH_LIBRARY_PATH to the lib folder of libtorch $LIBTORCH, PYTORCH_VERSION=$LIBTORCH, PYTORCH_FLAVOR=cpu or cu128"
  local version
  version=$(own_libtorch_version)
  if [ ! -e "$PYTORCH_LIBRARY_PATH/libtorch.so" ]; then
    found libtorch wrong "no libtorch.so in PYTORCH_LIBRARY_PATH=$PYTORCH_LIBRARY_PATH" "$fix; or unset it to use the bundled one"
  elif [ "${version:-$LIBTORCH}" != "$LIBTORCH" ] || [ "${PYTORCH_VERSION:-}" != "$LIBTORCH" ]; then
    found libtorch wrong "${version:-unknown version} in $PYTORCH_LIBRARY_PATH, PYTORCH_VERSION=${PYTORCH_VERSION:-not set}" "$fix"
  elif [ -z "${PYTORCH_FLAVOR:-}" ]; then
    found libtorch wrong "PYTORCH_FLAVOR is not set" "$fix"
  else
    found libtorch ok "$LIBTORCH for $PYTORCH_FLAVOR in $PYTORCH_LIBRARY_PATH"
  fi
}

# As it is written in or above the folder, by libtorch's own download, Basin's images or Python's torch; empty if it is not.
own_libtorch_version() {
  local file
  for file in "$PYTORCH_LIBRARY_PATH"/{build-version,../build-version,../version.py}; do
    [ ! -r "$file" ] || { sed -n -E "s/^(__version__ = ')?([0-9]+\.[0-9]+\.[0-9]+).*/\2/p" "$file" | head -n 1; return; }
  done
}

check_cpu() {
  local flags features='' feature
  flags=" $(sed -n 's/^flags[^:]*://p;' /proc/cpuinfo 2>/dev/null | head -n 1) "
  for feature in avx2 avx512f avx512_bf16 amx_bf16; do
    [[ $flags != *" $feature "* ]] || features+=" $feature"
  done
  if [[ $features == *avx2* ]]; then
    found CPU ok "$(getconf _NPROCESSORS_ONLN) cores,$features"
  else
    found CPU note "$(getconf _NPROCESSORS_ONLN) cores without AVX2" "expect several times the usual duration; a processor with AVX2 or AVX-512 helps"
  fi
}

check_gpu() {
  local names setting=${BASIN_ENGINE_DEVICE:-auto}
  names=$(nvidia-smi --query-gpu=name --format=csv,noheader 2>/dev/null | paste -sd, - || true)
  if [ -z "$names" ] && [ "$setting" = cuda ]; then
    found GPU wrong "none, and BASIN_ENGINE_DEVICE=cuda" "unset it to compute on the CPU, or start on a machine with a GPU"
  elif [ -z "$names" ]; then
    found GPU ok "none; everything is computed on the CPU"
  elif [[ ${PYTORCH_FLAVOR:-} == cu* ]] && [ -e "${PYTORCH_LIBRARY_PATH:-}/libtorch_cuda.so" ]; then
    found GPU ok "$names; jobs that name no device compute on $([ "$setting" = cpu ] && echo 'the CPU' || echo 'the first')"
  else
    found GPU "$([ "$setting" = cuda ] && echo wrong || echo note)" "$names, not used: libtorch is for CPUs" \
      "install libtorch $LIBTORCH for CUDA 12.8 and set PYTORCH_LIBRARY_PATH, PYTORCH_VERSION=$LIBTORCH and PYTORCH_FLAVOR=cu128"
  fi
}

check_memory() {
  local available
  available=$(awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null || true)
  if [ "${available:-0}" -ge "$ENOUGH_MEMORY_MIB" ]; then
    found memory ok "$available MiB available"
  else
    found memory note "${available:-an unknown number of} MiB available, $ENOUGH_MEMORY_MIB recommended" \
      "end other programs, or start with less: BASIN_JAVA_OPTS='-Xmx512m -XX:MaxDirectMemorySize=1g' ./basin up"
  fi
}

# check_store FOLDER, which need not be there yet.
check_store() {
  local there free
  there=$(nearest_folder "$1")
  free=$(free_mib "$1")
  if [ ! -d "$there" ] || [ ! -w "$there" ]; then
    found store wrong "$1 cannot be written to: $there is $([ -d "$there" ] && echo "somebody else's" || echo 'no folder')" \
      "set BASIN_HOME to a folder of yours, or start with ./basin up --home DIR"
  elif [ "$free" -lt "$ENOUGH_STORE_MIB" ]; then
    found store note "$1, $free MiB free, $ENOUGH_STORE_MIB recommended" \
      "delete experiments (./basin experiment delete ID), or set BASIN_HOME to a folder on a larger disk"
  else
    found store ok "$1, $free MiB free"
  fi
}

# The folder itself, or what is there of the way to it.
nearest_folder() {
  local folder=$1
  while [ ! -e "$folder" ]; do
    folder=$(dirname -- "$folder")
  done
  printf '%s' "$folder"
}

free_mib() {
  df -Pk -- "$(nearest_folder "$1")" | awk 'NR == 2 { print int($4 / 1024) }'
}

check_ports() {
  local service grpc http port taken=()
  for service in all finetune landscape analysis; do
    read -r grpc http < <(service_ports "$service")
    for port in "$grpc" "$http"; do
      ! port_is_taken "$port" || taken+=("$port")
    done
  done
  if [ ${#taken[@]} = 0 ]; then
    found ports ok "9000 to 9003 and 8080 to 8083 are free"
  else
    found ports note "taken: ${taken[*]}, by Basin itself if it is running" "choose others: ./basin up --grpc-port N --http-port N"
  fi
}
