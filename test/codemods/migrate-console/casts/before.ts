import { saved, take, type Sink } from './sinks.js';

(window as any).console.log('joined');
(<any>globalThis)['console'].warn('late');
window!.console!.error('lost');
const own = (globalThis as any).console;
own.info('own');
take(console.log as unknown as Sink, { fail: <Sink>console.error, warn: console.warn! });
[console.log] = [saved.log];
({ warn: console.warn, error: console.error = saved.error } = saved);
for (console.info of saved.all) take(console.info);
