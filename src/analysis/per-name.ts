const MOST = 20_000;

/** Asks a question of each name once: few names make up most of a code base. */
export function perName<T extends {} | null>(ask: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) {
      if (known.size >= MOST) known.clear();
      known.set(name, (answer = ask(name)));
    }
    return answer;
  };
}
