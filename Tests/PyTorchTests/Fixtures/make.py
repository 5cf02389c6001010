"""Makes the .safetensors files beside this script: what PyTorch says about the .nnd files there.
The twins of the models are in nets.py, sequences.py and optimizers.py.

    python3 -m venv venv
    venv/bin/pip install torch numpy safetensors
    venv/bin/python make.py

NAME.safetensors of NAME.nnd holds, for some examples drawn at random,
    parameter.*, input.*, target.*      float32, indices int32; running statistics are parameters
    output.*                            float64, at use
    loss                                float64, the mean over the examples at use, without penalties
    objective                           float64, the loss as in training, and the penalties
    gradient.*                          float64, of the objective, by parameter
    statistic.*                         float64, the running statistics behind that
and trajectories.safetensors
    parameter.*                         float32, with which each run begins
    input, target                       the batches of 4 steps; step t takes batch t mod 4
    losses.*                            float64, by the model's name: before each of 100 steps,
                                        with penalties
and recurrent.safetensors likewise
    parameter.MODEL.*                   float32, with which the run of a model begins
    input.letters, target               the batches of 4 steps
    input.letters_length                the steps that count, for the model that heeds them
    losses.*                            float64, of 40 steps

PyTorch computes in float64, from numbers that float32 holds exactly. The draws do not depend on its
version; of the results the last digits may. The files in the repository are of torch 2.15.0, numpy 2.4.6
and safetensors 0.8.0.
"""

import copy
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file

from nets import NETS, Indices
from optimizers import CASES, Small
from sequences import COURSES, SEQUENCE_NETS, Lengths

FOLDER = Path(__file__).parent


class Draws:
    """Numbers that float32 holds exactly, from a seed."""

    def __init__(self, seed):
        self.random = np.random.RandomState(seed)  # whose streams are frozen

    def normal(self, shape, deviation=1.0):
        return torch.tensor(np.float32(deviation * self.random.standard_normal(shape)).astype(np.float64))

    def indices(self, shape, count):
        return torch.tensor(self.random.randint(count, size=shape))

    def probability(self, shape):
        return torch.tensor(np.float32(self.random.uniform(size=shape)).astype(np.float64))

    def distribution(self, shape):
        """Multiples of 1/64 that sum to 1 along the last axis; some are 0."""
        even = np.full(shape[-1], 1 / shape[-1])
        return torch.tensor(self.random.multinomial(64, even, size=shape[:-1]) / 64)

    def fill(self, net):
        """Weights of deviation 1/√fan-in; biases, slopes and means of 0.3; variances in 0.5…1.5."""
        with torch.no_grad():
            for parameter in net.parameters():
                inputs = parameter[0].numel()
                parameter.copy_(self.normal(parameter.shape, inputs**-0.5 if parameter.dim() > 1 else 0.3))
            for name, statistic in statistics(net).items():
                if name.endswith("running_var"):
                    statistic.copy_(torch.tensor(np.float32(0.5 + self.random.uniform(size=statistic.shape))))
                else:
                    statistic.copy_(self.normal(statistic.shape, 0.3))


def statistics(net):
    return {name: buffer for name, buffer in net.named_buffers() if "running" in name}


def exact(tensors, prefix):
    """Given numbers as arrays to save."""
    types = {torch.float64: np.float32, torch.int64: np.int32}
    return {f"{prefix}.{name}": t.detach().numpy().astype(types[t.dtype]) for name, t in tensors.items()}


def results(tensors, prefix):
    return {f"{prefix}.{name}": t.detach().numpy().copy() for name, t in tensors.items()}


def examine(net, draws):
    """All numbers about a net."""
    draws.fill(net)
    parameters = dict(net.named_parameters())
    tensors = exact(parameters | statistics(net), "parameter")

    inputs = {}
    for name, extents in net.inputs.items():
        if isinstance(extents, Indices):
            inputs[name] = draws.indices((net.examples, *extents.shape), extents.count)
        elif isinstance(extents, Lengths):
            inputs[name] = draws.indices((net.examples,), extents.most) + 1
            inputs[name][0] = extents.most
        else:
            inputs[name] = draws.normal((net.examples, *extents), net.spread)
    outputs, loss_of = net.eval()(*inputs.values())

    targets = {}
    for (name, kind), output in zip(net.targets.items(), outputs.values()):
        if isinstance(kind, Indices):
            targets[name] = draws.indices((net.examples, *kind.shape), kind.count)
        else:
            targets[name] = getattr(draws, kind)(tuple(output.shape))
    loss = loss_of(*targets.values())
    objective = net.train()(*inputs.values())[1](*targets.values()) + net.penalty()
    objective.backward()
    gradients = {name: torch.zeros_like(p) if p.grad is None else p.grad for name, p in parameters.items()}

    return (
        tensors | exact(inputs, "input") | exact(targets, "target")
        | results(outputs, "output") | results(gradients, "gradient") | results(statistics(net), "statistic")
        | {"loss": loss.detach().numpy(), "objective": objective.detach().numpy()}
    )


def train(draws):
    """The losses of every case, from one start and on the same batches."""
    net = Small()
    draws.fill(net)
    inputs, targets = draws.normal((4, 8, 6)), draws.indices((4, 8), 3)
    tensors = exact(dict(net.named_parameters()), "parameter")
    tensors |= {"input": inputs.numpy().astype(np.float32), "target": targets.numpy().astype(np.int32)}
    for name, case in CASES.items():
        losses = case.losses(copy.deepcopy(net), inputs, targets)
        rounded = case.losses(copy.deepcopy(net).float(), inputs.float(), targets)
        drift = np.abs(np.divide(rounded, losses) - 1).max()
        print(f"{name:16} {losses[0]:.4f} → {losses[-1]:.4f}, in float32 within {drift:.0e}")
        # Otherwise a comparison within 1e-4 would be about luck.
        assert drift < 2e-5, name
        tensors[f"losses.{name}"] = np.array(losses)
    return tensors


def train_recurrent(draws):
    """The losses of every course, each from a start of its own and all on the same letters."""
    letters, targets = draws.indices((4, 4, 5), 6), draws.indices((4, 4, 5), 3)
    # Batches whose longest sequences differ.
    lengths = torch.stack([draws.indices((4,), most) + 1 for most in [2, 4, 5, 5]])
    tensors = exact({"letters": letters, "letters_length": lengths}, "input") | {"target": targets.numpy().astype(np.int32)}
    for name, course in COURSES.items():
        net = course.net()
        draws.fill(net)
        tensors |= exact(dict(net.named_parameters()), f"parameter.{name}")
        losses = course.losses(copy.deepcopy(net), letters, lengths, targets)
        rounded = course.losses(copy.deepcopy(net).float(), letters, lengths, targets)
        drift = np.abs(np.divide(rounded, losses) - 1).max()
        print(f"{name:16} {losses[0]:.4f} → {losses[-1]:.4f}, in float32 within {drift:.0e}")
        assert drift < 5e-6, name
        tensors[f"losses.{name}"] = np.array(losses)
    return tensors


def save(name, tensors):
    tensors = {key: np.ascontiguousarray(array) for key, array in tensors.items()}
    save_file(tensors, FOLDER / f"{name}.safetensors")


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    for seed, net in enumerate(NETS):
        tensors = examine(net(), Draws(seed))
        print(f"{net.__name__:16} loss {tensors['loss']:.4f}")
        save(net.__name__.lower(), tensors)
    for seed, net in enumerate(SEQUENCE_NETS, start=50):
        tensors = examine(net(), Draws(seed))
        print(f"{net.__name__:16} loss {tensors['loss']:.4f}")
        save(net.__name__.lower(), tensors)
    save("trajectories", train(Draws(100)))
    save("recurrent", train_recurrent(Draws(101)))
