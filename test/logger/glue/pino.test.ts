import { PassThrough } from 'node:stream';
import pretty from 'pino-pretty';
import { describe, expect, it } from 'vitest';
import { pinoSink } from '../../../logger/src/glue/pino.ts';
import { createLogger } from '../../../logger/src/main.ts';
import { memory } from './helpers.ts';

describe('pinoSink', () => {
  it('is read by pino-pretty', async () => {
    const destination = new PassThrough();
    let text = '';
    destination.setEncoding('utf8').on('data', (more: string) => (text += more));
    const stream = pretty({ colorize: false, destination, sync: true, translateTime: 'UTC:HH:MM' });
    const log = createLogger({ level: 'trace', sinks: pinoSink(stream), service: 'signal' });
    log.warn('peer left', { peerId: 'p-7' });
    log.error('join failed', new TypeError('no room'));
    await log.close();
    stream.end();
    await new Promise((resolve) => destination.once('end', resolve));
    expect(text).toMatch(/^\[\d\d:\d\d\] WARN \(signal\/\d+\): peer left$/m);
    expect(text).toContain('peerId: "p-7"');
    expect(text).toMatch(/ERROR .*: join failed/);
    expect(text).toMatch(/"type": "TypeError"/);
    expect(text).toMatch(/no room\n\s+at /);
  });

  it('has the numbers and names of pino', () => {
    const target = memory();
    const log = createLogger({ level: 'trace', sinks: pinoSink(target), host: 'web-1' });
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
      log[level](level, { level: 'forged', time: 1 });
    }
    const lines = target.lines as unknown as Record<string, unknown>[];
    expect(lines.map(({ level }) => level)).toEqual([10, 20, 30, 40, 50, 60]);
    for (const line of lines) {
      expect(line).toMatchObject({ pid: process.pid, hostname: 'web-1' });
      expect(Math.abs(Date.now() - Number(line['time']))).toBeLessThan(5000);
    }
  });

  it('masks, and counts what a broken stream loses', async () => {
    let text = '';
    const fine = pinoSink({ write: (more: string) => (text += more) });
    createLogger({ sinks: fine, level: 'info' }).info('call 010-1234-5678');
    expect(JSON.parse(text)).toMatchObject({ msg: 'call 010-****-5678' });
    const broken = pinoSink({ write: () => { throw new Error('gone'); } });
    createLogger({ sinks: broken, level: 'info' }).info('x');
    await broken.close();
    createLogger({ sinks: broken, level: 'info' }).info('x');
    expect(broken.stats().dropped).toEqual({ 'stream failed': 1, closed: 1 });
  });
});
