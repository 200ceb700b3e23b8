import { randomUUID } from 'node:crypto';

const log = console.log.bind(console, '[rooms]');

/** A room has place for a consultant and a customer. */
export const ROOM_CAPACITY = 2;

/** Who is in which room. Knows nothing of sockets. */
export class Rooms {
  #rooms = new Map();

  get size() {
    return this.#rooms.size;
  }

  get people() {
    return [...this.#rooms.values()].reduce((sum, members) => sum + members.size, 0);
  }

  /**
   * Lets someone in. A `session` that is already there was cut off and comes back: its former
   * place is handed over and returned as `replaced`.
   *
   * @returns {{ member: object, others: object[], replaced: object | null }}
   * @throws {RangeError} when the room is full
   */
  join(room, { name, session }) {
    const members = this.#rooms.get(room) ?? new Map();
    const replaced = [...members.values()].find((member) => member.session === session) ?? null;
    if (replaced) {
      log('session came back', replaced.id);
      members.delete(replaced.id);
    }
    if (members.size >= ROOM_CAPACITY) {
      console.warn('⛔ room %s is full (%d people), %s has to wait', room, members.size, name);
      throw new RangeError('room is full');
    }
    const member = { id: randomUUID(), name, room, session };
    const others = [...members.values()];
    members.set(member.id, member);
    this.#rooms.set(room, members);
    log(`${name} is in ${room}, now ${members.size}`);
    return { member, others, replaced };
  }

  leave(member) {
    const members = this.#rooms.get(member.room);
    if (!members?.delete(member.id)) return [];
    if (members.size === 0) {
      this.#rooms.delete(member.room);
      console.debug(`room ${member.room} is empty, removed`);
    }
    return [...members.values()];
  }

  others(member) {
    const members = this.#rooms.get(member.room);
    return [...(members?.values() ?? [])].filter(({ id }) => id !== member.id);
  }
}
