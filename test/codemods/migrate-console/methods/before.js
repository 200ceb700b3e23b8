import x from './x.js';

console.table(x);
console.dir(x, { depth: null });
console.assert(x.ok, 'x is not ok: %o', x);
console.trace('here');
console?.['warn']?.('optional');
globalThis.console.error.call(console, 'called', x);
x.on('a', console.error.bind(console, 'a:'));
console[x.ok ? 'info' : 'error']('done');
