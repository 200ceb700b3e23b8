import type { ParsedComment } from '../unit.ts';
import type { FlatTree } from './flat-tree.ts';

/** Words of a comment: its flags, then where its text and the whole of it stand. */
const COMMENT = 5;

/** The comments of a file, in the order of the text. */
export function commentsOf(tree: FlatTree): ParsedComment[] {
  const { words } = tree;
  const comments = [...hashbangOf(tree.text)];
  for (let i = 0, at = tree.comments; i < words[4]!; i++, at += COMMENT) {
    comments.push({
      type: words[at]! & 1 ? 'Block' : 'Line',
      value: tree.textAt(words[at + 1]!, words[at + 2]!),
      start: tree.toText(words[at + 3]!),
      end: tree.toText(words[at + 4]!),
    });
  }
  return comments;
}

/** A hashbang is as good as a comment, though yuku does not list it. */
function hashbangOf(text: string): ParsedComment[] {
  const [line] = /^#!.*/.exec(text) ?? [];
  return line === undefined ? [] : [{ type: 'Line', value: line.slice(2), start: 0, end: line.length }];
}
