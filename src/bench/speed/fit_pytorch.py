"""Fits with PyTorch. Batches are indexed from tensors, and the loss of an epoch is summed in a tensor.

Arguments: the workload's file, "default" or "fastest" (fused Adam, denormal numbers flushed), threads, seconds of
warm-up, fits, first seed."""

import sys

import numpy as np
import torch
from torch import nn

import measuring
import workloads


class SumOfBoth(nn.Module):
    """The sums of the first layer: numbers by a product, categories by the rows of their weights."""

    def __init__(self, workload):
        super().__init__()
        self.numbers = nn.Linear(workload.inputs, workload.hidden[0])
        self.categories = nn.EmbeddingBag(workload.codes.shape[1] * workload.categories, workload.hidden[0], mode="sum")
        limit = (workload.inputs + self.categories.num_embeddings) ** -0.5
        nn.init.uniform_(self.categories.weight, -limit, limit)

    def forward(self, rows):
        x, codes = rows
        return self.numbers(x) + self.categories(codes)


def network_of(workload):
    if workload.categories:
        return nn.Sequential(SumOfBoth(workload), nn.ReLU(), nn.Linear(workload.hidden[0], workload.outputs))
    sizes = [workload.inputs, *workload.hidden]
    layers = [layer for below, above in zip(sizes, sizes[1:]) for layer in (nn.Linear(below, above), nn.ReLU())]
    return nn.Sequential(*layers, nn.Linear(sizes[-1], workload.outputs))


def main(file, setting, threads, warm_up_seconds, fits, seed):
    fused = setting == "fastest"
    if fused:
        torch.set_flush_denormal(True)
    torch.set_num_threads(int(threads))
    workload = workloads.read(file, "float32")
    x = torch.from_numpy(workload.x)
    codes = torch.from_numpy(workload.codes + workload.categories * np.arange(workload.codes.shape[1]))

    def rows(batch):
        return (x[batch], codes[batch]) if workload.categories else x[batch]

    y = torch.from_numpy(workload.y if workload.is_classification else workload.y[:, None])
    loss_of = nn.CrossEntropyLoss() if workload.is_classification else nn.MSELoss()

    def fit(seed):
        torch.manual_seed(seed)
        network = network_of(workload)
        optimizer = torch.optim.Adam(network.parameters(), lr=workload.rate, **({"fused": True} if fused else {}))
        curve = []
        for _ in range(workload.epochs):
            total = torch.zeros(())
            for batch in torch.randperm(workload.rows).split(workload.batch):
                loss = loss_of(network(rows(batch)), y[batch])
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                total += loss.detach() * len(batch)
            curve.append(total.item() / workload.rows)
        if not curve[-1] < curve[0]:
            sys.exit(f"PyTorch did not learn: {curve}")
        return lambda: outputs(network)

    def outputs(network):
        with torch.no_grad():
            sums = network(rows(slice(None)))
            return (sums.softmax(dim=1) if workload.is_classification else sums).numpy()

    measuring.measure(workload, fit, float(warm_up_seconds), int(fits), int(seed), torch.__version__)


if __name__ == "__main__":
    main(*sys.argv[1:])
