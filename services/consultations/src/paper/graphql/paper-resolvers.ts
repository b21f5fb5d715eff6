import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { mayHaveEvidence } from '../domain/paper';
import type { EvidencePackAddress, PaperContext } from './context';

const addressOf = (consultationId: string, { paperAddressOf }: PaperContext): EvidencePackAddress => ({ ...paperAddressOf(consultationId, 'evidence-pack.zip'), consultationId });

/** The resolvers of papers. */
export const paperResolvers: Resolvers = {
  Consultation: {
    evidencePack: async (consultation, _args, context) => (mayHaveEvidence(await context.viewer(), consultation) ? addressOf(consultation.id, context) : null),
  },
  EvidencePack: {
    sha256: ({ consultationId }, _args, { paperHashOf }) => paperHashOf(consultationId, 'evidence-pack.zip'),
  },
};
