import type { DocumentRecordStore, DocumentStore } from '@conect/documents';
import type { RecurringJob } from '@conect/service-kit';
import { z } from 'zod';
import { removalJob } from '../domain/removal-job';

const payloadSchema = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

interface Dependencies {
  readonly records: Pick<DocumentRecordStore, 'isNeeded'>;
  readonly store: Pick<DocumentStore, 'remove'>;
}

/** Removes bytes of which an erased person's letters were the last to need them; what is gone already is gone. */
export const removalOfBytes = ({ records, store }: Dependencies): RecurringJob => ({
  tasks: {
    async [removalJob](payload) {
      const { sha256 } = payloadSchema.parse(payload);
      if (!(await records.isNeeded(sha256))) await store.remove(sha256);
    },
  },
  crontab: '',
});
