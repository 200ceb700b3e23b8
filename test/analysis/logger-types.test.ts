import { symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { findLogCalls } from '../../src/analysis/logger-calls.ts';
import { projectTypes } from '../../src/project/types/index.ts';
import { parse } from '../../src/source/parse.ts';
import { makeProject, type Project } from '../support/project.ts';

/** Each line ends with what its receiver is: by the type, then by the name. */
const CALLS = `
import type { Logger as NestLike } from './types';
import { pino } from 'pino';
import winston from 'winston';
type Print = (text: string) => void;
interface Toast { info: Print; warn: Print; error: Print; success: Print }
interface Sheet { info(cell: string): void; error: string; warn?: number; debug: boolean }
interface Half { info: Print; error: Print }
declare const winstonLogger: winston.Logger;
declare const logger: boolean | undefined;
declare const toast: Toast;
export function run<T>(
  out: NestLike, audit: Console | undefined, visitorLog: Map<string, string>, pageLog: Sheet, callLog: Half,
  log: T & { info(text: string): void }, anyLogger: any, jobs: { output: ReturnType<typeof pino> },
) {
  out.warn('a'); // true, false
  audit?.error('b'); // true, false
  jobs.output.info('c'); // true, false
  winstonLogger.info('d'); // true, true
  anyLogger.info('e'); // null, true
  callLog.info('f'); // null, true
  log.info('g'); // null, true
  (visitorLog as any).info('h'); // null, true
  // @ts-expect-error a map has no levels
  visitorLog.info('i'); // false, true
  pageLog.info('j'); // null, true
  toast.info('k'); // null, false
  // @ts-expect-error a flag has no levels
  logger!.info('l'); // false, true
}
`;

let project: Project;
beforeAll(() => {
  project = makeProject({
    'package.json': { name: 'app', type: 'module', dependencies: { '@logfix/logger': '1' } },
    'tsconfig.json': {
      compilerOptions: { strict: true, target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler', types: [], lib: ['ES2022', 'DOM'], esModuleInterop: true },
      include: ['src'],
    },
    'src/types.ts': 'export interface Logger { log(m: any): any; error(m: any): any; warn(m: any): any; debug?(m: any): any; verbose?(m: any): any }\n',
    'src/calls.ts': CALLS,
  });
  symlinkSync(resolve('node_modules'), project.path('node_modules'));
});
afterAll(() => project.remove());

describe('with the types of the project', () => {
  it('takes for a logger what is one by its type, and asks the name where the type is open', () => {
    const unit = parse('src/calls.ts', CALLS);
    const called = (typed: boolean) => {
      const types = typed ? projectTypes()(project.path('src/calls.ts'), CALLS) : null;
      return new Set(findLogCalls(unit, types).map(({ node }) => CALLS.slice(0, node.range[0]).split('\n').length));
    };
    const [typed, named] = [called(true), called(false)];
    const rows = CALLS.split('\n').flatMap((line, i) => {
      const [, byType, byName] = /\/\/ (true|false|null), (true|false)$/.exec(line) ?? [];
      return byName === undefined ? [] : [{ line, at: i + 1, byType, byName: byName === 'true' }];
    });
    expect(rows).toHaveLength(12);
    for (const { line, at, byType, byName } of rows) {
      expect(named.has(at), line).toBe(byName);
      expect(typed.has(at), line).toBe(byType === 'null' ? byName : byType === 'true');
    }
  });

  it('reports what such a logger prints in typed linting, and nothing of what only bears the name', () => {
    const code = `
      interface Trail { debug(text: string): void; info(text: string): void; warn(text: string): void; error(text: string): void }
      interface Sheet { add(cell: string): void; notice(cell: string): void; error: string; debug: number }
      export function invite(trail: Trail, userLog: Sheet, user: { phone: string }) {
        trail.info(user.phone);
        userLog.notice(user.phone);
      }
    `;
    const file = project.write('src/invite.ts', code);
    const lines = (parserOptions: object) => new Linter({ cwd: project.root }).verify(code, [{
      files: ['**/*.ts'],
      plugins: { logfix: plugin as never },
      languageOptions: { parser: typescriptParser, parserOptions },
      rules: { 'logfix/no-unmasked-pii': 'error' },
    }], file).map(({ line }) => line);
    expect(lines({})).toEqual([6]);
    expect(lines({ project: './tsconfig.json', tsconfigRootDir: project.root })).toEqual([5]);
  });
});
