import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { lookAt } from '../../../src/project/init/look.ts';
import { plan, usualChoices } from '../../../src/project/init/plan.ts';
import type { Choices, GitLook, Plan, PresentLogger } from '../../../src/project/init/plan-types.ts';
import type { Tree } from '../../../src/project/init/tree.ts';

type Files = Readonly<Record<string, string>>;

const treeOf = (files: Files): Tree => ({
  read: (path) => files[path] ?? null,
  names(folder) {
    const below = folder === '' ? '' : `${folder}/`;
    const inside = Object.keys(files).filter((path) => path.startsWith(below));
    return [...new Set(inside.map((path) => path.slice(below.length).split('/')[0]!))].sort();
  },
});

const GIT: GitLook = { there: true, remote: null, branch: 'main', hooksPath: null, ownHook: false };

interface Setting {
  readonly folder?: string;
  readonly git?: Partial<GitLook>;
  readonly logger?: PresentLogger;
  readonly choices?: Partial<Choices>;
}

function planOf(files: Files, { folder = '', git = {}, logger, choices = {} }: Setting = {}): Plan {
  const facts = lookAt(treeOf(files), folder, {
    git: { ...GIT, ...git },
    versions: { logfix: '1.2.3', logger: '1.2.0', eslint: '10.15.0' },
    loggerOf: () => logger ?? null,
  })!;
  return plan(facts, { ...usualChoices(facts), ...choices });
}

const after = (files: Files, { edits }: Plan): Record<string, string> =>
  ({ ...files, ...Object.fromEntries(edits.map((edit) => [edit.path, edit.after])) });

/** What a plan writes, having checked that planning again writes nothing. */
function written(files: Files, setting: Setting = {}): Record<string, string> {
  const made = planOf(files, setting);
  expect(planOf(after(files, made), setting).edits).toEqual([]);
  return Object.fromEntries(made.edits.map((edit) => [edit.path, edit.after]));
}

const pkg = (more: object = {}): string => `${JSON.stringify({ name: '@acme/app', ...more }, null, 2)}\n`;
const EXPRESS = pkg({ dependencies: { express: '^5.0.0' } });

describe('package.json', () => {
  it('gets the packages where the alphabet wants them, and nothing else changes', () => {
    const text = '{\n\t"name": "app",\n\t"files": ["a", "b"],\n\t"dependencies": {\n\t\t"a": "1",\n\t\t"z": "1"\n\t}\n}';
    expect(written({ 'package.json': text }, { choices: { hook: 'none' } })['package.json']).toBe(
      '{\n\t"name": "app",\n\t"files": ["a", "b"],\n\t"dependencies": {\n\t\t"@logfix/logger": "^1.2.0",\n\t\t"a": "1",\n\t\t"z": "1"\n\t},' +
      '\n\t"devDependencies": {\n\t\t"eslint": "^10.15.0",\n\t\t"logfix": "^1.2.3"\n\t},\n\t"scripts": {\n\t\t"lint:logs": "logfix check ."\n\t}\n}');
  });

  it('keeps versions that are there', () => {
    const text = pkg({ dependencies: { '@logfix/logger': '1', logfix: '1' }, devDependencies: { eslint: '9.39.0' }, scripts: { x: 'logfix check src' } });
    expect(written({ 'package.json': text }, { choices: { hook: 'none' } })['package.json']).toBeUndefined();
  });
});

describe('the logger', () => {
  it.each([
    ['Express in CommonJS', { 'package.json': EXPRESS }, 'lib/logger.js', /require\('@logfix\/logger\/express'\)[^]*module\.exports = \{ logger, errorLogger, requestLogger \}/],
    ['Express in TypeScript', { 'package.json': EXPRESS, 'tsconfig.json': '{}', 'src/x.ts': '' }, 'src/lib/logger.ts', /export \{ errorLogger, requestLogger \} from '@logfix\/logger\/express'/],
    ['Nest', { 'package.json': pkg({ dependencies: { '@nestjs/core': '11' } }), 'tsconfig.json': '{}', 'src/x.ts': '' }, 'src/lib/logger.ts', /export \{ NestLogger \}/],
    ['Vite', { 'package.json': pkg({ type: 'module', dependencies: { vue: '3' }, devDependencies: { vite: '8' } }), 'src/x.js': '' }, 'src/lib/logger.js', /shipLogs\(\)/],
    ['Node in ES modules', { 'package.json': pkg({ type: 'module' }) }, 'lib/logger.js', /^import \{ addSink, configure, logger \}/],
  ])('%s', (_, files, path, text) => {
    const made = written(files);
    expect(made[path]).toMatch(text);
    expect(made[path]).toContain("'app'");
  });

  it('of the project is kept', () => {
    const made = written({ 'package.json': EXPRESS }, { logger: { shown: 'src/log.js', setting: null } });
    expect(Object.keys(made)).toEqual(['eslint.config.mjs', 'package.json', '.githooks/pre-commit']);
  });

  it('of a library is named in the configuration, so that ours does not take its place', () => {
    const made = written({ 'package.json': EXPRESS }, { logger: { shown: 'pino', setting: { dialect: 'pino' } } });
    expect(made['logfix.config.mjs']).toContain("logger: { dialect: 'pino' }");
    expect(made['lib/logger.js']).toBeUndefined();
  });

  it('is imported with the ending that Node wants in built ES modules', () => {
    const files = { 'package.json': pkg({ type: 'module', dependencies: { express: '5' } }), 'tsconfig.json': '{"compilerOptions":{"module":"nodenext"}}', 'src/app.ts': "import express from 'express';\n\nexport const app = express();\n\nexport default app;\n" };
    const made = written(files);
    expect(made['logfix.config.mjs']).toContain("import: './src/lib/logger.js'");
  });
});

describe('the entry of a program', () => {
  it('of Express: requests first, errors before its own error handler', () => {
    const app = `var express = require('express');
var logger = require('morgan');

var app = express();

app.use(logger('dev'));
app.use('/', index);

// error handler
app.use(function(err, req, res, next) {
  res.render('error');
});

module.exports = app;
`;
    expect(written({ 'package.json': EXPRESS, 'app.js': app })['app.js']).toBe(
      app.replace("require('morgan');\n", "require('morgan');\nconst { errorLogger, requestLogger } = require('./lib/logger');\n")
        .replace('express();\n', 'express();\napp.use(requestLogger());\n')
        .replace('// error handler', 'app.use(errorLogger());\n\n// error handler'));
  });

  it('of Express in a function', () => {
    const app = "import express from 'express';\n\nexport function make() {\n  const app = express();\n  app.get('/', home);\n  return app;\n}\n";
    expect(written({ 'package.json': pkg({ type: 'module', dependencies: { express: '5' } }), 'src/app.js': app })['src/app.js']).toBe(
      "import express from 'express';\nimport { errorLogger, requestLogger } from './lib/logger.js';\n\nexport function make() {\n  const app = express();\n  app.use(requestLogger());\n  app.get('/', home);\n  app.use(errorLogger());\n  return app;\n}\n");
  });

  it('of Nest, with options or without', () => {
    const main = (create: string) => `import { NestFactory } from '@nestjs/core';\n\nasync function bootstrap() {\n  const app = await NestFactory.create${create};\n  await app.listen(3000);\n}\n`;
    const nest = { 'package.json': pkg({ dependencies: { '@nestjs/core': '11' } }), 'tsconfig.json': '{}' };
    const text = (create: string) => written({ ...nest, 'src/main.ts': main(create) })['src/main.ts'];
    expect(text('(AppModule)')).toContain('NestFactory.create(AppModule, { logger: new NestLogger() });\n  app.use(requestLogger());\n');
    expect(text('<App>(AppModule, { cors: true })')).toContain('{ cors: true, logger: new NestLogger() }');
    expect(text('(AppModule, { logger: own })')).toBeUndefined();
  });

  it('of a page that Vite builds', () => {
    const files = {
      'package.json': pkg({ dependencies: { react: '19' }, devDependencies: { vite: '8' } }),
      'index.html': '<script type="module" src="/src/main.tsx"></script>',
      'tsconfig.json': '{}',
      'src/main.tsx': "import './index.css'\nimport App from './App.tsx'\n\nstart(App)\n",
      'vite.config.ts': 'export default { plugins: [\n  react(),\n] }\n',
    };
    const made = written(files);
    expect(made['src/main.tsx']).toBe("import './index.css'\nimport App from './App.tsx'\nimport './lib/logger.ts'\n\nstart(App)\n");
    expect(made['vite.config.ts']).toBe("import { logfixReceiver } from '@logfix/logger/vite';\n\nexport default { plugins: [\n  react(),\n  logfixReceiver(),\n] }\n");
  });

  it('that is not understood is left to a person', () => {
    const { byHand } = planOf({ 'package.json': EXPRESS, 'index.js': 'module.exports = () => express().use(a);\n' });
    expect(byHand[0]!.lines.join()).toContain('requestLogger()');
  });
});

describe('a server whose entry is not edited', () => {
  const files = { 'package.json': pkg({ type: 'module', dependencies: { fastify: '5' } }) };

  it('says what to add by hand, until it is there', () => {
    expect(planOf(files).byHand[0]!.lines).toEqual(['app.register(requestLogger, { logger });']);
    const done = { ...files, 'server.js': "import { logger, requestLogger } from './lib/logger.js';\n" };
    expect(planOf(done).byHand).toEqual([]);
  });
});

describe('.env.example', () => {
  const vite = { 'package.json': pkg({ dependencies: { react: '19' }, devDependencies: { vite: '8' } }) };

  it('gets what is missing, and no key twice', () => {
    const text = written({ ...vite, '.env.example': 'API=1\r\n# VITE_LOG_LEVEL=debug' })['.env.example']!;
    expect(text.startsWith('API=1\r\n# VITE_LOG_LEVEL=debug\r\n\r\n# Log levels')).toBe(true);
    expect(text.match(/VITE_LOG_LEVEL\s*=/g)).toHaveLength(1);
    expect(text).toContain('VITE_LOG_TO_BACKEND=false\r\n');
  });

  it('gets into git, and log files do not', () => {
    const made = written({ ...vite, '.gitignore': 'node_modules\n.env*' });
    expect(made['.gitignore']).toBe('node_modules\n.env*\n\n/logs/\n!.env.example\n');
    expect(written({ ...vite, '.gitignore': '*.log\nlogs\n' })['.gitignore']).toBeUndefined();
  });
});

const COMMAND = 'npx --no-install logfix check --staged';

describe('the hook', () => {
  const files = { 'package.json': EXPRESS };
  const hooks: readonly (readonly [string, Files, string, (text: string) => unknown, unknown])[] = [
    ['husky', { ...files, '.husky/pre-commit': 'npm test' }, '.husky/pre-commit', String, `npm test\n${COMMAND}\n`],
    ['husky without a hook', { 'package.json': pkg({ devDependencies: { husky: '9' } }) }, '.husky/pre-commit', String, `${COMMAND}\n`],
    ['husky of old', { 'package.json': pkg({ devDependencies: { husky: '4' }, husky: { hooks: { 'pre-commit': 'lint-staged' } } }) }, 'package.json', (t) => JSON.parse(t).husky, { hooks: { 'pre-commit': `lint-staged && ${COMMAND}` } }],
    ['simple-git-hooks', { 'package.json': pkg({ 'simple-git-hooks': { 'pre-push': 'x' } }) }, 'package.json', (t) => JSON.parse(t)['simple-git-hooks'], { 'pre-push': 'x', 'pre-commit': COMMAND }],
    ['lefthook, commands', { ...files, 'lefthook.yml': 'pre-commit:\n    commands:\n        lint:\n            run: eslint\n# end\npre-push:\n  commands: {}\n' }, 'lefthook.yml', parseYaml, { 'pre-commit': { commands: { lint: { run: 'eslint' }, logfix: { run: COMMAND } } }, 'pre-push': { commands: {} } }],
    ['lefthook, jobs', { ...files, '.lefthook.yml': 'pre-commit:\n  jobs:\n    - run: eslint' }, '.lefthook.yml', parseYaml, { 'pre-commit': { jobs: [{ run: 'eslint' }, { name: 'logfix', run: COMMAND }] } }],
    ['lefthook, all examples', { ...files, 'lefthook.yml': '# EXAMPLE USAGE:\n' }, 'lefthook.yml', parseYaml, { 'pre-commit': { commands: { logfix: { run: COMMAND } } } }],
    ['pre-commit', { ...files, '.pre-commit-config.yaml': 'repos:\n- repo: a\n  hooks:\n  - id: b\n' }, '.pre-commit-config.yaml', (t) => parseYaml(t).repos[1].hooks[0].entry, COMMAND],
    ['lint-staged alone', { 'package.json': pkg({ 'lint-staged': { '*.js': 'eslint' } }) }, 'package.json', (t) => Object.values(JSON.parse(t)['lint-staged']), ['eslint', 'logfix check']],
    ['git', { 'package.json': pkg({ scripts: { prepare: 'build' } }) }, 'package.json', (t) => JSON.parse(t).scripts.prepare, 'build && (git config core.hooksPath .githooks || exit 0)'],
  ];

  it.each(hooks)('%s', (_, before, path, read, expected) => {
    expect(read(written(before)[path]!)).toEqual(expected);
  });

  it('runs in the folder of the project, by its package manager', () => {
    const made = written({ 'web/package.json': EXPRESS, 'web/pnpm-lock.yaml': '' }, { folder: 'web' });
    expect(made['web/.githooks/pre-commit']).toMatch(/\ncd web && pnpm exec logfix check --staged\n$/);
    expect(made['web/package.json']).toContain('core.hooksPath web/.githooks');
  });

  it('of a clone alone is left to its owner', () => {
    const { edits, byHand } = planOf(files, { git: { ownHook: true } });
    expect(edits.map((e) => e.path)).not.toContain('.githooks/pre-commit');
    expect(byHand.at(-1)!.lines).toEqual([COMMAND]);
  });
});

interface Workflow {
  readonly on: { readonly push: { readonly branches: readonly string[] } };
  readonly jobs: { readonly check: { readonly steps: readonly { run?: string; uses?: string; with?: object }[] } };
}

describe('CI', () => {
  it.each([
    ['npm', 'package-lock.json', ['npm ci', 'npx --no-install logfix check . --format github']],
    ['pnpm', 'pnpm-lock.yaml', ['pnpm install --frozen-lockfile', 'pnpm exec logfix check . --format github']],
    ['yarn', 'yarn.lock', ['corepack enable', 'yarn install --frozen-lockfile', 'yarn logfix check . --format github']],
    ['bun', 'bun.lock', ['bun install --frozen-lockfile', 'bunx --no-install logfix check . --format github']],
  ])('of GitHub, with %s', (_, lock, commands) => {
    const files = { 'package.json': EXPRESS, [lock]: '' };
    const made = written(files, { git: { remote: 'https://github.com/a/b', branch: 'trunk' } });
    const workflow = parseYaml(made['.github/workflows/logfix.yml']!) as Workflow;
    expect(workflow.on.push.branches).toEqual(['trunk']);
    expect(workflow.jobs.check.steps.flatMap(({ run }) => run ?? [])).toEqual(commands);
  });

  it('of GitLab, in a stage that is there', () => {
    const files = { 'package.json': EXPRESS, '.gitlab-ci.yml': 'stages: [build, lint]\n\nbuild:\n  stage: build\n  script: [make]\n' };
    const text = written(files)['.gitlab-ci.yml']!;
    expect(text.startsWith(files['.gitlab-ci.yml'])).toBe(true);
    expect(parseYaml(text).logfix).toMatchObject({ stage: 'lint', script: ['npm ci', 'npx --no-install logfix check . --format junit --output logfix.xml'] });
  });
});

describe('ESLint', () => {
  it('of old is named, with the way out', () => {
    const { byHand, edits } = planOf({ 'package.json': pkg({ devDependencies: { eslint: '^8.57.0' } }), '.eslintrc.json': '{}' });
    expect(byHand[0]).toMatchObject({ file: '.eslintrc.json', lines: ['npx @eslint/migrate-config .eslintrc.json'] });
    expect(edits.find((e) => e.path.startsWith('eslint.config'))).toBeUndefined();
  });

  it('that is too old is named', () => {
    const { notes } = planOf({ 'package.json': pkg({ devDependencies: { eslint: '^8.57.0' } }), 'eslint.config.js': 'module.exports = [];\n' });
    expect(notes.join()).toMatch(/ESLint 8 is too old/);
  });
});

describe('a workspace', () => {
  const files = {
    'package.json': pkg({ workspaces: ['apps/*', 'packages/**', '!packages/old'] }),
    'apps/web/package.json': pkg({ name: 'web', dependencies: { react: '19' }, devDependencies: { vite: '8' } }),
    'apps/web/eslint.config.js': "import { config } from '@repo/eslint';\n\nexport default config;\n",
    'apps/web/src/main.jsx': '',
    'packages/a/b/package.json': pkg({ name: 'b' }),
    'packages/old/package.json': pkg({ name: 'old' }),
    'apps/readme.md': '',
  };

  it('has its rules in each configuration, its hook and its CI at the root', () => {
    const made = written(files, { choices: { ci: 'github' } });
    expect(planOf(files).notes.join()).toContain('--workspace apps/web');
    expect(Object.keys(made)).toEqual(['apps/web/eslint.config.js', 'package.json', '.githooks/pre-commit', '.github/workflows/logfix.yml']);
    expect(made['package.json']).not.toContain('"eslint"');
  });

  it('gets a logger where it is asked for', () => {
    const made = written(files, { choices: { loggersFor: ['apps/web'] } });
    expect(made['eslint.config.mjs']).toBeUndefined();
    expect(made['apps/web/logfix.config.mjs']).toContain("import: './src/lib/logger.js'");
    expect(made['apps/web/package.json']).toContain('@logfix/logger');
    expect(made['package.json']).not.toContain('@logfix/logger');
    expect(made['apps/web/.env.example']).toContain('VITE_LOG_LEVEL');
    expect(made['.gitignore']).toBe('/apps/web/logs/\n');
  });

  it('gets rules at its root for packages that no configuration covers', () => {
    expect(written(files, { choices: { loggersFor: ['packages/a/b'] } })['eslint.config.mjs']).toContain('logfix.configs.sources');
  });
});
