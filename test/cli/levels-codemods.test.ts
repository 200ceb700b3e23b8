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
});
