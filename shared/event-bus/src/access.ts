import type { EventContract } from '@conect/events';
import { deadLetterTopicOf } from './topics';

/** What one identity may do with one topic or group, or with all whose name begins so. */
export interface AccessRule {
  /** The user that signs in, e.g. `conect-identity`. */
  readonly identity: string;
  readonly resource: 'TOPIC' | 'GROUP';
  readonly name: string;
  readonly pattern: 'LITERAL' | 'PREFIXED';
  readonly operations: readonly ('READ' | 'WRITE' | 'CREATE' | 'DELETE')[];
}

/** Who signs in to publish and to listen as this program. */
const identityOf = (program: string): string => `conect-${program}`;

/** It publishes nothing and hears broadcasts alone. */
const gateway = 'gateway';

/** Who may do what, by what the contracts say: nobody can speak for another service, nor hear what is not meant for it. */
export function accessOf(contracts: readonly EventContract[]): readonly AccessRule[] {
  const services = [...new Set(contracts.flatMap(({ service, consumers }) => [service, ...consumers]))].filter((program) => program !== gateway).sort();
  return [...services.flatMap((service) => accessOfService(service, contracts)), ...accessToBroadcasts(gateway, contracts), ...operatorAccess];
}

function accessOfService(service: string, contracts: readonly EventContract[]): readonly AccessRule[] {
  const identity = identityOf(service);
  const heard = topicsOf(contracts.filter(({ mode, consumers }) => mode === 'group' && consumers.includes(service)));
  return [
    { identity, resource: 'TOPIC', name: `conect.${service}.`, pattern: 'PREFIXED', operations: ['WRITE', 'CREATE'] },
    ...heard.flatMap((topic): AccessRule[] => [
      { identity, resource: 'TOPIC', name: topic, pattern: 'LITERAL', operations: ['READ'] },
      { identity, resource: 'TOPIC', name: deadLetterTopicOf(topic), pattern: 'LITERAL', operations: ['WRITE'] },
    ]),
    { identity, resource: 'GROUP', name: `conect.${service}`, pattern: 'PREFIXED', operations: ['READ'] },
    ...accessToBroadcasts(service, contracts),
  ];
}

/** Each process hears broadcasts in a group of its own, which it takes away when it stops; one that names its consumers is for these alone. */
function accessToBroadcasts(program: string, contracts: readonly EventContract[]): readonly AccessRule[] {
  const identity = identityOf(program);
  return [
    ...topicsOf(contracts.filter(({ mode, consumers }) => mode === 'broadcast' && (consumers.length === 0 || consumers.includes(program)))).map((name): AccessRule => ({ identity, resource: 'TOPIC', name, pattern: 'LITERAL', operations: ['READ'] })),
    { identity, resource: 'GROUP', name: `conect.broadcast.${program}.`, pattern: 'PREFIXED', operations: ['READ', 'DELETE'] },
  ];
}

/** `npm run events`: reads dead letters and sends them again. */
const operatorAccess: readonly AccessRule[] = [
  { identity: identityOf('operator'), resource: 'TOPIC', name: 'conect.', pattern: 'PREFIXED', operations: ['READ', 'WRITE'] },
  { identity: identityOf('operator'), resource: 'GROUP', name: 'conect.reader.', pattern: 'PREFIXED', operations: ['READ', 'DELETE'] },
];

const topicsOf = (contracts: readonly EventContract[]): readonly string[] => [...new Set(contracts.map(({ topic }) => topic))].sort();

/** The rules as a file, for who enters them by another tool. */
export const accessFile = (contracts: readonly EventContract[]): string => `${JSON.stringify(accessOf(contracts), null, 2)}\n`;
