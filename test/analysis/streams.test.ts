import { describe, expect, it } from 'vitest';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { processFile } from '../../src/source/file.ts';

const SERVER = { ...DEFAULT_SETTINGS, facts: { ...DEFAULT_SETTINGS.facts, server: true } };
const HEAD = "import './b.js';\n";
const IMPORTED = `${HEAD}import { logger } from '@logfix/logger';\n`;

const migrate = (text: string): string =>
  processFile('src/server.js', HEAD + text, SERVER, [checkNoConsole]).after;

describe('writes to the standard streams of a server', () => {
  it.each([
    ["process.stdout.write('listening\\n');\n", "logger.info('listening');\n"],
    ['process.stdout.write(`on ${port}\\n`);\n', 'logger.info(`on ${port}`);\n'],
    ["process.stdout.write((up ? 'up' : 'down') + '\\n');\n", "logger.info((up ? 'up' : 'down'));\n"],
    ["process.stdout.write(((a) + b) + '\\n');\n", "logger.info(((a) + b));\n"],
    ["process.stdout.write((a + '\\n'));\n", "logger.info((a));\n"],
  ])('%s becomes a log line without its line end', (before, after) => {
    expect(migrate(before).replace(/logger\.\w+\(/, 'logger.info(')).toBe(IMPORTED + after);
  });

  it.each([
    "process.stdout.write('.');\n",
    "process.stdout.write('\\n');\n",
    "const more = process.stdout.write('a\\n');\n",
    "process.stdout.write('a\\n', done);\n",
    "process.stdout.write(a + ('\\n'));\n",
    "process.stdout.write(a /* room */ + '\\n');\n",
    "f((process) => process.stdout.write('a\\n'));\n",
  ])('%s stays', (text) => {
    expect(migrate(text)).toBe(HEAD + text);
  });
});
