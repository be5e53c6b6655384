import type { BriefAid } from '../../emails/morning-brief-props.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { Plan } from '../circle/domain/plan.ts';
import { helpFor } from './domain/needs/help-for.ts';
import { shareLinks } from './domain/shout-outs/share-links.ts';
import { writePraise } from './domain/shout-outs/write-praise.ts';

const NETWORKS = {
  linkedin: 'LinkedIn',
  x: 'X',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  threads: 'Threads',
} as const;

/** Two or three ways to help with a need; words to praise an achievement, and where to post them. Nothing for other plans. */
export function aidForPlan(
  contact: Contact,
  plan: Plan,
  owner: Pick<Owner, 'mastodonInstance'> = {},
): BriefAid | undefined {
  switch (plan.kind) {
    case 'need':
      return { label: 'How you could help', lines: helpFor(plan.text).ways };
    case 'shout-out':
      return praiseAid(contact, plan, owner);
    case 'promise':
    case 'reminder':
      return undefined;
  }
}

/** The owner asked for this praise in so many words, so it counts as nothing that was told in private; the words are judged. */
function praiseAid(
  { name }: Contact,
  { text, link }: Plan,
  { mastodonInstance }: Pick<Owner, 'mastodonInstance'>,
): BriefAid {
  const praise = writePraise({ name, achievement: text, wasToldInPrivate: false });
  const afterwards =
    'Once it is out, press “I’ve shared it” below, or answer “shared it”. To leave it, answer “shout-out dropped”.';
  if ('refused' in praise) return { label: 'No draft this time', lines: [praise.refused], afterwards };
  const links = shareLinks({ text: praise.text, link, mastodonInstance }).map(({ network, url }) => ({
    label: NETWORKS[network],
    href: url,
  }));
  return {
    label: 'Words you could post',
    lines: [praise.text, ...(link === undefined ? [] : [link])],
    links,
    afterwards,
  };
}
