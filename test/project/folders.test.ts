import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileAt } from '../../src/project/aliases.ts';
import { discover } from '../../src/project/discover.ts';
import { entriesOf, holds, isFile, rememberFolders } from '../../src/project/folders.ts';

let root: string;
let forget: () => void;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'logfix-folders-')));
  forget = () => {};
});

afterEach(() => {
  forget();
  rmSync(root, { recursive: true, force: true });
});

function write(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
}

const namesIn = (folder: string): string[] => entriesOf(join(root, folder)).map(({ name }) => name);

/** Permissions hold nobody back who may do everything. */
function asNobody<T>(run: () => T): T {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid!(65_534);
  try {
    return run();
  } finally {
    process.seteuid!(0);
  }
}

describe('while folders are remembered', () => {
  it('each is as it was when it was first listed, and afterwards as it is', () => {
    write('src/a.js');
    forget = rememberFolders();
    expect(namesIn('src')).toEqual(['a.js']);
    write('src/b.js', 'new/c.js');
    expect([isFile(join(root, 'src/b.js')), holds(join(root, 'src'), 'b.js')]).toEqual([false, false]);
    expect(isFile(join(root, 'new/c.js'))).toBe(true);
    forget();
    expect([isFile(join(root, 'src/b.js')), namesIn('src')]).toEqual([true, ['a.js', 'b.js']]);
    forget = () => {};
  });

  it('nothing but a walk remembers them: editors ask for what was made a moment ago', () => {
    write('src/a.js');
    expect(fileAt(join(root, 'src/log'))).toBe(null);
    write('src/log.ts');
    expect(fileAt(join(root, 'src/log'))).toBe(join(root, 'src/log.ts'));
  });

  it('a walk that is broken off forgets them', () => {
    write('a.js', 'b.js');
    for (const file of discover(['.'], root)) {
      expect(file).toBe(join(root, 'a.js'));
      break;
    }
    write('c.js');
    expect(isFile(join(root, 'c.js'))).toBe(true);
  });

  it('links count as what they lead to', () => {
    write('src/log.ts', 'lib/index.js');
    symlinkSync(join(root, 'src/log.ts'), join(root, 'link.ts'));
    symlinkSync(join(root, 'lib'), join(root, 'folder'));
    symlinkSync(join(root, 'gone.ts'), join(root, 'broken.ts'));
    forget = rememberFolders();
    expect(namesIn('.')).toEqual(['broken.ts', 'folder', 'lib', 'link.ts', 'src']);
    expect(['link', 'folder', 'broken'].map((name) => fileAt(join(root, name))))
      .toEqual([join(root, 'link.ts'), join(root, 'folder/index.js'), null]);
    expect(holds(root, 'broken.ts')).toBe(false);
  });

  it('a folder that cannot be listed still has its files', () => {
    write('closed/log.ts');
    chmodSync(root, 0o755);
    chmodSync(join(root, 'closed'), 0o311);
    const found = asNobody(() => {
      forget = rememberFolders();
      return [entriesOf(join(root, 'closed')), fileAt(join(root, 'closed/log')), fileAt(join(root, 'closed/other'))];
    });
    expect(found).toEqual([[], join(root, 'closed/log.ts'), null]);
    chmodSync(join(root, 'closed'), 0o755);
  });

  it('more than is worth remembering is forgotten and listed again', () => {
    write(...Array.from({ length: 300 }, (_, i) => `many/${i}.js`));
    forget = rememberFolders();
    for (let i = 0; i < 25_000; i++) entriesOf(join(root, `absent-${i}`));
    write('many/late.js');
    expect(isFile(join(root, 'many/late.js'))).toBe(true);
  });

  const NAME = fc.constantFrom('a', 'A', 'a.js', 'A.js', 'é.ts', 'e\u0301.ts', 'b', 'B.ts', 'index.ts', '[id].js', 'a b.js', '~1', 'c.');
  const PATH = fc.array(NAME, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));

  it('every question gets the answer that the disk gives', () => {
    fc.assert(fc.property(fc.array(PATH, { maxLength: 8 }), fc.array(PATH, { maxLength: 20 }), (made, asked) => {
      rmSync(root, { recursive: true, force: true });
      mkdirSync(root);
      for (const file of made) {
        try {
          write(file);
        } catch {
          // One path takes another's file for a folder.
        }
      }
      const answers = () => [...made, ...asked].map((path) => {
        const full = join(root, path);
        return [path, isFile(full), holds(dirname(full), path.slice(path.lastIndexOf('/') + 1)), fileAt(full)];
      });
      const expected = answers();
      const end = rememberFolders();
      try {
        expect(answers()).toEqual(expected);
      } finally {
        end();
      }
    }), { numRuns: 200 });
  });
});
