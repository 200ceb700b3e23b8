import { harmless } from '../../harmless.ts';
import { LANGS, say, type Data, type Lang, type Word } from '../say.ts';

/** Text that is HTML already; everything else is escaped where it is put into a template. */
export interface Markup {
  readonly markup: string;
}

type Value = Markup | string | number | false | null | readonly Markup[];

/** A piece of the page. What is filled in is text, unless it was made by this function. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  markup: strings.reduce((text, string, i) => text + rendered(values[i - 1]!) + string),
});

function rendered(value: Value): string {
  if (value === null || value === false) return '';
  if (typeof value !== 'object') return escaped(String(value));
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;',
};

const escaped = (text: string): string => harmless(text).replace(/[&<>"']/g, (char) => ENTITIES[char]!);

/** Markup of the program's own, such as its style sheet. */
export const verbatim = (markup: string): Markup => ({ markup });

/** A text in every language; the page shows one of them. */
export const inBoth = (textIn: (lang: Lang) => string): Markup => {
  const texts = LANGS.map((lang) => [lang, textIn(lang)] as const);
  const [first, ...rest] = texts;
  if (rest.every(([, text]) => text === first![1])) return html`${first![1]}`;
  return html`${texts.map(([lang, text]) => html`<span lang="${lang}">${text}</span>`)}`;
};

export const t = (word: Word, data?: Data): Markup => inBoth((lang) => say(lang, word, data));

/** A path: its direction is its own, and it may break after its slashes. */
export const path = (text: string): Markup => {
  const parts = text.split('/');
  return html`<bdi class="path">${parts.map((part, i) =>
    i < parts.length - 1 ? html`${part}/<wbr>` : html`${part}`)}</bdi>`;
};
