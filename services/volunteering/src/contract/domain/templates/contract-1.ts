import type { ContractTemplate } from '../template';

/** The first version: parties, then the clauses that Legea 78/2014 art. 11 asks for, a) to f), in their order. */
export const contractTemplate1: ContractTemplate = {
  version: 1,
  blocks: [
    { kind: 'TITLE', text: 'Contract de voluntariat nr. {number}' },
    { kind: 'PARAGRAPH', text: 'Încheiat în formă scrisă, în limba română, în temeiul Legii nr. 78/2014 privind reglementarea activității de voluntariat în România.' },
    { kind: 'PARAGRAPH', text: 'Redactarea {revision}. Codul documentului: {salt}.' },
    { kind: 'HEADING', text: 'a) Părțile' },
    {
      kind: 'ITEM',
      text: 'Organizația-gazdă: {hostName}, cu sediul în {seat}, cod de identificare fiscală {fiscalCode}, reprezentată de {representativeName}, în calitate de {representativeCapacity}.',
    },
    {
      kind: 'ITEM',
      text: 'Voluntarul: {volunteerName}, născut(ă) la {birthDate}, cu domiciliul în {address}, act de identitate {card}, eliberat de {cardIssuedBy} la {cardIssuedOn}, telefon {phone}, e-mail {email}.',
    },
    { kind: 'ITEM', text: 'Coordonatorul voluntarului: {coordinatorName}.' },
    {
      kind: 'ITEM',
      when: 'GUARDIAN',
      text: 'Voluntarul a împlinit {minimumAge} ani, dar nu 16 ani, la data începerii activității: contractul se încheie cu acordul părintelui sau al reprezentantului legal, consemnat în CONECT asupra acestui text. Retragerea acordului încetează contractul.',
    },
    { kind: 'HEADING', text: 'b) Activitățile' },
    { kind: 'PARAGRAPH', text: '{activities}' },
    { kind: 'PARAGRAPH', text: 'Activitatea este de interes public și neremunerată. Contractul nu poate ține locul unui contract de muncă sau al unui contract de prestări de servicii.' },
    { kind: 'HEADING', text: 'c) Timpul și perioada' },
    { kind: 'PARAGRAPH', text: 'Contractul are efecte de la {startsOn} până la {endsOn} inclusiv, după semnarea lui de ambele părți.' },
    { kind: 'PARAGRAPH', text: 'Programul: {schedule}. Cel mult {hoursPerWeek} ore pe săptămână.' },
    { kind: 'HEADING', text: 'd) Drepturile și obligațiile părților' },
    {
      kind: 'ITEM',
      text: 'Voluntarul are dreptul la informare și instruire inițială despre structura, misiunea și regulile organizației-gazdă, la un mediu de desfășurare a activității fără riscuri pentru sănătatea și securitatea sa, la timp liber corespunzător, la evidența orelor și la un certificat de voluntariat cu raportul activității.',
    },
    { kind: 'ITEM', when: 'TRAINING', text: 'Instruirea: {training}' },
    { kind: 'ITEM', when: 'INSURED', text: 'Organizația-gazdă asigură voluntarul pentru accidente și boli care decurg din natura activității. Polița: {policy}.' },
    { kind: 'ITEM', when: 'NOT_INSURED', text: 'La cererea voluntarului și în limita posibilităților sale, organizația-gazdă îl poate asigura pentru accidente și boli care decurg din natura activității; la data încheierii nu există o asigurare.' },
    { kind: 'ITEM', when: 'EXPENSES', text: 'Decontarea cheltuielilor: {expenses}' },
    { kind: 'ITEM', when: 'NO_EXPENSES', text: 'Părțile nu convin decontarea unor cheltuieli.' },
    {
      kind: 'ITEM',
      text: 'Voluntarul îndeplinește personal sarcinile primite de la coordonator, păstrează confidențialitatea informațiilor aflate în timpul activității, inclusiv după încetarea contractului, nu provoacă prejudicii organizației-gazdă și anunță indisponibilitatea. Activitatea nu poate fi îndeplinită prin reprezentare.',
    },
    {
      kind: 'ITEM',
      text: 'Organizația-gazdă asigură desfășurarea activității sub conducerea coordonatorului, în condiții legale de securitate și sănătate, ține registrul de evidență a voluntarilor și predă voluntarului un exemplar al contractului, fișa de voluntariat și fișa de protecție a voluntarului înainte de începerea activității.',
    },
    { kind: 'HEADING', text: 'e) Cerințele profesionale, sociale și de sănătate' },
    { kind: 'PARAGRAPH', when: 'REQUIREMENTS', text: '{requirements}' },
    { kind: 'PARAGRAPH', when: 'NO_REQUIREMENTS', text: 'Activitatea nu cere competențe profesionale, abilități sociale sau condiții de sănătate deosebite.' },
    { kind: 'HEADING', text: 'f) Încetarea contractului' },
    { kind: 'ITEM', text: 'Contractul încetează la {endsOn}, prin acordul părților sau când executarea lui devine imposibilă.' },
    { kind: 'ITEM', text: 'Oricare dintre părți îl poate denunța unilateral, fără motivare, cu un preaviz de 15 zile; ziua denunțării nu se numără.' },
    { kind: 'ITEM', text: 'Dacă executarea se îngreunează din cauze independente de voința părților, contractul se renegociază în 15 zile de la cererea scrisă a oricăreia dintre ele.' },
    { kind: 'HEADING', text: 'Semnăturile' },
    {
      kind: 'PARAGRAPH',
      text: 'Fiecare parte semnează fie prin actul său autentificat în CONECT, consemnat cu persoana, momentul, autentificarea și amprenta SHA-256 a acestui text, fie printr-un exemplar semnat încărcat în CONECT.',
    },
  ],
};
