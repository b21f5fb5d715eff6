import type { RecordShare } from '../domain/record-share';
import type { RecordShareRow } from './tables/record-share.table';

/** Reads a link from its row; that its words are those of the domain, the table's constraints say. */
export const toShare = ({ tokenHash, ...facts }: RecordShareRow): RecordShare => ({ ...facts, tokenHash: tokenHash.toString('hex') }) as RecordShare;

/** Writes a link as its row. */
export const toShareRow = ({ tokenHash, parts, ...facts }: RecordShare): RecordShareRow => ({ ...facts, parts: [...parts], tokenHash: Buffer.from(tokenHash, 'hex') });
