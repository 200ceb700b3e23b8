// Two people in real browsers: drives the front end of the consultation room by its own
// buttons and reads what it shows.
import type { Browser, Page } from 'playwright-core';
import { startServer } from '../../examples/consult/test/drive.js';
import { launchChromium } from './chromium.ts';

const PATIENCE_MS = 30_000;
const FLAGS = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

/** The second person's entries in the form. */
export const CUSTOMER = {
  name: '김고객', phone: '010-1234-5678', email: 'kim@example.com',
} as const;

export interface Person {
  readonly page: Page;
  /** What the page wrote to the console, as `level: text`. */
  readonly console: readonly string[];
  /** Errors that nobody caught. */
  readonly errors: readonly string[];
}

export async function launchWithDevices(): Promise<Browser> {
  return launchChromium(FLAGS);
}

/** Opens the page in a browser profile of its own, fills the form and enters the room. */
async function enterRoom(
  browser: Browser, url: string, visitor: Readonly<Record<string, string>>,
): Promise<Person> {
  const context = await browser.newContext({ permissions: ['microphone', 'camera'] });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const lines: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  for (const [field, value] of Object.entries(visitor)) {
    await page.fill(`#join-form [name=${field}]`, value);
  }
  await page.click('#join-form button:not([type])');
  return { page, console: lines, errors };
}

async function untilState(state: string, ...people: Person[]): Promise<void> {
  const selector = `#status[data-state="${state}"]`;
  await Promise.all(people.map(({ page }) => page.waitForSelector(selector)));
}

/** Types into the chat and waits until the other one reads it. */
async function say(speaker: Person, listener: Person, text: string): Promise<void> {
  const { page } = speaker;
  await page.waitForSelector('#chat-form button:enabled');
  await page.fill('#chat-form [name=text]', text);
  await page.click('#chat-form button');
  await listener.page.getByText(text, { exact: true }).waitFor();
}

async function untilPicture({ page }: Person, wanted: boolean): Promise<void> {
  await page.waitForFunction((expected) => {
    const video = document.querySelector<HTMLVideoElement>('#remote');
    const tracks = (video?.srcObject as MediaStream | null)?.getVideoTracks() ?? [];
    const flowing = tracks.some((track) => track.readyState === 'live' && !track.muted);
    return (flowing && (video?.videoWidth ?? 0) > 0) === expected;
  }, wanted);
}

async function untilSound({ page }: Person): Promise<void> {
  await page.waitForFunction(() => {
    const video = document.querySelector<HTMLVideoElement>('#remote');
    const tracks = (video?.srcObject as MediaStream | null)?.getAudioTracks() ?? [];
    return tracks.some((track) => !track.muted) && (video?.currentTime ?? 0) > 0.2;
  });
}

/**
 * A whole consultation in the built application of this folder: two people meet, hear each
 * other, chat, one shows a picture and hides it, the server goes away and comes back, and one
 * leaves.
 *
 * @returns what both saw, and what the first and the second server wrote
 * @throws {Error} at the first step that does not happen in time
 */
export async function consult(browser: Browser, folder: string) {
  let server = await startServer(folder);
  const people: Person[] = [];
  const output: string[] = [];
  const stop = async () => {
    await server.stop();
    output.push(server.output());
  };
  try {
    const room = '상담실 3';
    const consultant = await enterRoom(browser, server.url, { room, name: '이상담' });
    people.push(consultant);
    await untilState('waiting', consultant);
    const customer = await enterRoom(browser, server.url, { room, ...CUSTOMER });
    people.push(customer);
    await untilState('connected', consultant, customer);
    await Promise.all([untilSound(consultant), untilSound(customer)]);
    await say(customer, consultant, '안녕하세요');
    await say(consultant, customer, '무엇을 도와드릴까요?');

    await customer.page.click('#camera');
    await untilPicture(consultant, true);
    await customer.page.click('#camera');
    await untilPicture(consultant, false);

    await stop();
    await untilState('reconnecting', consultant, customer);
    server = await startServer(folder, { port: server.port });
    await untilState('connected', consultant, customer);
    await say(customer, consultant, '다시 들리세요?');

    await customer.page.click('#leave');
    await untilState('waiting', consultant);
    return { consultant, customer, output };
  } catch (error) {
    const seen = people.map(({ errors, console }) => [...errors, ...console].join('\n'));
    throw new Error([String(error), ...seen].join('\n--- page ---\n'), { cause: error });
  } finally {
    await Promise.all(people.map(({ page }) => page.context().close()));
    await stop();
  }
}
