import { posix } from 'node:path';
import { hierarchy, treemap, treemapSquarify, type HierarchyRectangularNode } from 'd3-hierarchy';
import { bySeverity, gravestOf, grouped, together } from '../../../../audit/counts.ts';
import { SEVERITIES } from '../../../../audit/severity.ts';
import type { Audit, BySeverity, Spot } from '../../../../audit/types.ts';
import { number } from '../say.ts';
import { html, path, t, type Markup } from './markup.ts';

/** A field of the map, or a group of fields with a common beginning. */
interface Field {
  readonly path: string;
  readonly place?: Place;
  readonly fields?: readonly Field[];
}

interface Place extends Pick<Spot, 'path' | 'findings' | 'bySeverity'> {
  /** How many folders it stands for, where it has no name of its own. */
  readonly rest?: number;
}

const FIELDS = 36;
/** Room for the name of a group, in units of the map. */
const LABEL = 26;

/** Where findings are: as a map of files, or of folders where there are many, and as a table. */
export function folderMap({ folders, findings }: Audit): Markup {
  const files = [...grouped(findings, ({ file }) => file)].map(([path, own]): Place =>
    ({ path, findings: own.length, bySeverity: bySeverity(own) }));
  const fields = files.length <= FIELDS
    ? inGroups(files, ({ path }) => posix.dirname(path))
    : inGroups(heaviest(folders), firstDifferent(folders.map(({ path }) => path)));
  const root = { path: '', fields };
  return html`<div class="map wide-map">${drawn(root, 1200, 520)}</div>
    <div class="map tall-map">${drawn(root, 340, 460)}</div>
    <details><summary>${t('asTable')}</summary>${folderTable(folders)}</details>`;
}

/** The heaviest folders, and all others as one. */
function heaviest(folders: readonly Spot[]): Place[] {
  const sorted = folders.toSorted((a, b) => b.findings - a.findings);
  const rest = sorted.slice(FIELDS - 1);
  if (rest.length < 2) return sorted;
  const findings = rest.reduce((sum, one) => sum + one.findings, 0);
  const others = { path: '', findings, bySeverity: together(rest.map((one) => one.bySeverity)), rest: rest.length };
  return [...sorted.slice(0, FIELDS - 1), others];
}

/** A group of one needs no name of its own. */
const inGroups = (places: readonly Place[], groupOf: (place: Place) => string): Field[] =>
  [...grouped(places, (place) => (place.rest === undefined ? groupOf(place) : ''))].map(([path, own]) =>
    (own.length === 1 ? { path: own[0]!.path, place: own[0]! } : {
      path, fields: own.map((place) => ({ path: place.path, place })),
    }));

/** Groups folders by the first folder in which they differ. */
function firstDifferent(paths: readonly string[]): (place: Place) => string {
  const common = commonFolder(paths);
  return ({ path }) => common + path.slice(common.length).split('/')[0]!;
}

/** `packages/` of `packages/a` and `packages/b/c` */
function commonFolder(names: readonly string[]): string {
  const [first = '', ...rest] = names.map((name) => `${name}/`);
  let common = '';
  for (const part of first.split('/').slice(0, -1)) {
    const next = `${common}${part}/`;
    if (!rest.every((name) => name.startsWith(next))) break;
    common = next;
  }
  return names.length > 1 ? common : '';
}

function drawn(root: Field, width: number, height: number): Markup {
  const tree = hierarchy(root, ({ fields }) => fields as Field[] | undefined)
    .sum(({ place, fields }) => (fields ? 0 : place?.findings ?? 0))
    .sort((a, b) => b.value! - a.value!);
  const laid = treemap<Field>()
    .size([width, height])
    .tile(treemapSquarify)
    .paddingTop((node) => (node.depth === 1 ? LABEL : 0))(tree);
  const box = ({ x0, x1, y0, y1 }: HierarchyRectangularNode<Field>): string =>
    [['left', x0 / width], ['top', y0 / height], ['width', (x1 - x0) / width], ['height', (y1 - y0) / height]]
      .map(([side, share]) => `${side}:${Math.round(Number(share) * 1e5) / 1e3}%`).join(';');
  const groups = laid.descendants().filter((node) => node.depth > 0 && node.children);
  return html`<div class="fields" style="aspect-ratio:${width}/${height}" role="list">
    ${groups.map((node) => html`<div class="group" style="${box(node)}" aria-hidden="true"><span>${node.data.path}/</span></div>`)}
    ${laid.leaves().map((node) => html`<div class="field ${gravestOf(node.data.place!.bySeverity)}" style="${box(node)}"
      role="listitem">${label(node.data.place!, node.parent?.data.path ?? '')}</div>`)}</div>`;
}

function label({ path: name, findings, rest }: Place, group: string): Markup {
  const count = html`<b>${number(findings)}</b>`;
  if (rest !== undefined) return html`<span class="box">${count}<span>${t('otherFolders', { n: rest })}</span></span>`;
  const own = group !== '' && name.startsWith(`${group}/`) ? name.slice(group.length + 1) : name;
  return html`<span class="box" title="${name}">${count}<span>${path(own === '.' ? './' : own)}</span></span>`;
}

const folderTable = (folders: readonly Spot[]): Markup => html`<table><thead><tr><th
  scope="col">${t('folder')}</th><th scope="col" class="n">${t('count')}</th>
  ${SEVERITIES.map((severity) => html`<th scope="col" class="n">${t(severity)}</th>`)}</tr></thead><tbody>
  ${folders.map(({ path: name, findings, bySeverity }) => html`<tr><th scope="row">${path(name)}</th><td
    class="n">${number(findings)}</td>${cells(bySeverity)}</tr>`)}</tbody></table>`;

const cells = (counts: BySeverity): Markup =>
  html`${SEVERITIES.map((severity) => html`<td class="n${counts[severity] === 0 && ' zero'}">${number(counts[severity])}</td>`)}`;

