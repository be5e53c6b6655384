import { type ColumnLayout, meaningsOf } from './column-meaning.ts';

/** Headings under which people write their own lists; the first of each is Kith's own. */
const MEANINGS = meaningsOf({
  name: ['name', 'full name', 'display name', 'contact', 'contact name'],
  firstName: ['first name', 'firstname', 'given name', 'first', 'forename'],
  middleName: ['middle name'],
  lastName: ['last name', 'lastname', 'family name', 'surname', 'last'],
  nickname: ['nickname', 'called', 'known as', 'greeting name'],
  email: [
    'email',
    'emails',
    'e mail',
    'e mails',
    'mail',
    'email address',
    'e mail address',
    'email addresses',
    'addresses',
  ],
  phone: ['phone', 'phones', 'phone number', 'telephone', 'mobile', 'mobile phone', 'cell', 'cell phone'],
  street: ['street', 'address', 'postal address', 'postal addresses', 'home address', 'street address'],
  locality: ['city', 'town', 'locality'],
  region: ['state', 'region', 'county', 'province'],
  postalCode: ['postal code', 'postcode', 'zip', 'zip code'],
  country: ['country'],
  profile: ['profiles', 'profile', 'website', 'web page', 'url', 'linkedin'],
  company: ['company', 'company name', 'organization', 'organisation', 'organization name', 'employer'],
  role: ['role', 'title', 'job title', 'position', 'organization title'],
  household: ['household'],
  timeZone: ['time zone', 'timezone'],
  language: ['language'],
  tags: ['tags', 'tag', 'labels', 'groups', 'categories'],
  interests: ['interests', 'interest', 'likes', 'hobbies'],
  matters: ['matters', 'what matters'],
  food: ['food'],
  allergies: ['allergies'],
  metHow: ['met how', 'how we met', 'met'],
  metWhere: ['met where', 'where we met'],
  metThrough: ['met through', 'through'],
  notes: ['notes', 'note', 'comment', 'comments'],
  birthday: ['birthday', 'birth date', 'birthdate', 'date of birth', 'dob', 'born'],
  anniversary: ['anniversary', 'wedding anniversary'],
  cadence: ['cadence', 'cadence days', 'every', 'every days', 'frequency', 'keep in touch'],
  tier: ['tier', 'circle'],
  standing: ['standing'],
  lastContact: [
    'last contact',
    'last contact date',
    'last contacted',
    'last spoke',
    'last spoken',
    'last touch',
  ],
});

const RELATIVES = [
  'spouse',
  'husband',
  'wife',
  'partner',
  'children',
  'child',
  'son',
  'daughter',
  'mother',
  'father',
  'pet',
];

/** A list that somebody keeps by hand, or that Kith has exported. */
export const OWN_COLUMNS: ColumnLayout = {
  title: 'a list of people',
  separator: ';',
  isOwn: true,
  fits: () => true,
  meaningOf: (heading) => {
    const plain = heading.replace(/ ?\d+( value)?$/, '').trim();
    if (RELATIVES.includes(plain)) return { kind: 'relative', label: plain === 'children' ? 'child' : plain };
    return MEANINGS.get(plain);
  },
};
