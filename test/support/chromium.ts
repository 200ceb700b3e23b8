// Finds a Chromium for tests in a real browser, or gets one: tests that need it never skip.
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

export interface Chromium {
  readonly executablePath: string;
  /** Variables that this binary needs to start, such as the path of its libraries. */
  readonly env: Readonly<Record<string, string>>;
}

const run = promisify(execFile);

const CACHE = fileURLToPath(new URL('../../.cache/chromium', import.meta.url));
const PACKAGE = '@sparticuz/chromium@153.0.0';
const LOCK_STALE_MS = 10 * 60_000;
const NAMES = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}

async function starts({ executablePath, env }: Chromium): Promise<boolean> {
  const options = { env: { ...process.env, ...env }, timeout: 30_000 };
  const args = process.platform === 'win32' ? ['--headless', '--dump-dom', 'about:blank']
    : ['--version'];
  return run(executablePath, args, options).then(() => true, () => false);
}

async function firstThatStarts(paths: readonly string[]): Promise<Chromium | null> {
  for (const executablePath of paths) {
    const candidate = { executablePath, env: {} };
    if (await isExecutable(executablePath) && await starts(candidate)) return candidate;
  }
  return null;
}

/** A browser that is installed already; `CHROME_PATH` goes first. */
async function installed(): Promise<Chromium | null> {
  const asked = process.env['CHROME_PATH'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const own = chromium.executablePath();
  return firstThatStarts([...(asked ? [asked] : []), ...onPath, ...PLACES, ...(own ? [own] : [])]);
}

/** The npm package carries a headless Chromium for x64 Linux and the libraries it needs. */
async function fromNpm(): Promise<Chromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const executablePath = join(CACHE, 'chromium');
  try {
    if (!await isExecutable(executablePath)) await unpackFromNpm();
  } catch {
    return null;
  }
  const plain = { executablePath, env: {} };
  if (await starts(plain)) return plain;
  const withLibraries = {
    executablePath,
    env: {
      LD_LIBRARY_PATH: join(CACHE, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(CACHE, 'fonts'),
    },
  };
  return await starts(withLibraries) ? withLibraries : null;
}

async function unpackFromNpm(): Promise<void> {
  await rm(CACHE, { recursive: true, force: true });
  await mkdir(CACHE, { recursive: true });
  await writeFile(join(CACHE, 'package.json'), '{ "private": true }\n');
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-save', PACKAGE], { cwd: CACHE });
  const unpack = `import c from '@sparticuz/chromium'; await c.executablePath();`;
  // The package unpacks into the temporary folder, and its libraries only where it believes to
  // be on a bare Amazon machine.
  const env = { ...process.env, TMPDIR: CACHE, AWS_EXECUTION_ENV: 'nodejs20.x' };
  await run(process.execPath, ['--input-type=module', '-e', unpack], { cwd: CACHE, env });
}

/** Changes the machine, so only where the browser of the package does not start. */
async function fromSystemPackages(): Promise<Chromium | null> {
  if (process.getuid?.() !== 0 || !await isExecutable('/usr/bin/apt-get')) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, timeout: 8 * 60_000, maxBuffer: 64 * 1024 * 1024 };
  try {
    await run('apt-get', ['update'], options);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  } catch {
    return null;
  }
  return firstThatStarts(['/usr/bin/chromium']);
}

/** Playwright's own browser, where nothing above serves (macOS, Windows, arm64). */
async function fromPlaywright(): Promise<Chromium | null> {
  const command = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  try {
    await run(command, ['playwright-core', 'install', 'chromium'], { timeout: 8 * 60_000 });
  } catch {
    return null;
  }
  return firstThatStarts([chromium.executablePath()]);
}

/** Only one process gets a browser; the others wait for it. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  const lock = `${CACHE}.lock`;
  await mkdir(join(CACHE, '..'), { recursive: true });
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch {
      const since = await stat(lock).then(({ mtimeMs }) => mtimeMs, () => Date.now());
      if (Date.now() - since > LOCK_STALE_MS) await rm(lock, { recursive: true, force: true });
      await wait(200);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function get(): Promise<Chromium> {
  const found = await installed()
    ?? await fromNpm() ?? await fromSystemPackages() ?? await fromPlaywright();
  if (!found) throw new Error('No Chromium here, and none could be got: set CHROME_PATH');
  return found;
}

let known: Promise<Chromium> | undefined;

/**
 * @returns a Chromium that starts on this machine
 * @throws {Error} when there is none and none can be got
 */
export function findChromium(): Promise<Chromium> {
  known ??= installed().then((found) => found ?? alone(get));
  return known;
}

/** Starts a headless Chromium. @param flags more command-line flags */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    args: [...FLAGS, ...flags],
    env: { ...process.env, ...env } as Record<string, string>,
  });
}
