import { foldText, searchWords } from '@conect/kernel';
import { findCounty, findLocality } from '@conect/reference-data';
import type { EntityManager } from 'typeorm';
import type { Opportunity, Place } from '../domain/opportunity';

/** What of an opportunity decides by what it is found. */
type FoundBy = Pick<Opportunity, 'id' | 'organizationId' | 'title' | 'description' | 'skills' | 'place'>;

/** Writes by what opportunities are found, in the transaction that writes what they say. */
export const createOpportunitySearch = (manager: EntityManager) => ({
  /** Whoever drafts one has seen where its organization stands, so that this stays called as it is until the transaction ends. */
  async insert(opportunity: FoundBy): Promise<void> {
    const organizationWords = searchWords((await nameOf(manager, opportunity.organizationId)) ?? '');
    await manager.query(insertRow, [...saidBy(opportunity), organizationWords]);
  },
  /** Writes nothing when it is found by what it was found by before, as when only its places are taken. */
  async save(opportunity: FoundBy): Promise<void> {
    await manager.query(updateRow, saidBy(opportunity));
  },
});

function saidBy({ id, title, description, skills, place }: FoundBy): unknown[] {
  const { name, latitude, longitude } = place === null ? anywhere : whereIs(place);
  return [id, searchWords(title), searchWords(name), searchWords([description, ...skills].join(' ')), skills.map(foldText), latitude, longitude];
}

const anywhere = { name: '', latitude: undefined, longitude: undefined };

/** Where the place itself is when it says so, else where its locality is; it is called after the locality, its unit and its county. */
function whereIs({ localityId, countyCode, latitude, longitude }: Place) {
  const locality = findLocality(localityId);
  const name = [locality?.name, locality?.unitName, findCounty(countyCode)?.name].join(' ');
  const at = latitude === null ? locality : { latitude, longitude };
  return { name, latitude: at?.latitude, longitude: at?.longitude };
}

/** An organization is called otherwise: its opportunities are found by the new name, and by the old one no more. */
export async function renameOrganization(manager: EntityManager, organizationId: string): Promise<void> {
  await manager.query(
    `UPDATE opportunity_search s SET organization_words = search_words($2) FROM opportunity o
     WHERE o.id = s.opportunity_id AND o.organization_id = $1 AND s.organization_words <> search_words($2)`,
    [organizationId, searchWords((await nameOf(manager, organizationId)) ?? '')],
  );
}

async function nameOf(manager: EntityManager, organizationId: string): Promise<string | null> {
  const [organization] = await manager.query<{ name: string | null }[]>('SELECT legal_name AS name FROM organization WHERE id = $1', [organizationId]);
  return organization?.name ?? null;
}

const columns = '(title_words, place_words, text_words, skills, latitude, longitude)';
const values = 'search_words($2), search_words($3), search_words($4), $5::text[], $6::double precision, $7::double precision';

const insertRow = `
  INSERT INTO opportunity_search (opportunity_id, ${columns.slice(1, -1)}, organization_words)
  VALUES ($1, ${values}, search_words($8))`;

const updateRow = `UPDATE opportunity_search SET ${columns} = ROW (${values}) WHERE opportunity_id = $1 AND ${columns} IS DISTINCT FROM ROW (${values})`;
