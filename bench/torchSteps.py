"""Milliseconds a step of PyTorch, eager, one thread, Adam, batches of 32: JSON by network on the standard output."""
import json
import sys
import time

import torch

torch.set_num_threads(1)
seconds = float(sys.argv[1])
results = {}
for name, hidden in (("4-64-1", [64]), ("4-64-64-64-1", [64, 64, 64])):
    torch.manual_seed(1)
    layers = []
    for before, units in zip([4] + hidden, hidden):
        layers += [torch.nn.Linear(before, units), torch.nn.ReLU()]
    network = torch.nn.Sequential(*layers, torch.nn.Linear(hidden[-1], 1), torch.nn.Sigmoid())
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    loss_of = torch.nn.BCELoss()
    rows = torch.rand(14_000, 4) * 2 - 1
    labels = (rows.sum(1, keepdim=True) > 0).float()

    def steps(count):
        for _ in range(count):
            batch = torch.randint(14_000, (32,))
            optimizer.zero_grad()
            loss_of(network(rows[batch]), labels[batch]).backward()
            optimizer.step()

    steps(50)
    windows = []
    for _ in range(3):
        made = 0
        began = time.perf_counter()
        while time.perf_counter() - began < seconds:
            steps(20)
            made += 20
        windows.append((time.perf_counter() - began) * 1000 / made)
    results[name] = sorted(windows)[1]
print(json.dumps(results))
