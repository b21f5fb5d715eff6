import { isUuid, type PageArguments } from '@conect/kernel';
import { badArgument, connectionOf, pageRequest } from '@conect/service-kit';
import type { InstitutionList, InstitutionsWanted } from '../membership/application/ports';
import { createInstitutionStore } from '../membership/database/stores/institution-store';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createCloseInstitution } from './application/commands/close-institution';
import { createCreateInstitution } from './application/commands/create-institution';
import { createUpdateInstitution } from './application/commands/update-institution';
import type { InstitutionContext, InstitutionPage } from './graphql/context';
import { institutionResolvers } from './graphql/resolvers';

interface Dependencies extends Foundation {
  readonly secondFactorRequired: boolean;
}

/** Builds the list of institutions and what SGG does to it. */
export function createInstitutionArea(dependencies: Dependencies): Area<InstitutionContext> {
  const list = createInstitutionStore(dependencies.dataSource.manager);
  const context: InstitutionContext = {
    createInstitution: createCreateInstitution(dependencies),
    updateInstitution: createUpdateInstitution(dependencies),
    closeInstitution: createCloseInstitution(dependencies),
    institutionNow: list.findById,
    institutions: (wanted, page) => pageOf(list, wanted, page),
  };
  return { resolvers: institutionResolvers, contextFor: () => context };
}

const order = 'institution-name';

async function pageOf(list: InstitutionList, wanted: InstitutionsWanted, page: PageArguments): Promise<InstitutionPage> {
  const request = pageRequest(order, 2, page);
  const isOurs = request.position === null || isUuid(String(request.position[1]));
  if (!isOurs) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return connectionOf({
    order,
    request,
    rows: await list.page(wanted, request),
    positionOf: ({ name, id }) => [name, id],
    totalCount: () => list.count(wanted),
  });
}
