import { type ColumnLayout, meaningsOf } from './column-meaning.ts';

/*
 * LinkedIn, "Get a copy of your data": Connections.csv, whose headings follow some lines of notes. Most rows have no address,
 * since people choose whether to show theirs.
 */
const MEANINGS = meaningsOf({
  firstName: ['first name'],
  lastName: ['last name'],
  email: ['email address'],
  company: ['company'],
  role: ['position'],
});

export const LINKEDIN_COLUMNS: ColumnLayout = {
  title: 'a list of LinkedIn connections',
  separator: ';',
  isOwn: false,
  fits: (headings) => headings.has('connected on') && headings.has('first name'),
  meaningOf: (heading) => {
    if (heading === 'url') return { kind: 'profile', label: 'linkedin' };
    if (heading === 'connected on') return { kind: 'metHow', label: 'connected on LinkedIn on' };
    return MEANINGS.get(heading);
  },
};
