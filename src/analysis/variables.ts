import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from './ast.ts';
import { declarationOf, type Declaration } from './declaration.ts';
import { meaningOf, usesOf, type Reference } from './reference.ts';
import type { Node } from './types.ts';

/** What a name means in one part of a file, and where it is used. */
export interface Variable {
  readonly name: string;
  /** What declares it, in the order of the text; never empty. */
  readonly defs: readonly Definition[];
  /** Reads and writes that mean it, in the order of the text. */
  readonly references: readonly Reference[];
  readonly scope: VariableScope;
}

export interface Definition {
  readonly type: Declaration['type'];
  /** The name where it is declared. */
  readonly name: Node;
  /** What declares it: a declarator, a function, a class, a specifier, … */
  readonly node: Node;
}

/** `top` is the file's own top level, be it a module or a script. */
export type VariableScope = 'top' | 'function' | 'block' | 'for' | 'catch' | 'class' | 'other';

/** Tells what names mean. Works name by name, so that nobody pays for those that nobody asks for. */
export interface Variables {
  /** The variable that a name means at a node; `null` when the file declares none. */
  at(node: Node, name: string): Variable | null;
  /** The variable that an identifier reads or writes; `null` for a global. */
  of(id: TSESTree.Identifier): Variable | null;
  /** The variable of the top level that has a name. */
  top(name: string): Variable | null;
  /** Uses of a name that the file does not declare. */
  undeclared(name: string): readonly TSESTree.Identifier[];
}

/** @param named Every identifier of a name, in the order of the text, with its parents linked. */
export function variablesOf(
  root: Node,
  named: (name: string) => readonly TSESTree.Identifier[],
): Variables {
  const known = new Map<string, NameTable>();
  const tableOf = (name: string): NameTable => {
    let table = known.get(name);
    if (table === undefined) known.set(name, (table = new NameTable(name, named(name), root)));
    return table;
  };
  return {
    at: (node, name) => tableOf(name).at(node),
    of: (id) => tableOf(id.name).of(id),
    top: (name) => tableOf(name).top(),
    undeclared: (name) => tableOf(name).undeclared(),
  };
}

class Own implements Variable {
  readonly name: string;
  readonly scope: VariableScope;
  readonly defs: Definition[] = [];
  readonly uses: Reference[] = [];
  /** Types alone have no value, plain variables are no types. */
  isValue = false;
  isType = false;
  private readonly table: NameTable;

  constructor(table: NameTable, scope: VariableScope) {
    this.name = table.name;
    this.scope = scope;
    this.table = table;
  }

  get references(): readonly Reference[] {
    this.table.resolve();
    return this.uses;
  }
}

/** Everything that one name means in a file. */
class NameTable {
  readonly name: string;
  private readonly ids: readonly TSESTree.Identifier[];
  private readonly root: Node;
  /** By the node that is the scope. */
  private readonly declared = new Map<Node, Own>();
  /** Names of function expressions, which their parameters hide. */
  private readonly ownNames = new Map<Node, Own>();
  private readonly meant = new Map<Node, Own | null>();
  private readonly loose: TSESTree.Identifier[] = [];
  private resolved = false;

  constructor(name: string, ids: readonly TSESTree.Identifier[], root: Node) {
    this.name = name;
    this.ids = ids;
    this.root = root;
    for (const id of ids) {
      const declaration = declarationOf(id, root);
      if (declaration !== null) this.declare(id, declaration);
    }
  }

  private declare(name: Node, { type, node, scopes, ownName, value, isType }: Declaration): void {
    for (const { at, kind } of scopes) {
      const own = ownName ? this.ownNames : this.declared;
      const variable = own.get(at) ?? new Own(this, kind);
      own.set(at, variable);
      variable.defs.push({ type, name, node });
      variable.isValue ||= value;
      variable.isType ||= isType;
    }
  }

  at(node: Node, fits: (variable: Own) => boolean = () => true): Own | null {
    if (this.declared.size + this.ownNames.size === 0) return null;
    for (let at: Node | undefined = node, inner = node; at; inner = at, at = at.parent) {
      // What a switch compares stands outside of its cases.
      if (at.type === 'SwitchStatement' && at.discriminant === inner) continue;
      const variable = this.declared.get(at) ?? this.ownNames.get(at);
      if (variable && fits(variable)) return variable;
      if (this.name === 'arguments' && isFunction(at) && at.type !== 'ArrowFunctionExpression') return null;
    }
    return null;
  }

  of(id: TSESTree.Identifier): Own | null {
    this.resolve();
    const meant = this.meant.get(id);
    return meant === undefined ? this.at(id) : meant;
  }

  top = (): Own | null => this.declared.get(this.root) ?? null;

  undeclared(): readonly TSESTree.Identifier[] {
    this.resolve();
    return this.loose;
  }

  /** Finds out what each use means; only some questions need that. */
  resolve(): void {
    if (this.resolved) return;
    this.resolved = true;
    for (const id of this.ids) {
      const uses = usesOf(id);
      if (uses.length === 0) continue;
      const kind = meaningOf(id);
      const variable = this.at(id, (one) =>
        kind === 'any' || (kind === 'type' ? one.isType : one.isValue));
      this.meant.set(id, variable);
      if (variable) variable.uses.push(...uses);
      else this.loose.push(id);
    }
  }
}

export type { Reference };
