"""The nets as PyTorch modules, and what else a contender must know of them."""
from dataclasses import dataclass
from typing import Callable, Optional

import torch
from torch import nn


class Recurrent(nn.Module):
    def __init__(self, layer, inputs, units, outputs):
        super().__init__()
        self.recurrent = layer(inputs, units, batch_first=True)
        self.output = nn.Linear(units, outputs)

    def forward(self, x):
        return self.output(self.recurrent(x)[0])


def perceptron(*widths):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def tiny():
    return nn.Sequential(nn.Linear(4, 2), nn.Sigmoid(), nn.Linear(2, 1), nn.Sigmoid())


def stages(channels, size, widths, *head):
    layers = []
    for width in widths:
        layers += [nn.Conv2d(channels, width, size, padding=size // 2), nn.ReLU(), nn.MaxPool2d(2)]
        channels = width
    return nn.Sequential(*layers, nn.Flatten(), *head)


@dataclass(frozen=True)
class Net:
    name: str
    model: str  # the .nnd file, from the project's folder
    module: Callable[[], nn.Module]
    shape: tuple  # of one example, channels first
    classes: Optional[int] = None  # None: nothing is trained
    rate: float = 0  # of descent, as in the .nnd file
    is_sequence: bool = False

    def flattened(self) -> Optional[tuple]:
        """Channels, height and width of what the dense layer behind convolutions takes."""
        return {"lenet": (64, 7, 7), "fig1311": (1024, 7, 7)}.get(self.name)


NETS = {
    net.name: net
    for net in [
        Net("tiny", "models/tiny.nnd", tiny, (4,)),
        Net("mlp49", "models/mlp49.nnd", lambda: perceptron(784, 49, 10), (784,), 10, 0.1),
        Net("mlp512", "models/mlp512.nnd", lambda: perceptron(784, 512, 512, 10), (784,), 10, 0.1),
        Net("lenet", "Benchmarks/models/lenet.nnd",
            lambda: stages(1, 5, (32, 64), nn.Linear(3136, 1024), nn.ReLU(), nn.Linear(1024, 10)),
            (1, 28, 28), 10, 0.01),
        Net("fig1311", "Benchmarks/models/fig1311.nnd",
            lambda: stages(3, 3, (64, 128, 256, 512, 1024), nn.Linear(50176, 1000)), (3, 224, 224), 1000, 0.01),
        Net("conv56", "models/conv56.nnd", lambda: nn.Conv2d(64, 64, 3, padding=1), (64, 56, 56)),
        Net("rnn", "Benchmarks/models/rnn.nnd", lambda: Recurrent(nn.RNN, 64, 128, 64), (32, 64), 64, 0.001, True),
        Net("lstm", "Benchmarks/models/lstm.nnd", lambda: Recurrent(nn.LSTM, 64, 256, 64), (64, 64), 64, 0.001, True),
    ]
}


@dataclass
class Task:
    """One workload with its numbers: the same weights, examples and classes for every contender."""
    net: Net
    mode: str
    module: nn.Module  # a contender that trains takes a copy
    x: torch.Tensor
    y: Optional[torch.Tensor]

    @staticmethod
    def draw(workload) -> "Task":
        torch.manual_seed(0)
        net = NETS[workload.net]
        module = net.module()
        x = torch.randn(workload.batch, *net.shape)
        y = None
        if workload.mode == "train":
            y = torch.randint(net.classes, (workload.batch, net.shape[0]) if net.is_sequence else (workload.batch,))
        return Task(net, workload.mode, module, x, y)

    def channels_last(self):
        """The examples as NumPy array, channels last."""
        x = self.x.permute(0, 2, 3, 1) if self.x.dim() == 4 else self.x
        return x.contiguous().numpy()

    def loss(self, outputs):
        """Cross-entropy: summed over the steps of a sequence, averaged over the examples."""
        total = nn.functional.cross_entropy(outputs.reshape(-1, self.net.classes), self.y.reshape(-1), reduction="sum")
        return total / self.x.shape[0]
