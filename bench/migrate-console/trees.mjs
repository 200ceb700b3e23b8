/**
 * Makes the trees that the tools are run on: plain folders of source files, as an
 * application would hold them, with a `package.json` that says no more than a name.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { dense, sparse } from './packages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, '.cache', 'bench-packages');

const SOURCE = /\.(?:[mc]?[jt]s|[jt]sx)$/;
const DECLARATION = /\.d\.[mc]?ts$/;
/** What nobody writes by hand, or no application migrates: it stays out of both trees. */
const ASIDE = new RegExp(
  '(?:^|/)(?:tests?(?:DOH)?|__tests__|__mocks__|specs?|scripts|bin|bench|benchmarks?|dist|build'
  + '|esm|cjs|umd|commonjs|vendor|third_party|min|release|nls|node_modules|demos?|assets|samples)/'
  + '|[.-](?:min|test|spec|bundle|umd)\\.|(?:^|/)(?:test|release)\\.',
  'i',
);
const LONGEST_LINE = 2_000;
const LARGEST = 400_000;

/** Folder of an unpacked package, which is downloaded at the first call. */
function unpacked(spec) {
  const folder = join(cache, spec.replaceAll('/', '+'));
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  console.error(`downloading ${spec}`);
  const pack = execFileSync('npm', ['pack', '--silent', '--pack-destination', partial, spec], {
    encoding: 'utf8',
  });
  const archive = join(partial, pack.trim().split('\n').at(-1));
  execFileSync('tar', ['-xzf', archive, '--strip-components=1', '-C', partial]);
  keepSources(partial);
  renameSync(partial, folder);
  return folder;
}

/** Packages bring maps, bundles and pictures: a gigabyte that nothing here reads. */
function keepSources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isDirectory() && !isSource(relative(folder, file))) rmSync(file);
  }
}

const isSource = (path) => SOURCE.test(path) && !DECLARATION.test(path) && !ASIDE.test(path);

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => isSource(relative(folder, file)));
}

/** Source files of a package as `{ from, to, text }`; `to` is relative to the tree. */
function sourcesOf({ spec, from = ['.'] }) {
  const folder = unpacked(spec);
  const name = spec.slice(0, spec.lastIndexOf('@')).replace('@', '').replace('/', '-');
  return from
    .flatMap((part) => filesBelow(join(folder, part)).map((file) => ({ part, file })))
    .map(({ part, file }) => ({ from: file, within: relative(join(folder, part), file) }))
    .map(({ from: file, within }) => ({
      from: file,
      to: join('src', name, within),
      text: readFileSync(file, 'utf8'),
    }))
    .filter(({ text }) => isHandWritten(text))
    .sort((a, b) => (a.to < b.to ? -1 : 1));
}

function isHandWritten(text) {
  if (text.startsWith('#!') || text.length > LARGEST) return false;
  return text.split('\n').every((line) => line.length < LONGEST_LINE);
}

/** Number of `console.method(…)` calls in code, comments aside; -1 where it does not parse. */
export function consoleCalls(file, text) {
  if (!/\bconsole\b/.test(text)) return 0;
  const lang = /\.[mc]?ts$/.test(file) ? 'ts' : file.endsWith('.tsx') ? 'tsx' : 'jsx';
  const { program, errors } = parseSync(file, text, { lang, sourceType: 'unambiguous' });
  if (errors.length > 0) return -1;
  let calls = 0;
  new Visitor({
    CallExpression({ callee }) {
      if (callee.type === 'MemberExpression' && callee.object.name === 'console') calls += 1;
    },
  }).visit(program);
  return calls;
}

const digest = (text) => createHash('sha256').update(text).digest('hex');

/** A steady choice of `count` files that does not follow the alphabet. */
function pick(files, count) {
  return files
    .map((file) => ({ file, key: digest(file.to) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, count)
    .map(({ file }) => file);
}

function write(folder, files) {
  for (const { from, to } of files) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    copyFileSync(from, join(folder, to));
  }
  const manifest = { name: 'bench-app', version: '1.0.0', private: true };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function describe(files) {
  const counts = files.map(({ to, text }) => consoleCalls(to, text));
  return {
    files: files.length,
    megabytes: files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6,
    withWord: files.filter(({ text }) => /\bconsole\b/.test(text)).length,
    withCalls: counts.filter((calls) => calls > 0).length,
    calls: counts.reduce((sum, calls) => sum + Math.max(calls, 0), 0),
  };
}

/**
 * Writes the tree where few files hold console calls, or the one where three in four do.
 *
 * @param {'sparse' | 'dense'} kind
 * @param {string} folder an empty folder
 * @param {number} share 1 for the whole tree, less for a smaller one of the same make
 */
export function makeTree(kind, folder, share = 1) {
  const files = kind === 'sparse' ? sparseFiles(share) : denseFiles(share);
  write(folder, files);
  return describe(files);
}

function sparseFiles(share) {
  const files = sparse.flatMap(sourcesOf);
  return share === 1 ? files : pick(files, Math.round(files.length * share));
}

function denseFiles(share) {
  const seen = new Set();
  const files = dense.flatMap(sourcesOf).filter(({ text }) => {
    const key = digest(text);
    return !seen.has(key) && seen.add(key);
  });
  const counted = files.map((file) => ({ file, calls: consoleCalls(file.to, file.text) }));
  const loud = counted.filter(({ calls }) => calls > 0).map(({ file }) => file);
  const quiet = counted.filter(({ calls }) => calls === 0).map(({ file }) => file);
  const chosen = pick(loud, Math.round(loud.length * share));
  return [...chosen, ...pick(quiet, Math.round(chosen.length / 3))];
}

/** Sizes of trees for a look at growth: one tree's files are a part of the next one's. */
export function makeMixedTree(folder, count) {
  const files = pick([...sparseFiles(1), ...denseFiles(1)], Infinity);
  const chosen = Array.from({ length: count }, (_, i) => {
    const { from, to } = files[i % files.length];
    const copy = Math.floor(i / files.length);
    return { from, to: copy === 0 ? to : join(`copy-${copy}`, to) };
  });
  write(folder, chosen);
  return chosen.length;
}
