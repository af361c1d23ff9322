"""Stands in for PyTorch: what the page about exports uses, on lists of rows."""
import math

from . import nn


class Row(list):
    def tolist(self):
        return list(self)


def tensor(rows):
    return [Row(row) for row in rows]


def relu(rows):
    return [Row(max(0.0, value) for value in row) for row in rows]


def softmax(rows, dimension):
    assert dimension == -1
    powers = [[math.exp(value) for value in row] for row in rows]
    return [Row(power / sum(row) for power in row) for row in powers]
