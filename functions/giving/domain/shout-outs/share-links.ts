/** Where one can say it. Mastodon has no one home: its instance belongs to the owner. */
type Network = 'linkedin' | 'x' | 'bluesky' | 'mastodon' | 'threads';

export interface ShareLink {
  readonly network: Network;
  readonly url: string;
  /** As it fits there; what is too long is cut between words. */
  readonly text: string;
}

/** The longest post of each, in what one sees as letters. */
const LONGEST: Readonly<Record<Network, number>> = {
  linkedin: 3000,
  x: 280,
  bluesky: 300,
  mastodon: 500,
  threads: 500,
};

/** X counts any link as so many letters. */
const LINK_LETTERS_ON_X = 23;

interface Shared {
  readonly text: string;
  /** The page that tells of it. */
  readonly link?: string | undefined;
  /** `mastodon.social`, without which there is no link for Mastodon. */
  readonly mastodonInstance?: string | undefined;
}

/**
 * Links that open a new post with the words in it; nothing is posted until the owner presses the button there. LinkedIn documents
 * only the sharing of a page without words, so its link opens the composer as its own site does.
 */
export function shareLinks(shared: Shared): readonly ShareLink[] {
  const instance = mastodonHostOf(shared.mastodonInstance);
  const bases: readonly (readonly [Network, string])[] = [
    ['linkedin', 'https://www.linkedin.com/feed/?shareActive=true'],
    ['x', 'https://x.com/intent/post'],
    ['bluesky', 'https://bsky.app/intent/compose'],
    ...(instance === undefined ? [] : ([['mastodon', `https://${instance}/share`]] as const)),
    ['threads', 'https://www.threads.com/intent/post'],
  ];
  return bases.map(([network, base]) => {
    const text = textFor(network, shared);
    const url = new URL(base);
    url.searchParams.set('text', text);
    // `+` for a space is read as a plus by some apps.
    return { network, text, url: url.href.replaceAll('+', '%20') };
  });
}

function textFor(network: Network, { text, link }: Shared): string {
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
  const forLink = link === undefined ? 0 : 1 + (network === 'x' ? LINK_LETTERS_ON_X : link.length);
  const room = LONGEST[network] - forLink;
  const words = letters.length <= room ? text : cut(letters.slice(0, Math.max(0, room - 1)).join(''));
  return [words, link].filter((part) => part !== undefined && part !== '').join(' ');
}

const cut = (text: string): string =>
  `${text.slice(0, Math.max(text.lastIndexOf(' '), 0)).replace(/[\s,;:–-]+$/, '')}…`;

/** `https://Mastodon.social/@nora` → `mastodon.social`; undefined for what is no host. */
export function mastodonHostOf(instance: string | undefined): string | undefined {
  const host = instance
    ?.trim()
    .replace(/^https?:\/\//i, '')
    .split('/')[0]
    ?.replace(/^@?[^@]*@/, '')
    .toLowerCase();
  return host !== undefined && /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(host) ? host : undefined;
}
