// Multinomial logistic regression over binary features. Weights are drawn towards a prior
// judgement instead of towards zero: what the data cannot decide stays as judged.

/**
 * Probabilities of the outcomes 1…k; outcome 0 has the rest.
 * @param row indices of the features that hold
 */
export function outcomes(weights, row, k, into = new Float64Array(k)) {
  let max = 0;
  for (let c = 0; c < k; c++) {
    let z = 0;
    for (const f of row) z += weights[f * k + c];
    into[c] = z;
    if (z > max) max = z;
  }
  let sum = Math.exp(-max);
  for (let c = 0; c < k; c++) sum += into[c] = Math.exp(into[c] - max);
  for (let c = 0; c < k; c++) into[c] /= sum;
  return into;
}

/**
 * Fits by accelerated gradient steps, each feature at its own pace.
 * @param samples `{ row, outcome, weight }`
 * @param prior k weights of each feature, feature by feature
 * @param ridge how strongly each feature is drawn to its prior
 */
export function fit(samples, prior, ridge, k, steps = 150) {
  const n = ridge.length;
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const pace = new Float64Array(n);
  for (const { row, weight } of samples) {
    for (const f of row) pace[f] += (weight / total) * row.length * 0.5;
  }
  let weights = Float64Array.from(prior);
  const ahead = Float64Array.from(prior);
  const gradient = new Float64Array(n * k);
  const p = new Float64Array(k);
  let momentum = 1;
  for (let step = 0; step < steps; step++) {
    gradient.fill(0);
    for (const { row, outcome, weight } of samples) {
      outcomes(ahead, row, k, p);
      for (let c = 0; c < k; c++) {
        const slope = (weight / total) * (p[c] - (outcome === c + 1 ? 1 : 0));
        for (const f of row) gradient[f * k + c] += slope;
      }
    }
    const next = new Float64Array(n * k);
    for (let j = 0; j < n * k; j++) {
      const f = Math.floor(j / k);
      const slope = gradient[j] + ridge[f] * (ahead[j] - prior[j]);
      next[j] = ahead[j] - slope / (pace[f] + ridge[f]);
    }
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = (momentum - 1) / nextMomentum;
    for (let j = 0; j < n * k; j++) ahead[j] = next[j] + push * (next[j] - weights[j]);
    weights = next;
    momentum = nextMomentum;
  }
  return weights;
}
