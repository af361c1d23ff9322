"""Makes the files in this folder: random answers, and what scikit-learn measures of them.

    pip install numpy==2.4.6 scikit-learn==1.9.1
    python3 make.py

Where scikit-learn gives a number by convention for what is undefined, such as the ROC AUC without rows of a class, null
stands instead. Log loss divides the probabilities by their sum, as scikit-learn asks its callers to do.
"""
import json, os, warnings

import numpy as np
from sklearn import metrics as sk
from sklearn.calibration import calibration_curve

warnings.simplefilter("ignore")
random = np.random.default_rng(17)
here = os.path.dirname(os.path.abspath(__file__))


def number(value):
    return None if value is None or not np.isfinite(value) else float(value)


def numbers(values):
    return [number(value) for value in values]


def write(name, cases):
    with open(os.path.join(here, name), "w") as file:
        file.write("{\n" + ",\n".join("%s: %s" % (json.dumps(case), json.dumps(of)) for case, of in cases.items()) + "\n}\n")


def one_against_rest(truth, scores):
    positives = truth.sum()
    if positives == 0:
        return {"roc_auc": None, "average_precision": None, "curve": None}
    rest = len(truth) - positives
    false_positives, true_positives, thresholds = sk.roc_curve(truth, scores, drop_intermediate=False)
    precision, recall, of = sk.precision_recall_curve(truth, scores)
    np.testing.assert_array_equal(of[::-1], thresholds[1:])
    np.testing.assert_array_equal(recall[:-1][::-1], true_positives[1:])
    return {"roc_auc": number(sk.roc_auc_score(truth, scores)) if rest else None,
            "average_precision": number(sk.average_precision_score(truth, scores)),
            "curve": {"thresholds": numbers(thresholds),
                      "false_positive_rates": numbers(false_positives) if rest else [None] * len(thresholds),
                      "true_positive_rates": numbers(true_positives), "precisions": [None] + numbers(precision[:-1][::-1])}}


def calibration(occurs, probability):
    bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], probability)
    counts = np.bincount(bins, minlength=10)
    frequency, mean = calibration_curve(occurs, probability, n_bins=10)
    frequencies, means = np.full(10, np.nan), np.full(10, np.nan)
    frequencies[counts > 0], means[counts > 0] = frequency, mean
    return {"counts": counts.tolist(), "mean_probabilities": numbers(means), "frequencies": numbers(frequencies)}


def classification(truth, probabilities):
    truth, probabilities = np.asarray(truth), np.asarray(probabilities, float)
    classes = probabilities.shape[1]
    labels = list(range(classes))
    predicted = probabilities.argmax(axis=1)
    sums = probabilities.sum(axis=1, keepdims=True)
    shares = np.where(sums == 0, 1 / classes, probabilities / np.where(sums == 0, 1, sums))
    precision, recall, f1, support = sk.precision_recall_fscore_support(truth, predicted, labels=labels, zero_division=np.nan)
    f1 = np.array([np.nan if not (truth == k).any() and not (predicted == k).any() else f for k, f in enumerate(f1)])
    each = [one_against_rest(truth == k, probabilities[:, k]) for k in labels]
    measured = each[1:] if classes == 2 else each
    mean = lambda name: None if any(m[name] is None for m in measured) else float(np.mean([m[name] for m in measured]))
    if classes == 2:
        brier = sk.brier_score_loss(truth, probabilities[:, 1], pos_label=1)
    else:
        brier = sk.brier_score_loss(truth, probabilities, labels=labels)
        if mean("roc_auc") is not None and np.allclose(sums, 1):
            np.testing.assert_allclose(mean("roc_auc"), sk.roc_auc_score(truth, probabilities / sums, multi_class="ovr"))
            np.testing.assert_allclose(mean("average_precision"), sk.average_precision_score(truth, probabilities))
    return {
        "truth": truth.tolist(), "probabilities": probabilities.tolist(),
        "accuracy": number(sk.accuracy_score(truth, predicted)),
        "balanced_accuracy": number(sk.balanced_accuracy_score(truth, predicted)),
        "macro_f1": number(np.nanmean(f1)),
        "log_loss": number(sk.log_loss(truth, np.clip(shares, 1e-15, 1), labels=labels)),
        "brier_score": number(brier), "roc_auc": mean("roc_auc"), "average_precision": mean("average_precision"),
        "confusion": sk.confusion_matrix(truth, predicted, labels=labels).tolist(),
        "precision": numbers(precision), "recall": numbers(recall), "f1": numbers(f1), "support": support.tolist(),
        "calibration": calibration(truth == 1, probabilities[:, 1]) if classes == 2
        else calibration(truth == predicted, probabilities.max(axis=1)),
        "classes": each}


def softmax(logits):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def informed(truth, classes, strength=1.5):
    return softmax(random.normal(size=(len(truth), classes)) + strength * np.eye(classes)[truth])


def two(second):
    second = np.asarray(second, float)
    return np.stack([1 - second, second], axis=1)


def classifications():
    yes, three = random.integers(0, 2, 60), random.integers(0, 3, 50)
    rare, many = (np.arange(80) == 33).astype(int), random.integers(0, 2, 700)
    rare_of_four = np.concatenate([random.integers(0, 3, 49), [3]])
    step = np.eye(3)[random.integers(0, 3, 20)]
    step[::3] = 0
    return {
        "two classes": classification(yes, informed(yes, 2)),
        "two classes, ties": classification(yes, two(np.round(informed(yes, 2)[:, 1], 1))),
        "two classes, worse than chance": classification(yes, informed(1 - yes, 2)),
        "two classes, one row of the second": classification(rare, informed(rare, 2)),
        "two classes, no row of the second": classification([0] * 12, two(random.random(12))),
        "two classes, no row of the first": classification([1] * 12, two(random.random(12))),
        "two classes, one row": classification([1], two([0.4])),
        "two classes, perfect": classification([0, 1, 1, 0], two([0, 1, 1, 0])),
        "two classes, certain and wrong": classification([1, 0, 1, 0], two([0, 1, 1, 0])),
        "two classes, all the same": classification(yes, two([0.3] * 60)),
        "two classes, many thresholds": classification(many, two(np.round(informed(many, 2)[:, 1], 4))),
        "three classes": classification(three, informed(three, 3)),
        "three classes, ties": classification(three, np.round(informed(three, 3), 1)),
        "three classes, one absent": classification(three % 2, informed(three % 2, 3)),
        "three classes, one row": classification([2], informed(np.array([2]), 3)),
        "three classes, perfect": classification(three, np.eye(3)[three]),
        "three classes, all the same": classification(three, [[0.2, 0.5, 0.3]] * 50),
        "three sigmoid outputs": classification(three, 1 / (1 + np.exp(-random.normal(size=(50, 3)) - np.eye(3)[three]))),
        "three step outputs": classification(random.integers(0, 3, 20), step),
        "four classes, one row of the last": classification(rare_of_four, informed(rare_of_four, 4)),
    }


def regression(truth, predicted):
    truth, predicted = np.asarray(truth, float), np.asarray(predicted, float)
    nonzero = truth != 0
    return {
        "truth": truth.tolist(), "predicted": predicted.tolist(),
        "r2": number(sk.r2_score(truth, predicted)) if len(set(truth)) > 1 else None,
        "rmse": number(sk.root_mean_squared_error(truth, predicted)),
        "mae": number(sk.mean_absolute_error(truth, predicted)),
        "median_absolute_error": number(sk.median_absolute_error(truth, predicted)),
        "mape": number(sk.mean_absolute_percentage_error(truth[nonzero], predicted[nonzero])) if nonzero.any() else None,
        "residual_quantiles": numbers(np.quantile(truth - predicted, [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]))}


def regressions():
    truth = random.normal(20, 5, 41)
    counts = random.poisson(1, 40)
    outliers = np.where(np.arange(41) % 13 == 0, truth * 1e4, truth)
    return {
        "numbers": regression(truth, truth + random.normal(size=41)),
        "an even number of rows": regression(truth[:40], truth[:40] + random.normal(size=40)),
        "counts with zeros": regression(counts, counts + random.normal(size=40)),
        "nothing but zeros": regression([0] * 9, random.normal(size=9)),
        "outliers": regression(outliers, truth),
        "negative numbers": regression(-truth, truth),
        "large numbers": regression(truth * 1e12 + 1e15, truth * 1e12 + 1e15 + random.normal(size=41) * 1e12),
        "all equal": regression([12.34] * 44, random.normal(12, 1, 44)),
        "one row": regression([3.5], [4]),
        "two rows": regression([1, 2], [2, 4]),
        "perfect": regression(truth, truth),
    }


write("classification.json", classifications())
write("regression.json", regressions())
