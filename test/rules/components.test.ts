import { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import * as typescriptParser from '@typescript-eslint/parser';
import * as vueParser from 'vue-eslint-parser';
import { describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { settingsFor } from '../../src/project/settings.ts';
import { processFile } from '../../src/source/file.ts';
import { CERTAIN } from '../support/lint.ts';

const VUE = `<template>
  <button @click="join">{{ label }}</button>
</template>

<script lang="ts">
export default { name: 'Room' };
</script>

<script setup lang="ts">
import { ref } from 'vue';

const label = ref<string>('join');
function join(id: number) {
  console.warn('[Room] slow', id);
  work().catch(console.error);
}
</script>

<style>.console { color: red; }</style>
`;

const SVELTE = `<script module>
  export const preload = () => console.warn('preloaded');
</script>

<script>
  import { onMount } from 'svelte';
  onMount(() => console.warn('mounted'));
</script>

<p>{label}</p>
`;

type Setup = Pick<Linter.Config, 'languageOptions'>;

const own = plugin.configs.components as Setup;
const vue: Setup = {
  languageOptions: {
    parser: vueParser as unknown as Linter.Parser,
    parserOptions: { parser: typescriptParser },
  },
};
const svelte: Setup = { languageOptions: { parser: svelteParser as unknown as Linter.Parser } };

function hand(filename: string, { languageOptions }: Setup, rules: Linter.RulesRecord = {}) {
  const linter = new Linter({ cwd: '/' });
  const config: Linter.Config[] = [
    { ...plugin.configs.recommended, files: ['**/*.vue', '**/*.svelte'], languageOptions,
      settings: { logfix: CERTAIN } },
    { files: ['**/*.vue', '**/*.svelte'], rules },
  ];
  return {
    verify: (text: string) => linter.verify(text, config, { filename }),
    fix: (text: string) => linter.verifyAndFix(text, config, { filename }),
  };
}

const codemod = (filename: string, text: string): string =>
  processFile(filename, text, settingsFor(filename, text, { config: CERTAIN, root: '/', file: null }),
    [checkNoConsole]).after;

describe.each([
  ['Vue, with our parser', '/app/src/Room.vue', VUE, own],
  ['Vue, with its own parser', '/app/src/Room.vue', VUE, vue],
  ['Svelte, with our parser', '/app/src/Room.svelte', SVELTE, own],
] as const)('%s', (_, filename, text, setup) => {
  const { verify, fix } = hand(filename, setup);

  it('points at the calls in the file as it is', () => {
    const lines = text.split('\n');
    const messages = verify(text).filter((m) => m.messageId === 'useLogger');
    expect(messages).toHaveLength(2);
    for (const m of messages) {
      const shown = lines[m.line - 1]!.slice(m.column - 1, m.endColumn! - 1);
      expect(shown).toMatch(/^console\.(warn|error)$/);
    }
  });

  it('ends in the same text as the codemod', () => {
    const { output, messages } = fix(text);
    expect(messages).toEqual([]);
    expect(output).toBe(codemod(filename, text));
    expect(output).toContain(`import { logger } from '@logfix/logger';`);
  });

  it('is silent over what the codemod wrote', () => {
    expect(verify(codemod(filename, text))).toEqual([]);
  });

  it('heeds comments that switch the rule off', () => {
    const off = text.replaceAll(/^(\s*)(.*console)/gm, '$1// eslint-disable-next-line\n$1$2');
    expect(verify(off)).toEqual([]);
  });
});

describe('Svelte, with its own parser', () => {
  const { fix } = hand('/app/src/Room.svelte', svelte);

  it('fixes all calls and adds one import', () => {
    const { output, messages } = fix(SVELTE);
    expect(messages).toEqual([]);
    expect(output).not.toContain('console');
    expect(output.match(/import \{ logger \}/g)).toHaveLength(1);
  });
});

describe('several blocks', () => {
  it('share one import', () => {
    const { output } = hand('/app/src/Room.svelte', own).fix(SVELTE);
    expect(output.match(/import \{ logger \}/g)).toHaveLength(1);
  });

  it('use a logger that another block has', () => {
    const text = `<script>
import { logger } from '@logfix/logger';
logger.info('made');
</script>
<script setup>
console.warn('slow');
</script>
`;
    const { output, messages } = hand('/app/src/Room.vue', own).fix(text);
    expect(messages).toEqual([]);
    expect(output).toBe(text.replace('console.warn', 'logger.warn'));
    expect(codemod('/app/src/Room.vue', text)).toBe(output);
  });

  it('take another name where another block has another logger', () => {
    const text = `<script>
const logger = [];
</script>
<script setup>
console.warn('slow');
</script>
`;
    const { output } = hand('/app/src/Room.vue', own).fix(text);
    expect(output).toContain(`import { logger as log } from '@logfix/logger';`);
    expect(output).toContain(`log.warn('slow');`);
    expect(codemod('/app/src/Room.vue', text)).toBe(output);
  });
});

describe('our parser', () => {
  it('keeps the rules of others silent: they would not see the template', () => {
    const { verify } = hand('/app/src/Room.vue', own, {
      'no-unused-vars': 'error', 'no-undef': 'error', 'no-console': 'error',
    });
    expect(verify(VUE).map((m) => m.ruleId).filter((id) => !id?.startsWith('logfix/'))).toEqual([]);
  });

  it('says where a block does not parse', () => {
    const broken = `<template></template>\n<script>\nconst console = ;\n</script>\n`;
    const [message] = hand('/app/src/Room.vue', own).verify(broken);
    expect(message).toMatchObject({ fatal: true });
    expect(message!.message).toContain('line 2');
  });
});
