import type { LinkOutcome } from '../../link-checker.ts';
import { differsForReaders } from '../safe-address.ts';
import type { Target } from './find-targets.ts';
import type { Finding } from './finding.ts';
import { address, placeOf } from './place-of.ts';

const PAGES = ['https:', 'http:'];
const LINKS = [...PAGES, 'mailto:'];
const MOST_SHOWN = 80;

/** The addresses that can be asked whether they are there, each once. */
export const addressesToCheck = (targets: readonly Target[]): readonly string[] => [
  ...new Set(
    targets.map(({ url }) => url).filter((url) => PAGES.includes(protocolOf(url)) && !differsForReaders(url)),
  ),
];

/** Where links and pictures lead, and whether pictures say what they show. */
export function checkTargets(
  markdown: string,
  targets: readonly Target[],
  outcomes: ReadonlyMap<string, LinkOutcome>,
): readonly Finding[] {
  const findings = targets.flatMap((target) => [
    ...(target.kind === 'picture' ? checkPicture(target) : checkLink(target)),
    ...checkOutcome(target, outcomes.get(target.url)),
  ]);
  return findings.map(({ url, ...finding }) => {
    const place = placeOf(markdown, address(url));
    return { ...finding, ...(place && { place }) };
  });
}

type FindingAt = Finding & { readonly url: string };

function checkPicture({ url, words }: Target): readonly FindingAt[] {
  if (words.trim() === '') {
    return [
      look(
        url,
        'missing-alt',
        `The picture ${short(url)} says nothing to whoever sees no pictures; write what it shows between the brackets. Until then it is left out.`,
      ),
    ];
  }
  if (differsForReaders(url)) {
    return [
      look(
        url,
        'left-out-picture',
        `The picture ${short(url)} would tell its server who opens the mail, so its words stand in its place.`,
      ),
    ];
  }
  if (protocolOf(url) === 'https:') return [];
  return [
    look(
      url,
      'left-out-picture',
      `The picture ${short(url)} does not come by https, so its words stand in its place.`,
    ),
  ];
}

function checkLink({ url }: Target): readonly FindingAt[] {
  if (differsForReaders(url)) {
    const words = `The link ${short(url)} would be another for each reader, so its words stand there without one.`;
    return [look(url, 'unsafe-link', words)];
  }
  if (LINKS.includes(protocolOf(url))) return [];
  return [
    look(
      url,
      'unsafe-link',
      `${short(url)} leads to no page, so its words stand there without a link; the address of a page begins with https://.`,
    ),
  ];
}

function checkOutcome({ url, kind }: Target, outcome: LinkOutcome | undefined): readonly FindingAt[] {
  const what = kind === 'picture' ? 'The picture' : 'The link';
  switch (outcome) {
    case 'broken':
      return [
        look(
          url,
          'broken-link',
          `${what} ${short(url)} leads to nothing: its server says that it is not there. Please mend it, or take it out.`,
        ),
      ];
    case 'unreachable':
      return [look(url, 'unreachable-link', `${what} ${short(url)} did not answer; please try it yourself.`)];
    case 'private':
      return [
        look(
          url,
          'private-link',
          `${what} ${short(url)} leads into a private network, where no reader gets.`,
        ),
      ];
    case 'ok':
    case 'refused': // Many servers turn machines away and show people the page.
    case 'unchecked':
    case undefined:
      return [];
  }
}

const look = (url: string, code: Finding['code'], words: string): FindingAt => ({
  level: 'look',
  code,
  words,
  url,
});

const protocolOf = (url: string): string => (URL.canParse(url) ? new URL(url).protocol : '');

const short = (url: string): string => (url.length > MOST_SHOWN ? `${url.slice(0, MOST_SHOWN)} …` : url);
