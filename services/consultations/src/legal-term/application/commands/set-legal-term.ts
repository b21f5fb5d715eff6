import type { UserCall } from '@conect/auth';
import { accept, differencesOf, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { nextVersion, readLegalTerm, type LegalTermInput } from '../../domain/legal-term';
import { refusalsOfLegalClock } from '../../domain/permissions';
import type { InLegalTermTransaction, LegalTermIds } from '../ports';

interface Dependencies {
  readonly inTransaction: InLegalTermTransaction;
  readonly newId: NewId;
}

/** See {@link createSetLegalTerm}. */
export type SetLegalTerm = (call: UserCall, request: LegalTermInput) => Promise<Result<LegalTermIds, ConsultationsErrorCode>>;

/** SGG sets a term from a day on; what was published before keeps its dates. One that says nothing new leaves no trace. */
export const createSetLegalTerm =
  ({ inTransaction, newId }: Dependencies): SetLegalTerm =>
  (call, input) =>
    inTransaction<LegalTermIds>(call, async ({ now, lockAll, terms, viewers, publish, audit }) => {
      const refusals = refusalsOfLegalClock(await viewers.of(call.principal));
      if (refusals.length > 0) return refuse(...refusals);
      const said = readLegalTerm(input, dayOf(now));
      if (!said.ok) return said;

      await lockAll();
      const last = await terms.findLast(input.code);
      const term = nextVersion(said.value, last, { newId: newId(), setBy: call.principal.userId, now });
      if (term === null) return accept({ code: input.code, version: last!.version });
      await terms.insert(term);
      await publish({ type: 'LegalTermChanged', term });
      await audit({ subjectType: 'legalTerm', subjectId: term.id, changes: differencesOf(last, term) });
      return accept({ code: term.code, version: term.version });
    });
