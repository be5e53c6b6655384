import type { NewsletterWorld } from './newsletter-world.ts';

/** What a person sends who filled in the form within a minute. */
export const formOf = (world: NewsletterWorld, fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams({ homepage: '', opened: world.stampOf(60), ...fields }).toString();

/** Each number is another network. */
export const ipOf = (n: number): string => `10.${Math.floor(n / 256) % 256}.${n % 256}.1`;
