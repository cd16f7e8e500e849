"""Trains an experiment of the Dead ReLU Lab with PyTorch: the same rows, kernels, shuffles and masks."""

import torch
from torch.nn import functional

from dead_relu_lab import choice, draw_rows, dropout_of, initial_parameters, keep_mask, shuffled, train_rows

# The lab stores float32. In float64 nothing is added to its rounding; torch.float32 drifts by its own.
PRECISION = torch.float64
SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772


def below(z, value):
    """z above 0, `value` of z elsewhere; the derivative at 0 is that of `value`, as the lab has it."""
    return torch.where(z > 0, z, value(torch.clamp(z, max=0)))


def leaky_relu(z, slope=0.3):
    return torch.relu(z) if slope == 0 else torch.where(z >= 0, z, slope * z)


ACTIVATIONS = {
    "relu": torch.relu,
    "leaky_relu": leaky_relu,
    "elu": lambda z, alpha=1.0: below(z, lambda z: alpha * torch.expm1(z)),
    "selu": lambda z: SELU_SCALE * below(z, lambda z: SELU_ALPHA * torch.expm1(z)),
    "gelu": functional.gelu,
    "silu": functional.silu,
    "softplus": lambda z: torch.logaddexp(z, torch.zeros_like(z)),
    "mish": functional.mish,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "linear": lambda z: z,
}


def forward(experiment, parameters, x, step=None):
    """z of the output of each row; with a step, under the dropout masks of that step."""
    layers = len(parameters)
    for layer, (kernel, bias) in enumerate(parameters, start=1):
        z = x @ kernel.T + bias
        if layer == layers:
            return z[:, 0]
        name, numbers = choice(experiment["activation"][layer - 1])
        x = ACTIVATIONS[name](z, *numbers)
        dropout = None if step is None else dropout_of(experiment, layer)
        if dropout is not None:
            rate, scale, shift, dropped = dropout
            kept = torch.from_numpy(keep_mask(experiment, layer, step, len(x), rate))
            x = torch.where(kept, scale * x + shift, dropped)


def losses(experiment, z, y):
    """The loss of each row, from the output's z and the target."""
    if experiment["loss"] == "binary_crossentropy":
        return functional.binary_cross_entropy_with_logits(z, y, reduction="none")
    return (ACTIVATIONS[experiment["output"]](z) - y) ** 2


class Optimizer:
    """Keras's update forms, epsilon 1e-7. PyTorch's Adam and RMSprop round differently, and its momentum scales by the rate later."""

    def __init__(self, experiment, tensors):
        self.name, self.rate, self.tensors, self.step = experiment["optimizer"], experiment["lr"], tensors, 0
        self.slots = [(torch.zeros_like(tensor), torch.zeros_like(tensor)) for tensor in tensors]

    @torch.no_grad()
    def update(self, gradients):
        self.step += 1
        for tensor, g, (m, v) in zip(self.tensors, gradients, self.slots):
            if self.name == "adam":
                m += 0.1 * (g - m)
                v += 0.001 * (g * g - v)
                rate = self.rate * (1 - 0.999**self.step) ** 0.5 / (1 - 0.9**self.step)
                tensor -= rate * m / (v.sqrt() + 1e-7)
            elif self.name == "sgd":
                tensor -= self.rate * g
            elif self.name == "momentum":
                m.mul_(0.9).sub_(self.rate * g)
                tensor += m
            else:
                v += 0.1 * (g * g - v)
                tensor -= self.rate * g / (v.sqrt() + 1e-7 if self.name == "rmsprop" else (v + 1e-7).sqrt())


def train(experiment, epochs, tell=print):
    """The losses of birth and of every epoch, as the lab records them, and the parameters at the end."""
    inputs, labels = draw_rows(experiment)
    low, high = (float(target) for target in experiment["targets"].split(":"))
    x = torch.from_numpy(inputs).to(PRECISION)
    y = torch.where(torch.from_numpy(labels) == 1, high, low).to(PRECISION)
    count = train_rows(experiment)
    parameters = [(torch.from_numpy(kernel).to(PRECISION), torch.from_numpy(bias).to(PRECISION)) for kernel, bias in initial_parameters(experiment)]
    tensors = [tensor.requires_grad_() for pair in parameters for tensor in pair]
    optimizer = Optimizer(experiment, tensors)

    @torch.no_grad()
    def mean_loss(rows):
        return float(losses(experiment, forward(experiment, parameters, x[rows]), y[rows]).double().mean())

    curve = [{"epoch": 0, "trainLoss": mean_loss(slice(0, count)), "validationLoss": mean_loss(slice(count, None))}]
    for epoch in range(1, epochs + 1):
        order = torch.from_numpy(shuffled(experiment, epoch))
        total = 0.0
        for rows in order.split(experiment["batch"]):
            loss = losses(experiment, forward(experiment, parameters, x[rows], optimizer.step), y[rows])
            total += float(loss.detach().double().sum())
            optimizer.update(torch.autograd.grad(loss.mean(), tensors))
        curve.append({"epoch": epoch, "trainLoss": total / count, "validationLoss": mean_loss(slice(count, None))})
        tell("epoch {epoch}: train loss {trainLoss:.7g}, validation loss {validationLoss:.7g}".format(**curve[-1]))
    return curve, parameters
