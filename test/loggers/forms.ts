/** Calls of the console in the forms that programs have, and what they are called in the docs. */
export interface Form {
  readonly name: string;
  /** Statements; the names of `VALUES` are in scope. */
  readonly code: string;
}

/** What the names in the forms mean when they run. */
export const VALUES = `
const room = 'blue', id = 4711, name = 'Ada', count = 3, msg = 'greetings';
const data = { codec: 'opus', rate: 48000 };
const response = { message: 'accepted', status: 202 };
const user = { room_name: 'green', roles: ['host'] };
const args = ['first', { second: 2 }];
const load = (what: string) => 'loaded-' + what;
function fails(): never { throw Object.assign(new TypeError('boom'), { code: 'EBROKEN' }); }
`;

/** The types that belong to them: a program knows little more. */
export const caught = (statement: string): string => `try { fails(); } catch (err) { ${statement} }`;

export const FORMS: readonly Form[] = [
  { name: 'message', code: `console.log('joined');` },
  { name: 'template', code: 'console.log(`peer ${id} joined ${room}`);' },
  { name: 'concatenation', code: `console.log('peer ' + id + ' joined');` },
  { name: 'several arguments', code: `console.log('joined', room, id);` },
  { name: 'template and a value', code: 'console.log(`peer ${id} sent`, data);' },
  { name: 'concatenation and a value', code: `console.log('from ' + name, data);` },
  { name: 'labels', code: `console.log('node:', room, 'payload:', data);` },
  { name: 'words between', code: `console.log('got', count, 'of', id, 'in', user.room_name);` },
  { name: 'printf', code: `console.log('user %s has %d items', name, count);` },
  { name: 'printf and more', code: `console.log('user %s has items', name, data);` },
  { name: 'printf and words', code: `console.log('user %s', name, 'came in as', 'host');` },
  { name: 'printf, words and a value', code: `console.log('user %s', name, 'has sent', id, data);` },
  { name: 'printf of an object', code: `console.log('sent %o to %s', data, room);` },
  { name: 'printf as JSON', code: `console.log('sent %j', data);` },
  { name: 'printf as an integer', code: `console.log('took %i ms', 12.7);` },
  { name: 'parentheses', code: `console.log((msg), (data), (id > 2 ? 'many' : 'few'));` },
  { name: 'parentheses around a message', code: `console.log(('joined'), (room));` },
  { name: 'quotes of two kinds', code: 'console.log("room " + room + ` is\n  open to ${name}`, id);' },
  { name: 'percent signs', code: `console.log('%d%% of %s', 50, room);` },
  { name: 'style', code: `console.log('%cready', 'color: green', room);` },
  { name: 'quotes', code: "console.log('it\\'s `odd` and ${plain}', data);" },
  { name: 'quotes and printf', code: "console.log('it\\'s `odd` for %s and %o', name, data);" },
  { name: 'braces', code: `console.log('set {x} of {{y}}', id);` },
  { name: 'braces in a template', code: 'console.log(`set {${name}}`, id);' },
  { name: 'object', code: `console.log({ room, id });` },
  { name: 'message and object', code: `console.log('joined', { room, id });` },
  { name: 'two objects', code: `console.log('joined', { room }, { id, name });` },
  { name: 'object and value', code: `console.log('joined', { room }, data);` },
  {
    name: 'keys that loggers use',
    code: `console.log('set', { level: 'high', time: 'noon', msg: 'hi', message: 'hello', id });`,
  },
  { name: 'object with a message', code: `console.log({ message: 'accepted', status: 202 });` },
  { name: 'value', code: `console.log(data);` },
  { name: 'value with a message', code: `console.log(response);` },
  { name: 'string value', code: `console.log(room);` },
  { name: 'message in a name', code: `console.log(msg);` },
  { name: 'message in a name, and a value', code: `console.log(msg, data);` },
  { name: 'values alone', code: `console.log(room, data);` },
  { name: 'object first', code: `console.log(data, 'was received');` },
  { name: 'JSON', code: `console.log('data:', JSON.stringify(data));` },
  { name: 'Error', code: caught('console.error(err);') },
  { name: 'Error with message', code: caught(`console.error('could not join', err);`) },
  { name: 'Error with message and value', code: caught(`console.error('could not join', room, err);`) },
  { name: 'Error first', code: caught(`console.error(err, 'could not join');`) },
  { name: 'Error in an object', code: caught(`console.error('could not join', { error: err, id });`) },
  { name: 'Error in printf', code: caught(`console.error('could not join %s: %s', room, err);`) },
  { name: 'two Errors', code: `const cause = new RangeError('too far'), err = new Error('lost', { cause }); console.error('both', err, cause);` },
  { name: 'new Error', code: `console.error(new Error('lost'));` },
  { name: 'tag', code: `console.log('[Room] joined', id);` },
  { name: 'tag in a template', code: 'console.log(`[Room] ${name} joined`, data);' },
  { name: 'level label', code: `console.log('[DEBUG] joined', id);` },
  { name: 'level label alone', code: `console.log('ERROR:', 'lost', id);` },
  { name: 'spread', code: `console.log(...args);` },
  { name: 'message and spread', code: `console.log('got', ...args);` },
  { name: 'calls', code: `console.log('now', load('one'), 'then', load('two'));` },
  { name: 'mixed', code: caught('console.warn(`peer ${id}`, room, \'failed with\', data, err, { name });') },
  { name: 'passed to catch', code: `await Promise.reject(new Error('lost')).catch(console.error);` },
  { name: 'passed to then', code: `await Promise.resolve(data).then(console.log);` },
  { name: 'passed to forEach', code: `[room, name].forEach(console.log);` },
  { name: 'chosen', code: `console[count > 2 ? 'warn' : 'log']('joined', room);` },
  { name: 'trace', code: `console.trace('reached', room);` },
  { name: 'assertion', code: `console.assert(count > 9, 'too few', count);` },
  { name: 'table', code: `console.table([data]);` },
];
