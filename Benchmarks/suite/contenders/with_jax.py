"""JAX, compiled by XLA; images with channels last, which it prefers on a CPU."""
import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from torch import nn

from . import Function


def prepare(task, settings):
    weights = jax.device_put(weights_of(task))
    forward = FORWARD[task.net.name]
    x = jax.device_put(task.channels_last())
    if task.mode == "infer":
        predict = jax.jit(forward)
        return Function(lambda: predict(weights, x).block_until_ready(), lambda y: channels_first(np.asarray(y)))

    y = jax.device_put(task.y.reshape(-1).numpy())

    def loss(weights, x):
        logits = forward(weights, x).reshape(-1, task.net.classes)
        return -jnp.sum(jax.nn.log_softmax(logits)[jnp.arange(logits.shape[0]), y]) / x.shape[0]

    def descend(weights, x):
        value, gradient = jax.value_and_grad(loss)(weights, x)
        return value, jax.tree.map(lambda w, g: w - task.net.rate * g, weights, gradient)

    step = jax.jit(descend, donate_argnums=0)
    held = [weights]

    def train():
        value, held[0] = step(held[0], x)
        jax.block_until_ready(held[0])
        return value

    return Function(train, np.asarray)


def channels_first(y):
    return y.transpose(0, 3, 1, 2) if y.ndim == 4 else y


def weights_of(task):
    """The module's weights, [inputs][outputs] and [height][width][channels][filters], behind each its bias."""
    weights = []
    for part in task.module.modules():
        if isinstance(part, nn.Conv2d):
            weights += [part.weight.permute(2, 3, 1, 0), part.bias]
        elif isinstance(part, nn.Linear):
            w = part.weight
            flattened = task.net.flattened()
            if flattened and w.shape[1] == np.prod(flattened):
                w = w.reshape(-1, *flattened).permute(0, 2, 3, 1).reshape(w.shape)
            weights += [w.T, part.bias]
        elif isinstance(part, nn.RNNBase):
            weights += [part.weight_ih_l0.T, part.weight_hh_l0.T, part.bias_ih_l0 + part.bias_hh_l0]
    # A copy of its own: training gives the arrays away.
    return [np.array(w.detach().contiguous().numpy()) for w in weights]


def conv(x, w, b):
    return lax.conv_general_dilated(x, w, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC")) + b


def pool(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def tiny(weights, x):
    w1, b1, w2, b2 = weights
    return jax.nn.sigmoid(jax.nn.sigmoid(x @ w1 + b1) @ w2 + b2)


def perceptron(weights, x):
    for i in range(0, len(weights), 2):
        x = x @ weights[i] + weights[i + 1]
        if i + 2 < len(weights):
            x = jax.nn.relu(x)
    return x


def convolutional(convolutions):
    def forward(weights, x):
        for i in range(0, 2 * convolutions, 2):
            x = pool(jax.nn.relu(conv(x, weights[i], weights[i + 1])))
        return perceptron(weights[2 * convolutions:], x.reshape(x.shape[0], -1))

    return forward


def rnn(weights, x):
    w, u, b, v, c = weights

    def step(s, projected):
        s = jnp.tanh(projected + s @ u)
        return s, s

    start = jnp.zeros((x.shape[0], u.shape[0]))
    _, states = lax.scan(step, start, jnp.transpose(x, (1, 0, 2)) @ w + b)
    return jnp.transpose(states @ v + c, (1, 0, 2))


def lstm(weights, x):
    w, u, b, v, c = weights

    def step(carry, projected):
        s, cell = carry
        i, f, g, o = jnp.split(projected + s @ u, 4, -1)
        cell = jax.nn.sigmoid(f) * cell + jax.nn.sigmoid(i) * jnp.tanh(g)
        s = jax.nn.sigmoid(o) * jnp.tanh(cell)
        return (s, cell), s

    start = jnp.zeros((x.shape[0], u.shape[0]))
    _, states = lax.scan(step, (start, start), jnp.transpose(x, (1, 0, 2)) @ w + b)
    return jnp.transpose(states @ v + c, (1, 0, 2))


FORWARD = {
    "tiny": tiny, "mlp49": perceptron, "mlp512": perceptron, "lenet": convolutional(2),
    "fig1311": convolutional(5), "conv56": lambda weights, x: conv(x, *weights), "rnn": rnn, "lstm": lstm,
}
