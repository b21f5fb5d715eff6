import type { ContractRenegotiationResolvers, ContractSignatureResolvers, GuardianConsentResolvers } from '../../service/graphql/__generated__/resolvers-types';
import { textOfPaper } from '../domain/write-paper';
import { paperOf } from './contract-fields';

/** The fields of a guardian's consent; who the guardian is, the two parties know. */
export const consentFields: GuardianConsentResolvers = {
  guardianName: async ({ id }, _args, { guardianOf }) => (await guardianOf(id))?.fullName ?? null,
  relation: async ({ id }, _args, { guardianOf }) => (await guardianOf(id))?.relation ?? null,
};

/** The fields of a signature; which session it was, the record alone says. */
export const signatureFields: ContractSignatureResolvers = {
  signer: ({ signerId }) => ({ id: signerId }),
  document: ({ documentId }, _args, { documentById }) => documentById(documentId),
};

/** The fields of a proposal of other terms. */
export const renegotiationFields: ContractRenegotiationResolvers = {
  id: ({ renegotiation }) => renegotiation.id,
  status: ({ renegotiation }) => renegotiation.status,
  proposedBy: ({ renegotiation }) => renegotiation.proposedBy,
  proposedAt: ({ renegotiation }) => renegotiation.proposedAt,
  reason: ({ renegotiation }) => renegotiation.reason,
  terms: ({ renegotiation }) => renegotiation.terms,
  sha256: ({ renegotiation }) => renegotiation.sha256,
  answeredAt: ({ renegotiation }) => renegotiation.answeredAt,
  async answerTerm({ renegotiation: { answerUntil: at } }, _args, { businessNow }) {
    return { at, term: 'VOLUNTEERING_RENEGOTIATION', basis: 'Legea 78/2014', passed: at <= (await businessNow()) };
  },
  async text({ contract, renegotiation: { revision, terms } }, _args, context) {
    const [paper, volunteer] = [await paperOf(contract, context), await context.volunteerDetailsOf(contract.id)];
    return volunteer === null ? null : textOfPaper(contract, { ...paper, revision, terms: { ...paper.terms, ...terms } }, volunteer);
  },
};
