"""Whether all contenders compute the same."""
import numpy as np


def disagreements(task, contenders: dict) -> dict:
    """For each contender whose first result is not PyTorch's, by how much; a training step counts as far as its loss."""
    results = {}
    for name, contender in contenders.items():
        contender.call()
        result = np.array(contender.result(), np.float64)
        if task.mode == "infer" and task.net.classes and name != "nnc":
            result = softmax(result)
        results[name] = result
    expected = results.get("torch")
    if expected is None:
        return {}
    scale = max(1e-3, float(np.abs(expected).max()))
    found = {}
    for name, result in results.items():
        if result.shape != expected.shape:
            found[name] = f"shape {result.shape} and not {expected.shape}"
        elif not np.abs(result - expected).max() <= 1e-3 * scale:
            found[name] = f"differs by {np.abs(result - expected).max() / scale:.2g} of the largest value"
    return found


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)
