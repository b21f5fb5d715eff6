import { isUuid } from '@conect/kernel';
import { forbidden } from '@conect/service-kit';
import { isInsiderOf } from '../../consultation/domain/permissions';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { countedItemFields, countedItems } from '../../service/graphql/counted-items';
import type { Dashboard, DashboardNumber } from '../domain/dashboard';
import type { DashboardNumberModel } from './context';

const numberOf =
  (code: DashboardNumber) =>
  (dashboard: Dashboard): DashboardNumberModel => ({ dashboard, code });

/** The resolvers of what institutions have before them. */
export const dashboardResolvers = {
  Query: {
    async institutionDashboard(_parent, { institutionId: given }, { viewer, businessNow, dashboardReader }) {
      const institutionId = given.toLowerCase();
      if (!isInsiderOf(await viewer(), institutionId)) throw forbidden('Only people of the institution and of SGG see what it has before it.');
      return isUuid(institutionId) ? dashboardReader.find(institutionId, await businessNow()) : null;
    },
  },
  InstitutionDashboard: {
    institution: ({ institutionId }) => ({ id: institutionId }),
    open: numberOf('OPEN'),
    closing: numberOf('CLOSING'),
    unanswered: numberOf('UNANSWERED'),
    overdue: numberOf('OVERDUE'),
  },
  InstitutionDashboardNumber: {
    count: ({ dashboard, code }) => dashboard.counts[code],
    items: ({ dashboard: { institutionId, asOf, counts }, code }, page, { dashboardItemsOf }) =>
      countedItems(page, { order: `dashboard:${code}`, totalCount: () => Promise.resolve(counts[code]), read: (request) => dashboardItemsOf({ institutionId, asOf, code, request }) }),
  },
  CountedItem: countedItemFields,
} satisfies Resolvers;
