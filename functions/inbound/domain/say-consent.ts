/** What follows from somebody's answer about their praise in the newsletter, for its owner. */
export const sayConsent = (says: 'yes' | 'no', name: string): string =>
  says === 'yes'
    ? `Kith takes that as the yes to the newsletter: your words of praise come into one of the next letters, and you see them in its proof. ${name} can take it back by a “no”.`
    : 'Kith takes that as a no to the newsletter: the words of praise come into no letter, also not into one that you have approved.';
