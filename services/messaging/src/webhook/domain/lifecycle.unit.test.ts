import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagingEvents } from '@conect/events';
import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { enumValuesIn } from '@conect/testing';
import { publishedWebhook } from '../events/published';
import { begin, failing, move, statesFor, webhookLifecycle } from './lifecycle';
import { refusalsOfWebhook, webhookActions, type WebhookAction } from './permissions';
import type { Webhook, WebhookStatus } from './webhook';

const schema = join(__dirname, '../../../schema');
/** Every mutation of webhooks but those that move nothing. */
const askings = ['sendTestEvent', 'redeliverWebhookDelivery'];
const mutations = [...readFileSync(join(schema, 'webhook-mutations.graphql'), 'utf8').matchAll(/^ {4}input: (\w+)Input!$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);
const statuses = enumValuesIn(readFileSync(join(schema, 'webhook.graphql'), 'utf8'), 'WebhookStatus') as readonly WebhookStatus[];

const [organization, ministry] = ['0193a5d2-7f00-7cc1-9d55-3f6a0c1be0b1', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0a1'];
const [then, later] = [new Date('2026-03-02T08:00:00Z'), new Date('2026-03-06T08:00:00Z')];
const made = { id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf1a1', ownerKind: 'ORGANIZATION', ownerId: organization, url: 'https://receiver.test/', eventTypes: ['a'], description: null } as const;
const at = (status: WebhookStatus, changes: Partial<Webhook> = {}): Webhook => ({ ...begin(made, then).webhook, version: 3, status, ...changes });
const edges = webhookLifecycle.map((edge) => [`${edge.from} -> ${edge.to} by ${edge.by}`, edge] as const);

describe('every edge of a webhook', () => {
  it.each(edges)('%s has a mutation or the job, leads where it says, and tells the others as its contract says', (_name, { from, to, by, event }) => {
    expect([...mutations, failing]).toContain(by);
    const walked = from === 'NONE' ? begin(made, later) : move(at(from), { by }, later);

    expect(walked).toMatchObject({ type: event, webhook: { status: to, version: from === 'NONE' ? 1 : 4, statusSince: from === to ? then : later } });
    const { contract, data } = publishedWebhook(walked);
    expect([contract.name, contract.data.parse(data)]).toEqual([event, data]);
  });

  it('stands once, and no mutation, state and event is left over', () => {
    expect(new Set(webhookLifecycle.map(({ from, by }) => `${from} ${by}`)).size).toBe(edges.length);
    expect([...new Set([...webhookLifecycle.map(({ by }) => by), ...askings])].sort()).toEqual([...mutations, failing].sort());
    expect(Object.values(webhookActions).sort()).toEqual(mutations.filter((name) => name !== 'createWebhook').sort());
    expect(statuses.filter((status) => !webhookLifecycle.some(({ to }) => to === status))).toEqual([]);
    expect(statuses.filter((status) => !webhookLifecycle.some(({ from }) => from === status))).toEqual(['DELETED']);
    const told = messagingEvents.filter(({ aggregate }) => aggregate === 'webhook').map(({ name }) => name);
    expect([...new Set(webhookLifecycle.map(({ event }) => event))].sort()).toEqual([...told].sort());
  });

  it('is the only way: another one is a fault', () => {
    for (const status of statuses) {
      for (const by of [...mutations, failing].filter((one) => !webhookLifecycle.some((edge) => edge.from === status && edge.by === one))) {
        expect(() => move(at(status), { by }, later)).toThrow('Expected an edge');
      }
    }
  });
});

const inOrganization = (role: Role, organizationId = organization): Viewer => ({ userId: 'ana', roles: [{ role, institutionId: null, organizationId }] });
const inInstitution = (role: Role, institutionId = ministry): Viewer => ({ userId: 'elena', roles: [{ role, institutionId, organizationId: null }] });
const codes = (action: WebhookAction, viewer: Viewer, webhook: Webhook) => refusalsOfWebhook(action, viewer, webhook).map(({ code }) => code);

describe('every pair of a state and an action', () => {
  const pairs = (Object.keys(webhookActions) as WebhookAction[]).flatMap((action) => statuses.map((status) => [action, status] as const));

  it.each(pairs)('%s of one that is %s is for its managers, where there is such an edge; for strangers there is nothing', (action, status) => {
    const expected = status === 'DELETED' ? ['NOT_FOUND'] : statesFor(webhookActions[action]).includes(status) ? [] : ['INVALID_STATE'];
    expect(codes(action, inOrganization('NGO_ADMIN'), at(status))).toEqual(expected);
    expect(codes(action, inInstitution('INSTITUTION_REPRESENTATIVE'), at(status, { ownerKind: 'INSTITUTION', ownerId: ministry }))).toEqual(expected);
    expect(codes(action, anonymousViewer, at(status))).toEqual(['UNAUTHENTICATED']);
    for (const stranger of [inOrganization('NGO_EDITOR'), inOrganization('NGO_ADMIN', ministry), inInstitution('INSTITUTION_REPRESENTATIVE', organization), inInstitution('SGG_ADMIN', 'sgg')])
      expect(codes(action, stranger, at(status))).toEqual(['NOT_FOUND']);
  });
});
