import x from './x.js';

console.assert((x.ok));
console.assert((x.ok), ('x is not ok'), (x));
console.assert(x.ok, ('x is not ok'));
console.dir(x, ({ depth: null }));
console.dir((x), { depth: null });
(console).log((x));
(console.log)(('x'), (x.ok));
console.assert(x.ok /* stays */, 'x is not ok');
console.dir(x, /* all of it */ { depth: null });
