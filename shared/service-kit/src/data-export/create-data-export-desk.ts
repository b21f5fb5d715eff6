import { createSecretKey, randomUUID } from 'node:crypto';
import { deriveKey } from '@conect/auth';
import type { Clock } from '@conect/kernel';
import type { FastifyInstance } from 'fastify';
import type { DataSource, EntityManager } from 'typeorm';
import { businessNow } from '../business-clock';
import { jobInBatches } from '../job-in-batches';
import { scheduleJob, type JobTask, type RecurringJob } from '../jobs';
import type { Logger } from '../logger';
import { partLines } from './part-lines';
import { addPartsRoute } from './parts-route';
import { createSealedPieces, FileTooLarge, type WrittenFile } from './sealed-pieces';
import type { ExportSection } from './section';

/** Who asked for his data, and until when what is handed in is taken. */
export interface AskedPart {
  readonly requestId: string;
  readonly userId: string;
  readonly gatherUntil: Date;
}

/** Why a part could not be made. */
export type PartFailure = 'NOT_MADE' | 'TOO_LARGE';

/** What became of a part, for identity to hear. */
export interface PartOutcome {
  readonly requestId: string;
  readonly version: number;
  readonly made: (WrittenFile & { readonly itemCount: number }) | null;
  readonly failure: PartFailure | null;
}

interface Dependencies {
  readonly service: string;
  readonly dataSource: DataSource;
  readonly sections: readonly ExportSection[];
  /** Shared with identity alone: it fetches parts with it; what waits for that is sealed under a key of it. */
  readonly secret: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Puts the event of an outcome in the outbox of this transaction. */
  readonly tell: (manager: EntityManager, outcome: PartOutcome) => Promise<void>;
  /** To be called after a commit that put events in the outbox. */
  readonly afterCommit: () => void;
}

/** Where a service hands in what it keeps of a person. */
export interface DataExportDesk {
  /** Has a part made after the commit of this transaction, which is that of the event; a request whose time is over is left alone. */
  readonly ask: (manager: EntityManager, asked: AskedPart) => Promise<void>;
  /** Removes a part that is not needed any more. */
  readonly drop: (manager: EntityManager, requestId: string) => Promise<void>;
  /** A part's bytes, for a service that fetches its own; null when there is none. */
  readonly read: (requestId: string) => Promise<AsyncIterable<Uint8Array> | null>;
  readonly routes: (app: FastifyInstance) => void;
  readonly jobs: readonly RecurringJob[];
}

const makeJob = 'make-data-export-part';
const maximumAttempts = 5;
const maximumBytes = 512 * 1_048_576;
/** What nobody came for is worth nothing: identity has long gone on without it. */
const keptHours = 48;

interface PartRow {
  readonly user_id: string;
  readonly state: 'WAITING' | 'READY' | 'FAILED';
  readonly file_id: string | null;
  readonly byte_length: string | null;
}

/**
 * Makes the {@link DataExportDesk} of a service. A part is read from data that stand still and kept sealed beside them until identity has
 * fetched it: it goes with its row, so that an erasure in the middle leaves nothing. A job that runs twice makes one part.
 */
export function createDataExportDesk(dependencies: Dependencies): DataExportDesk {
  const { service, dataSource, secret, clock, logger } = dependencies;
  const pieces = createSealedPieces({ table: 'data_export_part_piece', key: createSecretKey(deriveKey(secret, `${service} data export parts`)), maximumBytes });
  const read = async (requestId: string): Promise<AsyncIterable<Uint8Array> | null> => {
    const part = await findPart(dataSource.manager, requestId);
    return part?.state === 'READY' ? pieces.read(dataSource.manager, part.file_id!, Number(part.byte_length)) : null;
  };
  const remove = async (limit: number): Promise<number> => {
    const [, count] = await dataSource.query<[unknown[], number]>(
      `DELETE FROM data_export_part WHERE request_id IN (SELECT request_id FROM data_export_part WHERE requested_at < business_now() - make_interval(hours => $1) LIMIT $2)`,
      [keptHours, limit],
    );
    return count;
  };
  return {
    async ask(manager, { requestId, userId, gatherUntil }) {
      const now = await businessNow(manager);
      if (now >= gatherUntil) return;
      await manager.query('INSERT INTO data_export_part (request_id, user_id, requested_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [requestId, userId, now]);
      await scheduleJob(manager, makeJob, { requestId }, { jobKey: `${makeJob}:${requestId}` });
    },
    drop: async (manager, requestId) => void (await manager.query('DELETE FROM data_export_part WHERE request_id = $1', [requestId])),
    read,
    routes: (app) => addPartsRoute(app, { service, secret, clock, read }),
    jobs: [
      { tasks: { [makeJob]: createTask(createMakePart({ ...dependencies, pieces }), logger) }, crontab: '' },
      jobInBatches({ name: 'remove-old-data-export-parts', schedule: '47 * * * *', step: remove, limit: 100, logger, told: ['data export parts removed', 'removedCount'] }),
    ],
  };
}

const findPart = async (manager: EntityManager, requestId: string): Promise<PartRow | null> =>
  (await manager.query<PartRow[]>('SELECT user_id, state, file_id, byte_length FROM data_export_part WHERE request_id = $1', [requestId]))[0] ?? null;

interface MakePart {
  readonly make: (requestId: string) => Promise<void>;
  readonly giveUp: (requestId: string, failure: PartFailure) => Promise<void>;
}

function createTask({ make, giveUp }: MakePart, logger: Logger): JobTask {
  return async (payload, { attempt, isLastAttempt }) => {
    const { requestId } = payload as { readonly requestId: string };
    try {
      await make(requestId);
    } catch (error) {
      const isTooLarge = error instanceof FileTooLarge;
      if (!isTooLarge && attempt < maximumAttempts && !isLastAttempt) throw error;
      logger.error({ err: error, requestId }, 'data export part could not be made');
      await giveUp(requestId, isTooLarge ? 'TOO_LARGE' : 'NOT_MADE');
    }
  };
}

interface Making extends Dependencies {
  readonly pieces: ReturnType<typeof createSealedPieces>;
}

function createMakePart({ dataSource, sections, pieces, tell, afterCommit }: Making): MakePart {
  const settle = async (requestId: string, change: { readonly sql: string; readonly values: readonly unknown[] }, outcome: Pick<PartOutcome, 'made' | 'failure'>): Promise<void> => {
    await dataSource.transaction(async (manager) => {
      const [rows] = await manager.query<[{ version: number }[], number]>(
        `UPDATE data_export_part SET version = version + 1, ${change.sql} WHERE request_id = $1 AND state = 'WAITING' AND file_id IS NOT DISTINCT FROM $2 RETURNING version`,
        [requestId, ...change.values],
      );
      if (rows[0] !== undefined) await tell(manager, { requestId, version: rows[0].version, ...outcome });
    });
    afterCommit();
  };
  return {
    async make(requestId) {
      const part = await findPart(dataSource.manager, requestId);
      if (part?.state !== 'WAITING') return;
      const fileId = randomUUID();
      await dataSource.query(`UPDATE data_export_part SET file_id = $2 WHERE request_id = $1 AND state = 'WAITING'`, [requestId, fileId]);
      await pieces.remove(dataSource.manager, requestId);
      let itemCount = 0;
      const written = await dataSource.transaction('REPEATABLE READ', async (manager) => {
        await manager.query('SET TRANSACTION READ ONLY');
        const lines = partLines(sections, { manager, userId: part.user_id, countRow: () => (itemCount += 1) });
        return pieces.write(dataSource.manager, { ownerId: requestId, fileId }, asBytes(lines));
      });
      const made = { ...written, itemCount };
      await settle(requestId, { sql: `state = 'READY', sha256 = $3, byte_length = $4, item_count = $5`, values: [fileId, written.sha256, written.byteLength, itemCount] }, { made, failure: null });
    },
    async giveUp(requestId, failure) {
      const part = await findPart(dataSource.manager, requestId);
      await pieces.remove(dataSource.manager, requestId);
      await settle(requestId, { sql: `state = 'FAILED', failure = $3`, values: [part?.file_id ?? null, failure] }, { made: null, failure });
    },
  };
}

async function* asBytes(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}
