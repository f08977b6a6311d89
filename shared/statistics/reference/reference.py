"""Values the statistics are tested against, computed independently: python3 reference.py > reference.json
(numpy 2.4.6, scipy 1.17.1). Answers are drawn by a generator of its own, so that the file is the same every time."""
import json
import math
import sys

import numpy as np
from scipy import stats, linalg


def draw(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state / 2**31


random = draw(20261122)
answers = [[1 + int(5 * next(random) ** 0.6) for _ in range(6)] for _ in range(60)]
# The last answer follows the second and the fourth, so that there is something to find.
for row in answers:
    row[5] = max(1, min(5, round(0.6 * row[1] + 0.3 * row[3] + 0.2 * row[5])))
A = np.array(answers, float)
x, y = A[:, 1], A[:, 5]
groups = [list(A[i:j, 1]) for i, j in ((0, 12), (12, 33), (33, 60))]


def t_interval(values, level=0.95):
    return stats.t.interval(level, len(values) - 1, np.mean(values), stats.sem(values))


def spearman(a, b, level=0.95):
    rho = stats.spearmanr(a, b).statistic
    z = stats.norm.ppf(0.5 + level / 2) * math.sqrt((1 + rho**2 / 2) / (len(a) - 3))
    return [rho, math.tanh(math.atanh(rho) - z), math.tanh(math.atanh(rho) + z)]


def kruskal(parts):
    h, p = stats.kruskal(*parts)
    return [h, p, h / (sum(map(len, parts)) - 1)]


def holm(ps):
    order = np.argsort(ps)
    adjusted = np.maximum.accumulate([min(1, (len(ps) - i) * ps[j]) for i, j in enumerate(order)])
    out = np.empty(len(ps))
    out[order] = adjusted
    return list(out)


def alpha(rows, level=0.95):
    k, n = rows.shape[1], rows.shape[0]
    cov = np.cov(rows.T)
    a = k / (k - 1) * (1 - np.trace(cov) / cov.sum())
    f = stats.f(n - 1, (n - 1) * (k - 1))
    return [a, 1 - (1 - a) * f.ppf(0.5 + level / 2), 1 - (1 - a) * f.ppf(0.5 - level / 2)]


def weights(rows):
    R = np.corrcoef(rows.T)
    # The square root by Schur, not by eigenvectors: another way than the program's.
    root = np.real(linalg.sqrtm(R[:-1, :-1]))
    beta = np.linalg.solve(root, R[:-1, -1])
    return list((root**2) @ beta**2)


def r_squared(rows):
    X = np.column_stack([np.ones(len(rows)), rows[:, :-1]])
    fitted = X @ np.linalg.lstsq(X, rows[:, -1], rcond=None)[0]
    return 1 - ((rows[:, -1] - fitted) ** 2).sum() / ((rows[:, -1] - rows[:, -1].mean()) ** 2).sum()


welch = stats.ttest_ind(groups[1], groups[0], equal_var=False).confidence_interval(0.95)
boot = stats.bootstrap((x - A[:, 0],), np.mean, n_resamples=20000, method="percentile", rng=np.random.default_rng(1))

json.dump(
    {
        "answers": [[int(v) for v in row] for row in answers],
        "normal": [[p, stats.norm.ppf(p)] for p in (1e-9, 0.001, 0.025, 0.3, 0.5, 0.8, 0.95, 0.975, 0.995, 0.999999)],
        "student": [[c, df, stats.t.ppf(0.5 + c / 200, df)] for c in (90, 95, 99) for df in (1, 2, 3, 4.7, 9, 30, 411, 19999)],
        "chiSquare": [[q, df, stats.chi2.sf(q, df)] for q in (0.01, 0.5, 3.84, 12, 60) for df in (1, 2, 7, 20)],
        "fisher": [[p, a, b, stats.f.ppf(p, a, b)] for p in (0.025, 0.5, 0.975) for a, b in ((4, 16), (59, 236), (411, 6987))],
        "beta": [[a, b, v, stats.beta.cdf(v, a, b)] for a, b, v in ((0.5, 0.5, 0.2), (2, 3, 0.9), (30, 0.5, 0.97), (9999.5, 0.5, 0.9999))],
        "meanT": [float(np.mean(x)), *t_interval(x)],
        "mean99": [float(np.mean(x)), *t_interval(x, 0.99)],
        "welch": [float(np.mean(groups[1]) - np.mean(groups[0])), welch.low, welch.high],
        "paired": [float(np.mean(y - x)), *t_interval(y - x)],
        "wilson": [
            [k, n, *stats.binomtest(k, n).proportion_ci(0.95, method="wilson")]
            for k, n in ((8, 10), (80, 100), (0, 10), (10, 10), (1, 1), (317, 412))
        ],
        "ranks": list(stats.rankdata(x)),
        "spearman": [spearman(A[:, j], y) for j in range(5)],
        "kruskal": kruskal(groups),
        "holm": holm([0.01, 0.04, 0.03, 0.005, 0.5]),
        "alpha": alpha(A[:, :5]),
        "alpha90": alpha(A[:, [1, 3, 5]], 0.9),
        "weights": weights(A),
        "r2": r_squared(A),
        "bootstrap": [float(np.mean(x - A[:, 0])), *boot.confidence_interval],
    },
    sys.stdout,
)
