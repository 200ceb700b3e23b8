/**
 * @license
 * Small readers and writers of session descriptions, for the consultation room.
 * Licensed under the MIT licence.
 */

/** How many ICE candidates a session description carries. */
export function countCandidates(sdp) {
  return (sdp.match(/^a=candidate:/gm) ?? []).length;
}

/** Sets parameters of the Opus codec; leaves all other lines as they are. */
export function setOpusParameters(sdp, parameters) {
  const payload = /^a=rtpmap:(\d+) opus\/48000/im.exec(sdp)?.[1];
  if (!payload) {
    console.warn('no Opus in this session description');
    return sdp;
  }
  return sdp.replace(new RegExp(`^a=fmtp:${payload} (.*)$`, 'm'), (_, old) => {
    const merged = new Map(old.trim().split(';').map((pair) => pair.trim().split('=')));
    for (const [name, value] of Object.entries(parameters)) merged.set(name, String(value));
    const line = [...merged].map(([name, value]) => `${name}=${value}`).join(';');
    console.debug('Opus: %s', line);
    return `a=fmtp:${payload} ${line}`;
  });
}
