/** The words in which a certificate says what somebody has learnt: two frameworks of the European Commission. */
type CompetenceFramework = 'ENTRECOMP' | 'LIFECOMP';

/** One competence of a framework. */
export interface Competence {
  /** Framework, area and place in it, e.g. `ENTRECOMP_3_4`. */
  readonly code: string;
  readonly framework: CompetenceFramework;
  readonly area: Readonly<Record<'ro' | 'en', string>>;
  readonly name: Readonly<Record<'ro' | 'en', string>>;
}

interface Area {
  readonly ro: string;
  readonly en: string;
  /** The competences of the area, Romanian and English, in the order of the framework. */
  readonly competences: readonly (readonly [ro: string, en: string])[];
}

/**
 * EntreComp: The Entrepreneurship Competence Framework, European Commission, Joint Research Centre, 2016, EUR 27939 EN, doi:10.2791/593884. The English
 * names are the framework's own; the Romanian ones are translated for this file, since only the English edition binds.
 */
const entreComp: readonly Area[] = [
  {
    ro: 'Idei și oportunități',
    en: 'Ideas and opportunities',
    competences: [
      ['Identificarea oportunităților', 'Spotting opportunities'],
      ['Creativitate', 'Creativity'],
      ['Viziune', 'Vision'],
      ['Valorizarea ideilor', 'Valuing ideas'],
      ['Gândire etică și sustenabilă', 'Ethical and sustainable thinking'],
    ],
  },
  {
    ro: 'Resurse',
    en: 'Resources',
    competences: [
      ['Conștiință de sine și autoeficacitate', 'Self-awareness and self-efficacy'],
      ['Motivație și perseverență', 'Motivation and perseverance'],
      ['Mobilizarea resurselor', 'Mobilizing resources'],
      ['Educație financiară și economică', 'Financial and economic literacy'],
      ['Mobilizarea celorlalți', 'Mobilizing others'],
    ],
  },
  {
    ro: 'În acțiune',
    en: 'Into action',
    competences: [
      ['Preluarea inițiativei', 'Taking the initiative'],
      ['Planificare și management', 'Planning and management'],
      ['Gestionarea incertitudinii, ambiguității și riscului', 'Coping with uncertainty, ambiguity and risk'],
      ['Lucrul cu ceilalți', 'Working with others'],
      ['Învățarea prin experiență', 'Learning through experience'],
    ],
  },
];

/**
 * LifeComp: The European framework for personal, social and learning to learn key competence, European Commission, Joint Research Centre, 2020,
 * EUR 30246 EN, doi:10.2760/302967. Names as above.
 */
const lifeComp: readonly Area[] = [
  { ro: 'Personal', en: 'Personal', competences: [['Autoreglare', 'Self-regulation'], ['Flexibilitate', 'Flexibility'], ['Stare de bine', 'Wellbeing']] },
  { ro: 'Social', en: 'Social', competences: [['Empatie', 'Empathy'], ['Comunicare', 'Communication'], ['Colaborare', 'Collaboration']] },
  {
    ro: 'A învăța să înveți',
    en: 'Learning to learn',
    competences: [['Mentalitate de creștere', 'Growth mindset'], ['Gândire critică', 'Critical thinking'], ['Gestionarea învățării', 'Managing learning']],
  },
];

const inFramework = (framework: CompetenceFramework, areas: readonly Area[]): readonly Competence[] =>
  areas.flatMap(({ competences, ...area }, areaIndex) => competences.map(([ro, en], index) => ({ code: `${framework}_${areaIndex + 1}_${index + 1}`, framework, area, name: { ro, en } })));

/** Every competence of both frameworks: 15 of EntreComp and 9 of LifeComp. */
export const competences: readonly Competence[] = [...inFramework('ENTRECOMP', entreComp), ...inFramework('LIFECOMP', lifeComp)];

const byCode = new Map(competences.map((competence) => [competence.code, competence]));

/** The competence with this code; null when there is none. */
export const findCompetence = (code: string): Competence | null => byCode.get(code) ?? null;
