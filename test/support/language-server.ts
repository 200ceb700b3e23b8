import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js';

const SERVER = createRequire(import.meta.url).resolve(
  'vscode-langservers-extracted/bin/vscode-eslint-language-server',
);

interface Position { readonly line: number; readonly character: number }
export interface Range { readonly start: Position; readonly end: Position }
interface TextEdit { readonly range: Range; readonly newText: string }
interface WorkspaceEdit {
  readonly documentChanges: readonly {
    readonly textDocument: { readonly uri: string };
    readonly edits: readonly TextEdit[];
  }[];
}

export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
}

export interface Action {
  readonly title: string;
  readonly kind?: string;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  readonly edit?: WorkspaceEdit;
}

/** What an editor tells the server of its settings; those of the editors' own ESLint extensions. */
const SETTINGS = {
  validate: 'on',
  run: 'onType',
  useFlatConfig: true,
  experimental: {},
  packageManager: 'npm',
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
  codeActionOnSave: { enable: true, mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'location' },
};

/** Starts ESLint's language server on a folder, as an editor does. */
export async function openEditor(root: string) {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { cwd: root, stdio: 'pipe' });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uriOf = (name: string): string => pathToFileURL(join(root, name)).href;
  const workspaceFolder = { uri: uriOf(''), name: 'app' };
  const texts = new Map<string, { text: string; version: number }>();

  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => ({ ...SETTINGS, workspaceFolder })));
  connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
    apply(edit);
    return { applied: true };
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onUnhandledNotification(() => {});
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: workspaceFolder.uri,
    workspaceFolders: [workspaceFolder],
    capabilities: {
      workspace: {
        configuration: true, applyEdit: true, workspaceFolders: true, workspaceEdit: { documentChanges: true },
      },
      textDocument: { publishDiagnostics: { codeDescriptionSupport: true } },
    },
  });
  await connection.sendNotification('initialized', {});

  function apply(edit: WorkspaceEdit): void {
    for (const { textDocument: { uri }, edits } of edit.documentChanges) {
      void type(uri, withEdits(texts.get(uri)!.text, edits));
    }
  }

  function type(uri: string, text: string): Promise<void> {
    const version = (texts.get(uri)?.version ?? 0) + 1;
    texts.set(uri, { text, version });
    return connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  const actions = (name: string, range: Range, diagnostics: readonly Diagnostic[], only?: string[]) =>
    connection.sendRequest<Action[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(name) },
      range,
      context: { diagnostics, ...(only ? { only } : {}) },
    });

  return {
    async open(name: string): Promise<void> {
      const text = readFileSync(join(root, name), 'utf8');
      texts.set(uriOf(name), { text, version: 1 });
      const languageId = name.endsWith('.ts') ? 'typescript' : 'javascript';
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uriOf(name), languageId, version: 1, text },
      });
    },
    textOf: (name: string): string => texts.get(uriOf(name))!.text,
    /** Puts another text in place, as typing does. */
    type: (name: string, text: string): Promise<void> => type(uriOf(name), text),
    async diagnostics(name: string): Promise<readonly Diagnostic[]> {
      const answer = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri: uriOf(name) },
      });
      return answer.items;
    },
    quickFixes: (name: string, diagnostic: Diagnostic) =>
      actions(name, diagnostic.range, [diagnostic], ['quickfix']),
    fixAll: (name: string) =>
      actions(name, { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } }, [], ['source.fixAll.eslint']),
    /** Does what an editor does when its user chooses an action. */
    async choose({ edit, command }: Action): Promise<void> {
      if (edit) apply(edit);
      if (command) await connection.sendRequest('workspace/executeCommand', command);
    },
    async close(): Promise<void> {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      server.kill();
    },
  };
}

function withEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const at = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, l) => sum + l.length + 1, 0) + character;
  return edits
    .toSorted((a, b) => at(b.range.start) - at(a.range.start))
    .reduce((now, { range, newText }) => now.slice(0, at(range.start)) + newText + now.slice(at(range.end)), text);
}
