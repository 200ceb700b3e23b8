import type { FileKeep } from '../../analysis/settings.ts';

type Role = FileKeep['role'];
type Rule = readonly [role: Role, pattern: RegExp, reason: string];

/**
 * What names of files say, wherever they lie. The first rule that fits decides.
 * Every pattern is anchored and free of nested repetition.
 */
const NAMES: readonly Rule[] = [
  ['declaration', /\.d\.([cm]?ts|\w+\.ts)$/, 'a type declaration'],
  ['minified', /[.-]min\.[cm]?js$/, 'minified code'],
  ['generated', /\.(generated|gen|pb|bundle|chunk)\.[cm]?[jt]sx?$/, 'generated code'],
  ['generated', /_pb\.[cm]?[jt]s$/, 'generated code (protocol buffers)'],
  ['test', /[._-](test|spec|e2e-spec|cy|e2e|test-d|spec-d)\.[cm]?[jt]sx?$/i, 'a test'],
  ['test', /(^|\/)(setup-?tests?|tests?-?(setup|utils?|helpers?)|(jest|vitest|mocha|test|cypress|playwright|karma)[._-](setup|global-?setup|global-?teardown|teardown|helpers?|utils?))(\.\w+)?\.[cm]?[jt]sx?$/i, 'test set-up'],
  ['test', /\.(stories|story)\.[cm]?[jt]sx?$/, 'a story of a component, not the application'],
  ['test', /\.(bench|benchmark)\.[cm]?[jt]sx?$/, 'a benchmark prints its figures'],
  ['config', /(^|\/)\.[\w-]+rc(\.[\w-]+)*\.[cm]?[jt]s$/, 'configuration of a tool'],
  ['config', /(^|\/)\.[\w-]+\.[cm]?[jt]s$/, 'configuration of a tool'],
  ['config', /(^|\/)(webpack|rollup|vite|vitest|rspack|rsbuild|esbuild|babel|jest|karma|protractor|wdio|metro|tailwind|postcss|next|nuxt|svelte|astro|remix|gatsby|vue|craco|playwright|cypress|tsup|tsdown|unbuild|eslint|prettier|stylelint|commitlint|lint-staged|knex|drizzle|ormconfig|sentry|lerna|nx|turbo|release|semantic-release|capacitor|forge|electron-builder|electron\.vite|quasar|windi|uno|unocss|graphql|codegen|i18next-parser|tauri|wxt|plasmo|plopfile|react-native|farm|umi|stencil|ember-cli-build|backpack)([._-][\w-]+)*\.(config|conf)(\.[\w-]+)*\.[cm]?[jt]s$/i, 'configuration of a tool'],
  ['config', /(^|\/)(config-overrides|ember-cli-build|gatsby-(node|config|ssr|browser)|next-env|knexfile|ormconfig|postcss|webpack(\.[\w-]+)+|karma\.conf|protractor\.conf|wdio(\.[\w-]+)*\.conf|setupProxy|ecosystem\.config|svgo\.config|\w+-config-overrides)\.[cm]?[jt]s$/, 'configuration of a tool'],
  ['script', /(^|\/)(gulpfile|Gruntfile|Jakefile|plopfile|fuse|brunch-config|jakefile|gulpfile\.babel|build|webpack|rollup|esbuild|nodemon)\.[cm]?[jt]s$/, 'a build script'],
  ['script', /(^|\/)(seed|seeds|seeder|seeding|seed[-_.A-Z]\w*|[\w-]+[-_.]seed(er)?|\w+Seed(er)?)\.[cm]?[jt]s$/, 'a script that fills a database'],
];

/** What folders say, anywhere below the root of the project. */
const FOLDERS: readonly Rule[] = [
  ['vendored', /^(node_modules|bower_components|jspm_packages|vendors?|third[-_]?party|externs|\.yarn|\.pnp)$/, 'a copied library'],
  ['generated', /^(\.next|\.nuxt|\.output|\.svelte-kit|\.vercel|\.netlify|\.angular|\.docusaurus|\.vite|\.turbo|\.cache|\.expo|\.wrangler|__generated__|generated)$/, 'built or generated code'],
  ['test', /^(__tests?__|__mocks__|__fixtures__|__snapshots__|__testfixtures__|tests?|specs?|e2e|cypress|playwright|testing|test[-_](utils?|helpers?|fixtures?|setup|data|cases|support|suites?|app|apps)|tests[-_]\w+|\w+[-_]tests?|fixtures?|mocks|bdd)$/, 'a test'],
  ['test', /^(__stories__|__bench__|__benchmarks__)$/, 'a benchmark or a story, not the application'],
  ['script', /^(\.github|\.circleci|\.gitlab|\.husky|\.scripts|[\w.-]+[-_]scripts?)$/, 'a script, run by hand or by a build'],
  ['config', /^(\.storybook|\.eslint|\.config|\.vscode|\.changeset)$/, 'configuration of a tool'],
  ['script', /^(migrations?|seeds?|seeders?|seeding|db-seeds?|database-seeds?)$/, 'a script that changes or fills a database'],
];

/** What the first folder below a package's root says. */
const TOP_FOLDERS: readonly Rule[] = [
  ['generated', /^(dist|dist-\w+|build-output|out|coverage|output|_site|storybook-static|compiled)$/, 'build output'],
  ['script', /^(bench|benchmarks?|perf)$/, 'a benchmark prints its figures'],
  ['generated', /^build$/, 'build output, or the scripts that build'],
  ['script', /^(scripts?|tools?|tooling|bin|tasks?|devops|hack|ci|\.ci|build-scripts?|gulp|grunt|devtools|dev-tools|buildtools|build-tools|deploy|deployment|infra|_scripts|internals|utils-scripts)$/, 'a script, run by hand or by a build'],
];

/** An example that is a package of its own is an application like any other. */
const EXAMPLES = /^([Ee]xamples?|demos?|samples?|playground|sandbox)$/;
const SOURCES = /^(src|app|pages|components|client|frontend|packages|apps)$/;

/** Static files that a browser gets as they are. */
const STATIC = /(^|\/)(public|static|assets|www|wwwroot|htdocs|webroot)\//;

/** Folders that hold copied libraries when they lie among static files. */
const STATIC_LIBRARIES = /\/(libs?|plugins?|vendor|external|dist|3rdparty)\//;
const LIBRARY_NAMES =
  /(^|\/)(jquery([.-][\w.-]+)?|bootstrap(\.bundle)?|lodash|underscore|backbone|angular([.-][\w.-]+)?|vue(\.global)?|react(-dom)?(\.[\w.]+)?|socket\.io|three|d3(\.v\d)?|moment(-with-locales)?|popper|modernizr([.-][\w.-]+)?|require|handlebars|mustache|swiper(-bundle)?|chart|Chart|axios|adapter(-latest)?|simplepeer|peerjs|hls|video|sweetalert2?(\.all)?|select2|datatables|jquery\.\w+|html5shiv|respond|wow|owl\.carousel|slick|prism|highlight|marked|ace|codemirror|tinymce|ckeditor|kurento-utils|janus|phaser|p5|ml5|tf|leaflet|highcharts|echarts|fullcalendar|toastr|polyfill|polyfills|zepto|raphael|morris|summernote|pdf|pdf\.worker|qrcode|crypto-js|jsencrypt|sockjs|stomp)([.-]v?\d[\w.]*)?\.js$/;

/**
 * The role that a path speaks for.
 * @param path Relative to the root of the project, with `/`.
 * @param inPackage The same path, relative to the nearest package.
 */
export function roleOfPath(path: string, inPackage: string): FileKeep | null {
  return firstRule(NAMES, path) ?? roleOfFolder(folderOf(path), folderOf(inPackage)) ?? ofRoot(inPackage);
}

const folderRoles = new Map<string, FileKeep | null>();

function roleOfFolder(folder: string, inPackage: string): FileKeep | null {
  const key = `${folder}\0${inPackage}`;
  let role = folderRoles.get(key);
  if (role === undefined) {
    role = anyFolder(folder) ?? topFolder(inPackage) ?? topFolder(folder) ?? exampleRole(inPackage);
    folderRoles.set(key, role);
  }
  return role;
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

function firstRule(rules: readonly Rule[], text: string): FileKeep | null {
  for (const [role, pattern, reason] of rules) if (pattern.test(text)) return { role, reason };
  return null;
}

const inFolder = (keep: FileKeep, folder: string): FileKeep => ({
  role: keep.role,
  reason: `${keep.reason} ("${folder}" folder)`,
});

function anyFolder(path: string): FileKeep | null {
  for (const folder of path.split('/')) {
    const keep = firstRule(FOLDERS, folder);
    if (keep) return inFolder(keep, folder);
  }
  return null;
}

function topFolder(path: string): FileKeep | null {
  const folder = path.split('/', 1)[0]!;
  const keep = firstRule(TOP_FOLDERS, folder);
  return keep && inFolder(keep, folder);
}

/** Below a folder of sources the word names a part of the application. */
function exampleRole(inPackage: string): FileKeep | null {
  for (const folder of inPackage.split('/')) {
    if (SOURCES.test(folder)) return null;
    if (EXAMPLES.test(folder)) {
      return { role: 'script', reason: `an example shows its output ("${folder}" folder)` };
    }
  }
  return null;
}

/** Names that only mean something at the root of a package. */
function ofRoot(inPackage: string): FileKeep | null {
  if (inPackage.includes('/')) return null;
  if (/^(tests?|specs?)\.[cm]?[jt]sx?$/.test(inPackage)) return { role: 'test', reason: 'a test' };
  if (/\.config(\.[\w-]+)*\.[cm]?[jt]s$/.test(inPackage) && !APPLICATION_CONFIG.test(inPackage)) {
    return { role: 'config', reason: 'configuration of a tool' };
  }
  return null;
}

/** Settings of the application itself, which it loads as it runs. */
const APPLICATION_CONFIG =
  /^(db|database|mongo|mongodb|mongoose|redis|sequelize|firebase|passport|aws|s3|multer|swagger|cloudinary|mail|mailer|auth|app|server|env|config|mysql|postgres|socket|cors|logger)\.config/i;

/** Does a browser get the file as it lies there? */
export const isStatic = (path: string): boolean => STATIC.test(path);

/** A library that was copied among the static files. */
export function copiedLibrary(path: string): FileKeep | null {
  if (!isStatic(path) && !/(^|\/)js\//.test(path)) return null;
  if (LIBRARY_NAMES.test(path)) return { role: 'vendored', reason: 'a copied library, by its name' };
  const under = STATIC_LIBRARIES.exec(path);
  if (under) return { role: 'vendored', reason: `a copied library ("${under[1]}" folder)` };
  return null;
}
