"""PyTorch, compiled by Inductor."""
import torch

from . import with_torch


def prepare(task, settings):
    torch._dynamo.reset()
    return with_torch.prepare(task, settings, compile=torch.compile)
