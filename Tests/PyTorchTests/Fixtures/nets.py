"""The PyTorch twins of the .nnd files beside this one.

Each class is named as the model in its file, takes values as the model takes them (an image is
[height, width, channels]), and names its layers so that `named_parameters()` gives the names that
nnc gives. The loss of a net is the mean over the examples, each summed over its components.
"""

from typing import NamedTuple

import torch
from torch import nn
from torch.nn import functional as F


def planes(image):
    """[n, height, width, channels] to PyTorch's [n, channels, height, width]."""
    return image.permute(0, 3, 1, 2)


def pixels(planes):
    """[n, channels, height, width] to [n, height, width, channels]."""
    return planes.permute(0, 2, 3, 1)


def squares(y, target):
    return (y - target).square().flatten(1).sum(1).mean()


def classes(logits, target):
    """Cross-entropy against classes, over the last axis of the logits and summed over the others."""
    return F.cross_entropy(logits.flatten(0, -2), target.flatten(), reduction="sum") / len(logits)


class Indices(NamedTuple):
    """Integers in 0..<count, so many for an example."""

    shape: tuple
    count: int


class Net(nn.Module):
    """A net, and what is drawn for it.

    An input is the extents of normal numbers of deviation `spread`, or `Indices`. A target has the
    extents of its output and is "normal", a "probability" or a "distribution", or it is `Indices`.
    """

    inputs = {}
    targets = {"target": "normal"}
    examples = 5
    spread = 1

    def forward(self, *inputs):
        """The outputs by name, and the mean loss as a function of the targets."""
        raise NotImplementedError

    def penalty(self):
        """What training adds to the loss."""
        return torch.zeros(())


class Activations(Net):
    inputs = {"x": (5,)}
    spread = 2

    def __init__(self):
        super().__init__()
        self.functions = {
            "identities": lambda x: x,
            "steps": lambda x: (x >= 0).to(x.dtype),
            "sigmoids": torch.sigmoid,
            "tangents": torch.tanh,
            "shares": lambda x: torch.softmax(x, -1),
            "relus": torch.relu,
            "leaks": lambda x: F.leaky_relu(x, 0.2),
            "learned": lambda x: F.prelu(x, self.learned.alpha),
            "elus": lambda x: F.elu(x, 0.5),
            "smooth": F.softplus,
        }
        for name in self.functions:
            setattr(self, name, nn.Linear(5, 4))
        self.learned.alpha = nn.Parameter(torch.zeros(1))
        self.prelu1 = nn.Module()
        self.prelu1.alpha = nn.Parameter(torch.zeros(1))
        self.dense1 = nn.Linear(40, 3)

    def forward(self, x):
        branches = [function(getattr(self, name)(x)) for name, function in self.functions.items()]
        y = self.dense1(F.prelu(torch.cat(branches, 1), self.prelu1.alpha))
        return {"output": y}, lambda target: squares(y, target)


class Formulas(Net):
    inputs = {"x": (5,)}
    spread = 3

    def __init__(self):
        super().__init__()
        self.functions = {
            "gelus": F.gelu,
            "swishes": F.silu,
            "silus": F.silu,
            "mishes": F.mish,
            "selus": F.selu,
            "signs": F.softsign,
            "hardSigmoids": lambda x: F.relu6(x + 3) / 6,  # F.hardsigmoid's gradient is 1/6 in float32 only
            "hardSwishes": F.hardswish,
            "hardTangents": F.hardtanh,
            "sixes": F.relu6,
            "bells": lambda x: torch.exp(-x.square()),
            "gelusByTanh": lambda x: F.gelu(x, approximate="tanh"),
            "scaled": lambda x: x * torch.sigmoid(1.5 * x),
            "bends": self.bent,
        }
        for name in self.functions:
            setattr(self, name, nn.Linear(5, 4))
        self.dense1 = nn.Linear(56, 3)

    @staticmethod
    def bent(x):
        # Outside its piece each formula gets a harmless argument, so that no gradient is 0 · ∞.
        low, high = torch.clamp(x, max=-1), torch.clamp(x, min=1)
        return torch.where(x < -1, -torch.log1p(-low), torch.where(x > 1, high.sqrt(), x * x.cos()))

    def forward(self, x):
        y = self.dense1(torch.cat([function(getattr(self, name)(x)) for name, function in self.functions.items()], 1))
        return {"output": y}, lambda target: torch.cosh(y - target).log().sum(1).mean()


class Wide(Net):
    inputs = {"x": (37,)}
    examples = 9

    def __init__(self):
        super().__init__()
        self.dense1, self.dense2, self.dense3 = nn.Linear(37, 33), nn.Linear(33, 17), nn.Linear(17, 19)

    def forward(self, x):
        y = self.dense3(torch.relu(self.dense2(torch.tanh(self.dense1(x)))))
        return {"output": y}, lambda target: squares(y, target)


class LeNet(Net):
    inputs = {"image": (12, 12, 1)}
    targets = {"target": Indices((), 10)}

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 10, 3, padding=1)
        self.dense1, self.dense2 = nn.Linear(90, 24), nn.Linear(24, 10)

    def forward(self, image):
        x = F.max_pool2d(torch.relu(self.conv1(planes(image))), 2)
        x = F.max_pool2d(torch.relu(self.conv2(x)), 2)
        y = self.dense2(torch.relu(self.dense1(pixels(x).flatten(1))))
        return {"output": torch.softmax(y, -1)}, lambda target: classes(y, target)


class Strides(Net):
    inputs = {"image": (9, 8, 2)}

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(2, 4, 3, stride=2)
        self.conv2 = nn.Conv2d(4, 5, (2, 3))
        self.conv3 = nn.Conv2d(5, 3, (5, 1), bias=False)
        self.dense1 = nn.Linear(9, 2)

    def forward(self, image):
        x = torch.tanh(self.conv1(F.pad(planes(image), (1, 0, 1, 1))))
        x = F.softplus(self.conv2(F.pad(x, (1, 0, 1, 0))))
        y = self.dense1(pixels(self.conv3(x)).flatten(1))
        return {"output": y}, lambda target: squares(y, target)


class Groups(Net):
    inputs = {"image": (7, 7, 4)}

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(4, 6, 3, groups=2, dilation=2, padding=2)
        self.conv2 = nn.Conv2d(6, 6, 3, groups=6, bias=False)
        self.conv3 = nn.Conv2d(6, 3, (1, 2))
        self.conv4 = nn.Conv2d(3, 4, 3, stride=2)
        self.dense1 = nn.Linear(48, 2)

    def forward(self, image):
        x = torch.tanh(self.conv1(planes(image)))
        x = F.conv2d(x, self.conv2.weight.flip(2, 3), groups=6, padding=1)
        x = torch.relu(F.conv2d(x, self.conv3.weight.flip(2, 3), self.conv3.bias))
        # ⌈7 / 2⌉ = 4 windows take 1 + 1 rows of padding, ⌈6 / 2⌉ = 3 take one column, which stands behind.
        y = self.dense1(pixels(self.conv4(F.pad(x, (0, 1, 1, 1)))).flatten(1))
        return {"output": y}, lambda target: squares(y, target)


class Pooling(Net):
    inputs = {"image": (8, 7, 2)}

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(2, 3, 3, padding=1), nn.Conv2d(15, 8, 1)
        self.dense1 = nn.Linear(24, 2)

    def forward(self, image):
        x = torch.tanh(self.conv1(planes(image)))
        mean = lambda x: F.avg_pool2d(x, 3, stride=1, padding=1)
        kinds = [
            F.max_pool2d(x, 3, stride=1, padding=1), -F.max_pool2d(-x, 3, stride=1, padding=1),
            mean(x), 9 * mean(x), (9 * mean(x.square())).sqrt(),
        ]
        x = F.max_pool2d(self.conv2(torch.cat(kinds, 1)), (4, 3), stride=2).flatten(2)
        y = self.dense1(torch.cat([x.amax(2), x.amin(2), x.mean(2)], 1))
        return {"output": y}, lambda target: squares(y, target)


class Block(nn.Module):
    def __init__(self, filters):
        super().__init__()
        self.conv1 = nn.Conv2d(filters, filters, 3, padding=1)
        self.conv2 = nn.Conv2d(filters, filters, 3, padding=1)

    def forward(self, x):
        return torch.relu(self.conv2(torch.relu(self.conv1(x))) + x)


class Residual(Net):
    inputs = {"image": (6, 6, 3)}
    targets = {"target": Indices((), 3)}

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 4, 3, padding=1)
        self.residual1, self.residual2 = Block(4), Block(4)
        self.dense1 = nn.Linear(4, 3)

    def forward(self, image):
        x = self.residual2(self.residual1(torch.relu(self.conv1(planes(image)))))
        y = self.dense1(x.mean((2, 3)))
        return {"output": torch.softmax(y, -1)}, lambda target: classes(y, target)


class Branches(Net):
    inputs = {"left": (4,), "right": (4,), "grid": (3, 4)}

    def __init__(self):
        super().__init__()
        self.first, self.gate, self.square = nn.Linear(4, 4), nn.Linear(12, 4), nn.Linear(16, 4)
        self.dense1 = nn.Linear(16, 3)

    def forward(self, left, right, grid):
        first, second = torch.tanh(self.first(left)), torch.tanh(self.first(right))
        gate = torch.sigmoid(self.gate(grid.transpose(1, 2).flatten(1)))
        mixed = first * gate - second / (1 + gate * gate)
        corners = self.square(torch.cat([mixed, grid.flatten(1)], 1))
        y = self.dense1(torch.cat([first, mixed, 2 * corners, -gate], 1))
        return {"output": y}, lambda target: squares(y, target)


class Matrix(Net):
    inputs = {"grid": (6, 5)}
    targets = {"target": Indices((2,), 4)}

    def __init__(self):
        super().__init__()
        self.dense1, self.dense2 = nn.Linear(30, 12), nn.Linear(12, 8)

    def forward(self, grid):
        y = self.dense2(torch.relu(self.dense1(grid.flatten(1)))).unflatten(1, (2, 4))
        return {"output": torch.softmax(y, -1)}, lambda target: classes(y, target)


class Series(Net):
    inputs = {"words": Indices((9,), 5)}
    targets = {"target": "distribution"}

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv1d(5, 6, 3, padding=1)
        self.conv2 = nn.Conv1d(6, 4, 2, stride=2, groups=2)
        self.dense1 = nn.Linear(4, 5)

    def forward(self, words):
        x = torch.tanh(self.conv1(F.one_hot(words, 5).to(torch.get_default_dtype()).transpose(1, 2)))
        x = self.conv2(F.max_pool1d(x, 3, stride=2)).transpose(1, 2).flatten(1)
        y = self.dense1(x.unflatten(1, (4, 2)).sum(2))
        return {"output": torch.softmax(y, -1)}, lambda target: F.cross_entropy(y, target)


class Divergence(Net):
    inputs = {"x": (6,)}
    targets = {"target": "distribution"}

    def __init__(self):
        super().__init__()
        self.dense1, self.dense2 = nn.Linear(6, 8), nn.Linear(8, 5)

    def forward(self, x):
        y = self.dense2(torch.tanh(self.dense1(x)))
        loss = lambda target: F.kl_div(torch.log_softmax(y, -1), target, reduction="batchmean")
        return {"output": torch.softmax(y, -1)}, loss


class Outputs(Net):
    inputs = {"x": (5,)}
    targets = {"place": "normal", "seen": "probability", "extent": "normal"}

    def __init__(self):
        super().__init__()
        self.dense1, self.place = nn.Linear(5, 7), nn.Linear(7, 3)
        self.seen, self.extent = nn.Linear(7, 2), nn.Linear(7, 1)

    def forward(self, x):
        x = torch.tanh(self.dense1(x))
        place, seen, extent = self.place(x), torch.sigmoid(self.seen(x)), F.softplus(self.extent(x))

        def loss(places, seens, extents):
            # PyTorch's huber loss is half of nnc's.
            huber = 2 * F.huber_loss(place, places, delta=0.5, reduction="sum")
            binary = F.binary_cross_entropy(seen, seens, reduction="sum")
            absolute = F.l1_loss(extent, extents, reduction="sum")
            return (0.7 * huber + 0.3 * binary + absolute) / len(x)

        return {"place": place, "seen": seen, "extent": extent}, loss


class Penalties(Net):
    inputs = {"x": (5,)}

    def __init__(self):
        super().__init__()
        self.dense1, self.dense2, self.dense3 = nn.Linear(5, 6), nn.Linear(6, 4), nn.Linear(4, 2)

    def forward(self, x):
        y = self.dense3(torch.tanh(self.dense2(torch.tanh(self.dense1(x)))))
        return {"output": y}, lambda target: squares(y, target)

    def penalty(self):
        last = self.dense3.weight
        return (
            0.01 * self.dense1.weight.abs().sum()
            + 0.02 * (self.dense2.weight.square().sum() + self.dense2.bias.square().sum())
            + 0.003 * last.abs().sum() + 0.005 * last.square().sum()
        )


class Normalisation(Net):
    inputs = {"image": (5, 5, 2)}

    def __init__(self):
        super().__init__()
        self.conv1, self.batchNorm1 = nn.Conv2d(2, 4, 3, bias=False), nn.BatchNorm2d(4, momentum=0.2)
        self.conv2, self.layerNorm1 = nn.Conv2d(4, 3, 2), nn.LayerNorm(3, eps=1e-3)
        self.dense1 = nn.Linear(12, 2)

    def forward(self, image):
        x = self.conv2(torch.relu(self.batchNorm1(self.conv1(planes(image)))))
        y = self.dense1(torch.tanh(self.layerNorm1(pixels(x))).flatten(1))
        return {"output": y}, lambda target: squares(y, target)


NETS = [
    Activations, Formulas, Wide, LeNet, Strides, Groups, Pooling, Residual, Branches, Matrix, Series, Divergence,
    Outputs, Penalties, Normalisation,
]
