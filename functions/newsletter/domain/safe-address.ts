const LINK_PROTOCOLS = ['https:', 'http:', 'mailto:'];

export const leadsToAPage = (href: string): boolean =>
  URL.canParse(href) && LINK_PROTOCOLS.includes(new URL(href).protocol);

/** Over https, or the whole letter counts as unsafe; with words, for whoever sees no pictures. */
export const showsAPicture = (href: string, alt: string): boolean =>
  alt.trim() !== '' && URL.canParse(href) && new URL(href).protocol === 'https:';
