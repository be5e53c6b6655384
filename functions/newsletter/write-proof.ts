import { greetingName } from '../circle/domain/greeting-name.ts';
import { mainAddress, type Owner } from '../circle/domain/owner.ts';
import type { Clock } from '../shared/clock.ts';
import { type DeliveryId, subscriberIdSchema } from '../shared/ids.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { addressIssue, type IssueContext, type IssueReader } from './address-issue.ts';
import type { AgendaStore } from './agenda-store.ts';
import { changeAgenda } from './change-agenda.ts';
import type { IssueLetter } from './domain/issue.ts';
import type { IssueFile } from './domain/issue-file.ts';
import { withKeptProof } from './domain/kept-proofs.ts';
import { addressesToCheck } from './domain/preflight/check-targets.ts';
import { findTargets } from './domain/preflight/find-targets.ts';
import type { Finding } from './domain/preflight/finding.ts';
import { preflight } from './domain/preflight/preflight.ts';
import type { Proof } from './domain/proof.ts';
import { printPraise, type ShoutOut } from './domain/shout-outs.ts';
import type { LinkChecker } from './link-checker.ts';
import { leaveUrl } from './newsletter-links.ts';
import { writeIssue } from './write-issue.ts';

export interface WriteProofPorts {
  readonly agendas: Pick<AgendaStore, 'find' | 'save' | 'findProof' | 'keepProof'>;
  readonly links: LinkChecker;
  readonly shoutOuts: ShoutOutSource;
  readonly tokenKeys: TokenKeyStore;
  readonly clock: Clock;
}

/** Praise of the owner's people that may be printed: each of them said yes to these very words. */
export interface ShoutOutSource {
  /** Of those who said yes after `since`, oldest first; undefined: ever. */
  consented(since: IsoInstant | undefined): Promise<readonly ShoutOut[]>;
}

export interface ProofToWrite {
  readonly proofId: DeliveryId;
  readonly file: IssueFile;
  readonly owner: Owner;
  /** Files that came with it and are no part of it. */
  readonly leftOut?: readonly string[];
  readonly lostLinks?: readonly LostLink[];
  /** Since when praise is printed; absent: another letter prints it. */
  readonly praise?: { readonly since: IsoInstant | undefined } | undefined;
}

/** A link in the look of a mail, which the text of that mail does not hold. */
export interface LostLink {
  readonly text: string;
  readonly href: string;
}

const MOST_LOST_LINKS = 10;

/** Nobody's: in a proof, the way out of the newsletter is there to be seen, and ends nothing. */
const NOBODYS_ID = subscriberIdSchema.parse('proofproofproofproofproo');

/**
 * Renders an issue, looks it through and keeps both, once: a second run hands back what the first one kept, so that an approval
 * is one of the very bytes that were shown. Throws BadIssueFileError.
 */
export async function writeProof(
  ports: WriteProofPorts,
  context: IssueContext,
  { proofId, file, owner, praise, leftOut = [], lostLinks = [] }: ProofToWrite,
): Promise<Proof> {
  const known = await ports.agendas.findProof(proofId);
  if (known !== undefined) return known;
  const writtenAt = toIsoInstant(ports.clock.now());
  const letter = writeIssue(context, file, praise && (await ports.shoutOuts.consented(praise.since)));
  const { topic, language, slug } = file;
  await changeAgenda(ports.agendas, (read) => ({ agenda: withKeptProof(read, proofId, writtenAt) }));
  return ports.agendas.keepProof({
    proofId,
    slug,
    letter,
    ...(topic && { topic }),
    ...(language && { language }),
    writtenAt,
    ...(praise && { praisesUntil: writtenAt }),
    findings: [
      ...(await lookThrough(ports, context, { file, letter, owner })),
      ...leftOut.map(sayLeftOut),
      ...lostLinks.slice(0, MOST_LOST_LINKS).map(sayLostLink),
    ],
  });
}

async function lookThrough(
  { links, tokenKeys, clock }: WriteProofPorts,
  context: IssueContext,
  { file, letter, owner }: Pick<ProofToWrite, 'file' | 'owner'> & { readonly letter: IssueLetter },
): Promise<readonly Finding[]> {
  const outcomes = await links.check(addressesToCheck(findTargets(file.markdown)));
  const keys = await tokenKeys.readTokenKeys();
  const mail = addressIssue(context, { slug: file.slug, letter: printPraise(letter) }, readerLike(owner), {
    keys,
    now: clock.now(),
    isContact: true,
  });
  return preflight({
    file,
    mail,
    links: outcomes,
    leaveUrl: leaveUrl(context.webOrigin, NOBODYS_ID),
    postalAddress: context.newsletter.postalAddress,
  });
}

const sayLeftOut = (name: string): Finding => ({
  level: 'look',
  code: 'left-out-file',
  words: /^image\/|\.(?:png|jpe?g|gif|webp|heic|svg|avif|tiff?)$/i.test(name)
    ? `${name} came with the mail and is left out: a letter shows pictures from the web alone, as ![what it shows](https://…).`
    : `${name} came with the mail and is left out: what goes is the text of the mail, or one .md file.`,
});

const sayLostLink = ({ text, href }: LostLink): Finding => {
  const words = text.trim().replace(/\s+/g, ' ') || 'a picture';
  return {
    level: 'look',
    code: 'lost-link',
    words: `Your mail led “${words}” to ${href}, and Markdown says that in its own way; to keep it, write [${words}](${href}).`,
  };
};

/** The owner, as if they were one of the readers. */
export const readerLike = (owner: Owner): IssueReader => ({
  address: mainAddress(owner),
  subscriberId: NOBODYS_ID,
  firstName: greetingName(owner.name),
});
