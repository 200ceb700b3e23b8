import type { FileKeep } from '../../analysis/settings.ts';
import { isStatic } from './path.ts';

const HEAD = 2000;

/** Signs of code that a program wrote, in the first comments. */
const GENERATED_HEAD = [
  /@generated\b|\bDO NOT (EDIT|MODIFY)\b|\bauto-?generated (file|code)\b/,
  /\b(file|code|module|script|type|types|class|client) (is|was|are|were|has been|have been) (auto-?|automatically )?generated\b/i,
  /^[ \t/*!#-]*(auto-?generated|automatically generated|code generated|generated (by|from|with|using|automatically))\b/im,
  /\bdo not (edit|modify|change) (this|the) (file|code)\b|\bdo not modify this file\b/i,
];
const BUNDLED =
  /__webpack_require__|\bwebpackJsonp\b|\bwebpackChunk\w*|\b__commonJS\b|\bparcelRequire\b|\bSystem\.register\(\[|\bModule\["(asm|arguments)"\]|\b__toESM\(/;
const COMPILED =
  /^Object\.defineProperty\(exports, ["']__esModule["']|^(var|const) __(awaiter|importDefault|createBinding|decorate|extends|assign|generator)\b/m;

/** The role that a file's text speaks for. */
export function roleOfText(
  text: string,
  path: string,
  owners: readonly string[],
): FileKeep | null {
  const head = text.slice(0, HEAD);
  const comment = leadingComments(head);
  if (comment !== '' && GENERATED_HEAD.some((sign) => sign.test(comment))) {
    return { role: 'generated', reason: 'generated code, as its first comment says' };
  }
  if (BUNDLED.test(text)) return { role: 'generated', reason: 'a bundle that a tool wrote' };
  if (COMPILED.test(head)) return { role: 'generated', reason: 'compiled code' };
  if (isSignedByOthers(comment, path, owners)) {
    return { role: 'vendored', reason: 'a copied library, as its licence banner says' };
  }
  return null;
}

/** The comments before the first statement. */
export function leadingComments(head: string): string {
  let at = 0;
  const found: string[] = [];
  for (;;) {
    const space = /^(\s|["']use \w+["'];?|;)*/.exec(head.slice(at))![0].length;
    at += space;
    const isLine = head.startsWith('//', at) || (at === 0 && head.startsWith('#!'));
    if (!isLine && !head.startsWith('/*', at)) break;
    const end = isLine ? head.indexOf('\n', at) : head.indexOf('*/', at + 2);
    const to = end < 0 ? head.length : end + (isLine ? 1 : 2);
    found.push(head.slice(at, to));
    at = to;
  }
  return found.join('\n');
}

const LONG_LINE = 1000;

/** Do all uses of the console stand in lines that no person writes? */
export function printsInLongLines(text: string): boolean {
  if (text.length < LONG_LINE) return false;
  let at = text.indexOf('console');
  if (at < 0) return false;
  while (at >= 0) {
    const start = text.lastIndexOf('\n', at) + 1;
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    if (end - start < LONG_LINE) return false;
    at = text.indexOf('console', end);
  }
  return true;
}

const VERSIONED = /\bv?\d{1,9}\.\d{1,9}\.\d{1,9}\b|^\/\*!\s*[\w .-]{2,40}? v?\d+\.\d+/;
const LICENSED = /licen[cs]e|copyright|\(c\)|©|@preserve|^\/\*!/i;
const WHOLE_LICENCE =
  /permission is hereby granted|redistribution and use in source and binary|this software is provided/i;
const AUTHOR_SITE = /@author\b[^\n]{0,200}\bhttps?:\/\//i;

/**
 * A banner of someone else: a name with a version and a licence, a whole licence text, or,
 * among static files, any author with a site: `/*! jQuery v3.4.1 | (c) JS Foundation …`.
 */
function isSignedByOthers(comment: string, path: string, owners: readonly string[]): boolean {
  const isBanner =
    (VERSIONED.test(comment) && LICENSED.test(comment)) ||
    WHOLE_LICENCE.test(comment) ||
    (isStatic(path) && AUTHOR_SITE.test(comment));
  if (!isBanner) return false;
  const said = comment.toLowerCase();
  return !owners.some((owner) => said.includes(owner.toLowerCase()));
}

const CALLS_ITSELF =
  /\b(one-off|this|a|an|cli|utility|helper|build|migration|standalone|maintenance|deployment)\s+script\b|^[ \t/*]*script\s(to|that|for|which)\b|\busage:/im;

const RUNNER = /\b(?:node|ts-node|tsx|npx|bun|deno)\b[^\n]{0,120}$/;

/** Does the head of a file call it a script, or show how to run it? */
export function saysScript(head: string, path: string): boolean {
  if (CALLS_ITSELF.test(leadingComments(head))) return true;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const at = head.indexOf(name);
  return at >= 0 && RUNNER.test(head.slice(Math.max(0, at - 120), at));
}

const EXPORTS = /^[ \t]*export\b|\bmodule\.exports\b|\bexports\.\w+\s*=|['"]electron['"]/m;
const BY_HAND =
  /['"](node:)?(child_process|readline)['"]|\bwriteFile(Sync)?\s*\(|\bcreateWriteStream\s*\(|\bprocess\.exit\s*\(/;

/** `check-ids.js`, `fix_names.ts`: a deed, not a thing. */
const DEED =
  /(^|\/)(check|test|fix|debug|create|update|verify|migrate|setup|run|generate|import|export|delete|clean|cleanup|reset|populate|fetch|convert|sync|dump|deploy|insert|compare|analy[sz]e|validate)[-_][\w.-]+$/;

/** Exports nothing, and does what programs do that a person runs. */
export const runsByHand = (path: string, text: string): boolean =>
  (BY_HAND.test(text) || DEED.test(path)) && !EXPORTS.test(text);

/** Reads its arguments and exits. */
export const takesArguments = (text: string): boolean =>
  /\bprocess\.argv\b/.test(text) && /\bexit\s*\(/.test(text) && !EXPORTS.test(text);

/** `#!/usr/bin/env node` and its like; the interpreter's line, or `null`. */
export function hashbangOf(text: string): string | null {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (!text.startsWith('#!', start)) return null;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).trim();
}

const PAGE =
  /(?<![.\w$])(window|localStorage|sessionStorage|navigator)\??\.[a-z]|(?<![.\w$])document\??\.(getElement|querySelector|create(Element|TextNode|DocumentFragment)|body\b|head\b|title\b|cookie\b|location\b|addEventListener|removeEventListener|documentElement|activeElement|readyState|referrer|write\b|hidden\b|visibilityState|forms\b|execCommand|domain\b|URL\b|currentScript|styleSheets|fullscreen|exitFullscreen)/;
const FRONT_END_IMPORT =
  /\bfrom\s+['"](react|vue|svelte|preact|@angular\/core|solid-js|lit|react-native|react-dom[\w/]*)['"]/;

/** Reads of the page, or a component of one; `ink` draws components in a terminal. */
export const looksLikeBrowser = (path: string, text: string): boolean =>
  /\.(vue|svelte)$/.test(path) ||
  PAGE.test(text) ||
  (FRONT_END_IMPORT.test(importHeads(text)) && !/\bfrom\s+['"]ink['"]/.test(text));

/** Opens a port itself. */
export const opensPort = (text: string): boolean =>
  /\b(createServer|createSecureServer)\s*\(|\.listen\s*\(|\bnew\s+(WebSocket\.?Server|WebSocketServer|Server)\s*\(|\bNestFactory\b/.test(text);

const IMPORT_HEAD = /\b(?:from|import|require)(?:\s{0,3}\()?\s*['"][@\w.:/-]+['"]/g;
let lastText = '';
let lastHeads = '';

/** What a text imports, as it is written: little to search for those who ask for modules. */
export function importHeads(text: string): string {
  if (text !== lastText) {
    lastHeads = (text.match(IMPORT_HEAD) ?? []).join('\n');
    lastText = text;
  }
  return lastHeads;
}

const imports = (names: string): RegExp =>
  new RegExp(`\\b(?:from|import|require)\\s{0,3}\\(?['"](?:${names})['"]`);

const ACTIONS = imports('@actions/(core|github|exec)');
const TEST_TOOLS = imports(
  'vitest|@jest/globals|node:test|mocha|chai|ava|tape|tap|sinon|supertest|jest|bun:test|uvu|' +
    'cypress|k6|k6/[\\w-]+|@cucumber/cucumber|cucumber|@playwright/test|@testing-library/[\\w-]+|' +
    '@web/test-runner|jasmine|should|nock|@nestjs/testing|fast-check|tstyche|expect',
);

/** Is it a step of a pipeline? */
export const importsActions = (text: string): boolean => ACTIONS.test(importHeads(text));

/** Is it a test by what it imports? */
export const importsTestTools = (text: string): boolean => TEST_TOOLS.test(importHeads(text));
