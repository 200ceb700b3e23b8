const TIMEOUT_MS = 5000;

async function request(path, options = {}) {
  console.time(path);
  try {
    const response = await fetch(path, { ...options, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) {
      console.error(`${options.method ?? 'GET'} ${path} failed with ${response.status}`);
      throw new Error(`server answered ${response.status}`);
    }
    return await response.json();
  } finally {
    console.timeEnd(path);
  }
}

/** ICE servers with fresh credentials; none when the server cannot be reached. */
export async function fetchIceServers(person) {
  try {
    const path = `/api/turn-credentials?person=${encodeURIComponent(person)}`;
    const { iceServers } = await request(path);
    console.log('ICE servers:', iceServers.length);
    return iceServers;
  } catch (error) {
    console.warn('⚠️ no ICE servers, going on without', error);
    return [];
  }
}

/** Asks to be called back on the phone. */
export function requestCallback(wish) {
  console.log('전화 요청', wish.name, wish.phone);
  return request('/api/callbacks', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
}
