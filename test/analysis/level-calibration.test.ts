import { describe, expect, it } from 'vitest';
import { findConsoleUses } from '../../src/analysis/console-uses.ts';
import { inferLevel, mostTellingCalls, policyFromAnswers } from '../../src/analysis/level/index.ts';
import type { Question } from '../../src/analysis/level/index.ts';
import type { Level } from '../../src/analysis/types.ts';
import { parse } from '../../src/source/parse.ts';

const FILES = {
  'src/peer.ts': `
    pc.on('track', (e) => { console.log('track', e.track); });
    pc.on('icecandidate', (e) => { console.log('candidate', e.candidate); });
    try { join(); } catch (e) { console.log(e); }
    console.warn('slow');
    console.log('[DEBUG] offer', sdp);
  `,
  'src/room.ts': `
    export function enter(room) { console.log('enter', room); }
    export function leave(room) { console.log('leave', room); }
  `,
  'src/server.ts': "server.listen(80, () => { console.log('Server listening on port 80'); });",
};

const questions: Question[] = Object.entries(FILES).flatMap(([filename, text]) => {
  const unit = parse(filename, text);
  return findConsoleUses(unit).calls.map((call) => ({ call, unit }));
});
const textOf = ({ call, unit }: Question) => unit.text.slice(...call.node.range);
const answer = (question: Question, level: Level) => ({ ...question, level });

describe('mostTellingCalls', () => {
  it('asks about calls whose level hangs on the project, of several files', () => {
    const asked = mostTellingCalls(questions, 2);
    expect(asked).toHaveLength(2);
    expect(new Set(asked.map(({ unit }) => unit.filename)).size).toBe(2);
  });

  it('never asks about labels or methods that name a level, and evident errors last', () => {
    const asked = mostTellingCalls(questions, 20).map(textOf);
    expect(asked).toHaveLength(6);
    expect(asked.join()).not.toMatch(/DEBUG|warn/);
    expect(asked.at(-1)).toBe('console.log(e)');
  });

  it('asks nothing where there is nothing to ask', () => {
    expect(mostTellingCalls([], 5)).toEqual([]);
    expect(mostTellingCalls(questions, 0)).toEqual([]);
  });
});

describe('policyFromAnswers', () => {
  const asked = mostTellingCalls(questions, 4);

  it('finds the default that explains the answers', () => {
    for (const level of ['debug', 'info'] as const) {
      const policy = policyFromAnswers(asked.map((question) => answer(question, level)));
      expect(policy).toEqual({ defaultLevel: level });
    }
  });

  it('needs more than one answer to leave what most projects do', () => {
    const [first] = asked;
    if (first === undefined) throw new Error('nothing asked');
    expect(policyFromAnswers([answer(first, 'info')]).defaultLevel).toBe('info');
  });

  it('stays open without an answer of debug or info', () => {
    expect(policyFromAnswers([]).defaultLevel).toBeNull();
    const errors = asked.map((question) => answer(question, 'error'));
    expect(policyFromAnswers(errors).defaultLevel).toBeNull();
  });

  it('settles the calls that were not asked', () => {
    const quiet = policyFromAnswers(asked.map((question) => answer(question, 'debug')));
    const [enter] = questions.filter((question) => textOf(question).includes('enter'));
    if (enter === undefined) throw new Error('no such call');
    expect(inferLevel(enter.call, enter.unit, quiet).level).toBe('debug');
  });
});
