import { describe, expect, it } from 'vitest';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { processFile } from '../../src/source/file.ts';

const NEW = "import { logger } from '@logfix/logger';";
const REQUIRED = "const { logger } = require('@logfix/logger');";

/** The lines before the call, after the migration; `+` stands for the new import. */
function placed(lines: readonly string[], filename = 'room.js'): string[] {
  const text = [...lines, '', "console.warn('full');", ''].join('\n');
  const { after } = processFile(filename, text, DEFAULT_SETTINGS, [checkNoConsole]);
  expect(processFile(filename, after, DEFAULT_SETTINGS, [checkNoConsole]).after).toBe(after);
  const head = after.slice(0, after.indexOf("\n\nlogger.warn('full');"));
  return head.split('\n').map((line) => (line === NEW || line === REQUIRED ? '+' : line));
}

/** Each case shows the file as it becomes; without the `+` line it is the file as it was. */
const CASES: Readonly<Record<string, readonly string[]>> = {
  'packages stand before files': ["import express from 'express';", '+', "import { join } from './room.js';"],
  'only files': ['+', "import { join } from './room.js';"],
  'only packages': ["import express from 'express';", '+'],
  "Node's own come first": ["import fs from 'node:fs';", '+', "import { join } from './room.js';"],
  'groups apart': ["import ws from 'ws';", "import cors from 'cors';", '+', '', "import a from '@/a';", "import b from './b';"],
  'aliases': ["import { page } from 'svelte';", '+', "import { x } from '$lib/x';", "import './room.css';"],
  'kinds in no order': ["import a from './a';", "import b from 'b';", "import c from './c';", '+'],
  'in the alphabet': ["import net from 'net';", "import { join } from 'path';", "import url from 'url';", '+', "import a from 'a';"],
  'in the alphabet of its kind': ["import a from '@a/a';", '+', "import b from 'b';", "import c from 'c';", "import d from './d';"],
  'in the alphabet by chance': ["import a from 'a';", "import b from 'b';", '+', "import c from './c';"],
  'in no alphabet': ["import r from 'react';", "import b from 'b';", '+', "import c from './c';"],
  'after what runs first': ["import './instrument';", '+'],
  'not before what runs first': ["import a from 'a';", "import './instrument';", "import b from './b';", '+'],
  'types too': ["import a from 'a';", "import type { B } from 'b';", '+', "import type { C } from './c';"],
  'a comment stays with its import': ['// @ts-ignore', "import x from './x';", '+'],
  'a comment apart': ['// Rooms.', '', '+', "import x from './x';"],
  'after a directive': ["'use client';", '', '+', "import x from './x';"],
  'requires': ["const a = require('a');", '+', "const b = require('./b').b;"],
  'a require that runs': ["require('./env');", "const b = require('./b');", '+'],
};

describe('where an import goes', () => {
  it.each(Object.entries(CASES))('%s', (_, after) => {
    const filename = after.some((line) => line.includes(' type ')) ? 'room.ts' : 'room.js';
    expect(placed(after.filter((line) => line !== '+'), filename)).toEqual(after);
  });
});
