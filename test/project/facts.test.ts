import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factsOf, forgetFacts, packageFactsFor } from '../../src/project/facts.ts';
import { namedScripts, sourceStems } from '../../src/project/package-entries.ts';
import { makeProject, type Project } from '../support/project.ts';

const PRINT = `console.log('x');\n`;
let project: Project;

beforeEach(() => {
  project = makeProject();
  forgetFacts();
});
afterEach(() => project.remove());

describe('package.json', () => {
  it('is the nearest one upward, and says what it depends on', () => {
    project.write('package.json', { name: 'outer', dependencies: { pino: '9' } });
    project.write('apps/web/package.json', {
      name: 'web', type: 'module', dependencies: { react: '19' }, devDependencies: { vite: '8' },
    });
    const web = packageFactsFor(project.path('apps/web/src/deep/a.ts'))!;
    expect(web.name).toBe('web');
    expect(web.root).toBe(project.path('apps/web'));
    expect([...web.dependencies]).toEqual(['react']);
    expect([...web.devDependencies]).toEqual(['vite']);
    expect(web.parent?.name).toBe('outer');
    expect(packageFactsFor(project.path('apps/b.ts'))?.name).toBe('outer');
  });

  it('is read once', () => {
    project.write('package.json', { name: 'first' });
    const first = packageFactsFor(project.path('src/a.ts'));
    project.write('package.json', { name: 'second' });
    expect(packageFactsFor(project.path('src/b.ts'))).toBe(first);
    forgetFacts();
    expect(packageFactsFor(project.path('src/b.ts'))?.name).toBe('second');
  });

  it('ends at the border of the repository', () => {
    const inner = makeProject({ 'a.js': PRINT });
    expect(packageFactsFor(inner.path('a.js'))).toBeNull();
    inner.remove();
  });

  it.each([
    ['broken', '{ "name": '], ['empty', ''], ['no object', '[1]'], ['null', 'null'],
    ['odd fields', '{"bin":7,"scripts":[1],"keywords":{},"dependencies":"x","directories":null,"exports":[[]],"author":[],"repository":1}'],
    ['a byte order mark', '\uFEFF{"name":"x"}'],
  ])('may be %s', (_, json) => {
    project.write('package.json', json);
    expect(factsOf(project.path('src/a.js'), PRINT).keep).toBeNull();
  });

  it('that only says "type" belongs to the package around it', () => {
    project.write('package.json', { name: 'x', bin: 'esm/go.js', dependencies: { express: '5' } });
    project.write('esm/package.json', { type: 'module' });
    const facts = packageFactsFor(project.path('esm/go.js'))!;
    expect([facts.name, facts.type]).toEqual(['x', 'module']);
    expect(factsOf(project.path('esm/go.js'), PRINT).keep?.role).toBe('cli');
  });
});

describe('scripts of package.json', () => {
  it.each<[string, string, string[], string[]]>([
    ['start', 'node server.js', ['server'], []],
    ['start', 'cross-env NODE_ENV=production node -r dotenv/config ./dist/main.js', ['dist/main'], []],
    ['dev', 'concurrently "tsx watch src/a.ts" "node --inspect src/b.js"', ['src/a', 'src/b'], []],
    ['sample', 'nodemon --watch src --exec ts-node src/c.ts', ['src/c'], []],
    ['worker', 'node jobs/worker', ['jobs/worker'], []],
    ['build', 'tsc && node make/copy.mjs && node make/zip.mjs --all', [], ['make/copy', 'make/zip']],
    ['build:watch', 'node esbuild.js --watch', [], ['esbuild']],
    ['app:setup', 'ts-node -P tsconfig.json setup/run.ts', [], ['setup/run']],
    ['test', 'node --test', [], []],
    ['lint', 'eslint .', [], []],
    ['clean', 'node -e "fs.rmSync(1)"', [], []],
  ])('%s: %s', (name, command, starts, tasks) => {
    const named = namedScripts({ [name]: command });
    expect([...named.starts]).toEqual(starts);
    expect([...named.tasks.keys()]).toEqual(tasks);
  });

  it('run the application where two of them disagree', () => {
    const named = namedScripts({ seed: 'node index.js --seed', start: 'node index.js' });
    expect([...named.starts]).toEqual(['index']);
    expect(named.tasks.size).toBe(0);
  });

  it('name sources by what is built from them', () => {
    expect(sourceStems('dist/cli')).toContain('src/cli');
    expect(sourceStems('dist/src/cli')).toContain('src/cli');
    expect(sourceStems('src/cli')).toEqual(['src/cli']);
  });
});

describe('--include', () => {
  it('keeps nothing by role', () => {
    project.write('package.json', { name: 'x', bin: 'go.js' });
    expect(factsOf(project.path('go.js'), PRINT).keep).not.toBeNull();
    expect(factsOf(project.path('go.js'), PRINT, { include: true }).keep).toBeNull();
    expect(factsOf(project.path('scripts/a.js'), PRINT, { include: true }).keep).toBeNull();
  });
});

describe('paths', () => {
  it('may be those of Windows', () => {
    expect(factsOf('C:\\work\\shop\\room.test.ts', PRINT).keep?.role).toBe('test');
    expect(factsOf('C:\\work\\shop\\room.min.js', PRINT).keep?.role).toBe('minified');
    expect(factsOf('C:\\work\\shop\\room.ts', PRINT).keep).toBeNull();
  });

  it('above the project mean nothing', () => {
    expect(factsOf('/home/scripts/test/vendor/room.ts', PRINT).keep).toBeNull();
  });
});

describe('modules', () => {
  const vite = { name: 'x', devDependencies: { vite: '8' } };
  const server = { name: 'x', dependencies: { express: '5' } };

  it.each<[string, object | null, string, string, string]>([
    ['.mjs', null, 'a.mjs', PRINT, 'esm'],
    ['.cjs', { type: 'module' }, 'a.cjs', PRINT, 'cjs'],
    ['.cts', null, 'a.cts', PRINT, 'cjs'],
    ['TypeScript', server, 'src/a.ts', PRINT, 'esm'],
    ['a component', vite, 'src/A.vue', PRINT, 'esm'],
    ['JSX', server, 'src/a.jsx', PRINT, 'esm'],
    ['node without a type', server, 'src/a.js', PRINT, 'cjs'],
    ['node with a type', { ...server, type: 'module' }, 'src/a.js', PRINT, 'esm'],
    ['sources of a bundler', vite, 'src/a.js', PRINT, 'esm'],
    ['a page of a bundler', vite, 'a.js', `document.title = 'x';\n${PRINT}`, 'esm'],
    ['a script of a bundler', vite, 'scripts/a.js', `process.exit(1);\n${PRINT}`, 'cjs'],
    ['React Native', { name: 'x', dependencies: { 'react-native': '1' } }, 'app/a.js', PRINT, 'esm'],
    ['a static file', server, 'public/js/a.js', PRINT, 'none'],
    ['a static file of a bundler', vite, 'public/a.js', PRINT, 'none'],
    ['assets that are bundled', vite, 'src/assets/a.js', PRINT, 'esm'],
    ['a classic page', null, 'js/a.js', `document.title = 'x';\n${PRINT}`, 'none'],
    ['jQuery', { name: 'x' }, 'js/a.js', `$('#a').hide();\n${PRINT}`, 'none'],
    ['nothing known', null, 'a.js', PRINT, 'none'],
    ['a package that says nothing', { name: 'x' }, 'a.js', PRINT, 'none'],
    ['a package that says commonjs', { name: 'x', type: 'commonjs' }, 'a.js', PRINT, 'cjs'],
    ['node by what it reads', null, 'a.js', `${PRINT}process.exit(1);\n`, 'cjs'],
    ['a file that the project starts', { name: 'x', scripts: { start: 'node a.js' } }, 'a.js', PRINT, 'cjs'],
    ['a service worker of a bundler', vite, 'src/service-worker.js', PRINT, 'none'],
    ['a script of an extension', vite, 'src/popup.js', `chrome.tabs.query({});\n${PRINT}`, 'none'],
    ['an environment of a bundler', vite, 'src/a.js', `if (process.env.X) document.title = 'x';\n${PRINT}`, 'esm'],
  ])('%s', (_, pkg, name, text, expected) => {
    if (pkg) project.write('package.json', pkg);
    expect(factsOf(project.path(name), text).modules).toBe(expected);
  });

  it('of a folder follow the bundler of the whole project', () => {
    project.write('package.json', { name: 'all', devDependencies: { webpack: '5' } });
    project.write('packages/room/package.json', { name: 'room' });
    expect(factsOf(project.path('packages/room/src/a.js'), PRINT).modules).toBe('esm');
  });
});

it.each<[string, object, string, boolean]>([
  ['of a server', { dependencies: { express: '5' } }, 'public/js/a.js', true],
  ['in a static folder', { dependencies: {} }, 'static/a.mjs', true],
  ['of a bundler', { devDependencies: { vite: '8' } }, 'public/a.js', false],
  ['that has to be built', { dependencies: { express: '5' } }, 'public/a.ts', false],
  ['elsewhere', { dependencies: { express: '5' } }, 'src/a.js', false],
])('is served as it lies there: a file %s', (_, pkg, name, expected) => {
  project.write('package.json', pkg);
  expect(factsOf(project.path(name), PRINT).served).toBe(expected);
});

describe('a script of a page that has require', () => {
  const page = (...scripts: string[]): string => `<body>${scripts.map((s) => `<script ${s}></script>`).join('\n')}</body>`;
  const isShared = (name: string): boolean => factsOf(project.path(name), PRINT).sharesPage!;

  it.each<[string, object, string, string, boolean]>([
    ['beside another', { electron: '30' }, 'ui/index.html', page('src="a.js"', "defer src='b.js'"), true],
    ['from another folder', { electron: '30' }, 'html/main.htm', page('src="../ui/a.js"', 'src=../ui/b.js'), true],
    ['of NW.js', { nw: '1' }, 'ui/index.html', page('src="./a.js?v=1"', 'src="b.js"'), true],
    ['alone', { electron: '30' }, 'ui/index.html', page('src="a.js"', 'src="https://x.org/b.js"'), false],
    ['as a module', { electron: '30' }, 'ui/index.html', page('type="module" src="a.js"', 'src="b.js"', 'src="c.js"'), false],
    ['without require', { express: '5' }, 'ui/index.html', page('src="a.js"', 'src="b.js"'), false],
    ['of somebody else', { electron: '30' }, 'node_modules/x/index.html', page('src="../../ui/a.js"', 'src="b.js"'), false],
  ])('%s', (_, dependencies, name, html, expected) => {
    project.write('package.json', { name: 'x', dependencies });
    project.write(name, html);
    expect(isShared('ui/a.js')).toBe(expected);
    expect(isShared('ui/z.js')).toBe(false);
  });

  it('of a package inside the one that has it', () => {
    project.write('package.json', { name: 'x', devDependencies: { electron: '30' } });
    project.write('src/package.json', { name: 'y', dependencies: {} });
    project.write('src/ui.html', page('src="a.js"', 'src="b.js"'));
    expect(isShared('src/a.js')).toBe(true);
  });
});

describe('server', () => {
  it.each<[string, object | null, string, string, boolean]>([
    ['a framework', { name: 'x', dependencies: { fastify: '5' } }, 'src/a.ts', PRINT, true],
    ['Nest', { name: 'x', dependencies: { '@nestjs/core': '11' } }, 'src/a.service.ts', PRINT, true],
    ['node:http', null, 'a.js', `import http from 'node:http';\n${PRINT}`, true],
    ['a folder', { name: 'x', dependencies: { ws: '8' } }, 'server/a.js', PRINT, true],
    ['a route of Next', { name: 'x', dependencies: { next: '15' } }, 'src/app/api/rooms/route.ts', PRINT, true],
    ['a component', { name: 'x', dependencies: { express: '5' } }, 'src/A.tsx', PRINT, false],
    ['a page', { name: 'x', dependencies: { express: '5' } }, 'src/a.js', `window.alert(1);\n${PRINT}`, false],
    ['a front end', { name: 'x', dependencies: { react: '19' } }, 'src/a.ts', PRINT, false],
    ['both in one, the front end', { name: 'x', dependencies: { express: '5', 'react-dom': '19' } }, 'src/a.ts', PRINT, false],
    ['both in one, the back end', { name: 'x', dependencies: { express: '5', 'react-dom': '19' } }, 'server/a.ts', PRINT, true],
  ])('%s', (_, pkg, name, text, expected) => {
    if (pkg) project.write('package.json', pkg);
    expect(factsOf(project.path(name), text).server).toBe(expected);
  });
});

describe('what a test asserts on', () => {
  const keepFor = (test: string, source = `console.error('lost');\n`, name = 'src/room.test.ts') => {
    project.write('package.json', { name: 'x' });
    project.write(name, test);
    return factsOf(project.write('src/room.ts', source), source).keep;
  };
  const reasonFor = (...args: Parameters<typeof keepFor>) => keepFor(...args)?.reason ?? null;
  const IMPORT = `import { join } from './room';\n`;

  it.each([
    ['a spy', `${IMPORT}const spy = vi.spyOn(console, 'error');\nexpect(spy).toHaveBeenCalledWith('lost');`],
    ['a spy of a hook', `${IMPORT}let spy;\nbeforeEach(() => { spy = jest.spyOn(global.console, 'error').mockImplementation(() => {}); });\nexpect(spy).toHaveBeenCalledTimes(1);`],
    ['a typed spy', `${IMPORT}const spy: MockInstance = vi.spyOn(console, "error");\nexpect(spy.mock.calls[0]).toEqual(['lost']);`],
    ['the console itself', `${IMPORT}console.error = vi.fn();\nexpect(console.error).toHaveBeenCalled();`],
    ['a stub', `const { join } = require('./room');\nconst stub = sinon.stub(console, 'error');\nassert(stub.calledOnce);`],
    ['node:test', `${IMPORT}const spy = t.mock.method(console, 'error');\nassert.equal(spy.mock.calls.length, 1);`],
    ['what is collected', `${IMPORT}const lines = [];\nconsole.error = (line) => lines.push(line);\nexpect(lines).toEqual(['lost']);`],
  ])('stays: %s', (_, test) => {
    expect(reasonFor(test)).toBe('a test asserts on it (room.test.ts expects console.error)');
  });

  it.each([
    ['a spy that silences', `${IMPORT}vi.spyOn(console, 'error').mockImplementation(() => {});`],
    ['a spy that expects silence', `${IMPORT}const spy = vi.spyOn(console, 'error');\nexpect(spy).not.toHaveBeenCalled();`],
    ['another method', `${IMPORT}const spy = vi.spyOn(console, 'warn');\nexpect(spy).toHaveBeenCalled();`],
    ['another module', `import { x } from './other';\nconst spy = vi.spyOn(console, 'error');\nexpect(spy).toHaveBeenCalled();`],
    ['no test of the console', `${IMPORT}expect(join()).toBe(1);`],
  ])('does not stay: %s', (_, test) => {
    expect(reasonFor(test)).toBeNull();
  });

  it('is code of the program all the same', () => {
    expect(keepFor(`${IMPORT}expect(console.error).toHaveBeenCalled();`)?.program).toBe('asserted');
  });

  it.each(['src/__tests__/room.test.ts', 'test/deep/room.spec.ts', 'tests/test_room.ts', 'src/room-spec.js'])(
    'is found in %s',
    (name) => {
      const back = name.split('/').slice(0, -1).map(() => '..').join('/');
      const test = `import { join } from '${back}/src/room.js';\nexpect(console.error).toHaveBeenCalled();`;
      expect(reasonFor(test, undefined, name)).toMatch(/^a test asserts on it/);
    },
  );
});

describe('odd texts', () => {
  it.each([
    ['a long word', 'a'.repeat(200_000)],
    ['many blank lines', '\n'.repeat(200_000)],
    ['many spaces', `import${' '.repeat(200_000)}x`],
    ['many dots', `console${'.'.repeat(200_000)}`],
    ['an endless comment', `/*${' * x\n'.repeat(50_000)}`],
    ['nothing', ''],
    ['only a byte order mark', '\uFEFF'],
  ])('%s takes no time', (_, text) => {
    const whole = `${text}\nconsole.log(1);\n`;
    const begin = process.hrtime.bigint();
    factsOf(project.path('src/a.js'), whole);
    expect(Number(process.hrtime.bigint() - begin) / 1e6).toBeLessThan(500);
  });

  it('reads a hashbang after a byte order mark', () => {
    project.write('package.json', { name: 'x' });
    expect(factsOf(project.path('src/a'), `\uFEFF#!/usr/bin/env node\n${PRINT}`).keep?.role).toBe('script');
  });
});
