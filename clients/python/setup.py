"""Generates the messages while the package is built, so that nothing generated is kept in the repository."""

import os
import pathlib
import shutil
import subprocess
import sys

from setuptools import setup
from setuptools.command.build_py import build_py

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
CONTRACTS = REPOSITORY / "proto" / "src" / "main" / "proto"
GOOGLE = pathlib.Path(os.environ.get("BASIN_GOOGLE_PROTOS", REPOSITORY / "proto" / "target" / "google"))


class BuildWithMessages(build_py):
    def run(self):
        super().run()
        if not (GOOGLE / "google" / "api").is_dir():
            raise FileNotFoundError(f"no google/api contracts in {GOOGLE}; './basin build' puts them there")
        package = pathlib.Path(self.build_lib)
        generate(CONTRACTS, package)
        # Not beside other packages' modules of the same names: see basin/_google.py.
        generate(GOOGLE, package / "basin" / "_bundled")


def generate(contracts, folder):
    folder.mkdir(parents=True, exist_ok=True)
    files = [str(path.relative_to(contracts)) for path in sorted(contracts.rglob("*.proto"))]
    outputs = [f"--{kind}_out={folder}" for kind in ("python", "pyi", "grpc_python")]
    subprocess.run([*compiler(), f"-I{CONTRACTS}", f"-I{GOOGLE}", *outputs, *files], check=True)


def compiler():
    """The compiler that fits the installed runtime: the distribution's own, or the one that pip installs beside grpcio."""
    plugin = shutil.which("grpc_python_plugin")
    if plugin and shutil.which("protoc"):
        return ["protoc", f"--plugin=protoc-gen-grpc_python={plugin}"]
    return [sys.executable, "-m", "grpc_tools.protoc"]


setup(cmdclass={"build_py": BuildWithMessages})
