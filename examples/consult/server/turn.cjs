/*!
 * TURN credentials for the consultation room.
 * Licensed under the MIT licence.
 */
'use strict';

const { createHmac } = require('node:crypto');

const DAY_SECONDS = 24 * 60 * 60;

function list(value) {
  return (value || '').split(',').map((url) => url.trim()).filter(Boolean);
}

/**
 * ICE servers for one person. TURN wants a user name that ends by itself and a password that
 * only the TURN server and we can derive from it (the scheme that coturn calls `use-auth-secret`).
 */
function iceServersFor(person, env, now = Date.now()) {
  const servers = [];
  const stun = list(env.STUN_URLS ?? 'stun:stun.l.google.com:19302');
  if (stun.length > 0) servers.push({ urls: stun });

  const turn = list(env.TURN_URLS);
  if (turn.length === 0) {
    console.warn('TURN_URLS is not set, people behind strict firewalls will not connect');
    return servers;
  }
  if (!env.TURN_SECRET) {
    console.error('TURN_SECRET is missing');
    return servers;
  }
  const username = `${Math.floor(now / 1000) + DAY_SECONDS}:${person}`;
  const credential = createHmac('sha1', env.TURN_SECRET).update(username).digest('base64');
  console.log('[DEBUG] TURN credentials issued', { username, urls: turn });
  servers.push({ urls: turn, username, credential });
  return servers;
}

module.exports = { iceServersFor };
