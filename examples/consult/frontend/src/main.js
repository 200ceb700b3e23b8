import { requestCallback } from './api.js';
import * as ui from './ui.js';
import { ConsultClient } from './webrtc.js';

console.log('%cconsult', 'font-weight: bold', 'mode', import.meta.env.MODE);

const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
const client = new ConsultClient(`${scheme}://${location.host}/ws`);
const chatForm = ui.find('chat-form');
const joinForm = ui.find('join-form');

function on(type, listener) {
  client.addEventListener(type, ({ detail }) => listener(detail));
}

function visitor() {
  return Object.fromEntries(new FormData(joinForm));
}

on('status', ui.showStatus);
on('failure', ({ text }) => ui.showNotice(text));
on('joined', () => ui.showCall(true));
on('peer', ({ name, here }) => ui.addMessage(here ? `${name} 님 입장` : `${name} 님 퇴장`));
on('local-stream', (stream) => ui.play(ui.find('local'), stream));
on('remote-stream', (stream) => ui.play(ui.find('remote'), stream));
on('chat-ready', (ready) => { chatForm.querySelector('button').disabled = !ready; });
on('chat', ({ text, mine }) => ui.addMessage(text, mine));
on('quality', ui.showQuality);

joinForm.addEventListener('submit', async (event) => {
  event.preventDefault();
  ui.showNotice(null);
  try {
    await client.start(visitor());
  } catch (error) {
    console.error('입장 실패:', error);
    ui.showNotice(`입장하지 못했습니다: ${error.message}`);
  }
});

ui.find('callback').addEventListener('click', () => {
  if (!joinForm.reportValidity()) return;
  requestCallback({ ...visitor(), topic: visitor().room })
    .then(() => ui.showNotice('곧 전화 드리겠습니다.'))
    .catch((error) => {
      console.error('callback failed', error.message);
      ui.showNotice('요청을 보내지 못했습니다.');
    });
});

chatForm.addEventListener('submit', (event) => {
  event.preventDefault();
  const input = chatForm.elements.text;
  if (input.value && client.sendChat(input.value)) input.value = '';
});

ui.find('microphone').addEventListener('click', ({ currentTarget }) => {
  ui.setPressed(currentTarget, client.toggleMicrophone());
});

ui.find('camera').addEventListener('click', async ({ currentTarget }) => {
  const button = currentTarget;
  ui.setPressed(button, await client.toggleCamera());
});

ui.find('bitrate').addEventListener('change', ({ currentTarget }) => {
  client.setAudioBitrate(Number(currentTarget.value));
});

ui.find('leave').addEventListener('click', () => {
  client.disconnect();
  ui.showCall(false);
});

window.addEventListener('pagehide', () => client.disconnect());
window.addEventListener('error', (event) => console.error('uncaught', event.error));
window.addEventListener('unhandledrejection', ({ reason }) => console.error(reason));

if (import.meta.env.DEV) {
  console.group('settings');
  console.log('address', location.href);
  console.log('secure', isSecureContext);
  console.groupEnd();
}
