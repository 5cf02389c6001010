"""The table as a drawing: how much longer the peers take than nnc."""
import matplotlib

matplotlib.use("svg")
matplotlib.rcParams |= {"svg.hashsalt": "nnc", "svg.fonttype": "none", "font.family": "sans-serif"}
from matplotlib import pyplot  # noqa: E402

from .contenders import PEERS  # noqa: E402
from .report import times  # noqa: E402

COLOURS = {"torch": "#c44e52", "inductor": "#dd8452", "jax": "#4c72b0", "onnxruntime": "#937860", "openvino": "#55a868"}


def draw(run, clock, path):
    rows = [row for row in run["rows"] if "nnc" in row["times"]]
    figure, axes = pyplot.subplots(figsize=(9, 0.8 + 0.34 * len(rows)))
    for y, row in enumerate(rows):
        of = times(row, clock)
        axes.plot([row["target"]] * 2, [y - 0.35, y + 0.35], color="black", linewidth=1.4, zorder=3,
                  label="target" if y == 0 else None)
        for name, (title, _) in PEERS.items():
            if name in of:
                axes.scatter(of[name]["median"] / of["nnc"]["median"], y, s=34, color=COLOURS[name], zorder=2)
    for name, (title, _) in PEERS.items():
        axes.scatter([], [], s=34, color=COLOURS[name], label=title)
    axes.axvline(1, color="#777777", linewidth=1, zorder=1)
    axes.set_xscale("log")
    axes.set_yticks(range(len(rows)), [row["name"] for row in rows])
    axes.invert_yaxis()
    axes.grid(axis="x", color="#dddddd", zorder=0)
    axes.set_xlabel("time of the peer / time of nnc (medians)")
    axes.legend(loc="lower right", fontsize=8)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
