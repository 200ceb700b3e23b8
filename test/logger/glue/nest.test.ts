import 'reflect-metadata';
import { Logger as NestLog, Module } from '@nestjs/common';
import type { INestApplication, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterEach, describe, expect, it } from 'vitest';
import { NestLogger } from '../../../logger/src/glue/nest.ts';
import { loggerOf } from './helpers.ts';

class AppModule {}
Module({})(AppModule);

describe('NestLogger', () => {
  let app: INestApplication | undefined;
  afterEach(() => app?.close());

  const boot = async () => {
    const { log, lines } = loggerOf();
    const logger: LoggerService = new NestLogger(log);
    app = await NestFactory.create(AppModule, { logger });
    return { log, lines, logger };
  };

  it('writes what Nest itself says, with its context as a field', async () => {
    const { lines } = await boot();
    await app!.init();
    expect(lines.find(({ message }) => message.startsWith('Starting Nest'))).toMatchObject({
      level: 'INFO', context: 'NestFactory',
    });
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.every(({ context }) => typeof context === 'string')).toBe(true);
  });

  it('maps levels and contexts of a logger that a class made', async () => {
    const { lines } = await boot();
    lines.length = 0;
    const own = new NestLog('RoomService');
    own.verbose('v');
    own.debug('d');
    own.log('l', { room: 7 });
    own.warn('w');
    own.error('e');
    own.fatal('f');
    expect(lines.map(({ level, message, context }) => [level, message, context])).toEqual([
      ['TRACE', 'v', 'RoomService'], ['DEBUG', 'd', 'RoomService'], ['INFO', 'l', 'RoomService'],
      ['WARN', 'w', 'RoomService'], ['ERROR', 'e', 'RoomService'], ['FATAL', 'f', 'RoomService'],
    ]);
    expect(lines[2]).toHaveProperty('room', 7);
  });

  it('keeps exceptions, given as such or as a stack', async () => {
    const { lines } = await boot();
    lines.length = 0;
    const own = new NestLog('RoomService');
    const error = new TypeError('no room');
    own.error('join failed', error.stack);
    own.error('join failed', error);
    own.error(error);
    for (const line of lines) {
      expect(line).toMatchObject({
        level: 'ERROR', context: 'RoomService', exc: { class: 'TypeError', message: 'no room' },
      });
      expect(line.exc?.stack).toMatch(/\n\s+at /);
    }
    expect(lines.map(({ message }) => message)).toEqual(['join failed', 'join failed', 'no room']);
  });

  it('masks', async () => {
    const { lines } = await boot();
    new NestLog('X').log({ phone: '010-1234-5678', message: 'ok' });
    expect(JSON.stringify(lines)).not.toContain('1234-5678');
  });

  it('sets levels by their names in Nest', async () => {
    const { log, logger } = await boot();
    logger.setLogLevels?.(['warn', 'error', 'fatal']);
    expect(log.level).toBe('warn');
    logger.setLogLevels?.(['log', 'debug']);
    expect(log.level).toBe('debug');
    logger.setLogLevels?.([]);
    expect(log.level).toBe('silent');
  });
});
