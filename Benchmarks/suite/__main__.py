"""Times nnc and its peers on the workloads, in turns, and states the table. Usage: python -m suite --help."""
import argparse
import gc
import json
import os
import pathlib
import sys
import warnings

from .contenders import PEERS
from .workloads import WORKLOADS

BENCHMARKS = pathlib.Path(__file__).resolve().parents[1]


def arguments():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__.split(" Usage")[0])
    parser.add_argument("--only", metavar="NET,…", default="", help="these nets alone")
    parser.add_argument("--modes", default="infer,train", help="infer, train or both")
    parser.add_argument("--peers", metavar="NAME,…", default=",".join(PEERS), help=f"of {', '.join(PEERS)}")
    parser.add_argument("--threads", type=int, default=1, help="of every contender, each on a core of its own")
    parser.add_argument("--core", type=int, default=0, help="the first core to run on")
    parser.add_argument("--seconds", type=float, default=3, help="for each contender of a workload")
    parser.add_argument("--clock", choices=["wall", "cpu"], default="wall", help="what the table states; both are kept")
    parser.add_argument("--out", type=pathlib.Path, default=BENCHMARKS / "out", help="folder of the results")
    parser.add_argument("--from", dest="source", type=pathlib.Path, metavar="JSON", help="state this run again; measure nothing")
    parser.add_argument("--nnc", default="nnc", help="the compiler")
    parser.add_argument("--cc", default=os.environ.get("CC", "cc"), help="the C compiler")
    return parser.parse_args()


def settle(settings):
    """Before any peer is loaded: they read the environment, and their threads inherit the cores."""
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NN_THREADS"):
        os.environ[name] = str(settings.threads)
    os.environ["JAX_PLATFORMS"] = "cpu"
    os.environ["TORCHINDUCTOR_COMPILE_THREADS"] = "1"
    if settings.threads == 1:
        os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    os.sched_setaffinity(0, range(settings.core, settings.core + settings.threads))
    warnings.filterwarnings("ignore", message=r"os\.fork\(\) was called")
    import torch
    torch.set_num_threads(settings.threads)


def row(workload, settings):
    from . import check, contenders, measure, nets
    task = nets.Task.draw(workload)
    taking_part, remarks = {}, {}
    wanted = ["nnc"] + [name for name in settings.peers.split(",") if workload.mode in PEERS[name][1]]
    for name in wanted:
        try:
            taking_part[name] = contenders.prepare(name, task, settings)
        except Exception as error:
            remarks[name] = f"{type(error).__name__}: {str(error)[:200]}"
    remarks |= check.disagreements(task, taking_part)
    found = measure.measure(taking_part, settings.seconds)
    isa = taking_part["nnc"].isa if "nnc" in taking_part else None
    for contender in taking_part.values():
        contender.close()
    return isa, {
        "name": workload.name, "net": workload.net, "mode": workload.mode, "batch": workload.batch,
        "target": workload.target, "remarks": remarks,
        "times": {name: {clock: t.state(clock) for clock in ("wall", "cpu")} for name, t in found.items()}}


def main():
    from . import report
    settings = arguments()
    if settings.source:
        run = json.loads(settings.source.read_text())
    else:
        settle(settings)
        from .machine import describe
        run = describe(settings) | {"rows": []}
        nets = [name for name in settings.only.split(",") if name]
        for workload in WORKLOADS:
            if workload.mode in settings.modes.split(",") and (not nets or workload.net in nets):
                run["isa"], found = row(workload, settings)
                run["rows"].append(found)
                print("  ".join(next(report.lines([found], settings.clock))), *found["remarks"].items(),
                      file=sys.stderr, flush=True)
                gc.collect()
        settings.out.mkdir(parents=True, exist_ok=True)
        (settings.out / "results.json").write_text(json.dumps(run, indent=1) + "\n")
    from .draw import draw
    settings.out.mkdir(parents=True, exist_ok=True)
    (settings.out / "results.md").write_text(report.markdown(run, settings.clock))
    draw(run, settings.clock, settings.out / "results.svg")
    print(report.text(run, settings.clock))


main()
