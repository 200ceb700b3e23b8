import { describe, expect, it } from 'vitest';
import { MODEL } from '../../src/analysis/level/model.ts';
import { calibrated, CHOICES, likeliest, probabilitiesOf } from '../../src/analysis/level/score.ts';
import { readCalls, readLeveled, train } from '../../training/model.mjs';

describe('the model', () => {
  it('is what the training makes of the data', () => {
    const { calibration, ...trained } = train([...readCalls(), ...readLeveled()]);
    const { calibration: kept, ...model } = MODEL;
    expect(trained).toEqual(model);
    expect(calibration).toEqual({ open: [1, 0], set: [1, 0] });
    expect(kept).not.toEqual(calibration);
  }, 60_000);

  it('gives probabilities', () => {
    for (const codes of [[], ['method:error', 'word:failure'], ['in:listen', 'only:error']]) {
      for (const policy of [null, 'debug', 'info'] as const) {
        const probabilities = probabilitiesOf(codes, policy, MODEL);
        const sum = CHOICES.reduce((total, level) => total + probabilities[level], 0);
        expect(sum).toBeCloseTo(1, 10);
        expect(probabilities[likeliest(probabilities)]).toBeGreaterThanOrEqual(0.25);
      }
    }
  });

  it('grows surer with the raw probability', () => {
    for (const line of [MODEL.calibration.open, MODEL.calibration.set]) {
      let last = 0;
      for (let raw = 0.2; raw <= 1; raw += 0.01) {
        const sure = calibrated(raw, line);
        expect(sure).toBeGreaterThanOrEqual(last);
        expect(sure).toBeLessThanOrEqual(1);
        last = sure;
      }
    }
  });
});
