import type { UserCall } from '@conect/auth';
import { accept, emailAddress, orNull, phoneNumber, refuse, together, type NewId, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { maximumConsentRequests, recipientRefOf, replaceConsent, requestConsent, type Guardian, type GuardianRelation } from '../../domain/guardian';
import { requestGuardian } from '../../domain/lifecycle';
import { impersonalText } from '../../domain/personal-number';
import { changeContract } from '../change-contract';
import type { ContractIds, ContractUnit, InContractTransaction } from '../ports';

interface Dependencies {
  readonly inTransaction: InContractTransaction;
  readonly newId: NewId;
}

/** A guardian, as given. */
interface GuardianInput {
  readonly fullName: string;
  readonly email: string;
  readonly phone?: string | null | undefined;
  readonly relation: GuardianRelation;
  readonly language?: Guardian['language'] | null | undefined;
}

interface Request {
  readonly contractId: string;
  readonly guardian: GuardianInput;
}

/** See {@link createRequestGuardianConsent}. */
export type RequestGuardianConsent = (call: UserCall, request: Request) => Promise<Result<ContractIds, VolunteeringErrorCode>>;

/** Asks a guardian for his consent, by a mail with a link of his own; the one asked before is no longer asked. */
export const createRequestGuardianConsent =
  ({ inTransaction, newId }: Dependencies): RequestGuardianConsent =>
  (call, { contractId, guardian: given }) =>
    changeContract(inTransaction, call, {
      contractId,
      action: 'requestGuardianConsent',
      decide: async (unit, { contract }) => {
        const guardian = await readGuardian(unit, contract.id, given);
        if (!guardian.ok) return guardian;
        if ((await unit.consents.count(contract.id)) >= maximumConsentRequests) return refuse({ code: 'QUOTA_EXCEEDED', params: { maximum: maximumConsentRequests } });
        const last = await unit.consents.findLast(contract.id);
        if (last?.status === 'REQUESTED') await unit.consents.save(replaceConsent(last));
        const consent = requestConsent({ id: newId(), contractId: contract.id, requestedBy: call.principal.userId }, unit.now);
        await unit.consents.insert(consent);
        await unit.vault.keepGuardian(consent, guardian.value);
        return accept({ event: requestGuardian(contract, recipientRefOf('consent', consent.id)), more: { guardianConsent: { before: last?.id ?? null, after: consent.id } } });
      },
    });

/** A mail to the volunteer's own address would reach nobody but him. */
async function readGuardian({ vault }: ContractUnit, contractId: string, { relation, language, ...given }: GuardianInput): Promise<Result<Guardian, VolunteeringErrorCode>> {
  const field = (name: string): readonly string[] => ['guardian', name];
  const read = together<Pick<Guardian, 'fullName' | 'email' | 'phone'>, VolunteeringErrorCode>({
    fullName: impersonalText(200)(given.fullName, field('fullName'), ''),
    email: emailAddress(given.email, field('email'), ''),
    phone: orNull((phone: string) => phoneNumber(phone, field('phone'), ''))(given.phone ?? null),
  });
  if (!read.ok) return read;
  const guardian = { ...(read.value as Pick<Guardian, 'fullName' | 'email' | 'phone'>), relation, language: language ?? 'RO' };
  const volunteer = await vault.findVolunteer(contractId);
  const isSame = volunteer?.email.toLowerCase() === guardian.email.toLowerCase();
  return isSame ? refuse({ code: 'GUARDIAN_IS_VOLUNTEER', field: field('email') }) : accept(guardian);
}
