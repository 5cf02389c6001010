"""The PyTorch twins of trajectories.nnd: a small net under every optimizer, clip and schedule."""

import itertools

import torch
from torch import nn, optim
from torch.nn import functional as F
from torch.optim import lr_scheduler

STEPS = 100


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.dense1, self.dense2 = nn.Linear(6, 8), nn.Linear(8, 3)

    def forward(self, x):
        return self.dense2(torch.tanh(self.dense1(x)))


def rates(schedule, rate):
    """The rates of a PyTorch schedule, one for each step."""
    optimizer = optim.SGD([nn.Parameter(torch.zeros(1))], rate)
    schedule = schedule(optimizer)
    while True:
        yield schedule.get_last_lr()[0]
        optimizer.step()
        schedule.step()


def decay(rate, factor, floor):
    """rate · factorᵗ, never below the floor."""
    return (max(floor, r) for r in rates(lambda o: lr_scheduler.ExponentialLR(o, factor), rate))


def steps(rate, every, factor):
    return rates(lambda o: lr_scheduler.StepLR(o, every, factor), rate)


def cosine(rate, iterations, floor=0.0):
    """Half a cosine, and the floor from then on, where PyTorch's would rise again."""
    fall = rates(lambda o: lr_scheduler.CosineAnnealingLR(o, iterations, floor), rate)
    return itertools.chain(itertools.islice(fall, iterations), itertools.repeat(floor))


def warm_up(schedule, rate, iterations):
    """Grows linearly to the rate, and goes on where the schedule is by then."""
    for step, steady in enumerate(schedule):
        yield rate * (step + 1) / iterations if step < iterations else steady


def clip_entries(parameters, limit):
    nn.utils.clip_grad_value_(parameters, limit)


def clip_norm(parameters, limit):
    """As clip_grad_norm_, without the 1e-6 that it adds to the length."""
    length = nn.utils.get_total_norm([p.grad for p in parameters])
    if length > limit:
        for p in parameters:
            p.grad *= limit / length


def penalty(net):
    weights = [net.dense1.weight, net.dense2.weight]
    return sum(0.002 * w.abs().sum() for w in weights) + sum(0.003 * p.square().sum() for p in net.parameters())


class Case:
    """An optimizer of the parameters and what else changes a step."""

    def __init__(self, optimizer, *, rates=None, clip=None, penalty=None, whole_set=False):
        self.optimizer, self.rates, self.clip, self.penalty = optimizer, rates, clip, penalty
        self.whole_set = whole_set

    def losses(self, net, inputs, targets):
        """The loss before each step; inputs and targets are a batch for each of some steps, which repeat."""
        if self.whole_set:
            inputs, targets = inputs.flatten(0, 1)[None], targets.flatten()[None]
        parameters = list(net.parameters())
        optimizer = self.optimizer(parameters)
        rates = self.rates and self.rates()
        losses = []
        for step in range(STEPS):
            if rates:
                optimizer.param_groups[0]["lr"] = next(rates)
            optimizer.zero_grad()
            batch = step % len(inputs)
            loss = F.cross_entropy(net(inputs[batch]), targets[batch])
            if self.penalty:
                loss = loss + self.penalty(net)
            loss.backward()
            if self.clip:
                self.clip(parameters)
            optimizer.step()
            losses.append(loss.item())
        return losses


CASES = {
    "GradientDescent": Case(lambda p: optim.SGD(p, 0.2), whole_set=True),
    "SGD": Case(lambda p: optim.SGD(p, 0.2)),
    "Momentum": Case(lambda p: optim.SGD(p, 0.05, momentum=0.9)),
    "Nesterov": Case(lambda p: optim.SGD(p, 0.05, momentum=0.9, nesterov=True)),
    "RMSProp": Case(lambda p: optim.RMSprop(p, 0.005)),
    "RMSPropMomentum": Case(lambda p: optim.RMSprop(p, 0.001, alpha=0.95, momentum=0.9, eps=1e-6)),
    "Adam": Case(lambda p: optim.Adam(p, 0.01)),
    "AdamMoments": Case(lambda p: optim.Adam(p, 0.01, betas=(0.8, 0.95), eps=1e-6)),
    "AdamW": Case(lambda p: optim.AdamW(p, 0.01, weight_decay=0.5)),
    "ClippedEntries": Case(lambda p: optim.SGD(p, 0.5, momentum=0.5), clip=lambda p: clip_entries(p, 0.02)),
    "ClippedNorm": Case(lambda p: optim.SGD(p, 0.5, momentum=0.5), clip=lambda p: clip_norm(p, 0.7)),
    "Penalty": Case(lambda p: optim.SGD(p, 0.1, momentum=0.9), penalty=penalty),
    "Decay": Case(lambda p: optim.SGD(p, 0.3), rates=lambda: decay(0.3, 0.95, 0.003)),
    "DecayToFloor": Case(lambda p: optim.SGD(p, 0.3), rates=lambda: decay(0.3, 0.97, 0.05)),
    "Steps": Case(lambda p: optim.SGD(p, 0.3), rates=lambda: steps(0.3, 30, 0.5)),
    "Cosine": Case(lambda p: optim.Adam(p, 0.02), rates=lambda: cosine(0.02, 80, 0.001)),
    "WarmUp": Case(lambda p: optim.RMSprop(p, 0.01), rates=lambda: warm_up(cosine(0.01, 90), 0.01, 10)),
}
