import { KINDS, kindOf, wordsOf } from '@logfix/logger/vocabulary';
import type { TSESTree } from '@typescript-eslint/utils';
import { requiredModule } from '../ast.ts';
import { isFree, reaches } from '../binding.ts';
import type { ImportRequest, Node, Unit } from '../types.ts';
import type { Masker, PiiSettings, SensitiveKind } from './types.ts';

const MODULE = '@logfix/logger';

const OURS: ReadonlyMap<SensitiveKind, string> = new Map<SensitiveKind, string>([
  ...KINDS.map((kind) => [kind.id, kind.mask] as const),
  ['container', 'maskFields'],
]);

/** A function that hides values, under the name that it has in a file. */
export interface LocalMasker {
  readonly local: string;
  /** The import that the name needs; `null` when the file has it. */
  readonly request: ImportRequest | null;
}

/** Chooses the mask for each kind, and its name in one file. */
export class Maskers {
  private readonly unit: Unit;
  private readonly settings: PiiSettings;
  private readonly chosen = new Map<string, LocalMasker | null>();
  private own: ReadonlyMap<SensitiveKind, string> | undefined;

  constructor(unit: Unit, settings: PiiSettings) {
    this.unit = unit;
    this.settings = settings;
  }

  /**
   * The masker for a kind at a place: the project's own where there is one, ours else.
   * `null` where its name means something else at that place.
   */
  for(kind: SensitiveKind, form: string, site: Node): LocalMasker | null {
    const isWhole = form !== 'value' || kind === 'container';
    const asked = isWhole ? 'container' : this.settings.policies[kind] === 'forbid' ? 'credential' : kind;
    const given = this.settings.maskers[asked];
    const own = given ? null : this.ownMaskers().get(asked) ?? null;
    if (own !== null && reaches(this.unit, site, own)) return { local: own, request: null };
    const wanted = given ?? { name: OURS.get(asked)!, module: MODULE };
    const known = this.chosen.get(wanted.name);
    const masker = known ?? this.bind(wanted, site);
    this.chosen.set(wanted.name, masker);
    return masker;
  }

  private bind({ name, module }: Masker, site: Node): LocalMasker | null {
    if (module === null) return { local: name, request: null };
    for (const { local, imported, from } of importsOf(this.unit)) {
      if (imported === name && from === module && reaches(this.unit, site, local)) {
        return { local, request: null };
      }
    }
    for (const local of [name, `${name}Value`, `logfix${name[0]!.toUpperCase()}${name.slice(1)}`]) {
      if (isFree(this.unit, local, [site])) return { local, request: { module, name, local } };
    }
    return null;
  }

  /** `maskPhoneNumber` that the file imports or declares. */
  private ownMaskers(): ReadonlyMap<SensitiveKind, string> {
    if (this.own) return this.own;
    const found = new Map<SensitiveKind, string>();
    const add = (name: string): void => {
      const kind = maskedKind(name);
      if (kind !== null && !found.has(kind)) found.set(kind, name);
    };
    for (const { local, imported, from } of importsOf(this.unit)) {
      if (from !== MODULE && imported !== '*') add(local);
    }
    for (const statement of this.unit.body) {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declared?.type === 'FunctionDeclaration' && declared.params.length === 1) add(declared.id?.name ?? '');
      if (declared?.type !== 'VariableDeclaration') continue;
      for (const { id, init } of declared.declarations) {
        if (id.type === 'Identifier' && /Function/.test(init?.type ?? '')) add(id.name);
      }
    }
    this.own = found;
    return found;
  }
}

/** The kind that a function masks by its name: `maskPhoneNumber` masks phones. */
export function maskedKind(name: string): SensitiveKind | null {
  const words = wordsOf(name);
  if (!/^(mask|redact|hide|obfuscate|anonymi[sz]e|censor)$/.test(words[0] ?? '')) return null;
  const rest = words.slice(1);
  if (rest.length === 0) return null;
  return kindOf(rest.join('_'), 'user')?.kind ?? null;
}

interface Imported {
  readonly local: string;
  readonly imported: string;
  readonly from: string;
}

/** Everything that the top of a file imports or requires. */
function importsOf(unit: Unit): Imported[] {
  return unit.body.flatMap((statement): Imported[] => {
    if (statement.type === 'ImportDeclaration') {
      if (statement.importKind === 'type') return [];
      const from = String(statement.source.value);
      return statement.specifiers.map((one) => ({ local: one.local.name, imported: importedName(one), from }));
    }
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id, init }): Imported[] => {
      const from = requiredModule(init);
      if (from === null || id.type !== 'ObjectPattern') return [];
      return id.properties.flatMap((p) =>
        p.type === 'Property' && p.value.type === 'Identifier' && p.key.type === 'Identifier'
          ? [{ local: p.value.name, imported: p.key.name, from }]
          : []);
    });
  });
}

function importedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : String(specifier.imported.value);
}
