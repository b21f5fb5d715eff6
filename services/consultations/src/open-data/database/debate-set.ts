import { openDataColumn as column, type OpenDataSet } from '@conect/service-kit';

/** Every public debate that an institution has to hold or has announced, as open data; who came is counted, nobody is named. */
export const debateSet: OpenDataSet = {
  name: 'debates',
  view: 'open_data_debate',
  title: { ro: 'Dezbaterile publice', en: 'Public debates' },
  columns: [
    column('id', 'text', 'Identificatorul dezbaterii în CONECT', 'The debate in CONECT'),
    column('consultation_id', 'text', 'Consultarea, după identificatorul ei', 'The consultation, by its id'),
    column('institution_id', 'text', 'Instituția care o organizează', 'The institution that holds it'),
    column('status', 'text', 'Starea: REQUESTED, SCHEDULED, HELD, OVERDUE sau MINUTES_PUBLISHED', 'Its status: REQUESTED, SCHEDULED, HELD, OVERDUE or MINUTES_PUBLISHED'),
    column('status_since', 'date-time', 'De când are această stare', 'Since when it has this status'),
    column('initiative', 'text', 'La inițiativa cui: REQUEST sau INSTITUTION', 'At whose initiative: REQUEST or INSTITUTION'),
    column('requested_at', 'date-time', 'Prima cerere care obligă instituția', 'The first request that obliges the institution'),
    column('request_count', 'integer', 'Câte cereri obligă instituția', 'How many requests oblige the institution'),
    column('suggestion_count', 'integer', 'Câte persoane au cerut-o în nume propriu', 'How many persons asked for it for themselves'),
    column('announced_at', 'date-time', 'Ultimul anunț', 'When it was last announced'),
    column('starts_at', 'date-time', 'Începutul', 'When it begins'),
    column('ends_at', 'date-time', 'Sfârșitul', 'When it ends'),
    column('address', 'text', 'Adresa', 'The postal address'),
    column('locality_code', 'text', 'Localitatea, cod SIRUTA', 'The locality, SIRUTA code'),
    column('online_url', 'text', 'Adresa la care se participă de la distanță', 'Where to join on line'),
    column('places', 'integer', 'Câte locuri sunt', 'How many places there are'),
    column('agenda', 'text', 'Ordinea de zi', 'What is spoken of'),
    column('held_on', 'date', 'Ziua în care a avut loc', 'The day on which it was held'),
    column('organization_count', 'integer', 'Câte organizații au venit', 'How many organizations came'),
    column('participant_count', 'integer', 'Câți participanți au venit', 'How many came altogether'),
    column('minutes_due_at', 'date-time', 'Termenul minutei', 'Until when its minutes are due'),
    column('minutes_published_at', 'date-time', 'Publicarea minutei', 'When its minutes were published'),
    column('minutes_text', 'text', 'Minuta', 'Its minutes'),
  ],
};
