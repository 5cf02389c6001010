"""The PyTorch twins of the models of sequences, and of recurrent.nnd, whose losses in training are kept."""

from typing import NamedTuple

import torch
from torch import nn, optim
from torch.func import functional_call
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from nets import Indices, Net, squares


class Lengths(NamedTuple):
    """A number of steps in 1..most; PyTorch packs no sequence of none."""

    most: int


class Recurrent(nn.Module):
    """A layer of nn.RNN, nn.LSTM or nn.GRU under nnc's names: one bias, and the GRU's `bias_hn`."""

    def __init__(self, kind, inputs, units, **options):
        super().__init__()
        # In a tuple, so that its own parameters are not this module's.
        self.layer = (kind(inputs, units, batch_first=True, **options),)
        self.isGRU = kind is nn.GRU
        self.suffixes = ["", "_reverse"] if options.get("bidirectional") else [""]
        for suffix in self.suffixes:
            for name in ["weight_ih", "weight_hh"]:
                shape = getattr(self.layer[0], f"{name}_l0").shape
                self.register_parameter(name + suffix, nn.Parameter(torch.zeros(shape)))
            self.register_parameter("bias" + suffix, nn.Parameter(torch.zeros(shape[0])))
            if self.isGRU:
                self.register_parameter("bias_hn" + suffix, nn.Parameter(torch.zeros(units)))

    def forward(self, x, lengths=None):
        """The outputs of all steps, 0 behind the lengths, and those where each direction ends."""
        parameters = {}
        for suffix in self.suffixes:
            bias = getattr(self, "bias" + suffix)
            inner = torch.zeros_like(bias)
            if self.isGRU:
                hn = getattr(self, "bias_hn" + suffix)
                inner = torch.cat([inner[: -len(hn)], hn])
            parameters |= {f"bias_ih_l0{suffix}": bias, f"bias_hh_l0{suffix}": inner}
            for name in ["weight_ih", "weight_hh"]:
                parameters[f"{name}_l0{suffix}"] = getattr(self, name + suffix)
        extent = x.shape[1]
        if lengths is not None:
            x = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        steps, final = functional_call(self.layer[0], parameters, (x,))
        if lengths is not None:
            steps = pad_packed_sequence(steps, batch_first=True, total_length=extent)[0]
        final = final[0] if isinstance(final, tuple) else final
        return steps, final.transpose(0, 1).flatten(1)


def step_classes(logits, target, lengths=None):
    """Cross-entropy summed over the steps that count."""
    losses = F.cross_entropy(logits.transpose(1, 2), target, reduction="none")
    if lengths is not None:
        losses = losses * mask(lengths, losses.shape[1])
    return losses.sum() / len(losses)


def mask(lengths, extent):
    return torch.arange(extent)[None] < lengths[:, None]


class Tagger(Net):
    inputs = {"words": Indices((6,), 7)}
    targets = {"target": Indices((6,), 3)}

    def __init__(self):
        super().__init__()
        self.embedding1 = nn.Embedding(7, 4)
        self.rnn1, self.rnn2 = Recurrent(nn.RNN, 4, 5), Recurrent(nn.RNN, 5, 9, nonlinearity="relu")
        self.dense1 = nn.Linear(9, 3)

    def forward(self, words):
        y = self.dense1(self.rnn2(self.rnn1(self.embedding1(words))[0])[0])
        return {"output": torch.softmax(y, -1)}, lambda target: step_classes(y, target)


class Stacked(Net):
    inputs = {"x": (5, 3)}

    def __init__(self):
        super().__init__()
        self.lstm1, self.lstm2 = Recurrent(nn.LSTM, 3, 9), Recurrent(nn.LSTM, 9, 4)
        self.dense1 = nn.Linear(4, 2)

    def forward(self, x):
        y = self.dense1(self.lstm2(self.lstm1(x)[0])[1])
        return {"output": y}, lambda target: squares(y, target)


class Resets(Net):
    inputs = {"x": (7, 2)}
    targets = {"target": "distribution"}

    def __init__(self):
        super().__init__()
        self.gru1, self.dense1 = Recurrent(nn.GRU, 2, 9), nn.Linear(9, 4)

    def forward(self, x):
        y = self.dense1(self.gru1(x)[0])
        return {"output": torch.softmax(y, -1)}, lambda target: -(target * torch.log_softmax(y, -1)).sum() / len(y)


class Directions(Net):
    inputs = {"x": (5, 3)}

    def __init__(self):
        super().__init__()
        self.bidirectional1 = Recurrent(nn.LSTM, 3, 4, bidirectional=True)
        self.bidirectional2 = Recurrent(nn.GRU, 8, 3, bidirectional=True)
        self.dense1 = nn.Linear(6, 2)

    def forward(self, x):
        y = self.dense1(self.bidirectional2(self.bidirectional1(x)[0])[1])
        return {"output": y}, lambda target: squares(y, target)


class Sentences(Net):
    inputs = {"words": Indices((7,), 9), "words_length": Lengths(7)}
    targets = {"tags": Indices((7,), 3), "mood": Indices((), 3)}
    examples = 6

    def __init__(self):
        super().__init__()
        self.embedding1 = nn.Embedding(9, 4)
        self.bidirectional1 = Recurrent(nn.GRU, 4, 3, bidirectional=True)
        self.states = Recurrent(nn.LSTM, 6, 5)
        self.tags, self.mood = nn.Linear(5, 3), nn.Linear(5, 3)

    def forward(self, words, lengths):
        steps, final = self.states(self.bidirectional1(self.embedding1(words), lengths)[0], lengths)
        tags, mood = self.tags(steps), self.mood(final)

        def loss(tag, kind):
            return step_classes(tags, tag, lengths) + 0.5 * F.cross_entropy(mood, kind)

        counts = mask(lengths, words.shape[1])[..., None]
        return {"tags": torch.softmax(tags, -1) * counts, "mood": torch.softmax(mood, -1)}, loss


SEQUENCE_NETS = [Tagger, Stacked, Resets, Directions, Sentences]


class Letters(nn.Module):
    """Five letters to the classes of each: layers one behind the other, with an nn.Linear at the end."""

    def __init__(self, layers, width, isEmbedded):
        super().__init__()
        if isEmbedded:
            self.embedding1 = nn.Embedding(6, 4)
        for name, layer in layers.items():
            setattr(self, name, layer)
        self.layers, self.isEmbedded = list(layers), isEmbedded
        self.dense1 = nn.Linear(width, 3)

    def forward(self, letters, lengths):
        x = self.embedding1(letters) if self.isEmbedded else F.one_hot(letters, 6).to(self.dense1.weight.dtype)
        for name in self.layers:
            x = getattr(self, name)(x, lengths)[0]
        return self.dense1(x)


class Course:
    """How a net is trained."""

    STEPS = 40

    def __init__(self, layers, width, optimizer, *, isEmbedded=False, isMasked=False, clip=None):
        self.layers, self.width, self.optimizer = layers, width, optimizer
        self.isEmbedded, self.isMasked, self.clip = isEmbedded, isMasked, clip

    def net(self):
        return Letters(self.layers(), self.width, self.isEmbedded)

    def losses(self, net, letters, lengths, targets):
        parameters = list(net.parameters())
        optimizer = self.optimizer(parameters)
        losses = []
        for step in range(self.STEPS):
            batch = step % len(letters)
            length = lengths[batch] if self.isMasked else None
            optimizer.zero_grad()
            loss = step_classes(net(letters[batch], length), targets[batch], length)
            loss.backward()
            if self.clip:
                norm = nn.utils.get_total_norm([p.grad for p in parameters])
                for p in parameters:
                    p.grad *= min(1, self.clip / norm)
            optimizer.step()
            losses.append(loss.item())
        return losses


COURSES = {
    "TrainedRNN": Course(lambda: {"rnn1": Recurrent(nn.RNN, 6, 7)}, 7, lambda p: optim.SGD(p, 0.05)),
    "TrainedLSTM": Course(lambda: {"lstm1": Recurrent(nn.LSTM, 6, 7)}, 7, lambda p: optim.Adam(p, 0.02), clip=1),
    "TrainedGRU": Course(
        lambda: {"gru1": Recurrent(nn.GRU, 4, 7)}, 7, lambda p: optim.SGD(p, 0.02, momentum=0.9), isEmbedded=True),
    "TrainedBothWays": Course(
        lambda: {"bidirectional1": Recurrent(nn.LSTM, 6, 4, bidirectional=True)}, 8, lambda p: optim.Adam(p, 0.01)),
    "TrainedStack": Course(
        lambda: {"lstm1": Recurrent(nn.LSTM, 4, 6), "gru1": Recurrent(nn.GRU, 6, 5)}, 5, lambda p: optim.Adam(p, 0.01),
        isEmbedded=True),
    "TrainedMasked": Course(
        lambda: {"lstm1": Recurrent(nn.LSTM, 4, 5)}, 5, lambda p: optim.Adam(p, 0.02), isEmbedded=True, isMasked=True),
}
