"""What words name which tasks, without a server."""

import os
import unittest

from basin import own_files
from basin.common.v1.task_pb2 import BUILT_IN_TASK_REVIEWS, GLUE_TASK_SST_2
from basin.tasks import source


class TasksTest(unittest.TestCase):
    def test_finds_glue_tasks_as_people_write_them(self):
        for word in ("SST-2", "sst2", "Sst_2", "GLUE_TASK_SST_2"):
            self.assertEqual(source(word).glue.task, GLUE_TASK_SST_2)
        self.assertEqual(source("SST-2").glue.path, "")
        self.assertEqual(source("SST-2", "glue/SST-2").glue.path, os.path.abspath("glue/SST-2"))
        self.assertEqual(source("SST-2", "upload:7f3a").glue.path, "upload:7f3a")

    def test_finds_built_in_tasks_with_and_without_their_prefix(self):
        for word in ("reviews", "builtin:reviews"):
            self.assertEqual(source(word).built_in.task, BUILT_IN_TASK_REVIEWS)

    def test_names_the_columns_of_own_files(self):
        own = source(own_files("train.csv", "/data/dev.csv", text=("premise", "hypothesis"), label="gold")).own
        self.assertEqual(own.train_path, os.path.abspath("train.csv"))
        self.assertEqual(own.dev_path, "/data/dev.csv")
        self.assertEqual((own.text_column, own.second_text_column), ("premise", "hypothesis"))
        self.assertEqual(own.label_column, "gold")

    def test_says_what_is_accepted(self):
        with self.assertRaisesRegex(ValueError, "unknown task 'SST-9'; accepted: MNLI, RTE, SST-2, .*reviews, entailment"):
            source("SST-9")
        with self.assertRaisesRegex(ValueError, "'reviews' needs no data, got 'x'"):
            source("reviews", "x")
        with self.assertRaisesRegex(ValueError, "text names 3 columns"):
            own_files("a.csv", "b.csv", text=("a", "b", "c"))


if __name__ == "__main__":
    unittest.main()
