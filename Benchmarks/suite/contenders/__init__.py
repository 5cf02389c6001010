"""Who takes part. A contender's module has `prepare(task) -> Contender`."""
import importlib


class Contender:
    """One implementation of a task, ready to be called.

    call() computes once, to the end. result() is what the last call gave as NumPy array: the outputs
    as logits where the net ends in a softmax, or the loss before the step.
    """

    def call(self):
        raise NotImplementedError

    def result(self):
        raise NotImplementedError

    def repeat(self, calls: int):
        for _ in range(calls):
            self.call()

    def close(self):
        pass


class Function(Contender):
    """A contender that is a function of nothing; `convert` makes a NumPy array of its value."""

    def __init__(self, function, convert):
        self.function, self.convert, self.value = function, convert, None

    def call(self):
        self.value = self.function()

    def result(self):
        return self.convert(self.value)

    def repeat(self, calls):
        function = self.function
        for _ in range(calls):
            value = function()
        self.value = value


# Name in the table, module, modes.
PEERS = {
    "torch": ("PyTorch", ("infer", "train")),
    "inductor": ("Inductor", ("infer", "train")),
    "jax": ("JAX", ("infer", "train")),
    "onnxruntime": ("ONNX Runtime", ("infer",)),
    "openvino": ("OpenVINO", ("infer",)),
}


def prepare(name: str, task, settings) -> Contender:
    return importlib.import_module(f"suite.contenders.with_{name}").prepare(task, settings)
