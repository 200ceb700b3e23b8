import { expect, it } from 'vitest';
import { counterName, labelName } from '../../../src/analysis/leveled/metric.ts';

it.each([
  ['Peer connected', 'peer_connections_total'],
  ['Received ICE candidate', 'ice_candidates_received_total'],
  ['ICE candidate received from ', 'ice_candidates_received_total'],
  ['📡 [WebRTC] Sending offer to ', 'offers_sent_total'],
  ['New message', 'messages_total'],
  ['Heartbeat', 'heartbeats_total'],
  ['Successfully processed the query', 'queries_processed_total'],
  ['DataChannel opened', 'data_channel_opens_total'],
  ['Audio frame rendered: ', 'audio_frames_rendered_total'],
])('%s is counted as %s', (message, name) => {
  expect(counterName(message)).toBe(name);
  // https://prometheus.io/docs/concepts/data_model
  expect(name).toMatch(/^[a-z_:][a-z0-9_:]*_total$/);
});

it.each(['', '=== ', '수신', 'this is a longer story of what we did', 'done', 'user connected room now open wide'])(
  '%s names nothing to count',
  (message) => expect(counterName(message)).toBeNull(),
);

it('writes labels as Prometheus wants them', () => {
  expect(labelName('mediaKind')).toBe('media_kind');
  expect(labelName('종류')).toBeNull();
});
