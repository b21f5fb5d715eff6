import { openDataColumn as column, type OpenDataColumn, type OpenDataSet } from '@conect/service-kit';

/** Every column, in the order of the files. */
const openDataColumns: readonly OpenDataColumn[] = [
  column('id', 'text', 'Identificatorul organizației în CONECT', 'The organization in CONECT'),
  column('status', 'text', 'Starea: IMPORTED_UNCLAIMED, CLAIM_PENDING, ACTIVE, SUSPENDED, DISSOLVING sau DEREGISTERED (radiată)', 'Its status: IMPORTED_UNCLAIMED, CLAIM_PENDING, ACTIVE, SUSPENDED, DISSOLVING or DEREGISTERED (struck off)'),
  column('status_since', 'date-time', 'De când are această stare', 'Since when it has this status'),
  column('source', 'text', 'De unde este cunoscută: REGISTRATION sau NATIONAL_REGISTER', 'How it came to be known: REGISTRATION or NATIONAL_REGISTER'),
  column('type', 'text', 'Forma juridică', 'The legal form'),
  column('legal_name', 'text', 'Denumirea', 'The official name'),
  column('short_name', 'text', 'Denumirea prescurtată', 'The short name'),
  column('cui', 'text', 'Codul unic de înregistrare, numai cifre', 'The tax number, digits only'),
  column('national_register_number', 'text', 'Numărul din Registrul național (RNPJFSP)', 'The number in the National Register (RNPJFSP)'),
  column('court_code', 'text', 'Codul instanței care ține registrul', 'The court that keeps the register, by code'),
  column('court_register_number', 'text', 'Numărul din registrul instanței', "The number in that court's register"),
  column('registered_on', 'date', 'Ziua înscrierii în registru', 'The day of its entry in the register'),
  column('is_branch', 'boolean', 'Dacă este filială', 'Whether it is a branch of another organization'),
  column('public_utility_status', 'text', 'Statutul de utilitate publică', 'Recognition as of public utility'),
  column('county_code', 'text', 'Județul sediului', 'The county of the seat'),
  column('locality_code', 'text', 'Localitatea sediului, cod SIRUTA', 'The locality of the seat, SIRUTA code'),
  column('registered_address', 'text', 'Adresa sediului; lipsește la profilurile nerevendicate și la cele radiate', 'The address of the seat; absent for unclaimed profiles and for those struck off'),
  column('domain_codes', 'list', 'Domeniile de activitate, cel principal primul; în CSV despărțite prin „;”', 'The activity domains, the primary one first; in CSV separated by ";"'),
  column('primary_domain_code', 'text', 'Domeniul principal', 'The primary domain'),
  column('purpose', 'text', 'Scopul; lipsește la profilurile nerevendicate și la cele radiate', 'The purpose; absent for unclaimed profiles and for those struck off'),
  column('description_ro', 'text', 'Descrierea în română', 'Its description in Romanian'),
  column('description_en', 'text', 'Descrierea în engleză', 'Its description in English'),
  column('website', 'text', 'Pagina de internet', 'Its web site'),
  column('confirmed_at', 'date-time', 'Ultima confirmare a datelor de către organizație', 'When its people last confirmed what it shows'),
  column('is_stale', 'boolean', 'Dacă nu și-a confirmat datele de 12 luni', 'Whether nobody has confirmed it for 12 months'),
  column('created_at', 'date-time', 'Intrarea în catalog', 'When it entered the catalogue'),
  column('updated_at', 'date-time', 'Ultima schimbare', 'When it last changed'),
  column('short_description_ro', 'text', 'Descrierea scurtă în română', 'Its short description in Romanian'),
  column('short_description_en', 'text', 'Descrierea scurtă în engleză', 'Its short description in English'),
  column('activity_area', 'text', 'Aria de activitate: LOCAL, REGIONAL, NATIONAL sau INTERNATIONAL', 'How far its work reaches: LOCAL, REGIONAL, NATIONAL or INTERNATIONAL'),
  column('activity_county_codes', 'list', 'Județele în care lucrează cele locale și regionale; în CSV despărțite prin „;”', 'The counties in which local and regional ones work; in CSV separated by ";"'),
  column('activity_locality_codes', 'list', 'Localitățile în care lucrează cele locale, coduri SIRUTA; în CSV despărțite prin „;”', 'The localities in which local ones work, SIRUTA codes; in CSV separated by ";"'),
  column('web_pages', 'list', 'Paginile sale și cele de pe rețelele sociale; în CSV despărțite prin „;”', 'Its pages and those on social networks; in CSV separated by ";"'),
];

/** The catalogue as open data. */
export const organizationSet: OpenDataSet = {
  name: 'organizations',
  view: 'open_data_organization',
  title: { ro: 'Catalogul organizațiilor neguvernamentale', en: 'The catalogue of non-governmental organizations' },
  columns: openDataColumns,
};
