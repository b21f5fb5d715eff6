import { hash, randomBytes } from 'node:crypto';
import { canonicalJson, extendChain, type AuditHead } from '@conect/service-kit';
import { formatNumber } from '../domain/contribution';
import type { RegisterItem } from '../domain/register';

/** One line of a register, in its place. Hashes are hexadecimal. */
export interface RegisterEntry extends Omit<RegisterItem, 'fields'> {
  readonly sequence: number;
  readonly itemHash: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** One field as the register keeps it: a hash that says nothing without its salt. */
interface SealedField {
  readonly name: string;
  readonly salt: string;
  readonly hash: string;
}

const saltBytes = 32;

/** The hash of one field: SHA-256 of its salt and of the value as canonical JSON. Without the salt nobody can guess the value from it. */
export const sealOf = (salt: string, value: unknown): string => hash('sha256', Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(canonicalJson(value))]), 'hex');

/** Seals each field of an item with a salt of its own, so that one can be erased and the item still verifies. */
export const sealFields = (fields: RegisterItem['fields']): readonly SealedField[] =>
  Object.entries(fields).map(([name, value]) => {
    const salt = randomBytes(saltBytes).toString('hex');
    return { name, salt, hash: sealOf(salt, value) };
  });

/** The hash of an item: of the hashes of its fields as canonical JSON. */
export const itemHashOf = (fields: readonly Pick<SealedField, 'name' | 'hash'>[]): string =>
  hash('sha256', canonicalJson(Object.fromEntries(fields.map((field) => [field.name, field.hash]))), 'hex');

type EntryFacts = Omit<RegisterEntry, 'sequence' | 'previousHash' | 'hash'>;

/** The end of a register after one more entry; the chain is made as the audit trail's is. */
export function extendRegister(head: AuditHead, entry: EntryFacts): AuditHead {
  const { institutionId, kind, contributionId, receivedAt, at, itemNumber, itemHash } = entry;
  return extendChain(head, { institutionId, kind, contributionId, registrationNumber: formatNumber(entry), receivedAt, at, itemNumber, itemHash });
}

/** Whether an entry gives its hash, from the hash that it says was before it. */
export const isWhole = (entry: RegisterEntry): boolean =>
  extendRegister({ chainId: entry.institutionId, entryCount: entry.sequence - 1, hash: entry.previousHash }, entry).hash === entry.hash;
