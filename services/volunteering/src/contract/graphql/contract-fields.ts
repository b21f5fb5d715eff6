import { endOfDay } from '@conect/legal-clock';
import { maySeeOpportunity } from '../../opportunity/domain/permissions';
import type { ContractTermsResolvers, VolunteeringContractResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import type { VolunteeringContract } from '../domain/contract';
import { refusalsOfContract, type ContractAction } from '../domain/permissions';
import { textOfPaper } from '../domain/write-paper';
import type { SeenRenegotiation } from './context';

/** The paper of a contract; each has one from its first moment on. */
export async function paperOf({ id }: Pick<VolunteeringContract, 'id'>, context: VolunteeringContext) {
  const paper = await context.paperOf(id);
  if (paper === null) throw new Error(`Expected the paper of contract ${id}`);
  return paper;
}

/** The fields of a contract; who gets one to see is one of its two parties. */
export const contractFields: VolunteeringContractResolvers = {
  number: numberOf,
  organization: ({ organizationId }) => ({ id: organizationId }),
  volunteer: ({ volunteerId }) => ({ id: volunteerId }),
  application: ({ applicationId }, _args, { applicationById }) => applicationById(applicationId),
  async opportunity({ opportunityId }, _args, { viewer, opportunityById }) {
    const opportunity = await opportunityById(opportunityId);
    return opportunity !== null && maySeeOpportunity(await viewer(), opportunity) ? opportunity : null;
  },
  async noticeTerm({ noticeEndsOn }, _args, { businessNow }) {
    if (noticeEndsOn === null) return null;
    const at = endOfDay(noticeEndsOn);
    return { at, term: 'VOLUNTEERING_NOTICE', basis: 'Legea 78/2014', passed: at <= (await businessNow()) };
  },
  terms: (contract, _args, context) => paperOf(contract, context),
  revision: async (contract, _args, context) => (await paperOf(contract, context)).revision,
  templateVersion: async (contract, _args, context) => (await paperOf(contract, context)).templateVersion,
  sha256: async (contract, _args, context) => (await paperOf(contract, context)).sha256,
  volunteerDetails: ({ id }, _args, { volunteerDetailsOf }) => volunteerDetailsOf(id),
  async text(contract, _args, context) {
    const volunteer = await context.volunteerDetailsOf(contract.id);
    return volunteer === null ? null : textOfPaper(contract, await paperOf(contract, context), volunteer);
  },
  signatures: ({ id }, _args, { signaturesOf }) => signaturesOf(id),
  guardianConsent: ({ id }, _args, { consentOf }) => consentOf(id),
  async renegotiation(contract, _args, { renegotiationOf }): Promise<SeenRenegotiation | null> {
    const renegotiation = await renegotiationOf(contract.id);
    return renegotiation === null ? null : { contract, renegotiation };
  },
  viewerCan,
};

/** Number and year, as the paper bears them. */
export function numberOf({ number, year }: Pick<VolunteeringContract, 'number' | 'year'>): string {
  return `${number}/${year}`;
}

/** The fields of the terms, which are those of the wording in force. */
export const termsFields: ContractTermsResolvers = {
  activities: ({ terms }) => terms.activities,
  schedule: ({ terms }) => terms.schedule,
  hoursPerWeek: ({ terms }) => terms.hoursPerWeek,
  requirements: ({ terms }) => terms.requirements,
  training: ({ terms }) => terms.training,
  insurance: ({ terms }) => terms.insurance,
  expenseReimbursement: ({ terms }) => terms.expenseReimbursement,
  coordinator: ({ terms }) => ({ id: terms.coordinatorUserId }),
  coordinatorName: ({ terms }) => terms.coordinatorName,
  host: ({ terms, hostName }) => ({ ...terms.host, name: hostName }),
};

async function viewerCan(contract: VolunteeringContract, _args: object, context: VolunteeringContext) {
  const [viewer, hostStatus, renegotiation, now] = [await context.viewer(), await context.organizationStatusOf(contract.organizationId), await context.renegotiationOf(contract.id), await context.businessNow()];
  const applicationStatus = (await context.applicationById(contract.applicationId))?.status ?? null;
  const permission = (action: ContractAction) => shapePermission(refusalsOfContract(action, viewer, { contract, hostStatus, applicationStatus, renegotiation, now }), context.locale);
  return {
    provideDetails: permission('provideDetails'),
    requestGuardianConsent: permission('requestGuardianConsent'),
    sign: permission('sign'),
    countersign: permission('countersign'),
    reject: permission('reject'),
    cancel: permission('cancel'),
    terminate: permission('terminate'),
    renegotiate: permission('renegotiate'),
    answerRenegotiation: permission('answerRenegotiation'),
  };
}
