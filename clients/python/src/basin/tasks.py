"""Tasks as people name them."""

from __future__ import annotations

import os
import re
from typing import Any, Iterable, List, Optional, Union

from .common.v1 import task_pb2

UPLOAD = "upload:"
BUILT_IN = "builtin:"

#: A task by its name, such as "SST-2" or "reviews", or as a message, such as `own_files` gives.
Task = Union[str, task_pb2.TaskSource]


def own_files(
    train: str, dev: str, *, text: Union[str, Iterable[str]] = "text", label: str = "label", labels: Iterable[str] = ()
) -> task_pb2.TaskSource:
    """Your own .tsv, .csv or .jsonl files with named columns, which the server must be able to read, or "upload:ID/FILE".

    `text` names the column of the text, or both columns of a pair; `labels` the labels in the order of the classifier's
    outputs, by default those of the training file, sorted.
    """
    texts = [text] if isinstance(text, str) else list(text)
    if len(texts) not in (1, 2):
        raise ValueError(f"text names {len(texts)} columns: {texts}; accepted: one, or two for pairs")
    return task_pb2.TaskSource(
        own=task_pb2.OwnDataSource(
            train_path=_absolute(train),
            dev_path=_absolute(dev),
            text_column=texts[0],
            second_text_column=texts[1] if len(texts) == 2 else "",
            label_column=label,
            labels=labels,
        )
    )


def source(task: Task, data: Optional[str] = None) -> task_pb2.TaskSource:
    """The task of that name, with the folder of a GLUE task's files; without one, the server fetches them."""
    if isinstance(task, task_pb2.TaskSource):
        if data is not None:
            raise ValueError(f"data is '{data}' beside a task that names its own; accepted: a GLUE task's name with it")
        return task
    glue = find(task_pb2.GlueTask, task)
    if glue is not None:
        return task_pb2.TaskSource(glue=task_pb2.GlueSource(task=glue, path=_absolute(data) if data else ""))
    built_in = find(task_pb2.BuiltInTask, task[len(BUILT_IN) :] if task.lower().startswith(BUILT_IN) else task)
    if built_in is None:
        accepted = [word.upper() for word in words(task_pb2.GlueTask)] + words(task_pb2.BuiltInTask)
        raise ValueError(f"unknown task '{task}'; accepted: {', '.join(accepted)}, or own_files(train, dev)")
    if data is not None:
        raise ValueError(f"'{task}' needs no data, got '{data}'; a built-in task is generated")
    return task_pb2.TaskSource(built_in=task_pb2.BuiltInSource(task=built_in))


def find(enum: Any, word: str) -> Optional[Any]:
    """The value that a word names, in short or in full; case, dashes and underscores make no difference."""
    named = {_fold(name): number for name, number in enum.items()}
    named.update({_fold(word): number for word, number in zip(words(enum), enum.values()[1:])})
    return named.get(_fold(word))


def words(enum: Any) -> List[str]:
    """The words for an enum's values: "sst-2" for GLUE_TASK_SST_2."""
    unspecified, *names = enum.keys()
    prefix = unspecified[: -len("UNSPECIFIED")]
    return [name[len(prefix) :].lower().replace("_", "-") for name in names]


def _fold(word: str) -> str:
    return re.sub("[-_ ]", "", word.lower())


def _absolute(path: str) -> str:
    """The server has another working directory."""
    return path if path.startswith(UPLOAD) else os.path.abspath(path)
