"""What is timed: nets, batches, and how far ahead of the best peer nnc is to be."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Workload:
    net: str
    mode: str  # "infer" or "train"
    batch: int
    target: float  # time of the best peer / time of nnc, at least

    @property
    def name(self) -> str:
        return f"{self.net}{' training step' if self.mode == 'train' else ''}, {self.batch}"


WORKLOADS = [
    Workload("tiny", "infer", 1, 100),
    Workload("mlp49", "infer", 1, 4),
    Workload("mlp49", "infer", 64, 1.4),
    Workload("mlp49", "train", 64, 3),
    Workload("mlp512", "infer", 1, 1.8),
    Workload("mlp512", "infer", 64, 1.4),
    Workload("mlp512", "train", 128, 1.4),
    Workload("lenet", "infer", 1, 1.3),
    Workload("lenet", "infer", 64, 2),
    Workload("lenet", "train", 64, 2.5),
    Workload("fig1311", "infer", 1, 1.7),
    Workload("fig1311", "train", 4, 3),
    Workload("conv56", "infer", 1, 2.2),
    Workload("conv56", "infer", 8, 2.2),
    Workload("rnn", "infer", 1, 3),
    Workload("rnn", "infer", 32, 2),
    Workload("rnn", "train", 32, 2.2),
    Workload("lstm", "infer", 1, 1.3),
    Workload("lstm", "infer", 32, 1.4),
    Workload("lstm", "train", 32, 1.3),
]
