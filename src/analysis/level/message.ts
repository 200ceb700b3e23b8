import type { LogCall, Node } from '../types.ts';

/** The words that a call itself writes: what a reader of the source sees between the quotes. */
export interface Message {
  /** Literal text of all arguments, in order, holes left out. */
  readonly text: string;
  /** Literal text of the first argument, up to its first hole. */
  readonly front: string;
  /** Literal text at the end of the first argument, after its last hole. */
  readonly back: string;
  /** Expressions inside the first argument's text: template holes, operands of `+`. */
  readonly holes: readonly Node[];
  /** Names of colours that the text is painted with: `red` of `chalk.red.bold('…')`. */
  readonly colours: readonly string[];
}

const COLOURS = new Set([
  'red', 'redBright', 'bgRed', 'yellow', 'yellowBright', 'orange', 'green', 'greenBright',
  'blue', 'blueBright', 'cyan', 'cyanBright', 'magenta', 'gray', 'grey', 'dim', 'white', 'bold',
]);

interface Parts {
  pieces: (string | Node)[];
  colours: string[];
}

function colourChain(node: Node, parts: Parts): void {
  let at: Node = node;
  while (at.type === 'MemberExpression') {
    if (at.property.type === 'Identifier' && COLOURS.has(at.property.name)) {
      parts.colours.push(at.property.name);
    }
    at = at.object as Node;
  }
}

/** What a text says, it says at its beginning: the rest of a long one is data. */
const short = (text: string): string => text.slice(0, 10_000);

/** Collects the literal text of an expression; depth stops at odd nestings. */
function collect(node: Node, parts: Parts, depth: number): void {
  switch (node.type) {
    case 'Literal':
      parts.pieces.push(typeof node.value === 'string' ? short(node.value) : node);
      return;
    case 'TemplateLiteral':
      node.quasis.forEach((quasi, i) => {
        parts.pieces.push(short(quasi.value.cooked ?? quasi.value.raw));
        const hole = node.expressions[i];
        if (hole !== undefined) parts.pieces.push(hole as Node);
      });
      return;
    case 'BinaryExpression':
      if (node.operator !== '+' || depth > 40) break;
      collect(node.left as Node, parts, depth + 1);
      collect(node.right, parts, depth + 1);
      return;
    case 'ConditionalExpression':
      if (depth > 4) break;
      collect(node.consequent, parts, depth + 1);
      collect(node.alternate, parts, depth + 1);
      return;
    case 'CallExpression': {
      const count = parts.colours.length;
      colourChain(node.callee as Node, parts);
      const first = node.arguments[0];
      const painted = parts.colours.length > count || isFormat(node.callee as Node);
      if (first === undefined || !painted || depth > 4) break;
      for (const arg of node.arguments) collect(arg as Node, parts, depth + 1);
      return;
    }
    case 'MemberExpression':
      if (node.object.type !== 'Literal' && node.object.type !== 'TemplateLiteral') break;
      colourChain(node, parts);
      collect(node.object, parts, depth + 1);
      return;
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      collect(node.expression, parts, depth + 1);
      return;
    default:
  }
  parts.pieces.push(node);
}

const isFormat = (callee: Node): boolean =>
  (callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'format') ||
  (callee.type === 'Identifier' && callee.name === 'format');

/** Reads the message of a call. */
export function messageOf(call: LogCall): Message {
  const parts: Parts = { pieces: [], colours: [] };
  const texts: string[] = [];
  let front = '';
  let back = '';
  let holes: Node[] = [];
  call.args.forEach((arg, i) => {
    parts.pieces = [];
    collect(arg as Node, parts, 0);
    const strings = parts.pieces.filter((piece) => typeof piece === 'string');
    texts.push(...strings);
    if (i > 0) return;
    const [head] = parts.pieces;
    const tail = parts.pieces.at(-1);
    front = typeof head === 'string' ? head : '';
    back = typeof tail === 'string' ? tail : '';
    holes = parts.pieces.filter((piece) => typeof piece !== 'string');
  });
  const text = texts.join(' ');
  return { text, front, back, holes, colours: parts.colours };
}
