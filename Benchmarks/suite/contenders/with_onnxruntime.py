"""ONNX Runtime."""
import os

import onnxruntime

from . import Function
from .with_onnx import exported


def prepare(task, settings):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = settings.threads
    options.inter_op_num_threads = 1
    path = exported(task)
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    os.remove(path)
    inputs = {session.get_inputs()[0].name: task.x.numpy()}
    return Function(lambda: session.run(None, inputs), lambda outputs: outputs[0])
