import type { Rows } from '../row';
import { aCase, aUtilityFile, utilityEvidence } from '../things';

/** Public utility: `own` applies, SGG forwards and records, the competent institution examines. Everybody sees that there is a case. */
export const publicUtility: Rows = {
  applyForPublicUtility: {
    who: 'UFF AFF FFF FFFFF FFFFF FFFA FF',
    input: async ({ organizations: { own } }, actor) => ({ organizationId: own, documents: await aUtilityFile(actor) }),
    then: 'CONFLICT',
  },
  forwardPublicUtilityCase: {
    who: 'UFF FFF FFF FFFFF FFFFF ASFF FF',
    input: async (world) => ({ caseId: await aCase(world, 'SUBMITTED'), institutionId: world.institutions.own }),
  },
  startPublicUtilityExamination: { who: 'UFF FFF FFF AFFAF FFFFF FFFF FF', input: async (world) => ({ caseId: await aCase(world, 'FORWARDED') }), then: 'INVALID_STATE' },
  requestCompletion: {
    who: 'UFF FFF FFF AFFAF FFFFF FFFF FF',
    input: async (world) => ({ caseId: await aCase(world, 'UNDER_EXAMINATION'), request: 'Lipsesc scrisorile de recomandare.' }),
    then: 'INVALID_STATE',
  },
  supplyCompletion: {
    who: 'UFF AFF FFF FFFFF FFFFF FFFA FF',
    input: async (world, actor) => ({ caseId: await aCase(world, 'COMPLETION_REQUESTED'), documents: [await utilityEvidence(actor)] }),
    then: 'INVALID_STATE',
  },
  proposePublicUtility: {
    who: 'UFF FFF FFF AFFAF FFFFF FFFF FF',
    input: async (world) => ({ caseId: await aCase(world, 'UNDER_EXAMINATION'), opinion: 'Îndeplinește condițiile.' }),
    then: 'INVALID_STATE',
  },
  grantPublicUtility: { who: 'UFF FFF FFF FFFFF FFFFF ASFF FF', input: async (world) => ({ caseId: await aCase(world, 'PROPOSED'), decisionNumber: '123/2026', decidedOn: '2020-02-03' }) },
  withdrawPublicUtility: { who: 'UFF FFF FFF FFFFF FFFFF ASFF FF', input: async (world) => ({ caseId: await aCase(world, 'GRANTED'), decisionNumber: '77/2026', decidedOn: '2020-03-04' }) },
  refusePublicUtility: { who: 'UFF FFF FFF FFFFF FFFFF ASFF FF', input: async (world) => ({ caseId: await aCase(world, 'PROPOSED'), reason: 'Activul este prea mic.' }) },
};
