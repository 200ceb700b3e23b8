import { describe, expect, it } from 'vitest';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { processFile } from '../../src/source/file.ts';

const vue = (code: string): string => `<script>\n${code}\n</script>\n`;

/** Files that import nothing yet, and how they begin to. */
const CASES: Readonly<Record<string, readonly [filename: string, text: string, written: string]>> = {
  'no semicolon in a method': [
    'Room.vue', vue("export default { m() {\n  const a = 'full'\n  console.warn(a)\n} }"), "import { logger } from '@logfix/logger'\n\n",
  ],
  'semicolons in a method': [
    'Room.vue', vue("export default { m(e) {\n  for (const a of e) console.warn('full');\n} }"), "import { logger } from '@logfix/logger';\n\n",
  ],
  'no semicolon in a function that is exported': [
    'room.js', 'export const m = () => ({\n  f() { console.warn("full") }\n})\n', 'import { logger } from "@logfix/logger"\n\n',
  ],
  'what the top level does comes first': [
    'room.js', "f();\nfunction m() {\n  f()\n  f()\n  console.warn('full')\n}\n", "import { logger } from '@logfix/logger';\n\n",
  ],
  'a gap below a directive': [
    'room.cjs', "'use strict';\n\nconsole.warn('full');\n", "\nconst { logger } = require('@logfix/logger');\n",
  ],
  'no gap below a directive': [
    'room.cjs', "'use strict';\nconsole.warn('full');\n", "const { logger } = require('@logfix/logger');\n",
  ],
};

describe('how an import is written', () => {
  it.each(Object.entries(CASES))('%s', (_, [filename, text, written]) => {
    for (const eol of ['\n', '\r\n']) {
      const lines = (part: string): string => part.replaceAll('\n', eol);
      const { after } = processFile(filename, lines(text), DEFAULT_SETTINGS, [checkNoConsole]);
      expect(after).toContain(lines(written));
      expect(after.replace(lines(written), '')).toBe(lines(text).replaceAll('console', 'logger'));
    }
  });
});
