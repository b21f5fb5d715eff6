import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TokenRefused, verifyLookup } from '@conect/auth';

interface Person {
  readonly email: string;
  readonly name: string;
  readonly language: 'RO' | 'EN';
  readonly link?: string;
}

/** Stands where identity would, or another service that names recipients: it answers look-ups that are signed for it, and can be away. */
export interface PeopleServer {
  readonly url: string;
  readonly secret: string;
  /** By reference; for identity, the user's id. */
  readonly people: Map<string, Person>;
  readonly isAway: (away: boolean) => void;
  readonly asked: () => number;
  readonly close: () => Promise<void>;
}

const secretOf = (service: string): string => `a-lookup-secret-of-tests-only-${service}-0123456789`;

/** Opens it on a port of its own. */
export async function openPeople(service = 'identity'): Promise<PeopleServer> {
  const secret = secretOf(service);
  const people = new Map<string, Person>();
  let away = false;
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const answer = (status: number, body: object) => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (away) return answer(503, {});
    try {
      const refs = verifyLookup((request.headers.authorization ?? '').replace('Bearer ', ''), { service, secret, now: new Date() });
      answer(200, { recipients: refs.flatMap((ref) => (people.has(ref) ? [{ ref, ...people.get(ref)! }] : [])) });
    } catch (error) {
      answer(error instanceof TokenRefused ? 401 : 500, {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/internal/recipients`,
    secret,
    people,
    isAway: (next) => {
      away = next;
    },
    asked: () => asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
