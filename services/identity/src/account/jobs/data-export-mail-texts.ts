import type { MailTexts } from './mail-text';

/** The text of the mail about an archive of one's own data; the link leads to a page, and never to the archive. */
export const dataExportMailTexts: MailTexts<'DATA_EXPORT_READY'> = {
  DATA_EXPORT_READY: {
    RO: {
      subject: 'Datele dumneavoastră din CONECT pot fi descărcate',
      paragraphs: [
        'Ați cerut tot ce păstrează CONECT despre dumneavoastră (Regulamentul (UE) 2016/679, art. 15 și 20). Arhiva este gata; o descărcați din pagina de mai jos, autentificat, cât timp este păstrată.',
        'Dacă nu dumneavoastră ați cerut-o, schimbați-vă parola și anunțați-ne: fără autentificare, nimeni nu o poate descărca.',
      ],
      linkLabel: 'Datele mele',
    },
    EN: {
      subject: 'Your data in CONECT can be downloaded',
      paragraphs: [
        'You asked for everything that CONECT keeps of you (Regulation (EU) 2016/679, art. 15 and 20). The archive is ready; download it from the page below, signed in, while it is kept.',
        'If it was not you, change your password and tell us: nobody can download it without signing in.',
      ],
      linkLabel: 'My data',
    },
  },
};
