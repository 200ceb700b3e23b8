const STATES = {
  idle: '대기 중',
  connecting: '연결 중',
  waiting: '상대방을 기다리는 중',
  connected: '통화 중',
  reconnecting: '다시 연결하는 중',
  failed: '연결 실패',
  closed: '종료됨',
};

export function find(id) {
  const element = document.getElementById(id);
  if (!element) console.error(`[ui] no element #${id}`);
  return element;
}

export function showStatus(state) {
  const output = find('status');
  output.dataset.state = state;
  output.textContent = STATES[state] ?? state;
  console.log('[ui] status', state);
}

export function showNotice(text) {
  const notice = find('notice');
  notice.textContent = text ?? '';
  notice.hidden = !text;
}

export function showCall(visible) {
  find('call').hidden = !visible;
  find('join-form').hidden = visible;
}

export function addMessage(text, mine) {
  const item = document.createElement('li');
  item.textContent = text;
  if (mine) item.className = 'mine';
  find('messages').append(item);
}

export function showQuality({ grade, roundTrip, loss }) {
  const trip = roundTrip === null ? '–' : `${Math.round(roundTrip)} ms`;
  const lost = `${(loss * 100).toFixed(1)} %`;
  find('quality').textContent = `${grade} · ${trip} · ${lost}`;
}

/** Gives a stream to a video element, and says why when the browser does not play it. */
export function play(video, stream) {
  video.srcObject = stream;
  video.play().catch((error) => console.warn('[ui] autoplay refused', video.id, error.name));
}

export function setPressed(button, pressed) {
  button.setAttribute('aria-pressed', String(pressed));
}
