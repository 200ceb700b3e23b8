import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const installed = (): string | undefined => {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/snap/bin', '/opt/google/chrome'];
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return [process.env['CHROMIUM_PATH'] ?? '', ...found, chromium.executablePath(), mac].find(
    (file) => file && isExecutable(file),
  );
};

const quietly = (command: string, args: string[], cwd?: string): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore', cwd, timeout: 900_000 });
    return true;
  } catch {
    return false;
  }
};

/** Debian's package, where this may install one. */
const fromDebian = (): string | undefined => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  quietly('apt-get', ['update']);
  quietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  return installed();
};

/** The npm package that carries the binary, in a folder of its own. */
const fromNpm = async (): Promise<string | undefined> => {
  const folder = new URL('../../.cache/chromium/', import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder];
  if (!quietly('npm', [...flags, '@sparticuz/chromium@138'], folder)) return undefined;
  const entry = createRequire(folder).resolve('@sparticuz/chromium');
  const { default: packed } = (await import(pathToFileURL(entry).href)) as {
    default: { executablePath(): Promise<string> };
  };
  return packed.executablePath();
};

/** Starts a real Chromium: one that is there, or one that this gets. Throws when it cannot. */
export const startChromium = async (): Promise<Browser> => {
  const executablePath = installed() ?? fromDebian() ?? (await fromNpm());
  if (!executablePath) throw new Error('No Chromium here, and none to be had: set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
};
