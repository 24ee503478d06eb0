# Every image, from the repository's root:  docker buildx bake --file images/docker-bake.hcl [TARGET]
# Targets: jvm (default), jvm-cu128, native, native-cu128. SOURCE_DATE_EPOCH, set, makes two builds alike to the bit.

variable "REGISTRY" { default = "ghcr.io/basin" }
variable "VERSION" { default = "0.1.0" }
variable "REVISION" { default = "unknown" }
variable "LIBTORCH_SHA256" { default = "" }

group "default" { targets = ["jvm"] }

# What says where an image comes from changes with every commit, and so is no part of the Dockerfiles' layers.
target "service" {
  labels = {
    "org.opencontainers.image.version"  = VERSION
    "org.opencontainers.image.revision" = REVISION
  }
  output = ["type=image,rewrite-timestamp=true"]
}

target "libtorch" {
  name       = "libtorch-${torch}"
  matrix     = { torch = ["cpu", "cu128"] }
  dockerfile = "images/libtorch.Dockerfile"
  target     = torch
  args       = { LIBTORCH_SHA256 = LIBTORCH_SHA256 }
  output     = ["type=cacheonly"]
}

# A tag says all that differs: basin-landscape:0.1.0, :0.1.0-cu128, :0.1.0-native, :0.1.0-native-cu128.
target "jvm" {
  inherits   = ["service"]
  name       = "jvm-${service}"
  matrix     = { service = ["finetune", "landscape", "analysis", "gateway"] }
  dockerfile = "images/jvm.Dockerfile"
  target     = service
  contexts   = { libtorch = "target:libtorch-cpu" }
  args       = { TORCH = "cpu" }
  tags       = ["${REGISTRY}/basin-${service}:${VERSION}"]
}

target "jvm-cu128" {
  inherits   = ["service"]
  name       = "jvm-cu128-${service}"
  matrix     = { service = ["finetune", "landscape", "analysis"] }
  dockerfile = "images/jvm.Dockerfile"
  target     = service
  contexts   = { libtorch = "target:libtorch-cu128" }
  args       = { TORCH = "cu128" }
  tags       = ["${REGISTRY}/basin-${service}:${VERSION}-cu128"]
}

target "native" {
  inherits   = ["service"]
  name       = "native-${service}"
  matrix     = { service = ["finetune", "landscape", "analysis", "gateway"] }
  dockerfile = "images/native.Dockerfile"
  target     = service
  contexts   = { libtorch = "target:libtorch-cpu" }
  args       = { TORCH = "cpu" }
  tags       = ["${REGISTRY}/basin-${service}:${VERSION}-native"]
}

target "native-cu128" {
  inherits   = ["service"]
  name       = "native-cu128-${service}"
  matrix     = { service = ["finetune", "landscape", "analysis"] }
  dockerfile = "images/native.Dockerfile"
  target     = service
  contexts   = { libtorch = "target:libtorch-cu128" }
  args       = { TORCH = "cu128" }
  tags       = ["${REGISTRY}/basin-${service}:${VERSION}-native-cu128"]
}
