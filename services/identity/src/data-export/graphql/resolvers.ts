import { userCall } from '@conect/service-kit';
import { showsSettings } from '../../membership/domain/permissions';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { identityUserErrors } from '../../service/graphql/user-errors';

/** What people do about the data that are kept of them. */
export const dataExportResolvers: Resolvers = {
  Mutation: {
    async requestDataExport(_parent, { input }, context) {
      const result = await context.requestDataExport(userCall(context, 'requestDataExport', input));
      return result.ok
        ? { dataExport: await context.dataExport(result.value.exportId), userErrors: [] }
        : { userErrors: identityUserErrors(result.refusals, context.locale) };
    },
  },
  User: {
    dataExports: ({ account, sight }, _arguments, { principal, dataExportsOf }) =>
      showsSettings(sight) && principal.kind === 'USER' && principal.userId === account.id ? dataExportsOf(account.id) : null,
  },
  DataExport: {
    download: (dataExport, _arguments, { archiveAddressOf }) => archiveAddressOf(dataExport),
  },
};
