const MOST = 20_000;
/** V8 copies what is shorter. */
const SHORTEST_PIECE = 13;

/** The same text in memory of its own: a piece of a file's text would keep all of that alive. */
const alone = (name: string): string => (name.length < SHORTEST_PIECE ? name : ` ${name}`.slice(1));

/** Asks a question of each name once: few names make up most of a code base. */
export function perName<T extends {} | null>(ask: (name: string) => T, most = MOST): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) {
      if (known.size >= most) known.clear();
      const own = alone(name);
      known.set(own, (answer = ask(own)));
    }
    return answer;
  };
}
