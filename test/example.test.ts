import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, driveSignalling, startServer } from '../examples/consult/test/drive.js';
import { consult, CUSTOMER, launchWithDevices } from './support/consult-browser.ts';
import type { Browser } from 'playwright-core';

const EXAMPLE = fileURLToPath(new URL('../examples/consult', import.meta.url));
const WEBRTC = join(EXAMPLE, 'frontend/src/webrtc.js');

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
    const uses = await consoleUses(WEBRTC);
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
