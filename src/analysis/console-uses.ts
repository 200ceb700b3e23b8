import type { TSESTree } from '@typescript-eslint/utils';
import {
  isDeclarationName, isPropertyName, keyName, outermost, propertyName, requiredModule, unwrap,
} from './ast.ts';
import {
  boundCall, isAmbient, isDeleted, isGuard, isInType, isPatchingCall, isReceiver, isSpyArgument, isWritten,
} from './console-places.ts';
import { perUnit } from './per-unit.ts';
import { isWrittenOnce, lookup, readsOf, variableOf } from './scope.ts';
import type { Alias, CallForm, LogCall, Node, Unit } from './types.ts';

/** A use of the console that no call stands for, and why it cannot become one. */
export interface OtherUse {
  readonly node: Node;
  readonly kind: 'override' | 'passed-on' | 'exported' | 'reassigned' | 'not-a-method';
}

export interface ConsoleUses {
  readonly calls: readonly LogCall[];
  readonly aliases: readonly Alias[];
  readonly others: readonly OtherUse[];
}

const GLOBAL_OBJECTS = new Set(['window', 'globalThis', 'global', 'self', 'frames', 'top']);
const isConsoleModule = (name: unknown): boolean => name === 'console' || name === 'node:console';

/** Finds every use of the console in a file, under whatever name it is reached. */
export const findConsoleUses = perUnit(collectUses);

/** `window['console']`, `from 'node:console'` */
const QUOTED = /console['"`]/;

function collectUses(unit: Unit): ConsoleUses {
  if (!unit.text.includes('console')) return { calls: [], aliases: [], others: [] };
  const collector = new Collector(unit);
  for (const id of unit.named('console')) collector.identifier(id);
  if (QUOTED.test(unit.text)) {
    collector.modules();
    collector.computedGlobals();
  }
  collector.calls.sort((a, b) => a.node.range[0] - b.node.range[0]);
  return collector;
}

class Collector implements ConsoleUses {
  readonly calls: LogCall[] = [];
  readonly aliases: Alias[] = [];
  readonly others: OtherUse[] = [];
  private readonly unit: Unit;
  private readonly shadows: boolean;

  constructor(unit: Unit) {
    this.unit = unit;
    this.shadows = unit
      .named('console')
      .some((id) => isDeclarationName(id) && !isAmbient(id));
  }

  identifier(id: TSESTree.Identifier): void {
    const { parent } = id;
    if (isPropertyName(id)) {
      if (parent.type === 'MemberExpression' && this.isGlobalObject(parent.object)) {
        this.reference(parent);
      }
      return;
    }
    if (isInType(id) || isDeclarationName(id)) return;
    if (this.shadows && variableOf(this.unit, id)) return;
    this.reference(id);
  }

  /** `window['console']` */
  computedGlobals(): void {
    if (!/\[\s*['"`]console/.test(this.unit.text)) return;
    for (const id of this.unit.identifiers()) {
      const outer = outermost(id);
      const parent = outer.parent!;
      if (parent.type !== 'MemberExpression' || parent.object !== outer || !parent.computed) continue;
      if (propertyName(parent) === 'console' && this.isGlobalObject(id)) this.reference(parent);
    }
  }

  /** `import … from 'node:console'`, `require('console')` */
  modules(): void {
    for (const statement of this.unit.body) {
      if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue;
      if (!isConsoleModule(statement.source.value)) continue;
      for (const specifier of statement.specifiers) {
        const imported = specifier.type === 'ImportSpecifier' ? importedName(specifier) : null;
        this.alias(specifier.local, specifier, imported === 'default' ? null : imported);
      }
    }
    if (!/require\s*\(\s*['"`](node:)?console/.test(this.unit.text)) return;
    for (const id of this.unit.identifiers()) {
      if (id.name !== 'require' || id.parent.type !== 'CallExpression') continue;
      if (isConsoleModule(requiredModule(id.parent))) this.reference(id.parent);
    }
  }

  private isGlobalObject(object: Node): boolean {
    const node = unwrap(object);
    if (node.type !== 'Identifier' || !GLOBAL_OBJECTS.has(node.name)) return false;
    return lookup(this.unit, node, node.name) === null;
  }

  /** An expression whose value is the console. */
  private reference(node: Node, alias?: Alias): void {
    const outer = outermost(node);
    const { parent } = outer;
    if (!parent || isGuard(outer) || isReceiver(outer)) return;
    if (parent.type === 'MemberExpression' && parent.object === outer) {
      this.member(parent, alias);
    } else if (parent.type === 'VariableDeclarator' && parent.init === outer) {
      this.declarator(parent, outer);
    } else if (parent.type === 'AssignmentExpression' && parent.left === outer) {
      this.others.push({ node: outer, kind: 'override' });
    } else if (isPatchingCall(parent)) {
      this.others.push({ node: outer, kind: 'override' });
    } else if (!isSpyArgument(parent) && parent.type === 'NewExpression') {
      this.others.push({ node: outer, kind: 'passed-on' });
    } else if (parent.type === 'ExpressionStatement' || parent.type === 'UnaryExpression') {
      return;
    } else {
      this.others.push({ node: outer, kind: isSpyArgument(parent) ? 'override' : 'passed-on' });
    }
  }

  /** `console.log`, `console[level]` */
  private member(member: TSESTree.MemberExpression, alias?: Alias): void {
    const method = propertyName(member);
    const outer = outermost(member);
    const { parent } = outer;
    if (!parent || isGuard(outer)) return;
    if (isWritten(outer) || isDeleted(outer)) {
      this.others.push({ node: outer, kind: 'override' });
      return;
    }
    if (method === 'Console' || method === 'memory' || method === '_stdout') {
      this.others.push({ node: outer, kind: 'not-a-method' });
      return;
    }
    if (method !== null && parent.type === 'VariableDeclarator' && parent.init === outer) {
      if (parent.id.type === 'Identifier') this.alias(parent.id, parent, method);
      return;
    }
    this.use(member, method, alias);
  }

  /** A function of the console, called or handed on. */
  private use(callee: Node, method: string | null, alias?: Alias): void {
    const add = (form: CallForm, node: Node, args: LogCall['args']): void => {
      this.calls.push({ api: 'console', form, node, callee, method: method ?? '', level: null, args, alias });
    };
    const outer = outermost(callee);
    const parent = outer.parent!;
    if (parent.type === 'CallExpression' && parent.callee === outer) {
      add(method === null ? 'dynamic' : 'call', parent, parent.arguments);
      return;
    }
    const through = boundCall(outer);
    if (through) {
      const declarator = outermost(through).parent;
      if (
        method !== null &&
        declarator?.type === 'VariableDeclarator' &&
        declarator.id.type === 'Identifier' &&
        propertyName(through.callee as TSESTree.MemberExpression) === 'bind' &&
        through.arguments.length <= 1
      ) {
        this.alias(declarator.id, declarator, method);
        return;
      }
      add('bound', through, through.arguments);
      return;
    }
    add(method === null ? 'dynamic' : 'value', outer, []);
  }

  /** `const c = console`, `const { log } = console` */
  private declarator(declarator: TSESTree.VariableDeclarator, init: Node): void {
    const { id } = declarator;
    if (id.type === 'Identifier') {
      this.alias(id, declarator, null);
    } else if (id.type === 'ObjectPattern') {
      for (const property of id.properties) {
        const local = property.type === 'Property' && property.value;
        const method = property.type === 'Property' ? keyName(property) : null;
        if (local && local.type === 'Identifier' && method !== null) {
          this.alias(local, property, method);
        } else this.others.push({ node: property, kind: 'passed-on' });
      }
    } else this.others.push({ node: init, kind: 'passed-on' });
  }

  /**
   * A local name for the console (`method` null) or for one of its methods.
   * Its reads are uses like any other.
   */
  private alias(id: TSESTree.Identifier, declaration: Node, method: string | null): void {
    const variable = lookup(this.unit, id, id.name);
    if (!variable) return;
    if (!isWrittenOnce(variable)) {
      this.others.push({ node: declaration, kind: 'reassigned' });
      return;
    }
    if (isExported(declaration, id.name, this.unit)) {
      this.others.push({ node: declaration, kind: 'exported' });
      return;
    }
    const alias: Alias = { name: id.name, declaration };
    this.aliases.push(alias);
    for (const read of readsOf(variable)) {
      if (method !== null) {
        if (!isGuard(outermost(read))) this.use(read, method, alias);
      } else this.reference(read, alias);
    }
  }
}

const importedName = (specifier: TSESTree.ImportSpecifier): string =>
  specifier.imported.type === 'Identifier'
    ? specifier.imported.name
    : String((specifier.imported as { value: unknown }).value);

function isExported(declaration: Node, name: string, unit: Unit): boolean {
  for (let at: Node | undefined = declaration; at; at = at.parent) {
    if (at.type === 'ExportNamedDeclaration') return true;
    if (at.type === 'BlockStatement') return false;
  }
  return unit.body.some(
    (s) =>
      (s.type === 'ExportNamedDeclaration' &&
        s.source === null &&
        s.specifiers.some((x) => x.local.type === 'Identifier' && x.local.name === name)) ||
      (s.type === 'ExportDefaultDeclaration' &&
        s.declaration.type === 'Identifier' &&
        s.declaration.name === name),
  );
}

