import type { UserCall } from '@conect/auth';
import { accept, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import { isRecentSignIn } from '../../../external-sign-in/domain/external-identity';
import type { InTransaction } from '../../../service/application/ports';
import { daysBefore } from '../../../service/domain/days';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { refusalOfRequest, requestExport, type DataExportTerms } from '../../domain/data-export';
import type { DataExportUnit } from '../ports';
import { writeDataExport } from '../write-data-export';

interface Dependencies {
  readonly inTransaction: InTransaction<DataExportUnit>;
  /** Security time. */
  readonly clock: Clock;
  readonly newId: NewId;
  readonly terms: DataExportTerms;
}

export type RequestDataExport = ReturnType<typeof createRequestDataExport>;

/** Asks every service for what it keeps of the caller, who must have signed in lately: an open computer gives nobody's data away. */
export const createRequestDataExport =
  ({ inTransaction, clock, newId, terms }: Dependencies) =>
  (call: UserCall): Promise<Result<{ exportId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const { userId, authenticatedAt } = call.principal;
      if (!isRecentSignIn(authenticatedAt, clock.now())) return refuse({ code: 'RECENT_SIGN_IN_REQUIRED' });
      await unit.dataExports.lockRequestsOf(userId);
      const refusal = refusalOfRequest(await unit.dataExports.findUnderWayOrSince(userId, daysBefore(unit.now, 1)), terms, unit.now);
      if (refusal !== null) return refuse({ code: refusal, params: { maximum: terms.perDay } });
      const change = requestExport({ id: newId(), userId }, terms, unit.now);
      await writeDataExport(unit, change);
      await unit.gatherLater(change.dataExport.id, change.dataExport.gatherUntil);
      return accept({ exportId: change.dataExport.id });
    });
