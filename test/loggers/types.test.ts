import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { typeErrors } from '../support/typecheck.ts';
import { FORMS, VALUES } from './forms.ts';
import { LIBRARIES } from './libraries.ts';
import { writtenBody } from './write.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
/** A program for each dialect: all forms, as the rewrite leaves them, under the library's types. */
const programs = new Map(Object.entries(LIBRARIES).map(([dialect, { types }]) => {
  const functions = FORMS.map((form, i) =>
    `// ${form.name}\nexport async function form${i}() { ${writtenBody(form, dialect)} }`);
  return [`${folder}${dialect}.written.mts`, [types, VALUES, ...functions].join('\n')];
}));

const wrong = `${folder}wrong.written.mts`;
programs.set(wrong, `${LIBRARIES['pino']!.types} logger.info('joined', 4711);`);

it('writes calls that the types of every library accept', () => {
  const said = typeErrors(programs).map((d) => {
    const text = d.file?.text ?? '';
    const end = text.indexOf('\n', d.start);
    const line = text.slice(text.lastIndexOf('\n', d.start) + 1, end < 0 ? undefined : end);
    return `${d.file?.fileName.replace(folder, '')}: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}: ${line}`;
  });
  // The types are read indeed: pino's refuse a value that its message has no place for.
  expect(said.filter((line) => line.startsWith('wrong'))).not.toEqual([]);
  expect(said.filter((line) => !line.startsWith('wrong'))).toEqual([]);
});
