import { dayOf } from '@conect/legal-clock';
import type { ApplicationResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import { ageOn } from '../../volunteer/domain/age';
import type { Application } from '../domain/application';
import { refusalsOfApplication, type ApplicationAction } from '../domain/permissions';
import { seesApplicant, visibleApplication } from './visible-application';

/** The fields of an application. Whoever knows of it knows its opportunity, also one that was public once. */
export const applicationFields: ApplicationResolvers = {
  __resolveReference: ({ id }, context) => visibleApplication(id, context),
  opportunity: ({ opportunityId }, _args, { opportunityById }) => opportunityById(opportunityId),
  shift: async ({ opportunityId, shiftId }, _args, { opportunityById }) => (shiftId === null ? null : ((await opportunityById(opportunityId))?.shifts.find(({ id }) => id === shiftId) ?? null)),
  organization: ({ organizationId }) => ({ id: organizationId }),
  volunteer: ({ volunteerId }) => ({ id: volunteerId }),
  applicant,
  motivation: async (application, _args, context) => ((await seesApplicant(application, context)) ? application.motivation : null),
  answers,
  waitingPosition: ({ id, status }, _args, { waitingPositionOf }) => (status === 'WAITLISTED' ? waitingPositionOf(id) : null),
  reason: async (application, _args, context) => ((await seesApplicant(application, context)) ? application.reason : null),
  viewerCan,
};

async function applicant(application: Application, _args: object, context: VolunteeringContext) {
  const profile = (await seesApplicant(application, context)) ? await context.profileOf(application.volunteerId) : null;
  if (profile === null) return null;
  const { fullName, birthDate, phone, email, countyCode } = profile;
  return { fullName, age: ageOn(birthDate, dayOf(await context.businessNow())), phone, email, countyCode };
}

async function answers(application: Application, _args: object, context: VolunteeringContext) {
  if (!(await seesApplicant(application, context))) return [];
  const questions = (await context.opportunityById(application.opportunityId))?.questions ?? [];
  return application.answers.map(({ questionId, text }) => ({ questionId, text, question: questions.find(({ id }) => id === questionId) ?? null }));
}

async function viewerCan(application: Application, _args: object, context: VolunteeringContext) {
  const [who, opportunity, organizationStatus, now] = await Promise.all([
    context.viewer(),
    context.opportunityById(application.opportunityId),
    context.organizationStatusOf(application.organizationId),
    context.businessNow(),
  ]);
  // An application has its opportunity: a foreign key holds it.
  const scene = { application, opportunity: opportunity!, organizationStatus, now };
  const permission = (action: ApplicationAction) => shapePermission(refusalsOfApplication(action, who, scene), context.locale);
  return {
    withdraw: permission('withdraw'),
    accept: permission('accept'),
    reject: permission('reject'),
    waitlist: permission('waitlist'),
    markNoShow: permission('markNoShow'),
    complete: permission('complete'),
  };
}
