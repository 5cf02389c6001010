"""PyTorch, eager."""
import copy

import torch

from . import Function


def prepare(task, settings, compile=lambda module: module):
    if task.mode == "infer":
        run = compile(task.module.eval())

        def predict():
            with torch.inference_mode():
                return run(task.x)

        return Function(predict, lambda y: y.numpy())

    module = copy.deepcopy(task.module).train()
    run = compile(module)
    optimizer = torch.optim.SGD(module.parameters(), lr=task.net.rate, foreach=True)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = task.loss(run(task.x))
        loss.backward()
        optimizer.step()
        return loss

    return Function(step, lambda loss: loss.detach().numpy())
