"""What a server refuses, and why."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Iterator, List, NamedTuple, Optional

import grpc
from google.rpc import error_details_pb2, status_pb2

DETAILS = "grpc-status-details-bin"


class Violation(NamedTuple):
    """A field of the request that is at fault, and why."""

    field: str
    description: str


class BasinError(Exception):
    """A refusal of the server, or the lack of an answer.

    `message` says what was wrong, the value received and what is accepted; `reason` is Basin's own word for it, such as
    FILE_NOT_FOUND, empty where the error comes from the way to the server; `code` is gRPC's.
    """

    def __init__(self, message: str, code: grpc.StatusCode, reason: str = "", violations: Optional[List[Violation]] = None):
        super().__init__(message)
        self.message = message
        self.code = code
        self.reason = reason
        self.violations = violations or []

    @classmethod
    def of(cls, error: Any) -> BasinError:
        """The error that ended a call of gRPC."""
        status, info, request = status_pb2.Status(), error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest()
        for key, value in error.trailing_metadata() or ():
            if key == DETAILS:
                status.ParseFromString(value)
        for detail in status.details:
            detail.Unpack(info)
            detail.Unpack(request)
        violations = [Violation(violation.field, violation.description) for violation in request.field_violations]
        return cls(error.details() or str(error.code()), error.code(), info.reason, violations)


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what gRPC raises into a BasinError."""
    try:
        yield
    except grpc.RpcError as error:
        raise BasinError.of(error) from None
