import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { RecordUnit } from '../application/ports';
import type { RecordShareEvent } from '../domain/record-share';
import { createRecordShareStore } from './stores/record-share-store';

interface Dependencies {
  readonly profilesOf: (manager: EntityManager) => RecordUnit['profiles'];
  readonly toOutgoingEvent: (event: RecordShareEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** The hash of a token is nobody's to read. */
const hiddenFields = new Set(['tokenHash']);

/** Builds what the commands on links touch on one transaction. */
export const createRecordUnit =
  ({ profilesOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): RecordUnit => ({
    now: facts.now,
    shares: createRecordShareStore(manager),
    profiles: profilesOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ recordShareId, changes }) => auditOf(manager, facts)({ subjectType: 'record-share', subjectId: recordShareId, changes: hidePersonal(changes, hiddenFields) }),
  });
