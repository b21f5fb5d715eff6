import type { IncomingHttpHeaders } from 'node:http';

/** The token that a request carries as `Authorization: Bearer ...`; empty, which no check takes, where it carries none. */
export const bearerTokenOf = ({ authorization = '' }: IncomingHttpHeaders): string => /^Bearer (\S+)$/.exec(authorization)?.[1] ?? '';
