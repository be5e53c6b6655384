import { escapeHtml } from './escape-html.ts';

/** HTML whose links to pages lead elsewhere, and where each led before, by its place. */
export interface CountedLinks {
  readonly html: string;
  readonly links: readonly string[];
}

const LINK = /<a href="(https?:[^"]*)"/g;

/**
 * Leads each link of a letter to an address of ours, which knows the page by its place among `links`. `html` is our own, in which
 * nothing else reads like a link. The same page has one place, however often the letter names it.
 */
export function countLinks(
  html: string,
  known: readonly string[],
  addressOf: (place: number) => string,
): CountedLinks {
  const links = [...known];
  const placeOf = (target: string): number => {
    const place = links.indexOf(target);
    return place === -1 ? links.push(target) - 1 : place;
  };
  const counted = html.replace(
    LINK,
    (_, href: string) => `<a href="${escapeHtml(addressOf(placeOf(readHref(href))))}"`,
  );
  return { html: counted, links };
}

const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const readHref = (escaped: string): string =>
  escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity);
