import { dayOf } from '@conect/legal-clock';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import type { RecordShare, RecordShareEvent, RecordShareStatus } from './record-share';

/** One edge of the life of a link; NONE is what is not there yet. Only the volunteer walks them. */
export interface RecordShareEdge {
  readonly from: RecordShareStatus | 'NONE';
  readonly to: RecordShareStatus;
  /** The mutation that walks it. */
  readonly by: string;
  readonly actor: 'VOLUNTEER';
  /** What the others are told. */
  readonly event: RecordShareEvent['type'];
}

/** Every edge of the life of a link; what is not here is refused with INVALID_STATE. */
export const recordShareLifecycle: readonly RecordShareEdge[] = [
  { from: 'NONE', to: 'ACTIVE', by: 'createRecordShare', actor: 'VOLUNTEER', event: 'RecordShareCreated' },
  { from: 'ACTIVE', to: 'REVOKED', by: 'revokeRecordShare', actor: 'VOLUNTEER', event: 'RecordShareRevoked' },
];

/** What a link says when it is made. */
type NewShare = Pick<RecordShare, 'id' | 'volunteerId' | 'tokenHash' | 'parts' | 'expiresOn'>;

/** A volunteer makes a link. */
export const createRecordShare = (said: NewShare, now: Date): RecordShareEvent => ({
  type: 'RecordShareCreated',
  share: { ...said, version: 1, status: 'ACTIVE', statusSince: now, createdAt: now },
});

/** A volunteer takes a link back. */
export const revokeRecordShare = (before: RecordShare, now: Date): RecordShareEvent => ({
  type: 'RecordShareRevoked',
  share: { ...before, version: before.version + 1, status: 'REVOKED', statusSince: now },
});

/** Whether a link works now: it was not taken back, and its last day is not over. */
export const works = ({ status, expiresOn }: Pick<RecordShare, 'status' | 'expiresOn'>, now: Date): boolean => status === 'ACTIVE' && dayOf(now) <= expiresOn;

/** The refusal of a link that does not exist, or is another person's. */
const shareNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['recordShareId'], params: { what: 'RECORD_SHARE' } };

/** Why somebody may not take a link back; empty when he may. */
export function refusalsOfRevokingShare(userId: string, share: RecordShare | null): readonly VolunteeringRefusal[] {
  if (share?.volunteerId !== userId) return [shareNotFound];
  return recordShareLifecycle.some(({ from, by }) => from === share.status && by === 'revokeRecordShare') ? [] : [{ code: 'INVALID_STATE', params: { status: `RECORD_SHARE_${share.status}` } }];
}
