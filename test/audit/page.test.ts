import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { logfix, project } from '../support/cli.ts';

const CONSULT = fileURLToPath(new URL('../../examples/consult', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let folder: string;
let report: string;
/** How many findings the earlier report lacks, and how many both have. */
let added: number;
let same: number;

beforeAll(async () => {
  browser = await launchChromium();
  folder = mkdtempSync(join(tmpdir(), 'logfix-page-'));
  const { out } = logfix(CONSULT, ['audit', '--format', 'json']);
  // An earlier report that lacks half of the findings, and has one that is gone since.
  const earlier = JSON.parse(out) as { findings: { fingerprint: string }[] };
  added = earlier.findings.length >> 1;
  same = earlier.findings.length - added;
  earlier.findings = earlier.findings.slice(0, same);
  earlier.findings.push({ ...earlier.findings[0]!, fingerprint: '0'.repeat(20) });
  writeFileSync(join(folder, 'earlier.json'), JSON.stringify(earlier));
  report = join(folder, 'report.html');
  const { code, err } = logfix(CONSULT, [
    'audit', '--format', 'html', '--output', report, '--compare', join(folder, 'earlier.json'),
  ]);
  expect([code, err]).toEqual([0, `Wrote ${report}\n`]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface View {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScriptEnabled?: boolean;
}

async function open(file: string, { width = 1280, ...view }: View = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true, ...view });
  await page.goto(pathToFileURL(file).href);
  return page;
}

const choose = (page: Page, id: string): Promise<void> => page.locator(`#${id}`).check();

describe('the page', () => {
  it.each([
    [1280, 'light', 'en'], [1280, 'dark', 'ko'], [360, 'light', 'ko'], [360, 'dark', 'en'],
  ] as const)('is accessible at %i pixels, %s, in %s', async (width, colorScheme, lang) => {
    const page = await open(report, { width, colorScheme });
    await choose(page, `lang-${lang}`);
    await page.evaluate(AXE);
    const { violations, passes } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`)).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
    await page.close();
  }, 60_000);

  it.each([320, 360, 768, 1280, 1920])('never scrolls sideways at %i pixels', async (width) => {
    const page = await open(report, { width });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });

  it('holds no script, asks for nothing, and shows all without JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(report).href);
    expect(asked).toEqual([pathToFileURL(report).href]);
    expect(await page.locator('script, [onload], [onerror], link, iframe, img').count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'The worst calls' }).isVisible()).toBe(true);
    expect(await page.locator('article').count()).toBe(10);
    await page.close();
  });

  it('speaks one language at a time, and changes it with the keyboard', async () => {
    const page = await open(report);
    const title = page.locator('#levels-title');
    expect(await title.innerText()).toBe('Calls by level');
    await page.locator('#lang-en').focus();
    await page.keyboard.press('ArrowRight');
    expect(await title.innerText()).toBe('레벨별 호출 수');
    expect(await page.locator('main').innerText()).not.toContain('phone number');
    await page.close();
  });

  it('begins in the language that was asked for', async () => {
    const file = join(folder, 'ko.html');
    logfix(CONSULT, ['audit', 'server', '--format', 'html', '--lang', 'ko', '--output', file]);
    const page = await open(file);
    expect(await page.title()).toBe('consult 로그 점검 보고서');
    expect(await page.locator('#kinds-title').innerText()).toBe('개인정보');
    await page.close();
  });

  it('is light or dark as the system is, unless it is told', async () => {
    const page = await open(report, { colorScheme: 'dark' });
    const paper = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await paper()).toBe('rgb(22, 24, 28)');
    await choose(page, 'theme-light');
    expect(await paper()).toBe('rgb(251, 250, 247)');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.switches').isVisible()).toBe(false);
    await page.close();
  });

  it('draws each folder as large as what was found in it', async () => {
    const page = await open(report);
    const fields = await page.locator('.wide-map .field').evaluateAll((all) => all.map((field) => ({
      area: (field as HTMLElement).offsetWidth * (field as HTMLElement).offsetHeight,
      findings: Number(field.querySelector('b')!.textContent),
    })));
    expect(fields.length).toBeGreaterThan(5);
    const shares = fields.map(({ area, findings }) => area / findings);
    expect(Math.max(...shares) / Math.min(...shares)).toBeLessThan(1.35);
    await page.close();
  });

  it('tells what is new and what is gone', async () => {
    const page = await open(report);
    expect(await page.locator('.trend ul').innerText()).toBe(`+${added} new\n−1 gone\n${same} same`);
    expect(await page.locator('.worst .tag.new').count()).toBeGreaterThan(0);
    await page.close();
  });
});

describe('hostile code', () => {
  const NAMES = [
    'src/"><img src=x onerror=document.title=666>.js',
    "src/'onmouseover='x.js",
    'src/{{n}}${7*7}<%= 7 %>.js',
    'src/\u202Egpj.js',
    'src/&lt;b&gt;.js',
  ];
  const CODE =
    'export const f = (user) => console.log("</script><script>document.title=666</script><!--", `{{n}}`, "\u202Ex", user.phone);\n';

  it('is shown as it is and does nothing', async () => {
    const root = project(Object.fromEntries(NAMES.map((name) => [name, CODE])));
    const file = join(root, 'out.html');
    expect(logfix(root, ['audit', '--format', 'html', '--output', file]).code).toBe(0);
    const page = await open(file, { javaScriptEnabled: true });
    expect(await page.title()).toMatch(/^Logging audit of logfix-test-/);
    expect(await page.locator('script, img').count()).toBe(0);
    const text = await page.locator('main').innerText();
    for (const name of NAMES) expect(text).toContain(name.replace('\u202E', '\\u202e'));
    expect(text).toContain('"</script><script>document.title=666</script><!--"');
    expect(readFileSync(file, 'utf8')).not.toContain('\u202E');
    expect(await page.locator('article').count()).toBeGreaterThan(4);
    await page.close();
  });
});
