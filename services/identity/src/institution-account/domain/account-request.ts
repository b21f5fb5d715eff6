import { accept, refuse, type Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** Somebody's wish to speak for an institution, with the institution's designation (SGG Order 1128/2025 art. 3); SGG decides it. */
export interface AccountRequest {
  readonly id: string;
  readonly version: number;
  readonly institutionId: string;
  /** Who is to speak for it. */
  readonly userId: string;
  /** Who asked: the person, or the representative that there is. */
  readonly requestedBy: string;
  readonly documentId: string;
  /** The person's function in the institution. */
  readonly position: string;
  readonly requestedAt: Date;
  readonly status: 'PENDING' | 'VALIDATED' | 'REJECTED';
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly rejectionReason: string | null;
}

/** What somebody says who asks. */
export type WantedAccount = Pick<AccountRequest, 'id' | 'institutionId' | 'userId' | 'requestedBy' | 'documentId' | 'position'>;

/** Takes a request in. */
export const openAccountRequest = (wanted: WantedAccount, now: Date): AccountRequest => ({
  ...wanted,
  version: 1,
  requestedAt: now,
  status: 'PENDING',
  decidedAt: null,
  decidedBy: null,
  rejectionReason: null,
});

/** A decision of SGG: a reason rejects, none validates. */
export interface AccountDecision {
  readonly actorId: string;
  readonly rejectionReason: string | null;
}

/** Decides a request once; nobody validates himself, nor whom he asked for (SGG Order 1128/2025 art. 3: SGG validates the representative). */
export function decideAccountRequest(request: AccountRequest, { actorId, rejectionReason }: AccountDecision, now: Date): Result<AccountRequest, IdentityErrorCode> {
  if (actorId === request.userId || actorId === request.requestedBy) return refuse({ code: 'FORBIDDEN', field: ['requestId'] });
  if (request.status !== 'PENDING') return refuse({ code: 'INVALID_STATE', field: ['requestId'] });
  const status = rejectionReason === null ? 'VALIDATED' : 'REJECTED';
  return accept({ ...request, version: request.version + 1, status, decidedAt: now, decidedBy: actorId, rejectionReason });
}
