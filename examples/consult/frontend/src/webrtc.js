/**
 * WebRTC client of the consultation room: a consultant and a customer talk, show themselves
 * and chat. Signalling goes through a WebSocket; sound, picture and chat go directly from one
 * browser to the other.
 *
 * Events (each with a `detail`): `status`, `joined`, `peer`, `local-stream`, `remote-stream`,
 * `chat-ready`, `chat`, `quality`, `failure`.
 */
import { fetchIceServers } from './api.js';
import { summarise } from './quality.ts';
import { countCandidates, setOpusParameters } from './sdp.js';

const CHAT = { negotiated: true, id: 0, ordered: true };
const MICROPHONE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const CAMERA = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { max: 24 } };
const OPUS = { usedtx: 0, stereo: 0, useinbandfec: 1 };
const START_BITRATE = 48_000;
const BACKOFF = { firstMs: 400, factor: 2, limitMs: 8000, attempts: 8 };
const STATS_EVERY_MS = 2000;
const DISCONNECT_PATIENCE_MS = 4000;

/** Reasons of `getUserMedia` to refuse, in words for the person at the microphone. */
const MEDIA_REFUSALS = {
  NotAllowedError: '마이크 사용이 허용되지 않았습니다.',
  NotFoundError: '마이크가 없습니다.',
  NotReadableError: '다른 앱이 마이크를 쓰고 있습니다.',
};

function wait(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

export class ConsultClient extends EventTarget {
  constructor(url) {
    super();
    this.url = url;
    this.session = crypto.randomUUID();
    this.socket = null;
    this.pc = null;
    this.chat = null;
    this.visitor = null;
    this.selfId = null;
    this.peer = null;
    this.iceServers = [];
    this.localStream = null;
    this.remoteStream = new MediaStream();
    this.waitingCandidates = [];
    this.makingOffer = false;
    this.ignoringOffer = false;
    this.polite = true;
    this.bitrate = START_BITRATE;
    this.closing = false;
    this.statsTimer = null;
    this.patienceTimer = null;
    console.debug('[DEBUG] client created, session', this.session);
  }

  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  fail(text, error) {
    console.error('❌', text, error);
    this.emit('failure', { text, error });
  }

  // --- starting and stopping -------------------------------------------------------------

  /** Connects, asks for the microphone and joins the room of the form. */
  async start(visitor) {
    const startedAt = performance.now();
    console.log('🚀 상담 시작', visitor.room);
    this.closing = false;
    this.visitor = visitor;
    this.emit('status', 'connecting');
    this.iceServers = await fetchIceServers(visitor.name);
    if (this.iceServers.length === 0) console.warn('⚠️ No ICE servers, local network only');
    await this.openSocket();
    await this.startMicrophone();
    this.join();
    console.log('🚀 상담 준비 완료,', Math.round(performance.now() - startedAt), 'ms');
  }

  /** Leaves the room and gives the devices back. */
  disconnect() {
    if (this.closing || !this.visitor) return;
    this.closing = true;
    console.log(`👋 ${this.visitor.name} is leaving ${this.visitor.room}`);
    this.send('leave');
    this.closePeer();
    this.stopLocalStream();
    this.socket?.close(1000, 'bye');
    this.socket = null;
    this.visitor = null;
    this.emit('status', 'closed');
    console.log('Disconnected');
  }

  // --- signalling ------------------------------------------------------------------------

  openSocket() {
    console.log('🔌 Connecting to', this.url);
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(this.url);
      this.socket = socket;
      socket.onopen = () => {
        console.log('🔌 Signalling connected');
        resolve();
      };
      socket.onerror = (event) => {
        console.error('🔌 Signalling error, readyState =', socket.readyState, event);
        reject(new Error('시그널링 서버에 연결할 수 없습니다'));
      };
      socket.onclose = (event) => this.handleClose(socket, event);
      socket.onmessage = ({ data }) => {
        this.handleMessage(data).catch((error) => console.error('Message failed:', error));
      };
    });
  }

  handleClose(socket, { code, reason, wasClean }) {
    console.log('🔌 Signalling closed, code %d, reason "%s", clean: %s', code, reason, wasClean);
    if (socket !== this.socket || this.closing) return;
    if (code === 4000) {
      console.warn('This session goes on in another window');
      this.disconnect();
      return;
    }
    if (this.selfId) this.reconnect();
  }

  /** Tries again and again, with longer and longer pauses, and joins the same room. */
  async reconnect() {
    this.selfId = null;
    this.emit('status', 'reconnecting');
    let pause = BACKOFF.firstMs;
    for (let attempt = 1; attempt <= BACKOFF.attempts; attempt += 1) {
      const jittered = Math.round(pause * (0.75 + Math.random() / 2));
      console.log(`🔄 재연결 시도 ${attempt}/${BACKOFF.attempts}, ${jittered} ms 후`);
      await wait(jittered);
      if (this.closing) return console.debug('Left while reconnecting');
      try {
        await this.openSocket();
        this.join();
        console.info('✅ 재연결 성공', attempt);
        return;
      } catch (error) {
        console.warn(`Attempt ${attempt} failed: ${error.message}`);
        pause = Math.min(pause * BACKOFF.factor, BACKOFF.limitMs);
      }
    }
    console.error('❌ Giving up after', BACKOFF.attempts, 'attempts');
    this.emit('status', 'failed');
    this.fail('상담실과 연결이 끊어졌습니다.');
  }

  send(type, data = {}) {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      console.warn('⚠️ Not connected, dropping', type);
      return false;
    }
    this.socket.send(JSON.stringify({ type, ...data }));
    console.log('📤', type, data);
    return true;
  }

  join() {
    const { room, name, phone, email } = this.visitor;
    console.log(`🚪 Joining ${room} as ${name} (phone: ${phone})`);
    this.send('join', { room, name, phone, email, session: this.session });
  }

  async handleMessage(raw) {
    let message;
    try {
      message = JSON.parse(raw);
    } catch (error) {
      console.error('Not JSON:', raw, error);
      return;
    }
    console.log('📥 Received', message.type);
    switch (message.type) {
      case 'joined':
        await this.handleJoined(message);
        break;
      case 'peer-joined':
        console.log('👤 상대방 입장:', message.name);
        this.meet(message, true);
        break;
      case 'peer-left':
        console.log('👤 상대방 퇴장:', message.name);
        this.part(message);
        break;
      case 'offer':
        await this.handleOffer(message);
        break;
      case 'answer':
        await this.handleAnswer(message);
        break;
      case 'candidate':
        await this.handleCandidate(message);
        break;
      case 'failure':
        console.error('Server says no:', message.code, message.text);
        this.emit('failure', { text: message.text });
        break;
      default:
        console.warn('Unknown message type:', message.type);
    }
  }

  /** The newcomer calls those who are there; they wait for the offer. */
  async handleJoined({ id, room, peers }) {
    this.selfId = id;
    console.log('✅ Joined', room, 'with id', id);
    console.log('[DEBUG] people in the room:', JSON.stringify(peers));
    this.closePeer();
    this.emit('joined', { id, room });
    this.emit('status', 'waiting');
    const [other] = peers;
    if (!other) {
      console.log('⏳ 상대방을 기다리는 중입니다');
      return;
    }
    this.meet(other, false);
    this.createPeer();
    this.addLocalTracks();
  }

  meet({ id, name }, polite) {
    if (this.peer && this.peer.id !== id) {
      console.warn('⚠️ Replacing peer', this.peer.id, '→', id);
      this.closePeer();
    }
    this.peer = { id, name };
    this.polite = polite;
    this.emit('peer', { name, here: true });
  }

  part({ id, name }) {
    if (id !== this.peer?.id) return;
    this.closePeer();
    this.peer = null;
    this.emit('peer', { name, here: false });
    this.emit('status', 'waiting');
  }

  // --- devices ---------------------------------------------------------------------------

  /** Without a microphone the call goes on, as a listener. */
  async startMicrophone() {
    if (this.localStream) return;
    console.log('🎤 Asking for the microphone, secure context:', window.isSecureContext);
    try {
      this.localStream = await navigator.mediaDevices.getUserMedia({ audio: MICROPHONE });
      const tracks = this.localStream.getAudioTracks();
      console.log('🎤 Got %d audio track(s): %o', tracks.length, tracks.map((t) => t.label));
      tracks.forEach((track) => {
        track.onended = () => console.warn('🎤 Track ended:', track.label);
        track.onmute = () => console.log('🔇 Track muted by the system');
      });
      this.emit('local-stream', this.localStream);
    } catch (error) {
      console.error('❌ getUserMedia failed');
      console.error('❌ name:', error.name);
      console.error('❌ message:', error.message);
      this.emit('failure', { text: MEDIA_REFUSALS[error.name] ?? error.message, error });
    }
  }

  /** @returns {boolean} whether the microphone is on now */
  toggleMicrophone() {
    const [track] = this.localStream?.getAudioTracks() ?? [];
    if (!track) {
      console.warn('⚠️ There is no microphone to switch');
      return false;
    }
    track.enabled = !track.enabled;
    console.log(`🎤 마이크 ${track.enabled ? '켜짐' : '꺼짐'}`);
    return track.enabled;
  }

  /** Adds or removes the picture in a running call. @returns {Promise<boolean>} on or off */
  async toggleCamera() {
    const [running] = this.localStream?.getVideoTracks() ?? [];
    if (running) {
      running.stop();
      this.localStream.removeTrack(running);
      const sender = this.pc?.getSenders().find(({ track }) => track === running);
      if (sender) this.pc.removeTrack(sender);
      console.log('📷 Camera off');
      return false;
    }
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: CAMERA });
      const [track] = stream.getVideoTracks();
      this.localStream ??= new MediaStream();
      this.localStream.addTrack(track);
      console.log('📷 Camera on', track.getSettings());
      this.emit('local-stream', this.localStream);
      this.pc?.addTrack(track, this.localStream);
      return true;
    } catch (err) {
      console.error('📷 카메라를 켤 수 없습니다', err);
      return false;
    }
  }

  stopLocalStream() {
    if (!this.localStream) return;
    for (const track of this.localStream.getTracks()) {
      track.stop();
      console.debug('🛑 stopped', track.kind, track.id);
    }
    this.localStream = null;
  }

  // --- peer connection -------------------------------------------------------------------

  createPeer() {
    console.log('🛠️ Creating peer connection with', this.iceServers.length, 'ICE servers');
    console.debug('[DEBUG] ICE servers', this.iceServers);
    const pc = new RTCPeerConnection({ iceServers: this.iceServers });
    this.pc = pc;
    pc.onnegotiationneeded = () => this.negotiate(pc).catch(console.error);
    pc.onicecandidate = ({ candidate }) => this.sendCandidate(candidate);
    pc.onicecandidateerror = ({ errorCode, errorText, url }) => {
      console.warn('🧊 ICE error %d %s from %s', errorCode, errorText, url);
    };
    pc.onicegatheringstatechange = () => console.log('🧊 gathering:', pc.iceGatheringState);
    pc.oniceconnectionstatechange = () => this.watchIce(pc);
    pc.onsignalingstatechange = () => console.debug('[DEBUG] signaling', pc.signalingState);
    pc.onconnectionstatechange = () => this.watchConnection(pc);
    pc.ontrack = ({ track, receiver }) => this.addRemoteTrack(track, receiver);
    this.openChat(pc);
    return pc;
  }

  addLocalTracks() {
    const tracks = this.localStream?.getTracks() ?? [];
    for (const track of tracks) {
      this.pc.addTrack(track, this.localStream);
      console.log('➕ Added local track:', track.kind);
    }
    if (tracks.length === 0) {
      console.warn('⚠️ 보낼 트랙이 없어 듣기만 합니다');
      this.pc.addTransceiver('audio', { direction: 'recvonly' });
    }
  }

  addRemoteTrack(track, receiver) {
    console.log('🎬 Remote track:', track.kind, track.id, track.readyState);
    for (const old of this.remoteStream.getTracks()) {
      if (old.kind !== track.kind) continue;
      console.log('🎬 Removing old track', old.id);
      this.remoteStream.removeTrack(old);
    }
    this.remoteStream.addTrack(track);
    console.log('🎬 Remote stream has now:', this.remoteStream.getTracks().map((t) => t.kind));
    if ('jitterBufferTarget' in receiver) {
      receiver.jitterBufferTarget = 50;
      console.debug('🔊 Jitter buffer target: %dms', receiver.jitterBufferTarget);
    }
    track.onunmute = () => console.log(`🎬 ${track.kind} is flowing`);
    this.emit('remote-stream', this.remoteStream);
  }

  watchIce(pc) {
    console.log('🧊 ICE state:', pc.iceConnectionState);
    clearTimeout(this.patienceTimer);
    if (pc.iceConnectionState === 'failed') {
      console.error('🧊 ICE failed, restarting');
      pc.restartIce();
    } else if (pc.iceConnectionState === 'disconnected') {
      this.patienceTimer = setTimeout(() => {
        console.warn(`🧊 Still disconnected after ${DISCONNECT_PATIENCE_MS} ms, restarting ICE`);
        pc.restartIce();
      }, DISCONNECT_PATIENCE_MS);
    }
  }

  watchConnection(pc) {
    if (pc !== this.pc) return;
    const state = pc.connectionState;
    console.log('📶 Connection state:', state);
    if (state === 'connected') {
      console.info('🎉 통화가 연결되었습니다');
      this.emit('status', 'connected');
      this.setAudioBitrate(this.bitrate);
      this.startStats(pc);
    } else if (state === 'failed') {
      console.error('ERROR: peer connection failed', this.peer?.id);
      this.emit('status', 'failed');
    } else if (state === 'disconnected') {
      this.emit('status', 'reconnecting');
    }
  }

  closePeer() {
    clearTimeout(this.patienceTimer);
    clearInterval(this.statsTimer);
    this.waitingCandidates = [];
    this.makingOffer = false;
    this.ignoringOffer = false;
    if (!this.pc) return;
    this.chat?.close();
    this.pc.close();
    this.pc = null;
    this.chat = null;
    this.remoteStream.getTracks().forEach((track) => this.remoteStream.removeTrack(track));
    this.emit('chat-ready', false);
    console.log('📴 Call stopped');
  }

  // --- offer and answer ------------------------------------------------------------------

  /** The description that goes to the other side, with our wishes for the sound in it. */
  describe(description) {
    const sdp = setOpusParameters(description.sdp, { ...OPUS, maxaveragebitrate: this.bitrate });
    console.log(`📋 ${description.type} SDP has ${countCandidates(sdp)} candidates`);
    console.debug('[DEBUG] SDP to send:\n' + sdp);
    return { description: { type: description.type, sdp }, to: this.peer.id };
  }

  async negotiate(pc) {
    if (!this.peer) return console.warn('Nobody to negotiate with');
    console.log('🤝 Negotiation needed, state:', pc.signalingState);
    try {
      this.makingOffer = true;
      await pc.setLocalDescription();
      const sent = this.send('offer', this.describe(pc.localDescription));
      sent ? console.log('✅ Offer sent') : console.warn('⚠️ Offer got lost');
    } catch (error) {
      this.fail('연결 제안을 만들지 못했습니다.', error);
    } finally {
      this.makingOffer = false;
    }
  }

  /** Both sides may offer at once; then the polite one takes its offer back. */
  async handleOffer({ description, from }) {
    console.log('📨 Offer from', from, `(${description.sdp.length} bytes)`);
    if (from !== this.peer?.id) {
      console.warn('⚠️ Offer from a stranger, ignored:', from);
      return;
    }
    const first = !this.pc;
    const pc = this.pc ?? this.createPeer();
    const collision = this.makingOffer || pc.signalingState !== 'stable';
    this.ignoringOffer = !this.polite && collision;
    if (this.ignoringOffer) {
      console.warn('🤝 Glare: keeping my own offer');
      return;
    }
    if (collision) console.log('🤝 Glare: taking my offer back');
    try {
      await pc.setRemoteDescription(description);
      if (first) this.addLocalTracks();
      await this.addWaitingCandidates();
      await pc.setLocalDescription();
      if (!this.send('answer', this.describe(pc.localDescription))) return;
      console.log('✅ Answer sent');
    } catch (error) {
      console.error('❌ Could not answer:', error.message);
      console.error(error.stack);
      this.emit('failure', { text: error.message, error });
    }
  }

  async handleAnswer({ description }) {
    const state = this.pc?.signalingState;
    console.log('📨 Answer, state:', state);
    if (state !== 'have-local-offer') {
      console.warn('⚠️ Answer does not fit the state', state ?? 'none');
      return;
    }
    try {
      await this.pc.setRemoteDescription(description);
      console.log('✅ Remote description set');
      await this.addWaitingCandidates();
    } catch (error) {
      this.fail('응답을 적용하지 못했습니다.', error);
    }
  }

  // --- ICE candidates --------------------------------------------------------------------

  sendCandidate(candidate) {
    if (!candidate) return console.log('🧊 No more local candidates');
    console.log('🧊 Local candidate:', candidate.type, candidate.protocol, candidate.address);
    if (this.peer) this.send('candidate', { candidate: candidate.toJSON(), to: this.peer.id });
  }

  /** Candidates often arrive before the description that they belong to. */
  async handleCandidate({ candidate, from }) {
    console.debug('🧊 Raw candidate', candidate);
    if (from !== this.peer?.id) return;
    if (!this.pc?.remoteDescription) {
      this.waitingCandidates.push(candidate);
      console.log('📦 Candidate kept for later,', this.waitingCandidates.length, 'waiting');
      return;
    }
    try {
      await this.pc.addIceCandidate(candidate);
      console.log('✅ Candidate added');
    } catch (error) {
      if (!this.ignoringOffer) console.error('❌ Candidate refused:', candidate, error);
    }
  }

  async addWaitingCandidates() {
    const candidates = this.waitingCandidates.splice(0);
    if (candidates.length > 0) console.log(`📦 Adding ${candidates.length} kept candidates`);
    for (const candidate of candidates) {
      await this.pc.addIceCandidate(candidate).catch(console.error);
    }
  }

  // --- bitrate, chat, statistics ---------------------------------------------------------

  /** Limits the sound that we send. @param {number} bitrate in bits per second */
  async setAudioBitrate(bitrate) {
    this.bitrate = bitrate;
    const sender = this.pc?.getSenders().find(({ track }) => track?.kind === 'audio');
    if (!sender) return console.warn('⚠️ No audio sender for the bitrate');
    try {
      const parameters = sender.getParameters();
      if (!parameters.encodings?.length) parameters.encodings = [{}];
      parameters.encodings[0].maxBitrate = bitrate;
      await sender.setParameters(parameters);
      console.log('🎵 Audio bitrate set to %d bps', bitrate);
    } catch (error) {
      console.error('❌ Failed to set the bitrate', { bitrate, error });
    }
  }

  openChat(pc) {
    const channel = pc.createDataChannel('chat', CHAT);
    this.chat = channel;
    channel.onopen = () => {
      console.log('💬 Chat is open');
      this.emit('chat-ready', true);
    };
    channel.onclose = () => console.log('💬 Chat is closed');
    channel.onerror = ({ error }) => console.error('💬 Chat error:', error);
    channel.onmessage = ({ data }) => {
      console.log('💬 받은 메시지:', data);
      this.emit('chat', { text: data, mine: false });
    };
  }

  sendChat(text) {
    if (this.chat?.readyState !== 'open') {
      console.warn('💬 Chat is not open:', this.chat?.readyState);
      return false;
    }
    this.chat.send(text);
    console.log('💬 sent', text.length, 'characters');
    this.emit('chat', { text, mine: true });
    return true;
  }

  startStats(pc) {
    clearInterval(this.statsTimer);
    this.statsTimer = setInterval(async () => {
      const quality = summarise(await pc.getStats());
      console.debug('📊', quality);
      this.emit('quality', quality);
    }, STATS_EVERY_MS);
  }
}
