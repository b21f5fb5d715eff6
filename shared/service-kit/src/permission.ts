import type { Locale, Refusal } from '@conect/kernel';
import type { MessageTexts, RefusalTexts } from './user-errors';

/** Whether the viewer may do one thing, and if not, why and what would help. */
export interface ShapedPermission {
  readonly allowed: boolean;
  readonly code: string | null;
  readonly message: string | null;
  readonly nextStep: string | null;
}

/** What would help against a refusal; null when nothing in the viewer's hands would. */
type NextStepOf<Code extends string> = (refusal: Refusal<Code>) => MessageTexts | null;

type ShapePermission<Code extends string> = (refusals: readonly Refusal<Code>[], locale: Locale, nextStepOf?: NextStepOf<Code>) => ShapedPermission;

/**
 * Makes what puts a permission of a service in words, by the first of the refusals; `steps` help whatever the action. A step may name all
 * the fields that the refusals are about as `{missing}`.
 */
export const createPermissionShapes =
  <Code extends string>(messageOf: RefusalTexts<Code>['messageOf'], steps: Partial<Record<Code, MessageTexts>>): ShapePermission<Code> =>
  (refusals, locale, nextStepOf = ({ code }) => steps[code] ?? null) => {
    const [refusal] = refusals;
    if (refusal === undefined) return { allowed: true, code: null, message: null, nextStep: null };
    const step = nextStepOf(refusal);
    const missing = refusals.map(({ field }) => field?.join('.') ?? '').join(', ');
    return {
      allowed: false,
      code: refusal.code,
      message: messageOf(refusal, locale),
      nextStep: step === null ? null : (locale === 'EN' ? step.en : step.ro).replace('{missing}', missing),
    };
  };
