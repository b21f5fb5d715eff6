import { changeKindOf, changePage, unauthenticated } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';

/** The resolvers of what changed of a person's own volunteering. */
export const changeResolvers: Resolvers = {
  Query: {
    myVolunteeringChanges(_parent, page, { principal, changesOf }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      return changePage('my-volunteering-changes', changesOf(principal.userId), page);
    },
  },
  VolunteeringChange: {
    kind: changeKindOf,
    subjectType: () => 'APPLICATION',
    subjectId: ({ id }) => id,
    application: ({ id, hasLeft }, _args, { applicationById }) => (hasLeft ? null : applicationById(id)),
  },
};
