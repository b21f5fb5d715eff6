import type { EventLog, LoggedEvent } from '../application/ports';
import { everyPage, jsonLinesFile, type EvidenceSource } from './evidence';

const pageSize = 1_000;

/** What happened to the consultation, who did it and when, each entry with the hash of its chain. */
export const eventEvidence = (log: EventLog): EvidenceSource => ({
  // No entry without a change of what the other files tell.
  stampOf: () => Promise.resolve(''),
  filesOf: ({ id }) => {
    const events = () => everyPage<LoggedEvent>((after) => log.findPage(id, after === null ? null : after.id, pageSize), pageSize);
    return Promise.resolve([jsonLinesFile('events.jsonl', events)]);
  },
});
