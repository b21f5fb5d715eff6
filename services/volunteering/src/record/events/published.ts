import { recordShareCreated, recordShareRevoked } from '@conect/events';
import type { RecordShareEvent } from '../domain/record-share';

const contracts = { RecordShareCreated: recordShareCreated, RecordShareRevoked: recordShareRevoked } as const;

/** Translates what happened to a link into the contract other services rely on: ids only. */
export const publishedShare = ({ type, share: { id: recordShareId, volunteerId } }: RecordShareEvent) => ({ contract: contracts[type], data: { recordShareId, volunteerId } });
