import './a.js';
console.log('[DEBUG] state', a);
console.log(`[DEBUG] ${a} is ${b}`);
console.error('❌ ERROR: failed', err);
console.warn('[WebRTC] WARNING: slow');
