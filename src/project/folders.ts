import { existsSync, readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a folder holds, in the order of names. */
interface Listing {
  readonly entries: readonly Dirent[];
  /** By name in small letters, for some file systems take capitals for the same. */
  byName?: ReadonlyMap<string, Dirent>;
  /** The same names up to their first dot. */
  stems?: ReadonlySet<string>;
}

const EMPTY: Listing = { entries: [] };

/** Walks that are under way: what is listed meanwhile is remembered until the last of them ends. */
let walks = 0;
/** `null` for a folder that cannot be listed. */
const listings = new Map<string, Listing | null>();
/** So many names are remembered, and then all is forgotten. */
const MOST = 20_000;
let names = 0;

/**
 * Until it is called off, folders are as they were when they were first listed. Most questions are
 * for files that are not there, and one listing answers all that are asked of a folder.
 * @returns Calls it off.
 */
export function rememberFolders(): () => void {
  walks++;
  return () => {
    if (--walks === 0) forget();
  };
}

function forget(): void {
  listings.clear();
  names = 0;
}

/** What is in a folder; nothing where it cannot be listed. */
export const entriesOf = (folder: string): readonly Dirent[] => listingOf(folder) ?? [];

/** What is in a folder; `null` where it cannot be listed. */
export const listingOf = (folder: string): readonly Dirent[] | null =>
  (walks > 0 ? remembered(folder) : list(folder))?.entries ?? null;

/** Is there a file of that name, or a link to one? */
export function isFile(path: string): boolean {
  const folder = dirname(path);
  if (walks > 0) remembered(folder);
  const entry = entryIn(folder, basename(path));
  if (entry !== undefined) return entry?.isFile() ?? false;
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

/** Is there anything of that name in a folder? None is listed only to answer this. */
export function holds(folder: string, name: string): boolean {
  const entry = entryIn(folder, name);
  return entry === undefined ? existsSync(join(folder, name)) : entry !== null;
}

/** Can a folder hold a name that is the same up to its first dot? One question instead of many. */
export function mayHold(folder: string, name: string): boolean {
  const listing = walks > 0 ? remembered(folder) : null;
  if (!listing || !PLAIN.test(name)) return true;
  listing.stems ??= new Set(listing.entries.map((entry) => stemOf(entry.name)));
  return listing.stems.has(stemOf(name));
}

const stemOf = (name: string): string => {
  const dot = name.indexOf('.');
  return (dot < 0 ? name : name.slice(0, dot)).toLowerCase();
};

/** What a listing says of a name: `null` for nothing, `undefined` where only the disk can tell. */
function entryIn(folder: string, name: string): Dirent | null | undefined {
  const listing = listings.get(folder);
  if (!listing) return undefined;
  listing.byName ??= new Map(listing.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const entry = listing.byName.get(name.toLowerCase());
  if (entry === undefined) return PLAIN.test(name) ? null : undefined;
  return entry.name === name && !entry.isSymbolicLink() ? entry : undefined;
}

/** Other names may be written in several ways: `é`, `LONGNA~1.JS`, `name.` */
const PLAIN = /^[\w.@$()[\]+-]*[\w@$()[\]+-]$/;

function remembered(folder: string): Listing | null {
  let listing = listings.get(folder);
  if (listing === undefined) {
    const entry = entryIn(dirname(folder), basename(folder));
    listing = entry === null || entry?.isFile() ? EMPTY : list(folder);
    names += 1 + (listing?.entries.length ?? 0);
    if (names > MOST) forget();
    listings.set(folder, listing);
  }
  return listing;
}

function list(folder: string): Listing | null {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? EMPTY : null;
  }
}
