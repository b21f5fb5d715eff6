import { numberAs } from './number-formats';
import { readXml } from './read-xml';

/** The place of a paragraph among those that Word numbers. */
export interface NumberedPlace {
  readonly list: string;
  readonly level: number;
}

interface Level {
  start: number;
  format: string;
  text: string;
  /** Whether another number of a level above begins it anew. */
  restarts: boolean;
}

interface AbstractList {
  readonly levels: Map<number, Level>;
  /** Its levels are defined elsewhere, in a style. */
  isLinked: boolean;
}

/** What `numbering.xml` and `styles.xml` say of Word's automatic numbers. */
export interface Numbering {
  /** The number of the next paragraph there, as Word shows it; null when it cannot be told. */
  readonly next: (place: NumberedPlace) => string | null;
  /** The place that a style of paragraphs gives. */
  readonly placeOfStyle: (style: string) => NumberedPlace | null;
}

/** Reads the lists of a document and counts them; null when a part is broken. */
export function readNumbering(numberingXml: string | null, stylesXml: string | null): Numbering | null {
  const lists = numberingXml === null ? noLists() : readLists(numberingXml);
  const styles = stylesXml === null ? new Map<string, NumberedPlace>() : readStyles(stylesXml);
  if (lists === null || styles === null) return null;
  return { next: counterOf(lists), placeOfStyle: (style) => styles.get(style) ?? null };
}

interface Lists {
  readonly abstract: Map<string, AbstractList>;
  readonly numbered: Map<string, { abstract: string; readonly starts: Map<number, number> }>;
}

const noLists = (): Lists => ({ abstract: new Map(), numbered: new Map() });

function readLists(xml: string): Lists | null {
  const lists = noLists();
  let abstract: AbstractList | null = null;
  let list: { abstract: string; readonly starts: Map<number, number> } | null = null;
  let level: Level | null = null;
  let overridden = 0;
  const openers: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    'w:abstractNum': (given) => lists.abstract.set(given['w:abstractNumId'] ?? '', (abstract = { levels: new Map(), isLinked: false })),
    'w:numStyleLink': () => abstract !== null && (abstract.isLinked = true),
    'w:num': (given) => lists.numbered.set(given['w:numId'] ?? '', (list = { abstract: '', starts: new Map() })),
    'w:abstractNumId': (given) => list !== null && (list.abstract = given['w:val'] ?? ''),
    'w:lvlOverride': (given) => (overridden = Number(given['w:ilvl'])),
    'w:startOverride': (given) => list?.starts.set(overridden, Number(given['w:val'])),
    'w:lvl': (given) => {
      level = { start: 0, format: 'decimal', text: '', restarts: true };
      // A level that a list defines anew is not followed: its numbers could be any.
      if (list === null) abstract?.levels.set(Number(given['w:ilvl']), level);
      else list.abstract = '';
    },
    'w:start': (given) => level !== null && (level.start = Number(given['w:val'])),
    'w:numFmt': (given) => level !== null && (level.format = given['w:val'] ?? ''),
    'w:lvlText': (given) => level !== null && (level.text = given['w:val'] ?? ''),
    'w:lvlRestart': (given) => level !== null && (level.restarts = given['w:val'] !== '0'),
  };
  const isWhole = readXml(xml, {
    open: (name, attributes) => void openers[name]?.(attributes),
    close: (name) => void (name === 'w:lvl' && (level = null)),
  });
  return isWhole ? lists : null;
}

function readStyles(xml: string): Map<string, NumberedPlace> | null {
  const styles = new Map<string, { list: string | null; level: number; basedOn: string | null }>();
  let style: { list: string | null; level: number; basedOn: string | null } | null = null;
  const isWhole = readXml(xml, {
    open(name, given) {
      if (name === 'w:style') styles.set(given['w:styleId'] ?? '', (style = { list: null, level: 0, basedOn: null }));
      if (style === null) return;
      if (name === 'w:numId') style.list = given['w:val'] ?? '';
      if (name === 'w:ilvl') style.level = Number(given['w:val']);
      if (name === 'w:basedOn') style.basedOn = given['w:val'] ?? null;
    },
    close: (name) => void (name === 'w:style' && (style = null)),
  });
  if (!isWhole) return null;
  const placeOf = (id: string, depth: number): NumberedPlace | null => {
    const found = styles.get(id);
    if (found === undefined || depth > 10) return null;
    if (found.list !== null) return { list: found.list, level: found.level };
    return found.basedOn === null ? null : placeOf(found.basedOn, depth + 1);
  };
  return new Map([...styles.keys()].flatMap((id) => [placeOf(id, 0)].flatMap((place) => (place === null ? [] : [[id, place] as const]))));
}

/** A list that is not there has no kind. */
const nowhere = { abstract: '', starts: new Map<number, number>() };

function counterOf({ abstract, numbered }: Lists): Numbering['next'] {
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return ({ list, level }) => {
    const given = numbered.get(list) ?? nowhere;
    const kind = abstract.get(given.abstract);
    const own = kind?.isLinked === false ? kind.levels.get(level) : undefined;
    if (kind === undefined || own === undefined) return null;
    const at = counts.get(given.abstract) ?? [];
    counts.set(given.abstract, at);
    // Lists of one kind go on counting, but where one says that it begins anew.
    const anew = begun.has(`${list} ${level}`) ? undefined : given.starts.get(level);
    begun.add(`${list} ${level}`);
    const last = at[level];
    at[level] = anew ?? (last === undefined ? own.start : last + 1);
    restartBelow(level, at, kind);
    return labelOf(own, at, kind.levels);
  };
}

/** Deeper levels begin anew under each number. */
function restartBelow(level: number, at: (number | undefined)[], { levels }: AbstractList): void {
  for (const [deeper, { restarts }] of levels) if (deeper > level && restarts) at[deeper] = undefined;
}

/** `%1.` is the number of the first level and a full stop. */
function labelOf({ format, text }: Level, at: readonly (number | undefined)[], levels: ReadonlyMap<number, Level>): string | null {
  if (format === 'bullet') return '-';
  let isKnown = true;
  const label = text.replaceAll(/%([1-9])/g, (_sign, place: string) => {
    const level = Number(place) - 1;
    const of = levels.get(level);
    const number = of === undefined ? null : numberAs(of.format, at[level] ?? of.start);
    isKnown &&= number !== null;
    return number ?? '';
  });
  return isKnown ? label : null;
}
