type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Words and digits that YAML would read as something else than text must be quoted. */
const SAFE = /^(?!(?:true|false|null|yes|no|on|off|y|n|~)$)[A-Za-z][A-Za-z0-9_./-]*$/i;

const scalar = (value: string | number | boolean | null): string =>
  typeof value === 'string' && !SAFE.test(value) ? JSON.stringify(value) : String(value);

const lines = (value: Plain): string[] => {
  if (Array.isArray(value)) {
    if (value.length === 0) return ['[]'];
    return value.flatMap((item: Plain) =>
      lines(item).map((line, n) => (n === 0 ? `- ${line}` : `  ${line}`)),
    );
  }
  if (value === null || typeof value !== 'object') return [scalar(value)];
  const entries = Object.entries(value);
  if (entries.length === 0) return ['{}'];
  return entries.flatMap(([key, inner]) => {
    const [first = '', ...rest] = lines(inner);
    const nested = inner !== null && typeof inner === 'object' && Object.keys(inner).length > 0;
    if (!nested) return [`${scalar(key)}: ${first}`];
    return [`${scalar(key)}:`, ...[first, ...rest].map((line) => `  ${line}`)];
  });
};

/** Plain data as YAML that people can read. */
export const toYaml = (value: unknown): string => `${lines(value as Plain).join('\n')}\n`;
