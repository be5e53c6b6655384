/** What Kith writes around a letter is English: it says so where the letter is not (WCAG 2.2, 3.1.2). */
export const langOfOurs = (language: string | undefined): string | undefined =>
  language === undefined || /^en(?:-|$)/i.test(language) ? undefined : 'en';
