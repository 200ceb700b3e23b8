import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factsOf, forgetFacts } from '../../src/project/facts.ts';
import { makeProject, type Project } from '../support/project.ts';

const PRINT = `console.log('x');\n`;
let project: Project;

beforeEach(() => {
  project = makeProject();
  forgetFacts();
});
afterEach(() => project.remove());

type Files = Readonly<Record<string, string | object>>;

/** The role of one file of a project; `none` where its calls are migrated. */
function role(files: Files, name: string, text = PRINT): string {
  for (const [path, content] of Object.entries(files)) project.write(path, content);
  return factsOf(project.write(name, text), text).keep?.role ?? 'none';
}

const APP = { name: 'shop', private: true, dependencies: { express: '5' } };
const CLI = { name: 'tool', bin: { tool: './dist/cli.js' }, keywords: ['cli'] };

describe('a command-line program keeps its output', () => {
  it.each<[string, object, string]>([
    ['bin as a string', { name: 'a', bin: './run.js' }, 'run.js'],
    ['bin as an object', { name: 'a', bin: { one: 'lib/one.mjs', two: 'lib/two.mjs' } }, 'lib/two.mjs'],
    ['a folder of programs', { name: 'a', directories: { bin: './programs' } }, 'programs/go.js'],
    ['bin that is built from src', { name: 'a', bin: 'dist/go.js' }, 'src/go.ts'],
    ['bin that is built deeper', { name: 'a', bin: 'dist/src/bin/go.js' }, 'src/bin/go.ts'],
    ['bin that is built at the root', { name: 'a', bin: 'lib/go.js' }, 'go.ts'],
    ['bin of a server', { ...APP, bin: 'index.js' }, 'index.js'],
  ])('%s', (_, pkg, name) => {
    expect(role({ 'package.json': pkg }, name)).toBe('cli');
  });

  it('says that bin is why', () => {
    const file = project.write('go.js', PRINT);
    project.write('package.json', { name: 'a', bin: 'go.js' });
    expect(factsOf(file, PRINT).keep?.reason).toBe(
      `a command-line program's output to its user ("bin" of package.json)`,
    );
  });

  it('keeps what its program imports, at any distance, through built paths and indexes', () => {
    const files = {
      'package.json': { name: 'tool', bin: './bin/tool.js', dependencies: { commander: '14' } },
      'bin/tool.js': `#!/usr/bin/env node\nrequire('../dist/main.js');\n`,
      'src/main.ts': `import { show } from './view';\nexport const run = () => import('@/deep');\n`,
      'src/view/index.ts': PRINT,
      'src/deep.ts': PRINT,
    };
    expect(role(files, 'src/view/index.ts')).toBe('cli');
    expect(role({}, 'src/deep.ts')).toBe('cli');
    expect(role({}, 'src/library.ts')).toBe('none');
  });

  it('keeps all of a package that says it is one, but code of a browser', () => {
    expect(role({ 'package.json': CLI }, 'src/anything.ts')).toBe('cli');
    expect(role({}, 'src/page.ts', `document.title = 'x';\n${PRINT}`)).toBe('none');
  });

  it('migrates a server that has a program too, but the program and its commands', () => {
    const files = {
      'package.json': {
        ...APP,
        bin: 'index.js',
        dependencies: { express: '5', commander: '14' },
        scripts: { start: 'node index.js' },
      },
      'index.js': `#!/usr/bin/env node\nrequire('./server/app');\n`,
    };
    expect(role(files, 'server/app.js', `require('express');\n${PRINT}`)).toBe('none');
    expect(role({}, 'server/rooms.js')).toBe('none');
    expect(role({}, 'server/commands/add.js')).toBe('cli');
  });

  it.each([
    ['commander', `import { program } from 'commander';\n${PRINT}`, 'cli'],
    ['yargs of a server', `const yargs = require('yargs');\ncreateServer().listen(1);\n${PRINT}`, 'none'],
    ['a hashbang', `#!/usr/bin/env node\n${PRINT}`, 'script'],
    ['a hashbang of a server', `#!/usr/bin/env node\nhttp.createServer(app).listen(1);\n${PRINT}`, 'none'],
    ['arguments and an exit', `if (process.argv[2] === '-d') drop();\n${PRINT}process.exit(0);\n`, 'script'],
    ['arguments of a module', `export const d = process.argv[2];\n${PRINT}process.exit(0);\n`, 'none'],
    ['a comment that shows how to run it', `// npx ts-node src/tool.ts\n${PRINT}`, 'script'],
    ['a comment that calls it a script', `/** One-off script: makes rooms. */\n${PRINT}`, 'script'],
    ['a step of a pipeline', `const github = require('@actions/github');\n${PRINT}`, 'script'],
    ['writing files and exporting nothing', `import fs from 'fs';\nfs.writeFileSync('a', 'b');\n${PRINT}`, 'script'],
    ['writing files for others', `import fs from 'fs';\nexport const save = () => fs.writeFileSync('a', 'b');\n${PRINT}`, 'none'],
    ['the main process of Electron', `import { app } from 'electron';\nfs.writeFileSync('a', 'b');\n${PRINT}`, 'none'],
    ['a comment about something else', `/** Describes rooms. */\n${PRINT}`, 'none'],
  ])('by what it does: %s', (_, text, expected) => {
    expect(role({ 'package.json': APP }, 'src/tool.ts', text)).toBe(expected);
  });

  it('migrates what is started from a folder called bin', () => {
    const pkg = { name: 'x', private: true, scripts: { start: 'tsx bin/serve.ts', sync: 'tsx bin/sync.ts' } };
    expect(role({ 'package.json': pkg }, 'bin/serve.ts')).toBe('none');
    expect(role({}, 'bin/sync.ts')).toBe('script');
  });

  it('keeps a deed that nothing imports, and migrates what the application imports', () => {
    const files = {
      'package.json': { ...APP, scripts: { start: 'node server.js' } },
      'server.js': `require('./setup-db');\n`,
      'setup-db.js': PRINT,
    };
    expect(role(files, 'check-ids.js')).toBe('script');
    expect(role({}, 'setup-db.js')).toBe('none');
    expect(role({}, 'src/cron.js', `import 'node:child_process';\n${PRINT}`)).toBe('none');
  });

  it('keeps components of a terminal', () => {
    const pkg = { name: 'x-cli', bin: 'dist/cli.js', dependencies: { ink: '6', react: '19' } };
    const ink = `import { Text } from 'ink';\nimport React from 'react';\n${PRINT}`;
    expect(role({ 'package.json': pkg }, 'src/view.tsx', ink)).toBe('cli');
    expect(role({}, 'src/page.tsx', `import React from 'react';\n${PRINT}`)).toBe('none');
    expect(role({}, 'src/Page.vue', PRINT)).toBe('none');
  });

  it('keeps packages of a workspace that only programs use', () => {
    const files = {
      'package.json': { name: 'all', private: true, workspaces: ['packages/*'] },
      'packages/cli/package.json': { name: '@x/cli', bin: 'dist/cli.js', dependencies: { '@x/core': '*', '@x/shared': '*' } },
      'packages/core/package.json': { name: '@x/core', dependencies: { '@x/git': '*' } },
      'packages/git/package.json': { name: '@x/git' },
      'packages/shared/package.json': { name: '@x/shared' },
      'packages/api/package.json': { name: '@x/api', dependencies: { '@x/shared': '*', fastify: '5' } },
      'packages/alone/package.json': { name: '@x/alone' },
    };
    expect(role(files, 'packages/core/src/index.ts')).toBe('cli');
    expect(role({}, 'packages/git/src/index.ts')).toBe('cli');
    expect(role({}, 'packages/shared/src/index.ts')).toBe('none');
    expect(role({}, 'packages/api/src/index.ts')).toBe('none');
    expect(role({}, 'packages/alone/src/index.ts')).toBe('none');
  });

  it('migrates a daemon that is started, whatever its bin', () => {
    const files = {
      'package.json': { name: 'bridge', bin: 'cli.js', dependencies: { mqtt: '5' }, scripts: { start: 'node index.js' } },
      'cli.js': `require('./index');\n`,
      'index.js': `require('./lib/onboarding');\n`,
    };
    expect(role(files, 'lib/onboarding.js')).toBe('none');
    expect(role({}, 'cli.js')).toBe('cli');
  });

  it('keeps programs that speak a protocol over standard output, and actions', () => {
    const files = {
      'package.json': { name: 'notes', bin: 'dist/main.js', dependencies: { '@modelcontextprotocol/sdk': '1', express: '5' } },
      'src/main.ts': `#!/usr/bin/env node\nawait server.connect(new StdioServerTransport());\n`,
    };
    expect(role(files, 'src/notes.ts')).toBe('cli');
    expect(factsOf(project.path('src/notes.ts'), PRINT).keep?.program).toBe('protocol');
    forgetFacts();
    expect(role({ 'package.json': { name: 'x', dependencies: { '@actions/core': '1' } } }, 'src/main.ts')).toBe('cli');
  });
});

describe('scripts keep their output', () => {
  it.each([
    ['scripts/release.js'], ['tools/check.ts'], ['bin/www-data.js'], ['gulpfile.js'],
    ['Gruntfile.js'], ['src/scripts/fill.ts'], ['db/migrations/001-init.js'], ['prisma/seed.ts'],
    ['src/seeders/users.ts'], ['bench/parse.js'], ['examples/basic.js'], ['.github/scripts/label.cjs'],
    ['.install-scripts/ask.ts'], ['userSeeder.js'], ['build.mjs'], ['temp/password.js'],
    ['src/migration-scripts/a.ts'], ['seed/large-team-seed.ts'],
  ])('%s', (name) => {
    expect(role({ 'package.json': APP }, name)).toBe('script');
  });

  it('keeps what "scripts" of package.json runs and its parts, but not the application', () => {
    const files = {
      'package.json': {
        ...APP,
        scripts: {
          start: 'node --inspect server/index.js',
          'dev:server': 'nodemon --watch server server/index.js',
          'build:prod': 'vite build && node make/banner.js',
          sync: 'cross-env X=1 tsx -r dotenv/config sync/run.ts --all',
          migrate: 'node server/migrate',
        },
      },
      'server/db.js': PRINT,
      'server/steps.js': PRINT,
      'sync/rows.ts': PRINT,
      'sync/run.ts': `import './rows';\nimport '../server/db';\n`,
      'server/index.js': `require('./db');\n`,
      'server/migrate.js': `require('./db');\nrequire('./steps');\n`,
    };
    expect(role(files, 'make/banner.js')).toBe('script');
    expect(role({}, 'sync/rows.ts')).toBe('script');
    expect(role({}, 'server/steps.js')).toBe('script');
    expect(role({}, 'server/db.js')).toBe('none');
    expect(role({}, 'server/index.js')).toBe('none');
  });

  it.each([
    ['src/examples/list.ts', 'a part of the application', PRINT],
    ['public/scripts/room.js', 'code of a page', `document.title = 'x';\n${PRINT}`],
    ['bin/www', 'a server', `#!/usr/bin/env node\nhttp.createServer(app).listen(80);\n${PRINT}`],
    ['src/seedPhrase.ts', 'another word', PRINT],
    ['src/build.ts', 'a module', PRINT],
  ])('migrates %s: %s', (name, _, text) => {
    expect(role({ 'package.json': APP }, name, text)).toBe('none');
  });

  it('takes an example with its own package.json for an application', () => {
    const files = { 'package.json': CLI, 'examples/chat/package.json': { name: 'chat', dependencies: {} } };
    expect(role(files, 'examples/chat/src/room.ts')).toBe('none');
  });
});

describe('configuration keeps its output', () => {
  it.each([
    'vite.config.ts', 'webpack.dev.js', 'webpack.config.prod.js', 'config/webpack.config.js',
    '.eslintrc.cjs', 'packages/a/jest.config.ts', 'karma.conf.js', '.storybook/main.ts',
    'metro.config.js', 'next.config.mjs', 'electron.vite.config.ts', 'anything.config.js',
    'config-overrides.js', 'src/setupProxy.js', 'codegen.ts',
  ])('%s', (name) => {
    expect(role({ 'package.json': APP }, name)).toBe('config');
  });

  it.each(['src/app/app.config.ts', 'db.config.js', 'config/auth.config.js', 'src/nextauth.config.ts'])(
    'migrates %s, settings of the application',
    (name) => expect(role({ 'package.json': APP }, name)).toBe('none'),
  );
});

describe('tests keep their output', () => {
  it.each([
    'src/room.test.ts', 'src/room.spec.jsx', 'src/__tests__/room.js', '__mocks__/fs.js',
    'test/helpers.js', 'tests/deep/down.ts', 'e2e/login.ts', 'cypress/support/index.js',
    'spec/room.rb.js', 'jest.setup.js', 'src/setupTests.js', 'src/test-utils.tsx', 'a_test.js',
    'src/Room.stories.tsx', 'fixtures/a.js', 'packages/app-tests/run.ts', 'app.e2e-spec.ts',
    'backend-e2e/src/setup.ts', 'global-setup.ts',
  ])('%s', (name) => {
    expect(role({ 'package.json': APP }, name)).toBe('test');
  });

  it('knows a test by what it imports', () => {
    expect(role({ 'package.json': APP }, 'src/check.ts', `import { it } from 'vitest';\n${PRINT}`)).toBe('test');
    expect(role({}, 'src/names.js', `const tools = ['jest', 'mocha'];\n${PRINT}`)).toBe('none');
    expect(role({}, 'src/load.js', `import http from 'k6/http';\n${PRINT}`)).toBe('test');
  });

  it('does not look above the project', () => {
    const nested = makeProject({});
    const path = 'test/fixtures/shop/src/room.ts';
    nested.write('test/fixtures/shop/package.json', { name: 'shop' });
    expect(factsOf(nested.write(path, PRINT), PRINT).keep).toBeNull();
    forgetFacts();
    nested.write('package.json', { name: 'outer' });
    expect(factsOf(nested.path(path), PRINT).keep?.role).toBe('test');
    nested.remove();
  });

  it('migrates what is only called after tests', () => {
    expect(role({ 'package.json': APP }, 'src/testimonials/list.ts')).toBe('none');
    expect(role({}, 'src/latest.ts')).toBe('none');
    expect(role({}, 'src/contest/board.ts')).toBe('none');
    expect(role({}, 'src/routes/test.ts')).toBe('none');
  });
});

describe('code that nobody writes by hand stays', () => {
  const minified = `!function(){${'var a=1;'.repeat(200)}console.log(a)}();`;

  it.each<[string, string, string, string]>([
    ['a declaration', 'src/a.d.ts', PRINT, 'declaration'],
    ['a minified name', 'src/a.min.js', PRINT, 'minified'],
    ['minified text', 'src/a.js', `/* x */\n${minified}\n`, 'minified'],
    ['a generated marker', 'src/a.ts', `// @generated by protobuf-ts\n${PRINT}`, 'generated'],
    ['do not edit', 'src/a.ts', `/* eslint-disable */\n// Code generated. DO NOT EDIT.\n${PRINT}`, 'generated'],
    ['protocol buffers', 'src/a_pb.js', PRINT, 'generated'],
    ['a generated name', 'src/a.generated.ts', PRINT, 'generated'],
    ['a generated folder', 'src/generated/client.ts', PRINT, 'generated'],
    ['a bundle', 'static/a.js', `var m = {};\nfunction __webpack_require__(id) {}\n${PRINT}`, 'generated'],
    ['compiled code', 'server/a.js', `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n${PRINT}`, 'generated'],
    ['build output', 'dist/a.js', PRINT, 'generated'],
    ['coverage', 'coverage/lcov-report/prettify.js', PRINT, 'generated'],
    ['output of a framework', '.next/server/a.js', PRINT, 'generated'],
    ['a vendor folder', 'src/vendor/a.js', PRINT, 'vendored'],
    ['third parties', 'third_party/a.js', PRINT, 'vendored'],
    ['a library by its name', 'public/js/jquery-3.4.1.js', PRINT, 'vendored'],
    ['a folder of libraries', 'public/lib/a.js', PRINT, 'vendored'],
    ['a banner with a version', 'src/a.js', `/*! Foo v1.2.3 | MIT License */\n${PRINT}`, 'vendored'],
    ['a whole licence', 'src/a.js', `/*\n Foo by Bar.\n Permission is hereby granted, free of charge, …\n*/\n${PRINT}`, 'vendored'],
  ])('%s', (_, name, text, expected) => {
    expect(role({ 'package.json': APP }, name, text)).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['a long line beside', 'src/a.js', `const image = '${'A'.repeat(5000)}';\n${PRINT}`],
    ['its own banner', 'src/a.js', `/*! shop v1.2.3 | MIT License */\n${PRINT}`],
    ['a licence of the company', 'src/a.js', `/* Copyright 2024 Shop. Licensed under Apache 2.0. */\n${PRINT}`],
    ['a word far below', 'src/a.js', `${'let a;\n'.repeat(50)}// the token is generated by the server\n${PRINT}`],
    ['a comment of a function', 'src/a.ts', `/**\n * Maps keys.\n * @returns an object with keys generated by the function\n */\nexport function a() {}\n${PRINT}`],
    ['an advice', 'src/a.ts', `/* Do not change the order of the rooms. */\n${PRINT}`],
    ['a variable called document', 'src/a.ts', `for (const document of all) document.id;\n${PRINT}`],
    ['a source folder called build', 'src/build/rooms.ts', PRINT],
    ['a library folder of sources', 'lib/rooms.js', PRINT],
  ])('migrates a file with %s', (_, name, text) => {
    expect(role({ 'package.json': APP }, name, text)).toBe('none');
  });
});

describe('a logger stays', () => {
  it.each<[string, object, string]>([
    ['by its name', { name: '@shop/logger' }, 'logger'],
    ['by its keywords', { name: 'consolia', description: 'Elegant console', keywords: ['logger'] }, 'logger'],
    ['not an application that logs', { name: 'shop', private: true, keywords: ['logging'] }, 'none'],
    ['not a blog', { name: 'blog', description: 'A blog' }, 'none'],
  ])('%s', (_, pkg, expected) => {
    expect(role({ 'package.json': pkg }, 'src/index.ts')).toBe(expected);
  });
});
