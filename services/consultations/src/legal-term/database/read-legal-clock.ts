import { createLegalClock, type CalendarException, type LegalTerm } from '@conect/legal-clock';
import type { EntityManager } from 'typeorm';
import type { ReadLegalClock } from '../application/ports';

interface SetRows {
  readonly terms: readonly LegalTerm[];
  readonly exceptions: readonly CalendarException[];
}

/** Reads what SGG has set by one statement, when somebody first asks; terms and days are few, and whoever dates anything needs most of them. */
export function createReadLegalClock(manager: EntityManager): ReadLegalClock {
  let clock: ReturnType<ReadLegalClock> | null = null;
  const read = async () => {
    const [rows] = await manager.query<SetRows[]>(selectRows);
    return createLegalClock(rows!);
  };
  return () => (clock ??= read());
}

// Of two versions from one day the later holds: they come in the order in which they were set.
const selectRows = `
  SELECT
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'value', value, 'unit', unit, 'basis', basis, 'validFrom', valid_from, 'isUncertain', is_uncertain)
       ORDER BY code, version), '[]') FROM legal_term) AS terms,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('day', day, 'kind', kind, 'basis', basis)), '[]') FROM calendar_day WHERE removed_at IS NULL) AS exceptions`;
