import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents } from '@conect/events';
import { accessFile, accessOf, type AccessRule } from './access';

const rulesOf = (identity: string): readonly AccessRule[] => accessOf(allEvents).filter((rule) => rule.identity === identity);
const allowed = (identity: string, operation: AccessRule['operations'][number]): readonly string[] =>
  rulesOf(identity).filter(({ resource, operations }) => resource === 'TOPIC' && operations.includes(operation)).map(({ name }) => name).sort();

describe('who may do what with the brokers', () => {
  it('stands in infra/kafka as well; after a change run npm run publish-access -w @conect/event-bus', () => {
    expect(readFileSync(join(__dirname, '../../../infra/kafka/acls.json'), 'utf8')).toBe(accessFile(allEvents));
  });

  it('follows from the contracts', () => {
    expect(allowed('conect-registry', 'WRITE')).toEqual(['conect.identity.data-export.v1.dlq', 'conect.identity.institution.v1.dlq', 'conect.identity.membership.v1.dlq', 'conect.identity.user.v1.dlq', 'conect.registry.']);
    expect(allowed('conect-registry', 'READ')).toEqual(['conect.identity.data-export.v1', 'conect.identity.institution.v1', 'conect.identity.membership.v1', 'conect.identity.session.v1', 'conect.identity.user.v1']);
    expect(allowed('conect-gateway', 'READ')).toEqual(['conect.identity.session.v1', 'conect.messaging.live.v1']);
    expect(allowed('conect-gateway', 'WRITE')).toEqual([]);
  });

  it('lets nobody but the operator write what another says', () => {
    const foreign = accessOf(allEvents).filter(({ identity, name, operations }) => operations.includes('WRITE') && !name.endsWith('.dlq') && name !== `${identity.replace('-', '.')}.`);

    expect(foreign.map(({ identity }) => identity)).toEqual(['conect-operator']);
  });
});
