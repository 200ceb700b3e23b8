// Draws docs/images/dry-run.svg: what the command line prints about the bundled example, in part.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const PICTURE = join(ROOT, 'docs/images/dry-run.svg');
const COMMAND = 'migrate-console . --dry-run';
/** Of all hunks, those that show most. */
const TELLING = /wants to join|call-back without|socket\.on\('error'/;
const SUMMARY = /^(Would rewrite|  masked:)/;

const COLOURS = { '+': '#7ee787', '-': '#ff9492', '@': '#79c0ff', $: '#f0f6fc', W: '#f0f6fc', ' ': '#9da7b3' };
const [CHARACTER, LINE, EDGE, TOP] = [7.8, 20, 20, 48];

/** What the command prints in a copy of the example. */
function printed() {
  const copy = mkdtempSync(join(tmpdir(), 'logfix-picture-'));
  try {
    cpSync(join(ROOT, 'examples/consult'), copy, {
      recursive: true,
      filter: (path) => !['node_modules', 'dist', 'data'].includes(basename(path)),
    });
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'dist/src/cli/main.js'), ...COMMAND.split(' ')],
      { cwd: copy, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' } },
    );
    if (!stdout.includes('Would rewrite')) throw new Error(`nothing to draw:\n${stdout}${stderr}`);
    return stdout;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The lines that change in a hunk; what stands around them tells nothing new. */
function changes(hunk) {
  const lines = hunk.split('\n').filter((line) => /^[-+]/.test(line) && TELLING.test(line));
  return lines.map((line) => `${line[0]} ${line.slice(1).trim()}`);
}

/** The lines of the picture. */
export function lines() {
  const output = printed();
  const files = output.split(/^(?=--- a\/)/m).filter((part) => part.startsWith('--- a/'));
  const shown = files.flatMap((file) => {
    const [head, ...hunks] = file.split(/^(?=@@ )/m);
    const found = hunks.filter((hunk) => TELLING.test(hunk)).flatMap(changes);
    return found.length === 0 ? [] : ['', `@ ${/^\+\+\+ b\/(.*)$/m.exec(head)[1]}`, ...found];
  });
  return [`$ npx logfix ${COMMAND}`, ...shown, '', ...output.split('\n').filter((line) => SUMMARY.test(line))];
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The picture, as text. */
export function picture() {
  const all = lines();
  const width = Math.ceil(Math.max(...all.map((line) => line.length)) * CHARACTER + 2 * EDGE);
  const height = TOP + all.length * LINE + EDGE / 2;
  const rows = all.flatMap((line, i) => {
    if (line === '') return [];
    const text = line.startsWith('@ ') ? line.slice(2) : line;
    return `  <text x="${EDGE}" y="${TOP + i * LINE + 6}" fill="${COLOURS[line[0]]}">${escaped(text)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"
  font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" xml:space="preserve">
  <title>A terminal: logfix shows what it would change in an application</title>
  <rect width="${width}" height="${height}" rx="10" fill="#0d1117"/>
  <circle cx="24" cy="20" r="6" fill="#ff5f57"/><circle cx="44" cy="20" r="6" fill="#febc2e"/><circle cx="64" cy="20" r="6" fill="#28c840"/>
${rows.join('\n')}
</svg>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(ROOT, 'docs/images'), { recursive: true });
  writeFileSync(PICTURE, picture());
}
