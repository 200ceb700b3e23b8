/** Lets so much through a window of time, per key, and remembers only so many keys. */
export interface RateLimit {
  /** Takes `cost` from the key's allowance. Returns 0, or the ms after which to try again. */
  take(key: string, cost: number, now: number): number;
}

const MAX_KEYS = 10_000;

interface Bucket {
  left: number;
  at: number;
}

/** A token bucket a key: `amount` at once, refilled evenly over `perMs`. */
export const createRateLimit = (amount: number, perMs: number): RateLimit => {
  const buckets = new Map<string, Bucket>();

  const bucketOf = (key: string, now: number): Bucket => {
    const known = buckets.get(key);
    buckets.delete(key);
    const bucket = known ?? { left: amount, at: now };
    // A clock that goes back refills nothing.
    const refill = (Math.max(0, now - bucket.at) * amount) / perMs;
    bucket.left = Math.min(amount, bucket.left + refill);
    bucket.at = now;
    buckets.set(key, bucket);
    const oldest = buckets.keys().next();
    if (buckets.size > MAX_KEYS && !oldest.done) buckets.delete(oldest.value);
    return bucket;
  };

  return {
    take(key, cost, now) {
      const bucket = bucketOf(key, now);
      if (bucket.left >= cost) {
        bucket.left -= cost;
        return 0;
      }
      return Math.ceil(((cost - bucket.left) * perMs) / amount);
    },
  };
};

/** Remembers the last so many names. */
export interface Memory {
  has(name: string): boolean;
  add(name: string): void;
}

export const createMemory = (size: number): Memory => {
  const names = new Set<string>();
  return {
    has: (name) => names.has(name),
    add(name) {
      names.add(name);
      const oldest = names.values().next();
      if (names.size > size && !oldest.done) names.delete(oldest.value);
    },
  };
};
