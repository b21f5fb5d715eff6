import { activityDomains, courts, domainAndDescendants, findActivityDomain, findCourt, proposeActivityDomains, resolveRegisterCourt } from './index';

describe('activity domains', () => {
  it('are 12 sections with 51 domains, each below a section', () => {
    const sections = activityDomains().filter(({ parentCode }) => parentCode === null);
    const domains = activityDomains().filter(({ parentCode }) => parentCode !== null);

    expect(sections.map(({ code }) => code).join('')).toBe('ABCDEFGHIJKL');
    expect(domains).toHaveLength(51);
    expect(domains.filter(({ parentCode, code }) => !code.startsWith(`${findActivityDomain(parentCode!)?.code}-`))).toEqual([]);
  });

  it('of a section include those below it', () => {
    expect(domainAndDescendants('B')).toEqual(expect.arrayContaining(['B', 'B-EDUCATION', 'B-RESEARCH']));
    expect(domainAndDescendants('E-ANIMALS')).toEqual(['E-ANIMALS']);
    expect(domainAndDescendants('Z')).toEqual([]);
  });
});

describe('proposeActivityDomains', () => {
  it.each([
    ['ASOCIATIA PARINTILOR CNI MATEI BASARAB RAMNICU VALCEA', 'B-EDUCATION'],
    ['Asociaţia Ferma Animalelor Mirel', 'E-ANIMALS'],
    ['Scopul îl constituie activităţi sportive auto-moto (automobilism, motociclism)', 'A-SPORT'],
    ['protecția mediului înconjurător și a pădurilor', 'E-ENVIRONMENT'],
    ['ASOCIAȚIA DE TERAPIE ÎN AUTISM OSTROVENI VÂLCEA', 'B-SPECIAL-EDUCATION'],
    ['Fundația umanitară', 'D-HUMANITARIAN-AID'],
  ])('reads "%s"', (text, code) => {
    expect(proposeActivityDomains(text)[0]?.code).toBe(code);
  });

  it('proposes nothing for words that say nothing', () => {
    expect(proposeActivityDomains('ASOCIATIA WE HARBOR. LOCUL ÎN CARE CRESTI')).toEqual([]);
    expect(proposeActivityDomains('')).toEqual([]);
  });

  it('matches the beginning of words only', () => {
    expect(proposeActivityDomains('transport')).toEqual([]);
  });

  it('names only domains that exist', () => {
    const everyWord = proposeActivityDomains('educatie sport mediu sanatate umanitar voluntar biserica sindicat democratie discriminare');

    expect(everyWord.filter(({ code }) => findActivityDomain(code) === null)).toEqual([]);
    expect(everyWord.length).toBeGreaterThan(5);
  });
});

describe('courts', () => {
  it('are 242, each with a code of its own', () => {
    expect(new Set(courts().map(({ code }) => code)).size).toBe(242);
    expect(findCourt('judecatoria-cluj-napoca')).toMatchObject({ type: 'COURT_OF_FIRST_INSTANCE' });
  });

  it.each([
    ['Judecatoria CLUJ-NAPOCA', 'judecatoria-cluj-napoca'],
    ['Judecatoria SECTORUL 2 BUCURESTI', 'judecatoria-sectorul-2-bucuresti'],
    ['Tribunalul VRANCEA', 'tribunalul-vrancea'],
    ['Curtea Supremă', undefined],
  ])('are found as the register writes them: %s', (raw, code) => {
    expect(resolveRegisterCourt(raw)?.code).toBe(code);
  });
});
