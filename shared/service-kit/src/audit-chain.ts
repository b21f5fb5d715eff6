import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json';

/** What one row of the audit trail says, all of it covered by the row's hash. */
export interface AuditRecord {
  /** Rows with the same one stand in one chain, e.g. the organization they are about. */
  readonly chainId: string;
  /** When the row was written, in real time. */
  readonly recordedAt: Date;
  /** The business time of the change. */
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly requestId: string | null;
  readonly changes: unknown;
}

/** Where a chain ends: how many rows it has, and the hash of the last one in hexadecimal. */
export interface AuditHead {
  readonly chainId: string;
  readonly entryCount: number;
  readonly hash: string;
}

/** Where every chain begins. */
export const chainStart = (chainId: string): AuditHead => ({ chainId, entryCount: 0, hash: '00'.repeat(32) });

/**
 * The head of a chain after one more row: SHA-256 of the hash before it and of the row as canonical JSON (RFC 8785), so that a row
 * cannot change, vanish or move without every later hash telling. A row of another kind than the audit trail's says all that its hash covers.
 */
export function extendChain(head: AuditHead, record: AuditRecord | Readonly<Record<string, unknown>>): AuditHead {
  const position = head.entryCount + 1;
  const hashBefore = Buffer.from(head.hash, 'hex');
  const said = canonicalJson({ ...record, position });
  return { chainId: head.chainId, entryCount: position, hash: hash('sha256', Buffer.concat([hashBefore, Buffer.from(said)]), 'hex') };
}
