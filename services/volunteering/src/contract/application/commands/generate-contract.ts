import type { UserCall } from '@conect/auth';
import { accept, isUuid, refusalsIn, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { Application } from '../../../application/domain/application';
import { badInput, type VolunteeringErrorCode } from '../../../service/domain/refusals';
import { generateContract } from '../../domain/lifecycle';
import { refusalsOfGenerating } from '../../domain/permissions';
import { currentTemplateVersion } from '../../domain/templates/contract-templates';
import type { ContractTerms } from '../../domain/terms';
import { readPeriod, readTerms, type TermsInput } from '../../domain/terms-input';
import type { ContractIds, ContractUnit, InContractTransaction } from '../ports';
import { recordContract } from '../record-contract';

interface Dependencies {
  readonly inTransaction: InContractTransaction;
  readonly newId: NewId;
}

/** For whom, when, and what the contract says. */
interface NewContract extends TermsInput {
  readonly applicationId: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** See {@link createGenerateContract}. */
export type GenerateContract = (call: UserCall, request: NewContract) => Promise<Result<ContractIds, VolunteeringErrorCode>>;

/** The host's people draw a contract up for somebody whom they have accepted; it waits for what the volunteer says of himself. */
export const createGenerateContract =
  ({ inTransaction, newId }: Dependencies): GenerateContract =>
  async (call, { applicationId: given, ...input }) => {
    if (!isUuid(given)) return refuse(badInput(['applicationId'], 'UUID'));
    return inTransaction<ContractIds>(call, async (unit) => {
      const application = await unit.engagements.findApplicationForUpdate(given.toLowerCase());
      const hostStatus = application === null ? null : await unit.organizations.statusOf(application.organizationId);
      const refusals = refusalsOfGenerating(await unit.viewers.of(call.principal), application, hostStatus);
      if (refusals.length > 0 || application === null) return refuse(...refusals);
      const [period, terms] = [readPeriod(input, dayOf(unit.now)), await readTermsIn(unit, application, input)];
      if (!period.ok || !terms.ok) return refuse(...refusalsIn([period, terms]));
      return drawUp(unit, { application, ...period.value, terms: terms.value, contractId: newId(), createdBy: call.principal.userId });
    });
  };

async function readTermsIn({ coordinates }: ContractUnit, { organizationId }: Application, input: TermsInput): Promise<Result<ContractTerms, VolunteeringErrorCode>> {
  const terms = readTerms(input);
  if (!terms.ok) return terms;
  return (await coordinates(terms.value.coordinatorUserId, organizationId)) ? terms : refuse(badInput(['coordinatorUserId'], 'COORDINATOR'));
}

interface Draft {
  readonly application: Application;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly terms: ContractTerms;
  readonly contractId: string;
  readonly createdBy: string;
}

/** The counter is locked before the look for an overlap, so that of two contracts of the same people the second sees the first. */
async function drawUp(unit: ContractUnit, { application, terms, contractId, ...said }: Draft): Promise<Result<ContractIds, VolunteeringErrorCode>> {
  const { organizationId, volunteerId, opportunityId, id: applicationId } = application;
  const year = Number(dayOf(unit.now).slice(0, 4));
  const number = await unit.book.nextNumber(organizationId, year);
  if (await unit.book.overlaps({ organizationId, volunteerId, ...said })) return refuse({ code: 'CONTRACT_OVERLAP', field: ['startsOn'] });

  const event = generateContract({ id: contractId, organizationId, opportunityId, applicationId, volunteerId, number, year, ...said }, unit.now);
  await recordContract(unit, null, event, { terms: { before: null, after: terms } });
  const hostName = (await unit.nameOf(organizationId)) ?? '';
  await unit.papers.insert({ contractId, revision: 1, templateVersion: currentTemplateVersion, hostName, terms, sha256: null, writtenAt: unit.now });
  return accept({ contractId });
}
