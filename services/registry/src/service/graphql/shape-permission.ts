import type { Locale } from '@conect/kernel';
import type { MessageTexts } from '@conect/service-kit';
import type { RegistryErrorCode, RegistryRefusal } from '../domain/refusals';
import { registryMessage } from './user-errors';

/** Whether the viewer may do one thing, and if not, why and what would help. */
export interface ShapedPermission {
  readonly allowed: boolean;
  readonly code: string | null;
  readonly message: string | null;
  readonly nextStep: string | null;
}

/** What would help against a refusal; null when nothing in the viewer's hands would. */
type NextStepOf = (refusal: RegistryRefusal) => MessageTexts | null;

/** The steps that help whatever the action. */
export const commonSteps: Partial<Record<RegistryErrorCode, MessageTexts>> = {
  UNAUTHENTICATED: { ro: 'Autentificați-vă.', en: 'Sign in.' },
  SECOND_FACTOR_REQUIRED: { ro: 'Autentificați-vă cu al doilea factor.', en: 'Sign in with your second factor.' },
};

/** A permission in words, by the first of the refusals; the step may name all the fields they are about as `{missing}`. */
export function shapePermission(refusals: readonly RegistryRefusal[], locale: Locale, nextStepOf: NextStepOf = ({ code }) => commonSteps[code] ?? null): ShapedPermission {
  const [refusal] = refusals;
  if (refusal === undefined) return { allowed: true, code: null, message: null, nextStep: null };
  const step = nextStepOf(refusal);
  const missing = refusals.map(({ field }) => field?.join('.') ?? '').join(', ');
  return {
    allowed: false,
    code: refusal.code,
    message: registryMessage(refusal, locale),
    nextStep: step === null ? null : (locale === 'EN' ? step.en : step.ro).replace('{missing}', missing),
  };
}
