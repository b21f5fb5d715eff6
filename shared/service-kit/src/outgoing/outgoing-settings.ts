import { z } from 'zod';

const listOf = (text: string): string[] => text.split(',').map((one) => one.trim()).filter((one) => one !== '');

/** The settings of a process that calls addresses which others choose. */
export const outgoingShape = {
  OUTGOING_PORTS: z
    .string()
    .default('443')
    .transform(listOf)
    .pipe(z.array(z.coerce.number<string>().int().min(1).max(65_535)).min(1)),
  OUTGOING_ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform(listOf)
    .pipe(z.array(z.string().regex(/^(\[[0-9a-f:]+\]|[a-z0-9.-]+):\d{1,5}$/, 'expected host:port, comma-separated'))),
  OUTGOING_PATIENCE_MILLIS: z.coerce.number().int().min(100).max(30_000).default(10_000),
};

/** Throws when a production process were to call hosts unchecked. */
export function assertNoAllowedHosts({ NODE_ENV, OUTGOING_ALLOWED_HOSTS }: { readonly NODE_ENV: string; readonly OUTGOING_ALLOWED_HOSTS: readonly string[] }): void {
  if (NODE_ENV === 'production' && OUTGOING_ALLOWED_HOSTS.length > 0) throw new Error('Invalid settings:\n  OUTGOING_ALLOWED_HOSTS: production calls no host unchecked; leave it empty');
}
