"""Makes known what Basin takes from Google: google/api/field_behavior, google/rpc/status and google/rpc/error_details.

Many packages install them as googleapis-common-protos; Debian has no package of it. A process may register each contract only
once, so the bundled ones step in where there are no others.
"""

import importlib
import pathlib

import google

try:
    importlib.import_module("google.api.field_behavior_pb2")
    importlib.import_module("google.rpc.status_pb2")
    importlib.import_module("google.rpc.error_details_pb2")
except ModuleNotFoundError:
    google.__path__.append(str(pathlib.Path(__file__).parent / "_bundled" / "google"))
