import type { Rows } from '../row';
import { aContribution, aHiddenContribution, anAppealedContribution } from '../things';

const reason = 'Numește un vecin și spune unde stă.';

/** Who hides what somebody proposed, and who has it shown again. */
export const moderation: Rows = {
  hideContribution: { who: 'UFF FFF FFF AAFFF FFFFF FFFF FF', input: async (world) => ({ contributionId: await aContribution(world), reason: 'PERSONAL_DATA', explanation: reason }) },
  appealModeration: { who: 'UFA FFF FFF FFFFF FFFFF FFFF FF', input: async (world) => ({ contributionId: await aHiddenContribution(world), text: 'De ce?' }) },
  decideAppeal: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: async (world) => ({ contributionId: await anAppealedContribution(world), decision: 'RESTORED', reason }) },
};
