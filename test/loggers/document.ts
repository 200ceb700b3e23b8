import { FORMS } from './forms.ts';
import { LIBRARIES } from './libraries.ts';
import { writtenBody } from './write.ts';

/** What a reader should know of a logger before the table. */
const ABOUT: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  logfix: {
    title: '`@logfix/logger`',
    text: 'The bundled logger takes what the console takes: the arguments stay as they are.',
  },
  pino: {
    title: 'pino',
    text: `pino takes an object first, then the message. After a leading string it prints only what
placeholders take, so values move into the object. An Error prints its stack under \`err\` and
nowhere else. The keys \`level\`, \`time\`, \`msg\`, \`pid\` and \`hostname\` are pino's own. Placeholders
stay where pino and its types know them (\`%s %d %j %o %O\`); others become a template.`,
  },
  winston: {
    title: 'winston',
    text: `winston takes a message and one object, and drops every other value. It fills in
placeholders only with \`format.splat()\`, so they become a template. An Error alone after the
message prints its stack; beside other fields it would print \`{}\`, so its fields and its stack
are copied. \`trace\` becomes \`silly\`, \`fatal\` becomes \`error\`. Its calls give back the logger,
where those of the console give back nothing: where the program may read that, \`void\` stands before
the call, as in \`return void logger.info('closed')\`.`,
  },
  loglevel: {
    title: 'loglevel',
    text: `loglevel hands its arguments to the console: they stay as they are. Its methods are replaced
when the level changes, so none is passed on by itself. It has no \`fatal\`, and shows nothing below
\`warn\` until its level is set.`,
  },
  consola: {
    title: 'consola',
    text: `consola takes what the console takes, but of a lone object that has a \`message\` or \`args\` it
prints only that: a name goes before a lone value.`,
  },
  logtape: {
    title: 'LogTape',
    text: `LogTape prints the properties that the message names in braces. Values keep their place in
the message under a name; braces of the text are doubled; a template becomes a tagged template.
A message that only the run knows may hold braces, so it is a property.`,
  },
  nest: {
    title: "Nest's Logger",
    text: `Nest prints each argument on a line of its own, and takes a string that stands last for a
context: what follows the message is an object or an Error. \`info\` becomes \`log\`, \`trace\` becomes
\`verbose\`. A class with a \`logger\` of its own uses it as \`this.logger\`; elsewhere the static
\`Logger\` gets the name of the class as its context.`,
  },
  'console-like': {
    title: 'Console-like loggers',
    text: `Any module with \`debug\`, \`info\`, \`warn\` and \`error\` that takes what the console takes. A level
without a method of its own goes to the nearest one.`,
  },
  'tag-first': {
    title: 'Tag-first loggers',
    text: `Every call begins with the name of its part of the program: the \`[Tag]\` of the message, or
the tag that the file's other calls have, or the name of the file. Placeholders become a template,
since nobody fills them in behind a tag.`,
  },
};

const code = (text: string): string => {
  const line = text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
  const fence = line.includes('`') ? '``' : '`';
  return fence === '``' ? `${fence} ${line} ${fence}` : fence + line + fence;
};

/** A page of the documentation: how calls look for one logger. */
export function dialectPage(dialect: string): string {
  const { title, text } = ABOUT[dialect]!;
  const note = LIBRARIES[dialect]!.leavesOut?.note;
  const rows = FORMS.map((form) => {
    const before = form.code.replace(/^try \{ fails\(\); \} catch \(err\) \{ (.*) \}$/, '$1');
    const after = writtenBody(form, dialect)
      .replace(/^try \{ fails\(\); \} catch \(err\) \{ (.*) \}$/, '$1');
    return `| ${form.name} | ${code(before)} | ${code(after)} |`;
  });
  return `# ${title}

<!-- Made by \`node scripts/dialect-docs.mjs\`: edit test/loggers/document.ts and run it. -->

Setting: \`logger: { dialect: '${dialect}' }\`.

${text}${note === undefined ? '' : `\n\n${note}`}

Each call of the last column is run with the real library, and what it prints holds every word that
the console printed for the call beside it. Two things are not in the table because no JSON can show
them: \`undefined\` as a field's value, and what is inside a Map or a Set.

| form | before | after |
|---|---|---|
${rows.join('\n')}
`;
}

export const DOCUMENTED: readonly string[] = Object.keys(ABOUT);
