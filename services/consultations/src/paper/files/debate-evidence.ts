import { queuePosition } from '@conect/service-kit';
import type { DebateReader } from '../../debate/application/ports';
import { isDebate, type Debate } from '../../debate/domain/debate';
import type { DebateRequest } from '../../debate/domain/debate-request';
import { everyPage, jsonFile, jsonLinesFile, textFile, type EvidenceSource } from './evidence';

const pageSize = 500;

interface Readers {
  readonly debates: Pick<DebateReader, 'findByConsultations' | 'findRequestPages' | 'findAttendance' | 'findBreaches'>;
  readonly stampOf: (consultationId: string) => Promise<string>;
}

/** Who asked for a debate, how the debate went, its minutes, and which terms passed. Who came is told by organization, as the public sees it. */
export const debateEvidence = ({ debates, stampOf }: Readers): EvidenceSource => ({
  stampOf: ({ id }) => stampOf(id),
  filesOf: async ({ id }) => {
    const [debate = null] = await debates.findByConsultations([id]);
    const breaches = await debates.findBreaches({ institutionIds: null, consultationIds: [id], terms: null, since: null, until: null }, { size: pageSize, direction: 'FORWARD', position: null });
    return [
      jsonFile('legal-term-breaches.json', breaches),
      jsonLinesFile('debate/requests.jsonl', () => requestsOf(debates, id)),
      ...(isDebate(debate) ? await filesOfDebate(debate, debates) : []),
    ];
  },
});

async function filesOfDebate(debate: Debate, debates: Readers['debates']) {
  const [organizations = []] = await debates.findAttendance([debate.id]);
  return [
    jsonFile('debate/debate.json', { ...debate, attendance: organizations }),
    ...('minutesText' in debate ? [textFile('debate/minutes.txt', () => [`${debate.minutesText}\n`])] : []),
  ];
}

/** Every request for the debate, the first first, page by page. */
const requestsOf = (debates: Readers['debates'], consultationId: string): AsyncGenerator<DebateRequest> =>
  everyPage<DebateRequest>(async (after) => {
    const request = { size: pageSize - 1, direction: 'FORWARD', position: after === null ? null : queuePosition(after.createdAt, after.id) } as const;
    const [page = []] = await debates.findRequestPages([{ consultationId, withSuggestions: true, userId: null, request }]);
    return page;
  }, pageSize);
