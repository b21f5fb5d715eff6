import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { contractNotFound } from '../../../contract/domain/permissions';
import { badInput, type VolunteeringErrorCode } from '../../../service/domain/refusals';
import { readStatement, type CertificateInput } from '../../domain/certificate-input';
import { issueCertificate } from '../../domain/lifecycle';
import { refusalsOfIssuing } from '../../domain/permissions';
import type { CertificateIds, CertificateSecrets, InCertificateTransaction } from '../ports';
import { recordCertificate } from '../record-certificate';

interface Dependencies {
  readonly inTransaction: InCertificateTransaction;
  readonly newId: NewId;
  readonly secrets: Pick<CertificateSecrets, 'newCodeHash' | 'proofOf'>;
}

/** Of which contract, and what the host states. */
interface NewCertificate extends CertificateInput {
  readonly contractId: string;
}

/** See {@link createIssueCertificate}. */
export type IssueCertificate = (call: UserCall, request: NewCertificate) => Promise<Result<CertificateIds, VolunteeringErrorCode>>;

/** The host issues a certificate over the hours of a contract that are approved until now; hours that come later need another one. */
export const createIssueCertificate =
  ({ inTransaction, newId, secrets }: Dependencies): IssueCertificate =>
  async (call, { contractId, ...input }) => {
    if (!isUuid(contractId)) return refuse(badInput(['contractId'], 'UUID'));
    return inTransaction<CertificateIds>(call, async (unit) => {
      const contract = await unit.contracts.findByIdForUpdate(contractId.toLowerCase());
      if (contract === null) return refuse(contractNotFound);
      const { organizationId, volunteerId } = contract;
      const hours = await unit.hours.approvedOf(contract.id);
      const [hostStatus, profile] = [await unit.organizations.statusOf(organizationId), await unit.profiles.find(volunteerId)];
      const refusals = refusalsOfIssuing(await unit.viewers.of(call.principal), { contract, hostStatus, approvedMinutes: hours?.minutes ?? 0, fullName: profile?.fullName ?? null });
      if (hours === null || profile === null || refusals.length > 0) return refuse(...refusals);
      const statement = readStatement(input);
      if (!statement.ok) return statement;

      const [id, { fullName }, year] = [newId(), profile, Number(dayOf(unit.now).slice(0, 4))];
      const identity = { id, organizationId, contractId: contract.id, volunteerId, createdBy: call.principal.userId };
      const name = { fullName, nameProof: secrets.proofOf(fullName), codeHash: secrets.newCodeHash(id), contractNumber: `${contract.number}/${contract.year}` };
      const number = await unit.certificates.nextNumber(organizationId, year);
      await recordCertificate(unit, null, issueCertificate({ ...identity, ...name, number, year, ...hours, ...statement.value }, unit.now));
      return accept({ certificateId: id });
    });
  };
