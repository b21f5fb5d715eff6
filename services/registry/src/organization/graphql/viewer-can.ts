import type { Locale } from '@conect/kernel';
import type { MessageTexts, ShapedPermission } from '@conect/service-kit';
import type { Viewer } from '../../membership/domain/viewer';
import type { RegistryErrorCode, RegistryRefusal } from '../../service/domain/refusals';
import { commonSteps, shapePermission } from '../../service/graphql/shape-permission';
import type { Organization, OrganizationStatus } from '../domain/organization';
import { organizationActions, refusalsOf, type OrganizationAction } from '../domain/permissions';

/** What the viewer may do with an organization, by the predicates that guard the commands. */
export const viewerCan = (viewer: Viewer, organization: Organization, locale: Locale): Record<OrganizationAction, ShapedPermission> =>
  Object.fromEntries(
    organizationActions.map((action) => [
      action,
      shapePermission(refusalsOf(action, viewer, organization), locale, (refusal) => nextStepOf(action, refusal)),
    ]),
  ) as Record<OrganizationAction, ShapedPermission>;

const complete: MessageTexts = { ro: 'Completați: {missing}.', en: 'Fill in: {missing}.' };
const askSgg: MessageTexts = {
  ro: 'Cereți schimbarea la SGG; până la aprobare rămân publice datele vechi.',
  en: 'Ask SGG for the change; the present data stay public until it is approved.',
};
const startReview: MessageTexts = { ro: 'Începeți examinarea.', en: 'Start the review.' };
const awaitApplicant: MessageTexts = {
  ro: 'Așteptați ca solicitantul să depună din nou cererea.',
  en: 'Wait until the applicant submits again.',
};
const awaitOfficer: MessageTexts = { ro: 'Așteptați decizia SGG.', en: 'Wait for the decision of SGG.' };

/** By code, whatever the action. */
const stepsByCode: Partial<Record<RegistryErrorCode, MessageTexts>> = {
  ...commonSteps,
  BAD_USER_INPUT: complete,
  SENSITIVE_FIELD: askSgg,
};

const askReactivation: MessageTexts = { ro: 'Cereți SGG ridicarea suspendării.', en: 'Ask SGG to end the suspension.' };
const askAdministrator: MessageTexts = { ro: 'Cereți unui administrator al organizației să vă adauge.', en: 'Ask an administrator of the organization to add you.' };
const dissolveFirst: MessageTexts = { ro: 'Înregistrați mai întâi dizolvarea.', en: 'Record the dissolution first.' };

const beforeDecision = { SUBMITTED: startReview, NEEDS_CHANGES: awaitApplicant };
/** By action and the state that stands in its way. */
const stepsByState: Partial<Record<OrganizationAction, Partial<Record<OrganizationStatus, MessageTexts>>>> = {
  submit: { SUBMITTED: awaitOfficer, IN_REVIEW: awaitOfficer },
  startReview: { NEEDS_CHANGES: awaitApplicant },
  requestChanges: beforeDecision,
  approve: beforeDecision,
  reject: beforeDecision,
  update: { SUSPENDED: askReactivation },
  confirm: { SUSPENDED: askReactivation },
  withdraw: { SUSPENDED: askReactivation },
  deregister: { ACTIVE: dissolveFirst },
  claim: { ACTIVE: askAdministrator },
};

/** What would make a refused action possible; null when nothing in the viewer's hands would. */
function nextStepOf(action: OrganizationAction, { code, params }: RegistryRefusal): MessageTexts | null {
  const step = code === 'INVALID_STATE' ? stepsByState[action]?.[params?.['status'] as OrganizationStatus] : stepsByCode[code];
  return step ?? null;
}
