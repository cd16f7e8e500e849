"""The draws of the Dead ReLU Lab in NumPy: rows, labels, kernels, shuffles and dropout masks, bit for bit.

A port of docs/science.md, "Where randomness comes from". An experiment is a dict with the keys of a link, as
`experiment` in an exported run has them. Rows, units, inputs and steps count from 0, layers and epochs from 1.
"""

import math

import numpy as np

STREAM = {"data": 1, "labels": 2, "kernel": 3, "shuffle": 4, "dropout": 5}
ROTATIONS = ((13, 15, 26, 6), (17, 29, 16, 24))


def threefry(seed, stream, layer, counter0, counter1):
    """Threefry-2x32 with 20 rounds (Salmon et al. 2011) of arrays of counters: two arrays of 32-bit words."""
    x, y = np.broadcast_arrays(np.asarray(counter0, np.uint32), np.asarray(counter1, np.uint32))
    return threefry2x32(seed, STREAM[stream] * 65536 + layer, x, y)


def threefry2x32(key0, key1, counter0, counter1):
    """The generator itself: keys are whole numbers, counters arrays of uint32 of one shape."""
    keys = [np.array(key, np.uint32) for key in (key0, key1, key0 ^ key1 ^ 0x1BD11BDA)]
    x = np.atleast_1d(counter0) + keys[0]
    y = np.atleast_1d(counter1) + keys[1]
    for i in range(5):
        for rotation in ROTATIONS[i % 2]:
            x = x + y
            y = (y << np.uint32(rotation)) | (y >> np.uint32(32 - rotation))
            y = y ^ x
        x = x + keys[(i + 1) % 3]
        y = y + keys[(i + 2) % 3] + np.uint32(i + 1)
    return x, y


def pairs(seed, stream, layer, counter0, count):
    """`count` words for each entry of counter0, two to a counter: shape [len(counter0), count]."""
    x, y = threefry(seed, stream, layer, np.asarray(counter0)[:, None], np.arange((count + 1) // 2)[None, :])
    return np.stack([x, y], axis=-1).reshape(len(x), -1)[:, :count]


def uniform(words):
    """Midpoints (k + 1/2) / 2^23 of the upper 23 bits."""
    return ((words >> np.uint32(9)).astype(np.float64) + 0.5) * 2.0**-23


def logarithm(x):
    """ln x by additions, multiplications and divisions alone, which IEEE 754 fixes."""
    m, k = np.frexp(x)
    low = m < math.sqrt(0.5)
    m, k = np.where(low, 2 * m, m), np.where(low, k - 1, k)
    s = (m - 1) / (m + 1)
    q = s * s
    tail = q / 21
    for divisor in (19, 17, 15, 13, 11, 9, 7, 5, 3):
        tail = q * (1 / divisor + tail)
    return k * 0.6931471803691238 + (2 * s + (2 * s * tail + k * 1.9082149292705877e-10))


def horner(coefficients, r):
    """A polynomial, from its highest coefficient."""
    value = np.full_like(r, coefficients[0])
    for coefficient in coefficients[1:]:
        value = value * r + coefficient
    return value


CENTRE = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608),
    (5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0),
)
TAIL = (
    (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
     0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0),
)


def normal(u):
    """The inverse of the normal distribution function: Wichura's AS 241, PPND16."""
    q = u - 0.5
    r = 0.180625 - q * q
    centre = q * horner(CENTRE[0], r) / horner(CENTRE[1], r)
    r = np.sqrt(-logarithm(np.where(q < 0, u, 1 - u))) - 1.6
    tail = horner(TAIL[0], r)
    tail = np.where(q < 0, -tail, tail) / horner(TAIL[1], r)
    return np.where(np.abs(q) <= 0.425, centre, tail)


def choice(text):
    """`leaky_relu:0.1` as its id and its numbers."""
    name, *numbers = text.split(":")
    return name, [float(number) for number in numbers]


def train_rows(experiment):
    """Number of training rows, the first ones."""
    return math.floor(experiment["rows"] * experiment["split"] + 0.5)


# Mean and mean square of an input.
EXPECTATIONS = {"negative-box": (-1 / 2, 1 / 3), "positive-box": (1 / 2, 1 / 3), "symmetric-box": (0, 1 / 3), "normal": (0, 1)}


def draw_rows(experiment, first=0, count=None):
    """Inputs, float32 [count, inputs], and labels, 0 or 1, of rows from `first` on."""
    count = experiment["rows"] if count is None else count
    seed, columns = experiment["data_seed"], experiment["inputs"]
    rows = np.arange(first, first + count)
    u = uniform(pairs(seed, "data", 0, rows, columns))
    draw = {"negative-box": lambda u: u - 1, "positive-box": lambda u: u, "symmetric-box": lambda u: 2 * u - 1, "normal": normal}
    inputs = draw[experiment["data"]](u).astype(np.float32)
    if experiment["labels"] == "coin-flip":
        word, _ = threefry(seed, "labels", 0, rows, 0)
        return inputs, (word >> np.uint32(31)).astype(np.uint8)
    x = inputs.astype(np.float64)
    return inputs, LABELS[experiment["labels"]](x, *EXPECTATIONS[experiment["data"]]).astype(np.uint8)


def total(x):
    """Sums along the rows, from the first input to the last."""
    result = np.zeros(len(x))
    for column in range(x.shape[1]):
        result = result + x[:, column]
    return result


def above(x, mean):
    """Whether sums are above their expectation; false of no inputs."""
    return total(x) > x.shape[1] * mean


ARCTAN = (0.0208351, -0.0851330, 0.1801410, -0.3302995, 0.9998660)


def spiral(x, mean, square):
    """Which of two spiral arms a row is on, by its first two inputs; directions by Abramowitz and Stegun 4.4.49."""
    u = x[:, 0] - mean
    v = x[:, 1] - mean if x.shape[1] > 1 else np.zeros(len(x))
    radius = np.sqrt((u * u + v * v) / (2 * (square - mean * mean)))
    across, along = np.abs(u), np.abs(v)
    far = np.maximum(across, along)
    t = np.where(far == 0, 0.0, np.minimum(across, along) / np.where(far == 0, 1.0, far))
    value = np.zeros(len(x))
    for coefficient in ARCTAN:
        value = value * t * t + coefficient
    eighth = t * value / (2 * math.pi)
    quarter = np.where(along > across, 1 / 4 - eighth, eighth)
    half = np.where(u < 0, 1 / 2 - quarter, quarter)
    phase = radius + np.where(v < 0, 1 - half, half)
    return phase - np.floor(phase) < 1 / 2


LABELS = {
    "sum": lambda x, mean, square: above(x, mean),
    "norm": lambda x, mean, square: total(x * x) > x.shape[1] * square,
    "spiral": spiral,
    "xor": lambda x, mean, square: above(x[:, : (x.shape[1] + 1) // 2], mean) != above(x[:, (x.shape[1] + 1) // 2 :], mean),
}


def initial_kernel(experiment, layer, initializer, units, fan_in):
    """Kernel of a layer at birth, float32 [units, fan_in]. Keras's is its transpose."""
    name, numbers = choice(initializer)
    if name in ("zeros", "ones", "constant"):
        value = {"zeros": 0.0, "ones": 1.0}.get(name, numbers[0] if numbers else 0.0)
        return np.full((units, fan_in), value, np.float32)
    u = uniform(pairs(experiment["kernel_seed"], "kernel", layer, np.arange(units), fan_in))
    centre, spread = 0.0, 1.0
    if name == "orthogonal":
        drawn = orthogonal(normal(u))
    elif name == "random_normal":
        drawn, spread = normal(u), numbers[0] if numbers else 0.05
    elif name == "random_uniform":
        low, high = (numbers + [-0.05, 0.05][len(numbers) :])
        drawn, centre, spread = 2 * u - 1, (low + high) / 2, (high - low) / 2
    else:
        family, shape = name.split("_")
        variance = {"he": 2 / fan_in, "lecun": 1 / fan_in, "glorot": 2 / (fan_in + units)}[family]
        if shape == "uniform":
            drawn, spread = 2 * u - 1, math.sqrt(3 * variance)
        else:
            cut = 0.022750131948179207
            drawn, spread = normal(cut + u * (1 - 2 * cut)), math.sqrt(variance) / 0.87962566103423978
    return (centre + spread * drawn).astype(np.float32)


def dot(a, b):
    """A dot product summed from the first entry to the last."""
    return np.add.accumulate(a * b)[-1]


def orthogonal(kernel):
    """Makes rows orthonormal where there are no more of them than columns, else columns: Gram-Schmidt, repeated where much is lost."""
    if len(kernel) > kernel.shape[1]:
        return orthogonal(np.ascontiguousarray(kernel.T)).T
    rows = kernel.copy()
    for index, row in enumerate(rows):
        before = math.sqrt(dot(row, row))
        for _ in range(3):
            for other in rows[:index]:
                row -= dot(row, other) * other
            after = math.sqrt(dot(row, row))
            lost_little = after > 0.5 * before
            before = after
            if lost_little:
                break
        row *= 1 / before if before > 0 else 0
    return rows


def initial_parameters(experiment):
    """Kernel [units, fan_in] and bias [units] of every layer at birth, the output's last."""
    fan_in = experiment["inputs"]
    parameters = []
    layers = zip(experiment["hidden"], experiment["initializer"], experiment["bias"])
    for layer, (units, initializer, bias) in enumerate([*layers, (1, experiment["output_initializer"], 0.0)], start=1):
        kernel = initial_kernel(experiment, layer, initializer, units, fan_in)
        parameters.append((kernel, np.full(units, bias, np.float32)))
        fan_in = units
    return parameters


def shuffled(experiment, epoch, count=None):
    """The order in which an epoch takes the training rows; batch b is its entries from b * batch on."""
    count = train_rows(experiment) if count is None else count
    words = pairs(experiment["shuffle_seed"], "shuffle", 0, [epoch], count)[0].astype(np.uint64)
    swaps = ((words * np.arange(1, count + 1, dtype=np.uint64)) >> np.uint64(32)).tolist()
    order = list(range(count))
    for i in range(count - 1, 0, -1):
        j = swaps[i]
        order[i], order[j] = order[j], order[i]
    return np.array(order)


def dropout_of(experiment, layer):
    """Rate, scale, shift and dropped value of a hidden layer's dropout: a kept output a becomes scale * a + shift. None without."""
    rate, alpha = experiment["dropout"][layer - 1], experiment["alpha_dropout"][layer - 1]
    if alpha > 0:
        low, kept = -1.7580993408473766, 1 - alpha
        scale = 1 / math.sqrt(kept + low * low * kept * alpha)
        shift = -scale * alpha * low
        return alpha, scale, shift, scale * low + shift
    return (rate, 1 / (1 - rate), 0.0, 0.0) if rate > 0 else None


def keep_mask(experiment, layer, step, rows, rate, first=0):
    """Which outputs of a hidden layer are kept at a step, bool [rows, units], of the rows of the batch from `first` on."""
    units = experiment["hidden"][layer - 1]
    row, pair = np.meshgrid(np.arange(first, first + rows), np.arange((units + 1) // 2), indexing="ij")
    x, y = threefry(experiment["seed"], "dropout", layer, step, 128 * row + pair)
    words = np.stack([x, y], axis=-1).reshape(rows, -1)[:, :units]
    return (words >> np.uint32(9)) >= math.ceil(rate * 2**23 - 0.5)


def largest_deviation(curve, trained):
    """The largest difference between two curves, lists of dicts with an `epoch`, and where it is: (size, name, epoch)."""
    worst = (0.0, "trainLoss", 0)
    for ours, theirs in zip(trained, curve):
        for name in ("trainLoss", "validationLoss"):
            a, b = float(ours[name]), float("nan" if theirs[name] is None else theirs[name])
            if a == b or (math.isnan(a) and math.isnan(b)):
                continue
            size = abs(a - b) if math.isfinite(a) and math.isfinite(b) else math.inf
            if size > worst[0]:
                worst = (size, name, ours["epoch"])
    return worst


def report(curve, trained):
    """Prints the largest deviation of a trained curve from the exported one."""
    size, name, epoch = largest_deviation(curve, trained)
    epochs = min(len(curve), len(trained)) - 1
    print(f"Largest deviation from the exported curve over {epochs} epochs: {size:.3g} ({name}, epoch {epoch}).")
