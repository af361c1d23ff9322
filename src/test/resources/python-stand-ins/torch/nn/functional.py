def linear(rows, weight, bias):
    return [[sum(w * x for w, x in zip(weights, row)) + b for weights, b in zip(weight, bias)] for row in rows]
