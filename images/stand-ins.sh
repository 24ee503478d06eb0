# Bases for machines that reach no image registry: the Debian packages of which distroless/cc consists, and with a shell and the
# JDK at hand for the stages that build. They stand in for the images named in the Dockerfiles when nothing is to be published.

readonly CC_PACKAGES=(base-files ca-certificates gcc-12-base libc6 libgcc-s1 libgomp1 libssl3 libstdc++6 netbase tzdata)
readonly BUILD_PACKAGES=(coreutils dash findutils grep libacl1 libattr1 libgmp10 libpcre2-8-0 libselinux1 sed zlib1g)

build_stand_ins() {
  find_jdk
  local cc=$WORK/cc jdk=$WORK/jdk
  rm -rf "$cc" "$jdk"
  unpack_packages "$cc" "${CC_PACKAGES[@]}"
  printf 'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n' >"$cc/etc/passwd"
  printf 'root:x:0:\nnonroot:x:65532:\n' >"$cc/etc/group"
  install -d -m 1777 "$cc/tmp"
  install -d -o 65532 -g 65532 "$cc/home/nonroot"
  unpack_packages "$jdk" "${CC_PACKAGES[@]}" "${BUILD_PACKAGES[@]}"
  mkdir -p "$jdk/opt" "$jdk/tmp"
  cp --recursive --dereference "$JAVA_HOME" "$jdk/opt/jdk" # Debian keeps the certificates elsewhere
  image_of_folder "$cc" stand-in-cc
  image_of_folder "$jdk" stand-in-jdk 'ENV PATH=/opt/jdk/bin:/usr/bin:/bin'
}

unpack_packages() {
  local root=$1 package
  shift
  mkdir -p "$root" "$WORK/packages"
  (cd "$WORK/packages" && { download "$@" 2>/dev/null || { apt-get update -q >/dev/null && download "$@"; }; })
  for package in "$@"; do
    dpkg-deb --extract "$WORK/packages/${package}"_*.deb "$root"
  done
}

download() {
  apt-get download -q -o APT::Sandbox::User=root "$@" >/dev/null
}

# image_of_folder FOLDER NAME [INSTRUCTION]
image_of_folder() {
  printf 'FROM scratch\nCOPY . /\n%s\n' "${3:-}" | builder bud -q --timestamp 0 -f - -t "$2" "$1" >/dev/null
}
