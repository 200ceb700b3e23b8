import type { FileKeep } from '../../analysis/settings.ts';

export type Rule = readonly [role: FileKeep['role'], pattern: RegExp, reason: string];

/** `a b c` as `(?:a|b|c)`. */
const oneOf = (words: string): string => `(?:${words.trim().split(/\s+/).join('|')})`;
const file = (pattern: string, flags = ''): RegExp => new RegExp(`(^|/)${pattern}$`, flags);
const folder = (words: string): RegExp => new RegExp(`^${oneOf(words)}$`);

const JS = String.raw`\.[cm]?[jt]sx?`;

/** Tools that read a `<tool>.config.js`. */
const TOOLS = oneOf(String.raw`
  webpack rollup vite vitest rspack rsbuild esbuild babel jest mocha karma protractor wdio metro
  tailwind postcss next nuxt svelte astro remix gatsby vue craco playwright cypress tsup tsdown
  unbuild eslint prettier stylelint commitlint lint-staged knex drizzle sentry lerna nx turbo
  release semantic-release release-it capacitor forge electron-builder electron\.vite quasar windi
  uno unocss graphql codegen i18next-parser wxt plasmo react-native farm umi stencil svgo cspell
  nodemon pm2 ecosystem prisma contentlayer velite vocs typedoc changelog markdownlint storybook
  docusaurus vitepress vuepress`);

/** What names of files say, wherever they lie. The first rule that fits decides. */
export const NAMES: readonly Rule[] = [
  ['declaration', /\.d\.([cm]?ts|\w+\.ts)$/, 'a type declaration'],
  ['minified', /[.-]min\.[cm]?js$/, 'minified code'],
  ['generated', /\.(generated|gen|pb|bundle|chunk)\.[cm]?[jt]sx?$/, 'generated code'],
  ['generated', /_pb\.[cm]?[jt]s$/, 'generated code (protocol buffers)'],
  ['test', /[._-](test|spec|e2e-spec|test-e2e|cy|e2e|test-d|spec-d)\.[cm]?[jt]sx?$/i, 'a test'],
  ['test', file(`(set-?up-?tests?|global-?(setup|teardown))${JS}`, 'i'), 'test set-up'],
  ['test', file(`tests?-?(setup|utils?|helpers?)${JS}`, 'i'), 'test set-up'],
  [
    'test',
    file(
      `${oneOf('jest vitest mocha test cypress playwright karma')}[._-]` +
        `${oneOf('set-?up global-?setup global-?teardown teardown helpers? utils?')}` +
        String.raw`(\.\w+)?${JS}`,
      'i',
    ),
    'test set-up',
  ],
  ['test', /\.(stories|story)\.[cm]?[jt]sx?$/, 'a story of a component, not the application'],
  ['test', /\.(bench|benchmark)\.[cm]?[jt]sx?$/, 'a benchmark prints its figures'],
  ['config', file(String.raw`\.[\w-]+(\.[\w-]+)*\.[cm]?[jt]s`), 'configuration of a tool'],
  [
    'config',
    file(String.raw`${TOOLS}([._-][\w.-]*)?\.(config|conf)(\.[\w-]+)*\.[cm]?[jt]s`, 'i'),
    'configuration of a tool',
  ],
  [
    'config',
    file(String.raw`(webpack|vite|rollup)\.[\w.-]+\.[cm]?[jt]s`),
    'configuration of a tool',
  ],
  [
    'config',
    file(
      `${oneOf('config-overrides ember-cli-build gatsby-(node|config|ssr) knexfile ormconfig setupProxy')}` +
        String.raw`\.[cm]?[jt]s`,
    ),
    'configuration of a tool',
  ],
  [
    'script',
    file(String.raw`(gulpfile|[Gg]runtfile|[Jj]akefile|plopfile)(\.\w+)?\.[cm]?[jt]s`),
    'a build script',
  ],
  [
    'script',
    file(String.raw`(seed(s|er|ing)?|seed(?!.?[Pp]hrase)[-_.A-Z][\w.-]*|[\w-]*([-_.]s|S)eed(er)?)\.[cm]?[jt]s`),
    'a script that fills a database',
  ],
];

/** What names of files say at the root of a package. */
export const ROOT_NAMES: readonly Rule[] = [
  [
    'config',
    /^(codegen|electron-builder|forge|quasar|metro|babel)\.[cm]?[jt]s$/,
    'configuration of a tool',
  ],
  ['test', /^(tests?|specs?|karma|npm-test)\.[cm]?[jt]sx?$/, 'a test'],
  [
    'script',
    new RegExp(
      `^${oneOf('build bundle rollup esbuild webpack release publish deploy make install postinstall preinstall')}` +
        String.raw`\.[cm]?[jt]s$`,
    ),
    'a build script',
  ],
];

/**
 * Settings of the application itself, which it loads as it runs: `db.config.js` is no
 * configuration of a tool.
 */
export const APPLICATION_CONFIG = new RegExp(
  `^${oneOf(`
    db database mongo mongodb mongoose redis sequelize firebase passport aws s3 multer swagger
    cloudinary mail mailer auth app server env config mysql postgres socket cors logger`)}` +
    String.raw`\.config`,
  'i',
);

/** What folders say, anywhere below the root of the project. */
export const FOLDERS: readonly Rule[] = [
  [
    'vendored',
    folder(String.raw`
      node_modules bower_components jspm_packages vendors? third[-_]?party externs \.yarn \.pnp`),
    'a copied library',
  ],
  [
    'generated',
    folder(String.raw`
      \.next \.nuxt \.output \.svelte-kit \.vercel \.netlify \.angular \.docusaurus \.vite \.turbo
      \.cache \.expo \.wrangler __generated__ generated`),
    'built or generated code',
  ],
  [
    'test',
    folder(String.raw`
      __tests?__ __mocks__ __fixtures__ __snapshots__ __testfixtures__ __stories__ __bench(marks)?__
      tests? specs? e2e bdd cypress playwright testing test[-_](utils?|helpers?|fixtures?|setup|data)
      test[-_](cases|support|suites?|apps?) tests[-_]\w+ [\w-]+[-_](tests?|e2e) fixtures? mocks`),
    'a test',
  ],
  [
    'script',
    folder(String.raw`\.github \.circleci \.gitlab \.husky \.scripts [\w.-]+[-_]scripts?`),
    'a script, run by hand or by a build',
  ],
  ['config', folder(String.raw`\.storybook \.eslint \.config \.vscode \.changeset`), 'configuration of a tool'],
  [
    'script',
    folder('migrations? seeds? seeders? seeding db-seeds? database-seeds?'),
    'a script that changes or fills a database',
  ],
];

/** What the first folder below a package's root says. */
export const TOP_FOLDERS: readonly Rule[] = [
  [
    'generated',
    folder(String.raw`dist dist-\w+ build-output out coverage output _site storybook-static compiled`),
    'build output',
  ],
  ['generated', /^build$/, 'build output, or the scripts that build'],
  [
    'script',
    folder(String.raw`
      scripts? _scripts tools? tooling bin tasks? devops hack ci \.ci gulp grunt dev-?tools
      build-?tools deploy(ment)? infra internals`),
    'a script, run by hand or by a build',
  ],
  ['script', folder('bench benchmarks? perf'), 'a benchmark prints its figures'],
  ['script', folder('temp tmp scratch'), 'a file for a while, not the application'],
];

/** Static files that a browser gets as they are. */
export const STATIC = /(^|\/)(public|static|assets|www|wwwroot|htdocs|webroot)\//;

/** Folders that hold copied libraries when they lie among static files. */
export const STATIC_LIBRARIES = /\/(libs?|plugins?|vendor|external|dist|3rdparty)\//;

/** Libraries that are copied into static folders under their own names. */
export const LIBRARY_NAMES = file(
  `${oneOf(String.raw`
    jquery([.-][\w.-]+)? bootstrap(\.bundle)? lodash underscore backbone angular([.-][\w.-]+)?
    vue(\.global)? react(-dom)?(\.[\w.]+)? socket\.io three d3(\.v\d)? moment(-with-locales)? popper
    modernizr([.-][\w.-]+)? require handlebars mustache swiper(-bundle)? [cC]hart axios
    adapter(-latest)? simplepeer peerjs hls video sweetalert2?(\.all)? select2 datatables html5shiv
    respond wow owl\.carousel slick prism highlight marked ace codemirror tinymce ckeditor
    kurento-utils janus phaser p5 ml5 tf leaflet highcharts echarts fullcalendar toastr polyfills?
    zepto raphael morris summernote pdf(\.worker)? qrcode crypto-js jsencrypt sockjs stomp`)}` +
    String.raw`([.-]v?\d[\w.]*)?\.js`,
);
