import { describe, expect, it } from 'vitest';
import { Session, type Item } from '../../../src/cli/interactive/session.ts';
import { checkNoConsole } from '../../../src/analysis/checks/no-console.ts';
import { DEFAULT_SETTINGS } from '../../../src/analysis/settings.ts';
import { parse } from '../../../src/source/parse.ts';

/** The calls of a text, as an interactive run lists them. */
function items(text: string, file = 'src/a.js'): Item[] {
  const unit = parse(file, text);
  return checkNoConsole(unit, DEFAULT_SETTINGS)
    .filter((f) => f.level && f.fix)
    .map((finding, i) => ({ file, finding, key: `${file}#${i}` }));
}

const THREE = "import './b.js';\nf(() => console.log(a));\nf(() => console.log(b));\nconsole.error('x', err);\n";

describe('Session', () => {
  it('settles the likes of a call with one answer, and asks about the others', () => {
    const session = new Session(items(THREE));
    expect(session.apply({ kind: 'level', level: 'warn' })).toBe(1);
    expect([0, 1, 2].map((i) => session.decisionOf(i))).toEqual(['warn', 'warn', null]);
    expect(session.isAlike(1)).toBe(true);
    expect(session.next()).toBe(2);
    session.apply({ kind: 'accept' });
    expect(session.decisionOf(2)).toBe('error');
    expect(session.next()).toBeNull();
  });

  it('undoes a whole step', () => {
    const session = new Session(items(THREE));
    session.apply({ kind: 'level', level: 'debug' });
    session.apply({ kind: 'undo' });
    expect(session.settled).toBe(0);
    expect(session.next()).toBe(0);
    session.apply({ kind: 'undo' });
    expect(session.next()).toBe(0);
  });

  it('keeps one call without keeping its likes', () => {
    const session = new Session(items(THREE));
    expect(session.apply({ kind: 'keep' })).toBe(0);
    expect(session.next()).toBe(1);
  });

  it('accepts the rest of a file, and no other file', () => {
    const session = new Session([...items(THREE), ...items("import './c.js';\nconsole.warn('y');\n", 'src/b.js')]);
    expect(session.apply({ kind: 'accept-file' })).toBe(2);
    expect(session.next()).toBe(3);
  });

  it('goes on where an earlier run stopped', () => {
    const all = items(THREE);
    const session = new Session(all, new Map([[all[0]!.key, 'keep']]));
    expect(session.next()).toBe(1);
    expect(session.decisionOf(0)).toBe('keep');
  });
});
