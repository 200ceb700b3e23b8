import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { DIALECTS } from '../../src/loggers/index.ts';
import { processFile, type FileResult } from '../../src/source/file.ts';
import type { Form } from './forms.ts';

/** The production rewrite of a form into calls of `logger`. */
export function rewriteForm({ code }: Form, dialect: string): FileResult {
  const text = `export async function run() {\n  ${code}\n}\n`;
  const logger = {
    dialect: DIALECTS.get(dialect)!, module: './logger', export: 'logger', name: 'logger', certain: true,
  };
  return processFile('rooms/form.ts', text, { ...DEFAULT_SETTINGS, logger }, [steady]);
}

/** The table is about arguments: a `console.log` without a label is `info`, whatever it says. */
const steady: typeof checkNoConsole = (unit, settings) =>
  checkNoConsole(unit, settings).map((finding) => {
    const { call, level } = finding;
    const labelled = /DEBUG|ERROR/.test(unit.text);
    if (call?.method !== 'log' || labelled || level?.level === 'info') return finding;
    const fix = finding.alternatives().find(({ title }) => title === 'Log as info');
    return fix && finding.fix ? { ...finding, fix: { ...fix, safety: finding.fix.safety } } : finding;
  });

/** The statements of a form after the rewrite, without import and function. */
export const writtenBody = (form: Form, dialect: string): string =>
  bodyOf(rewriteForm(form, dialect).after);

export const bodyOf = (text: string): string =>
  /export async function run\(\) \{\n([^]*)\n\}\n$/.exec(text)![1]!.replace(/^ {2}/, '');
