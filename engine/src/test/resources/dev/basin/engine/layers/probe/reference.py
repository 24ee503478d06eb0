#!/usr/bin/env python3
"""Writes reference.json: three overlapping clouds and the logistic regression that scipy's BFGS finds for them.

    python3 reference.py        (python3-numpy and python3-scipy)
"""
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

CLASSES, WIDTH, PENALTY = 3, 4, 0.05
random = np.random.default_rng(11)


def cloud(count):
    labels = np.arange(count) % CLASSES
    centres = 1.5 * np.eye(CLASSES, WIDTH)
    return np.float32(centres[labels] * [1, 10, 0.1, 1] + random.normal(size=(count, WIDTH)) * [1, 10, 0.1, 1] + 3), labels


(train, labels), (dev, dev_labels) = cloud(60), cloud(45)
mean, deviation = np.float64(train).mean(0), np.float64(train).std(0)


def features(x):
    return np.hstack([(x - mean) / deviation, np.ones((len(x), 1))])


def loss(flat):
    w = flat.reshape(CLASSES, WIDTH + 1)
    scores = features(train) @ w.T
    logs = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    return -logs[np.arange(len(labels)), labels].mean() + PENALTY / 2 * (w[:, :-1] ** 2).sum()


found = minimize(loss, np.zeros(CLASSES * (WIDTH + 1)), method='BFGS', options={'gtol': 1e-7})
weights = found.x.reshape(CLASSES, WIDTH + 1)
predictions = (features(dev) @ weights.T).argmax(1)
Path(__file__).with_name('reference.json').write_text(json.dumps({
    'penalty': PENALTY,
    'train': train.tolist(),
    'labels': labels.tolist(),
    'dev': dev.tolist(),
    'dev_labels': dev_labels.tolist(),
    'loss': found.fun,
    'correct': int((predictions == dev_labels).sum()),
}, indent=1) + '\n')
print(found.message, np.abs(found.jac).max(), (predictions == dev_labels).mean())
