// Takes the pictures of docs/audit.md: the page and the terminal, of examples/consult.
//   CHROME_PATH=/usr/bin/chromium node scripts/audit-pictures.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
mkdirSync(here('../docs/images'), { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'logfix-pictures-'));

function audit(...args) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [here('../dist/src/cli/main.js'), 'audit', ...args], {
    cwd: here('../examples/consult'),
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '1' },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const COLOURS = { 1: 'font-weight:700', 2: 'opacity:.62', 4: 'text-decoration:underline', 31: 'color:#ff8f8f', 32: 'color:#7fd6a8', 33: 'color:#e6c067', 36: 'color:#79cfe0' };
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const ENDS = new Set(['0', '22', '24', '39']);

/** What a terminal shows, as HTML. */
const asHtml = (text) => text
  .replace(/[&<>]/g, (char) => ENTITIES[char])
  .replace(/\u001b\[(\d+)m/g, (_, code) => (ENDS.has(code) ? '</span>' : `<span style="${COLOURS[code] ?? ''}">`));

const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  audit('--format', 'html', '--output', join(folder, 'report.html'));
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(join(folder, 'report.html')).href);
  await page.screenshot({ path: here('../docs/images/audit-page.png') });
  const terminal = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await terminal.setContent(`<body style="margin:0"><pre style="margin:0;padding:8px 4px;width:max-content;background:#16181c;color:#e8e6e1;font:13px/1.35 'DejaVu Sans Mono',monospace">${asHtml(audit())}</pre>`);
  await terminal.locator('pre').screenshot({ path: here('../docs/images/audit-terminal.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
