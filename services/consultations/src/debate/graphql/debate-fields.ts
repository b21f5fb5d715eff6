import { isUuid, type PageArguments } from '@conect/kernel';
import { badArgument, connectionOf, pageRequest } from '@conect/service-kit';
import type { ConsultationsContext } from '../../service/graphql/context';
import type { PublicDebateResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { PlacedRegistration } from '../application/ports';
import type { PublicDebate } from '../domain/debate';
import { acknowledgementDue } from '../domain/lifecycle';
import { seesAllOfDebate } from '../domain/permissions';
import { consultationOf, permissionOn, visibleDebate } from './debate-scene';

const planOf = (debate: PublicDebate) => ('plan' in debate ? debate.plan : null);

/** The fields of a public debate; who has it before him may see its consultation. */
export const publicDebateFields: PublicDebateResolvers = {
  __resolveReference: ({ id }, context) => (isUuid(id) ? visibleDebate(id.toLowerCase(), context) : null),
  consultation: (debate, _args, context) => consultationOf(debate, context),
  initiative: ({ requestedAt }) => (requestedAt === null ? 'INSTITUTION' : 'REQUEST'),
  acknowledgementDue: dueOfAnswer,
  announcedAt: (debate) => ('announcedAt' in debate ? debate.announcedAt : null),
  startsAt: (debate) => planOf(debate)?.startsAt ?? null,
  endsAt: (debate) => planOf(debate)?.endsAt ?? null,
  place(debate) {
    const { address = null, localityCode = null } = planOf(debate) ?? {};
    return address === null ? null : { address, locality: localityCode === null ? null : { id: localityCode } };
  },
  onlineUrl: (debate) => planOf(debate)?.onlineUrl ?? null,
  places: (debate) => planOf(debate)?.places ?? null,
  registeredCount: async ({ id }, _args, { debateRegistrationCountsOf }) => (await debateRegistrationCountsOf(id)).registeredCount,
  waitlistedCount: async ({ id }, _args, { debateRegistrationCountsOf }) => (await debateRegistrationCountsOf(id)).waitlistedCount,
  howToRegister: (debate) => planOf(debate)?.howToRegister ?? null,
  howToSpeak: (debate) => planOf(debate)?.howToSpeak ?? null,
  agenda: (debate) => planOf(debate)?.agenda ?? null,
  heldOn: (debate) => ('heldOn' in debate ? debate.heldOn : null),
  attendance: attendanceOf,
  minutes: minutesOf,
  registrations,
  async viewerRegistration({ id: debateId }, _args, { viewer, debateRegistrationOf }) {
    const { userId } = await viewer();
    return userId === null ? null : debateRegistrationOf({ debateId, userId });
  },
  async viewerCan(debate, _args, context) {
    const scene = { consultation: await consultationOf(debate, context), debate };
    return {
      register: await permissionOn('registerForDebate', scene, context),
      recordAttendance: await permissionOn('recordAttendance', scene, context),
      publishMinutes: await permissionOn('publishMinutes', scene, context),
    };
  },
};

async function dueOfAnswer(debate: PublicDebate, _args: object, { businessNow, legalClock }: ConsultationsContext) {
  if (debate.status !== 'REQUESTED') return null;
  const { at, term } = acknowledgementDue(await legalClock(), debate);
  return { at, term: term.code, basis: term.basis, passed: at <= (await businessNow()) };
}

async function attendanceOf(debate: PublicDebate, _args: object, { debateAttendanceOf }: ConsultationsContext) {
  if (!('individualCount' in debate)) return null;
  const { id, individualCount } = debate;
  const organizations = await debateAttendanceOf(id);
  return { organizations, individualCount, participantCount: organizations.reduce((sum, { participantCount }) => sum + participantCount, individualCount) };
}

/** A term counts at its instant, even if what says that it has passed comes a moment later. */
async function minutesOf(debate: PublicDebate, _args: object, { businessNow, documentById }: ConsultationsContext) {
  if (!('minutesDueAt' in debate)) return null;
  const { minutesDueAt: at, minutesBasis: basis, status } = debate;
  const passed = at <= (await businessNow());
  const [text, publishedAt, documentId] = status === 'MINUTES_PUBLISHED' ? [debate.minutesText, debate.minutesPublishedAt, debate.minutesDocumentId] : [null, null, null];
  return { dueAt: { at, basis, term: 'DEBATE_MINUTES', passed }, isOverdue: passed && text === null, text, publishedAt, document: await documentById(documentId) };
}

const order = 'debateRegistrations';
const maximumPosition = 2 ** 31;

async function registrations(debate: PublicDebate, page: PageArguments, context: ConsultationsContext) {
  const request = pageRequest(order, 1, page);
  const isOurs = (request.position ?? []).every((place) => Number.isInteger(place) && Number(place) >= 0 && Number(place) < maximumPosition);
  if (!isOurs) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  if (!seesAllOfDebate(await context.viewer(), await consultationOf(debate, context))) return null;
  const { debateRegistrationsOf, debateRegistrationCountsOf } = context;
  const totalCount = async () => {
    const { registeredCount, waitlistedCount } = await debateRegistrationCountsOf(debate.id);
    return registeredCount + waitlistedCount;
  };
  const positionOf = ({ position }: PlacedRegistration) => [position];
  return connectionOf({ order, request, rows: await debateRegistrationsOf({ debateId: debate.id, request }), positionOf, totalCount });
}
