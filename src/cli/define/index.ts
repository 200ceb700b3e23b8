import { audit } from './audit.ts';
import { check } from './check.ts';
import { codemods } from './codemods.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import type { Define } from './flags.ts';
import { init } from './init.ts';
import { levels } from './levels.ts';
import { policy } from './policy.ts';

/** Every command, in the order in which `--help` lists them. */
export const COMMANDS: readonly Define[] = [init, codemods, fix, levels, check, audit, explain, policy];
