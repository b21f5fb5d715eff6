import type { Client } from './demo-client';

/** What the ministry of the story drafts. */
export const draft = {
  title: 'Proiect de ordin al ministrului privind împădurirea terenurilor degradate din zonele montane',
  actType: 'MINISTERIAL_ORDER',
  card: {
    whatChanges: 'Școlile și asociațiile pot îngriji parcele de pădure plantate pe terenuri degradate.',
    whoIsAffected: 'Primăriile din zonele montane, școlile, asociațiile de mediu și proprietarii de terenuri.',
    untilWhen: 'Propunerile se pot trimite pe articole, până la termenul anunțat.',
  },
  domains: ['E'],
  initiator: 'Direcția generală păduri',
  contact: { name: 'Radu Pop', position: 'responsabil transparență decizională', email: 'radu.pop@mediu.example.org' },
  submission: { email: 'propuneri@mediu.example.org' },
  justificationNote: 'Terenurile degradate din zonele montane cresc de la an la an, iar comunitățile cer să le poată îngriji.',
};

/** Its text. */
export const articles = [
  { article: '1', text: 'Prezentul ordin stabilește condițiile în care se împăduresc terenurile degradate din zonele montane.' },
  {
    article: '2',
    text: 'Îngrijirea parcelelor',
    paragraphs: [
      { paragraph: '1', text: 'Parcelele se îngrijesc timp de trei ani de la plantare.' },
      {
        paragraph: '2',
        text: 'Pot primi parcele în îngrijire:',
        letters: [
          { letter: 'a', text: 'unitățile de învățământ;' },
          { letter: 'b', text: 'asociațiile și fundațiile care au ca scop protecția mediului.' },
        ],
      },
    ],
  },
  { article: '3', text: 'Lista terenurilor se publică în fiecare an până la 1 martie.' },
];

interface People {
  readonly ana: Client;
  readonly radu: Client;
  readonly paul: Client;
}

/** Whom the story is about, by their ids. */
export interface Parties {
  readonly organization: string;
  readonly ministry: string;
}

/** The ministry consults on a draft; the association and a citizen propose something about it, the association asks for a debate and has an idea of its own. */
export async function consultOnDraft({ ana, radu, paul }: People, { organization: organizationId, ministry: institutionId }: Parties): Promise<void> {
  const { consultation } = await radu.changeOnceTold('create-consultation', { institutionId, ...draft });
  const { id: consultationId } = consultation as { id: string };
  await radu.change('add-draft-version', { consultationId, articles });
  await radu.change('publish-consultation', { consultationId });

  await ana.changeOnceTold('submit-contribution', {
    consultationId,
    author: { organizationId },
    kind: 'PROPOSAL',
    text: 'Trei ani sunt prea puțini pentru speciile de munte. Propunem cinci ani, cu o verificare în anul al treilea.',
    articleRefs: [{ article: '2', paragraph: '1' }],
    disclosure: { membersRepresented: 84 },
    contact: { name: 'Ana Popescu', email: 'contact@tarnita-verde.example.org' },
  });
  await paul.change('submit-contribution', {
    consultationId,
    kind: 'SUGGESTION',
    text: 'Lista terenurilor ar trebui publicată și ca date deschise, cu coordonatele fiecărei parcele.',
    articleRefs: [{ article: '3' }],
    contact: { name: 'Paul Ionescu', email: 'paul@demo.conect.local' },
    display: 'INITIALS',
  });
  await ana.changeOnceTold('request-debate', { consultationId, organizationId, text: 'Cerem o dezbatere publică despre durata îngrijirii parcelelor.' });
  await ana.changeOnceTold('submit-idea', {
    organizationId,
    institutionId,
    title: 'O hartă publică a pădurilor plantate de școli',
    text: 'Propunem ca ministerul să țină o hartă publică a parcelelor plantate de școli, cu starea lor în fiecare an.',
    domains: ['E'],
  });
}
