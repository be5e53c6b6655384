import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { writeDraft } from '../../functions/check-ins/domain/write-draft.ts';
import { buildOwner } from '../builders/owner.ts';
import { seededRandom } from '../fuzz/seeded-random.ts';
import { drawCorrespondent } from './draft-circle.ts';

// `npm run drafts`: drafts to a varied circle on one page, to be read through by a person.
const WANTED = 300;
const MOST_DRAWN = 5000;
const now = Temporal.Instant.from('2026-08-24T06:30:00Z');
const random = seededRandom(1);
const owner = buildOwner();
const styles = [{}, { greeting: 'Dear', signOff: 'All the best' }, { greeting: 'Hello', signOff: 'Warmly' }];

const letters: string[] = [];
let drawn = 0;
while (letters.length < WANTED && drawn < MOST_DRAWN) {
  const { contact, interactions } = drawCorrespondent(random);
  const day = now.add({ hours: 24 * random(7) });
  const style = styles[random(styles.length)] ?? {};
  const written = writeDraft({ contact, interactions, owner, ownerName: owner.name, now: day, style });
  drawn += 1;
  if (written !== undefined) letters.push(written.text);
}

const toHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const page = `<!doctype html><meta charset="utf-8"><title>Drafts</title>
<style>body{max-width:34rem;margin:2rem auto;font:17px/1.5 Georgia,serif}p{white-space:pre-line;padding:1rem;border:1px solid #ccc}</style>
${letters.map((letter) => `<p>${toHtml(letter)}</p>`).join('\n')}`;
const path = join(await mkdtemp(join(tmpdir(), 'kith-drafts-')), 'drafts.html');
await writeFile(path, page);
process.stdout.write(
  `${letters.length} drafts of ${drawn} people and days; the others are left to the owner. ${path}\n`,
);
