import type { Principal } from '@conect/auth';
import type { TestService } from '@conect/testing';
import fc from 'fast-check';
import { aPublished, volunteers } from './applications';
import { anOrganization, idOf, memberOf } from './volunteering';

type Acceptance = 'AUTOMATIC' | 'BY_COORDINATOR';
type Status = 'SUBMITTED' | 'WAITLISTED' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN';

/** A host with a coordinator, and people who may apply to it; shared by every sequence. */
export interface Host {
  readonly service: TestService;
  readonly organizationId: string;
  readonly coordinator: Principal;
  readonly people: readonly Principal[];
}

/** Makes a host and so many people. */
export async function aHost(service: TestService, peopleCount: number): Promise<Host> {
  const organizationId = await anOrganization(service);
  return { service, organizationId, coordinator: await memberOf(service, organizationId, 'VOLUNTEER_COORDINATOR'), people: await volunteers(service, peopleCount) };
}

/** What a step answers: the application, or why it was refused. */
interface Outcome {
  readonly id: string | null;
  readonly code: string | null;
}

/** Calls one mutation and asks for no more than a step needs. */
async function call({ service }: Host, principal: Principal, operation: string, input: object): Promise<Outcome> {
  const query = `mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { application { id } userErrors { code } } }`;
  const { data, errors } = await service.ask<Readonly<Record<string, { application: { id: string } | null; userErrors: readonly { code: string }[] }>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  const { application, userErrors } = data[operation]!;
  return { id: application?.id ?? null, code: userErrors[0]?.code ?? null };
}

/** What should be: where each person stands, and who waits, the first first. */
interface Model {
  readonly acceptance: Acceptance;
  readonly places: number;
  readonly statuses: Map<number, Status>;
  line: number[];
}

/** What is: an opportunity of the running service, and the last application of each person. */
interface Real extends Host {
  readonly opportunityId: string;
  readonly applicationIds: Map<number, string>;
}

const takenIn = ({ statuses }: Model): number => [...statuses.values()].filter((status) => status === 'ACCEPTED').length;

/** Gives what is free to those who wait. */
function seat(model: Model): void {
  while (model.line.length > 0 && takenIn(model) < model.places) model.statuses.set(model.line.shift()!, 'ACCEPTED');
}

/** What one step should answer: the code of a refusal, or null; the model is as it should be afterwards. */
type Expected = (model: Model, person: number) => string | null;

const isLive = (status: Status | undefined): boolean => status === 'SUBMITTED' || status === 'WAITLISTED' || status === 'ACCEPTED';

const expectations: Readonly<Record<string, Expected>> = {
  applyToOpportunity(model, person) {
    if (isLive(model.statuses.get(person))) return 'ALREADY_APPLIED';
    const waits = model.acceptance === 'AUTOMATIC' && takenIn(model) >= model.places;
    if (waits) model.line.push(person);
    model.statuses.set(person, model.acceptance === 'BY_COORDINATOR' ? 'SUBMITTED' : waits ? 'WAITLISTED' : 'ACCEPTED');
    return null;
  },
  withdrawApplication: (model, person) => ended(model, person, 'WITHDRAWN'),
  rejectApplication: (model, person) => ended(model, person, 'REJECTED'),
  acceptApplication(model, person) {
    if (model.statuses.get(person) !== 'SUBMITTED') return 'INVALID_STATE';
    if (takenIn(model) >= model.places) return 'OPPORTUNITY_FULL';
    model.statuses.set(person, 'ACCEPTED');
    return null;
  },
  waitlistApplication(model, person) {
    if (model.statuses.get(person) !== 'SUBMITTED') return 'INVALID_STATE';
    if (takenIn(model) < model.places) return 'PLACES_FREE';
    model.statuses.set(person, 'WAITLISTED');
    model.line.push(person);
    return null;
  },
};

function ended(model: Model, person: number, status: Status): string | null {
  if (!isLive(model.statuses.get(person))) return 'INVALID_STATE';
  model.statuses.set(person, status);
  model.line = model.line.filter((waiting) => waiting !== person);
  seat(model);
  return null;
}

const reasons: Readonly<Record<string, object>> = { withdrawApplication: { reasonCode: 'NOT_AVAILABLE' }, rejectApplication: { reasonCode: 'NO_RESPONSE' } };

/** One mutation about one person. */
class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly mutation: string,
    private readonly person: number,
  ) {}

  /** Who never applied has nothing to be decided on. */
  check = ({ statuses }: Readonly<Model>): boolean => this.mutation === 'applyToOpportunity' || statuses.has(this.person);

  async run(model: Model, real: Real): Promise<void> {
    const expected = expectations[this.mutation]!(model, this.person);
    expect([this.toString(), await act(real, this.mutation, this.person)]).toEqual([this.toString(), expected]);
    expect(await stateOf(real)).toEqual({
      statuses: Object.fromEntries([...model.statuses].map(([person, status]) => [real.applicationIds.get(person), status])),
      line: model.line.map((person) => real.applicationIds.get(person)),
      taken: takenIn(model),
    });
  }

  toString = (): string => `${this.mutation}(${this.person})`;
}

/** Does it; answers the code of a refusal, or null. */
async function act(real: Real, mutation: string, person: number): Promise<string | null> {
  const { opportunityId, applicationIds, people, coordinator } = real;
  const own = mutation === 'applyToOpportunity' || mutation === 'withdrawApplication';
  const input = mutation === 'applyToOpportunity' ? { opportunityId } : { applicationId: applicationIds.get(person), ...reasons[mutation] };
  const { id, code } = await call(real, own ? people[person]! : coordinator, mutation, input);
  if (id !== null) applicationIds.set(person, id);
  return code;
}

/** Where the last application of each person stands, who waits in what order, and how many places are counted as taken. */
async function stateOf({ service, opportunityId, applicationIds }: Real) {
  const rows = await service.sql<{ id: string; status: string }>('SELECT id, status FROM application WHERE opportunity_id = $1 ORDER BY waiting_number', [opportunityId]);
  const last = new Set(applicationIds.values());
  const [counted] = await service.sql<{ taken: number }>('SELECT taken_count AS taken FROM opportunity WHERE id = $1', [opportunityId]);
  return {
    statuses: Object.fromEntries(rows.filter(({ id }) => last.has(id)).map(({ id, status }) => [id, status])),
    line: rows.filter(({ status }) => status === 'WAITLISTED').map(({ id }) => id),
    taken: counted!.taken,
  };
}

/** How often each mutation is tried: a line is there only once people have come. */
const weights = { applyToOpportunity: 3, withdrawApplication: 2, rejectApplication: 1, acceptApplication: 1, waitlistApplication: 3 };

/** Everybody applies, and whom no place is left for waits in line; a coordinator decides from the last to the first. */
function crowd(peopleCount: number, acceptance: Acceptance, places: number): readonly Step[] {
  const all = Array.from({ length: peopleCount }, (_, person) => person);
  const decide = (mutation: string) => (person: number) => new Step(mutation, person);
  const decisions = acceptance === 'AUTOMATIC' ? [] : [...all.slice(0, places).map(decide('acceptApplication')), ...all.slice(places).reverse().map(decide('waitlistApplication'))];
  return [...all.map(decide('applyToOpportunity')), ...decisions];
}

/** Walks random sequences of steps beside a model of them: places are never oversold, nobody is lost, and the line keeps its order. */
export async function walkSequences(host: Host, { sequences, seed }: { readonly sequences: number; readonly seed: number }): Promise<void> {
  const person = fc.nat(host.people.length - 1);
  const steps = fc.commands(Object.entries(weights).flatMap(([mutation, weight]) => Array.from({ length: weight }, () => person.map((who) => new Step(mutation, who)))), { maxCommands: 40, size: 'max' });
  const property = fc.asyncProperty(steps, fc.constantFrom<Acceptance>('AUTOMATIC', 'BY_COORDINATOR'), fc.integer({ min: 1, max: 2 }), fc.boolean(), async (commands, acceptance, places, isCrowded) => {
    const { id: opportunityId } = await aPublished(host.service, host.coordinator, { organizationId: host.organizationId, acceptance, places });
    const [model, real]: [Model, Real] = [{ acceptance, places, statuses: new Map(), line: [] }, { ...host, opportunityId, applicationIds: new Map() }];
    if (isCrowded) for (const step of crowd(host.people.length, acceptance, places)) await step.run(model, real);
    await fc.asyncModelRun(() => ({ model, real }), commands);
  });
  await fc.assert(property, { numRuns: sequences, seed });
}

/** All of the people want the one place at once; then the one who has it and half of those who wait leave at once. */
export async function raceForOnePlace(host: Host, acceptance: Acceptance): Promise<void> {
  const { service, organizationId, coordinator, people } = host;
  const { id: opportunityId } = await aPublished(service, coordinator, { organizationId, acceptance, places: 1 });
  const applied = (await Promise.all(people.map((person) => call(host, person, 'applyToOpportunity', { opportunityId })))).map(({ id }) => id!);
  const decide = async (operation: string, ids: readonly string[]) => (await Promise.all(ids.map((applicationId) => call(host, coordinator, operation, { applicationId })))).map(({ code }) => code);
  if (acceptance === 'BY_COORDINATOR') {
    const outcomes = await decide('acceptApplication', applied);
    expect([outcomes.filter((code) => code === null).length, outcomes.filter((code) => code === 'OPPORTUNITY_FULL').length]).toEqual([1, people.length - 1]);
    const refused = applied.filter((_, index) => outcomes[index] !== null);
    expect(await decide('waitlistApplication', refused)).toEqual(refused.map(() => null));
  }
  const line = await lineOf(host, opportunityId);
  expect(line.map(({ status }) => status)).toEqual(['ACCEPTED', ...Array.from({ length: people.length - 1 }, () => 'WAITLISTED')]);

  const leaving = line.filter((_, index) => index % 2 === 0);
  const outcomes = await Promise.all(
    leaving.map(({ id, volunteerId }) => call(host, people.find((person) => idOf(person) === volunteerId)!, 'withdrawApplication', { applicationId: id, reasonCode: 'NOT_AVAILABLE' })),
  );
  expect(outcomes.map(({ code }) => code)).toEqual(leaving.map(() => null));
  const left = line.filter(({ id }) => !leaving.some((gone) => gone.id === id));
  expect((await lineOf(host, opportunityId)).map(({ id, status }) => [id, status])).toEqual(left.map(({ id }, index) => [id, index === 0 ? 'ACCEPTED' : 'WAITLISTED']));
}

/** Who has a place and then who waits, in order. */
const lineOf = ({ service }: Host, opportunityId: string) =>
  service.sql<{ id: string; status: string; volunteerId: string }>(
    `SELECT id, status, volunteer_id AS "volunteerId" FROM application WHERE opportunity_id = $1 AND status IN ('ACCEPTED', 'WAITLISTED') ORDER BY waiting_number NULLS FIRST`,
    [opportunityId],
  );
