import { describe, expect, it } from 'vitest';
import { logfix, project } from '../support/cli.ts';

const FILES = {
  'package.json': '{ "name": "app", "type": "module" }\n',
  'src/a.js': "export const a = (x) => {\n  console.log('[DEBUG] state', x);\n  console.log(x);\n  console.time('t');\n};\n",
  'scripts/seed.js': "console.log('seeded');\n",
};
const say = (place: string): string => logfix(project(FILES), ['explain', place]).out;

describe('logfix explain', () => {
  it('tells level, reasons, replacement and safety', () => {
    const out = say('src/a.js:2');
    expect(out).toMatch(/^src\/a\.js:2:3 {2}no-console\n {2}console\.log\('\[DEBUG\] state', x\)\n/);
    expect(out).toMatch(/Level +debug \d+ %/);
    expect(out).toMatch(/for +\+\d\.\d {2}the message is labelled \[DEBUG\]/);
    expect(out).toMatch(/Becomes\n {2}logger\.debug\('state', x\)\n {2}with logger of @logfix\/logger/);
    expect(out).toMatch(/without the label in the message, the rest of the call decides/);
  });

  it('tells what the project could say that would change the level', () => {
    const out = say('src/a.js:3');
    expect(out).toMatch(/defaultLevel: '(debug|info)' in the configuration → (debug|info)/);
  });

  it('tells why a call stays, and what would change that', () => {
    expect(say('src/a.js:4')).toMatch(/Kept +console\.time measures time/);
    const script = say('scripts/seed.js:1');
    expect(script).toMatch(/Kept +a script/);
    expect(script).toMatch(/--include scripts\/seed\.js → Log with logger\./);
  });

  it.each([
    ['src/a.js:1', /src\/a\.js:1 holds no log call/],
    ['src/a.js', /name a place as FILE:LINE/],
    ['src/none.js:1', /there is no such file/],
  ])('answers %s with one line', (place, message) => {
    const { code, err } = logfix(project(FILES), ['explain', place]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
