import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROOM_CAPACITY, Rooms } from '../server/rooms.js';

function fill(rooms, room, count) {
  return Array.from({ length: count }, (_, index) =>
    rooms.join(room, { name: `person ${index}`, session: `session ${index}` }).member);
}

test('a room has place for two', () => {
  const rooms = new Rooms();
  const members = fill(rooms, 'A', ROOM_CAPACITY);
  console.log('members:', members.map(({ name }) => name));
  assert.equal(rooms.people, 2);
  assert.throws(() => rooms.join('A', { name: 'third', session: 'third' }), RangeError);
  assert.equal(rooms.people, 2);
});

test('an empty room goes away', () => {
  const rooms = new Rooms();
  const [first, second] = fill(rooms, 'A', 2);
  assert.deepEqual(rooms.leave(first), [second]);
  assert.deepEqual(rooms.leave(second), []);
  assert.equal(rooms.size, 0);
});

test('a session that comes back takes its own place', () => {
  const rooms = new Rooms();
  const [first, second] = fill(rooms, 'A', 2);
  const { member, others, replaced } = rooms.join('A', {
    name: 'person 0', session: first.session,
  });
  assert.equal(replaced, first);
  assert.deepEqual(others, [second]);
  assert.notEqual(member.id, first.id);
  assert.equal(rooms.people, 2);
});

test('a full room stays as it is', (context) => {
  context.mock.method(console, 'warn', () => {});
  const rooms = new Rooms();
  const [first, second] = fill(rooms, 'A', ROOM_CAPACITY);
  assert.throws(() => rooms.join('A', { name: 'third', session: 'third' }), /full/);
  assert.deepEqual(rooms.others(first), [second]);
});
