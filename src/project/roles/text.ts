import type { FileKeep } from '../../analysis/settings.ts';
import { isStatic } from './path.ts';

const HEAD = 2000;

/** Signs of code that a program wrote, in the first lines. */
const GENERATED_HEAD =
  /@generated\b|\bdo not (edit|modify)\b|\bauto-?generated\b|\bautomatically generated\b|\bgenerated (by|from|with|automatically)\b|\bcode generated\b/i;
const BUNDLED =
  /__webpack_require__|\bwebpackJsonp\b|\bwebpackChunk\w*|\b__commonJS\b|\bparcelRequire\b|\bSystem\.register\(\[|\bModule\["(asm|arguments)"\]|\b__toESM\(/;
const COMPILED =
  /^\s*["']use strict["'];\s*(var __\w+ =|Object\.defineProperty\(exports, ["']__esModule["'])|^\s*(var|const) __(awaiter|importDefault|createBinding|decorate|extends|assign|generator)\b/m;

/** The role that a file's text speaks for. */
export function roleOfText(
  text: string,
  path: string,
  owners: readonly string[],
): FileKeep | null {
  const head = text.slice(0, HEAD);
  const comment = leadingComments(head);
  if (comment !== '' && GENERATED_HEAD.test(comment)) {
    return { role: 'generated', reason: 'generated code, as its first comment says' };
  }
  if (printsInLongLines(text)) return { role: 'minified', reason: 'minified code (very long lines)' };
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
function printsInLongLines(text: string): boolean {
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

const VERSIONED = /\bv?\d+\.\d+\.\d+\b|^\/\*!\s*[\w .-]{2,40}? v?\d+\.\d+/;
const LICENSED = /licen[cs]e|copyright|\(c\)|©|@preserve|^\/\*!/i;
const WHOLE_LICENCE =
  /permission is hereby granted|redistribution and use in source and binary|this software is provided/i;
const AUTHOR_SITE = /@author\b[^\n]*\bhttps?:\/\//i;

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
  /\b(one-off|this|a|an|cli|utility|helper|build|migration|standalone|maintenance|deployment)\s+script\b|^[\s/*]*script\s+(to|that|for|which)\b|\busage:/im;

/** Does the first comment call the file a script, or show how to run it? */
export function saysScript(comment: string, path: string): boolean {
  if (CALLS_ITSELF.test(comment)) return true;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const at = comment.indexOf(name);
  if (at < 0) return false;
  return /\b(node|ts-node|tsx|npx|bun|deno)\b/.test(comment.slice(Math.max(0, at - 120), at));
}

/** `#!/usr/bin/env node` and its like; the interpreter's line, or `null`. */
export function hashbangOf(text: string): string | null {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (!text.startsWith('#!', start)) return null;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).trim();
}

/** Reads of the page: what only a browser has. */
export const looksLikeBrowser = (text: string): boolean =>
  /\b(document|window|localStorage|sessionStorage|navigator)\s*\??\.\s*[a-z]/.test(text) ||
  /\bfrom\s+['"](react|vue|svelte|preact|@angular\/core|solid-js|lit|react-native|react-dom[\w/]*)['"]/.test(text);

/** Opens a port itself. */
export const opensPort = (text: string): boolean =>
  /\b(createServer|createSecureServer)\s*\(|\.listen\s*\(|\bnew\s+(WebSocket\.?Server|WebSocketServer|Server)\s*\(|\bNestFactory\b/.test(text);

/** Is it a test by what it imports? */
export const importsTestTools = (text: string): boolean =>
  /['"](vitest|@jest\/globals|node:test|mocha|chai|ava|tape|sinon|supertest|jest|@cucumber\/cucumber|cucumber|bun:test|@playwright\/test|@testing-library\/[\w-]+|k6|k6\/[\w-]+|cypress|@web\/test-runner|uvu)['"]/.test(text);
