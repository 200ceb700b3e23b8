/**
 * The little that is asked of TypeScript's compiler, as both hands have it: typed linting brings
 * the project's own TypeScript, the command line that of ts-morph.
 */
export interface TsNode {
  readonly kind: number;
  readonly end: number;
  readonly parent: TsNode;
  readonly name?: TsNode;
  readonly type?: TsNode;
  readonly typeName?: TsNode;
  readonly propertyName?: TsNode;
  readonly text?: string;
  getStart(): number;
  getText(): string;
  getSourceFile(): TsSourceFile;
  forEachChild<T>(visit: (node: TsNode) => T | undefined): T | undefined;
}

export interface TsSourceFile extends TsNode {
  readonly fileName: string;
  readonly text: string;
}

export interface TsTag {
  readonly name: string;
  readonly text?: readonly { readonly text: string }[];
}

export interface TsSymbol {
  readonly name: string;
  readonly valueDeclaration?: TsNode;
  readonly declarations?: readonly TsNode[];
  getJsDocTags(checker?: TsChecker): readonly TsTag[];
}

export interface TsType {
  readonly aliasSymbol?: TsSymbol;
  readonly aliasTypeArguments?: readonly TsType[];
  readonly types?: readonly TsType[];
  readonly value?: unknown;
  readonly symbol?: TsSymbol;
  isUnion(): boolean;
  isStringLiteral(): boolean;
  isNumberLiteral(): boolean;
  getProperties(): readonly TsSymbol[];
  getProperty(name: string): TsSymbol | undefined;
  getCallSignatures(): readonly unknown[];
}

export interface TsChecker {
  getTypeAtLocation(node: TsNode): TsType;
  getTypeOfSymbolAtLocation(symbol: TsSymbol, node: TsNode): TsType;
  getSymbolAtLocation(node: TsNode): TsSymbol | undefined;
  getShorthandAssignmentValueSymbol(node: TsNode): TsSymbol | undefined;
  getNonNullableType(type: TsType): TsType;
  getTypeArguments(type: TsType): readonly TsType[];
  typeToString(type: TsType): string;
}
