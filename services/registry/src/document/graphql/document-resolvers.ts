import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { userCall } from '@conect/service-kit';
import { registryUserErrors } from '../../service/graphql/user-errors';

/** The resolvers of documents. */
export const documentResolvers: Resolvers = {
  Mutation: {
    async requestRegistryDocumentUpload(_parent, { input }, context) {
      const { requestDocumentUpload, uploadOf, locale } = context;
      const outcome = await requestDocumentUpload(userCall(context, 'requestRegistryDocumentUpload', input), input);
      if (!outcome.ok) return { upload: null, userErrors: registryUserErrors(outcome.refusals, locale) };
      const { documentId, description } = outcome.value;
      return { upload: uploadOf(documentId, description), userErrors: [] };
    },
  },
};
