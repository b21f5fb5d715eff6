import type { Refusal } from './result';

/** What its owner said of a document before sending it; each service has purposes of its own. */
export interface DocumentDescription<Purpose extends string = string> {
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteLength: number;
  readonly sha256: string;
  readonly purpose: Purpose;
}

/** A document whose bytes are awaited or stored. */
export interface Document<Purpose extends string = string> extends DocumentDescription<Purpose> {
  readonly id: string;
  readonly ownerUserId: string;
  readonly createdAt: Date;
  /** When the bytes were first stored whole; null while they are awaited. */
  readonly storedAt: Date | null;
}

/** What commands that attach documents need of them. */
export interface DocumentFinder<Purpose extends string = string> {
  /** Keeps the record from being purged until the transaction ends. */
  readonly findById: (id: string) => Promise<Document<Purpose> | null>;
}

/** Whether a document can be attached for this purpose by this user: his own, announced for the purpose, and stored. */
export const isUsableFor = <Purpose extends string>(purpose: NoInfer<Purpose>, document: Document<Purpose> | null, userId: string): document is Document<Purpose> =>
  document !== null && document.ownerUserId === userId && document.purpose === purpose && document.storedAt !== null;

/** A field that names a document: for what it must have been announced, and how another one is refused. */
export interface DocumentField<Name extends string, Purpose extends string = string, Code extends string = string> {
  readonly name: Name;
  readonly purpose: Purpose;
  readonly refusal: Refusal<Code>;
}

type Named<Name extends string> = Readonly<Record<Name, string | null>>;

/** What names documents before and after a change, and by whom; null before there was anything. */
interface Change<Name extends string> {
  readonly before: Named<Name> | null;
  readonly after: Named<Name>;
  readonly userId: string;
}

/** Why the documents of a change cannot be used. One that is there already stays, whoever brought it; any other must be the user's own, stored, for its purpose. */
export async function refusalsOfDocuments<Name extends string, Purpose extends string, Code extends string>(
  { findById }: DocumentFinder<Purpose>,
  fields: readonly DocumentField<Name, NoInfer<Purpose>, Code>[],
  { before, after, userId }: Change<NoInfer<Name>>,
): Promise<readonly Refusal<Code>[]> {
  const refusals: Refusal<Code>[] = [];
  for (const { name, purpose, refusal } of fields) {
    const id = after[name];
    if (id === null || id === before?.[name]) continue;
    if (!isUsableFor(purpose, await findById(id), userId)) refusals.push(refusal);
  }
  return refusals;
}
