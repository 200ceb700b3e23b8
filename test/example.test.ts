import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseSync, Visitor } from 'oxc-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, driveSignalling, startServer } from '../examples/consult/test/drive.js';
import { consult, CUSTOMER, launchWithDevices } from './support/consult-browser.ts';
import type { Browser } from 'playwright-core';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXAMPLE = join(ROOT, 'examples/consult');
const MIGRATED = join(ROOT, 'examples/.migrated/consult');
const WEBRTC = 'frontend/src/webrtc.js';
const KEPT = [
  'bin/consult-status.js', 'scripts/dev.js', 'scripts/seed.js', 'test/drive.js',
  'test/rooms.test.js', 'vite.config.js',
];

const run = promisify(execFile);

/** Uses of `console.*` in a file: those called there, and those given away to be called. */
async function consoleUses(file: string) {
  const { program, errors } = parseSync(file, await readFile(file, 'utf8'));
  expect(errors).toEqual([]);
  const called = new Set<object>();
  const uses: { method: string; node: object }[] = [];
  new Visitor({
    CallExpression: ({ callee }) => { called.add(callee); },
    MemberExpression: (node) => {
      const { object, property } = node;
      if (object.type !== 'Identifier' || object.name !== 'console') return;
      uses.push({ method: property.type === 'Identifier' ? property.name : '?', node });
    },
  }).visit(program);
  return uses.map(({ method, node }) => ({ method, called: called.has(node) }));
}

describe('the bundled example', () => {
  test('webrtc.js logs through the console in 98 places', async () => {
    const uses = await consoleUses(join(EXAMPLE, WEBRTC));
    const methods = new Set(uses.map(({ method }) => method));
    expect(uses).toHaveLength(98);
    expect([...methods].sort()).toEqual(['debug', 'error', 'info', 'log', 'warn']);
    expect(uses.filter(({ called }) => !called)).toEqual([
      { method: 'error', called: false },
      { method: 'error', called: false },
    ]);
  });

  test('the server brings two people together, and only two', async () => {
    const server = await startServer(EXAMPLE);
    try {
      const seen = await driveSignalling(server.url);
      expectMeeting(seen);
      expect(server.output()).toContain('010-1234-5678');
    } finally {
      expect(await server.stop()).toBe(0);
    }
  });
});

function expectMeeting(seen: Record<string, any>): void {
  const [consultant, customer] = [seen['first'].id, seen['second'].id];
  expect(seen).toMatchObject({
    first: { type: 'joined', peers: [] },
    second: { type: 'joined', peers: [{ id: consultant, name: '이상담' }] },
    met: { id: customer, name: '김고객' },
    refused: { code: 'room-full' },
    offer: { from: customer, description: { type: 'offer', sdp: 'v=0 offer' } },
    answer: { from: consultant, description: { type: 'answer', sdp: 'v=0' } },
    candidates: [
      { from: customer, candidate: { candidate: 'candidate:1' } },
      { from: consultant, candidate: { candidate: 'candidate:2' } },
    ],
    healthInCall: { status: 'ok', rooms: 1, people: 2 },
    left: { id: customer, name: '김고객' },
    callbackStatus: 201,
    credentials: { iceServers: [] },
  });
}

describe('the bundled example in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await launchWithDevices(); }, 600_000);
  afterAll(() => browser?.close());

  test('two people talk, show themselves, chat and find back', { timeout: 120_000 }, async () => {
    await build(EXAMPLE);
    const { consultant, customer, output } = await consult(browser, EXAMPLE);
    expect([...consultant.errors, ...customer.errors]).toEqual([]);
    expect(customer.console.join('\n')).toContain(CUSTOMER.phone);
    expect(output.join('\n')).toContain(CUSTOMER.phone);
  });
});

describe('the migrated example', () => {
  let shown: string;
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchWithDevices();
    shown = (await run(process.execPath, ['scripts/example.mjs'], { cwd: ROOT })).stdout;
  }, 600_000);
  afterAll(() => browser?.close());

  test('the command shows the diff, the summary, the build and the log', () => {
    const phone = CUSTOMER.phone;
    const [before, after] = shown.split('What it logs now');
    expect(before).toMatch(/^ *-.*console\.log\(/m);
    expect(before).toMatch(/^ *\+.*logger\.(debug|info)\(/m);
    expect(before).toMatch(/✓ built in/);
    expect(before).toContain(`(phone: ${phone}`);
    expect(after).toContain('010-****-5678');
    expect(after).not.toContain(phone);
  });

  test('webrtc.js uses the console no more, and imports the logger once', async () => {
    const file = join(MIGRATED, WEBRTC);
    expect(await consoleUses(file)).toEqual([]);
    const text = await readFile(file, 'utf8');
    expect(text.match(/\blogger\.\w+/g)).toHaveLength(98);
    expect(text.match(/^import .*@logfix\/logger/gm)).toHaveLength(1);
  });

  test.each(KEPT)('%s stays byte for byte', async (file) => {
    const before = await readFile(join(EXAMPLE, file));
    expect(await readFile(join(MIGRATED, file))).toEqual(before);
  });

  test('its own tests pass', async () => {
    const { stdout } = await run(process.execPath, ['--test', 'test/rooms.test.js'], {
      cwd: MIGRATED,
    });
    expect(stdout).toMatch(/^# pass 4$/m);
    expect(stdout).toMatch(/^# fail 0$/m);
  });

  test('its server does what it did', async () => {
    const server = await startServer(MIGRATED, { env: { LOG_LEVEL: 'trace' } });
    try {
      expectMeeting(await driveSignalling(server.url));
    } finally {
      expect(await server.stop()).toBe(0);
    }
    expect(server.output()).toContain('김고객');
    expect(server.output()).not.toContain(CUSTOMER.phone);
  });

  test('two people still find each other in Chromium', { timeout: 120_000 }, async () => {
    const { consultant, customer, output } = await consult(browser, MIGRATED);
    expect([...consultant.errors, ...customer.errors]).toEqual([]);
    const written = [...consultant.console, ...customer.console, ...output].join('\n');
    expect(written).not.toContain(CUSTOMER.phone);
    expect(written).not.toContain('Joining');
  });

  test('built with VITE_LOG_LEVEL=debug, the page logs again', { timeout: 120_000 }, async () => {
    await build(MIGRATED, { VITE_LOG_LEVEL: 'debug' });
    const { consultant, customer } = await consult(browser, MIGRATED);
    expect([...consultant.errors, ...customer.errors]).toEqual([]);
    const written = customer.console.join('\n');
    expect(written).toContain('Joining 상담실 3 as 김*객 (phone: 010-****-5678)');
    expect(written).toContain('SDP to send');
    expect(written).not.toContain(CUSTOMER.phone);
  });
});
