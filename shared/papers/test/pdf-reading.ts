import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** An element of the tree that a screen reader walks, or content of one. */
export interface TreeNode {
  readonly role?: string;
  readonly id?: string;
  readonly type?: string;
  readonly alt?: string;
  readonly scope?: string;
  readonly children?: readonly TreeNode[];
}

/** A page as another program reads it. */
export interface ReadPage {
  readonly items: readonly { readonly str?: string; readonly type?: string; readonly tag?: string; readonly id?: string | null }[];
  readonly tree: TreeNode | null;
  readonly links: readonly { readonly url?: string; readonly contents?: string }[];
  /** The boxes of what is filled: left, bottom, right and top in points. */
  readonly fills: readonly (readonly [number, number, number, number])[];
}

interface ReadPdf {
  readonly info: Readonly<Record<string, string>>;
  readonly metadata: string;
  readonly pages: readonly ReadPage[];
}

/** Has another program read a PDF. */
export function readPdf(bytes: Buffer): ReadPdf {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'read-pdf.mjs')], { input: bytes, encoding: 'utf8', maxBuffer: 100_000_000 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as ReadPdf;
}

/** The roles of an element and of those in it. */
export function rolesOf({ role, children = [] }: TreeNode): unknown {
  const elements = children.filter((child) => child.role !== undefined);
  return elements.length > 0 ? [role, ...elements.map(rolesOf)] : role;
}

/** The text of each kind of marked content on a page: `TD` and so on, decoration as `Artifact`. */
export const textsOf = (page: ReadPage, tag: string): string[] =>
  markedOf(page, ' ')
    .filter((marked) => marked.tag === tag)
    .map(({ text }) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');

/** What a page says to who cannot see it, from one element to the next, decoration left out; a link is not parted from the words around it. */
export function spokenOf(page: ReadPage): string {
  let spoken = '';
  let last = '';
  for (const { tag, text } of markedOf(page, '').filter((marked) => marked.tag !== 'Artifact')) {
    spoken += tag === 'Link' || last === 'Link' ? text : ` ${text}`;
    last = tag;
  }
  return spoken.replace(/\s+/g, ' ').trim();
}

function markedOf({ items }: ReadPage, between: string): readonly { readonly tag: string; readonly text: string }[] {
  const marked: { readonly tag: string; text: string }[] = [];
  for (const { type, tag, str } of items) {
    if (type?.startsWith('beginMarkedContent') === true) marked.push({ tag: tag!, text: '' });
    if (str !== undefined && marked.length > 0) marked.at(-1)!.text += str + between;
  }
  return marked;
}
