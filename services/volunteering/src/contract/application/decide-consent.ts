import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode, VolunteeringRefusal } from '../../service/domain/refusals';
import type { VolunteeringContract } from '../domain/contract';
import { decideConsent, refusalsOfLink, type GuardianConsent, type GuardianLink } from '../domain/guardian';
import type { ContractEvent } from '../domain/lifecycle';
import type { ContractIds, InContractTransaction } from './ports';
import { recordContract } from './record-contract';

/** By which link, and over which text if the guardian was shown one. */
interface ConsentRequest {
  readonly token: string;
  readonly sha256?: string | null | undefined;
}

/** A command of a guardian, who has no account: the link of his mail is who he is. */
export type DecideConsent = (call: CommandCall, request: ConsentRequest) => Promise<Result<ContractIds, VolunteeringErrorCode>>;

/** What is decided about: the consent and the contract as they are now, locked. */
interface ConsentScene {
  readonly consent: GuardianConsent;
  readonly contract: VolunteeringContract;
}

interface Course {
  readonly link: GuardianLink;
  readonly status: 'GIVEN' | 'REFUSED' | 'REVOKED';
  readonly eventOf: (scene: ConsentScene, now: Date) => ContractEvent;
}

const unknownLink: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['token'], params: { what: 'GUARDIAN_LINK' } };

/** The course of the three commands of a guardian: find by the link, lock the contract, decide, record. */
export const decideConsentBy =
  (inTransaction: InContractTransaction, { link, status, eventOf }: Course): DecideConsent =>
  (call, { token, sha256: seen }) =>
    inTransaction<ContractIds>(call, async (unit) => {
      const found = await unit.consents.findByToken(link, token);
      const contract = found === null ? null : await unit.contracts.findByIdForUpdate(found.contractId);
      // It is read again under the lock: of two uses of one link the second sees the first.
      const consent = contract === null ? null : await unit.consents.findByToken(link, token);
      if (contract === null || consent === null) return refuse(unknownLink);
      if (isVolunteer(call, contract)) return refuse({ code: 'GUARDIAN_IS_VOLUNTEER' });
      const refusals = refusalsOfLink({ link, consent, contract, volunteer: await unit.vault.findVolunteer(contract.id), now: unit.now });
      if (refusals.length > 0) return refuse(...refusals);
      const { sha256 } = await unit.papers.findCurrent(contract.id);
      if (seen != null && seen !== sha256) return refuse({ code: 'CONFLICT', field: ['sha256'], params: { version: contract.version } });

      await unit.consents.save(decideConsent(consent, status, { sha256, now: unit.now }));
      await recordContract(unit, contract, eventOf({ consent, contract }, unit.now), { guardianConsent: { before: consent.status, after: status } });
      return accept({ contractId: contract.id });
    });

/** Nobody consents for himself; without a sign-in, the link alone says who it is. */
const isVolunteer = ({ principal }: CommandCall, { volunteerId }: VolunteeringContract): boolean => principal.kind === 'USER' && principal.userId === volunteerId;
