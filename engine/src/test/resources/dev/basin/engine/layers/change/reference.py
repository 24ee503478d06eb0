#!/usr/bin/env python3
"""Writes reference.json: what numpy and scipy find, in float64 and by other formulas than the engine's where there are any.

    python3 reference.py        (python3-numpy and python3-scipy)

"two_states" are two made-up hidden states; CKA comes from the tokens' kernel matrices, CCA from QR and SVD of the tokens.
"tiny_bert" compares the model of parity/tiny-bert with itself moved by delta1, over its batch, by a forward pass of its own,
which must agree with the dumped hidden states first.
"""
import json
import struct
from pathlib import Path

import numpy as np
from scipy.spatial.distance import jensenshannon
from scipy.special import erf

HERE = Path(__file__).parent
TINY = HERE.parents[4] / 'parity' / 'tiny-bert'
LAYERS, HEADS = 3, 4


def tensors(name):
    data = (TINY / f'{name}.safetensors').read_bytes()
    length = struct.unpack('<Q', data[:8])[0]
    header = json.loads(data[8:8 + length])
    header.pop('__metadata__', None)
    types = {'F32': '<f4', 'F64': '<f8', 'I32': '<i4', 'I64': '<i8'}
    return {
        key: np.frombuffer(data[8 + length:][slice(*entry['data_offsets'])], types[entry['dtype']]).reshape(entry['shape'])
        for key, entry in header.items()
    }


# ---- Hidden states

def centre(x):
    return x - x.mean(0)


def cka(x, y):
    k, l = centre(x) @ centre(x).T, centre(y) @ centre(y).T
    return np.sum(k * l) / np.sqrt(np.sum(k * k) * np.sum(l * l))


def hsic(k, l):
    """The unbiased estimator of Song et al. 2012, equation 5, from kernel matrices."""
    n = len(k)
    k, l = k - np.diag(np.diag(k)), l - np.diag(np.diag(l))
    one = np.ones(n)
    return (
        np.trace(k @ l)
        + (one @ k @ one) * (one @ l @ one) / ((n - 1) * (n - 2))
        - 2 / (n - 2) * (one @ k @ l @ one)
    ) / (n * (n - 3))


def debiased_cka(x, y):
    k, l = x @ x.T, y @ y.T
    return hsic(k, l) / np.sqrt(hsic(k, k) * hsic(l, l))


def principal(x, share=0.99):
    u, s, _ = np.linalg.svd(centre(x), full_matrices=False)
    kept = np.searchsorted(np.cumsum(s**2), share * np.sum(s**2)) + 1
    return u[:, :kept] * s[:kept]


def canonical_correlations(x, y):
    qx, _ = np.linalg.qr(centre(x))
    qy, _ = np.linalg.qr(centre(y))
    return np.linalg.svd(qx.T @ qy, compute_uv=False)


def rsa(x, y):
    def similarities(z):
        unit = z / np.linalg.norm(z, axis=1, keepdims=True)
        return (unit @ unit.T)[np.triu_indices(len(z), 1)]

    return np.corrcoef(similarities(x), similarities(y))[0, 1]


def two_states():
    random = np.random.default_rng(7)
    shared = random.normal(size=(60, 4))
    x = np.float32(shared @ random.normal(size=(4, 6)) + 0.4 * random.normal(size=(60, 6)) + 2)
    y = np.float32(np.tanh(shared) @ random.normal(size=(4, 6)) + 0.4 * random.normal(size=(60, 6)) - 1)
    a, b = np.float64(x), np.float64(y)
    correlations = canonical_correlations(principal(a), principal(b))
    return {
        'x': x.tolist(),
        'y': y.tolist(),
        'cka': cka(a, b),
        'debiased_cka': debiased_cka(a, b),
        'canonical_correlations': correlations.tolist(),
        'svcca_distance': 1 - correlations.mean(),
        'rsa': rsa(a, b),
    }


# ---- A whole model

def norm(x, w, name):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(variance + 1e-12) * w[name + '.weight'] + w[name + '.bias']


def dense(x, w, name):
    return x @ w[name + '.weight'].T + w[name + '.bias']


def forward(w, batch):
    ids, segments, mask = batch['input_ids'], batch['token_type_ids'], batch['attention_mask']
    B, T = ids.shape
    e = 'bert.embeddings.'
    x = (
        w[e + 'word_embeddings.weight'][ids]
        + w[e + 'token_type_embeddings.weight'][segments]
        + w[e + 'position_embeddings.weight'][:T]
    )
    states, maps = [norm(x, w, e + 'LayerNorm')], []
    for i in range(LAYERS):
        x = states[-1]
        at = f'bert.encoder.layer.{i}.'
        q, k, v = (
            dense(x, w, at + 'attention.self.' + part).reshape(B, T, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ('query', 'key', 'value')
        )
        scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1]) + (mask[:, None, None, :] - 1.0) * 1e30
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        context = (weights @ v).transpose(0, 2, 1, 3).reshape(B, T, -1)
        y = norm(x + dense(context, w, at + 'attention.output.dense'), w, at + 'attention.output.LayerNorm')
        z = dense(y, w, at + 'intermediate.dense')
        z = dense(z * (1 + erf(z / np.sqrt(2))) / 2, w, at + 'output.dense')
        states.append(norm(y + z, w, at + 'output.LayerNorm'))
        maps.append(weights)
    return states, maps


def mean_js(p, q, mask):
    """scipy's distance is the root of the divergence; a mean over the tokens that ask."""
    rows = [(b, t) for b, t in np.ndindex(*mask.shape) if mask[b, t]]
    return np.mean([jensenshannon(p[b, t], q[b, t]) ** 2 for b, t in rows])


def tiny_bert():
    theta0, delta, batch, dumped = tensors('model'), tensors('delta1'), tensors('batch'), tensors('expected')
    w0 = {name: np.float64(value) for name, value in theta0.items()}
    w1 = {name: np.float64(np.float32(value + delta[name])) if name in delta else w0[name] for name, value in theta0.items()}
    mask = batch['attention_mask']
    (x, p), (y, q) = forward(w0, batch), forward(w1, batch)
    for i, state in enumerate(x):
        assert np.allclose(state[mask == 1], dumped[f'hidden.{i}'][mask == 1], rtol=0, atol=1e-12), i
    kept = [(a[mask == 1], b[mask == 1]) for a, b in zip(x, y)]
    moved = {n: np.linalg.norm(w1[n] - w0[n]) for n in w0 if n.startswith('bert.')}
    start = {n: np.linalg.norm(w0[n]) for n in moved}
    layer = [[n for n in moved if f'.layer.{i}.' in n] for i in range(LAYERS)]

    def length(lengths, names):
        return float(np.sqrt(sum(lengths[n] ** 2 for n in names)))

    return {
        'tokens': int(mask.sum()),
        'cka': [cka(a, b) for a, b in kept],
        'debiased_cka': [debiased_cka(a, b) for a, b in kept],
        'rsa': [rsa(a, b) for a, b in kept],
        'attention_js': [
            [float(mean_js(p[i][:, h], q[i][:, h], mask)) for h in range(HEADS)] for i in range(LAYERS)
        ],
        'l2': [length(moved, names) for names in layer],
        'relative_l2': [length(moved, names) / length(start, names) for names in layer],
        'l2_query_weight': [moved[f'bert.encoder.layer.{i}.attention.self.query.weight'] for i in range(LAYERS)],
    }


(HERE / 'reference.json').write_text(json.dumps({'two_states': two_states(), 'tiny_bert': tiny_bert()}, indent=1) + '\n')
