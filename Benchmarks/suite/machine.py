"""On what, and with what, was measured."""
import datetime
import importlib.metadata
import os
import platform
import subprocess

PACKAGES = {"torch": "PyTorch", "jax": "JAX", "onnxruntime": "ONNX Runtime", "openvino": "OpenVINO"}


def describe(settings) -> dict:
    versions = {"nnc": output(["git", "describe", "--always", "--dirty"]), "C": output([settings.cc, "--version"])}
    for package, title in PACKAGES.items():
        versions[title] = importlib.metadata.version(package)
    return {"date": datetime.date.today().isoformat(), "machine": processor(), "threads": settings.threads,
            "versions": versions, "load": os.getloadavg()[0]}


def output(command) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.split("\n")[0].strip()


def processor() -> str:
    try:
        with open("/proc/cpuinfo") as lines:
            fields = dict([part.strip() for part in line.split(":", 1)] for line in lines if ":" in line)
        name = fields.get("model name", platform.machine())
        return f"{name} (family {fields['cpu family']}, model {fields['model']})" if "cpu family" in fields else name
    except OSError:
        return platform.processor() or platform.machine()
