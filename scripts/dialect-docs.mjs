// Writes docs/dialects/*.md from the table of forms that the tests run with the real libraries.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createJiti } from 'jiti';

const jiti = createJiti(import.meta.url);
const { dialectPage, DOCUMENTED } = await jiti.import('../test/loggers/document.ts');
const folder = new URL('../docs/dialects/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const dialect of DOCUMENTED) {
  writeFileSync(new URL(`${dialect}.md`, folder), dialectPage(dialect));
}
