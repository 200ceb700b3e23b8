import { describe, expect, it } from 'vitest';
import { emptyReport, record } from '../../src/cli/report.ts';
import { oneCodemod } from '../support/one-rule.ts';

const HEAD = `import { logger, createLogger } from '@logfix/logger';\n`;

const reportOf = (codemod: string, code: string) => {
  const report = emptyReport(codemod);
  record(report, oneCodemod(codemod, '/app/src/room.mjs', HEAD + code), 'src/room.mjs');
  return report;
};

describe('a summary', () => {
  it.each([
    ['fix-levels', `logger.info('[DEBUG] a'); logger.info('[WARN] b');`, 2],
    ['level-from-env', `export const own = createLogger({ level: 'debug' });`, 1],
    ['logs-to-metrics', `socket.on('message', () => { logger.info('Message received'); logger.info(x); });`, 2],
  ])('of %s counts what is rewritten', (codemod, code, calls) => {
    const report = reportOf(codemod, code);
    expect(report.changedCalls).toBe(calls);
    expect(report.changedFiles).toBe(1);
    expect(report.manual).toBe(0);
  });

  it('names what a line that is counted no longer says', () => {
    const report = reportOf('logs-to-metrics', `socket.on('message', (m) => { logger.info('Message received', m.id); });`);
    expect([...report.look.keys()]).toEqual(['the line and its fields are counted, no longer written']);
  });

  it('leaves to a person what a logger takes otherwise at another level', () => {
    const report = reportOf('fix-levels',
      `import { Logger } from '@nestjs/common'; const log = new Logger('a'); log.log('[ERROR] a', 'Room');`);
    expect([report.manual, report.changedCalls, report.changedFiles]).toEqual([1, 0, 0]);
  });

  it('lists what a person must decide about an exception', () => {
    const report = reportOf('enrich-errors', [
      `try { a(); } catch (e) { logger.error('a failed', { room, exc: e }); throw e; }`,
      `try { a(); } catch (e) { logger.error(e); logger.error('a failed', e); }`,
      `try { a(); } catch ({ message }) { logger.error('a failed', { message }); }`,
    ].join('\n'));
    expect([...report.kept].map(([reason, { places }]) => [reason, places[0]!.line])).toEqual([
      ['Log e or throw it: whoever catches it logs it again.', 2],
      ['Log e once: line 3 logs it already.', 3],
      [expect.stringContaining('Log the exception itself'), 4],
    ]);
    expect([report.manual, report.keptCalls, report.changedCalls]).toEqual([3, 3, 0]);
  });

  it('does not list a second line that the first one speaks for', () => {
    const report = reportOf('enrich-errors',
      `try { a(); } catch (e) { logger.error('a failed', { room }); logger.error('could not save ' + room); }`);
    expect([report.manual, report.changedCalls]).toEqual([0, 1]);
  });
});
