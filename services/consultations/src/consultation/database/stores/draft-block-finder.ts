import type { EntityManager } from 'typeorm';
import type { BlockPlace, DraftBlockFinder } from '../../application/ports';
import type { DraftBlock } from '../../domain/draft-text';

type Place = DraftBlock['ref'];

interface FoundBlock extends Place {
  readonly place: number;
  readonly id: string;
}

/** Finds blocks of a draft on one transaction: however many places, by one statement, and however long the draft, without reading its text. */
export const createDraftBlockFinder = (manager: EntityManager): DraftBlockFinder => ({
  async findBlocks(consultationId, places) {
    if (places.length === 0) return [];
    const found = await manager.query<FoundBlock[]>(selectBlocks, [consultationId, JSON.stringify(places.map(wanted))]);
    const byPlace = new Map(found.map(({ place, id, article, paragraph, letter, point }) => [place, { id, ref: { article, paragraph, letter, point } }]));
    return places.map((_, place) => byPlace.get(place) ?? null);
  },
});

const wanted = (place: BlockPlace, index: number) => ({ place: index, ...place });

// The deeper a place is named, the fewer blocks are within it; the first of them in the text is the place's own, if it has a text.
const selectBlocks = `
  SELECT asked.place, block.*
  FROM jsonb_to_recordset($2::jsonb) AS asked (place integer, "blockId" uuid, article text, paragraph text, letter text, point text)
  CROSS JOIN (SELECT v.id FROM draft_version v WHERE v.consultation_id = $1 ORDER BY v.number DESC LIMIT 1) last
  CROSS JOIN LATERAL (
    (SELECT b.id, b.article, b.paragraph, b.letter, b.point FROM draft_block b WHERE b.version_id = last.id AND b.id = asked."blockId")
    UNION ALL
    (SELECT b.id, b.article, b.paragraph, b.letter, b.point FROM draft_block b
     WHERE b.version_id = last.id AND b.article = asked.article
       AND (asked.paragraph IS NULL OR b.paragraph = asked.paragraph) AND (asked.letter IS NULL OR b.letter = asked.letter) AND (asked.point IS NULL OR b.point = asked.point)
     ORDER BY b.position LIMIT 1)
  ) block`;
