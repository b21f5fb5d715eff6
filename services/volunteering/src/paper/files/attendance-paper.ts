import type { PaperDocument } from '@conect/papers';
import { codeEndsAt } from '../../hours/domain/attendance';
import type { ShiftFacts } from '../domain/facts';
import { documentOf, momentText } from './words';

/** What a host shows at a shift: the code that whoever came scans. The same as long as the shift has the same times. */
export const attendancePaper = ({ shift, title, hostName, place, code }: ShiftFacts): PaperDocument =>
  documentOf({
    title: `Cod de prezență: ${title}`,
    createdAt: shift.startsAt,
    footer: hostName ?? '',
    blocks: [
      { kind: 'HEADING', level: 1, text: title },
      {
        kind: 'FACTS',
        facts: [
          { label: 'Organizația-gazdă', value: hostName ?? '–' },
          { label: 'Locul', value: place ?? 'la distanță' },
          { label: 'Începe', value: momentText(shift.startsAt) },
          { label: 'Se încheie', value: momentText(shift.endsAt) },
        ],
      },
      { kind: 'PARAGRAPH', text: `Scanați codul la tură. Dacă telefonul nu are semnal, prezența se poate trimite până la ${momentText(codeEndsAt(shift))}.` },
      { kind: 'QR_CODE', text: code, alternative: 'Codul QR al prezenței la tură; același cod stă în litere mai jos.', sizeMillimetres: 110 },
      { kind: 'PARAGRAPH', text: code },
    ],
  });
