"""Trains an experiment of the Dead ReLU Lab with Keras 3: the same rows, kernels, shuffles and masks."""

import math

import keras
import numpy as np
from keras import ops

from dead_relu_lab import choice, draw_rows, dropout_of, initial_parameters, keep_mask, shuffled, train_rows

# The lab stores float32. In float64 nothing is added to its rounding; "float32" drifts by its own.
keras.config.set_floatx("float64")
SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772


def below(z, value):
    """z above 0, `value` of z elsewhere; the derivative at 0 is that of `value`, as the lab has it."""
    return ops.where(z > 0, z, value(ops.minimum(z, 0.0)))


def leaky_relu(z, slope=0.3):
    return ops.relu(z) if slope == 0 else ops.where(z >= 0, z, slope * z)


ACTIVATIONS = {
    "relu": ops.relu,
    "leaky_relu": leaky_relu,
    "elu": lambda z, alpha=1.0: below(z, lambda z: alpha * ops.expm1(z)),
    "selu": lambda z: SELU_SCALE * below(z, lambda z: SELU_ALPHA * ops.expm1(z)),
    "gelu": lambda z: ops.gelu(z, approximate=False),
    "silu": ops.silu,
    "softplus": ops.softplus,
    "mish": lambda z: z * ops.tanh(ops.softplus(z)),
    "tanh": ops.tanh,
    "sigmoid": ops.sigmoid,
    "linear": lambda z: z,
}


class Adam(keras.optimizers.Adam):
    """Keras's Adam with the same update; Keras's own rate is computed from 0.999 in float32, which moves it by 1e-5 of itself."""

    def update_step(self, gradient, variable, learning_rate):
        index = self._get_variable_index(variable)
        mean, square = self._momentums[index], self._velocities[index]
        step = ops.cast(self.iterations + 1, variable.dtype)
        rate = learning_rate * ops.sqrt(-ops.expm1(step * math.log(0.999))) / -ops.expm1(step * math.log(0.9))
        self.assign_add(mean, (gradient - mean) * 0.1)
        self.assign_add(square, (ops.square(gradient) - square) * 0.001)
        self.assign_sub(variable, rate * mean / (ops.sqrt(square) + 1e-7))


class KerasTwoRMSprop(keras.optimizers.RMSprop):
    """RMSprop as Keras had it up to 2.10, with epsilon outside the root."""

    def update_step(self, gradient, variable, learning_rate):
        square = self._velocities[self._get_variable_index(variable)]
        self.assign_add(square, (ops.square(gradient) - square) * 0.1)
        self.assign_sub(variable, learning_rate * gradient / (ops.sqrt(square) + 1e-7))


def optimizer_of(experiment):
    rate = experiment["lr"]
    return {
        "adam": lambda: Adam(rate),
        "sgd": lambda: keras.optimizers.SGD(rate),
        "momentum": lambda: keras.optimizers.SGD(rate, momentum=0.9),
        "rmsprop": lambda: KerasTwoRMSprop(rate),
        "rmsprop_keras3": lambda: keras.optimizers.RMSprop(rate, rho=0.9, epsilon=1e-7),
    }[experiment["optimizer"]]()


def activation_of(text):
    name, numbers = choice(text)
    return lambda z: ACTIVATIONS[name](z, *numbers)


def build(experiment):
    """The network. Each dropout takes its factors and shifts, one a row and unit, as an input of its own: Keras draws none."""
    x = keras.Input((experiment["inputs"],), name="x")
    inputs = [x]
    for layer, (units, activation) in enumerate(zip(experiment["hidden"], experiment["activation"]), start=1):
        x = keras.layers.Dense(units, activation_of(activation), name=f"dense_{layer}")(x)
        if dropout_of(experiment, layer) is not None:
            factor, shift = (keras.Input((units,), name=f"{name}_{layer}") for name in ("factor", "shift"))
            inputs += [factor, shift]
            x = keras.layers.Add()([keras.layers.Multiply()([x, factor]), shift])
    from_logits = experiment["loss"] == "binary_crossentropy"
    last = len(experiment["hidden"]) + 1
    output = keras.layers.Dense(1, None if from_logits else activation_of(experiment["output"]), name=f"dense_{last}")(x)
    model = keras.Model(inputs, output)
    for layer, (kernel, bias) in enumerate(initial_parameters(experiment), start=1):
        model.get_layer(f"dense_{layer}").set_weights([kernel.T, bias])
    loss = keras.losses.BinaryCrossentropy(from_logits=True) if from_logits else keras.losses.MeanSquaredError()
    model.compile(optimizer_of(experiment), loss)
    return model


def masks(experiment, rows, first_step=None):
    """What the dropouts take for rows in the order of training from a step on; without a step, that nothing is dropped."""
    given = []
    batch = experiment["batch"]
    for layer, units in enumerate(experiment["hidden"], start=1):
        dropout = dropout_of(experiment, layer)
        if dropout is None:
            continue
        factor, shift = np.ones((rows, units)), np.zeros((rows, units))
        if first_step is not None:
            rate, scale, moved, dropped = dropout
            steps = [keep_mask(experiment, layer, first_step + at // batch, min(batch, rows - at), rate) for at in range(0, rows, batch)]
            kept = np.concatenate(steps)
            factor, shift = np.where(kept, scale, 0.0), np.where(kept, moved, dropped)
        given += [factor, shift]
    return given


def train(experiment, epochs, tell=print):
    """The losses of birth and of every epoch, as the lab records them, and the model at the end."""
    x, labels = draw_rows(experiment)
    low, high = (float(target) for target in experiment["targets"].split(":"))
    y = np.where(labels == 1, high, low).astype(np.float64)[:, None]
    count, batch = train_rows(experiment), experiment["batch"]
    model = build(experiment)

    def mean_loss(rows):
        return float(model.evaluate([x[rows], *masks(experiment, len(x[rows]))], y[rows], batch_size=8192, verbose=0))

    curve = [{"epoch": 0, "trainLoss": mean_loss(slice(0, count)), "validationLoss": mean_loss(slice(count, None))}]
    for epoch in range(1, epochs + 1):
        order = shuffled(experiment, epoch)
        given = [x[order], *masks(experiment, count, (epoch - 1) * -(-count // batch))]
        loss = model.fit(given, y[order], batch_size=batch, shuffle=False, verbose=0).history["loss"][0]
        curve.append({"epoch": epoch, "trainLoss": float(loss), "validationLoss": mean_loss(slice(count, None))})
        tell("epoch {epoch}: train loss {trainLoss:.7g}, validation loss {validationLoss:.7g}".format(**curve[-1]))
    return curve, model
