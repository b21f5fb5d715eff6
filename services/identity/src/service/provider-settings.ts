import { assertProductionSecrets, secretSetting } from '@conect/service-kit';
import { z } from 'zod';
import type { Provider } from '../external-sign-in/domain/provider';

const acrList = z.array(z.string().regex(/^\S+$/, 'expected a value without spaces')).default([]);

const provider = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'expected small letters, digits and dashes'),
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1).max(255),
  clientSecret: secretSetting('client secret').removeDefault(),
  scopes: z
    .array(z.string().regex(/^[!-~]+$/))
    .default(['openid', 'email', 'profile'])
    .refine((scopes) => scopes.includes('openid'), 'expected openid among the scopes'),
  label: z.strictObject({ ro: z.string().min(1).max(100), en: z.string().min(1).max(100) }),
  acrValues: acrList,
  secondFactorAcrValues: acrList,
  email: z.enum(['UNTRUSTED', 'WHEN_VERIFIED', 'TRUSTED']).default('UNTRUSTED'),
});

const isDistinct = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

/** The providers as one line of JSON: a list, empty by default. Mistakes name the place, never what stands there: it holds secrets. */
export const providersSetting = z
  .string()
  .default('[]')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'expected a JSON list of providers' });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(provider)
      .refine((list) => isDistinct(list.map(({ id }) => id)), 'expected each id once')
      // An identity is known by its issuer.
      .refine((list) => isDistinct(list.map(({ issuer }) => issuer)), 'expected each issuer once'),
  );

/** Addresses to come back to, beside the web client's page, separated by commas. */
export const redirectUrisSetting = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((uri) => uri.trim()).filter((uri) => uri !== ''))
  .pipe(z.array(z.url().refine((uri) => !/[?#]/.test(uri) && URL.parse(uri)?.href === uri, 'expected a whole address in its normal form, without parameters')));

interface CheckedSettings {
  readonly NODE_ENV: string;
  readonly EXTERNAL_SIGN_IN_PROVIDERS: readonly Provider[];
}

/** Refuses in production a secret of the documentation, and a provider that would be asked in the clear. */
export function assertProviders({ NODE_ENV, EXTERNAL_SIGN_IN_PROVIDERS: providers }: CheckedSettings): void {
  const nameOf = (index: number, field: string): string => `EXTERNAL_SIGN_IN_PROVIDERS.${index}.${field}`;
  const secrets = Object.fromEntries(providers.map(({ clientSecret }, index) => [nameOf(index, 'clientSecret'), clientSecret]));
  assertProductionSecrets({ NODE_ENV, ...secrets });
  const open = providers.flatMap(({ issuer }, index) => (issuer.startsWith('https://') ? [] : [nameOf(index, 'issuer')]));
  if (NODE_ENV === 'production' && open.length > 0) throw new Error(`Invalid settings:\n  ${open.join(', ')}: production asks providers over https only`);
}
