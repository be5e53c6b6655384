const LINK_PROTOCOLS = ['https:', 'http:', 'mailto:'];

/** A field in an address would tell its server who follows it, or who opens the mail. */
export const differsForReaders = (href: string): boolean => href.includes('{{');

export const leadsToAPage = (href: string): boolean =>
  !differsForReaders(href) && URL.canParse(href) && LINK_PROTOCOLS.includes(new URL(href).protocol);

/** Over https, or the whole letter counts as unsafe; with words, for whoever sees no pictures. */
export const showsAPicture = (href: string, alt: string): boolean =>
  alt.trim() !== '' && !differsForReaders(href) && URL.canParse(href) && new URL(href).protocol === 'https:';
