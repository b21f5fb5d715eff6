import { createPermissionShapes, type MessageTexts } from '@conect/service-kit';
import type { RegistryErrorCode } from '../domain/refusals';
import { registryMessage } from './user-errors';

/** The steps that help whatever the action. */
export const commonSteps: Partial<Record<RegistryErrorCode, MessageTexts>> = {
  UNAUTHENTICATED: { ro: 'Autentificați-vă.', en: 'Sign in.' },
  SECOND_FACTOR_REQUIRED: { ro: 'Autentificați-vă cu al doilea factor.', en: 'Sign in with your second factor.' },
};

/** A permission of the registry in words. */
export const shapePermission = createPermissionShapes(registryMessage, commonSteps);
