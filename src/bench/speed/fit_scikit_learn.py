"""Fits with scikit-learn. Arguments: the workload's file, float32 or float64, seconds of warm-up, fits, first seed."""

import sys
import warnings

import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor

import measuring
import workloads


def main(file, dtype, warm_up_seconds, fits, seed):
    warnings.simplefilter("ignore", ConvergenceWarning)  # expected, since the number of epochs is fixed
    workload = workloads.read(file, dtype)
    estimator = MLPClassifier if workload.is_classification else MLPRegressor

    def fit(seed):
        network = estimator(
            hidden_layer_sizes=workload.hidden, activation="relu", solver="adam", alpha=0, batch_size=workload.batch,
            learning_rate_init=workload.rate, max_iter=workload.epochs, tol=0, n_iter_no_change=workload.epochs,
            random_state=seed)
        network.fit(workload.x, workload.y)
        if network.n_iter_ != workload.epochs:
            sys.exit(f"scikit-learn stopped after {network.n_iter_} of {workload.epochs} epochs")
        predict = network.predict_proba if workload.is_classification else network.predict
        return lambda: predict(workload.x)

    measuring.measure(workload, fit, float(warm_up_seconds), int(fits), int(seed), sklearn.__version__)


if __name__ == "__main__":
    main(*sys.argv[1:])
