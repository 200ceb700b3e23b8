// Writes src/analysis/level/model.ts from training/data: node training/train.mjs
import { writeFileSync } from 'node:fs';
import { calibrate, leaveOneOut } from './evaluate.mjs';
import { readCalls, readLeveled, train } from './model.mjs';

const calls = readCalls();
const leveled = readLeveled();
const model = train([...calls, ...leveled]);
const judged = leaveOneOut(calls, leveled);
model.calibration.open = calibrate(judged.map((call) => ({ ...call.open, truth: call.level })));
model.calibration.set = calibrate(judged.map((call) => ({ ...call.set, truth: call.level })));

const entry = ([key, value]) => {
  const name = /^[a-z]\w*$/i.test(key) ? key : `'${key}'`;
  return `    ${name}: ${Array.isArray(value) ? `[${value.join(', ')}]` : value},`;
};
const table = (name, object) => {
  const lines = Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)).map(entry);
  return `  ${name}: {\n${lines.join('\n')}\n  },`;
};
const text = `// Written by \`node training/train.mjs\`. Do not edit.
import type { Model } from './score.ts';

export const MODEL: Model = {
${table('attention', model.attention)}
${table('routine', model.routine)}
${table('policy', model.policy)}
${table('method', model.method)}
${table('calibration', model.calibration)}
};
`;
writeFileSync(new URL('../src/analysis/level/model.ts', import.meta.url), text);
console.log(`${calls.length} calls, ${Object.keys(model.attention).length} features`);
