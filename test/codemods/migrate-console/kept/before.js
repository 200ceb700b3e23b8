import { timer } from './timer.js';

console.time('boot');
timer(console);
console[timer.level]('only known at run time');
function run(console) {
  console.log('not ours');
}
console.timeEnd('boot', run);
