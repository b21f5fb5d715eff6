import type { Rows } from '../row';
import type { World } from '../world';

const values = [
  ...['DRAFTS_ANNOUNCED_ON_OWN_SITE', 'DRAFTS_ANNOUNCED_AT_OFFICE', 'DRAFTS_ANNOUNCED_IN_MEDIA', 'SESSION_PARTICIPANTS', 'LAWSUITS', 'SESSIONS_NOT_PUBLIC'].map((indicator) => ({ indicator, number: 0 })),
  ...['RESPONSIBLE_PERSONS_DESIGNATION', 'OWN_EVALUATION', 'SESSIONS_NOT_PUBLIC_REASONS'].map((indicator) => ({ indicator, text: 'Nu este cazul.' })),
];

/** The report of the own institution on a year that is over, as far on its way; each row has a year of its own. */
async function aReport({ actor, institutions: { own } }: World, year: number, status: 'PREPARED' | 'COMPLETED' | 'FROZEN'): Promise<string> {
  const representative = actor('own institution INSTITUTION_REPRESENTATIVE');
  const { transparencyReport } = await representative.change('prepareTransparencyReport', { institutionId: own, year }, 'transparencyReport { id }');
  const { id: reportId } = transparencyReport as { id: string };
  if (status !== 'PREPARED') await representative.change('completeTransparencyReport', { reportId, values });
  if (status === 'FROZEN') await representative.change('freezeTransparencyReport', { reportId });
  return reportId;
}

/** Annual reports: the officers of the institution prepare and complete them, its representative alone signs them and opens them again; until one is signed it is not there for others. */
export const reports: Rows = {
  prepareTransparencyReport: { who: 'UNN NNN NNN AAFFF NNNNN NNNN FF', input: ({ institutions: { own } }) => ({ institutionId: own, year: 2025 }) },
  completeTransparencyReport: { who: 'UNN NNN NNN AAFFF NNNNN FFFF FF', input: async (world) => ({ reportId: await aReport(world, 2024, 'PREPARED'), values }) },
  freezeTransparencyReport: { who: 'UNN NNN NNN AFFFF NNNNN FFFF FF', input: async (world) => ({ reportId: await aReport(world, 2023, 'COMPLETED') }) },
  correctTransparencyReport: {
    who: 'UFF FFF FFF AFFFF FFFFF FFFF FF',
    input: async (world) => ({ reportId: await aReport(world, 2022, 'FROZEN'), reason: 'O dezbatere publică lipsea din raport.' }),
  },
};
