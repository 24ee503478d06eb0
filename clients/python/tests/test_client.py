"""What a server is asked and how its refusals are raised, against a server that knows one experiment."""

import unittest
from concurrent import futures

import grpc
from google.protobuf.any_pb2 import Any

from basin import Basin, BasinError, messages, own_files
from basin.gateway.v1 import experiment_pb2_grpc
from google.rpc import error_details_pb2, status_pb2


def refusal():
    info, request, details = error_details_pb2.ErrorInfo(reason="JOB_NOT_FOUND"), error_details_pb2.BadRequest(), []
    request.field_violations.add(field="name", description="there is none")
    for detail in (info, request):
        details.append(Any())
        details[-1].Pack(detail)
    return status_pb2.Status(code=5, message="name: there is none", details=details)


class OneExperiment(experiment_pb2_grpc.ExperimentServiceServicer):
    def CreateExperiment(self, request, context):
        return messages.Experiment(name="experiments/one", spec=request.spec)

    def GetExperiment(self, request, context):
        if request.name != "experiments/one":
            context.set_trailing_metadata((("grpc-status-details-bin", refusal().SerializeToString()),))
            context.abort(grpc.StatusCode.NOT_FOUND, refusal().message)
        return messages.Experiment(name=request.name)


class ClientTest(unittest.TestCase):
    def setUp(self):
        self.server = grpc.server(futures.ThreadPoolExecutor(1))
        experiment_pb2_grpc.add_ExperimentServiceServicer_to_server(OneExperiment(), self.server)
        port = self.server.add_insecure_port("127.0.0.1:0")
        self.server.start()
        self.basin = Basin(f"127.0.0.1:{port}")

    def tearDown(self):
        self.basin.close()
        self.server.stop(None)

    def test_takes_an_experiment_its_id_and_its_name(self):
        for named in ("one", "experiments/one", messages.Experiment(name="experiments/one")):
            self.assertEqual(self.basin.get(named).name, "experiments/one")

    def test_asks_for_what_is_named(self):
        spec = self.basin.create(preset="Quick", task="SST-2", data="/glue/SST-2", second_task="RTE").spec
        self.assertEqual(spec.preset, messages.PRESET_QUICK)
        self.assertEqual(spec.task.glue.path, "/glue/SST-2")
        self.assertTrue(spec.second_task.HasField("glue"))
        own = self.basin.create(task=own_files("/train.csv", "/dev.csv")).spec.task.own
        self.assertEqual((own.text_column, own.label_column), ("text", "label"))

    def test_says_what_presets_there_are(self):
        with self.assertRaisesRegex(ValueError, "unknown preset 'fast'; accepted: quick, standard, paper, demo"):
            self.basin.create(preset="fast", task="reviews")

    def test_raises_a_refusal_with_its_reason_and_the_fields_at_fault(self):
        with self.assertRaises(BasinError) as raised:
            self.basin.get("two")
        self.assertEqual(raised.exception.message, "name: there is none")
        self.assertEqual(raised.exception.reason, "JOB_NOT_FOUND")
        self.assertEqual(raised.exception.violations, [("name", "there is none")])

    def test_raises_the_same_where_nobody_answers(self):
        with Basin("127.0.0.1:1") as nobody, self.assertRaises(BasinError) as raised:
            nobody.get("one")
        self.assertEqual((raised.exception.code, raised.exception.reason), (grpc.StatusCode.UNAVAILABLE, ""))


if __name__ == "__main__":
    unittest.main()
