"""nnc: the model file compiled to C, the C to a shared library."""
import ctypes
import pathlib
import re
import subprocess

import numpy as np
from torch import nn

from . import Contender

BENCHMARKS = pathlib.Path(__file__).resolve().parents[2]
libraries = {}


def library(net, settings):
    """The compiled net, built at the first request."""
    if net.name not in libraries:
        folder = BENCHMARKS / "out" / net.name
        subprocess.run([settings.nnc, "compile", BENCHMARKS.parent / net.model, "-o", folder], check=True,
                       stdout=subprocess.DEVNULL)
        header = next(folder.glob("*.h"))
        model = re.search(r"nn_model \*(\w+_model)\(void\)", header.read_text()).group(1)
        path = folder / "model.so"
        subprocess.run([
            settings.cc, "-O2", "-std=c11", "-fPIC", "-shared", f"-DHEADER=\"{header.name}\"", f"-DMODEL={model}",
            f"-I{folder}", BENCHMARKS / "driver.c", header.with_suffix(".c"), "-o", path, "-lm", "-pthread"], check=True)
        loaded = ctypes.CDLL(str(path))
        loaded.driver_isa.restype = loaded.driver_parameter_name.restype = ctypes.c_char_p
        loaded.driver_parameter_count.restype = loaded.driver_parameter_size.restype = ctypes.c_size_t
        loaded.driver_predict.argtypes = [ctypes.c_size_t]
        loaded.driver_step.argtypes = [ctypes.c_size_t, ctypes.POINTER(ctypes.c_double)]
        loaded.driver_parameter_name.argtypes = loaded.driver_parameter_size.argtypes = [ctypes.c_size_t]
        libraries[net.name] = loaded
    return libraries[net.name]


def pointer(array):
    return ctypes.c_void_p(array.ctypes.data if array is not None else None)


class Compiled(Contender):
    def __init__(self, task, settings):
        self.task, self.library = task, library(task.net, settings)
        self.x = np.ascontiguousarray(task.channels_last())
        self.y = None if task.y is None else task.y.numpy().astype(np.int32)
        self.outputs = np.empty(output_shape(task), np.float32)
        self.loss = ctypes.c_double()
        self.library.driver_open(
            ctypes.c_size_t(len(self.x)), pointer(self.x), pointer(self.y), pointer(self.outputs))
        weights = weights_of(task)
        if len(weights) != self.library.driver_parameter_count():
            raise ValueError(f"{task.net.name}: the model has other parameters than the module")
        for i, weight in enumerate(weights):
            if weight.size != self.library.driver_parameter_size(i):
                raise ValueError(f"{self.library.driver_parameter_name(i)} has another size than in the module")
            self.library.driver_set(ctypes.c_size_t(i), pointer(weight))

    def call(self):
        self.repeat(1)

    def repeat(self, calls):
        if self.task.mode == "infer":
            status = self.library.driver_predict(calls)
        else:
            status = self.library.driver_step(calls, ctypes.byref(self.loss))
        if status != 0:
            raise RuntimeError(f"nn_status {status}")

    def result(self):
        if self.task.mode == "train":
            return np.asarray(self.loss.value)
        y = self.outputs
        return y.transpose(0, 3, 1, 2) if y.ndim == 4 else y

    def close(self):
        self.library.driver_close()

    @property
    def isa(self):
        return self.library.driver_isa().decode()


def output_shape(task):
    batch = len(task.x)
    if task.net.name == "conv56":
        return (batch, 56, 56, 64)
    classes = task.net.classes or 1
    return (batch, task.net.shape[0], classes) if task.net.is_sequence else (batch, classes)


def weights_of(task):
    """The module's weights in the order of the model's parameters, in PyTorch's shapes."""
    weights = []
    for part in task.module.modules():
        if isinstance(part, nn.Conv2d):
            weights += [part.weight, part.bias]
        elif isinstance(part, nn.Linear):
            w = part.weight
            flattened = task.net.flattened()
            if flattened and w.shape[1] == np.prod(flattened):
                w = w.reshape(-1, *flattened).permute(0, 2, 3, 1)
            weights += [w, part.bias]
        elif isinstance(part, nn.RNNBase):
            weights += [part.weight_ih_l0, part.weight_hh_l0, part.bias_ih_l0 + part.bias_hh_l0]
    return [np.ascontiguousarray(w.detach().numpy()) for w in weights]


def prepare(task, settings):
    return Compiled(task, settings)
