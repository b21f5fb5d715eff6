import { userCall } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { identityUserErrors } from '../../service/graphql/user-errors';

/** Documents: announced here, sent to and fetched from signed addresses. */
export const documentResolvers: Resolvers = {
  Mutation: {
    async requestIdentityDocumentUpload(_parent, { input }, context) {
      const { requestDocumentUpload, uploadOf, locale } = context;
      const result = await requestDocumentUpload(userCall(context, 'requestIdentityDocumentUpload', input), input);
      if (!result.ok) return { userErrors: identityUserErrors(result.refusals, locale) };
      return { upload: uploadOf(result.value.documentId, result.value.description), userErrors: [] };
    },
  },
  IdentityDocument: {
    downloadUrl: (document, _arguments, { downloadOf }) => downloadOf(document).url,
    expiresAt: (document, _arguments, { downloadOf }) => downloadOf(document).expiresAt,
  },
};
